"""Words and marks of a text with their places, in flat lists: the form every rule of attribution walks over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from operator import add, itemgetter, not_

# Abbreviated titles keep their full stop, so that `Sen. Lee` is two words and no sentence mark stands between them.
TITLES = (
    "Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Brig|Amb|Pres|Sec|Supt|Det|Insp|Jr|Sr|St|Gens"
    "|Atty"
)
_WORD = r"[\w\u0300-\u036f]+"
_TOKEN = re.compile(
    # words in small letters first: they are most of a text, and no other rule begins with one
    rf"[a-z][\w\u0300-\u036f]*(?:['’\-–&]{_WORD})*(?:\.(?:com|org|net|edu|gov|info|fr|de|uk|vn)\b)?|(?:[A-Z]\.){{2,}}(?:['’]s\b|[-–]{_WORD})*|(?:{TITLES})\.|\d+(?:[.,:]\d+)+|[A-Z]\.(?=\s[A-Z])|{_WORD}(?:['’\-–&]{_WORD})*(?:\.(?:com|org|net|edu|gov|info|fr|de|uk|vn)\b|(?<=s)['’](?=\s[a-z]))?|\.\.+|--|''|``|[^\w\s]"
)

_TITLES = frozenset(TITLES.split("|"))
_ENDS = frozenset(",.;:")
_LOOKS_AHEAD = frozenset(".'’")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one stretch of text, in order.

    words: as written. lower: in lower case with straight apostrophes. starts, ends: half-open places in the document's text.
    capitals: the indices of those that begin with a capital.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Index of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Tokens of `text[start:end]`; a word keeps its apostrophes and hyphens, `U.S.` and `Sen.` their full stops."""
    stretch = text[start:end]
    chunks, small = stretch.split(), stretch.lower().split()
    places = _places(stretch, start, chunks)
    words: list[str] = []
    lower: list[str] = []
    starts: list[int] = []
    done = 0
    # Most of what lies between two spaces is a word: such runs are taken over whole, and only what lies between them is looked at.
    for odd in compress(range(len(chunks)), map(not_, map(str.isalpha, chunks))):
        if odd > done:
            words += chunks[done:odd]
            lower += small[done:odd]
            starts += places[done:odd]
        done, at, chunk = odd + 1, places[odd], chunks[odd]
        if _is_word_and_mark(chunk):
            words += (chunk[:-1], chunk[-1])
            lower += (small[odd][:-1], chunk[-1])
            starts += (at, at + len(chunk) - 1)
            continue
        for first, last in _pieces_of(text, at, end, chunk):
            word = chunk[first:last]
            words.append(word)
            lower.append(word.lower().replace("’", "'"))
            starts.append(at + first)
    words += chunks[done:]
    lower += small[done:]
    starts += places[done:]
    capitals = list(compress(range(len(words)), map(str.isupper, map(_FIRST, words))))
    return Tokens(words, lower, starts, list(map(add, starts, map(len, words))), capitals)


_FIRST = itemgetter(0)


def _places(stretch: str, start: int, chunks: Sequence[str]) -> list[int]:
    """Where the chunks of a stretch begin that begins at `start`: nearly always one space parts two."""
    lengths = list(map(len, chunks))
    if len(stretch) == sum(lengths) + len(chunks) - 1:
        return list(accumulate(map((1).__add__, lengths[:-1]), initial=start))
    places, at = [], 0
    for chunk in chunks:
        at = stretch.index(chunk, at)
        places.append(start + at)
        at += len(chunk)
    return places


def _is_word_and_mark(chunk: str) -> bool:
    """True for `work,`: nearly all that is no plain word."""
    word, mark = chunk[:-1], chunk[-1]
    return mark in _ENDS and word.isalpha() and (mark != "." or (len(word) > 1 and word not in _TITLES))


def _pieces_of(text: str, at: int, end: int, chunk: str) -> Sequence[tuple[int, int]]:
    """Where the tokens begin and end of a chunk at `at` that is no plain word, with or without a mark."""
    bare = len(chunk) - 1
    if chunk[bare] in _LOOKS_AHEAD:  # of `J.` and `ministers’` the word behind decides
        return [piece for piece in _pieces(text[at : min(end, at + bare + 3)]) if piece[0] <= bare]
    return _pieces(chunk)


@lru_cache(maxsize=4096)
def _pieces(chunk: str) -> Sequence[tuple[int, int]]:
    """Where the tokens of a few characters begin and end."""
    return [match.span() for match in _TOKEN.finditer(chunk)]

"""Words and marks of a text with their places, in flat lists: the form every rule of attribution walks over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, zip_longest
from operator import add
from typing import cast

from briefgen.text.memo import Memo

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
_LOOKS_AHEAD = re.compile(r"(?:[A-Z]\.|s['’])\Z")
"""The end of what lies between two spaces when the word behind decides how it is taken apart: `J.`, `ministers’`."""


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


_Cut = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[bool, ...]]
"""What lies between two spaces, taken apart: its tokens, the same in lower case, from each to the next one's place (over one space at the
end), and whether each begins with a capital."""


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Tokens of `text[start:end]`; a word keeps its apostrophes and hyphens, `U.S.` and `Sen.` their full stops."""
    stretch = text[start:end]
    chunks = stretch.split()
    if not chunks:
        return Tokens([], [], [], [], [])
    # Most of what lies between two spaces was met before, so that the lists are strung together and no word is looked at.
    known = list(map(_CUTS.__getitem__, chunks))
    if all(known) and len(stretch) == sum(map(len, chunks)) + len(chunks) - 1:
        cuts = cast("list[_Cut]", known)
    else:
        start += stretch.index(chunks[0])
        cuts = _one_by_one(text, start, end, chunks)
    words_of, lower_of, steps_of, capital_of = zip(*cuts, strict=True)
    words = list(chain.from_iterable(words_of))
    starts = list(accumulate(chain.from_iterable(steps_of), initial=start))
    starts.pop()
    return Tokens(
        words,
        list(chain.from_iterable(lower_of)),
        starts,
        list(map(add, starts, map(len, words))),
        list(compress(range(len(words)), chain.from_iterable(capital_of))),
    )


def _one_by_one(text: str, start: int, end: int, chunks: Sequence[str]) -> list[_Cut]:
    """The chunks of `text[start:end]`, the first of which begins at `start`, where one needs the next, or more than a space parts two."""
    found: list[_Cut] = []
    at = start
    for chunk, following in zip_longest(chunks, chunks[1:]):
        after = at + len(chunk)
        cut = _CUTS[chunk]
        if cut is None:
            ahead = _TOKEN.finditer(text[at : min(end, after + 2)])
            cut = _cut(chunk, [match.span() for match in ahead if match.start() < len(chunk)])
        beyond = after + 1 if following is None else text.index(following, after)
        words, lower, steps, capital = cut
        found.append((words, lower, (*steps[:-1], steps[-1] + beyond - after - 1), capital))
        at = beyond
    return found


def _cut_alone(chunk: str) -> _Cut | None:
    """A chunk taken apart; None when the word behind it decides how. Most are a word, or a word and a mark."""
    last = len(chunk) - 1
    if chunk.isalpha():
        return _cut(chunk, [(0, last + 1)])
    if chunk[last] in _ENDS and chunk[:last].isalpha() and (chunk[last] != "." or (last > 1 and chunk[:last] not in _TITLES)):
        return _cut(chunk, [(0, last), (last, last + 1)])
    if _LOOKS_AHEAD.search(chunk):
        return None
    return _cut(chunk, [match.span() for match in _TOKEN.finditer(chunk)])


def _cut(chunk: str, pieces: Sequence[tuple[int, int]]) -> _Cut:
    words = tuple([chunk[first:end] for first, end in pieces])
    places = [first for first, _ in pieces]
    return (
        words,
        tuple([word.lower().replace("’", "'") for word in words]),
        tuple([following - first for first, following in zip(places, [*places[1:], len(chunk) + 1], strict=True)]),
        tuple([word[0].isupper() for word in words]),
    )


_CUTS: Memo[str, _Cut | None] = Memo(_cut_alone)

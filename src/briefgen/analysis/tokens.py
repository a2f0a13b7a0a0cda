"""Words and marks of a text with their places, in flat lists: the form every rule of attribution walks over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Index of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Tokens of `text[start:end]`; a word keeps its apostrophes and hyphens, `U.S.` and `Sen.` their full stops."""
    words: list[str] = []
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    # A pattern over the whole text takes twice the time: most of what stands between two spaces is a word, or a word and a mark.
    for chunk in text[start:end].split():
        at = text.index(chunk, at)
        bare = len(chunk) - 1
        if chunk.isalpha():
            pieces: Sequence[tuple[int, int]] = ((0, bare + 1),)
        elif chunk[bare] in _ENDS and chunk[:bare].isalpha() and (chunk[bare] != "." or (bare > 1 and chunk[:bare] not in _TITLES)):
            pieces = ((0, bare), (bare, bare + 1))
        elif chunk[bare] in _LOOKS_AHEAD:  # of `J.` and `ministers’` the word behind decides
            pieces = [piece for piece in _pieces(text[at : min(end, at + bare + 3)]) if piece[0] <= bare]
        else:
            pieces = _pieces(chunk)
        for first, last in pieces:
            word = chunk[first:last]
            words.append(word)
            lower.append(word.lower())
            starts.append(at + first)
            ends.append(at + last)
        at += bare + 1
    if text.find("’", start, end) >= 0:
        lower = [word.replace("’", "'") for word in lower]
    return Tokens(words, lower, starts, ends)


@lru_cache(maxsize=4096)
def _pieces(chunk: str) -> Sequence[tuple[int, int]]:
    """Where the tokens of a few characters begin and end."""
    return [match.span() for match in _TOKEN.finditer(chunk)]

"""Words and marks of a text with their places, in flat lists: the form every rule of attribution walks over."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

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
    found = list(_TOKEN.finditer(text, start, end))
    words = [match[0] for match in found]
    lower = [word.lower() for word in words]
    if text.find("’", start, end) >= 0:
        lower = [word.replace("’", "'") for word in lower]
    return Tokens(words, lower, [match.start() for match in found], [match.end() for match in found])

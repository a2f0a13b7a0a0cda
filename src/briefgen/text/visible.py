"""A text without what nobody sees, in composed characters, and the way back to the offsets of the text as it stands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from briefgen.text.normalise import UNPRINTABLE
from briefgen.text.spans import Span

# A letter with its marks, or letters of a Hangul syllable: what one composed character can come from.
_MARK = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_CLUSTER = re.compile(f"[\u1100-\u11ff]+|[^{_MARK}]?[{_MARK}]+")


@dataclass(frozen=True, slots=True)
class Visible:
    """text: what is seen. starts, ends: for each of its characters, the span in the raw text that it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def raw(self, span: Span) -> Span:
        """The span of the raw text that shows as `span` of what is seen; what is hidden at its edges stays outside."""
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def seen(self, span: Span) -> Span | None:
        """The span of what is seen that lies within `span` of the raw text; None when nothing of it is seen."""
        start, end = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return Span(start, end) if start < end else None

    def shown_from(self, offset: int) -> int:
        """Where what stands at or behind `offset` of the raw text begins in what is seen."""
        return bisect_left(self.starts, offset)


def visible(text: str) -> Visible | None:
    """What is seen of `text`, normalised to NFC; None when all of it is seen and composed, as it nearly always is."""
    hidden = UNPRINTABLE.search(text) is not None
    if not hidden and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return None
    characters: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in UNPRINTABLE.finditer(text):
        characters += text[at : match.start()]
        offsets += range(at, match.start())
        at = match.end()
    characters += text[at:]
    offsets += range(at, len(text))
    return _composed("".join(characters), offsets)


def _composed(text: str, offsets: list[int]) -> Visible:
    """`text` in NFC; offsets: where each of its characters stands in the raw text."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in [*_CLUSTER.finditer(text), None]:
        begins = match.start() if match else len(text)
        for place in range(at, begins):
            single = unicodedata.normalize("NFC", text[place])  # a few characters are written otherwise even when they stand alone
            parts.append(single)
            starts += [offsets[place]] * len(single)
            ends += [offsets[place] + 1] * len(single)
        if match:
            whole = unicodedata.normalize("NFC", match.group())
            parts.append(whole)
            starts += [offsets[begins]] * len(whole)
            ends += [offsets[match.end() - 1] + 1] * len(whole)
            at = match.end()
    return Visible("".join(parts), tuple(starts), tuple(ends))

"""What a line says of itself, by named patterns; most of a page is spared most of them by a look at the whole of it first."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.ingestion.cleaning import patterns
from briefgen.ingestion.metadata.bylines import byline
from briefgen.ingestion.metadata.origins import line_credit
from briefgen.ingestion.metadata.written_dates import date_line

SHORT = 16
"""Words up to which a line can be a date, a byline or a credit."""
_TURNS = tuple((f"turn to {what}", pattern) for what, pattern in patterns.TURNS.items())
_CAPTIONS = tuple((f"caption {how}", pattern) for how, pattern in patterns.CAPTIONS.items())


class Signs:
    """The signs of the lines of one page.

    What stands nowhere on the page stands in none of its lines: the words and marks that patterns need are looked for once, and the
    patterns tried only on lines that hold one.
    """

    def __init__(self, page: str) -> None:
        """page: all of its lines, in lower case."""
        self._furniture = _held(page, patterns.FURNITURE_PARTS)
        self._legal = _held(page, patterns.LEGAL_WORDS)
        self._pictures = _held(page, patterns.PICTURE_WORDS)
        self._addresses = _held(page, patterns.ADDRESS_PARTS)
        self._separated = _held(page, patterns.SEPARATORS)

    def of(self, text: str, lower: str, words: tuple[str, ...]) -> frozenset[str]:
        """The signs of the line `text`; lower: it in lower case; words: of that."""
        signs, count = [], len(words)
        begins = words[0][:3] if words else ""
        if count <= 45 and self._may_be_furniture(lower, begins) and patterns.FURNITURE.match(text):
            signs.append("furniture")
        if (count <= 20 and signs) or count <= 12:
            signs += [name for name, pattern in _TURNS if pattern.match(text)]
        if count <= 60 and begins in patterns.PLEA_BEGINS and patterns.PLEA.match(text):
            signs.append("furniture plea")
        if self._legal and count <= 60 and _holds(lower, self._legal) and patterns.LEGAL.search(text):
            signs.append("legal")
        if count <= SHORT:
            signs += _short_signs(text)
        if self._pictures and count <= 90 and _holds(lower, self._pictures):
            signs += [name for name, pattern in _CAPTIONS if pattern.search(text)]
        if count <= 60 and ("(" in text or "pictured" in lower) and patterns.WHO_IS_WHERE.search(text):
            signs.append("whoiswhere")
        if not patterns.APPEAL_WORDS.isdisjoint(words) and patterns.APPEAL.search(lower):
            signs.append("appeal")
        if self._addresses and _holds(lower, self._addresses) and patterns.ADDRESS.search(lower):
            signs.append("address")
        if self._separated and _holds(text, self._separated):
            signs.append("separator")
        return frozenset(signs)

    def _may_be_furniture(self, lower: str, begins: str) -> bool:
        return begins in patterns.FURNITURE_BEGINS or begins[:1].isdigit() or (bool(self._furniture) and _holds(lower, self._furniture))


def _short_signs(text: str) -> list[str]:
    found = []
    if date_line(text):
        found.append("date")
    if line_credit(text):
        found.append("agency")
    if byline(text):
        found.append("byline")
    if patterns.AGO.search(text):
        found.append("ago")
    return found


def _held(page: str, parts: Sequence[str]) -> tuple[str, ...]:
    return tuple([part for part in parts if part in page])


def _holds(line: str, parts: Sequence[str]) -> bool:
    for part in parts:  # noqa: SIM110  half the time of any(): called several times a line
        if part in line:
            return True
    return False

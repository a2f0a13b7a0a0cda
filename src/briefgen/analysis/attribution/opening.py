"""The phrase a sentence begins with."""

from __future__ import annotations

from briefgen.analysis.attribution import subjects
from briefgen.analysis.tokens import Tokens


def first_phrase(tokens: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The phrase a sentence begins with, as far as it can be told without a parser."""
    at = low
    while at < high and tokens.lower[at] in ("but", "and", "so", "yet", "then", "still", ","):
        at += 1
    if at < high and tokens.lower[at] in subjects.PRONOUNS:
        return at, at + 1
    if at < high and (
        tokens.lower[at]
        in ("in", "on", "at", "after", "during", "for", "when", "while", "as", "with", "by", "to", "before", "since", "through")
        or (tokens.lower[at].endswith(("ing", "ed")) and tokens.lower[at] not in ("united", "king"))
    ):
        comma = next((k for k in range(at, high) if tokens.lower[k] == ","), None)
        return None if comma is None or comma + 1 >= high else first_phrase(tokens, comma + 1, high)
    first = at
    while at < high and (
        subjects.is_name(tokens.words[at])
        or tokens.lower[at] in subjects.PERSONS
        or (at == first and tokens.lower[at] in subjects.DETERMINERS)
    ):
        at += 1
    return (first, at) if at > first and tokens.lower[at - 1] not in subjects.DETERMINERS else None

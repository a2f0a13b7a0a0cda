"""The phrase a sentence begins with."""

from __future__ import annotations

from briefgen.analysis.attribution import subjects
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words

_NAMED_LIKE_ONE = subjects.NOT_ADVERBS | {"united", "king"}
_DASHES = ("—", "–", "-", "--")
_NO_SUBJECT = words(
    "amid even where later earlier now last this then soon today yesterday monday tuesday wednesday thursday friday saturday sunday"
)


def behind_dateline(tokens: Tokens, low: int, high: int) -> int:
    """The first token behind `LIMA, Peru (AP) —`; `low` when the sentence begins with no dateline."""
    word = tokens.words[low] if low < high else ""
    if not (len(word) > 2 and word.isupper()):
        return low
    for at in range(low + 1, min(high, low + 12)):
        if tokens.lower[at] in _DASHES:
            return at + 1 if at + 1 < high else low
        if not (tokens.words[at][0].isupper() or tokens.lower[at] in (",", "(", ")", ".", "/") or tokens.words[at][0].isdigit()):
            return low
    return low


def first_phrase(tokens: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The phrase a sentence begins with, as far as it can be told without a parser."""
    at = behind_dateline(tokens, low, high)
    while at < high and tokens.lower[at] in ("but", "and", "so", "yet", "then", "still", ","):
        at += 1
    if at < high and tokens.lower[at] in subjects.PRONOUNS:
        return at, at + 1
    if at < high and (
        tokens.lower[at]
        in ("in", "on", "at", "after", "during", "for", "when", "while", "as", "with", "by", "to", "before", "since", "through")
        or tokens.lower[at] in _NO_SUBJECT
        or (tokens.lower[at].endswith(("ing", "ed", "ly")) and tokens.lower[at] not in _NAMED_LIKE_ONE)
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

"""The noun phrase that is the subject of a sentence, as far as it can be told without a parser."""

from __future__ import annotations

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.cues import CUES, STANDS
from briefgen.analysis.attribution.parts import Paragraph
from briefgen.analysis.wordlist import words

CONNECTIVES = words(
    "and but so yet still meanwhile however also then moreover furthermore additionally besides later earlier thus therefore",
)


def opening_of(part: Paragraph, low: int, high: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the sentence's first clause, behind connectives and an adverbial in commas."""
    tokens = part.tokens
    lower = tokens.lower
    at = low
    while at < high and (
        lower[at] in CONNECTIVES or (lower[at] in ("in", "on") and at + 2 < high and lower[at + 1] in ("addition", "turn", "fact"))
    ):
        at += 2 if lower[at] in ("in", "on") else 1
        if at < high and lower[at] == ",":
            at += 1
    if at < high and (
        lower[at]
        in (
            "in",
            "on",
            "at",
            "after",
            "during",
            "for",
            "when",
            "while",
            "as",
            "with",
            "before",
            "to",
            "regarding",
            "through",
            "over",
            "under",
            "since",
        )
        or (lower[at].endswith(("ing", "ed")) and lower[at] not in ("king", "united"))
    ):
        commas = [k for k in range(at, min(high, at + 60)) if lower[k] == "," and k + 1 < high]
        for comma in reversed(commas):
            phrase = _phrase_at(part, comma + 1, high)
            if phrase is not None and _verb_follows(part, phrase[1], high):
                return phrase
        return None
    return _phrase_at(part, at, high)


def _phrase_at(part: Paragraph, at: int, high: int) -> tuple[int, int] | None:
    tokens = part.tokens
    if at >= high:
        return None
    if tokens.lower[at] in ("he", "she", "they"):
        return at, at + 1
    end = at
    while end < high and end - at < 14:
        word = tokens.lower[end]
        if end == at and word in subjects.DETERMINERS:
            end += 1
            continue
        if tokens.words[end][0].isupper() or word in subjects.PERSONS or word in ("former", "top", "party", "two", "late", "vice"):
            end += 1
            continue
        if (
            word in ("of", "and", "the", "for")
            and end > at
            and end + 1 < high
            and (
                tokens.words[end + 1][0].isupper()
                or (tokens.lower[end + 1] == "the" and end + 2 < high and tokens.words[end + 2][0].isupper())
            )
        ):
            end += 1
            continue
        break
    return (at, end) if end > at else None


def _verb_follows(part: Paragraph, at: int, high: int) -> bool:
    tokens = part.tokens
    while at < high and subjects.is_adverb(tokens.lower[at]):
        at += 1
    if at >= high:
        return False
    word = tokens.lower[at]
    return (
        word in subjects.AUXILIARIES
        or word.endswith("ed")
        or word in CUES
        or word in STANDS
        or word in ("made", "met", "took", "held", "led", "gave")
    )

"""Reports that nobody speaks: `is expected to …`, `In a poll released on Friday, …`."""

from __future__ import annotations

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.parts import Paragraph, Report, Verb, offsets
from briefgen.analysis.wordlist import words

_HELD = {
    "expect": ("to",), "believe": ("to",), "think": ("to",), "say": ("to",), "report": ("to",), "allege": ("to",), "know": ("to",),
    "accuse": ("of",), "charge": ("with",), "suspect": ("of",), "describe": ("as",), "see": ("as",), "regard": ("as",), "view": ("as",),
    "understand": ("to",), "rumor": ("to",), "assume": ("to",), "predict": ("to",), "project": ("to",), "consider": ("to",),
}  # fmt: skip
"""What people say, think or hold of somebody, and the word behind which it stands."""
_POLLS = words("poll polls polling survey surveys")
_PHRASE = 12
"""Tokens of the longest phrase that names a poll, with when it was taken."""


def passive(verb: Verb) -> Report | None:
    """`The port is expected to open`, `he was accused of fraud`: held by somebody who is not named."""
    part, tokens, behind, lemma = verb.part, verb.part.tokens, verb.at + 1, verb.cue.lemma
    if lemma not in _HELD or behind + 1 >= verb.high or tokens.lower[behind] not in _HELD[lemma]:
        return None
    begin = behind if tokens.lower[behind] == "to" else behind + 1
    end = contents.clause_end(tokens, begin, verb.high, "i", part.marks)
    return Report(verb.at, behind, None, (offsets(part, begin, end),), "i", lemma, governed=True) if end > begin + 1 else None


def in_a_poll(part: Paragraph, at: int, low: int, high: int) -> Report | None:
    """`In a poll released on Friday, a third said yes`, `A third said yes in a poll`: what a poll found. at: the token `in`."""
    tokens = part.tokens
    lower = tokens.lower
    if _POLLS.isdisjoint(lower[at + 1 : at + _PHRASE]):
        return None
    comma = next((k for k in range(at + 1, min(high, at + _PHRASE)) if lower[k] in (",", ".")), None)
    if comma is None or _POLLS.isdisjoint(lower[at + 1 : comma]):
        return None
    poll = next(k for k in range(at + 1, comma) if lower[k] in _POLLS)
    if lower[at + 1] not in subjects.DETERMINERS and not subjects.is_name(tokens.words[at + 1]) and poll - at > 3:
        return None
    if at == low and comma + 3 < high:
        begin, end = comma + 1, contents.clause_end(tokens, comma + 1, high, "b", part.marks)
    elif at > low + 3 and comma >= high - 1:
        begin, end = low, at
    else:
        return None
    return Report(at, at + 1, (at + 1, poll + 1), (offsets(part, begin, end),), "b", "in", governed=True) if end > begin + 1 else None

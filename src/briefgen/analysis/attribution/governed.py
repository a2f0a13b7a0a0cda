"""Reporting verbs that another word governs: `sought to show that …`, `before insisting …`, `a letter alleging that …`."""

from __future__ import annotations

from dataclasses import replace

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.ahead import words_ahead
from briefgen.analysis.attribution.cues import NOUN_LIKE, SAYINGS
from briefgen.analysis.attribution.opening import first_phrase
from briefgen.analysis.attribution.parts import Report, Verb
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words

# What stands before `to` when its subject is the reporting verb's as well.
_AIMS = words(
    "try tries tried trying seek seeks sought seeking continue continues continued continuing begin begins began beginning",
    "start starts started starting refuse refuses refused refusing decline declines declined declining want wants wanted wanting",
    "need needs needed seem seems seemed appear appears appeared tend tends tended come comes came go goes going went rush rushed",
    "hope hopes hoped hoping plan plans planned planning intend intends intended promise promised promises fail fails failed failing",
    "attempt attempts attempted attempting struggle struggled manage managed manages move moved moves prepare prepares prepared",
    "preparing looking expect expects like likes have has had used able ready eager poised set likely unlikely willing unwilling",
    "quick reluctant careful happy afraid compelled forced expected on dare dared proceed proceeded",
)
_REACH = 6
"""Tokens of the longest subject between `for` and `to`."""
_PREPOSITIONS = words("by before after for in without while when despite of from about since against as than")


def infinitive(verb: Verb) -> Report | None:
    """`sought to show that …`, `for Ruiz to say …`: spoken by the subject of what governs the infinitive."""
    tokens, lower, low = verb.part.tokens, verb.part.tokens.lower, verb.low
    at = verb.at - 1
    while at > low and subjects.is_adverb(lower[at]):
        at -= 1
    if lower[at] != "to" or at - 1 <= low or lower[at - 1] in subjects.GOES_ON or lower[at - 2 : at] in (["went", "on"], ["goes", "on"]):
        return None
    governor = at - 1
    subject = _before_for(tokens, at, low)
    if subject is None and lower[governor] in _AIMS:
        found = subjects.before(tokens, governor, low)
        subject = found[:2] if found is not None else _of_the_sentence(verb, governor)
        return None if subject is None else _marked(words_ahead(verb, subject))
    report = words_ahead(verb, subject or _of_the_sentence(verb, governor))
    return _marked(report) if report is not None and (subject is not None or report.letter in "tqw") else None


def _before_for(tokens: Tokens, to: int, low: int) -> tuple[int, int] | None:
    """The phrase between `for` and `to`: `a chance for Ruiz to say`."""
    for at in range(to - 2, max(low, to - _REACH), -1):
        if tokens.lower[at] == "for":
            first = subjects.before(tokens, to, at + 1)
            return first[:2] if first is not None and first[0] == at + 1 else None
    return None


def _of_the_sentence(verb: Verb, high: int) -> tuple[int, int] | None:
    """The speaker of the report before in the sentence; of none, the phrase that the sentence begins with, ahead of token `high`."""
    return verb.last.subject if verb.last is not None else first_phrase(verb.part.tokens, verb.low, high)


def gerund(verb: Verb) -> Report | None:
    """`before insisting …`, `a letter alleging that …`: behind a preposition, or behind the noun it tells about."""
    lower, low = verb.part.tokens.lower, verb.low
    at = verb.at - 1
    while at > low and subjects.is_adverb(lower[at]):
        at -= 1
    if at <= low:
        return None
    if lower[at] in _PREPOSITIONS:
        return _marked(words_ahead(verb, _of_the_sentence(verb, at)))
    report = words_ahead(verb, None)
    if report is None or report.letter not in "tq":
        return None
    found = subjects.before(verb.part.tokens, verb.at, low)
    if found is None or (found[0] > low and lower[found[0] - 1] in subjects.AUXILIARIES):
        return None  # `was heard saying`: no noun
    return _marked(replace(report, subject=found[:2]))


def at_last(verb: Verb) -> Report | None:
    """`The complaint, which was filed in May, alleged that …`: no subject beside the verb, but a clause or quotation behind it."""
    tokens = verb.part.tokens
    if tokens.lower[verb.at] in NOUN_LIKE or tokens.lower[verb.at] in SAYINGS:
        return None
    report = words_ahead(verb, None)
    subject = first_phrase(tokens, verb.low, verb.at)
    if subject is None or report is None or report.letter not in "tqw":
        return None
    return _marked(replace(report, subject=subject))


def _marked(report: Report | None) -> Report | None:
    return None if report is None else replace(report, governed=True)

"""Sentences that the one behind them takes back or denies, and rumours that nobody stands for: neither may be printed alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefgen.model.evidence import Claim, Flag, SpeakerBasis
from briefgen.selection.notices import stems_of
from briefgen.text.phrases import content, tokens

_END = r"(?=\W*\Z|[,;:—–]|\s(?:either|myself|ourselves|at all|yet|now|whatever|whatsoever)\b)"
_NOT = r"(?:do not|don[’']t|did not|didn[’']t|cannot|can[’']t|would not|wouldn[’']t)"
_WHAT = r"(?:claim|rumou?r|report|allegation|accusation|suggestion|assertion|story|charge that|speculation|insinuation)s?"
_THAT = rf"(?:it|this|that|them|(?:the|this|that|these|those|such|all) {_WHAT})"
_PROOF = r"(?:proof|evidence|sign|trace|confirmation|indication)"
_FALSE = (
    r"(?:(?:simply|quite|completely|entirely|totally|just|plainly|of course) )?(?:not (?:so|true|the case|accurate|correct)"
    r"|untrue|false|mistaken|incorrect|inaccurate|unfounded|baseless|groundless|nonsense|(?:a|an outright) (?:lie|myth|fabrication))"
)
_BE = r"(?:is|are|was|were|has been|have been|proved|turned out to be)"
_OPENING = r"\W*(?:(?:But|Yet|And|However|No|In fact|Actually),? )?"
_DENIALS = re.compile(
    rf"{_OPENING}(?:"
    # I have seen no proof of that. No evidence for it was found. There is no proof of this.
    rf"(?:I|We) (?:have (?:seen|found|heard|been shown|been given)|had|have|saw|found|know of|see) no {_PROOF}"
    rf"(?: (?:of|for) {_THAT})?{_END}"
    rf"|(?:There (?:is|was|has been) )?no {_PROOF} (?:of|for) {_THAT}(?: (?:has been|was|is|exists)(?: \w+)?)?{_END}"
    # I do not expect that. I don’t think so.
    rf"|(?:I|We) {_NOT} (?:expect|believe|think|accept|foresee|anticipate|confirm) (?:it|this|that|so|them)"
    rf"(?: to happen| will happen| to be (?:so|true|the case))?{_END}"
    # That is not so. The rumour was false.
    rf"|(?:It|This|That|They|These|Those|(?:The|This|That|These|Those|Such|All|Both) {_WHAT}) {_BE} {_FALSE}{_END}"
    # He is mistaken.
    rf"|(?:He|She|They) (?:is|are|was|were) (?:mistaken|wrong|misinformed|lying){_END}"
    r")",
    re.IGNORECASE,
)
_DENIER = r"(?!I\b)(?=[A-Z])(?:(?:Mr|Mrs|Ms|Dr|St|[A-Z])\.|[^.;:?!]){1,80}?"
# The ministry denied this. Her office has refuted the claims.
_DENIED = re.compile(
    rf"\W*{_DENIER}\s(?:(?:has|have|had) )?(?:\w+ly )?"
    rf"(?:(?:den(?:ied|ies|y)|disput(?:es?|ed)|refut(?:es?|ed)|contradict(?:s|ed)?)"
    rf" {_THAT}|(?:reject(?:s|ed)?|dismiss(?:es|ed)?) (?:the|this|that|these|those|such|all) {_WHAT}){_END}"
)
_NOTHING_TOLD = re.compile(r"\b(?:it|this|that|them)\Z")
# The minister denied that the price had doubled.
_DENIED_THAT = re.compile(
    rf"\W*{_DENIER}\s(?:(?:has|have|had) )?(?:\w+ly )?"
    r"(?:den(?:ied|ies|y)|disput(?:es?|ed)) (?:that|having|any)\b(?P<what>.+)",
    re.DOTALL,
)
_LEAST_SHARED = 2
"""Words that what is denied has in common with the sentence before, when these are half of its words too."""
# what is asked for is denied as well: it was asked for all the same
_ASKED = re.compile(
    r"\b(?:ask|request|appl[iy]|petition|motion|appeal|permi|visa|licen[cs]|bail|entry|access|extension|waiver|asylum)\w*", re.IGNORECASE
)
# Mr Rehn is mistaken: behind a question as in an interview his name tells which sentence is meant
_MISTAKEN = re.compile(
    rf"{_OPENING}(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Professor|President|Minister)\.? )?(?:[A-Z][\w’'-]+ ){{0,2}}?(?P<name>[A-Z][\w’'-]+)"
    rf" (?:is|was) (?:simply |quite |completely )?(?:mistaken|wrong|misinformed|lying){_END}"
)
_RUMOUR = re.compile(
    r"\W*(?:(?:But|And|Yet|Still|Now),? )?(?:"
    r"(?:Some|Many|Some people|People|Some even|Tongues)(?: even| also| now)? (?:say|claim|allege|whisper|insinuate|mutter)\b"
    r"|(?:People|Residents|Locals|Villagers|Neighbours|Fishermen|Workers) (?:here|there|nearby|around here|in the (?:town|village))"
    r" (?:\w+ )?(?:say|claim|allege|whisper|believe|are saying)\b"
    r"|It (?:is|was|has been) (?:(?:often|sometimes|also|even|widely) )?(?:said|rumou?red|whispered|claimed|murmured)\b"
    r"(?! by\b| in\b| on\b)|(?:Rumou?r|Word|Gossip) (?:has|had) it\b|(?:The )?(?:Rumou?rs?|Gossip) (?:says?|claims?|goes|go|is that)\b"
    r"|There (?:is|are|was|were|have been|has been) (?:\w+ ){0,2}"
    r"(?:claims|reports|rumou?rs?|whispers|talk|gossip|allegations|speculation) (?:that|of)\b"
    r"|I (?:\w+ly |often |also |now )?(?:hear|have heard|am told|have been told)(?: \w+)? that\b)",
    re.IGNORECASE,
)
# hearsay whoever passes it on
_PASSED_ON = re.compile(r"(?:There|I)\b")


def denials(claims: Sequence[Claim]) -> dict[str, str]:
    """Of one document's claims, in text order: claim id -> words of the sentence right behind it that takes it back or denies it.

    That sentence stands in its paragraph, or in the next one where it names whom it contradicts.
    """
    found = {}
    for claim, behind in pairwise(claims):
        if behind.text.rstrip().endswith("?") or not 0 <= behind.paragraph - claim.paragraph <= 1:
            continue
        if (claim.paragraph == behind.paragraph and _denies(claim.text, behind.text)) or _contradicts(behind.text, claim.text):
            found[claim.id] = behind.text
    return found


def disputed(claims: Sequence[Claim]) -> tuple[tuple[str, str], ...]:
    """Of one document's claims, in text order: ids of two sentences of which the second tells that somebody denies the first.

    The first tells by its own words who says so, so that both can be printed as one statement. No claim is in two pairs.
    """
    found: list[tuple[str, str]] = []
    for claim, behind in pairwise(claims):
        if claim.paragraph != behind.paragraph or (found and found[-1][1] == claim.id) or Flag.QUESTION in (*claim.flags, *behind.flags):
            continue
        denied = _denied(claim.text, behind.text) or _denies_what_it_tells(claim.text, behind.text)
        if denied and Flag.DEPENDENT not in claim.flags and _tells_its_speaker(claim):
            found.append((claim.id, behind.id))
    return tuple(found)


def _tells_its_speaker(claim: Claim) -> bool:
    if claim.speaker is None:
        return True
    cues = (one.cue for one in claim.attributions if one.resolved is not None and one.resolved.name == claim.speaker.name)
    inside = any(cue is not None and claim.span.start <= cue.start < claim.span.end for cue in cues)
    return claim.speaker.basis is SpeakerBasis.NAMED and inside


def _denies_what_it_tells(before: str, text: str) -> bool:
    denied = _DENIED_THAT.match(text)
    if denied is None:
        return False
    what = stems_of(denied["what"])
    shared = len(what & stems_of(before))
    return shared >= _LEAST_SHARED and 2 * shared >= len(what)


def denies_another(claim: Claim) -> bool:
    """True for a denial of something that only the sentence before tells: `That is not so`, `The ministry denied it`."""
    if _DENIALS.match(claim.text) is not None:
        return True
    denied = _DENIED.match(claim.text)
    return denied is not None and _NOTHING_TOLD.search(denied[0]) is not None


def rumoured(claim: Claim) -> bool:
    """True for hearsay of nobody: `Some say`, with no speaker who would stand for it; `There are reports that`, `I hear that` by anyone."""
    found = _RUMOUR.match(claim.text)
    return found is not None and (claim.speaker is None or _PASSED_ON.match(found[0].strip()) is not None)


def _denies(before: str, text: str) -> bool:
    return _DENIALS.match(text) is not None or _denied(before, text)


def _denied(before: str, text: str) -> bool:
    return _DENIED.match(text) is not None and _ASKED.search(before) is None


def _contradicts(text: str, before: str) -> bool:
    named = _MISTAKEN.match(text)
    return named is not None and named["name"].casefold() in content(tokens(before.casefold()))

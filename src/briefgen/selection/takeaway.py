"""Which of a section's statements says best what the section comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model.evidence import Flag, SpeakerBasis
from briefgen.selection.candidate import Candidate
from briefgen.selection.corroboration import same_speaker
from briefgen.selection.fitness import acts, sets_a_scene
from briefgen.selection.leaning import loose_event, unspoken
from briefgen.selection.relevance import Scored

SHORT = 32
"""Words above which a statement is long for a takeaway or a key point."""
_SAME_MATTER = 1
"""Words of meaning that two sayings of one speaker share when they are of one matter."""
STALE = 3
"""Years by which a source may be older than the newest of the section before its statements no longer sum it up."""
_PRONOUNS = frozenset(["he", "she", "they", "it", "this", "these", "that", "those", "his", "her", "their", "its"])
_ELABORATES = re.compile(r"\b(?:includes?|included|also|such as|for example|among them)\b", re.IGNORECASE)
_COMMITS = re.compile(r"\b(?:will|pledges?|promised?|promises|decided|decides|commit(?:s|ted)?|proposed|proposes)\b", re.IGNORECASE)
# what may come, and what only answers the sentence before, sums nothing up
_MAY_COME = re.compile(
    r"\b(?:would|could|might|may|(?:is|are|was|were) (?:expected|forecast|projected|predicted|likely) to|forecasts?|predict(?:s|ed))\b"
)
_ANSWERS = re.compile(
    r",\s(?:however|though|too|meanwhile|instead|nevertheless|in turn),?(?=\s|\W*\Z)|\A\W*(?:But|However|Instead|Still|Yet)\b"
)
_OF_THE_CALENDAR = re.compile(
    r"\b(?:anniversary|jubilee|birthday|centenary)\b[^.]{0,90}\b(?:follows?|falls?|comes?|is|will be|next year|this year)\b", re.IGNORECASE
)


# `The militant was shot`, `The accord was sealed`: which one, another sentence tells
_OF_THAT = re.compile(r"\W*The (?:[a-z]+ )?[a-z]+ (?:was|were|is|are|has|have|had|will|would|came|led|took|[a-z]+ed)\b")


def takeaway_worth(one: Scored, section: Sequence[Scored]) -> tuple[float, str]:
    """How well one of the section's statements sums it up, and its id to settle ties.

    It answers the section's first question, stands on its own, is short and general, tells who or when, and is an act or a commitment
    rather than a date of the calendar.
    """
    claim, candidate = one.candidate.claim, one.candidate
    worth = one.score * (1 + 0.5 * one.answers.get(0, 0.0) + 0.1 * len(one.answers))
    worth *= 0.05 if Flag.DEPENDENT in claim.flags else 0.3 if one.needs else 1.0
    worth *= 0.2 if unspoken(claim) else 0.5 if Flag.HEARSAY in claim.flags else 1.0
    worth *= 0.6 if candidate.words[0] in _PRONOUNS or _OF_THAT.match(claim.text) else 1.0
    worth *= 0.1 if loose_event(claim) or sets_a_scene(claim) else 1.0
    # a speaker carried on from the sentence before is the least sure
    worth *= 0.3 if claim.speaker and claim.speaker.basis is SpeakerBasis.CONTINUED else 1.0
    worth *= min(1.0, SHORT / candidate.length)
    worth *= 0.75 if _ELABORATES.search(claim.text) else 1.0
    # what is mostly a list sums nothing up
    worth *= 0.5 if any(2 * len(span) > len(claim.text) for span in candidate.lists) else 1.0
    told = claim.event_date is not None and claim.event_date.span is not None
    worth *= 1.1 if claim.speaker or told else 0.85
    worth *= 1.1 if claim.speaker is None and told else 1.0
    worth *= 1.15 if acts(candidate) or _COMMITS.search(claim.text) else 1.0
    worth *= 0.5 if _OF_THE_CALENDAR.search(claim.text) and not claim.quantities and not _COMMITS.search(claim.text) else 1.0
    worth *= 0.6 if _MAY_COME.search(claim.text) else 1.0
    worth *= 0.4 if _ANSWERS.search(claim.text) else 1.0
    worth *= 0.4 if stale(one, section) or spoke_later(one, section) else 1.0
    return round(worth, 9), claim.id


def stale(one: Scored, section: Sequence[Scored]) -> bool:
    """True when its source is years older than another of the section that answers a question too."""
    year = _reported(one.candidate)
    newest = max((when for other in section if other.answers and (when := _reported(other.candidate)) is not None), default=None)
    return year is not None and newest is not None and newest - year >= STALE


def spoke_later(one: Scored, section: Sequence[Scored]) -> bool:
    """True when the section has words that the same speaker said of what both name, in a source of a later day."""
    said = one.candidate.published
    if said is None or one.candidate.claim.speaker is None:
        return False
    return any(
        (day := other.candidate.published) is not None
        and said.latest < day.earliest
        and same_speaker(one.candidate.claim, other.candidate.claim)
        and len(one.candidate.said & other.candidate.said) >= _SAME_MATTER
        for other in section
    )


def _reported(candidate: Candidate) -> int | None:
    date = candidate.published or (candidate.claim.date.edtf if candidate.claim.date else None)
    return date.earliest.year if date else None


def in_runs(chosen: Sequence[Scored]) -> list[Scored]:
    """The statements with those of one paragraph together, in source order, where the first of them stands."""
    ordered: list[Scored] = []
    for one in chosen:
        if one not in ordered:
            claim = one.candidate.claim
            run = [o for o in chosen if (o.candidate.claim.document, o.candidate.claim.paragraph) == (claim.document, claim.paragraph)]
            ordered += sorted(run, key=lambda other: other.candidate.claim.span)
    return ordered

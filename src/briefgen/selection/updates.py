"""Figures that a later source tells anew, and plans that came to nothing: the newer one serves a brief better, even at greater length."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from briefgen.selection.ahead import dates_in
from briefgen.selection.candidate import Candidate
from briefgen.selection.corroboration import MONTHS
from briefgen.selection.discrepancies import rivals, same_subject
from briefgen.selection.disputable import Disputable
from briefgen.selection.pool import Pool
from briefgen.text.phrases import phrase_tokens
from briefgen.text.spans import Span

OUTDATED = 0.7
"""What an older figure is worth beside a newer one."""
NEARLY = 0.6
"""Share of the older one's score that the newer one has at least."""
_MOST = 60
"""Best claims of a section that are compared."""
_ALIKE, _HARDLY = 0.6, 0.2
_LATER = dt.timedelta(days=60)
_AHEAD = re.compile(r"\b(?:will|(?:is|are|was|were) (?:to|due|expected|planned|scheduled|set)\b|plans? to|to be)\b")
_FORETELLS = re.compile(r"\b(?:will|would|could|may|might|shall|to be|(?:expect|forecast|predict|project|hope|aim|plan|target)(?:s|ed)?)\b")
_PUT_OFF = re.compile(
    r"\b(?:postponed|put off|delayed|deferred|pushed back|brought forward|cancel(?:l)?ed|called off|scrapped|suspended|abandoned"
    r"|(?:later|earlier) than (?:\w+ )?(?:planned|expected|scheduled|promised))\b"
)
_PROPOSES = re.compile(r"\b(?:propos(?:e|es|ed|al)|suggest(?:s|ed)?|offer(?:s|ed)?|want(?:s|ed)?|call(?:s|ed) for|ask(?:s|ed) for)\b")
_SETTLED = re.compile(r"\b(?:agreed (?:\w+ ){0,4}?to|decided (?:\w+ ){0,4}?to|set for|fixed for|(?:is|are) to)\b")
_COMMON = 3
"""Words, names left out, that what was settled has in common with what was proposed."""
_SHARED = 2
"""Words that the news of a plan's change has in common with the plan."""


def outdated(pool: Pool, scores: Mapping[str, float], order: Sequence[str]) -> frozenset[str]:
    """Ids of claims whose figure another of the best tells of a later time, and of plans that a later one puts off or settles otherwise.

    scores: by claim id. order: ids, best first.
    """
    best = [pool.by_id[key] for key in order[:_MOST]]
    measured = [Disputable(one) for one in best if one.claim.quantities]
    told = [one for one in measured if _FORETELLS.search(one.candidate.claim.text) is None]
    changed = [one for one in best if _PUT_OFF.search(one.claim.text)]
    found = {one.claim.id for one in best if _AHEAD.search(one.claim.text) and any(_changes(pool, news, one) for news in changed)}
    settled = [one for one in best if _SETTLED.search(one.claim.text)]
    found |= {one.claim.id for one in best if _PROPOSES.search(one.claim.text) and any(_settles(news, one) for news in settled)}
    for older in measured:
        for newer in told:
            here, there = older.candidate.claim.id, newer.candidate.claim.id
            if here != there and scores[there] >= NEARLY * scores[here] and _told_anew(pool, older, newer):
                found.add(here)
                break
    return frozenset(found)


def _changes(pool: Pool, news: Candidate, plan: Candidate) -> bool:
    """True when a sentence of a later document tells that what the earlier one foresees was put off or dropped."""
    told, foreseen = news.published, plan.published
    if told is None or foreseen is None or foreseen.latest >= told.earliest:
        return False
    return len(news.meaning & plan.meaning) >= _SHARED and pool.likeness(news, plan) >= _HARDLY


def _settles(news: Candidate, plan: Candidate) -> bool:
    """True when a sentence of a later document tells that what an earlier one proposes for a day was agreed for another."""
    told, proposed = news.published, plan.published
    if told is None or proposed is None or proposed.latest >= told.earliest or _PROPOSES.search(news.claim.text):
        return False
    ours = [day for _, day in dates_in(news.claim) if day.earliest > told.latest]
    theirs = [day for _, day in dates_in(plan.claim) if day.earliest > proposed.latest]
    named = {word for name in (*news.claim.names, *plan.claim.names) for word in phrase_tokens(name)}
    common = {word for word in news.meaning & plan.meaning - named if word.isalpha()} - MONTHS
    return bool(ours and theirs) and not any(day.meets(other) for day in ours for other in theirs) and len(common) >= _COMMON


def _told_anew(pool: Pool, older: Disputable, newer: Disputable) -> bool:
    for left in older.figures:
        for right in newer.figures:
            if not rivals(left, right):
                continue
            first, second = _of(older, left.span), _of(newer, right.span)
            if first and second and second - first >= _LATER and same_subject(pool, older, left.span, newer, right.span) >= _ALIKE:
                return True
    return False


def _of(told: Disputable, figure: Span) -> dt.date | None:
    """The last day of the time that a figure is of: of a date in its clause, else of its sentence."""
    beside = told.dates_beside(figure)
    return beside[0].latest if beside else _day(told.candidate)


def _day(candidate: Candidate) -> dt.date | None:
    return candidate.when.latest if candidate.when else None

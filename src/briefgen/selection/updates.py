"""Figures that a later source tells anew, and plans that came to nothing: the newer one serves a brief better, even at greater length."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from briefgen.selection.candidate import Candidate
from briefgen.selection.discrepancies import rivals, same_subject
from briefgen.selection.disputable import Disputable
from briefgen.selection.pool import Pool
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
_SHARED = 2
"""Words that the news of a plan's change has in common with the plan."""


def outdated(pool: Pool, scores: Mapping[str, float], order: Sequence[str]) -> frozenset[str]:
    """Ids of the claims whose figure another of the best tells of a later time, and of plans that a later one tells to be put off.

    scores: by claim id. order: ids, best first.
    """
    best = [pool.by_id[key] for key in order[:_MOST]]
    measured = [Disputable(one) for one in best if one.claim.quantities]
    told = [one for one in measured if _FORETELLS.search(one.candidate.claim.text) is None]
    changed = [one for one in best if _PUT_OFF.search(one.claim.text)]
    found = {one.claim.id for one in best if _AHEAD.search(one.claim.text) and any(_changes(pool, news, one) for news in changed)}
    for older in measured:
        for newer in told:
            here, there = older.candidate.claim.id, newer.candidate.claim.id
            if here != there and scores[there] >= NEARLY * scores[here] and _told_anew(pool, older, newer):
                found.add(here)
                break
    return frozenset(found)


def _changes(pool: Pool, news: Candidate, plan: Candidate) -> bool:
    """True when a sentence of a later document tells that what the earlier one foresees was put off or dropped."""
    told, foreseen = news.document.date, plan.document.date
    if told is None or foreseen is None or foreseen.latest >= told.earliest:
        return False
    return len(news.meaning & plan.meaning) >= _SHARED and pool.likeness(news, plan) >= _HARDLY


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

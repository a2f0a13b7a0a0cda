"""Which of several answers fits a question best: a figure where it asks for one, the newest where it was counted anew, what is to come."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.selection.candidate import Candidate
from briefgen.selection.pool import Pool

GONE_BY = 0.5
"""What an answer is worth that tells what had happened where a question asks when something will, or can, be."""
NOT_HOW_MANY = 0.6
"""What an answer is worth that has no figure where a question asks for one."""
OLDER_FIGURE = 0.5
"""What a figure is worth that a later text tells anew."""
_AS_GOOD = 0.25
"""How good an answer the later text holds, beside the older one, before it takes its place."""
_STEM = 5
"""Letters of a noun by which two figures count the same."""
_ASKS_HOW_MANY = re.compile(
    r"\W*(?:how (?:many|much|high|large|big|far|long)\b|what (?:is|was|are|were) the (?:\w+ )?"
    r"(?:numbers?|figures?|toll|turnout|total|size|share|rate|price|cost|quota|amount|sum|level)\b)",
    re.IGNORECASE,
)
_ASKS_WHEN = re.compile(r"\W*(?:(?:since|until|by|from) )?when\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|dozens?|hundreds?|thousands?|millions?|billions?|no one|nobody|none|half)\b",
    re.IGNORECASE,
)


def asks_how_many(question: str) -> bool:
    """True for a question that wants a figure: `How many …?`, `What was the turnout?`."""
    return _ASKS_HOW_MANY.match(question) is not None


def asks_exactly(question: str) -> bool:
    """True for a question that one figure or one day answers."""
    return asks_how_many(question) or _ASKS_WHEN.match(question) is not None


def has_figure(candidate: Candidate) -> bool:
    """True when the claim tells a number other than those of its dates."""
    claim, text = candidate.claim, candidate.claim.text
    for time in claim.times:
        start, end = time.span.start - claim.span.start, time.span.end - claim.span.start
        text = text[:start] + " " * (end - start) + text[end:]
    return _FIGURE.search(text) is not None


def is_over(candidate: Candidate) -> bool:
    """True when the event that the claim tells had come when it was written."""
    event, said = candidate.claim.event_date, candidate.claim.statement_date
    return event is not None and said is not None and event.edtf.latest <= said.edtf.latest


def counted_anew(pool: Pool, key: str, held: Mapping[str, float], how_many: bool) -> bool:
    """True when another good answer, of a text that came out later, tells the figure anew: the dead of a later day, the raised quota.

    key: id of the older claim. held: strength of each answer to the question by claim id. how_many: the question asks for a figure, so that
    any figure in an answer is taken for it; else both must count or measure alike.
    """
    older = pool.by_id[key]
    day = older.published
    if day is None or not (has_figure(older) if how_many else _counts(older)):
        return False
    return any(
        strength >= _AS_GOOD * held[key]
        and (later := pool.by_id[other].published) is not None
        and day.latest < later.earliest
        and not pool.by_id[other].opinion
        and (has_figure(pool.by_id[other]) if how_many else bool(_counts(older) & _counts(pool.by_id[other])))
        for other, strength in held.items()
    )


def _counts(candidate: Candidate) -> frozenset[str]:
    """What the figures of a claim measure or count: units, else the beginnings of the nouns behind them."""
    found = ((figure.unit or (figure.noun or "")[:_STEM]).casefold() for figure in candidate.claim.quantities)
    return frozenset(found) - {""}

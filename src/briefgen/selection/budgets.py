"""How many words of a brief's body go to which section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.model.evidence import Fact
from briefgen.selection.choosing import Budget, cost
from briefgen.selection.pool import Pool
from briefgen.selection.relevance import Scored
from briefgen.spec.schema import BriefSpec

FURNITURE, FURNITURE_SHARE = 285, 0.16
"""Words of the body that are neither statement nor heading (title page, contents, running heads, charts), and their share at most."""
_OF_A_SECTION = 10
"""Words that a section takes besides its title and statements."""
_OF_A_KEY_POINT = 38
_FEWEST = 20


def first_budgets(spec: BriefSpec, key_points: int) -> list[Budget]:
    """Each section's budget before anything is chosen: its own words, else its share of the brief's by its number of facts."""
    facts = [section.facts or spec.facts for section in spec.sections]
    room = None if spec.words is None else max(spec.words // 2, spec.words - _fixed(spec, spec.words) - key_points * _OF_A_KEY_POINT)
    return [
        Budget(facts=most, words=section.words or (None if room is None else max(_FEWEST, room * most // sum(facts))))
        for section, most in zip(spec.sections, facts, strict=True)
    ]


def passed_on(spec: BriefSpec, budgets: Sequence[Budget], chosen: Sequence[Sequence[Scored]], short: Sequence[bool]) -> list[Budget]:
    """Budgets with the words that some sections had no use for given to those that ran short of theirs."""
    wanting = [
        section.words is None and ran_short and len(picks) < budget.facts
        for section, budget, picks, ran_short in zip(spec.sections, budgets, chosen, short, strict=True)
    ]
    left = sum((budget.words or 0) - cost(picks) for budget, picks, wants in zip(budgets, chosen, wanting, strict=True) if not wants)
    return _more(budgets, wanting, max(0, left) // max(1, sum(wanting)))


def fitted(
    spec: BriefSpec, budgets: Sequence[Budget], chosen: Sequence[Sequence[Scored]], key_points: Sequence[Fact], pool: Pool
) -> list[Budget] | None:
    """Budgets cut by what the body would be too long; None when it is not."""
    if spec.words is None:
        return None
    points = sum(pool.by_id[fact.id].cost for fact in key_points)
    over = _fixed(spec, spec.words) + points + sum(cost(picks) for picks in chosen) - spec.words
    if over <= 0:
        return None
    costs = [cost(picks) for picks in chosen]
    fair = [budget.words or 0 for budget in first_budgets(spec, len(key_points))]
    free = [section.words is None for section in spec.sections]
    # first from what sections hold beyond their share, then from all alike
    beyond = [max(0, held - share) if one else 0 for held, share, one in zip(costs, fair, free, strict=True)]
    first = min(over, sum(beyond))
    kept = [held - round(first * more / max(1, sum(beyond))) for held, more in zip(costs, beyond, strict=True)]
    rest = (over - first) / max(1, sum(words for words, one in zip(kept, free, strict=True) if one))
    return [
        replace(budget, words=max(_FEWEST, round(words * (1 - rest)))) if one else budget
        for budget, words, one in zip(budgets, kept, free, strict=True)
    ]


def _more(budgets: Sequence[Budget], wanting: Sequence[bool], share: int) -> list[Budget]:
    return [replace(budget, words=(budget.words or 0) + share) if wants else budget for budget, wants in zip(budgets, wanting, strict=True)]


def _fixed(spec: BriefSpec, words: int) -> int:
    headings = sum(2 * len(section.title.split()) + _OF_A_SECTION for section in spec.sections)
    return min(FURNITURE, round(FURNITURE_SHARE * words)) + min(headings, words // 10)

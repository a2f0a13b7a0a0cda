"""What the desk pins goes first, with what it cannot be understood without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.model.evidence import Fact, Flag
from briefgen.model.selection import Choice
from briefgen.selection.pool import Pool
from briefgen.selection.relevance import Scored
from briefgen.spec.schema import SectionSpec


def pinned_first(ordered: Sequence[Scored], pins: Sequence[str]) -> list[Scored]:
    """The statements of a section with those it pins at its head, in the order of `pins`; all others as they are.

    A sentence that carries on another goes with it, whichever of the two is pinned.
    """
    by_id = {one.candidate.claim.id: one for one in ordered}
    head: list[Scored] = []

    def take(one: Scored) -> None:
        before = by_id.get(one.needs) if one.bound and one.needs else None
        if before is not None and before not in head:
            take(before)
        if one not in head:
            head.append(one)
            for other in ordered:
                if other.bound and other.needs == one.candidate.claim.id:
                    take(other)

    for pin in pins:
        if pin in by_id:
            take(by_id[pin])
    return head + [one for one in ordered if one not in head]


def pinned_lead(chosen: Sequence[Scored], pins: Sequence[str]) -> str | None:
    """The first pinned statement that can be understood alone, which opens its section; None when none can."""
    alone = {one.candidate.claim.id for one in chosen if Flag.DEPENDENT not in one.candidate.claim.flags and not one.bound}
    return next((pin for pin in pins if pin in alone), None)


def pinned_points(sections: Sequence[SectionSpec], choices: Sequence[Choice]) -> list[str]:
    """Ids of the pinned facts that can stand as key points, in the order of the brief and of its pins."""
    found: list[str] = []
    for section, choice in zip(sections, choices, strict=True):
        facts: dict[str, Fact] = {fact.id: fact for fact in choice.facts}
        found += [pin for pin in dict.fromkeys(section.pin) if pin in facts and Flag.DEPENDENT not in facts[pin].claim.flags]
    return found


def pinned_but_taken_back(sections: Sequence[SectionSpec], pool: Pool, printed: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each pinned claim that is printed though a newer source says that it no longer stands."""
    known = frozenset(printed)
    return tuple(
        f"Section {section.id!r}: pin {pin!r} is printed though it no longer stands. {pool.by_id[pin].overtaken}"
        for section in sections
        for pin in section.pin
        if pin in known and pin in pool.by_id and pool.by_id[pin].overtaken
    )

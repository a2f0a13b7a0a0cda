"""What changed since the edition before, as a reader takes it in: one entry a statement, the few that matter most first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from briefgen.model.changes import HEADINGS, Change
from briefgen.model.edition import Edition, Statement
from briefgen.text.normalise import folded

FIRST = 4
"""Entries of the strip on the first page."""
SHORT = 20
"""Words of a statement that an entry quotes."""
_BRIEF_WHY = 14

_KINDS = ("corrected", "revised", "redated", "dropped", "new", "corroborated")
"""By how much a reader of the edition before must know of it; a statement that changed in several ways goes by the first."""
_ANSWERS = frozenset(("corrected", "revised", "redated"))
_ID = re.compile(r"\b[0-9a-f]{8}\b")
_SENTENCE_BEHIND = re.compile(r"(?:[a-z]{4,}|[\d%”\"’)])[.!?][”\"’)]*\s+[“\"‘(]?[A-Z]")
"""Two sentences that are one statement: cut to the first it would tell what the second corrects or denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """How one statement differs from the edition before.

    kind: `new`, `revised`, `redated`, `corrected`, `corroborated` or `dropped`; heading: the same as printed. statement: its id;
    present: it stands in this edition and can be linked to. section: title. text: the whole statement, short: at most 20 words of it.
    why: all that changed, parted by semicolons; brief_why: the same where it is short, else empty. fallen: dropped because it no longer
    stands so, not for want of room.
    """

    kind: str
    heading: str
    statement: str
    present: bool
    section: str
    text: str
    short: str
    why: str
    brief_why: str
    fallen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCounts:
    """How many statements are new, revised (words, speaker, date or source), only newly corroborated or dropped; other: any other kind."""

    new: int
    revised: int
    corroborated: int
    dropped: int
    other: int


def changes(edition: Edition) -> tuple[ChangeView, ...]:
    """One entry for each statement that changed, in the order of `edition.changes`, kinds and reasons merged.

    A statement that was dropped while its very words stand in a new one is one entry: revised, resting on another source.
    """
    standing = {statement.id: statement for section in edition.sections for statement in section.all_statements}
    titles = {section.id: section.title for section in edition.sections}
    grouped: dict[str, list[Change]] = {}
    for change in edition.changes.changes:
        grouped.setdefault(change.statement, []).append(change)
    entries = [_entry(group, standing, titles) for group in grouped.values()]
    return tuple(_without_replaced(entries))


def first(entries: Sequence[ChangeView], key_points: Sequence[str], scores: Mapping[str, float]) -> tuple[ChangeView, ...]:
    """The FIRST entries for the first page: two that alter what was said or take it back, two new, then whatever is left, best first.

    What was dropped for want of room comes last: nothing is known otherwise than before.

    key_points: ids, they go before others of their kind; scores: of statements by id, 0 for those that are gone.
    """

    def weight(entry: ChangeView) -> tuple[int, bool, float]:
        order = _KINDS.index(entry.kind) if entry.kind in _KINDS else len(_KINDS)
        if entry.kind == "dropped" and not entry.fallen:
            order = len(_KINDS) + 1
        return order, entry.statement not in key_points, -scores.get(entry.statement, 0.0)

    ranked = sorted(entries, key=weight)
    altered = [entry for entry in ranked if entry.kind in _ANSWERS or entry.fallen]
    fresh = [entry for entry in ranked if entry.kind == "new"]
    chosen = [*altered[:2], *fresh[:2]]
    chosen += [entry for entry in ranked if entry not in chosen][: FIRST - len(chosen)]
    return tuple(sorted(chosen, key=weight))


def counts(entries: Sequence[ChangeView]) -> ChangeCounts:
    """How many entries there are of each kind."""
    kinds = [entry.kind for entry in entries]
    revised = sum(kind in _ANSWERS for kind in kinds)
    new, dropped, corroborated = (kinds.count(kind) for kind in ("new", "dropped", "corroborated"))
    return ChangeCounts(
        new=new, revised=revised, dropped=dropped, corroborated=corroborated, other=len(kinds) - revised - new - dropped - corroborated
    )


def tallied(edition: Edition) -> tuple[tuple[str, int], ...]:
    """`new`, `revised`, `corroborated`, `dropped`, `other`: how many statements, as the first page counts; none that is 0."""
    return tuple((kind, count) for kind, count in asdict(counts(changes(edition))).items() if count)


def shortened(text: str, most: int = SHORT) -> str:
    """At most `most` words of a text, with `…` where it was cut."""
    words = text.split()
    return text if len(words) <= most else " ".join(words[:most]).rstrip(",;:—–-") + " …"


def _entry(group: Sequence[Change], standing: Mapping[str, Statement], titles: Mapping[str, str]) -> ChangeView:
    kinds = [change.kind for change in group]
    kind = next((kind for kind in _KINDS if kind in kinds), kinds[0])
    head = group[0]
    whys = dict.fromkeys(_told(change.why, standing).strip().rstrip(".") for change in group if change.why)
    why = "; ".join(whys)
    return ChangeView(
        kind=kind,
        heading=HEADINGS[kind],
        statement=head.statement,
        present=head.statement in standing,
        section=titles.get(head.section, head.section),
        text=head.text,
        short=head.text if _SENTENCE_BEHIND.search(head.text) else shortened(head.text),
        why=why,
        brief_why=why if kind != "dropped" and len(why.split()) <= _BRIEF_WHY else "",
        fallen=any(change.fallen for change in group),
    )


def _told(why: str, standing: Mapping[str, Statement]) -> str:
    """The reason with statements told by their first words: readers do not know ids."""

    def words(match: re.Match[str]) -> str:
        statement = standing.get(match[0])
        return f"“{shortened(statement.text, 8)}”" if statement else "another statement"

    return _ID.sub(words, why)


def _without_replaced(entries: Sequence[ChangeView]) -> list[ChangeView]:
    dropped = {folded(entry.text) for entry in entries if entry.kind == "dropped"}
    again = {folded(entry.text) for entry in entries if entry.kind == "new"} & dropped
    kept = []
    for entry in entries:
        if folded(entry.text) not in again:
            kept.append(entry)
        elif entry.kind == "new":
            why = "same words, now resting on another source"
            kept.append(replace(entry, kind="revised", heading=HEADINGS["revised"], why=why, brief_why=why))
    return kept

"""How an edition differs from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["new", "revised", "redated", "corrected", "corroborated", "dropped"]
HEADINGS: Mapping[ChangeKind, str] = {
    "new": "New",
    "corroborated": "Newly corroborated",
    "revised": "Revised",
    "redated": "Redated",
    "corrected": "Source corrected",
    "dropped": "Dropped",
}
"""Each kind as readers are told it, in the order of a list of all changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference from the edition before; a statement that differs in several ways has as many.

    fallen: it was dropped because it no longer stands so (its source is gone or changed, it was taken back), not for want of room.
    """

    kind: ChangeKind
    statement: str
    section: str
    text: str
    why: str = ""
    fallen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since edition `since` (None for a first edition)."""

    since: int | None
    changes: tuple[Change, ...] = ()

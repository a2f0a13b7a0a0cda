"""On which pages of an edition each of its statements stands, by the edition's own record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def placed(manifest: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """The pages, from 1, of each statement of `texts` (id -> its text), in the order of `texts`; none for one that the template leaves out.

    A statement stands where the record has it as a statement or key point. One that has no such place, as in a table of events, stands
    where a page holds its whole text.
    """
    recorded: dict[str, set[int]] = {}
    for number, page in enumerate(manifest["pages"], 1):
        for kind, subject, _, _ in page["places"]:
            if kind in ("statement", "key point"):
                recorded.setdefault(subject, set()).add(number)
    return {key: tuple(sorted(recorded[key])) if key in recorded else _holding(manifest, text) for key, text in texts.items()}


def _holding(manifest: Mapping[str, Any], text: str) -> tuple[int, ...]:
    # a page's record is without white space
    sought = "".join(text.split())
    return tuple(number for number, page in enumerate(manifest["pages"], 1) if sought in page["text"])

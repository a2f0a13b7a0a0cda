"""Words that point from one time to another: `last`, `the same`, `the following`."""

from __future__ import annotations

from enum import StrEnum


class Which(StrEnum):
    """Where a pointing word leads: the first three point from publication, the others from what was told last."""

    THIS = "this"
    LAST = "last"
    COMING = "next"
    SAME = "the same"
    FOLLOWING = "the next"
    PREVIOUS = "the previous"

    @property
    def steps(self) -> int:
        """How many units on from the anchor: -1, 0 or 1."""
        return {Which.LAST: -1, Which.PREVIOUS: -1, Which.COMING: 1, Which.FOLLOWING: 1}.get(self, 0)


_WORDS = {
    Which.THIS: ("this", "the current"),
    Which.LAST: ("last", "this past"),
    Which.COMING: ("next", "this coming"),
    Which.SAME: ("that same", "the same", "that very", "that", "the very same"),
    Which.FOLLOWING: ("the very next", "the following", "the next"),
    Which.PREVIOUS: ("the previous", "the preceding", "the prior"),
}
_POINTERS = {words: which for which, ways in _WORDS.items() for words in ways}
POINTERS = "|".join(sorted(_POINTERS, key=len, reverse=True))
"""All pointing words, longest first, for `either`."""


def which_of(written: str) -> Which:
    """What a pointing word means.

    Raises:
        KeyError: it is none.
    """
    return _POINTERS[" ".join(written.lower().split())]

"""Who changed offices when: two titles of one person a few weeks apart are no contradiction where somebody tells of the change."""

from __future__ import annotations

import re

from briefgen.selection.candidate import Candidate
from briefgen.selection.pool import Pool

_ABOUT = 45
"""Days before the one title and after the other in which the change is told."""
_TAKES = re.compile(
    r"""(?:\s[\w’'-]+|,[^,;]{1,60},){0,4}?\s(?:will\s)?(?:became|becomes?|resign(?:s|ed)?|succeed(?:s|ed)?|replac(?:es?|ed)|returned\sto|moved\sto
    |(?:takes?|took|left|leaves?)\s(?:office|the\spost|the\sministry)
    |(?:was|were|is|been)\s(?:\w+ly\s)?(?:appointed|named|sworn|promoted|dismissed|sacked))\b""",
    re.VERBOSE,
)
_IS_PUT = re.compile(r"\b(?:appointed|named|promoted|dismissed|sacked|replaced)\s(?:[\w’'-]+\s){0,4}?\Z")
_WORD = re.compile(r"[\w’'-]+")


def changed_office(pool: Pool, name: tuple[str, ...], one: Candidate, other: Candidate) -> bool:
    """True when some sentence tells that the person (a name as tokens) took or left an office about then, and the two are of two days."""
    left, right = one.when, other.when
    if left is None or right is None or left.meets(right):
        return False
    first, last = min(left.earliest, right.earliest), max(left.latest, right.latest)
    for key in pool.with_token(name[-1]):
        told = pool.by_id[key]
        if told.when and (told.when.earliest - last).days <= _ABOUT >= (first - told.when.latest).days and _moves(told, name[-1]):
            return True
    return False


def _moves(candidate: Candidate, surname: str) -> bool:
    """True when the sentence tells that somebody of that last name (a token) takes or leaves an office."""
    text = candidate.claim.text
    for token, at in candidate.placed:
        written = _WORD.match(text, at) if token == surname else None
        if written and (_TAKES.match(text, written.end()) or _IS_PUT.search(text, 0, at)):
            return True
    return False

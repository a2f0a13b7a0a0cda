"""Transcripts and interviews among pages: lines that open with their speaker are the story, however little they look like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.ingestion.cleaning.looks import Look
from briefgen.text.lazy import lazily

_PART = lazily(r"[*_]{0,3}(?P<part>[QA])\d{0,2}[*_]{0,3}(?:[.:]|\s?[–—-]\s)")
_TITLED = r"(?:MR|MRS|MS|MISS|DR|PROF|SIR|SEN|REP|GOV|HON)\b\.?\s[A-Z][A-Z.’' -]+(?:\s?\([^()]*\)|,[^:;.!?]*)?"
_HOUSED = r"[A-Z][A-Z.’' -]{2,40}\s?\([A-Z][^()]*\)"
_FORMAL = lazily(rf"[*_]{{0,3}}(?:{_TITLED}|{_HOUSED})[*_]{{0,3}}:[*_]{{0,3}}\s")
_PLAIN = lazily(r"[*_]{0,3}(?P<label>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)[*_]{0,3}:[*_]{0,3}\s")
_ANNOUNCED = lazily(r"\b(?:interview with|in conversation with|q ?& ?a with|questions (?:for|to)|transcript of|hearing (?:of|on|with))\b")
_LABEL_REACH = 70
_TITLE_REACH = 3
"""Lines above the first turn in which a talk is announced."""
_FEWEST, _MOST = 3, 32
"""Words of a title."""


def turn_lines(lines: Sequence[Look]) -> list[bool]:
    """For each line whether it is a turn of a talk.

    A page holds a talk when two lines or more open with a formal label (`MS VORN:`, `SATO (Port Authority):`), when questions and answers
    are marked (`Q:`, `A:`), or when labels that come back (`Herald:`, `Vorn:`) stand below a line that announces an interview.
    """
    labelled = [":" in line.text[:_LABEL_REACH] or line.text[:1] in "QA*_" for line in lines]
    if sum(labelled) < 2:
        return [False] * len(lines)
    parts = [_PART.match(line.text) if may else None for line, may in zip(lines, labelled, strict=True)]
    both = {"Q", "A"} <= {part["part"] for part in parts if part is not None}
    formal = [may and _FORMAL.match(line.text) is not None for line, may in zip(lines, labelled, strict=True)]
    found = [(both and part is not None) or is_formal for part, is_formal in zip(parts, formal, strict=True)]
    if sum(found) >= 2:
        return found
    return _plain(lines, labelled)


def _plain(lines: Sequence[Look], labelled: Sequence[bool]) -> list[bool]:
    matches = [_PLAIN.match(line.text) if may else None for line, may in zip(lines, labelled, strict=True)]
    counted = Counter(match["label"] for match in matches if match is not None)
    found = [match is not None and counted[match["label"]] > 1 for match in matches]
    two = len({match["label"] for match, is_turn in zip(matches, found, strict=True) if match is not None and is_turn}) > 1
    return found if two and announced(lines, found) is not None else [False] * len(lines)


def announced(lines: Sequence[Look], turns: Sequence[bool]) -> int | None:
    """Index of the line right above the first turn that says that a talk follows: its title; None when none does or there are no turns."""
    first = next((at for at, is_turn in enumerate(turns) if is_turn), 0)
    for at in range(max(0, first - _TITLE_REACH), first):
        line = lines[at]
        if _FEWEST <= len(line.words) <= _MOST and not (line.prose or line.signs) and _ANNOUNCED.search(line.text.lower()):
            return at
    return None

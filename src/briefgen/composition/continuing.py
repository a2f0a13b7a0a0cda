"""Which statement of an edition before each one of a later edition continues."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from briefgen.model.edition import PreviousStatement
from briefgen.text.normalise import folded

CLOSE_WORDING = 0.72
"""Least difflib ratio of two texts of one document to be one statement, revised."""
SAME_WORDING = 0.85
"""The same for texts of two documents that both editions cite."""
_NEVER = 2.0
_NAME, _FIGURE, _FIGURES_APART = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]+"), re.compile(r"\d+(?:[.,]\d+)*"), 2
"""A name inside a sentence, a figure, and how many figures stand in one of two texts alone when one takes the other's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement of the later edition: its id, its words, and the document that they are of."""

    id: str
    text: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What else is known of two editions.

    successors: document -> the one that corrects it. echoes: id of a statement -> id of the one that says much the same now. news: the same
    -> id of the one that overtakes it. old, new: the documents that each edition cites, with their versions.
    """

    successors: Mapping[str, str] = field(default_factory=dict)
    echoes: Mapping[str, str] = field(default_factory=dict)
    news: Mapping[str, str] = field(default_factory=dict)
    old: Mapping[str, str] = field(default_factory=dict)
    new: Mapping[str, str] = field(default_factory=dict)


def continued(statements: Sequence[Told], previous: Sequence[PreviousStatement], links: Links) -> dict[str, PreviousStatement]:
    """Statement id -> the one before that it continues, each once.

    By id; by the closest words of its document, or of one that it supersedes; by what takes the old one's place; by the closest words of
    another document, less close where the old one's is cited no more or the new one's was not.
    """
    by_id = {old.id: old for old in previous}
    found = {statement.id: by_id[statement.id] for statement in statements if statement.id in by_id}

    def of_one(new: Told, old: PreviousStatement) -> float:
        return CLOSE_WORDING if new.document in (old.document, links.successors.get(old.document)) else _NEVER

    _match(found, statements, previous, of_one)
    placed = {statement.id: statement for statement in statements}
    taken = {old.id for old in found.values()}
    for old in previous:
        echo = links.echoes.get(old.id, "")
        new = links.news.get(old.id) or (echo if echo in placed and _of_the_same(placed[echo].text, old.text) else "")
        if old.id not in taken and new in placed and new not in found:
            found[new] = old
            taken.add(old.id)

    def elsewhere(new: Told, old: PreviousStatement) -> float:
        if not _of_the_same(new.text, old.text):
            return _NEVER
        moved = old.document not in links.new or new.document not in links.old
        return CLOSE_WORDING if moved else SAME_WORDING

    _match(found, statements, previous, elsewhere)
    return found


def _of_the_same(one: str, other: str) -> bool:
    """True when one text has all names of the other, and no more than one figure differs: reports of many like events differ by these."""
    names, figures = (tuple(frozenset(pattern.findall(text)) for text in (one, other)) for pattern in (_NAME, _FIGURE))
    return (names[0] <= names[1] or names[1] <= names[0]) and len(figures[0] ^ figures[1]) <= _FIGURES_APART


def _match(
    found: dict[str, PreviousStatement],
    statements: Sequence[Told],
    previous: Sequence[PreviousStatement],
    least: Callable[[Told, PreviousStatement], float],
) -> None:
    """Match what is left by wording; least: the ratio that a pair needs, above 1 for pairs that are not to be compared."""
    taken = {old.id for old in found.values()}
    for statement in statements:
        if statement.id in found:
            continue
        text, close = folded(statement.text), []
        for old in previous:
            needed = least(statement, old)
            if old.id in taken or needed > 1:
                continue
            matcher = SequenceMatcher(None, folded(old.text), text, autojunk=False)
            if matcher.real_quick_ratio() >= needed and matcher.quick_ratio() >= needed and matcher.ratio() >= needed:
                close.append((matcher.ratio(), old))
        best = max(close, key=lambda pair: pair[0], default=None)
        if best:
            found[statement.id] = best[1]
            taken.add(best[1].id)

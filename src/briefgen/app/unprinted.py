"""What the desk asked for in so many words, and the template has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.app.manifest import desk_words
from briefgen.doctree.nodes import Tree
from briefgen.doctree.printed import pieces
from briefgen.errors import Problem, warning
from briefgen.model.edition import Edition
from briefgen.model.selection import PINNED
from briefgen.spec.schema import BriefSpec
from briefgen.text.normalise import printable


def unprinted(spec: BriefSpec, edition: Edition, tree: Tree) -> tuple[Problem, ...]:
    """Warnings of pinned statements, words of the desk and exhibits that were asked for and stand nowhere in the tree.

    edition: before it is cut to a length.
    """
    found = [*_pins(edition, tree), *_words(edition, tree), *_exhibits(spec, edition, tree)]
    hint = f"the template {edition.template!r} has no place for it; another one may"
    return tuple(warning("brief.unprinted", told, hints=(hint,) if fits else ()) for told, fits in found)


def _pins(edition: Edition, tree: Tree) -> Iterator[tuple[str, bool]]:
    printed = pieces(tree)
    told = {piece.subject for piece in printed if piece.kind in ("statement", "key point")}
    rows = [printable(piece.text) for piece in printed if piece.kind in ("table", "text")]
    for section in edition.sections:
        for one in section.all_statements:
            if PINNED in one.reasons and one.id not in told and not any(printable(one.text) in row for row in rows):
                yield f"section {section.title!r}: the pinned statement {one.id} is not printed", True


def _words(edition: Edition, tree: Tree) -> Iterator[tuple[str, bool]]:
    titles = {section.id: section.title for section in edition.sections}
    rows = [printable(piece.text) for piece in pieces(tree)]
    for entry in desk_words(edition):
        if entry["what"] != "notice" and not any(printable(entry["text"]) in row for row in rows):
            where = f"section {titles[entry['subject']]!r}: " if entry["subject"] else ""
            yield f"{where}the desk's `{entry['what']}:` is not printed", True


def _exhibits(spec: BriefSpec, edition: Edition, tree: Tree) -> Iterator[tuple[str, bool]]:
    shown = {piece.subject.removeprefix("data-") for piece in pieces(tree)}
    for section in spec.sections:
        for kind in dict.fromkeys(asked.kind for asked in section.exhibits):
            made = [one for one in edition.exhibits if one.section == section.id and one.kind == kind]
            wanted = sum(asked.kind == kind for asked in section.exhibits)
            if len(made) < wanted:
                yield f"section {section.title!r}: there is nothing to show in the exhibit of kind {kind!r}", False
            elif any(one.id not in shown for one in made):
                yield f"section {section.title!r}: the exhibit of kind {kind!r} is not printed", True

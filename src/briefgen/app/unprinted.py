"""What the desk asked for in so many words, and the template has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.app.manifest import desk_words
from briefgen.doctree.nodes import Tree
from briefgen.doctree.printed import pieces
from briefgen.errors import Problem, warning
from briefgen.model.edition import Edition
from briefgen.model.selection import PINNED
from briefgen.text.normalise import printable


def unprinted(edition: Edition, tree: Tree) -> tuple[Problem, ...]:
    """Warnings of pinned statements and words of the desk that stand nowhere in the tree.

    Exhibits are not among them: which kinds a template prints is its form, and the data of all of them are attached.
    edition: before it is cut to a length.
    """
    hint = f"the template {edition.template!r} has no place for it; another one may"
    return tuple(warning("brief.unprinted", told, hints=(hint,)) for told in (*_pins(edition, tree), *_words(edition, tree)))


def _pins(edition: Edition, tree: Tree) -> Iterator[str]:
    printed = pieces(tree)
    told = {piece.subject for piece in printed if piece.kind in ("statement", "key point")}
    rows = [printable(piece.text) for piece in printed if piece.kind in ("table", "text")]
    for section in edition.sections:
        for one in section.all_statements:
            if PINNED in one.reasons and one.id not in told and not any(printable(one.text) in row for row in rows):
                yield f"section {section.title!r}: the pinned statement {one.id} is not printed"


def _words(edition: Edition, tree: Tree) -> Iterator[str]:
    titles = {section.id: section.title for section in edition.sections}
    rows = [printable(piece.text) for piece in pieces(tree)]
    for entry in desk_words(edition):
        if entry["what"] != "notice" and not any(printable(entry["text"]) in row for row in rows):
            where = f"section {titles[entry['subject']]!r}: " if entry["subject"] else ""
            yield f"{where}the desk's `{entry['what']}:` is not printed"

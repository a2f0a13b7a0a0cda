"""What an edition says of one that was withdrawn before it."""

from __future__ import annotations

import hashlib

from briefgen.doctree.nodes import Tree
from briefgen.doctree.printed import pieces
from briefgen.errors import SpecError, error
from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.publishing.ledger import Entry, Ledger, State
from briefgen.text.normalise import printable


def notice_for(archive: Archive, content: str) -> str | None:
    """What the next edition must say first, None when nothing.

    A withdrawal is told by the first edition after it that is not itself withdrawn, and by every one that still says what the withdrawn
    edition or that first one said; it is gone with the first edition that says something else. Several are told together, by edition.
    content: what the next edition says, as `content_key` gives it.
    """
    ledger = Ledger(archive.folder)
    withdrawn = [entry for entry in ledger.entries() if entry.state is State.WITHDRAWN and ledger.state(entry.edition) is State.WITHDRAWN]
    if not withdrawn:
        return None
    stored = [archive.edition(number) for number in archive.numbers()]
    gone = {entry.edition for entry in withdrawn}
    standing = [edition for edition in stored if edition.number not in gone]
    repeats = [edition for edition in stored[-1:] if content_of(edition) == content]
    said = {edition.number: content_of(edition) for edition in stored}
    due = [
        entry
        for entry in withdrawn
        if said.get(entry.edition) == content
        or not any(_tells(edition, entry) for edition in standing)
        or any(_tells(edition, entry) for edition in repeats)
    ]
    return " ".join(dict.fromkeys(map(_words, sorted(due, key=lambda entry: entry.edition)))) or None


def content_of(stored: StoredEdition) -> str:
    """What a stored edition says, apart from its notice."""
    return str(stored.manifest.get("content", stored.key))


def key_with(content: str, notice: str | None) -> str:
    """The key of an edition that says this under this notice; without one it is the content's own."""
    return hashlib.sha256(f"{content}\n{notice}".encode()).hexdigest() if notice else content


def refuse_silent(tree: Tree, notice: str | None, template: str) -> None:
    """Make sure that the template prints the notice.

    Raises:
        SpecError: it does not.
    """
    if notice and not any(printable(notice) in printable(piece.text) for piece in pieces(tree)):
        message = f"the template {template!r} does not say that an edition was withdrawn"
        hint = 'print `brief.notice` on the first page: <aside role="notice"><p role="desk">{{ brief.notice }}</p></aside>'
        raise SpecError(error("template.notice", message, hints=(hint,)))


def _tells(edition: StoredEdition, entry: Entry) -> bool:
    return edition.number > entry.edition and _words(entry) in str(edition.manifest.get("notice") or "")


def _words(entry: Entry) -> str:
    return f"Edition {entry.edition} of this brief was withdrawn: {printable(entry.why).rstrip('.')}."

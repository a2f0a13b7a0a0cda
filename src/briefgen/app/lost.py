"""No number is given twice: recipients would hold two editions under one."""

from __future__ import annotations

from briefgen.errors import EnvironmentFault, error
from briefgen.publishing.archive import Archive
from briefgen.publishing.ledger import Ledger


def refuse_lost(archive: Archive) -> None:
    """Make sure that the archive holds the editions that were made, as far as what lies beside it tells.

    Raises:
        EnvironmentFault: an edition that somebody decided about is gone, or all are and the latest PDF is not; or the ledger is damaged.
    """
    last = max(archive.numbers(), default=0)
    decided = [entry for entry in Ledger(archive.folder).entries() if entry.edition > last]
    if decided:
        entry = max(decided, key=lambda entry: entry.edition)
        message = f"edition {entry.edition} of {archive.brief!r} was {entry.state.value}, and is gone from the archive"
        place = f"{archive.output.name}/{archive.brief}/editions/{entry.edition:04d}"
        raise EnvironmentFault(error("archive.lost", message, hints=(f"put {place} back from a copy of the archive",)))
    if not last and archive.latest_pdf.exists():
        latest = f"{archive.output.name}/{archive.latest_pdf.name}"
        message = f"the archive of {archive.brief!r} is gone, and {latest} is an edition of it"
        hints = (
            f"put {archive.output.name}/{archive.brief} back from a copy of the archive",
            f"or move {latest} away, to begin again with edition 1",
        )
        raise EnvironmentFault(error("archive.lost", message, hints=hints))

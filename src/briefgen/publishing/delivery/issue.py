"""An approved edition as delivery tells of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import quote

from briefgen.publishing.archive import StoredEdition
from briefgen.publishing.room.records import RoomEdition, RoomStatement, read_edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """edition: as the reading room reads it. since: number of the edition before, None for a first one. marking: as printed, or empty."""

    edition: RoomEdition
    pdf: bytes
    since: int | None
    marking: str

    @property
    def file_name(self) -> str:
        """The PDF's name as recipients keep it."""
        return f"{self.edition.brief}-{self.edition.number:04d}.pdf"

    def link(self, base: str) -> str:
        """The PDF's web address below `base`, the address of the output folder."""
        return f"{base.rstrip('/')}/{self.edition.path}brief.pdf"

    def key(self, channel: str, recipient: str) -> str:
        """40 hexadecimal characters, the same for the same edition and recipient for ever.

        The edition's own key is part of it: an archive that was begun anew has other editions under the old numbers.
        """
        parts = (channel, self.edition.brief, str(self.edition.number), self.edition.key, recipient)
        return hashlib.sha256("\0".join(map(quote, parts)).encode()).hexdigest()[:40]


def read_issue(stored: StoredEdition, *, marking: str = "", since: int | None = None) -> Issue:
    """Read a stored edition. marking: used where its manifest does not tell. since: default, the number before.

    Raises:
        EnvironmentFault: its PDF cannot be read.
        KeyError, TypeError, ValueError: its folder is damaged.
    """
    edition = read_edition(stored)
    before = since if since is not None else stored.number - 1 or None
    return Issue(edition=edition, pdf=stored.pdf(), since=before, marking=edition.marking or marking)


def told(point: RoomStatement) -> str:
    """A key point in one line: when and who, its words, the numbers of its references."""
    label = ", ".join(filter(None, (point.date, point.who)))
    cited = "".join(f" [{number}]" for number in point.citations)
    return f"{label}: {point.text}{cited}" if label else f"{point.text}{cited}"

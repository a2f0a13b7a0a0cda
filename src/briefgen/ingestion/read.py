"""One file -> one Document."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from errno import EBADF, ELOOP, ENOENT, ENOTDIR
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from briefgen.ingestion.cleaning.label import clean
from briefgen.ingestion.dispatch import extract
from briefgen.ingestion.extract import Extract, Trust
from briefgen.ingestion.metadata.describe import describe, stories_of
from briefgen.ingestion.own_editions import made_by_us_within, refuse_own
from briefgen.ingestion.scan import SourceFile
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Document
from briefgen.text.edtf import Edtf
from briefgen.text.normalise import sha256

if TYPE_CHECKING:  # pydantic, which it needs, takes longer to import than all of reading
    from briefgen.spec.sidecar import SourceEntry

MAX_BYTES = 50_000_000
"""No source is larger unless the settings say so; what is, is a mistake or an attack."""


def read_file(
    file: SourceFile | Path | str,
    *,
    entry: SourceEntry | None = None,
    published: Edtf | None = None,
    all_body: bool = False,
    repeated: Collection[str] = frozenset(),
    max_bytes: int = MAX_BYTES,
    bulk: bool = False,
    version: str | None = None,
) -> Document:
    """Read one file in this process.

    entry: what the sidecar says of it. published: the date given on the command line, which overrules every other. all_body: the
    text is known to be clean, label every line body. repeated: lines of the publisher's furniture, as `furniture()` gives them.
    max_bytes: size of the file above which it is not read. bulk: read web pages with resiliparse, which must be installed. version:
    the one wanted; a web page that gives another is read the other way, and taken so when that gives the one wanted.

    Raises:
        Unreadable: why this file has no text.
        SpecError: its front matter is not valid.
    """
    source = file if isinstance(file, SourceFile) else SourceFile.at(Path(file))
    found = _extracted(source, load(source.path, max_bytes), bulk=bulk, version=version)
    cleaned = clean(found, all_body=all_body, repeated=repeated)
    known = describe(found, cleaned.lines, cleaned.paragraphs, entry=entry, published=published)
    return Document(
        id=known.id or source.name,
        path=source.name,
        version=sha256(found.text),
        text=found.text,
        lines=cleaned.lines,
        paragraphs=cleaned.paragraphs,
        pages=found.pages,
        silent_pages=found.silent_pages,
        attachments=found.attachments,
        stories=stories_of(found, known.published),
        title=known.title,
        publisher=known.publisher,
        origin=known.origin,
        authors=known.authors,
        published=known.published,
        date_basis=known.date_basis,
        url=known.url,
        accessed=known.accessed,
        kind=known.kind,
        standing=known.standing,
        marking=known.marking,
        language=known.language,
    )


def _extracted(source: SourceFile, data: bytes, *, bulk: bool, version: str | None) -> Extract:
    found = extract(data, source.name, source.kind, bulk=bulk)
    if version is None or found.trust is not Trust.EXTRACTED or sha256(found.text) == version or not bulk_installed():
        return found
    with suppress(Unreadable):
        other = extract(data, source.name, source.kind, bulk=not bulk)
        if sha256(other.text) == version:
            return other
    return found


def bulk_installed() -> bool:
    """True when the library for reading web pages in bulk is there; it comes with the extra `bulk`."""
    return find_spec("resiliparse") is not None


def load(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: `missing`, `not-a-file`, `permission`, `too-large`; `own-edition` for a folder of editions of ours; `machine` where
            disk or share fail.
    """
    try:
        known = path.stat()
        if S_ISDIR(known.st_mode):
            if not os.access(path, os.R_OK | os.X_OK):
                raise Unreadable("permission", "no permission to look into the folder; nothing in it was read")
            with os.scandir(path) as entries:  # says no once more where the machine did
                if made_by_us_within(entry.name for entry in entries):
                    refuse_own("the folder holds briefs")
            raise Unreadable("not-a-file", "this is a folder, not a file")
        if not S_ISREG(known.st_mode):
            raise Unreadable("not-a-file", "this is not a regular file")
        if known.st_size > max_bytes:
            raise Unreadable("too-large", f"the file is larger than {max_bytes / 1e6:g} MB; the limit is set in briefgen.toml")
        return path.read_bytes()
    except PermissionError as reason:
        raise Unreadable("permission", "no permission to read the file") from reason
    except ValueError as reason:  # a name no file can have
        raise Unreadable("missing", "the file does not exist") from reason
    except OSError as reason:
        if reason.errno in (ENOENT, ENOTDIR, ELOOP, EBADF):
            raise Unreadable("missing", "the file does not exist") from reason
        raise Unreadable("machine", f"the file cannot be read: {(reason.strerror or str(reason)).lower()}") from reason

"""One file -> one Document."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from briefgen.ingestion.cleaning.label import clean
from briefgen.ingestion.dispatch import extract
from briefgen.ingestion.metadata.describe import describe
from briefgen.ingestion.scan import SourceFile
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Document
from briefgen.spec.sidecar import SourceEntry
from briefgen.text.edtf import Edtf
from briefgen.text.normalise import sha256

MAX_BYTES = 64 << 20
"""No source is larger; what is, is a mistake or an attack."""


def read_file(
    file: SourceFile | Path | str,
    *,
    entry: SourceEntry | None = None,
    published: Edtf | None = None,
    all_body: bool = False,
    repeated: Collection[str] = frozenset(),
) -> Document:
    """Read one file in this process.

    entry: what the sidecar says of it. published: the date given on the command line, which overrules every other. all_body: the
    text is known to be clean, label every line body. repeated: lines of the publisher's furniture, as `furniture()` gives them.

    Raises:
        Unreadable: why this file has no text.
        SpecError: its front matter is not valid.
    """
    source = file if isinstance(file, SourceFile) else SourceFile.at(Path(file))
    found = extract(load(source.path), source.name, source.kind)
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


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: `missing`, `not-a-file`, `permission`, `too-large`.
    """
    try:
        if path.is_dir():
            raise Unreadable("not-a-file", "this is a folder, not a file")
        if not path.is_file():
            missing = not path.exists()
            raise Unreadable("missing", "the file does not exist") if missing else Unreadable("not-a-file", "this is not a regular file")
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable("too-large", f"the file is larger than {MAX_BYTES >> 20} MB")
        return path.read_bytes()
    except PermissionError as reason:
        raise Unreadable("permission", "no permission to read the file") from reason
    except OSError as reason:
        raise Unreadable("missing", f"the file cannot be read: {reason.strerror}") from reason

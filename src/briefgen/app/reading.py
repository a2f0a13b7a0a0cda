"""How single documents are read, without a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.analysis.claims import analyse
from briefgen.errors import SpecError, error
from briefgen.ingestion.read import read_file
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Document, Unread
from briefgen.model.evidence import Reading
from briefgen.text.edtf import parse_edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """One file as read: document and reading, or the error that kept it from being read."""

    path: Path
    document: Document | None = None
    reading: Reading | None = None
    error: Unread | None = None


def read(files: Sequence[Path], *, published: str | None = None, all_body: bool = False) -> tuple[ReadResult, ...]:
    """Read each file; results in the order given.

    Raises:
        SpecError: `published` is no EDTF date, or a file's front matter is wrong.
    """
    try:
        date = parse_edtf(published) if published else None
    except ValueError as reason:
        raise SpecError(error("read.published", f"--published: {reason}")) from reason
    results = []
    for path in files:
        try:
            document = read_file(path, published=date, all_body=all_body)
        except Unreadable as reason:
            unread = Unread(path=str(path), code=reason.code, message=reason.message)
            results.append(ReadResult(path=path, error=unread))
        else:
            results.append(ReadResult(path=path, document=document, reading=analyse(document)))
    return tuple(results)

"""How single documents are read, without a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.analysis.claims import analyse
from briefgen.errors import SpecError, error
from briefgen.ingestion.scan import SourceFile, no_source
from briefgen.ingestion.supervised import read_all
from briefgen.model.corpus import Document, Unread
from briefgen.model.evidence import Reading
from briefgen.text.edtf import parse_edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """One file as read: document and reading, or the error that kept it from being read (code `no-source`: a brief passes it over)."""

    path: Path
    document: Document | None = None
    reading: Reading | None = None
    error: Unread | None = None


def read(files: Sequence[Path], *, published: str | None = None, all_body: bool = False) -> tuple[ReadResult, ...]:
    """Read each file; results in the order given. What is wrong with a file is told in its result.

    Raises:
        SpecError: `published` is no EDTF date.
    """
    try:
        date = parse_edtf(published) if published else None
    except ValueError as reason:
        raise SpecError(error("read.published", f"--published: {reason}")) from reason
    passed = {path: what for path in files if (what := no_source(path.name)) and path.is_file()}
    found = read_all([SourceFile.at(path) for path in files if path not in passed], published=date, all_body=all_body)
    return tuple(_passed_over(path, passed[path]) if path in passed else _result(path, next(found)) for path in files)


def _passed_over(path: Path, what: str) -> ReadResult:
    return ReadResult(path=path, error=Unread(path=str(path), code="no-source", message=f"{what}, not a source; passed over"))


def _result(path: Path, found: Document | Unread) -> ReadResult:
    if isinstance(found, Unread):
        return ReadResult(path=path, error=Unread(path=str(path), code=found.code, message=found.message))
    return ReadResult(path=path, document=found, reading=analyse(found))

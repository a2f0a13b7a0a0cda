"""Which files of the corpus are sources, in an order that never depends on the machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from unicodedata import normalize

from briefgen.ingestion.own_editions import made_by_us_within


class FileKind(StrEnum):
    """What a file's name says it is; the content has the last word when it is read."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "Word"
    FEED = "feed"
    MAIL = "mail"
    SAVED_PAGE = "saved page"
    UNKNOWN = "unknown"


SUFFIXES = {
    ".txt": FileKind.PLAIN,
    ".text": FileKind.PLAIN,
    ".md": FileKind.MARKDOWN,
    ".markdown": FileKind.MARKDOWN,
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".xhtml": FileKind.HTML,
    ".pdf": FileKind.PDF,
    ".docx": FileKind.DOCX,
    ".rss": FileKind.FEED,
    ".atom": FileKind.FEED,
    ".xml": FileKind.FEED,
    ".eml": FileKind.MAIL,
    ".mht": FileKind.SAVED_PAGE,
    ".mhtml": FileKind.SAVED_PAGE,
    ".webarchive": FileKind.SAVED_PAGE,
}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
# The desk's own files beside its sources, and data that exhibits read themselves.
_OF_THE_DESK = frozenset({"sources.yaml", "sources.yml", "corrections.yaml", "corrections.yml", "superseded.yaml", "briefgen.toml"})
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})
_DATA_SUFFIXES = frozenset({".csv", ".tsv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that may be a source.

    path: where it is. name: POSIX path relative to its corpus folder, `sayable`, unique in one scan; the default id of its document.
    folder: the corpus folder it was found in, whose sidecar describes it.
    """

    path: Path
    name: str
    kind: FileKind
    folder: Path

    @property
    def relative(self) -> str:
        """POSIX path in its own corpus folder: the key of its sidecar entry."""
        return sayable(self.path.relative_to(self.folder).as_posix())

    @classmethod
    def at(cls, path: Path) -> SourceFile:
        """A single file given by its path, named by its last part."""
        return cls(path=path, name=sayable(path.name), kind=kind_of(path.name), folder=path.parent)


def sayable(name: str) -> str:
    """A file's name as a line of ours can hold it: bytes that are not UTF-8, and controls, are U+FFFD; NFC, as people type it.

    So a corpus that came by way of a Mac, whose names have their accents apart, has the same ids everywhere.
    """
    return normalize("NFC", _CONTROL.sub("\ufffd", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))


def kind_of(name: str) -> FileKind:
    """What the suffix of a file name says, any case."""
    return SUFFIXES.get(os.path.splitext(name)[1].lower(), FileKind.UNKNOWN)  # noqa: PTH122  a name, not a path


def scan(folders: Path | Iterable[Path]) -> tuple[SourceFile, ...]:
    """Every file of the folders, subfolders included, that may be a source; ordered by folder as given, then by name.

    Left out: hidden files and folders, the sidecar and corrections files, editors' leftovers, CSV data. A file of a kind that is
    not known is kept, so that reading it reports it; so is a subfolder that cannot be looked into, or that holds editions of ours. The
    same relative path in two folders is told apart by the later folder's name.

    Raises:
        FileNotFoundError, NotADirectoryError: a folder is missing or is a file.
        OSError: a folder cannot be looked into.
    """
    found: list[SourceFile] = []
    taken: set[str] = set()
    for folder in [folders] if isinstance(folders, Path) else folders:
        if not folder.exists():
            raise FileNotFoundError(f"the corpus folder {folder} does not exist")
        if not folder.is_dir():
            raise NotADirectoryError(f"{folder} is a file, not a corpus folder")
        for relative in sorted(_walk(folder)):
            name = _free_name(relative, folder, taken)
            found.append(SourceFile(path=folder / relative, name=name, kind=kind_of(relative), folder=folder))
    return tuple(found)


def _walk(folder: Path) -> Iterator[str]:
    closed: list[OSError] = []
    for top, directories, files in os.walk(folder, onerror=closed.append):
        if made_by_us_within((*files, *directories)):  # one word on it says more than one on each of its files
            directories.clear()
            yield Path(top).relative_to(folder).as_posix()
            continue
        directories[:] = sorted(d for d in directories if not d.startswith("."))
        for file in files:
            if not no_source(file):
                yield (Path(top) / file).relative_to(folder).as_posix()
    for reason in closed:
        if Path(reason.filename) == folder:
            raise reason
        if not isinstance(reason, FileNotFoundError):  # one that went away meanwhile is missed by nobody
            yield Path(reason.filename).relative_to(folder).as_posix()


def no_source(name: str) -> str:
    """What a file is that a brief passes over for its name, for a person; empty for one that may be a source."""
    lower = name.lower()
    if lower in _OF_THE_DESK:
        return "the desk's own file"
    if lower in _OF_THE_SYSTEM or lower.startswith((".", "~$", "#")) or lower.endswith(("~", ".tmp", ".bak", ".swp", ".part")):
        return "a hidden file or what an editor left"
    if os.path.splitext(lower)[1] in _DATA_SUFFIXES:  # noqa: PTH122  a name, not a path
        return "data for charts"
    return ""


def _free_name(relative: str, folder: Path, taken: set[str]) -> str:
    relative = sayable(relative)
    name, number = relative, 1
    while name in taken:
        name = f"{folder.resolve().name}{f'-{number}' if number > 1 else ''}/{relative}"
        number += 1
    taken.add(name)
    return name

"""What the reading room knows of an edition, read from its folder in the archive."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefgen.model.edition import Insertion, Omission, Segment, Slice, joined
from briefgen.publishing.archive import StoredEdition
from briefgen.publishing.room.previews import image_size
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span

DOWNLOADS = (("brief.html", "Read"), ("brief.pdf", "PDF"), ("brief.txt", "Text"))
"""Files of an edition that a person reads, best for reading on a screen first."""
_ITEM = re.compile(r"- (?P<text>.*?)(?: `(?P<id>[0-9a-f]{8})`)?\s*\Z")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomStatement:
    """A statement as the room shows and searches it.

    who: speaker and office; marks: texts such as `single source`; href: where it is printed, from the edition's folder.
    """

    id: str
    text: str
    date: str
    who: str
    section: str
    marks: tuple[str, ...]
    href: str
    citations: tuple[int, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomReference:
    """A source of an edition. name: publisher, title, date and whose reporting it is, in one line."""

    number: int
    document: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChanges:
    """One heading of changes.md: `New`, `Revised` …, and its entries: text, and the statement's href when the edition still has it."""

    heading: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomImage:
    """A page's preview in the edition's folder, with its size in pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomEdition:
    """An edition of the room. folder: from the brief's folder, as a URL path ending in `/`. files: (name, what it is called, bytes).

    state: `approved`, `withdrawn` and the like, as the archive's keeper says; may be empty. notice: what its first page says of an
    edition that was withdrawn; empty when nothing.
    """

    brief: str
    title: str
    number: int
    cutoff: str
    cutoff_text: str
    key: str
    marking: str
    state: str
    folder: str
    pages: int
    files: tuple[tuple[str, str, int], ...]
    images: tuple[RoomImage, ...]
    statements: tuple[RoomStatement, ...]
    key_points: tuple[RoomStatement, ...]
    references: tuple[RoomReference, ...]
    changes: tuple[RoomChanges, ...]
    notice: str = ""

    @property
    def path(self) -> str:
        """The edition's folder from `output/`, as a URL path ending in `/`."""
        return f"{quote(self.brief)}/{self.folder}"

    @property
    def first(self) -> str:
        """The file a reader opens first."""
        return self.files[0][0] if self.files else "facts.json"

    @property
    def changed(self) -> str:
        """What changed, counted: `3 new, 1 revised`; empty when nothing did or there was no edition before."""
        return ", ".join(f"{len(group.entries)} {group.heading.lower()}" for group in self.changes if group.entries)


def read_edition(stored: StoredEdition, state: str = "") -> RoomEdition:
    """The room's view of a stored edition.

    Raises:
        EnvironmentFault, OSError, KeyError, TypeError, ValueError: its folder is damaged.
    """
    facts, manifest, folder = stored.facts, stored.manifest, stored.folder
    files = tuple((name, label, (folder / name).stat().st_size) for name, label in DOWNLOADS if (folder / name).is_file())
    pages = _statement_pages(manifest)
    html = any(name == "brief.html" for name, _, _ in files)
    references = tuple(_reference(entry) for entry in facts["references"])
    names = {reference.number: reference.name for reference in references}
    statements = tuple(
        _statement(statement, section["title"], names, f"brief.html#{statement['id']}" if html else _page_link(pages, statement["id"]))
        for section in facts["sections"]
        for statement in section["statements"]
    )
    by_id = {statement.id: statement for statement in statements}
    cutoff = str(facts["cutoff"])
    return RoomEdition(
        brief=str(facts["brief"]),
        title=str(manifest.get("title") or facts["brief"]),
        number=stored.number,
        cutoff=cutoff,
        cutoff_text=parse_edtf(cutoff).display,
        key=stored.key,
        marking=str(manifest.get("marking") or ""),
        state=state,
        folder=f"editions/{stored.number:04d}/",
        pages=len(manifest.get("pages") or ()),
        files=files,
        images=_images(folder),
        statements=statements,
        key_points=tuple(by_id[key] for key in facts.get("key_points") or () if key in by_id),
        references=references,
        changes=read_changes(_changes(stored), by_id),
        notice=str(manifest.get("notice") or ""),
    )


def read_changes(markdown: str, statements: Mapping[str, RoomStatement]) -> tuple[RoomChanges, ...]:
    """The headings of a changes.md and what is listed under each; empty for a first edition."""
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for line in markdown.splitlines():
        if line.startswith("## "):
            groups.append((_unescaped(line[3:].strip()), []))
        elif groups and (found := _ITEM.match(line)):
            known = statements.get(found["id"] or "")
            groups[-1][1].append((_unescaped(found["text"]), known.href if known else ""))
    return tuple(RoomChanges(heading=heading, entries=tuple(entries)) for heading, entries in groups)


def _statement(statement: Mapping[str, Any], section: str, names: Mapping[int, str], href: str) -> RoomStatement:
    label = statement["label"]
    citations = tuple(int(number) for number in statement["citations"])
    return RoomStatement(
        id=str(statement["id"]),
        text=joined(tuple(_segment(segment) for segment in statement["segments"])),
        date=label.get("date_text") or "",
        who=", ".join(filter(None, (label.get("speaker"), label.get("office")))),
        section=section,
        marks=tuple(str(mark).replace("_", " ") for mark in statement.get("marks") or ()),
        href=href,
        citations=citations,
        sources=tuple(names[number] for number in citations if number in names),
    )


def _segment(segment: Mapping[str, Any]) -> Segment:
    if "slice" in segment:
        place = segment["slice"]
        return Slice(document=place["document"], span=Span(place["start"], place["end"]), text=segment["text"])
    return Insertion(text=segment["insertion"], reason=segment.get("reason") or "") if "insertion" in segment else Omission()


def _reference(entry: Mapping[str, Any]) -> RoomReference:
    published = entry.get("published")
    date = parse_edtf(published).display if published else "undated"
    title = entry.get("title")
    publisher, origin = entry.get("publisher"), entry.get("origin")
    reporting = f"reporting by {origin}" if origin and origin != publisher else ""
    name = ", ".join(filter(None, (publisher or "Publisher unknown", f"“{title}”" if title else "", date, reporting)))
    return RoomReference(number=int(entry["number"]), document=str(entry["document"]), name=name)


def _statement_pages(manifest: Mapping[str, Any]) -> dict[str, int]:
    """The page, from 1, that each statement is printed on: in its section rather than among the key points."""
    found: dict[str, int] = {}
    for kind in ("key point", "statement"):
        for number, page in enumerate(manifest.get("pages") or (), 1):
            found.update({str(place[1]): number for place in reversed(page["places"]) if place[0] == kind})
    return found


def _page_link(pages: Mapping[str, int], id: str) -> str:
    return f"brief.pdf#page={pages[id]}" if id in pages else "brief.pdf"


def _images(folder: Path) -> tuple[RoomImage, ...]:
    made = []
    for path in sorted(folder.glob("p*.png"), key=lambda path: (len(path.name), path.name)):
        with path.open("rb") as file:
            width, height = image_size(file.read(24))
        made.append(RoomImage(name=path.name, width=width, height=height))
    return tuple(made)


def _changes(stored: StoredEdition) -> str:
    there = "changes.md" in stored.sums or (stored.folder / "changes.md").is_file()
    return stored.read("changes.md").decode("utf-8") if there else ""


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def newest_first(editions: Sequence[RoomEdition]) -> tuple[tuple[RoomEdition, ...], ...]:
    """The editions by brief, each brief's newest first; the brief with the latest cut-off first, then by title."""
    briefs: dict[str, list[RoomEdition]] = {}
    for edition in sorted(editions, key=lambda edition: -edition.number):
        briefs.setdefault(edition.brief, []).append(edition)
    grouped = sorted(briefs.values(), key=lambda group: (group[0].title.casefold(), group[0].brief))
    return tuple(tuple(group) for group in sorted(grouped, key=lambda group: group[0].cutoff, reverse=True))

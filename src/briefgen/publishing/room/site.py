"""The files of the reading room, from the editions of the archive."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from briefgen.publishing.archive import StoredEdition
from briefgen.publishing.room.records import RoomEdition, newest_first, read_edition
from briefgen.publishing.room.search import inline_json, search_index
from briefgen.text.normalise import printable

SCHEMA = 1
FEED_ENTRIES = 50
"""Newest editions that the feed lists."""


def room_files(
    editions: Sequence[StoredEdition], templates: Path, states: Mapping[tuple[str, int], str] | None = None
) -> Mapping[str, bytes]:
    """The reading room over these editions: paths under `output/` -> contents.

    `index.html`, a page for each brief (`BRIEF/index.html`), `feed.xml` (Atom, RFC 4287) and `editions.json`. templates: the folder that
    holds the room's templates, style and script. states: (brief, number) -> what its keeper says of it (`approved`, `withdrawn`).
    The same editions give the same bytes; dates are the editions' cut-offs.

    Raises:
        OSError, KeyError, TypeError, ValueError: an edition's folder is damaged.
    """
    known = states or {}
    read = [read_edition(stored, known.get((str(stored.facts["brief"]), stored.number), "")) for stored in editions]
    briefs = newest_first(read)
    page = _Pages(templates)
    files = {"index.html": page.html("index.html.j2", script="room.js", briefs=briefs, sources=_sources(briefs), index=_index(briefs))}
    for group in briefs:
        files[f"{group[0].brief}/index.html"] = page.html("brief.html.j2", editions=group, cited=_cited(group))
    latest = sorted(read, key=lambda edition: (edition.cutoff, edition.number, edition.brief), reverse=True)[:FEED_ENTRIES]
    files["feed.xml"] = page.text("feed.xml.j2", editions=latest, feed_id=_urn("room", *sorted({edition.brief for edition in read})))
    files["editions.json"] = (json.dumps(_listing(briefs), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    return files


class _Pages:
    """Fills the room's templates; style and script are put into the page, and their hashes into its policy."""

    def __init__(self, templates: Path) -> None:
        self.environment = Environment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FileSystemLoader(templates)
        )
        self.environment.filters["plural"] = lambda count, one: f"{count} {one}" if count == 1 else f"{count} {one}s"
        self.environment.filters["size"] = lambda count: f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(round(count / 1e3), 1)} kB"
        self.environment.filters["clean"] = printable
        self.environment.globals["urn"] = _urn
        self.style = (templates / "room.css").read_text(encoding="utf-8")
        self.templates = templates

    def html(self, name: str, script: str = "", **context: Any) -> bytes:
        code = (self.templates / script).read_text(encoding="utf-8") if script else ""
        # files of ours that stand in the page as they are: their hashes are in the policy
        shown = {"style": Markup(self.style), "script": Markup(code), "policy": _policy(self.style, code)}  # noqa: S704
        return self.text(name, **shown, **context)

    def text(self, name: str, **context: Any) -> bytes:
        return (self.environment.get_template(name).render(context).rstrip() + "\n").encode()


def _policy(style: str, script: str) -> str:
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    return f"default-src 'none'; style-src '{_hash(style)}'; {scripts}img-src 'self' data:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _urn(*parts: str) -> str:
    """A name for the feed and its entries that stays the same wherever the site is put (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join(('briefgen', *parts)))}"


def _index(briefs: Sequence[Sequence[RoomEdition]]) -> Markup:
    return inline_json(search_index(briefs))


def _sources(briefs: Sequence[Sequence[RoomEdition]]) -> tuple[tuple[str, tuple[RoomEdition, ...]], ...]:
    """The sources of the newest editions, by name, each with the editions that cite it."""
    found: dict[str, list[RoomEdition]] = {}
    for group in briefs:
        for reference in group[0].references:
            cited = found.setdefault(reference.name, [])
            if group[0] not in cited:
                cited.append(group[0])
    return tuple((name, tuple(found[name])) for name in sorted(found, key=str.casefold))


def _cited(group: Sequence[RoomEdition]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Every source a brief ever cited: name, and the numbers of the editions that cite it, newest first; those of the newest first."""
    names: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for edition in group:
        for reference in edition.references:
            names.setdefault(reference.document, reference.name)
            found.setdefault(reference.document, []).append(edition.number)
    return tuple((names[document], tuple(dict.fromkeys(numbers))) for document, numbers in found.items())


def _listing(briefs: Sequence[Sequence[RoomEdition]]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "briefs": [
            {
                "id": group[0].brief,
                "title": group[0].title,
                "editions": [
                    {
                        "number": edition.number,
                        "title": edition.title,
                        "cutoff": edition.cutoff,
                        "key": edition.key,
                        "state": edition.state or None,
                        "folder": edition.path,
                        "files": [name for name, _, _ in edition.files],
                        "pages": edition.pages,
                        "statements": len(edition.statements),
                        "sources": len(edition.references),
                        "changes": {change.heading.lower(): len(change.entries) for change in edition.changes},
                    }
                    for edition in group
                ],
            }
            for group in briefs
        ],
    }

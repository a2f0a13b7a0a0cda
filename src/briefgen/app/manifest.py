"""manifest.json: what an edition was made from, and what its pages show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.app.project import relative
from briefgen.model.edition import Edition
from briefgen.spec.corrections import Correction
from briefgen.spec.schema import BriefSpec


def to_json(value: object) -> bytes:
    """`value` as the JSON of every file we write: UTF-8, sorted keys, a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def manifest(
    spec: BriefSpec,
    root: Path,
    edition: Edition,
    key: str,
    corrections: Sequence[Correction],
    pages: Sequence[Mapping[str, Any]],
    review: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """The manifest of an edition: only what the inputs decide, no clock and no absolute path. review: see `composition.review`."""
    return {
        "schema": 1,
        "brief": edition.brief,
        "edition": edition.number,
        "key": key,
        "title": edition.title,
        "cutoff": edition.cutoff,
        "template": edition.template,
        "marking": edition.marking,
        "conformance": list(spec.conformance),
        "made_with": f"briefgen {__version__}",
        "corpus": [relative(Path(folder), root) for folder in spec.corpus],
        "sources": [
            {"document": reference.document, "path": reference.path, "version": reference.version} for reference in edition.references
        ],
        "unused": [source.document for source in edition.unused],
        "unread": list(edition.unread),
        "names": dict(spec.names),
        "terms": dict(spec.terms),
        "pins": {section.id: list(section.pin) for section in spec.sections if section.pin},
        "bans": {section.id: list(section.ban) for section in spec.sections if section.ban},
        "corrections": [json.loads(correction.model_dump_json(exclude_none=True)) for correction in corrections],
        "review": list(review),
        "desk": desk_words(edition),
        "exhibits": [
            {"id": exhibit.id, "number": exhibit.number, "kind": exhibit.kind, "title": exhibit.title} for exhibit in edition.exhibits
        ],
        "pages": list(pages),
    }


def desk_words(edition: Edition) -> list[dict[str, str]]:
    """The desk's own words, which need no source: where each stands and what it says."""
    words = [("notice", "", edition.notice), ("lead", "", edition.lead)]
    for section in edition.sections:
        words += [("takeaway", section.id, section.takeaway_desk), ("note", section.id, section.note)]
    return [{"what": what, "subject": subject, "text": text} for what, subject, text in words if text]


def edition_key(tree: bytes, sheet: bytes, data: Mapping[str, bytes], asked: Sequence[str]) -> str:
    """The edition key: a hash of the canonical tree, its style and the attached data, less edition number and build moment.

    asked: the conformance and the outputs that the brief asks for.
    """
    digest = hashlib.sha256()
    for name, part in (("tree", tree), ("sheet", sheet), *sorted(data.items()), ("asked", ",".join(sorted(asked)).encode())):
        digest.update(f"{name}:{len(part)}:".encode())
        digest.update(part)
    return digest.hexdigest()

"""Editions for the reading room's tests, published into an archive as the pipeline would."""

import io
import json
import random
from pathlib import Path

from PIL import Image

from briefgen.publishing.archive import Archive

WORDS = [
    "harbour",
    "quay",
    "ferry",
    "dredging",
    "silt",
    "embankment",
    "levy",
    "timber",
    "customs",
    "rail",
    "tunnel",
    "bridge",
    "treaty",
    "council",
    "budget",
    "engineer",
    "minister",
    "survey",
    "agreement",
    "training",
    "exchange",
    "visit",
    "forum",
    "export",
    "import",
    "tariff",
    "energy",
    "solar",
    "grid",
    "storage",
    "vaccine",
    "school",
    "language",
    "museum",
    "archive",
]
TITLES = ("Harbour works", "Rail links", "Energy grid", "Health", "Schools", "Museums", "Customs", "Rivers", "Forests", "Towns")


def png(width: int = 48, height: int = 68) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(held, "PNG")
    return held.getvalue()


def statement(
    id: str,
    text: str,
    *,
    speaker: str | None = None,
    citations: tuple[int, ...] = (1,),
    date: str = "May 2024",
    marks: tuple[str, ...] = (),
) -> dict:
    return {
        "id": id,
        "kind": "event",
        "label": {"date": "2024-05", "date_text": date, "date_basis": "stated", "speaker": speaker, "office": None, "speaker_basis": None},
        "segments": [{"slice": {"document": "d", "start": 0, "end": 5}, "text": text}],
        "citations": list(citations),
        "origins": 1,
        "sources": 1,
        "marks": list(marks),
        "score": 1.0,
        "reasons": [],
        "status": "new",
    }


def facts(brief: str, number: int, statements: list[dict], *, cutoff: str = "2024-05-31", publisher: str | None = "Quay Gazette") -> dict:
    reference = {
        "number": 1,
        "document": "d",
        "version": "v",
        "title": "Quay funded",
        "publisher": publisher,
        "origin": None,
        "published": "2024-05-02",
        "locators": [],
        "path": "d.md",
    }
    return {
        "schema": 1,
        "brief": brief,
        "edition": number,
        "cutoff": cutoff,
        "key_points": [statements[0]["id"]] if statements else [],
        "sections": [{"id": "one", "title": "Section one", "takeaway": None, "questions": [], "statements": statements}],
        "references": [reference],
        "discrepancies": [],
        "unread": [],
        "unused": [],
    }


def publish(
    output: Path,
    held: dict,
    *,
    title: str = "Harbour works",
    changes: str = "# x\n\nFirst edition.\n",
    html: bool = True,
    pages: int = 2,
    **more,
) -> None:
    places = [["statement", one["id"], 0, 5] for section in held["sections"] for one in section["statements"]]
    manifest = {
        "key": f"{held['brief']}-{held['edition']}",
        "title": title,
        "pages": [{"text": "", "places": places if at else []} for at in range(pages)],
        **more,
    }
    files = {
        "brief.pdf": b"%PDF-1.7",
        "facts.json": json.dumps(held).encode(),
        "manifest.json": json.dumps(manifest).encode(),
        "changes.md": changes.encode(),
    }
    if html:
        files["brief.html"] = b"<!DOCTYPE html><html lang=en><title>x</title><link rel=icon href='data:,'><body><p>x</p></body></html>"
    files |= {f"p{at + 1:02d}.png": png() for at in range(pages)}
    archive = Archive(output, held["brief"])
    with archive.locked():
        archive.publish(held["edition"], files)


def fifty(output: Path) -> None:
    """Ten briefs of five editions, thirty statements each, most of them new in each edition."""
    chance = random.Random(7)
    for at, title in enumerate(TITLES):
        statements: list[dict] = []
        for number in range(1, 6):
            kept = statements[:8]
            new = [
                statement(
                    f"{at:02d}{number:02d}{k:04d}",
                    " ".join(chance.choices(WORDS, k=26)).capitalize() + ".",
                    speaker=chance.choice([None, "Trần Quốc Bảo"]),
                )
                for k in range(30 - len(kept))
            ]
            statements = new + kept
            listed = "".join(f"- Section one: {one['segments'][0]['text']} `{one['id']}`\n" for one in new[:5])
            changes = (
                f"# {title}: edition {number}\n\nChanges since edition {number - 1}.\n\n## New\n\n{listed}"
                if number > 1
                else "# x\n\nFirst edition.\n"
            )
            held = facts(title.lower().replace(" ", "_"), number, statements, cutoff=f"2024-{number:02d}-{at + 10}")
            publish(output, held, title=title, changes=changes, pages=4)

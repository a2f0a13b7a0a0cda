"""Documents and claims made by hand: sentences with what a reading would know of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from briefgen.analysis.traits import traits_of
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.model.evidence import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    EventDate,
    Flag,
    Quantity,
    Reading,
    Resolution,
    Speaker,
    TimeExpression,
    Trim,
    TrimKind,
)
from briefgen.model.traits import Traits
from briefgen.spec.schema import BriefSpec, SectionSpec
from briefgen.text.edtf import parse_edtf
from briefgen.text.normalise import sha256, short_id
from briefgen.text.phrases import tokens
from briefgen.text.spans import Span


class Shelf:
    """A library in memory."""

    def __init__(self) -> None:
        self.by_id: dict[str, Document] = {}
        self.readings: dict[str, Reading] = {}

    def documents(self) -> tuple[Document, ...]:
        return tuple(self.by_id[key] for key in sorted(self.by_id))

    def reading(self, document: str) -> Reading:
        return self.readings[document]

    def traits(self) -> dict[str, Traits]:
        return {key: traits_of(self.by_id[key], self.readings[key]) for key in sorted(self.by_id)}

    def wording(self, document: str) -> tuple[str, ...]:
        return tuple(" ".join(tokens(claim.text)) for claim in self.readings[document].claims)

    def search(self, phrases: Sequence[str], documents: Iterable[str] | None = None, limit: int = 2000) -> tuple[tuple[Claim, float], ...]:  # noqa: ARG002
        raise AssertionError("a small corpus is weighed whole")

    standing = search

    def put(
        self,
        id: str,
        *sentences: str | dict[str, Any],
        published: str | None = None,
        title: str | None = None,
        told_past: str | None = None,
    ) -> tuple[Claim, ...]:
        """Add a document of one-sentence paragraphs.

        Keys of a sentence: text, kind, speaker, office, event (EDTF), told (the words that say it), basis, inferred, flags, names,
        figures (words, value, unit, noun), times (words, EDTF, perhaps TIMEX3), trims (words, kind), resolved (words, text, reason),
        mention, said (the words of the attribution's content), cue (its verb), voice, note.
        """
        rows = [{"text": row} if isinstance(row, str) else row for row in sentences]
        text = "\n\n".join(row["text"] for row in rows)
        spans, at = [], 0
        for row in rows:
            spans.append(Span(at, at + len(row["text"])))
            at += len(row["text"]) + 2
        date = Known(value=parse_edtf(published), provenance=Provenance.SIDECAR) if published else None
        self.by_id[id] = Document(
            id=id,
            path=f"{id}.txt",
            version=sha256(text),
            text=text,
            lines=tuple(Line(span=span, label=LineLabel.BODY) for span in spans),
            paragraphs=tuple(spans),
            published=date,
            title=Known(value=title, provenance=Provenance.SIDECAR) if title else None,
        )
        claims = tuple(_claim(id, row, span, number + 1, published) for number, (row, span) in enumerate(zip(rows, spans, strict=True)))
        past = EventDate(edtf=parse_edtf(told_past), basis="stated") if told_past else None
        self.readings[id] = Reading(document=id, claims=claims, attributions=(), times=(), quantities=(), told_past=past)
        return claims


def _claim(id: str, row: dict[str, Any], span: Span, paragraph: int, published: str | None) -> Claim:
    text = row["text"]

    def part(words: str) -> Span:
        return Span(span.start + text.index(words), span.start + text.index(words) + len(words))

    speaker = Speaker(name=row["speaker"], office=row.get("office")) if "speaker" in row else None
    attributions = ()
    if speaker or "mention" in row:
        attributions = (
            Attribution(
                spans=(part(row["said"]),) if "said" in row else (),
                kind=row.get("voice", AttributionKind.INDIRECT),
                mention=part(row["mention"]) if "mention" in row else None,
                speaker=row.get("mention"),
                resolved=speaker,
                cue=part(row["cue"]) if "cue" in row else None,
            ),
        )
    event = None
    if "event" in row:
        told = part(row["told"]) if "told" in row else None
        event = EventDate(edtf=parse_edtf(row["event"]), basis=row.get("basis", ""), inferred=row.get("inferred", False), span=told)
    return Claim(
        id=short_id(id, text),
        document=id,
        span=span,
        text=text,
        paragraph=paragraph,
        kind=row.get("kind", ClaimKind.POSITION if speaker else ClaimKind.EVENT),
        speaker=speaker,
        attributions=attributions,
        times=tuple(
            TimeExpression(span=part(words), text=words, timex=timex[0] if timex else edtf, edtf=parse_edtf(edtf))
            for words, edtf, *timex in row.get("times", ())
        ),
        event_date=event,
        statement_date=EventDate(edtf=parse_edtf(published), basis=f"published {published}") if published else None,
        quantities=tuple(
            Quantity(span=part(words), value=Decimal(value), unit=unit, noun=noun) for words, value, unit, noun in row.get("figures", ())
        ),
        resolutions=tuple(Resolution(span=part(words), text=meant, reason=reason) for words, meant, reason in row.get("resolved", ())),
        trims=tuple(Trim(span=part(words), kind=TrimKind(kind)) for words, kind in row.get("trims", ())),
        flags=tuple(Flag(flag) for flag in row.get("flags", ())),
        names=tuple(row.get("names", ())),
        note=row.get("note"),
    )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture(scope="session")
def shelves() -> type[Shelf]:
    return Shelf


def make_section(id: str = "trade", keywords: Sequence[str] = ("rice",), **more: Any) -> SectionSpec:
    return SectionSpec.model_validate({"id": id, "title": more.pop("title", id.title()), "keywords": tuple(keywords), **more})


def make_brief(*sections: SectionSpec, **more: Any) -> BriefSpec:
    return BriefSpec.model_validate({"id": "b", "title": "A brief", "corpus": ("/c",), "sections": sections, "cutoff": "latest", **more})


@pytest.fixture
def section() -> Any:
    return make_section


@pytest.fixture
def brief() -> Any:
    return make_brief

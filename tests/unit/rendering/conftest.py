"""An edition about two invented countries, with something in every field that a template can print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.model.changes import Change, Changes
from briefgen.model.drawing import Drawing, TextOp
from briefgen.model.edition import (
    Edition,
    EditionSection,
    Insertion,
    Label,
    Omission,
    Passage,
    PrintedDiscrepancy,
    QuestionAnswer,
    Reference,
    Segment,
    Slice,
    Statement,
    UnusedSource,
)
from briefgen.model.exhibit import CoverageData, Exhibit, Position, PositionsData, TimelineData, TimelineEvent
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span

TEMPLATES = Path(__file__).parents[3] / "templates"


def words(text: str, start: int = 0) -> Slice:
    return Slice(document="d1", span=Span(start, start + len(text)), text=text)


def a_statement(id: str, *segments: Segment, date: str | None = "2021-05-04", speaker: str | None = None, **over: Any) -> Statement:
    shown = parse_edtf(date).display if date else ""
    label = Label(date=date, date_text=shown, date_basis="", speaker=speaker, office="Minister of Tides" if speaker else None)
    kept: dict[str, Any] = {
        "id": id,
        "kind": "position" if speaker else "event",
        "label": label,
        "segments": segments,
        "citations": (1,),
        "origins": 1,
        "sources": 1,
        "marks": ("single_source",),
        "score": 0.5,
        "reasons": (),
        "status": "same",
    }
    return Statement(**{**kept, **over})


def an_edition(**over: Any) -> Edition:
    ferry = a_statement("aa000001", words("The ferry treaty was signed in Port Ansel."), citations=(1, 2), marks=(), origins=2, sources=2)
    dues = a_statement(
        "aa000002", words("harbour dues"), Insertion(text="of 1999", reason="date"), words("will fall"), Omission(), speaker="Ila Børn"
    )
    survey = a_statement("aa000003", words("A survey ship left in spring."), date=None, citations=(2,), status="new")
    event = TimelineEvent(date=parse_edtf("2021-05-04"), date_text="4 May 2021", label="Ferry treaty", statement=ferry.id, citations=(1, 2))
    position = Position(
        speaker="Ila Børn", office="Minister of Tides", date_text="4 May 2021", text=dues.text, statement=dues.id, citations=(1,)
    )
    exhibits = (
        Exhibit(
            id="ties-timeline",
            number=1,
            kind="timeline",
            title="Steps",
            section="ties",
            data=TimelineData(events=(event,)),
            source_line="Sources: [1], [2]",
            alt="Timeline: Steps.",
            drawing=Drawing(width=120.0, height=40.0, ops=(TextOp(x=1, y=2, text="4 May 2021", font="sans", size=7, colour="#000000"),)),
        ),
        Exhibit(
            id="ties-positions",
            number=2,
            kind="positions",
            title="Who said what",
            section="ties",
            data=PositionsData(positions=(position,)),
            source_line="Sources: [1]",
            alt="Table: Who said what.",
        ),
        Exhibit(
            id="coverage",
            number=3,
            kind="coverage",
            title="Which source supports which section",
            section=None,
            data=CoverageData(
                references=((1, "Ansel Courier"), (2, "Publisher unknown")),
                sections=(("ties", "Ties"), ("sea", "The sea")),
                counts=((2, 0), (1, 1)),
            ),
            source_line="Counts of statements",
            alt="Table: coverage.",
        ),
    )
    references = (
        Reference(
            number=1,
            document="d1",
            path="d1.txt",
            version="0" * 64,
            title="Treaty signed",
            publisher="Ansel Courier",
            origin="Ansel Courier",
            published="2021-05-04",
            date_text="4 May 2021",
            date_basis=None,
            locators=("¶ 1", "¶ 3"),
            passages=(
                Passage(statement=ferry.id, span=Span(0, 5), locator="¶ 1", text="The ferry treaty was signed in Port Ansel."),
                Passage(statement=dues.id, span=Span(9, 15), locator="¶ 3", text="Harbour dues will fall, she said."),
            ),
            url="https://example.org/treaty?a=1&b=2",
            accessed="2021-06-01",
            standing="daily",
        ),
        Reference(
            number=2,
            document="d2",
            path="d2.txt",
            version="1" * 64,
            title=None,
            publisher=None,
            origin=None,
            published=None,
            date_text="undated",
            date_basis=None,
            locators=("¶ 2",),
            passages=(Passage(statement=survey.id, span=Span(0, 5), locator="¶ 2", text="A survey ship left in spring."),),
        ),
    )
    sections = (
        EditionSection(
            id="ties",
            title="Ties",
            takeaway_desk=None,
            takeaway=ferry,
            note="Check the dues.",
            statements=(dues,),
            questions=(QuestionAnswer(ask="Who pays the dues?", answered_by=(), required=True),),
            exhibits=("ties-timeline", "ties-positions"),
        ),
        EditionSection(id="sea", title="The sea", takeaway_desk="The sea is calm.", takeaway=None, note=None, statements=(survey,)),
        EditionSection(id="air", title="The air", takeaway_desk=None, takeaway=None, note=None, statements=()),
    )
    edition = Edition(
        brief="ferry",
        number=2,
        title="Ferry relations",
        subtitle="After the treaty",
        template="dossier",
        language="en",
        paper="a4",
        cutoff="2021-06-30",
        marking="Limited",
        reference="F-1",
        audience="Harbour board",
        contact="tides@example.org",
        desk="Tides desk",
        lead="Dues decide.",
        key_points=(ferry.id, dues.id),
        sections=sections,
        exhibits=exhibits,
        references=references,
        discrepancies=(
            PrintedDiscrepancy(
                kind="number", subject="length of the pier", first_value="40 m", first_citation=1, second_value="44 m", second_citation=2
            ),
        ),
        changes=Changes(
            since=1,
            changes=(
                Change(kind="new", statement=survey.id, section="sea", text="A survey ship left in spring."),
                Change(kind="dropped", statement="zz", section="sea", text="A buoy was lost.", why="outscored"),
            ),
        ),
        unused=(UnusedSource(document="d9", title="Weather", why="off topic"),),
        unread=("scan.pdf",),
        notes=("The newest source is old.",),
    )
    return replace(edition, **over)


@pytest.fixture
def make_edition() -> Callable[..., Edition]:
    """Builds the edition with fields replaced."""
    return an_edition


@pytest.fixture
def make_statement() -> Callable[..., Statement]:
    """Builds a statement from an id and segments."""
    return a_statement


@pytest.fixture
def shipped() -> Path:
    """The templates of the project."""
    return TEMPLATES


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Writes templates/t/brief.xml.j2 with this body and a style sheet; returns the templates folder."""

    def write(body: str, *, whole: str | None = None, extra: dict[str, str] | None = None) -> Path:
        folder = tmp_path / "templates" / "t"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "brief.xml.j2").write_text(whole if whole is not None else f'<brief title="T">\n{body}\n</brief>', encoding="utf-8")
        (folder / "style.toml").write_text((TEMPLATES / "dossier" / "style.toml").read_text(encoding="utf-8"), encoding="utf-8")
        for name, text in (extra or {}).items():
            (tmp_path / "templates" / name).write_text(text, encoding="utf-8")
        return tmp_path / "templates"

    return write

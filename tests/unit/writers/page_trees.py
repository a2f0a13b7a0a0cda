"""An edition with two sources, and a tree with every node, in texts written for the tests."""

from decimal import Decimal

from briefgen.doctree.nodes import (
    Banner,
    Block,
    Box,
    Break,
    BulletList,
    Cell,
    Cite,
    Column,
    Contents,
    Cover,
    Figure,
    Furniture,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    ReferenceEntry,
    SectionBlock,
    StatementBlock,
    StatementRun,
    Styled,
    Table,
    Text,
    Tree,
)
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.model.drawing import Drawing, PathOp, TextOp
from briefgen.model.edition import Edition, EditionSection, Label, Passage, Reference, Slice, Statement
from briefgen.model.exhibit import Exhibit, Series, SeriesData
from briefgen.text.normalise import printable, sha256
from briefgen.text.spans import Span

PARAGRAPHS = (
    "The harbour board met on Tuesday in the old customs house.",
    "It set aside four million for the northern quay. The work begins before the rains, engineer Trần Quốc Bảo said.",
    "Ferries keep to the winter timetable until the quay is done.",
    "A fourth paragraph is too far away to be shown.",
)
CITED = "It set aside four million for the northern quay."


def document(id: str = "harbour", paragraphs: tuple[str, ...] = PARAGRAPHS, language: str = "en") -> Document:
    text, spans = "Harbour news\n", []
    for paragraph in paragraphs:
        text += "\n"
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n"
    return Document(
        id=id,
        path=f"{id}.md",
        version=sha256(text),
        text=text,
        paragraphs=tuple(spans),
        lines=(Line(span=Span(0, 12), label=LineLabel.TITLE), *(Line(span=span, label=LineLabel.BODY) for span in spans)),
        language=Known(value=language, provenance=Provenance.TEXT),
    )


def passage(source: Document, words: str, statement: str) -> Passage:
    start = source.text.index(words)
    return Passage(statement=statement, span=Span(start, start + len(words)), locator=source.locator(start), text=printable(words))


def reference(number: int, source: Document, *passages: Passage, **more) -> Reference:
    fields = {
        "number": number,
        "document": source.id,
        "path": source.path,
        "version": source.version,
        "title": "Harbour news",
        "publisher": "Quay Gazette",
        "origin": "Quay Gazette",
        "published": "2024-05-02",
        "date_text": "2 May 2024",
        "date_basis": None,
        "locators": ("¶ 2",),
        "passages": passages,
    }
    return Reference(**{**fields, **more})


def edition(*references: Reference, exhibits: tuple[Exhibit, ...] = ()) -> Edition:
    slice_ = Slice(document="harbour", span=Span(1, 2), text=CITED)
    statement = Statement(
        id="aaaaaaaa",
        kind="event",
        label=Label(date="2024-05", date_text="May 2024", date_basis="stated"),
        segments=(slice_,),
        citations=(1,),
        origins=1,
        sources=1,
        marks=("single_source",),
        score=1.0,
        reasons=(),
    )
    section = EditionSection(id="quay", title="The quay", takeaway_desk=None, takeaway=None, note=None, statements=(statement,))
    return Edition(
        brief="harbour",
        number=2,
        title="Harbour works",
        subtitle=None,
        template="dossier",
        language="en",
        paper="a4",
        cutoff="2024-05-31",
        marking=None,
        reference=None,
        audience=None,
        contact=None,
        desk=None,
        lead=None,
        key_points=("aaaaaaaa",),
        sections=(section,),
        exhibits=exhibits,
        references=references,
    )


def t(text: str, lang: str | None = None) -> Text:
    return Text(text=text, lang=lang)


def p(text: str, role: str = "body", **more) -> Paragraph:
    return Paragraph(children=(t(text),), role=role, **more)


def heading(level: int, text: str, id: str, **more) -> Heading:
    return Heading(level=level, children=(t(text),), id=id, **more)


def statement(id: str = "aaaaaaaa", cites: tuple[int, ...] = (1,), words: str = CITED, **more) -> StatementBlock:
    fields = {
        "id": id,
        "date": "May 2024",
        "speaker": "Trần Quốc Bảo",
        "office": "Chief engineer",
        "body": (t(words),),
        "cites": tuple(Cite(number=number, statement=id) for number in cites),
        "marks": ("single source",),
    }
    return StatementBlock(**{**fields, **more})


DRAWING = Drawing(
    width=200.0,
    height=100.0,
    ops=(
        PathOp(
            commands=(("m", 10.0, 20.0), ("l", 190.0, 20.0), ("c", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0), ("z",)),
            stroke="#0b3d6b",
            fill="#FFFFFF",
            width=1.0,
            dash=(2.0, 1.0),
            clip=(0.0, 0.0, 200.0, 50.0),
        ),
        TextOp(x=10.0, y=30.0, text="Silt <b>&", font="sans-semibold", size=7.0, colour="#1a1a1a"),
        TextOp(x=5.0, y=50.0, text="turned", font="serif-italic", size=6.0, colour="#8a5300", angle=90.0),
    ),
)
EXHIBIT = Exhibit(
    id="fig-silt",
    number=1,
    kind="series",
    title="Silt",
    section=None,
    source_line="Source: [2].",
    csv="Year,Silt\n2022,12.5\n2023,7\n",
    data=SeriesData(x_name="Year", x=("2022",), series=(Series(name="Silt", values=(Decimal("12.5"),)),), unit="t", citation=2),
)


def table(**more) -> Table:
    rows = (("Tân Hồng", "1.5", "dredged"), ("Hồng Ngự", "20", "surveyed"))
    fields = {
        "columns": (Column(), Column(align="decimal"), Column()),
        "head": tuple(Cell(children=(t(name),)) for name in ("District", "Silt", "State")),
        "rows": tuple(
            (Cell(children=(t(name),), header=True), Cell(children=(t(silt),)), Cell(children=(t(state), Cite(number=1))))
            for name, silt, state in rows
        ),
        "caption": (t("Exhibit 2. Silt by district"),),
        "source": (t("Source: the board."),),
        "alt": "Two districts.",
        "id": "tab-silt",
    }
    return Table(**{**fields, **more})


def tree(*blocks: Block, **more) -> Tree:
    return Tree(title="Harbour works", lang="en", blocks=blocks, **more)


def every_node() -> Tree:
    """Each kind of node at least once."""
    return tree(
        Cover(children=(p("Harbour works", "title"), p("Before the rains", "subtitle"), Contents(depth=2))),
        PageBreak(),
        Banner(children=(Box(role="changes", title=(), children=(p("New since edition 1: one.", "small"),)),)),
        Paragraph(children=(Styled(role="desk-label", children=(t("Desk note"),)), t(" One year on.")), role="lead"),
        Box(role="key-points", title=(t("Key points"),), children=(statement(role="key-point", anchor=False),)),
        SectionBlock(
            id="sec-quay",
            children=(
                heading(1, "The quay", "quay"),
                statement(changed=True),
                statement("bbbbbbbb", (1, 2), "Ferries keep to the winter timetable.", speaker="", office="", date=""),
                StatementRun(
                    statements=(
                        statement("cccccccc", words="The crane is on loan.", changed=True),
                        statement("dddddddd", (2,), "It goes back in June.", changed=True, office=""),
                    )
                ),
                heading(3, "Detail", "detail"),
                BulletList(items=((p("First"),), (p("Second"), BulletList(items=((p("Inner"),),), ordered=True)))),
                Paragraph(
                    children=(
                        t("Văn bản", "vi"),
                        Break(),
                        Link(target="#quay", children=(t("back"),)),
                        t(" and "),
                        Link(target="https://example.org/a?b=1&c=2", children=(t("a page"),)),
                        Styled(role="insertion", children=(t("[here]"),)),
                    )
                ),
                table(),
                Figure(
                    id="fig-silt",
                    drawing=DRAWING,
                    alt="Silt fell.",
                    caption=(t("Exhibit 1. Silt"),),
                    source=(t("Source: "), Cite(number=2)),
                ),
                Figure(id="fig-none", drawing=None, alt="", caption=(t("Exhibit 3. Nothing"),)),
            ),
        ),
        SectionBlock(
            id="sec-refs",
            role="references",
            children=(
                heading(1, "References", "references"),
                ReferenceEntry(
                    number=1, children=(t("Quay Gazette, “Harbour news”"),), back=("aaaaaaaa",), passages=(("¶ 2", CITED, "aaaaaaaa"),)
                ),
                ReferenceEntry(number=2, children=(t("Silt table"),), back=("bbbbbbbb",)),
            ),
        ),
        furniture=Furniture(
            head_left="River desk", head_right="For official use", foot_left="RD-01 · edition 2", foot_centre="For official use"
        ),
        author="River desk",
        subject="Works",
        keywords=("quay", "silt"),
    )

"""Trees for the writer's tests: every node of the doctree, in texts written for the tests."""

from briefgen.doctree.nodes import (
    Banner,
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
    Styled,
    Table,
    Text,
    Tree,
)
from briefgen.model.drawing import Drawing, PathOp, TextOp

FURNITURE = Furniture(
    head_left="IN FOCUS · River desk", head_right="FOR OFFICIAL USE", foot_left="RD-01 · edition 2", foot_centre="FOR OFFICIAL USE"
)
SENTENCES = (
    "The two provinces signed an agreement on river dredging that names twelve stretches and a budget for each of them",
    "Engineers from Đồng Tháp and Cần Thơ will measure silt every month and publish the figures",
    "The governor called the agreement “a first step, not the last” and asked the districts for their own plans",
    "Work on the northern stretch began before the rains and stopped when the water rose above the second mark",
    "A reserve of four million is kept for embankments that fail",
    "The council wants the ferry timetable settled before the bridge closes",
)
PEOPLE = (
    ("", ""),
    ("Nguyễn Thị Ánh", "Governor of the river province"),
    ("Trần Quốc Bảo", ""),
    ("", ""),
    ("Lê Hữu Phước", "Chief engineer"),
)
DATES = ("10 Sep 2023", "≈ Sep 2024", "July 2015", "", "2024")


def t(text: str, lang: str | None = None) -> Text:
    return Text(text=text, lang=lang)


def p(text: str, role: str = "body", **more) -> Paragraph:
    return Paragraph(children=(t(text),), role=role, **more)


def heading(level: int, text: str, id: str, **more) -> Heading:
    return Heading(level=level, children=(t(text),), id=id, **more)


def statement(at: int, *, cites: tuple[int, ...] = (1,), id: str | None = None, **more) -> StatementBlock:
    speaker, office = PEOPLE[at % len(PEOPLE)]
    name = id or f"a{at:07d}"
    fields = {
        "id": name,
        "date": DATES[at % len(DATES)],
        "speaker": speaker,
        "office": office,
        "body": (t(SENTENCES[at % len(SENTENCES)] + "."),),
        "cites": tuple(Cite(number=number, statement=name) for number in cites),
        "marks": ("single source",) if len(cites) == 1 else (),
        "changed": at % 4 == 1,
    }
    return StatementBlock(**{**fields, **more})


def drawing(width: float = 236, height: float = 110) -> Drawing:
    ops = [PathOp(commands=(("m", 8, 50), ("l", width - 8, 50)), stroke="#0b3d6b", width=1)]
    for at in range(6):
        x = 14 + at * (width - 30) / 5
        ops.append(PathOp(commands=(("m", x, 47), ("l", x + 3, 50), ("l", x, 53), ("l", x - 3, 50), ("z",)), fill="#0b3d6b"))
        ops.append(
            TextOp(x=x - 10, y=62 + (at % 3) * 12, text=f"{2015 + at} Sông Hậu [{at + 1}]", font="sans-medium", size=6.6, colour="#1a1a1a")
        )
    ops.append(TextOp(x=4, y=4, text="turned ≈", font="sans", size=6, colour="#555555", angle=90))
    return Drawing(width=width, height=height, ops=tuple(ops))


def figure(id: str = "fig-1", **more) -> Figure:
    fields = {
        "drawing": drawing(),
        "alt": "A timeline of six agreements between 2015 and 2020.",
        "caption": (t("Figure 1. Agreements, 2015–2020"),),
        "source": (t("● stated date ◆ inferred (≈). Source: facts of this edition. Data attached."),),
    }
    return Figure(id=id, **{**fields, **more})


def table(rows: int = 5, id: str = "tab-1") -> Table:
    body = tuple(
        (
            Cell(children=(t(f"Huyện {at} Tân Hồng"),), header=True),
            Cell(children=(t(f"{at * 137.5 + 2:.1f}"),)),
            Cell(children=(t(SENTENCES[at % 6]),)),
        )
        for at in range(rows)
    )
    return Table(
        columns=(Column(), Column(align="decimal"), Column()),
        head=tuple(Cell(children=(t(name),)) for name in ("District", "Silt, m³", "What was said")),
        rows=body,
        caption=(t("Table 1. Silt by district"),),
        source=(t("Source: facts 3 and 5 of this edition."),),
        alt="Silt by district.",
        id=id,
    )


def references(count: int, *, passages: bool = True, back: int = 2) -> tuple[ReferenceEntry, ...]:
    return tuple(
        ReferenceEntry(
            number=number,
            children=(
                t("River Gazette, "),
                Styled(role="em", children=(t("Dredging begins"),)),
                t(f", 10 September 2023. ¶ {number}. "),
                Link(
                    target=f"https://example.org/reports/2023/09/dredging-begins-on-the-northern-stretch-{number}.html",
                    children=(t(f"https://example.org/reports/2023/09/dredging-begins-on-the-northern-stretch-{number}.html"),),
                ),
            ),
            back=tuple(f"a{number + 5 * at:07d}" for at in range(back)),
            passages=((f"¶ {number}", SENTENCES[number % 6], f"a{number:07d}"),) if passages else (),
        )
        for number in range(1, count + 1)
    )


def section(at: int, statements: int = 4, *extra) -> SectionBlock:
    base = at * statements
    blocks = [
        heading(1, ("From the first survey to the agreement", "Dredging and silt", "Ferries and bridges")[at % 3], f"s{at}"),
        p("Three decades took the provinces from survey to agreement.", "takeaway"),
    ]
    blocks += [statement(base + k, cites=tuple(1 + (base + k + c) % 5 for c in range(1 + k % 3))) for k in range(statements)]
    return SectionBlock(id=f"sec{at}", children=(*blocks, *extra))


KEY_POINTS = Box(
    role="key-points",
    title=(t("Key points"),),
    children=tuple(
        statement(at, role="key-point", anchor=False, date="", speaker="", office="", changed=False, cites=(1, 2)) for at in range(3)
    ),
)


def in_focus(sections: int = 4) -> Tree:
    blocks = (
        Banner(
            children=(
                p("Dredging and embankments on the lower river", "title"),
                p("Where the agreement stands before the rains", "subtitle"),
                p(
                    "Edition 2, updates edition 1 of 2 September 2024  ·  Information cut-off 31 October 2024  ·  5 sources",
                    "meta",
                ),
                Box(
                    role="changes",
                    title=(),
                    children=(
                        Paragraph(
                            role="small",
                            children=(
                                Styled(role="strong", children=(t("New since edition 1:"),)),
                                t(" 6 facts from 2 new sources (bars in the margin); 1 date revised."),
                            ),
                        ),
                    ),
                ),
            )
        ),
        Paragraph(
            role="lead",
            children=(
                Styled(role="desk", children=(t("Desk note."),)),
                t(
                    " One year after the two provinces signed, dredging, silt and ferries "
                    "have become the declared work, while embankments stay on survey and restraint."
                ),
            ),
        ),
        KEY_POINTS,
        *(section(at, 4, *((figure(f"fig-{at}"),) if at == 0 else ())) for at in range(sections)),
        Box(
            role="differ",
            title=(t("Sources differ"),),
            children=(
                Paragraph(
                    role="small",
                    children=(t("The visit is “official” in "), Cite(number=2), t(" and “a state visit” in "), Cite(number=4), t(".")),
                ),
            ),
        ),
        Box(
            role="unanswered",
            title=(t("Not answered by the corpus"),),
            children=(BulletList(items=((p("Which stretch comes first?", "small"),), (p("Who pays?", "small"),))),),
        ),
        SectionBlock(id="refs", children=(heading(1, "Sources", "sources"), *references(5, passages=False))),
    )
    return Tree(
        title="Dredging and embankments",
        lang="en",
        blocks=blocks,
        furniture=FURNITURE,
        author="River desk",
        subject="A brief",
        keywords=("river", "silt"),
    )


def dossier(sections: int = 6, statements: int = 8) -> Tree:
    blocks = (
        Cover(
            children=(
                p("Dredging and embankments on the lower river", "title"),
                p("Where the agreement stands", "subtitle"),
                p("FOR OFFICIAL USE", "meta"),
            )
        ),
        heading(1, "Contents", "contents", contents=False),
        Contents(depth=2),
        PageBreak(),
        SectionBlock(id="key", children=(heading(1, "Key points", "key-points"), KEY_POINTS)),
        *(
            section(
                at,
                statements,
                *(
                    (figure(f"fig-{at}", drawing=drawing(420, 150)), table(6, f"tab-{at}"))
                    if at % 2 == 0
                    else (
                        heading(2, "Detail", f"s{at}-detail"),
                        p(" ".join(SENTENCES) + "."),
                        BulletList(items=((p(SENTENCES[0], "list"),), (p(SENTENCES[1], "list"),)), ordered=True),
                    )
                ),
            )
            for at in range(sections)
        ),
        Paragraph(children=(t("Văn bản tham khảo", "vi"), Break(), Link(target="#s0", children=(t("back to the first section"),)))),
        SectionBlock(id="refs", children=(heading(1, "References", "references"), *references(5))),
    )
    return Tree(title="Dredging and embankments", lang="en", blocks=blocks, furniture=FURNITURE, author="River desk", subject="A brief")

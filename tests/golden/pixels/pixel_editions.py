# ruff: noqa: A001, E501 - tables of statements read best in lines
"""Editions made by hand, about a country of ferries: one of usual size, and a hard one. Nothing of the shipped corpus is in them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from briefgen.model.changes import Change, Changes
from briefgen.model.edition import (
    Edition,
    EditionSection,
    Insertion,
    Label,
    Passage,
    PrintedDiscrepancy,
    QuestionAnswer,
    Reference,
    Slice,
    Statement,
    UnusedSource,
)
from briefgen.model.exhibit import (
    CoverageData,
    Exhibit,
    Position,
    PositionsData,
    Series,
    SeriesData,
    TimelineData,
    TimelineEvent,
)
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span

MINISTER = ("Ila Børn", "Minister of Tides")
ENVOY = ("Đặng Thị Hồng Nhung", "Special Envoy for the Straits")

# id, date, how the label begins, speaker, sentence, citations, status
TIES = (
    ("aa000001", "1994-03", "", None, "Ansel and Quay opened consulates in March 1994.", (1, 2), "same"),
    ("aa000002", "2009-06-12", "", None, "The first ferry left Port Ansel on June 12, 2009, with ninety passengers.", (1,), "same"),
    ("aa000003", "2021-05-04", "", None, "The ferry treaty was signed in Port Ansel on May 4, 2021.", (1, 2, 3), "revised"),
    (
        "aa000004",
        "2021-05-04",
        "reported ",
        MINISTER,
        "The treaty puts the harbours of both shores under one timetable, Børn said.",
        (1,),
        "same",
    ),
)
TRADE = (
    ("bb000001", "2022", "", None, "Freight between the two shores grew by 14 percent in 2022.", (2,), "same"),
    (
        "bb000002",
        "2023-09~",
        "reported ",
        ENVOY,
        "Nhung said that the next step is a common price for berths in all four harbours.",
        (3,),
        "new",
    ),
    ("bb000003", "2022-11", "as of ", None, "The northern line is the longest ferry line in the straits.", (2,), "same"),
    ("bb000004", "2021-05-04", "reported ", MINISTER, "Harbour dues will fall by a third within five years, Børn promised.", (1,), "same"),
)
SEA = (
    ("cc000001", "2024-02~", "reported ", ENVOY, "Both sides want a code of conduct for fishing in the Middle Straits that binds everyone.", (3, 4), "new"),
    ("cc000002", "2023-09~", "reported ", None, "A survey ship of the Tides Office mapped the sandbanks twice.", (3,), "same"),
    ("cc000003", "2026", "", MINISTER, "A joint lighthouse will open in 2026, Børn said.", (4,), "same"),
)  # fmt: skip
TITLES = (("ties", "From ferries to a treaty", TIES), ("trade", "Freight and berths", TRADE), ("sea", "Rules at sea", SEA))

SOURCES = (
    ("Ansel Courier", "Treaty signed after nine years of talks", "2021-05-04", "4 May 2021", None, "daily paper", "https://example.org/treaty"),
    ("Quay Harbour Office", "Yearly report of the harbours", "2022-12-31", "31 December 2022", None, "public office", None),
    (None, "Talk on berths and prices", "2023-09~", "≈ September 2023", "undated; the text speaks of the autumn fair just ended", None, None),
    (None, None, None, "undated", None, "think tank", None),
)  # fmt: skip


def _statement(id: str, date: str | None, opening: str, speaker: tuple[str, str] | None, text: str, citations: tuple[int, ...], status: str) -> Statement:  # fmt: skip
    shown = f"{opening}{parse_edtf(date).display}" if date else ""
    segments = (Slice(document="d1", span=Span(0, len(text)), text=text),)
    if id == "cc000001":
        head, tail = text.split(" that binds")
        segments = (
            Slice(document="d1", span=Span(0, len(head)), text=head),
            Insertion(text="Strait of Ansel", reason="term"),
            Slice(document="d1", span=Span(len(head), len(text)), text="that binds" + tail),
        )
    single = len(citations) < 2
    return Statement(
        id=id,
        kind="position" if speaker else "event",
        label=Label(
            date=date, date_text=shown, date_basis="stated", speaker=speaker and speaker[0], office=speaker[1] if speaker else None
        ),
        segments=segments,
        citations=citations,
        origins=len(citations),
        sources=len(citations),
        marks=("single_source",) if single else (),
        score=0.9 - int(id[-1]) / 10,
        reasons=(),
        status=status,
    )


def _reference(number: int, statements: list[Statement]) -> Reference:
    publisher, title, published, shown, basis, standing, url = SOURCES[number - 1]
    passages = tuple(
        Passage(statement=one.id, span=Span(0, len(one.text)), locator=f"¶ {at}", text=one.text)
        for at, one in enumerate((one for one in statements if number in one.citations), 1)
    )
    return Reference(
        number=number,
        document=f"d{number}",
        path=f"d{number}.txt",
        version="0" * 64,
        title=title,
        publisher=publisher,
        origin=publisher,
        published=published,
        date_text=shown,
        date_basis=basis,
        locators=tuple(passage.locator for passage in passages),
        passages=passages,
        url=url,
        accessed="2024-03-01" if url else None,
        standing=standing,
    )


def _event(one: Statement, label: str) -> TimelineEvent:
    return TimelineEvent(
        date=parse_edtf(one.label.date or ""),
        date_text=parse_edtf(one.label.date or "").display,
        label=label,
        statement=one.id,
        citations=one.citations,
        inferred="~" in (one.label.date or ""),
        planned=one.label.date == "2026",
    )


def _exhibits(statements: list[Statement]) -> tuple[Exhibit, ...]:
    by_id = {one.id: one for one in statements}
    labels = {
        "aa000001": "Ansel and Quay opened consulates",
        "aa000002": "The first ferry left Port Ansel",
        "aa000003": "The ferry treaty was signed",
        "bb000002": "A common price for berths",
        "cc000003": "A joint lighthouse will open",
    }
    said = [one for one in statements if one.label.speaker]
    positions = tuple(
        Position(
            speaker=one.label.speaker or "",
            office=one.label.office,
            date_text=one.label.date_text,
            text=one.text,
            statement=one.id,
            citations=one.citations,
        )
        for one in sorted(said, key=lambda one: one.label.speaker or "")
    )
    ferries = SeriesData(
        x_name="year",
        x=("2019", "2020", "2021", "2023"),
        series=(
            Series(name="north", values=(Decimal(14), Decimal(9), None, Decimal("22.5"))),
            Series(name="south", values=(Decimal(9), Decimal(8), Decimal(11), Decimal(12))),
        ),
        unit="ferries a day",
        citation=2,
    )
    coverage = CoverageData(
        references=tuple((number, SOURCES[number - 1][1] or "untitled") for number in range(1, 5)),
        sections=tuple((id, title) for id, title, _ in TITLES),
        counts=tuple(tuple(sum(number in one[5] for one in told) for _, _, told in TITLES) for number in range(1, 5)),
    )
    timeline = TimelineData(events=tuple(_event(by_id[id], label) for id, label in labels.items()))
    made = (
        ("ties-timeline", "timeline", "Steps in the relationship", "ties", timeline),
        ("trade-series", "series", "Ferries a day", "trade", ferries),
        ("sea-positions", "positions", "Who said what", "sea", PositionsData(positions=positions)),
        ("coverage", "coverage", "Which source supports which section", None, coverage),
    )
    return tuple(
        Exhibit(
            id=id,
            number=at,
            kind=kind,
            title=title,
            section=section,
            data=data,
            source_line="Sources: [1], [2], [3], [4]",
            alt=title,
            csv="a\n",
        )
        for at, (id, kind, title, section, data) in enumerate(made, 1)
    )


def an_edition(template: str) -> Edition:
    """A second edition with three sections, two charts, two tables, a discrepancy, an open question and an empty section."""
    told = {id: [_statement(*one) for one in listed] for id, _, listed in TITLES}
    every = [one for listed in told.values() for one in listed]
    asked = QuestionAnswer(ask="Who pays for the lighthouse?", answered_by=(), required=True)
    held = {"ties": ("ties-timeline",), "trade": ("trade-series",), "sea": ("sea-positions",)}
    sections = tuple(
        EditionSection(
            id=id,
            title=title,
            takeaway_desk="The straits are crowded, and both sides say so." if id == "sea" else None,
            takeaway=None if id == "sea" else told[id][0],
            note="Figures for 2023 are expected in June." if id == "trade" else None,
            statements=tuple(told[id] if id == "sea" else told[id][1:]),
            questions=(asked,) if id == "sea" else (),
            exhibits=held[id],
        )
        for id, title, _ in TITLES
    )
    empty = EditionSection(id="air", title="Air links", takeaway_desk=None, takeaway=None, note=None, statements=())
    return Edition(
        brief="straits",
        number=2,
        title="Ansel and Quay: one timetable for the straits",
        subtitle="Before the fifth year of the ferry treaty",
        template=template,
        language="en",
        paper="a4",
        cutoff="2024-02-29",
        marking="Limited",
        reference="TD-24-02",
        audience="Harbour board",
        contact="Tides desk, room 12",
        desk="Tides desk",
        lead="The treaty holds; what it costs is open." if template == "in_focus" else None,
        key_points=("aa000003", "bb000001", "cc000001", "bb000002"),
        sections=(*sections, empty),
        exhibits=_exhibits(every),
        references=tuple(_reference(number, every) for number in range(1, 5)),
        discrepancies=(
            PrintedDiscrepancy(
                kind="number", subject="passengers", first_value="ninety", first_citation=1, second_value="some eighty", second_citation=4
            ),
        ),
        changes=Changes(
            since=1,
            changes=(
                Change(kind="new", statement="bb000002", section="trade", text=told["trade"][1].text),
                Change(kind="new", statement="cc000001", section="sea", text=told["sea"][0].text),
                Change(kind="revised", statement="aa000003", section="ties", text=told["ties"][2].text, why="speaker was not given"),
                Change(
                    kind="corroborated",
                    statement="aa000003",
                    section="ties",
                    text=told["ties"][2].text,
                    why="now 3 independent origins, before 2",
                ),
                Change(
                    kind="dropped",
                    statement="dd000001",
                    section="sea",
                    text="A buoy was lost off Quay.",
                    why="its source is no longer in the corpus",
                ),
            ),
        ),
        unused=(UnusedSource(document="d9", title="Weather in the straits", why="off topic"),),
        unread=("scan.pdf",),
        notes=("The newest dated source is of September 2023, 5 months before the cut-off.",),
    )


_LONG = "Quan hệ đối tác chiến lược toàn diện giữa các cảng biển ở hai bờ eo biển, những cam kết đã nêu và các bước tiếp theo đến năm 2030"
_SAID = (
    "Bộ trưởng nhấn mạnh rằng việc thực hiện đầy đủ các thỏa thuận về vận tải, nghề cá và cứu hộ trên biển cần được ưu tiên trong năm tới.",
    "Hai bên nhất trí thiết lập cơ chế đối thoại thường niên.",
    "Tuyến phà phía bắc dài nhất khu vực, theo báo cáo của Văn phòng Cảng.",
    "Phía bên kia đề nghị một bộ quy tắc ứng xử hiệu lực, thực chất, ràng buộc mọi bên và phù hợp với luật pháp quốc tế.",
)


def hard_edition(template: str, count: int = 18) -> Edition:
    """Letter paper, Vietnamese throughout, long titles, `count` sections, 40 sources; of 18 sections one statement cites all sources."""
    usual = an_edition(template)
    sections = []
    every = []
    for at in range(count):
        listed = [
            replace(
                _statement(f"{at:02d}00000{n}", f"{1995 + at}-0{n + 1}", "reported " if n % 2 else "", ENVOY if n % 2 else None, _SAID[n % 4],
                    tuple(range(1, 41)) if (at, n, count) == (0, 0, 18) else (at * 2 + n + 1, 40 - at), "same"),
                score=(at * 7 + n) % 13 / 13,
            )
            for n in range(5)
        ]  # fmt: skip
        every += listed
        sections.append(
            EditionSection(
                id=f"s{at}", title=f"{_LONG[: 30 + at * 6]} {at + 1}", takeaway_desk=None, takeaway=listed[0], note=None,
                statements=tuple(listed[1:]), questions=(QuestionAnswer(ask=f"{_SAID[at % 4]}?", answered_by=(), required=at % 5 == 0),),
            )
        )  # fmt: skip
    references = tuple(
        replace(
            usual.references[0], number=number, document=f"d{number}", title=f"{_LONG[: 40 + number]} ({number})", publisher=None,
            locators=tuple(f"¶ {n}" for n in range(1, 9)),
            passages=tuple(
                Passage(statement=one.id, span=Span(0, len(one.text)), locator="¶ 1", text=one.text) for one in every if number in one.citations
            ),
        )
        for number in range(1, 41)
    )  # fmt: skip
    events = TimelineData(events=tuple(_event(one, "Hai bên nhất trí thiết lập cơ chế đối thoại") for one in every[::8]))
    coverage = CoverageData(
        references=tuple((one.number, one.title or "") for one in references),
        sections=tuple((one.id, one.title) for one in sections),
        counts=tuple(
            tuple(sum(one.number in told.citations for told in section.all_statements) for section in sections) for one in references
        ),
    )
    positions = replace(
        usual.exhibits[2],
        section="s0",
        data=PositionsData(
            positions=tuple(
                Position(speaker=ENVOY[0], office=ENVOY[1], date_text=one.label.date_text, text=one.text, statement=one.id, citations=one.citations)
                for one in every if one.label.speaker
            )
        ),
    )  # fmt: skip
    exhibits = (replace(usual.exhibits[0], section=None, data=events), positions, replace(usual.exhibits[3], data=coverage))
    return replace(
        usual,
        paper="letter",
        language="vi",
        title=_LONG,
        subtitle=_LONG,
        lead=None,
        key_points=tuple(section.all_statements[0].id for section in sections[:5]),
        sections=tuple(replace(one, exhibits=("sea-positions",)) if one.id == "s0" else one for one in sections),
        exhibits=exhibits,
        references=references,
        discrepancies=(),
        changes=Changes(since=1, changes=tuple(Change(kind="new", statement=one.id, section="s0", text=one.text) for one in every[:40])),
    )


def crowded_edition(template: str, timelines: int, paper: str = "a4") -> Edition:
    """A hard edition with 60 sources and 50 events, each told by a statement of its own, in so many timelines."""
    usual = hard_edition(template, timelines)
    told = [
        replace(_statement(f"{at:02d}e00000", f"{1974 + at}-0{at % 9 + 1}", "", None, _SAID[at % 4], (at + 1, at % 10 + 51), "new"), score=at / 50)
        for at in range(50)
    ]  # fmt: skip
    parts = [tuple(told[at::timelines]) for at in range(timelines)]
    exhibits = tuple(
        replace(
            usual.exhibits[0], id=f"s{at}-timeline", number=at + 1, kind="timeline", section=f"s{at}",
            source_line="Sources: " + ", ".join(f"[{n}]" for n in sorted({n for one in part for n in one.citations})),
            data=TimelineData(events=tuple(_event(one, "Hai bên nhất trí thiết lập cơ chế đối thoại") for one in part)),
        )
        for at, part in enumerate(parts)
    )  # fmt: skip
    sections = tuple(
        replace(section, takeaway=part[0], statements=part[1:], exhibits=(exhibit.id,))
        for section, part, exhibit in zip(usual.sections, parts, exhibits, strict=True)
    )
    references = tuple(
        replace(usual.references[number % 40], number=number, document=f"d{number}", publisher=f"Báo {_LONG[number % 9 : 40]}", passages=())
        for number in range(1, 61)
    )
    return replace(
        usual, paper=paper, sections=sections, exhibits=exhibits, references=references, discrepancies=(), key_points=(told[49].id,)
    )

"""A step is an entry that a statement dates: nothing planned, nothing of others, the longest level that fits."""

from __future__ import annotations

import datetime as dt

import pytest

from briefgen.composition.exhibits import exhibit
from briefgen.composition.ladder import ladder
from briefgen.composition.timeline import Told
from briefgen.model.edition import Label, Slice, Statement
from briefgen.model.evidence import Fact
from briefgen.model.exhibit import LadderData, LadderStep
from briefgen.spec.schema import ExhibitSpec
from briefgen.text.edtf import parse_edtf

LEVELS = ("diplomatic relations", "harbour partnership", "strategic partnership", "deep strategic partnership")
CUTOFF = dt.date(2024, 10, 31)


def steps(shelf, *rows, topic=("Aland", "Boria"), exclude=(), **keys):
    told = []
    for number, row in enumerate(rows):
        row = {"text": row[0], "event": row[1], "told": row[2]} | (row[3] if len(row) > 3 else {})
        (claim,) = shelf.put(f"d{number}", {key: value for key, value in row.items() if value is not None}, published="2024-06-01")
        statement = Statement(
            id=claim.id,
            kind="event",
            label=Label(date=None, date_text="", date_basis=""),
            segments=(Slice(document=claim.document, span=claim.span, text=claim.text),),
            citations=(number + 1,),
            origins=1,
            sources=1,
            marks=(),
            score=0.5,
            reasons=(),
        )
        told.append(Told(fact=Fact(claim=claim, section="s", score=0.5, reasons=()), statement=statement))
    asked = ExhibitSpec(kind="ladder", levels=LEVELS, **keys)
    return [(s.level, s.date.text, s.citations) for s in ladder(told, asked, CUTOFF, exclude, topic).steps]


@pytest.mark.parametrize(
    ("text", "date", "told", "level"),
    [
        ("Diplomatic relations between Aland and Boria were normalized in July 1995.", "1995-07", "July 1995", 0),
        ("It was the first visit since Aland and Boria established diplomatic relations in 1995.", "1995", "1995", 0),
        ("Aland and Boria became harbour partners in 2013.", "2013", "2013", 1),
        ("In 2013, ten years after the flood, the two countries entered into a harbour partnership.", "2013", "2013", 1),
        ("The two sides raised their ties from a harbour partnership to a deep strategic partnership on 10 September 2023.",
         "2023-09-10", "10 September 2023", 3),
        ("On May 10, 2023, the two went straight to a deep strategic partnership, skipping the strategic partnership level.",
         "2023-05-10", "May 10, 2023", 3),
        ("Both sides agreed to upgrade ties to a strategic partnership on 3 May 2021.", "2021-05-03", "3 May 2021", 2),
        ("President Ila of Boria and Aland announced the upgrade of ties to a strategic partnership in 2021.", "2021", "2021", 2),
    ],
)  # fmt: skip
def test_an_entry_is_a_step_of_the_longest_level(shelf, text, date, told, level):
    assert steps(shelf, (text, date, told)) == [(level, date, (1,))]


@pytest.mark.parametrize(
    ("text", "date", "told"),
    [
        ("The two sides skipped the strategic partnership level in 2023.", "2023", "2023"),
        ("The two marked the 10th anniversary of the harbour partnership, established in full, in 2023.", "2023", "2023"),
        ("Aland will raise ties with Boria to a strategic partnership in 2024.", "2024", "2024"),
        ("They hoped in 2022 to establish diplomatic relations.", "2022", "2022"),
        ("Aland and Boria have not established diplomatic relations in 2020.", "2020", "2020"),
        ("Ila visited Boria in 2023, ten years after the two established a harbour partnership.", "2023", "2023"),
        ("Ila visited Boria last week after the two countries established diplomatic relations.", "2024-05", "last week"),
        ("Aland and Celia entered a strategic partnership in 2016.", "2016", "2016"),
        ("Aland established diplomatic relations with Celia in 1990.", "1990", "1990"),
        ("The two made progress within the harbour partnership in 2016.", "2016", "2016"),
        ("The 2013 harbour partnership was raised to a strategic partnership.", "2013", "2013"),
        ("Both sides have diplomatic relations in 2016.", "2016", "2016"),
        ("The two established a strategic partnership in 2030.", "2030", "2030"),
    ],
)
def test_what_is_no_entry_is_no_step(shelf, text, date, told):
    assert steps(shelf, (text, date, told)) == []


def test_each_level_has_its_own_date_in_a_sentence_of_two(shelf):
    text = "Aland and Boria established diplomatic relations in 1995 and in 2013 formed a harbour partnership."
    row = (text, "1995", "1995", {"times": (("1995", "1995"), ("2013", "2013"))})
    assert steps(shelf, row) == [(0, "1995", (1,)), (1, "2013", (1,))]


def test_the_first_date_stands_as_finely_as_it_is_told_and_cites_all_that_tell_it_so(shelf):
    rows = (
        ("The two established diplomatic relations in 1995.", "1995", "1995"),
        ("The two normalized diplomatic relations on 11 July 1995.", "1995-07-11", "11 July 1995"),
        ("The two restored diplomatic relations in 2001.", "2001", "2001"),
        ("The two established diplomatic relations on 11 July 1995.", "1995-07-11", "11 July 1995"),
    )
    assert steps(shelf, *rows) == [(0, "1995-07-11", (2, 4))]  # the first tells no day


def test_dates_outside_the_exhibit_and_excluded_sentences_are_left_out(shelf):
    rows = (
        ("The two established diplomatic relations in 1995.", "1995", "1995"),
        ("The league and Boria formed a strategic partnership in 2010.", "2010", "2010"),
    )
    assert steps(shelf, *rows, exclude=("the league",), topic=(), **{"from": "1990", "to": "2020"}) == [(0, "1995", (1,))]
    assert steps(shelf, *rows, exclude=("the league",), topic=(), **{"from": "2000"}) == []


def test_the_data_file_lists_the_levels_without_a_date_too():
    edtf = parse_edtf("2013")
    step = LadderStep(date=edtf, date_text="2013", level=1, statement="0a0a0a0a", citations=(3, 1))
    shown = exhibit("s-ladder", 1, "s", ExhibitSpec(kind="ladder", levels=LEVELS[:2]), LadderData(levels=LEVELS[:2], steps=(step,)))
    assert (shown.title, shown.source_line) == ("Status over time", "Sources: [1], [3]")
    assert shown.csv.splitlines() == [
        "level,status,date,date_text,statement,citations,inferred",
        "2,harbour partnership,2013,2013,0a0a0a0a,3 1,false",
        "1,diplomatic relations,,,,,",
    ]

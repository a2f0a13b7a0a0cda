"""References numbered as a reader meets them, in whatever order a template prints."""

from dataclasses import replace

import pytest

from briefgen.composition.compose import compose
from briefgen.composition.renumbering import renumbered
from briefgen.model.edition import PrintedDiscrepancy
from briefgen.model.evidence import Fact
from briefgen.model.selection import Choice, Selection

TEXTS = ("Rice came by ship in May 2012.", "A mill opened in June 2014.", "The delta joined a league in July 2016.")


@pytest.fixture
def edition(shelf, section, brief):
    claims = []
    for at, text in enumerate(TEXTS):
        day = f"{2012 + 2 * at}-0{5 + at}"
        claims += shelf.put("abc"[at], {"text": text, "event": day, "told": text.split(" in ")[-1].rstrip(".")}, published="2020")
    facts = tuple(Fact(claim=claim, section="trade", score=0.5, reasons=(), corroboration=(), origins=1, sources=1) for claim in claims)
    selection = Selection(
        cutoff="2021-01-01",
        choices=(Choice(section="trade", facts=facts, takeaway=None),),
        key_points=(),
        discrepancies=(),
        documents=tuple(shelf.by_id.values()),
    )
    made = compose(brief(section(exhibits=({"kind": "timeline"}, {"kind": "coverage"}))), selection)
    differ = PrintedDiscrepancy(kind="date", subject="mill", first_value="1", first_citation=1, second_value="2", second_citation=3)
    return replace(made, discrepancies=(differ,))


def sources(edition):
    """What each statement rests on, by document."""
    names = {reference.number: reference.document for reference in edition.references}
    return {one.id: [names[number] for number in one.citations] for section in edition.sections for one in section.all_statements}


def test_what_is_met_first_is_number_one_and_still_leads_to_its_source(edition):
    assert [reference.document for reference in edition.references] == ["a", "b", "c"]
    turned = renumbered(edition, (3, 3, 1))
    assert [(reference.number, reference.document) for reference in turned.references] == [(1, "c"), (2, "a"), (3, "b")]
    assert sources(turned) == sources(edition)
    assert (turned.discrepancies[0].first_citation, turned.discrepancies[0].second_citation) == (2, 1)


def test_where_a_full_name_stands_goes_along(edition):
    (section,) = edition.sections
    told = replace(section.statements[0], named_by=3)
    named = replace(edition, sections=(replace(section, statements=(told, *section.statements[1:])),))
    assert [one.named_by for one in renumbered(named, (3, 1, 2)).sections[0].statements[:2]] == [1, None]


def test_exhibits_go_along(edition):
    turned = renumbered(edition, (3, 1, 2))
    timeline, coverage = turned.exhibits
    assert [event.citations for event in timeline.data.events] == [(2,), (3,), (1,)]
    assert timeline.source_line == "Sources: [1], [2], [3]"
    assert [line.split(",")[4] for line in timeline.csv.splitlines()[1:]] == ["2", "3", "1"]
    assert [number for number, _ in coverage.data.references] == [1, 2, 3]
    before = dict(zip([name for _, name in edition.exhibits[1].data.references], edition.exhibits[1].data.counts, strict=True))
    assert dict(zip([name for _, name in coverage.data.references], coverage.data.counts, strict=True)) == before


def test_numbers_close_up_where_references_were_left_out(edition):
    cut = replace(edition, sections=(), exhibits=(), discrepancies=(), references=(edition.references[0], edition.references[2]))
    assert [reference.number for reference in renumbered(cut, ()).references] == [1, 2]


def test_an_edition_in_order_comes_back_itself(edition):
    assert renumbered(edition, (1, 2)) is edition
    assert renumbered(edition, (1, 9, 2)) is edition

"""What one source tells after the other is the course of events: no disagreement."""

from dataclasses import replace

import pytest

from briefgen.composition.review import SURE_ENOUGH
from briefgen.model.corpus import Known, Provenance
from briefgen.selection.discrepancies import discrepancies
from briefgen.selection.offices import offices_clash
from briefgen.selection.pool import build_pool


@pytest.fixture
def differ(shelf, section, brief):
    def run(*told, days=("2031-03-05", "2031-03-12"), houses=("Lema Courier", "Holm Herald")):
        for number, (sentence, day, house) in enumerate(zip(told, days, houses, strict=True)):
            shelf.put(f"d{number}", sentence, published=day)
            shelf.by_id[f"d{number}"] = replace(shelf.by_id[f"d{number}"], publisher=Known(value=house, provenance=Provenance.SIDECAR))
        shelf.put("noise", *[f"Farm number {n} grows barley on field {n}." for n in range(12)], published="2031-03-01")
        pool = build_pool(brief(section()), shelf, shelf.documents())
        found = discrepancies(pool, [candidate.claim.id for candidate in pool.candidates])
        return [(one.first_value, one.second_value) for one in found if one.confidence >= SURE_ENOUGH]

    return run


def costs(crowns, text="The Lema quay will cost {} billion crowns."):
    return {"text": text.format(crowns), "figures": ((f"{crowns} billion crowns", f"{crowns}", "crowns", None),), "names": ("Lema",)}


def test_two_houses_differ_and_one_house_tells_anew(differ):
    assert differ(costs("2"), costs("3")) == [("2 billion crowns", "3 billion crowns")]


def test_a_house_that_tells_anew_a_week_later_does_not_differ_with_itself(differ):
    assert not differ(costs("2"), costs("3"), houses=("Lema Courier", "Lema Courier"))


def test_an_estimate_of_months_before_is_no_dispute(differ):
    assert not differ(costs("2"), costs("3"), days=("2031-03-05", "2031-09-05"))


def test_who_tells_both_figures_is_in_no_dispute(differ):
    figures = (("3 billion crowns", "3", "crowns", None), ("2 billion crowns", "2", "crowns", None))
    both = {**costs("3", "The Lema quay will cost {} billion crowns, up from 2 billion crowns."), "figures": figures}
    assert not differ(costs("2"), both)


def test_the_dead_are_counted_day_by_day(differ):
    def killed(people):
        text = f"The flood in Lema killed {people} people."
        return {"text": text, "figures": ((f"{people} people", people, None, "people"),), "names": ("Lema",)}

    assert not differ(killed("31"), killed("44"))
    assert differ(killed("31"), killed("44"), days=("2031-03-05", "2031-03-06")) == [("31 people", "44 people")]


def day(text, told, edtf, **more):
    return {"text": text, "event": edtf, "told": told, "names": ("Lema",), **more}


def test_a_plan_that_came_otherwise_is_no_dispute(differ):
    plan = day("The board of Lema will publish the dam report on 20 September 2031.", "20 September 2031", "2031-09-20")
    deed = day("The board of Lema published the dam report on 15 October 2031.", "15 October 2031", "2031-10-15")
    assert not differ(plan, deed, days=("2031-09-06", "2031-10-16"))
    assert differ(
        {**deed, "text": deed["text"].replace("15 October", "20 September"), "told": "20 September 2031", "event": "2031-09-20"}, deed
    )


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_a_deed(differ):
    speech = day(
        "Minister Anna Ruiz of Lema said on 2 November 2031 that the board resigned.",
        "2 November 2031",
        "2031-11-02",
        speaker="Anna Ruiz",
        said="the board resigned",
    )
    deed = day("Minister Anna Ruiz of Lema, and the board, resigned on 11 November 2031.", "11 November 2031", "2031-11-11")
    assert not differ(speech, deed, days=("2031-11-03", "2031-11-12"))


@pytest.mark.parametrize("other", ["minister of transport", "transport minister", "Minister of Transport of Aland"])
def test_a_portfolio_is_one_wherever_it_stands(other):
    assert not offices_clash("transport minister of Aland", other)
    assert offices_clash("minister of fisheries of Aland", other)

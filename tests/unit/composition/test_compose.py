import datetime as dt
import json
from dataclasses import replace

import pytest

from briefgen.composition.changes import changes_markdown
from briefgen.composition.compose import compose
from briefgen.composition.csl import citations_json
from briefgen.composition.facts import facts_json, previous_from_facts
from briefgen.composition.review import review_log, worth_printing
from briefgen.errors import SpecError
from briefgen.model.corpus import Provenance
from briefgen.model.edition import joined
from briefgen.model.evidence import Discrepancy, NearMiss, Speaker, SpeakerBasis
from briefgen.model.exhibit import CoverageData, PositionsData, SeriesData, TimelineData
from briefgen.text.own_mark import bears_own_mark

RICE = {"text": "Rice exports to the north grew in the dry season.", "names": ()}


def test_a_takeaway_is_printed_first_and_not_again(shelf, section, brief, chosen):
    one, two = shelf.put("a", RICE, "The mill of Lema closed.", published="2020")
    edition = compose(brief(section()), chosen({"trade": (one, two)}, takeaways={"trade": two.id}))
    (printed,) = edition.sections
    assert printed.takeaway.id == two.id
    assert [statement.id for statement in printed.statements] == [one.id]


def test_references_are_numbered_by_first_appearance_key_points_first(shelf, section, brief, chosen):
    (a,) = shelf.put("a", RICE, published="2020")
    b, c = shelf.put("b", "The mill of Lema closed.", "The mill of Lema opened again.", published="2020-05")
    edition = compose(brief(section()), chosen({"trade": (a, b, c)}, key_points=(b.id,)))
    assert [(one.number, one.document, one.locators) for one in edition.references] == [(1, "b", ("¶ 1", "¶ 2")), (2, "a", ("¶ 1",))]
    assert [passage.text for passage in edition.references[0].passages] == [b.text, c.text]
    assert edition.references[0].date_text == "May 2020"


def test_corroboration_is_cited_after_the_facts_own_document_and_lifts_the_mark(shelf, section, brief, chosen):
    (a,) = shelf.put("a", RICE, published="2020")
    (b,) = shelf.put("b", "In the dry season more rice was exported to the north.", published="2020")
    alone, backed = (
        compose(brief(section()), chosen({"trade": (b,)})).statement(b.id),
        compose(brief(section()), chosen({"trade": (b,)}, corroboration={b.id: (a,)})).statement(b.id),
    )
    assert (alone.citations, alone.marks) == ((1,), ("single_source",))
    assert (backed.citations, backed.marks, backed.sources) == ((1, 2), (), 2)


def test_copies_of_one_story_are_told_from_independent_reports(shelf, section, brief, chosen):
    (a,) = shelf.put("a", RICE, published="2020")
    (b,) = shelf.put("b", RICE, published="2020")
    selection = chosen({"trade": (a,)}, corroboration={a.id: (b,)})
    (fact,) = selection.choices[0].facts

    def marks(origins):
        changed = replace(selection, choices=(replace(selection.choices[0], facts=(replace(fact, origins=origins),)),))
        return compose(brief(section()), changed).sections[0].statements[0].marks

    assert marks(1) == ("2_sources,_1_origin",)
    assert marks(2) == ()


def test_a_corrected_date_is_marked(shelf, section, brief, chosen):
    row = {"text": "The mill opened in 2012.", "event": "2013", "basis": "corrected by A. R. on 2020-02-01"}
    (claim,) = shelf.put("a", row, published="2020")
    (statement,) = compose(brief(section()), chosen({"trade": (claim,)})).sections[0].statements
    assert statement.marks == ("single_source", "corrected")


def test_what_is_not_sure_enough_to_print_is_left_for_review(shelf, chosen):
    (a,) = shelf.put("a", "Rice sold for nine dollars.", published="2020")
    (b,) = shelf.put("b", "Rice sold for six dollars.", published="2020")
    doubts = tuple(
        Discrepancy(kind="number", subject="Rice", first=a, first_value="nine", second=b, second_value="six", confidence=confidence)
        for confidence in (0.9, 0.5)
    )
    selection = chosen({"trade": (a,)}, discrepancies=doubts)
    assert [one.confidence for one in worth_printing(selection)] == [0.9]
    (left,) = review_log(selection)
    assert (left["kind"], left["confidence"], left["first"]["value"], left["second"]["document"]) == ("number", 0.5, "nine", "b")


def test_a_disagreement_about_what_is_not_printed_is_cited_with_its_passages(shelf, section, brief, chosen):
    (printed,) = shelf.put("a", RICE, published="2020")
    (one,) = shelf.put("b", "Rice sold for nine dollars.", published="2020")
    (other,) = shelf.put("c", "Rice sold for six dollars.", published="2020")
    doubt = Discrepancy(kind="number", subject="Rice", first=one, first_value="nine", second=other, second_value="six", confidence=0.9)
    edition = compose(brief(section()), chosen({"trade": (printed,)}, discrepancies=(doubt,)))
    assert [(one.first_citation, one.second_citation) for one in edition.discrepancies] == [(2, 3)]
    quoted = [(passage.statement, passage.text) for reference in edition.references for passage in reference.passages]
    assert quoted == [(printed.id, RICE["text"]), ("", one.text), ("", other.text)]


def test_a_full_name_is_printed_once_where_the_surname_comes_first(shelf, section, brief, chosen):
    (first, second) = shelf.put(
        "a",
        {"text": "Ruiz’s trip to the rice fields began.", "resolved": [("Ruiz", "Anna Ruiz", "name")]},
        {"text": "Ruiz praised the rice.", "resolved": [("Ruiz", "Anna Ruiz", "name")]},
        published="2020",
    )
    edition = compose(brief(section(), names={"Anna Ruiz": "Ana Ruíz"}), chosen({"trade": (first, second)}))
    assert edition.statement(first.id).text == "Ruiz [Ana Ruíz]’s trip to the rice fields began."
    assert edition.statement(second.id).text == "Ruiz praised the rice."


def test_a_full_name_that_the_label_shows_is_not_printed_again(shelf, section, brief, chosen):
    (said,) = shelf.put(
        "a",
        {"text": "Ruiz praised the rice.", "resolved": [("Ruiz", "Anna Ruiz", "name")], "speaker": "Anna Ruiz", "office": "Aland Minister"},
        published="2020",
    )
    edition = compose(brief(section()), chosen({"trade": (said,)}))
    assert edition.statement(said.id).text == "Ruiz praised the rice."


@pytest.mark.parametrize(
    ("provenance", "told"),
    [
        (Provenance.SIDECAR, "dated by the desk"),
        (Provenance.FRONT_MATTER, "dated by the desk"),
        (Provenance.PAGE, None),
        (Provenance.TEXT, "words of the file"),
    ],
)
def test_a_reference_says_what_its_date_rests_on_and_names_no_file_of_the_desk(shelf, section, brief, chosen, provenance, told):
    (a,) = shelf.put("a", RICE, published="2020")
    known = replace(shelf.by_id["a"].published, provenance=provenance, basis="words of the file")
    shelf.by_id["a"] = replace(shelf.by_id["a"], published=known)
    assert compose(brief(section()), chosen({"trade": (a,)})).references[0].date_basis == told


def test_an_undated_document_says_so_with_its_basis(shelf, section, brief, chosen):
    (a,) = shelf.put("a", RICE)
    shelf.by_id["a"] = replace(shelf.by_id["a"], date_basis="after the flood it tells of")
    edition = compose(brief(section()), chosen({"trade": (a,)}))
    assert (edition.references[0].date_text, edition.references[0].date_basis) == ("undated", "after the flood it tells of")
    assert (edition.references[0].published, edition.notes) == (None, ())


def test_a_term_is_glossed_once_in_the_brief(shelf, section, brief, chosen):
    one, two = shelf.put("a", "The East Sea is calm.", "The East Sea is wide.", published="2020")
    edition = compose(brief(section(), terms={"East Sea": "Gulf"}), chosen({"trade": (one, two)}))
    assert [statement.text for statement in edition.sections[0].statements] == ["The East Sea [Gulf] is calm.", "The East Sea is wide."]


def test_a_group_is_explained_once_a_section(shelf, section, brief, chosen):
    rows = [
        {"text": f"The two sides agreed on {what}.", "resolved": (("The two sides", "Aland and Boria", "group"),)}
        for what in ("rice", "mills", "roads")
    ]
    one, two, three = shelf.put("a", *rows, published="2020")
    spec = brief(section("one"), section("two"))
    edition = compose(spec, chosen({"one": (one, two), "two": (three,)}))
    shown = ["[Aland and Boria]" in statement.text for part in edition.sections for statement in part.statements]
    assert shown == [True, False, True]


def test_questions_are_answered_by_what_is_printed(shelf, section, brief, chosen):
    one, two = shelf.put("a", RICE, "The mill of Lema closed.", published="2020")
    asked = section(
        questions=({"ask": "What of the mill?", "any": ("mill",)}, {"ask": "And the road?", "any": ("road",), "required": False})
    )
    (printed,) = compose(brief(asked), chosen({"trade": (one, two)})).sections
    assert [(answer.answered_by, answer.required) for answer in printed.questions] == [((two.id,), True), ((), False)]


def test_only_a_sure_discrepancy_is_printed_and_marks_its_statement(shelf, section, brief, chosen):
    (a,) = shelf.put("a", RICE, published="2020")
    (b,) = shelf.put("b", "Rice exports to the north fell in the dry season.", published="2020")

    def differ(confidence):
        return Discrepancy(
            kind="number", subject="exports", first=a, first_value="grew", second=b, second_value="fell", confidence=confidence
        )

    sure = compose(brief(section()), chosen({"trade": (a,)}, discrepancies=(differ(0.8),)))
    assert [(one.first_citation, one.second_citation) for one in sure.discrepancies] == [(1, 2)]
    assert "number_disputed" in sure.statement(a.id).marks
    unsure = compose(brief(section()), chosen({"trade": (a,)}, discrepancies=(differ(0.6),)))
    assert unsure.discrepancies == ()
    assert "number_disputed" not in unsure.statement(a.id).marks


def test_old_sources_are_noted(shelf, section, brief, chosen):
    (a,) = shelf.put("a", RICE, published="2019-03-02")
    edition = compose(brief(section()), chosen({"trade": (a,)}))
    assert edition.notes == ("The newest dated source is of 2 March 2019, 21 months before the cut-off.",)


def test_a_timeline_tells_each_event_once_in_the_words_of_its_source(shelf, section, brief, chosen):
    claims = shelf.put(
        "a",
        {
            "text": "Aland and Boria opened embassies in July 1995 and signed a river treaty in 2013.",
            "event": "1995-07",
            "told": "July 1995",
            "times": (("July 1995", "1995-07"), ("2013", "2013")),
        },
        {"text": "In May 2013, Aland and Boria signed the river treaty in Lema.", "event": "2013-05", "told": "May 2013"},
        {"text": "They should meet again in 2025.", "times": (("2025", "2025"),)},
        published="2020",
    )
    edition = compose(brief(section(exhibits=({"kind": "timeline"},))), chosen({"trade": claims}))
    (exhibit,) = [one for one in edition.exhibits if one.kind == "timeline"]
    assert isinstance(exhibit.data, TimelineData)
    assert [(event.date_text, event.label) for event in exhibit.data.events] == [
        ("July 1995", "Aland and Boria opened embassies"),
        ("May 2013", "Aland and Boria signed the river treaty in Lema"),
    ]
    assert exhibit.csv.splitlines()[0] == "date,date_text,event,statement,citations,inferred,planned,foretold"
    assert edition.sections[0].exhibits == ("trade-timeline",)


def test_a_fact_told_twice_is_one_event_of_the_timeline(shelf, section, brief, chosen):
    signed = {"text": "Aland and Boria signed the river treaty in Lema on 3 May 2012.", "event": "2012-05-03", "told": "3 May 2012"}
    announced = {
        "text": "Aland and Boria announced on 3 May 2012 that they were signing the river treaty.",
        "event": "2012-05-03",
        "told": "3 May 2012",
    }
    followed = {"text": "The signature followed talks in Lema on 3 May 2012.", "event": "2012-05-03", "told": "3 May 2012"}
    coarse = {"text": "The river treaty was signed in May 2012 by Aland and Boria.", "event": "2012-05", "told": "May 2012"}
    claims = shelf.put("a", signed, announced, followed, coarse, published="2020")
    spec = brief(section(exhibits=({"kind": "timeline"},)), topic=("Aland", "Boria"))
    (exhibit,) = [one for one in compose(spec, chosen({"trade": claims})).exhibits if one.kind == "timeline"]
    assert [(event.date.text, event.label) for event in exhibit.data.events] == [
        ("2012-05-03", "Aland and Boria signed the river treaty in Lema")
    ]


def test_a_label_skips_what_else_says_when_and_the_topics_own_names(shelf, section, brief, chosen):
    row = {
        "text": "On 3 May 2012, over ten years after the war began, Aland and Boria went straight to a full treaty of the river.",
        "event": "2012-05-03",
        "told": "3 May 2012",
    }
    claims = shelf.put("a", row, published="2020")
    spec = brief(section(exhibits=({"kind": "timeline"},)), topic=("Aland", "Boria"))
    (exhibit,) = [one for one in compose(spec, chosen({"trade": claims})).exhibits if one.kind == "timeline"]
    assert [event.label for event in exhibit.data.events] == ["Went straight to a full treaty of the river"]


def test_what_is_still_to_come_is_planned(shelf, section, brief, chosen):
    row = {"text": "The mill will open in May 2022 beside the harbour.", "event": "2022-05", "told": "May 2022"}
    claims = shelf.put("a", row, published="2020")
    edition = compose(brief(section(exhibits=({"kind": "timeline"},))), chosen({"trade": claims}))
    assert [event.planned for event in edition.exhibits[0].data.events] == [True]


@pytest.mark.parametrize(
    ("news", "published", "dates"),
    [
        ("The new rice mill of Lema will open in September 2037, four months later than planned.", "2019-06-01", ["2037-09"]),
        ("The opening of the new rice mill of Lema was postponed to September 2037.", "2019-06-01", ["2037-09"]),
        ("The new rice mill of Lema was not delayed and will open in September 2037.", "2019-06-01", ["2037-05", "2037-09"]),
        ("The new rice mill of Lema will open in September 2037, four months later than planned.", "2018-06-01", ["2037-05", "2037-09"]),
        ("The harbour tax of Holm will rise in September 2037, four months later than planned.", "2019-06-01", ["2037-05", "2037-09"]),
    ],
)
def test_of_a_plan_that_was_moved_only_the_newer_date_is_an_event(shelf, section, brief, chosen, news, published, dates):
    plan = {"text": "The new rice mill of Lema is to open in May 2037.", "event": "2037-05", "told": "May 2037"}
    other = {"text": "Farmers of Holm will elect a miller in June 2038.", "event": "2038-06", "told": "June 2038"}
    old = shelf.put("a", plan, other, published="2018-11-02")
    new = shelf.put("b", {"text": news, "event": "2037-09", "told": "September 2037"}, published=published)
    spec = brief(section(exhibits=({"kind": "timeline"},)))
    events = compose(spec, chosen({"trade": (*old, *new)})).exhibits[0].data.events
    assert [event.date.text for event in events] == [*dates, "2038-06"]


def test_what_older_sources_foretold_is_not_told_as_come_about(shelf, section, brief, chosen):
    row = {"text": "The mill will open in May 2019 beside the harbour.", "event": "2019-05", "told": "May 2019"}
    foretold = shelf.put("a", row, published="2018-11-02")
    spec = brief(section(exhibits=({"kind": "timeline"},)))
    (event,) = compose(spec, chosen({"trade": foretold})).exhibits[0].data.events
    assert (event.foretold, event.planned, event.date_text) == (True, False, "May 2019 (expected)")
    row = {"text": "The mill opened in May 2019 beside the harbour.", "event": "2019-05", "told": "May 2019"}
    told = shelf.put("b", row, published="2019-06-01")
    (event,) = compose(spec, chosen({"trade": (*foretold, *told)})).exhibits[0].data.events
    assert (event.foretold, event.date_text, len(event.citations)) == (False, "May 2019", 2)


def test_positions_are_grouped_by_speaker_in_order_of_time(shelf, section, brief, chosen):
    late = shelf.put("late", {"text": "Ruiz wants roads.", "speaker": "Anna Ruiz"}, published="2020")
    early = shelf.put(
        "early", {"text": "Holm wants rice.", "speaker": "Per Holm"}, {"text": "Ruiz wants mills.", "speaker": "Ruiz"}, published="2019"
    )
    edition = compose(brief(section(exhibits=({"kind": "positions"},))), chosen({"trade": late + early}))
    data = edition.exhibits[0].data
    assert isinstance(data, PositionsData)
    assert [one.text for one in data.positions] == ["Ruiz wants mills.", "Ruiz wants roads.", "Holm wants rice."]


def test_positions_go_by_the_time_of_a_speakers_first_and_what_two_say_together_is_neithers(shelf, section, brief, chosen):
    late = shelf.put("late", {"text": "Ruiz wants roads.", "speaker": "Anna Ruiz"}, published="2021")
    middle = shelf.put("middle", {"text": "Holm wants rice.", "speaker": "Per Holm"}, published="2020")
    early = shelf.put("early", {"text": "Both want mills.", "speaker": "Anna Ruiz and Per Holm"}, published="2019")
    edition = compose(brief(section(exhibits=({"kind": "positions"},))), chosen({"trade": late + middle + early}))
    data = edition.exhibits[0].data
    assert isinstance(data, PositionsData)
    assert [one.text for one in data.positions] == ["Both want mills.", "Holm wants rice.", "Ruiz wants roads."]


def test_coverage_counts_statements_by_reference_and_section(shelf, section, brief, chosen):
    a1, a2 = shelf.put("a", RICE, "The mill of Lema closed.", published="2020")
    (b,) = shelf.put("b", "The mill of Lema opened again.", published="2020")
    edition = compose(brief(section("one"), section("two")), chosen({"one": (a1, a2), "two": (b,)}))
    data = edition.exhibits[-1].data
    assert isinstance(data, CoverageData)
    assert data.counts == ((2, 0), (0, 1))


SERIES = {"kind": "series", "data": "trade.csv", "x": "year", "y": ("exports",), "unit": "million"}


def test_a_series_keeps_missing_years_and_has_its_own_citation(shelf, section, brief, chosen):
    (a,) = shelf.put("a", RICE, published="2020")
    spec = brief(section(exhibits=(SERIES,)))
    edition = compose(spec, chosen({"trade": (a,)}), series={"trade.csv": 'year,exports\n2018,1.5\n2019,\n2020,"1,200"\n'})
    data = edition.exhibits[0].data
    assert isinstance(data, SeriesData)
    assert [str(value) for value in data.series[0].values] == ["1.5", "None", "1200"]
    assert (data.citation, edition.references[1].path) == (2, "trade.csv")
    assert edition.exhibits[0].csv == "year,exports\n2018,1.5\n2019,\n2020,1200\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year,imports\n2018,1\n", "column 'exports' is not in 'trade.csv'"),
        ("year,exports\n2018,many\n", "'trade.csv' holds 'many' where a number belongs"),
        ("", "'trade.csv' holds no data"),
    ],
)
def test_a_series_that_cannot_be_read_is_refused(shelf, section, brief, chosen, text, message):
    (a,) = shelf.put("a", RICE, published="2020")
    with pytest.raises(SpecError) as refused:
        compose(brief(section(exhibits=(SERIES,))), chosen({"trade": (a,)}), series={"trade.csv": text})
    assert message in str(refused.value)


def edition_of(shelf, brief, section, chosen, rows, number, previous=None, **more):
    claims = shelf.put("a", *rows, published="2020")
    before = previous_from_facts(json.loads(json.dumps(facts_json(previous)))) if previous else None
    return compose(brief(section()), chosen({"trade": claims}, **more), number=number, previous=before)


def test_a_first_edition_is_all_new_without_changes(shelf, section, brief, chosen):
    first = edition_of(shelf, brief, section, chosen, [RICE], 1)
    assert (first.changes.since, first.changes.changes) == (None, ())
    text = changes_markdown(first)
    assert text.startswith("# A brief: edition 1\n\nFirst edition.\n\n")
    assert bears_own_mark(text)


def test_the_same_facts_are_the_same(shelf, section, brief, chosen):
    first = edition_of(shelf, brief, section, chosen, [RICE], 1)
    second = edition_of(shelf, brief, section, chosen, [RICE], 2, first)
    assert [statement.status for statement in second.sections[0].statements] == ["same"]
    assert (second.changes.since, second.changes.changes) == (1, ())


def test_new_dropped_corrected_and_redated_are_told_apart(shelf, section, brief, chosen):
    mill = {"text": "The mill of Lema closed in 2018.", "event": "2018", "told": "2018"}
    first = edition_of(shelf, brief, section, chosen, [RICE, mill, "Roads are bad in the hills."], 1)
    redated = {**mill, "event": "2018-05"}
    changed = {"text": "Rice exports to the north grew again in the dry season."}
    second = edition_of(shelf, brief, section, chosen, [changed, redated, "Boats came from the south with salt."], 2, first)
    kinds = [(change.kind, change.text[:5], change.why) for change in second.changes.changes]
    assert kinds == [
        ("corrected", "Rice ", f"was: {RICE['text']}"),
        ("redated", "The m", "was 2018"),
        ("new", "Boats", ""),
        ("dropped", "Roads", "its source changed and no longer says it so"),
    ]
    assert [statement.status for statement in second.sections[0].statements] == ["revised", "revised", "new"]
    assert "## Dropped\n\n- Trade: Roads are bad in the hills. (its source changed" in changes_markdown(second)


def test_a_new_origin_is_corroboration(shelf, section, brief, chosen):
    first = edition_of(shelf, brief, section, chosen, [RICE], 1)
    (other,) = shelf.put("b", "More rice went north in the dry season.", published="2020")
    (own,) = shelf.put("a", RICE, published="2020")
    second = edition_of(shelf, brief, section, chosen, [RICE], 2, first, corroboration={own.id: (other,)})
    assert [(change.kind, change.why) for change in second.changes.changes] == [("corroborated", "now 2 independent origins, before 1")]


def test_facts_json_round_trips_what_changes_need(shelf, section, brief, chosen):
    rows = [{"text": "She met them in Lema last May.", "resolved": (("She", "Anna Ruiz", "pronoun"),)}]
    edition = edition_of(shelf, brief, section, chosen, rows, 3)
    previous = previous_from_facts(json.loads(json.dumps(facts_json(edition))))
    (old,) = previous.statements
    (statement,) = edition.sections[0].statements
    assert (previous.number, old.text, old.document) == (3, joined(statement.segments), "a")
    assert old.version == shelf.by_id["a"].version


@pytest.mark.parametrize("facts", [{}, {"schema": 2}, {"schema": 1}])
def test_another_schema_is_refused(facts):
    with pytest.raises(ValueError, match=r"facts\.json"):
        previous_from_facts(facts)


def test_csl_items_leave_out_what_is_unknown(shelf, section, brief, chosen):
    (a,) = shelf.put("a", RICE, published="2020-05~", title="Rice goes north")
    edition = compose(brief(section()), chosen({"trade": (a,)}))
    assert citations_json(edition) == [
        {
            "id": "a",
            "type": "article-newspaper",
            "citation-number": 1,
            "title": "Rice goes north",
            "issued": {"date-parts": [[2020, 5]], "circa": True},
            "locator": "¶ 1",
            "note": "Date: dated by the desk",
        }
    ]


def test_composition_is_a_function_of_its_inputs(shelf, section, brief, chosen):
    claims = shelf.put("a", RICE, "The mill of Lema closed.", published="2020")
    spec, selection = brief(section()), chosen({"trade": claims})
    assert compose(spec, selection) == compose(spec, selection)
    assert compose(spec, selection).cutoff == dt.date(2021, 1, 1).isoformat()


def test_a_speaker_carried_on_and_a_disputed_visit_are_marked(shelf, section, brief, chosen):
    carried = Speaker(name="Anna Ruiz", basis=SpeakerBasis.CONTINUED)
    (a,) = shelf.put("a", {"text": "Rice should be sold on the state visit.", "speaker": "Anna Ruiz"}, published="2020")
    (b,) = shelf.put("b", "Ruiz sold rice on an official visit.", published="2020")
    a = replace(a, speaker=carried)
    doubt = Discrepancy(kind="visit", subject="visit", first=a, first_value="state", second=b, second_value="official", confidence=0.9)
    marks = compose(brief(section()), chosen({"trade": (a,)}, discrepancies=(doubt,))).statement(a.id).marks
    assert {"visit_disputed", "speaker_from_context"} <= set(marks)


def test_an_event_of_the_timeline_cites_only_what_tells_its_day(shelf, section, brief, chosen):
    fine = {"text": "Aland and Boria signed the river treaty in Lema on 3 May 2012.", "event": "2012-05-03", "told": "3 May 2012"}
    coarse = {"text": "The river treaty was signed in 2012 by Aland and Boria.", "event": "2012", "told": "2012"}
    other = {"text": "The port of Lema was opened to ships in June 2019.", "event": "2019-06", "told": "June 2019"}
    (a,), (b,), (c,) = (shelf.put(key, one, published="2020") for key, one in (("a", fine), ("b", coarse), ("c", other)))
    edition = compose(brief(section()), chosen({"trade": (a, b, c)}))
    events = next(one.data for one in edition.exhibits if isinstance(one.data, TimelineData)).events
    assert [(event.date_text, event.citations) for event in events] == [("3 May 2012", (1,)), ("June 2019", (3,))]


def test_what_a_long_list_only_names_answers_where_nothing_else_does(shelf, section, brief, chosen):
    listing = "The two sides work together in trade, rice, schools, health, forestry, tourism and mining."
    told = "Nurses of both states train together in the new school of health beside the harbour."
    claims = shelf.put("a", listing, told, published="2020")
    spec = brief(section(questions=({"ask": "What of health?", "any": ("health",)}, {"ask": "What of mining?", "any": ("mining",)})))
    (printed,) = compose(spec, chosen({"trade": claims})).sections
    assert [one.answered_by for one in printed.questions] == [(claims[1].id,), (claims[0].id,)]


def test_what_was_taken_back_is_told_as_fallen_and_what_found_no_room_is_not(shelf, section, brief, chosen):
    first = edition_of(shelf, brief, section, chosen, [RICE, "Roads are bad in the hills."], 1)
    rice, roads = shelf.put("a", RICE, "Roads are bad in the hills.", published="2020")
    (boats,) = shelf.put("b", "Boats came from the south with salt.", published="2020")
    lost = NearMiss(claim=rice, score=0.0, why="Taken back later: “No.”")
    selection = chosen({"trade": (boats,)}, overtaken=(lost,))
    second = compose(brief(section()), selection, number=2, previous=previous_from_facts(facts_json(first)))
    dropped = {change.statement: (change.why, change.fallen) for change in second.changes.changes if change.kind == "dropped"}
    assert dropped == {rice.id: (lost.why, True), roads.id: ("nothing of its source was chosen this time", False)}


def test_a_plan_is_revised_by_the_news_that_moves_it(shelf, section, brief, chosen):
    first = edition_of(shelf, brief, section, chosen, [RICE], 1)
    (rice,) = shelf.put("a", RICE, published="2020")
    (news,) = shelf.put("b", "The sale was moved to the wet season.", published="2020-02")
    moved = NearMiss(claim=rice, score=0.0, why=f"Moved since: “{news.text}”", instead=news.id)
    before = previous_from_facts(facts_json(first))
    second = compose(brief(section()), chosen({"trade": (news,)}, overtaken=(moved,)), number=2, previous=before)
    assert [(change.kind, change.statement, change.why) for change in second.changes.changes] == [("revised", news.id, f"was: {rice.text}")]

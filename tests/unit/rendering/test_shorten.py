from __future__ import annotations

from dataclasses import replace

from briefgen.model.edition import QuestionAnswer
from briefgen.model.exhibit import TimelineData
from briefgen.rendering.render import render
from briefgen.rendering.sections_cut import spare_sections, without_sections
from briefgen.rendering.shorten import shorten, sparing_charts
from briefgen.rendering.view import view

EXTRAS = 3
"""Steps before the first statement goes: passages, tables, all passages."""


def long_edition(make_edition, make_statement):
    edition = make_edition()
    many = tuple(make_statement(f"dd{n}", edition.sections[1].statements[0].segments[0], score=n / 10) for n in range(5))
    asked = QuestionAnswer(ask="When?", answered_by=("dd0",), required=True)
    return replace(edition, sections=(edition.sections[0], replace(edition.sections[1], statements=many, questions=(asked,))))


def ids(edition):
    return [statement.id for section in edition.sections for statement in section.all_statements]


def passages(edition):
    return [passage.statement for reference in edition.references for passage in reference.passages]


def test_what_is_extra_goes_before_any_statement(make_edition, make_statement):
    edition = long_edition(make_edition, make_statement)
    cuts = [shorten(edition, count) for count in range(EXTRAS + 1)]
    assert cuts[0] == edition
    assert [passages(cut) for cut in cuts] == [passages(edition), ["aa000001", "aa000002"], ["aa000001", "aa000002"], []]
    assert [[one.kind for one in cut.exhibits] for cut in cuts[1:]] == [["timeline", "positions", "coverage"], ["timeline"], ["timeline"]]
    assert all(ids(cut) == ids(edition) and cut.cut_notes == () for cut in cuts)
    assert cuts[3].references[0].locators == edition.references[0].locators


def test_the_least_go_first_and_the_cut_is_declared(make_edition, make_statement, shipped):
    edition = long_edition(make_edition, make_statement)
    cut = shorten(edition, EXTRAS + 2)
    assert [name for name in ids(edition) if name not in ids(cut)] == ["dd1", "dd2"]
    assert cut.cut_notes[-1] == "2 more statements were left out for length."
    assert view(cut, 300).left_out == cut.cut_notes[-1]
    assert shorten(edition, EXTRAS + 1).cut_notes[-1] == "1 more statement was left out for length."


def test_takeaways_key_points_answers_and_the_last_of_a_section_stay(make_edition, make_statement):
    cut = shorten(long_edition(make_edition, make_statement), 99)
    assert ids(cut) == ["aa000001", "aa000002", "dd0"]
    assert shorten(cut, 3) == cut


def test_what_is_new_in_an_update_goes_last(make_edition, make_statement):
    edition = long_edition(make_edition, make_statement)
    fresh = tuple(replace(statement, status="new" if statement.id == "dd1" else "same") for statement in edition.sections[1].statements)
    edition = replace(edition, sections=(edition.sections[0], replace(edition.sections[1], statements=fresh)))
    assert ids(shorten(edition, EXTRAS + 3))[2:] == ["dd0", "dd1"]
    assert ids(shorten(edition, EXTRAS + 4))[2:] == ["dd0"]


def test_key_points_go_last_and_three_stay(make_edition, make_statement):
    edition = long_edition(make_edition, make_statement)
    edition = replace(edition, key_points=("aa000001", "aa000002", "dd0", "dd1", "dd2"))
    assert len(shorten(edition, EXTRAS + 2).key_points) == 5
    assert shorten(edition, 99).key_points == ("aa000001", "aa000002", "dd0")


def test_a_reference_tells_only_the_places_that_are_left(make_edition, make_statement, shipped):
    edition = make_edition()
    more = make_statement("dd9", edition.sections[0].statements[0].segments[0], score=0.9)
    first = replace(edition.sections[0], statements=(*edition.sections[0].statements, more))
    edition = replace(edition, key_points=edition.key_points[:1], sections=(first, *edition.sections[1:]))
    cut = shorten(edition, EXTRAS + 1)
    assert ids(cut) == ["aa000001", "dd9", "aa000003"]
    assert cut.references[0].locators == ("¶ 1",)
    render(cut, shipped)


def test_sections_go_with_all_that_is_theirs_and_a_note_names_them(make_edition, shipped):
    edition = make_edition()
    assert without_sections(edition, 0).sections == edition.sections
    cut = without_sections(edition, spare_sections(edition))
    assert [section.id for section in cut.sections] == [edition.sections[0].id]
    assert set(cut.key_points) <= set(ids(cut))
    assert cut.cut_notes[-1] == f"The sections “{edition.sections[1].title}” and “{edition.sections[2].title}” were left out for length."
    assert view(cut, 300).left_out == cut.cut_notes[-1]
    used = {number for section in cut.sections for one in section.all_statements for number in one.citations}
    assert {reference.number for reference in cut.references} >= used
    render(cut, shipped)


def test_what_tells_an_event_goes_last_and_its_place_stays(make_edition, make_statement):
    edition = long_edition(make_edition, make_statement)
    exhibits = tuple(
        replace(one, data=replace(one.data, events=tuple(replace(event, statement="dd1") for event in one.data.events)))
        if isinstance(one.data, TimelineData)
        else one
        for one in edition.exhibits
    )
    passage = replace(edition.references[0].passages[0], statement="dd1", locator="¶ 9")
    first = replace(edition.references[0], passages=(*edition.references[0].passages, passage), locators=("¶ 1", "¶ 9"))
    edition = replace(
        edition, exhibits=exhibits, references=(first, *edition.references[1:]), key_points=("aa000001", "aa000002", "dd4", "dd0")
    )
    assert sparing_charts(edition) == EXTRAS + 3
    assert ids(shorten(edition, EXTRAS + 2))[2:] == ["dd0", "dd1", "dd4"]
    assert len(shorten(edition, EXTRAS + 2).key_points) == 4
    assert (ids(shorten(edition, EXTRAS + 3))[2:], len(shorten(edition, EXTRAS + 3).key_points)) == (["dd0", "dd1", "dd4"], 3)
    assert ids(shorten(edition, EXTRAS + 4))[2:] == ["dd0", "dd4"]
    assert "¶ 9" in shorten(edition, EXTRAS + 4).references[0].locators

from __future__ import annotations

from dataclasses import replace

from briefgen.model.edition import QuestionAnswer
from briefgen.rendering.render import render
from briefgen.rendering.shorten import shorten


def long_edition(make_edition, make_statement):
    edition = make_edition()
    many = tuple(make_statement(f"dd{n}", edition.sections[1].statements[0].segments[0], score=n / 10) for n in range(5))
    asked = QuestionAnswer(ask="When?", answered_by=("dd0",), required=True)
    return replace(edition, sections=(edition.sections[0], replace(edition.sections[1], statements=many, questions=(asked,))))


def ids(edition):
    return [statement.id for section in edition.sections for statement in section.all_statements]


def test_the_least_go_first_and_the_cut_is_declared(make_edition, make_statement, shipped):
    edition = long_edition(make_edition, make_statement)
    cut = shorten(edition, 2)
    assert [name for name in ids(edition) if name not in ids(cut)] == ["dd1", "dd2"]
    assert cut.notes[-1] == "2 more statements were left out for length."
    assert shorten(edition, 1).notes[-1] == "1 more statement was left out for length."


def test_takeaways_key_points_answers_and_the_last_of_a_section_stay(make_edition, make_statement):
    cut = shorten(long_edition(make_edition, make_statement), 99)
    assert ids(cut) == ["aa000001", "aa000002", "dd0"]
    assert shorten(cut, 3) == cut


def test_what_is_new_in_an_update_stays(make_edition, make_statement):
    edition = long_edition(make_edition, make_statement)
    fresh = tuple(replace(statement, status="new") for statement in edition.sections[1].statements)
    edition = replace(edition, sections=(edition.sections[0], replace(edition.sections[1], statements=fresh)))
    assert shorten(edition, 3) == edition


def test_a_shortened_dossier_still_renders(make_edition, shipped):
    edition = make_edition(changes=make_edition().changes)
    edition = replace(edition, key_points=edition.key_points[:1])
    cut = shorten(edition, 5)
    assert [passage.statement for passage in cut.references[0].passages] == ["aa000001"]
    assert cut.references[0].locators == ("¶ 1",)
    render(cut, shipped)

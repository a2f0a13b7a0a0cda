from types import SimpleNamespace

from briefgen.app.open_points import open_points


def question(ask, *answers):
    return SimpleNamespace(ask=ask, answered_by=answers, required=True, any=(), all=())


def section(id, *questions):
    return SimpleNamespace(id=id, title=id.capitalize(), questions=questions, all_statements=("a",))


def test_an_edition_cut_to_a_length_may_lack_sections_of_its_brief():
    library = SimpleNamespace(search=lambda *_: ())
    selection = SimpleNamespace(documents=(), unmatched=())
    spec = SimpleNamespace(sections=(section("ports", question("Who pays?")), section("rail", question("Who rides?"))))
    told = open_points(spec, selection, SimpleNamespace(sections=(section("rail", question("Who rides?")),)), library)
    assert [problem.message for problem in told] == ["section 'Rail': no statement chosen answers “Who rides?”"]

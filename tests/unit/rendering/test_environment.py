from __future__ import annotations

import pytest

from briefgen.errors import SpecError
from briefgen.rendering.render import render


def said(project, make_edition, body, **extra):
    templates = project(body, **extra)
    with pytest.raises(SpecError) as caught:
        render(make_edition(template="t"), templates)
    problem = caught.value.problems[0]
    where = str(problem.where).removeprefix(str(templates) + "/")
    return problem.code, f"{where}: {problem.message}", problem.hints, problem.snippet


def test_an_unknown_name_offers_the_nearest(project, make_edition):
    assert said(project, make_edition, "\n<p>{{ breif.title }}</p>") == (
        "template.undefined",
        "t/brief.xml.j2:3: nothing is called 'breif' here",
        ("did you mean 'brief'?",),
        "<p>{{ breif.title }}</p>",
    )


def test_an_unknown_field_offers_the_nearest(project, make_edition):
    code, message, _, _ = said(project, make_edition, "<p>{{ brief.titel }}</p>")
    assert (code, message) == ("template.undefined", "t/brief.xml.j2:2: a brief has no 'titel'; did you mean 'title'?")


def test_a_syntax_error_has_its_line(project, make_edition):
    code, message, _, snippet = said(project, make_edition, "<p>a</p>\n{% for x %}")
    assert (code, message) == ("template.syntax", "t/brief.xml.j2:3: expected token 'in', got 'end of statement block'")
    assert snippet == "{% for x %}"


def test_a_missing_include_is_named(project, make_edition):
    code, message, _, _ = said(project, make_edition, "{% include 'gone.j2' %}")
    assert (code, message) == ("template.not-found", "t/brief.xml.j2:2: the template includes 'gone.j2', which is not there")


def test_a_missing_shared_piece_says_where_it_comes_from(project, make_edition):
    _, _, hints, _ = said(project, make_edition, "{% include 'shared/gone.j2' %}")
    assert "from the templates that come with briefgen" in hints[0]


@pytest.mark.parametrize(
    "body",
    [
        "{{ brief.__class__.__mro__ }}",
        "{{ ''.format.__globals__ }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{{ brief.sections.__init__ }}",
    ],
)
def test_a_template_cannot_reach_out_of_its_box(project, make_edition, body):
    code, message, _, _ = said(project, make_edition, f"<p>{body}</p>")
    assert code in ("template.failed", "template.undefined")
    assert message.startswith("t/brief.xml.j2:2: ")


def test_an_unknown_template_lists_what_there_is(project, make_edition):
    templates = project("<p>x</p>")
    for name, hint in (("tt", "did you mean 't'?"), ("letter", "templates there: t")):
        with pytest.raises(SpecError) as caught:
            render(make_edition(template=name), templates)
        problem = caught.value.problems[0]
        assert (problem.message, problem.hints) == (f"there is no template {name!r} in {templates}", (hint,))


def test_a_macro_without_end_and_a_file_that_is_no_text_are_told(project, make_edition):
    code, _, _, _ = said(project, make_edition, "{% macro a() %}{{ a() }}{% endmacro %}<p>{{ a() }}</p>")
    assert code == "template.failed"
    templates = project("<p>x</p>")
    (templates / "t" / "brief.xml.j2").write_bytes(b'<brief title="\xff"/>')
    with pytest.raises(SpecError) as caught:
        render(make_edition(template="t"), templates)
    assert caught.value.problems[0].message == "a file of the template is not UTF-8: byte 14"

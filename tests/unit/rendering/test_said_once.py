"""Where a speaker's full name comes from is told at his first statement, and at his first key point."""

from dataclasses import replace

from briefgen.rendering.view import view


def test_where_a_name_stands_is_told_at_its_first_statement(make_edition, make_statement):
    edition = make_edition()
    named = [replace(make_statement(f"dd{n}", marks=("hearsay",)), named_by=2) for n in range(3)]
    section = replace(edition.sections[1], takeaway=None, statements=(make_statement("cc", marks=()), *named))
    key = named[1].id
    seen = view(replace(edition, sections=(section,), key_points=(key,)), 334.0)
    told, plain = ("hearsay", "name from [2]"), ("hearsay",)
    assert [one.marks for one in seen.sections[0].statements] == [(), told, told, plain]
    assert [one.marks for one in seen.key_points] == [told]
    without = view(replace(edition, sections=(section,), key_points=()), 334.0)
    assert [one.marks for one in without.sections[0].statements] == [(), told, plain, plain]

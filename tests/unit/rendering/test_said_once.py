"""Where a speaker's full name comes from is told where a reader meets him first, and only beside a list that has the source."""

import re
from dataclasses import replace

import pytest

from briefgen.doctree.nodes import ReferenceEntry, StatementBlock
from briefgen.doctree.printed import pieces
from briefgen.doctree.walk import walk
from briefgen.model.changes import Changes
from briefgen.rendering.render import render
from briefgen.rendering.said_once import is_rule, names_once
from briefgen.rendering.view import view


@pytest.fixture
def named(make_edition, make_statement):
    """An edition whose only section has four statements of one speaker, three with a name from reference 2, and no exhibit."""
    edition = make_edition(exhibits=(), discrepancies=(), left_out=("cut",), notes=("One more statement was left out for length.",))
    told = [replace(make_statement(f"dd{n}", marks=("hearsay",), speaker="Ila Børn"), named_by=2) for n in range(3)]
    plain = make_statement("cc", marks=(), speaker="Ila Børn")
    section = replace(edition.sections[1], takeaway=None, statements=(plain, *told), exhibits=())
    references = tuple(replace(one, passages=()) for one in edition.references)
    return replace(edition, sections=(section,), references=references, key_points=(), changes=Changes(since=None))


def statements(tree):
    return [block for block in walk(tree.blocks) if isinstance(block, StatementBlock)]


@pytest.mark.parametrize(("single", "statements", "rule"), [(4, 4, False), (5, 5, True), (6, 8, True), (5, 8, False), (0, 0, False)])
def test_a_single_source_is_the_rule_from_three_in_four_of_more_than_four(single, statements, rule):
    assert is_rule(single, statements) is rule


def test_where_a_name_stands_is_told_at_its_first_statement_in_printed_order(named, shipped):
    told, plain = ("hearsay", "name from [2]"), ("hearsay",)
    seen = view(named, 334.0).sections[0].statements
    assert [(one.marks, one.named) for one in seen] == [((), 0), (told, 2), (told, 2), (told, 2)]
    printed = statements(render(replace(named, key_points=("dd1",)), shipped).tree)
    assert [(one.id, one.marks) for one in printed] == [("dd1", told), ("cc", ()), ("dd0", told), ("dd1", plain), ("dd2", plain)]
    once = statements(render(replace(named, key_points=("dd1",), template="in_focus"), shipped).tree)
    assert [(one.id, one.marks) for one in once] == [("dd1", told), ("cc", ()), ("dd0", plain), ("dd2", plain)]


def test_a_mark_names_no_reference_that_is_not_listed(named, shipped):
    blocks = render(named, shipped).tree.blocks
    assert any("name from [2]" in one.marks for one in walk(blocks) if isinstance(one, StatementBlock))
    unlisted = tuple(replace(one, marks=("hearsay", "name from [9]")) if isinstance(one, StatementBlock) else one for one in walk(blocks))
    left = [one.marks for one in names_once(unlisted) if isinstance(one, StatementBlock)]
    assert left == [("hearsay",)] * len(left)
    assert left


@pytest.mark.parametrize("name", ["dossier", "in_focus", "memo", "timeline"])
@pytest.mark.parametrize("key_points", [(), ("dd1",)])
def test_every_reference_that_a_page_names_is_listed_on_it(named, shipped, name, key_points):
    tree = render(replace(named, template=name, key_points=key_points), shipped).tree
    listed = {block.number for block in walk(tree.blocks) if isinstance(block, ReferenceEntry)}
    shown = {int(number) for piece in pieces(tree) for number in re.findall(r"\[(\d+)\]", piece.text)}
    assert any("name from [2]" in one.marks for one in statements(tree))
    assert shown <= listed

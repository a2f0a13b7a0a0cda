"""Statements run on under one label only where that label says all that their own would."""

from dataclasses import replace

import pytest

from briefgen.doctree.nodes import Cite, StatementBlock, StatementRun, Text
from briefgen.doctree.printed import pieces
from briefgen.doctree.walk import walk
from briefgen.model.changes import Changes
from briefgen.rendering.render import render
from briefgen.rendering.runs import run_on


def said(name, *, words="Dues fall.", cites=(1,), **more):
    fields = {"date": "4 May 2021", "speaker": "Ila Børn", "office": "", **more}
    return StatementBlock(id=name, body=(Text(text=words),), cites=tuple(Cite(number=number) for number in cites), **fields)


def runs(*statements):
    return [[one.id for one in made.statements] if isinstance(made, StatementRun) else made.id for made in run_on(statements)]


def test_what_one_speaker_says_on_one_day_in_one_source_runs_on():
    assert runs(said("a", office="Minister of Tides"), said("b"), said("c", cites=(2, 1))) == [["a", "b", "c"]]
    assert runs(said("a", speaker=""), said("b", speaker="")) == [["a", "b"]]


@pytest.mark.parametrize(
    "other",
    [
        {"date": "5 May 2021"},
        {"speaker": "Ada Byron"},
        {"office": "Minister of Ferries"},
        {"cites": (2,)},
        {"cites": ()},
        {"changed": True},
        {"role": "takeaway"},
        {"anchor": False},
    ],
)
def test_what_the_label_or_the_source_does_not_hold_for_stands_alone(other):
    assert runs(said("a"), said("b", **other)) == ["a", "b"]


def test_statements_without_any_label_stand_alone():
    assert runs(said("a", date="", speaker=""), said("b", date="", speaker="")) == ["a", "b"]


def test_a_paragraph_does_not_grow_beyond_what_reads_well():
    assert runs(*(said(name, words="word " * 40) for name in "abcde")) == [["a", "b"], ["c", "d"], "e"]


def test_a_run_has_one_label_and_two_statements():
    with pytest.raises(ValueError, match="a run needs two statements under one label"):
        StatementRun(statements=(said("a"),))
    with pytest.raises(ValueError, match="a run needs two statements under one label"):
        StatementRun(statements=(said("a"), said("b", date="5 May 2021")))


def test_the_two_pages_run_statements_on_and_tell_each_label_once(make_edition, make_statement, shipped):
    edition = make_edition(template="in_focus", key_points=(), exhibits=(), discrepancies=())
    told = tuple(make_statement(f"dd{n}", speaker="Ila Børn") for n in range(3))
    section = replace(edition.sections[1], takeaway=None, statements=told, exhibits=())
    references = tuple(replace(one, passages=()) for one in edition.references)
    made = render(replace(edition, sections=(section,), references=references, changes=Changes(since=None)), shipped).tree
    (run,) = [block for block in walk(made.blocks) if isinstance(block, StatementRun)]
    assert [one.id for one in run.statements] == ["dd0", "dd1", "dd2"]
    labels = [(piece.subject, piece.of) for piece in pieces(made) if piece.kind == "date label"]
    assert labels == [("dd0", ""), ("dd1", "dd0"), ("dd2", "dd0")]

"""Satire is no source, and what a columnist tells is not told as a report."""

from dataclasses import replace

import pytest

from briefgen.composition.compose import compose
from briefgen.model.corpus import Known, Provenance
from briefgen.model.genre import Genre, genre_of
from briefgen.selection.select import select


@pytest.mark.parametrize(
    ("title", "kind", "first", "expected"),
    [
        ("Rice treaty signed", None, "Aland and Boria signed it.", None),
        ("Opinion: The treaty that ate the rice", None, "They signed it.", Genre.OPINION),
        ("The treaty that ate the rice | Opinion", None, "They signed it.", Genre.OPINION),
        ("Opinion polls favour the treaty", None, "They signed it.", None),
        ("Rice treaty", "satirical column", "They signed it.", Genre.SATIRE),
        ("Rice treaty", "digest of a news report", "They signed it.", None),
        ("Rice treaty", None, "Satire. By Otto Quill", Genre.SATIRE),
        ("Rice treaty", None, "Commentary", Genre.OPINION),
        ("Rice treaty", None, "Satire is dead, said Otto Quill.", None),
    ],
)
def test_what_a_document_calls_itself(shelf, title, kind, first, expected):
    shelf.put("a", first, "The rice was signed for.", title=title)
    assert genre_of(replace(shelf.by_id["a"], kind=kind)) is expected


@pytest.mark.parametrize(
    ("text", "authors", "kind", "expected"),
    [
        ("The rice came late. In my view the treaty will fail.", ("Otto Quill",), None, Genre.OPINION),
        ("In my opinion, the treaty will fail.", ("Otto Quill",), None, Genre.OPINION),
        ("In my view the treaty will fail.", (), None, None),
        ("In my view the treaty will fail.", ("Otto Quill", "Anna Ruiz"), None, None),
        ("In my view the treaty will fail.", ("Otto Quill",), "interview", None),
        ("“The rice came late. In my view the treaty will fail,” Ruiz said.", ("Otto Quill",), None, None),
        ("Will it hold? “Yes.” Will it last?", ("Otto Quill",), None, None),
        ("It will fail in my view of the bay.", ("Otto Quill",), None, None),
    ],
)
def test_who_signs_a_text_and_says_in_my_view_tells_an_opinion(shelf, text, authors, kind, expected):
    shelf.put("a", text, title="Why the treaty will blink")
    names = Known(value=authors, provenance=Provenance.FILE) if authors else None
    assert genre_of(replace(shelf.by_id["a"], authors=names, kind=kind)) is expected


def test_what_is_answered_in_an_interview_is_not_its_writers_opinion(shelf):
    shelf.put("a", "Will the treaty hold?", "In my view the treaty will fail.", title="The premier on rice")
    assert genre_of(replace(shelf.by_id["a"], authors=Known(value=("Otto Quill",), provenance=Provenance.FILE))) is None


def test_satire_is_left_out_and_an_opinion_marked(shelf, section, brief):
    shelf.put("a", "The premier will name the rice after her cat.", published="2020-05-01", title="Satire: A cat of rice")
    column, quoted = shelf.put(
        "b",
        "The rice treaty is the worst of all.",
        {"text": "“Rice is life,” Ruiz said.", "speaker": "Anna Ruiz"},
        published="2020-05-01",
        title="Opinion: The worst of rice",
    )
    spec = brief(section())
    selection = select(spec, shelf, {"a": "a", "b": "b"})
    assert [(one.document, one.why) for one in selection.unused] == [("a", "says itself that it is satire")]
    statements = {one.id: one for one in compose(spec, selection).sections[0].all_statements}
    assert "opinion_piece" in statements[column.id].marks
    assert "opinion_piece" not in statements[quoted.id].marks

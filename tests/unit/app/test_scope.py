"""What may go into a brief: sources marked no higher than it is, and CSV files that lie in its corpus."""

from types import SimpleNamespace

import pytest

from briefgen.app.scope import refuse_marked, series_texts
from briefgen.errors import SpecError

LEVELS = ("Public", "For official use", "Secret")


def refused(brief, *markings):
    """The codes and messages of what is refused in a brief of that marking."""
    project = SimpleNamespace(spec=SimpleNamespace(marking=brief), settings=SimpleNamespace(markings=LEVELS))
    documents = [SimpleNamespace(path=f"{at}.txt", marking=marking) for at, marking in enumerate(markings)]
    try:
        refuse_marked(project, documents)
    except SpecError as failure:
        return [(problem.code, problem.where.path) for problem in failure.problems]
    return []


def test_a_source_marked_above_the_brief_is_refused_and_every_such_source_is_told():
    assert refused("For official use", "Secret", "Public", "SECRET") == [("marking.above", "0.txt"), ("marking.above", "2.txt")]


def test_a_source_marked_as_the_brief_below_it_or_not_at_all_is_taken():
    assert refused("For official use", "for official use", "Public", None) == []


def test_an_unmarked_brief_takes_only_the_lowest_level():
    assert refused(None, "Public", "For official use") == [("marking.above", "1.txt")]


def test_a_marking_without_a_level_is_refused():
    assert refused("Secret", "Cosmic") == [("marking.unknown", "0.txt")]


def spec(data, *folders):
    exhibit = SimpleNamespace(data=data)
    return SimpleNamespace(
        corpus=[str(folder) for folder in folders], sections=[SimpleNamespace(exhibits=[exhibit, SimpleNamespace(data=None)])]
    )


def test_a_series_is_read_from_the_first_folder_that_has_it_without_its_byte_order_mark(tmp_path):
    for name, text in (("one", "\ufeffyear,tons\n"), ("two", "other\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "trade.csv").write_text(text, encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert series_texts(spec("trade.csv", empty, tmp_path / "one", tmp_path / "two")) == {"trade.csv": "year,tons\n"}


@pytest.mark.parametrize(
    ("name", "code"), [("lost.csv", "series.missing"), ("../outside.csv", "series.missing"), ("latin.csv", "series.encoding")]
)
def test_a_series_that_is_missing_outside_the_corpus_or_no_text_is_refused(tmp_path, name, code):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "outside.csv").write_text("year,tons\n", encoding="utf-8")
    (corpus / "latin.csv").write_bytes("Jahr,Getränke\n".encode("latin-1"))
    with pytest.raises(SpecError) as failure:
        series_texts(spec(name, corpus))
    assert [problem.code for problem in failure.value.problems] == [code]

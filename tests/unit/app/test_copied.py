"""The same article saved twice is one source; the same text of two houses is two."""

import pytest

from briefgen.app.copied import copied, copy_problems
from briefgen.ingestion.read import read_file
from briefgen.spec.sidecar import SourceEntry

TEXT = "Pier to be rebuilt\nOrland Herald, 14 March 2024\n\nThe council of Lund Bay voted on Monday to rebuild the northern pier.\n"


def saved(tmp_path, name, text=TEXT, **entry):
    (tmp_path / name).write_text(text)
    return read_file(tmp_path / name, entry=SourceEntry(**entry) if entry else None)


def pairs(*documents, named=frozenset()):
    return [(one.document, one.successor) for one in copied(documents, named)]


def test_a_file_saved_twice_is_a_copy_of_the_first_by_name(tmp_path):
    second, first = saved(tmp_path, "b.txt"), saved(tmp_path, "a.txt")
    other = saved(tmp_path, "c.txt", TEXT.replace("northern", "southern"))
    assert pairs(second, first, other) == [("b.txt", "a.txt")]


def test_the_one_that_people_described_stands_for_both(tmp_path):
    plain, described = saved(tmp_path, "a.txt"), saved(tmp_path, "b.txt", publisher="Lund Bay Echo")
    assert pairs(plain, described) == [("a.txt", "b.txt")]


def test_the_one_that_a_correction_names_stands_before_the_one_described(tmp_path):
    named, described = saved(tmp_path, "a.txt"), saved(tmp_path, "b.txt", publisher="Lund Bay Echo")
    assert pairs(named, described, named={"a.txt"}) == [("b.txt", "a.txt")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"publisher": "Lund Bay Echo"}, {"publisher": "Orland Argus"}),
        ({"published": "2024-03-14"}, {"published": "2024-03-15"}),
        ({"url": "https://echo.example/pier"}, {"url": "https://argus.example/pier"}),
    ],
)
def test_one_text_of_two_houses_or_days_is_two_sources(tmp_path, one, other):
    assert pairs(saved(tmp_path, "a.txt", **one), saved(tmp_path, "b.txt", **other)) == []


def test_a_third_is_a_copy_of_the_house_that_it_may_be_of(tmp_path):
    echo, argus = saved(tmp_path, "a.txt", publisher="Lund Bay Echo"), saved(tmp_path, "b.txt", publisher="Orland Argus")
    assert pairs(argus, saved(tmp_path, "c.txt"), echo) == [("c.txt", "a.txt")]


def test_the_warning_names_both(tmp_path):
    (problem,) = copy_problems(copied((saved(tmp_path, "a.txt"), saved(tmp_path, "b.txt")), frozenset()))
    assert problem.code == "corpus.copy"
    assert problem.message.startswith("b.txt holds the same text as a.txt")

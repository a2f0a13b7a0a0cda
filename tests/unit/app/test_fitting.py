from dataclasses import dataclass

import pytest

from briefgen.app import fitting


@dataclass(frozen=True)
class Cut:
    """An edition of which so many statements were left out."""

    count: int


@pytest.fixture(autouse=True)
def at_most_forty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "shorten", lambda edition, count: Cut(min(edition.count + count, 40)))
    monkeypatch.setattr(fitting, "extras", lambda _: 0)
    monkeypatch.setattr(fitting, "spare_sections", lambda _: 5)
    monkeypatch.setattr(fitting, "without_sections", lambda edition, count: Cut(edition.count + 100 + count))


@pytest.mark.parametrize("needed", [0, 1, 2, 3, 7, 8, 9, 31, 40])
def test_as_few_statements_are_left_out_as_it_takes(needed: int) -> None:
    laid: list[int] = []

    def pages(cut: Cut) -> int:
        laid.append(cut.count)
        return 2 if cut.count >= needed else 3

    assert fitting.fewest_cuts(pages, Cut(0), 2) == Cut(needed)
    assert len(laid) <= 13


def test_what_cannot_be_made_to_fit_is_given_at_its_shortest() -> None:
    assert fitting.fewest_cuts(lambda _: 9, Cut(0), 2) == Cut(40)


def test_no_limit_cuts_nothing() -> None:
    assert fitting.fewest_cuts(lambda _: 9, Cut(0), 0) == Cut(0)


def test_what_is_extra_fills_a_page_but_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "extras", lambda _: 3)
    assert fitting.fewest_cuts(lambda cut: 1 if cut.count >= 2 else 2, Cut(0), 2) == Cut(2)
    assert fitting.fewest_cuts(lambda _: 2, Cut(0), 2) == Cut(0)
    assert fitting.fewest_cuts(lambda cut: 2 if cut.count >= 9 else 3, Cut(0), 2) == Cut(9)


@pytest.mark.parametrize("needed", [0, 1, 3, 5])
def test_sections_go_when_no_statement_more_can(needed: int) -> None:
    assert fitting.fewest_cuts(lambda cut: 2 if cut.count >= 140 + needed else 3, Cut(0), 2) == Cut(140 + needed)

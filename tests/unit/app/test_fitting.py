from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from briefgen.app import fitting


@dataclass(frozen=True)
class Cut:
    """An edition of which so many statements, sections and events were left out. listed: references that nothing cites, too."""

    statements: int
    sections: int = 0
    events: int = 0
    points: int = 0
    listed: bool = True
    cut_notes: tuple[str, ...] = ()

    @property
    def key_points(self) -> str:
        return "five!"[self.points :]


@pytest.fixture(autouse=True)
def at_most_forty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "shorten", lambda edition, count: replace(edition, statements=min(edition.statements + count, 40)))
    monkeypatch.setattr(fitting, "extras", lambda _: 0)
    monkeypatch.setattr(fitting, "sparing_charts", lambda _: 25)
    monkeypatch.setattr(fitting, "spare_key_points", lambda _: 0)
    monkeypatch.setattr(fitting, "without_key_points", lambda edition, count: replace(edition, points=count))
    monkeypatch.setattr(fitting, "spare_sections", lambda _: 5)
    monkeypatch.setattr(fitting, "without_sections", lambda edition, count: replace(edition, sections=count, listed=False))
    monkeypatch.setattr(fitting, "least_events", lambda _: ())
    monkeypatch.setattr(fitting, "without_events", lambda edition, gone: replace(edition, events=len(gone)))


@pytest.fixture
def nine_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "least_events", lambda _: tuple((f"s{at}", "2020") for at in range(9)))


@pytest.mark.parametrize("needed", [0, 1, 2, 3, 7, 8, 9, 31, 40])
def test_as_few_statements_are_left_out_as_it_takes(needed: int) -> None:
    laid: list[int] = []

    def pages(cut: Cut) -> int:
        laid.append(cut.statements)
        return 2 if cut.statements >= needed else 3

    assert fitting.fewest_cuts(pages, Cut(0), 2) == Cut(needed)
    assert len(laid) <= 13


def test_what_cannot_be_made_to_fit_is_given_at_its_shortest() -> None:
    assert fitting.fewest_cuts(lambda _: 9, Cut(0), 2) == Cut(40)


def test_no_limit_cuts_nothing() -> None:
    assert fitting.fewest_cuts(lambda _: 9, Cut(0), 0) == Cut(0)
    assert fitting.closeness(lambda *_: 9, Cut(0), 0) == 0


@pytest.mark.parametrize("close", [0, 1, 2, 3])
def test_a_full_page_is_set_closer_without_its_extras_before_anything_is_left_out(monkeypatch: pytest.MonkeyPatch, close: int) -> None:
    monkeypatch.setattr(fitting, "extras", lambda _: 3)
    assert fitting.closeness(lambda cut, tried: 1 if tried >= close and cut == Cut(3) else 2, Cut(0), 1) == close


def test_a_page_that_is_too_full_however_closely_it_is_set_is_set_most_closely() -> None:
    assert fitting.closeness(lambda *_: 2, Cut(0), 1) == 3


def test_what_is_extra_fills_a_page_but_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "extras", lambda _: 3)
    assert fitting.fewest_cuts(lambda cut: 1 if cut.statements >= 2 else 2, Cut(0), 2) == Cut(2)
    assert fitting.fewest_cuts(lambda _: 2, Cut(0), 2) == Cut(0)
    assert fitting.fewest_cuts(lambda cut: 2 if cut.statements >= 9 else 3, Cut(0), 2) == Cut(9)


def fewest(enough: Callable[[Cut], bool]) -> Cut:
    return fitting.fewest_cuts(lambda cut: 2 if enough(cut) else 3, Cut(0), 2)


@pytest.mark.parametrize("needed", [0, 1, 3, 5])
def test_sections_go_when_no_statement_more_can(needed: int) -> None:
    found = fewest(lambda cut: cut.statements == 40 and not cut.listed and cut.sections >= needed)
    assert found == Cut(40, sections=needed, listed=False)


def test_statements_come_back_into_the_room_that_a_section_leaves() -> None:
    assert fewest(lambda cut: cut.statements + 20 * cut.sections >= 55) == Cut(35, sections=1, listed=False)


@pytest.mark.parametrize("needed", [1, 2, 8, 9])
def test_events_go_before_sections_and_a_note_says_how_many(nine_events: None, needed: int) -> None:
    told = "1 more event was left out for length." if needed == 1 else f"{needed} more events were left out for length."
    assert fewest(lambda cut: cut.statements == 40 and cut.events >= needed) == Cut(40, events=needed, cut_notes=(told,))


def test_statements_come_back_into_the_room_that_events_leave(nine_events: None) -> None:
    found = fewest(lambda cut: cut.statements + 20 * cut.events >= 55)
    assert (found.statements, found.events) == (15, 2)


def test_events_go_before_the_statements_that_tell_them(nine_events: None) -> None:
    found = fewest(lambda cut: cut.statements >= 30 or (cut.statements >= 12 and cut.events >= 4))
    assert (found.statements, found.events) == (12, 4)
    assert fewest(lambda cut: cut.statements >= 25 or cut.events >= 4) == Cut(25)
    assert fewest(lambda cut: cut.statements >= 30) == Cut(30)


@pytest.fixture
def two_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "spare_key_points", lambda _: 2)


@pytest.mark.parametrize(("statements", "kept"), [(7, Cut(7)), (8, Cut(0, points=1)), (40, Cut(0, points=1)), (99, Cut(0, points=1))])
def test_a_key_point_goes_where_eight_statements_would_have_to(two_points: None, statements: int, kept: Cut) -> None:
    assert fewest(lambda cut: cut.statements >= statements or cut.points >= 1) == kept


def test_two_key_points_go_for_sixteen_statements_only(two_points: None) -> None:
    assert fewest(lambda cut: cut.statements >= 15 or cut.points == 2) == Cut(15)
    assert fewest(lambda cut: cut.statements >= 16 or cut.points == 2) == Cut(0, points=2)


def test_where_no_number_of_events_is_enough_sections_go_and_all_events_stay(nine_events: None) -> None:
    assert fewest(lambda cut: cut.statements == 40 and cut.sections >= 2) == Cut(40, sections=2, listed=False)


def test_events_and_sections_go_together_where_neither_is_enough(nine_events: None) -> None:
    found = fewest(lambda cut: cut.events == 9 and cut.sections >= 4)
    assert found == Cut(0, sections=4, events=9, listed=False, cut_notes=("9 more events were left out for length.",))

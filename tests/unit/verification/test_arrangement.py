import pytest

from briefgen.verification.arrangement import arrangement, misplaced

NAMES = ("Ports", "Ferries", "Canals", "Locks", "Weirs", "Quays")
MADE = [f"{name}of{number}" + f"{name}{number * 7919}" * 9 for number, name in enumerate(NAMES)]


def said(shown: list[str]) -> tuple[str, ...]:
    return misplaced(arrangement(MADE, shown), MADE, shown)


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ([0, 1, 2, 3, 4, 5], ()),
        ([0, 1, 3, 2, 4, 5], ("pages 3 and 4 have changed places",)),
        ([0, 4, 2, 3, 1, 5], ("pages 2 and 5 have changed places",)),
        ([3, 4, 5, 0, 1, 2], ("the pages stand in another order than the edition's: 4–6, 1–3",)),
        ([0, 1, 5], ("pages 3–5 of the edition are missing: the file has 3 pages, the edition has 6",)),
        ([0, 2, 3, 5], ("pages 2 and 5 of the edition are missing: the file has 4 pages, the edition has 6",)),
        (
            [0, 1, 1, 2, 3, 4, 5],
            ("page 2 of the edition stands in the file more than once, as pages 2 and 3: the file has 7 pages, the edition has 6",),
        ),
        ([4, 0, 1, 2, 3, 5], ("the pages stand in another order than the edition's: 5, 1–4, 6",)),
    ],
)
def test_what_happened_to_the_pages_is_one_sentence(order: list[int], told: tuple[str, ...]) -> None:
    assert said([MADE[page] for page in order]) == told


def test_a_foreign_page_in_front_moves_no_other() -> None:
    shown = ["Aletterofnoconcern" * 4, *MADE]
    assert arrangement(MADE, shown) == (None, 0, 1, 2, 3, 4, 5)
    assert said(shown) == ("page 1 of the file is none of the edition's: the file has 7 pages, the edition has 6",)


def test_a_page_that_was_moved_and_touched_is_found_by_what_is_left_of_it() -> None:
    touched = MADE[1].replace("Ferries", "Fairies", 1)
    shown = [MADE[0], MADE[2], MADE[3], MADE[4], touched, MADE[5]]
    assert arrangement(MADE, shown) == (0, 2, 3, 4, 1, 5)


def test_a_page_of_which_nothing_is_left_stands_for_the_one_at_its_place() -> None:
    shown = [*MADE[:3], "Wipedoutandwrittenanew" * 5, *MADE[4:]]
    assert arrangement(MADE, shown) == (0, 1, 2, 3, 4, 5)
    assert said(shown) == ()

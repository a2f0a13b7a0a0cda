"""Lines that open with their speaker are the story, and what announces them its title."""

import pytest

from briefgen.ingestion.cleaning.label import page_labels
from briefgen.ingestion.cleaning.looks import looks
from briefgen.ingestion.cleaning.talks import announced, turn_lines
from briefgen.model.corpus import LineLabel as L

PIER = "Interview with Harbour Minister Tilda Vorn"


def labels(*lines):
    """As for a page on which nothing looks like a story but the second turn."""
    return page_labels(looks(lines), [0.02] * (len(lines) - 1) + [0.5])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MS VORN: ", "DR ISAKA (Port Authority): "),
        ("ISAKA (Port Authority): ", "**MR. PELL**: "),
        ("Q: ", "A: "),
        ("**Q1.** ", "**A1.** "),
        ("Q – ", "A – "),
    ],
)
def test_turns_are_body_however_unlikely_and_the_line_that_announces_them_is_the_title(one, other):
    found = labels("Parliament, committees", PIER, f"{one}The grid at Sorren delivers 12 megawatts.", f"{other}The pier is safe.")
    assert found[1:] == [L.TITLE, L.BODY, L.BODY]


def test_small_labels_that_come_back_are_turns_below_an_announcement():
    talk = ("Herald: Is it safe?", "Vorn: The pier is safe.", "Herald: And the quay?", "Vorn: The quay too.")
    assert turn_lines(looks([PIER, "Sorren Herald, 18 April 2025", *talk])) == [False, False, True, True, True, True]
    assert not any(turn_lines(looks(["The state of the pier", *talk])))


@pytest.mark.parametrize(
    "lines",
    [
        ("Photo: Ana Ruiz", "Photo: Port of Lima"),
        ("WATCH: The port opens", "READ MORE: The bridge closes"),
        ("Q: Will it open?", "Queen opens the port", "Q: Will it close?"),
        ("MS VORN: The pier is safe.", "Venue: Lima Port"),
        ("Price: 20 crowns", "Date: 3 May", "Venue: Lima Port"),
    ],
)
def test_other_lines_with_colons_are_no_turns(lines):
    assert not any(turn_lines(looks([PIER, *lines])))


def test_a_page_without_turns_announces_none():
    seen = looks([PIER, "The port opened on Monday, the board of the harbour said in a note to the press."])
    assert announced(seen, turn_lines(seen)) is None

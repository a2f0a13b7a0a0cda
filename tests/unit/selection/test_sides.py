import pytest

from briefgen.model.evidence import Speaker
from briefgen.selection.pool import build_pool
from briefgen.selection.sides import sides, standing
from briefgen.text.enumeration import long_lists


@pytest.mark.parametrize(
    ("office", "height"),
    [("President of Aland", 3), ("Vice President", 2), ("Minister of Trade", 2), ("Senator", 1), ("former President", 1), (None, 0)],
)
def test_the_height_of_an_office(office, height):
    assert standing(Speaker(name="Anna Ruiz", office=office)) == height


def test_who_speaks_for_which_party(shelf, section, brief):
    claims = shelf.put(
        "a",
        {"text": "Aland's trade envoy Anna Ruiz praised the treaty.", "speaker": "Anna Ruiz"},
        {"text": "The N.U. senator welcomed it.", "speaker": "Jon Holm", "office": "NU Senator"},
        {"text": "Both sides hailed it.", "speaker": "Aland and the N.U."},
        {"text": "Nobody knows whose man he is.", "speaker": "Per Dahl"},
    )
    topic = ("Aland", "N.U.", "Northern Union")
    pool = build_pool(brief(section(), topic=topic), shelf, shelf.documents())
    parties = sides(topic, pool.candidates)
    assert [parties.of(claim) for claim in claims] == [{0}, {1}, {0, 1}, frozenset()]


def test_a_topic_of_one_party_has_no_sides():
    assert sides(("Aland",), ()).parties == ()


def test_five_things_in_a_row_are_a_long_list_and_three_are_not():
    assert long_lists("They work together in trade, health, energy, farming, shipping and schools.")
    assert not long_lists("They work together in trade, health and schools.")

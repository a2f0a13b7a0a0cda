"""Colour, markup and whom somebody belongs to have no place in a brief."""

import pytest

from briefgen.selection.fitness import sets_a_scene
from briefgen.selection.select import select


@pytest.mark.parametrize(
    "text",
    ["Anna Ruiz sat inside the rice exchange, sounding relaxed.", "The rice exchange was quiet on a rainy morning in Lema."],
)
def test_colour_sums_nothing_up(shelf, section, brief, text):
    scene, _ = shelf.put("a", text, "The rice exchange of Lema signed a treaty with the growers of Kolm.", published="2020")
    selection = select(brief(section()), shelf, {})
    assert sets_a_scene(scene)
    assert selection.choices[0].takeaway != scene.id
    assert selection.key_points[0] != scene.id


def test_a_saying_is_no_colour(shelf):
    (said,) = shelf.put("a", {"text": "Anna Ruiz sat down and said that rice was dear.", "speaker": "Anna Ruiz"})
    assert not sets_a_scene(said)


def test_a_sentence_with_markup_is_left_out(shelf, section, brief):
    marked, _ = shelf.put("a", '<note by="x">Rice is dear in Lema today.', "Rice is dear in Kolm when x < y.", published="2020")
    (choice,) = select(brief(section()), shelf, {}).choices
    assert marked.id not in [fact.id for fact in choice.facts]
    assert [miss.why for miss in choice.near_misses if miss.claim.id == marked.id] == ["Holds the markup of a page."]
    assert len(choice.facts) == 1

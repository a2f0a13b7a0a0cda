"""What the desk pins stands first, and a pin of what no longer stands is told."""

from briefgen.selection.select import select

RICE = "Rice exports to the north grew by a third in the dry season, the port office wrote."
QUAY = "The tram to the quay opened on 3 May 2020."
BARGE = "A rice barge from the delta sank in the storm of 2 January 2020."


def test_what_is_pinned_opens_its_section_and_the_key_points(shelf, section, brief):
    rice, quay, barge = shelf.put("a", {"text": RICE}, {"text": QUAY}, {"text": BARGE, "event": "2020-01-02"}, published="2020")
    chosen = select(brief(section(), section(id="town", title="Town", keywords=("storm",), pin=(quay.id,))), shelf, {})
    assert chosen.key_points[0] == quay.id
    assert chosen.choices[1].facts[0].id == chosen.choices[1].takeaway == quay.id
    assert {rice.id, barge.id} & set(chosen.key_points)


def test_pins_stand_in_the_order_of_the_desk_whatever_their_dates(shelf, section, brief):
    _, quay, barge = shelf.put("a", RICE, QUAY, {"text": BARGE, "event": "2020-01-02"}, published="2020")
    (choice,) = select(brief(section(pin=(quay.id, barge.id))), shelf, {}).choices
    assert [fact.id for fact in choice.facts][:2] == [quay.id, barge.id]


def test_a_pin_that_its_publisher_corrected_is_printed_and_told(shelf, section, brief):
    (wrong, *_) = shelf.put(
        "a",
        "In the storm 71 sheep were lost off Lema.",
        "Correction: an earlier version said that 71 sheep were lost in the storm; the correct number is 17.",
        published="2020",
    )
    chosen = select(brief(section(pin=(wrong.id,))), shelf, {})
    assert chosen.choices[0].facts[0].id == wrong.id
    (told,) = chosen.unmatched
    assert f"pin {wrong.id!r} is printed though it no longer stands. Corrected by its publisher" in told

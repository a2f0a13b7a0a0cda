import pytest

from briefgen.composition.excerpts import clause_around, shortened, telling, without_opened


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Rice is sold", 9, "Rice is sold"),
        ("Rice is sold at the gate of the old mill in Lema", 4, "Rice is sold …"),
        ("Rice, barley and oats are sold, they said, at the gate", 7, "Rice, barley and oats are sold …"),
        ("The board praised “the calm of the river and its people”", 7, "The board praised …"),
    ],
)
def test_a_label_is_cut_between_words_and_never_leans_on_what_is_gone(text, most, shown):
    assert shortened(text, most) == shown


@pytest.mark.parametrize(
    ("text", "date", "clause"),
    [
        ("Aland and Boria opened embassies in July 1995 and signed a treaty in 2013.", "July 1995", "Aland and Boria opened embassies"),
        ("Aland and Boria opened embassies in July 1995 and signed a treaty in 2013.", "2013", "signed a treaty"),
        ("In 2013, the two sides signed a treaty on rivers.", "2013", "the two sides signed a treaty on rivers."),
        ("They raised ties for peace, trade and growth in 2013.", "2013", "They raised ties for peace, trade and growth"),
    ],
)
def test_the_clause_of_a_date(text, date, clause):
    at = text.index(date)
    start, stop = clause_around(text, at, at + len(date))
    assert text[start:stop] == clause


def test_a_date_that_no_verb_tells_has_no_clause():
    text = "The joint statement of 2013, long and solemn"
    at = text.index("2013")
    assert clause_around(text, at, at + 4) is None


ASKED = (
    "With a look to the coming spring and all that it may bring to the river lands, the board asked that new locks should be built "
    "at Lema, including two for barges."
)


def test_an_excerpt_keeps_its_subject_and_the_keywords_and_ends_with_a_clause():
    long = "The board asked for new locks at Lema, a port on the river, and praised the masons who built the old ones."
    assert telling(long, 14, ("locks",)) == "The board asked for new locks at Lema, a port on the river …"
    assert telling(long, 14, ("locks", "masons")) == long
    assert telling("The board asked for new locks at Lema on the river by spring", 6, ("locks",)).endswith("by spring")
    assert telling(ASKED, 40, ("locks",)) == ASKED


def test_what_would_be_is_told_by_a_verb():
    text = "The mill treaty would link both ports in 2031, the envoys said"
    assert clause_around(text, text.index("2031"), text.index("2031") + 4) == (0, text.index(" in 2031"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("They chose her in a", "They chose her …"),
        ("The work was done starting", "The work was done …"),
        ("The long talks went on", "The long talks went on"),
        ("The council praised the beginning", "The council praised the beginning"),
    ],
)
def test_a_label_does_not_end_on_what_opened_the_words_cut_off(text, kept):
    assert without_opened(text) == kept


def test_a_cut_does_not_end_on_whose_it_is():
    assert shortened("Ruiz won a great victory in Tuesday's vote of the delta", 7) == "Ruiz won a great victory …"

"""Words that point at what their sentence does not tell."""

import pytest

from briefgen.text.pointing import in_first_person, points_back, says_i, stray_pronoun


@pytest.mark.parametrize(
    "sentence",
    [
        "Under this pact, Boria would gain the best rice fields.",
        "In response to this request, a boat was sent to Lema.",
        "In response, Boria closed the port of Lema.",
        "Despite this, many farmers stayed.",
        "Of these, nine were opened to ships.",
        "After that action they raided the port of Lema.",
        "In the aftermath of this attack the port was shut.",
    ],
)
def test_a_sentence_that_sets_out_from_the_one_before(sentence: str) -> None:
    assert points_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the rice pact, Boria would gain the best fields.",
        "Of those who voted, most were farmers.",
        "At the same time as the battle of Lema, Boria sent boats.",
        "With such a thin margin, Boria lost the vote.",
        "On the last occasion that the house met, it voted for rice.",
        "Boria closed the port in response to this.",
        "In response to the flood, Boria closed the port.",
    ],
)
def test_a_sentence_that_tells_what_it_sets_out_from(sentence: str) -> None:
    assert not points_back(sentence)


def test_a_printed_date_tells_which_day_that_day_is() -> None:
    sentence = "On that same day, Boria closed the port."
    assert points_back(sentence)
    assert not points_back(sentence, dated=True)
    assert points_back("Under this pact, Boria closed the port.", dated=True)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("In a general election, he could win the north.", "he"),
        ("By early 1958, he had won the army.", "he"),
        ("Despite the storm, she sailed on.", "she"),
        ("On 6 November he had come to Lema.", "he"),
        ("Last week, she stopped at Holm.", "she"),
        ("Later that month, he did just that.", "he"),
        ("For 24 hours, he drove them on.", "he"),
        ("Prime Minister Osric Vale thanked him for the work.", "him"),
        ("“Come in,” he said.", "he"),
        ("The company confirmed that he was on the boat.", "he"),
        ("His rulings on rice have been bold.", "His"),
    ],
)
def test_he_before_anybody_is_named(sentence: str, word: str) -> None:
    at = stray_pronoun(sentence)
    assert at is not None
    assert sentence[at : at + len(word)] == word


@pytest.mark.parametrize(
    "sentence",
    [
        "Ruiz said that he would stay.",
        "The minister said that he would stay.",
        "In his speech, Ruiz praised the farmers.",
        "When she left Lema, Ruiz was mayor.",
        "“He is right,” the farmers said.",
        "Anna Ruiz told Per Holm that Vale thanked him.",
        "The port was shut for the night.",
    ],
)
def test_he_who_is_told(sentence: str) -> None:
    assert stray_pronoun(sentence) is None


@pytest.mark.parametrize("sentence", ["We expect more rice.", "The board told us that I was late.", "Last year our fields were dry."])
def test_words_of_the_first_person_are_found(sentence: str) -> None:
    assert in_first_person(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["“We expect more rice,” Ruiz said.", "Peter I of Boria sailed.", "World War I ended.", "My Lai was a village.", "I Corps left."],
)
def test_no_first_person(sentence: str) -> None:
    assert not in_first_person(sentence)


@pytest.mark.parametrize(
    ("sentence", "dated", "expected"),
    [
        ("A nurse vaccinated 48 children that day.", False, True),
        ("A nurse vaccinated 48 children that day.", True, False),
        ("A week earlier, the council had approved the loan.", False, True),
        ("A week earlier than planned, the council approved the loan.", False, False),
        ("Prior to that, the council met.", False, True),
        ("On the day that rice was sold, the council met.", False, False),
    ],
)
def test_a_day_that_only_the_sentence_before_tells(sentence: str, dated: bool, expected: bool) -> None:
    assert points_back(sentence, dated=dated) is expected


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("Unless the boards agree by then, the fee doubles.", True),
        ("The boards meet on 3 May; by then the fee will have doubled.", False),
        ("When the ice melts, which by then is thin, the ferry sails.", False),
        ("“The fee will have doubled by then,” Ruiz said.", False),
    ],
)
def test_then_points_at_a_time_that_the_sentence_must_tell(sentence: str, back: bool) -> None:
    assert points_back(sentence) is back


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("I shall travel to Selm.", True),
        ("In my view the fee is too high.", True),
        ("“I shall travel,” the note reads.", False),
        ("Phase I was finished in May.", False),
        ("We shall travel to Selm.", False),
    ],
)
def test_one_who_says_i_speaks_of_himself(sentence: str, own: bool) -> None:
    assert says_i(sentence) is own

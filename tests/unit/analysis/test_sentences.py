from __future__ import annotations

import pytest

from briefgen.analysis.sentences import sentences
from briefgen.text.spans import Span


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Chile and the U.S. signed the accord.", "The U.S. Senate must vote."],
        ["She moved to the U.S.", "He then joined the U.N."],
        ["Anna K. Berg Jr. spoke.", "Dr. Moss and Sen. Ann Hill agreed."],
        ["“It is a start,” he said.", "“We go on.”"],
        ["“We will not wait.”", "The minister left."],
        ["Prices rose 3.5 percent to $1.2 billion in Jan. 2021, vs. $1.1 billion.", "Sales fell."],
        ["He came at 5 p.m. Friday.", "She left at 6 a.m.", "They met."],
        ["Is it over?", "Nobody knows!", "We wait."],
        ["She said: “We are ready. We will go.”", "He agreed."],
        ["The port ranks No. 1 in the region.", "It grows."],
        ["The firm, Orbis Inc., rose.", "Others fell."],
        ["“Will it hold?” Mr. Ode asked.", "“It must.”"],
        ["The Peru–U.S. Joint Note of 2019 stands.", "It is short."],
        ["Gen. Secretary Ito met President Ola R. Lind Jr. in Lima.", "It was brief."],
        ["The 2020 rules (see Art. 5) apply.", "They bind both."],
    ],
)
def test_sentences_end_where_readers_end_them(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_line_break_inside_a_paragraph_is_a_space() -> None:
    text = "The talks ended on\nFriday. Both sides\nleft."
    assert split(text) == ["The talks ended on\nFriday.", "Both sides\nleft."]


def test_an_agency_mark_is_no_part_of_the_last_sentence() -> None:
    assert split("The talks went well. They will go on./.") == ["The talks went well.", "They will go on."]


def test_a_long_quotation_is_cut_but_a_short_one_is_not() -> None:
    long = (
        "“"
        + " ".join(f"Point number {word} is a long one that matters to us all." for word in ("one", "two", "three", "four", "five", "six"))
        + "”"
    )
    assert len(split(long)) == 6
    assert len(split("He put it so: “Yes. No. Perhaps.” They laughed.")) == 2


def test_marks_alone_are_no_sentence() -> None:
    assert split("* * *") == []
    assert split("...") == []

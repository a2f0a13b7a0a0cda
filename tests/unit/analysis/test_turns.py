"""Transcripts and interviews, on texts of our own."""

from __future__ import annotations

import pytest

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.model.evidence import Flag, Reading, SpeakerBasis
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span


def read(text: str, title: str = "") -> Reading:
    lines, at = [], 0
    for words in text.split("\n"):
        lines.append(Line(span=Span(at, at + len(words)), label=LineLabel.BODY))
        at += len(words) + 1
    document = Document(
        id="doc",
        path="doc.txt",
        version=sha256(text),
        text=text,
        lines=tuple(lines),
        paragraphs=tuple(line.span for line in lines),
        title=Known(value=title, provenance=Provenance.TEXT) if title else None,
    )
    return analyse(document)


def speakers(text: str, title: str = "") -> dict[str, str | None]:
    return {claim.text: claim.speaker.name if claim.speaker else None for claim in read(text, title).claims}


BRIEFING = """Transport Minister Elena Vasko took questions in Dunhaven on Tuesday.
MODERATOR: We begin with the minister.
VASKO: The terminal will cost 340 million crowns.
QUESTION: Will the fishermen be paid?
MINISTER VASKO: They will be paid in June, and Lee said it was too late.
MR. ORREN (Dunhaven Courier): The ministry promised a second pier.
VASKO: The second pier is planned.
It will take three years.
(Laughter.)
THE MINISTER: Work begins on the bridge.
MODERATOR: That was the last question."""


def test_each_turn_is_its_speakers_and_the_label_no_part_of_it() -> None:
    found = speakers(BRIEFING)
    assert found["The terminal will cost 340 million crowns."] == "Elena Vasko"
    assert found["They will be paid in June, and Lee said it was too late."] == "Elena Vasko"
    assert found["The second pier is planned."] == "Elena Vasko"
    assert found["Work begins on the bridge."] == "Elena Vasko"
    assert found["The ministry promised a second pier."] == "Orren"
    assert found["We begin with the minister."] is None


def test_a_turn_goes_on_in_the_next_paragraph_and_says_so() -> None:
    claim = next(claim for claim in read(BRIEFING).claims if claim.text == "It will take three years.")
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.basis) == ("Elena Vasko", SpeakerBasis.CONTINUED)


def test_what_nobody_is_named_for_is_not_the_narrators() -> None:
    claims = [claim for claim in read(BRIEFING).claims if claim.text in ("We begin with the minister.", "That was the last question.")]
    assert len(claims) == 2
    assert all(Flag.DEPENDENT in claim.flags for claim in claims)


def test_a_turn_is_one_attribution_with_its_label_as_mention() -> None:
    text = BRIEFING
    found = next(a for a in read(text).attributions if "second pier is planned" in a.spans[0].of(text))
    assert found.mention is not None
    assert found.mention.of(text) == "VASKO"
    assert [span.of(text) for span in found.spans] == ["The second pier is planned.", "It will take three years."]


def test_letters_for_question_and_answer() -> None:
    found = speakers(
        "Piet Hallam, director of the Sorren Water Board, spoke to Rosa Lind.\nQ: How low is the lake?\nA: It is low.\n"
        "Q: And next year?\nA: Nobody can tell.\nHallam: The wells are full.\nRosa Lind: We wrote in May that one had dried up.",
        title="The lake: an interview with Piet Hallam",
    )
    assert found["It is low."] == found["Nobody can tell."] == found["The wells are full."] == "Piet Hallam"
    assert found["How low is the lake?"] is None
    assert found["We wrote in May that one had dried up."] == "Rosa Lind"


def test_answers_under_questions_alone() -> None:
    text = (
        "Mara Quist has run the ferries since 2011.\nHow many will come?\nWe expect 410,000.\nThe holidays begin in June.\n"
        "Why did the prices rise?\nWe pay more for fuel.\nAnd the electric boats?\nI signed for two of them.\nThis has been shortened."
    )
    found = speakers(text, title="In conversation with Mara Quist")
    assert found["We expect 410,000."] == found["The holidays begin in June."] == found["I signed for two of them."] == "Mara Quist"
    assert found["This has been shortened."] is None
    assert not any(speakers(text, title="What to know about the ferries").values())


@pytest.mark.parametrize(
    "text",
    [
        "Venue: Lima Port\nDate: 3 May\nContact: Ana Ruiz\nPrice: 20 crowns",
        "WHAT: The port opens.\nWHO: Minister Ana Ruiz\nWHERE: Lima\nWHEN: Monday",
        "LIMA: The port opened.\nCUSCO: The train stopped.\nPIURA: The road flooded.",
        "Ana Ruiz: The port opened.\nThe train stopped in Cusco.",
    ],
)
def test_lists_with_colons_are_no_transcript(text: str) -> None:
    assert not any(speakers(text).values())


def test_a_house_that_asks_is_nobody() -> None:
    found = speakers(
        "Minister Elena Vasko met us in Dunhaven.\nHERALD: Is the pier safe?\nVASKO: The pier is safe.\nHERALD: Who says so?\n"
        "VASKO: The board says so.\nHERALD: The board was wrong before.\nVASKO: It was wrong once.\nHERALD: And now?\n"
        "VASKO: The pier is safe now."
    )
    assert found["The board was wrong before."] is None
    assert found["It was wrong once."] == "Elena Vasko"

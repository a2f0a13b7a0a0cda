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


PIER = "The pier: an interview with Harbour Minister Tilda Vorn"


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("**Q:** ", "**A:** "),
        ("**Q.** ", "**A.** "),
        ("Q – ", "A – "),
        ("Q1: ", "A1: "),
        ("**Q:** ", ""),
        ("Herald: ", "Vorn: "),
        ("Q. ", "A. "),
    ],
)
def test_what_is_asked_is_no_statement_in_whatever_way_labels_are_written(asks: str, answers: str) -> None:
    claims = {
        claim.text: claim
        for claim in read(
            f"{asks}Your predecessor, Piet Hallam, says the pier will last six years.\n{answers}We have a guarantee of ten years.\n"
            f"{asks}People in Sorren fear a delay. The mayor has warned of one.\n{answers}We open the pier in March 2027.",
            title=PIER,
        ).claims
    }
    for words in (
        "Your predecessor, Piet Hallam, says the pier will last six years.",
        "People in Sorren fear a delay.",
        "The mayor has warned of one.",
    ):
        assert claims[words].speaker is None
        assert Flag.UNNAMED in claims[words].flags
    for words in ("We have a guarantee of ten years.", "We open the pier in March 2027."):
        speaker = claims[words].speaker
        assert speaker is not None
        assert (speaker.name, speaker.office) == ("Tilda Vorn", "Harbour Minister")
        assert Flag.UNNAMED not in claims[words].flags


def test_answers_to_questions_of_nobody_told_stay_the_publishers() -> None:
    claims = read("Q: When does the port open?\nA: The port opens in May.\nQ: What does it cost?\nA: The ticket costs 20 crowns.").claims
    told = next(claim for claim in claims if claim.text == "The port opens in May.")
    assert told.speaker is None
    assert Flag.UNNAMED not in told.flags


def test_two_formal_labels_are_a_transcript_and_keep_whom_one_speaks_for() -> None:
    found = {
        claim.text: (claim.speaker.name, claim.speaker.office)
        for claim in read(
            "MS VORN: The station will cost 31 million crowns.\nDR. ISAKA (Port Authority): The grid delivers 12 megawatts.\n"
            "MR PELL (via video link): The grid was late."
        ).claims
        if claim.speaker
    }
    assert found == {
        "The station will cost 31 million crowns.": ("Vorn", None),
        "The grid delivers 12 megawatts.": ("Isaka", "Port Authority"),
        "The grid was late.": ("Pell", None),
    }


def test_a_house_told_once_is_that_of_all_turns_of_its_speaker() -> None:
    claims = read("MS VORN, Sorren Council: The pier is late.\nDR ISAKA (Port Authority): It is.\nMS VORN: The pier opens in May.").claims
    assert {claim.speaker.office for claim in claims if claim.speaker and claim.speaker.name == "Vorn"} == {"Sorren Council"}


def test_a_surname_with_a_fitting_title_is_the_one_of_that_name() -> None:
    text = (
        "Minister Tilda Vorn met Paul Reed in Sorren.\nMS VORN: The pier is safe."
        "\nMR REED: The bridge is not safe.\nMS REED: I agree with him."
    )
    found = speakers(text)
    assert found["The pier is safe."] == "Tilda Vorn"
    assert found["The bridge is not safe."] == "Paul Reed"
    assert found["I agree with him."] == "Reed"


@pytest.mark.parametrize(
    "text",
    [
        "Note: The port opens in May.\nPhoto: The pier at dusk.\nPrice: The ticket is dear.\nNote: The port closes in June.",
        "Goal: The port opens in May.\nStatus: It is on time.\nGoal: The bridge closes.\nStatus: It is late.",
        "A. Ruiz said the port opens.\nA. Ruiz said the bridge closes.",
        "A – The port opens.\nB – The bridge closes.",
    ],
)
def test_lists_with_labels_that_come_back_are_no_talk(text: str) -> None:
    claims = read(text, title="An interview about the port").claims
    assert not any(Flag.UNNAMED in claim.flags for claim in claims)
    assert not any(claim.speaker and claim.speaker.name in ("Goal", "Note", "Status", "Price", "Photo") for claim in claims)


def test_a_numbered_item_of_minutes_has_its_speaker() -> None:
    found = speakers("Present: L. Vorn (finance).\n1. The board met.\n2. Ms Vorn reported that the pier has cost 27 million crowns.")
    assert found["Ms Vorn reported that the pier has cost 27 million crowns."] == "L. Vorn"


def test_a_surname_on_a_label_is_the_person_of_the_title() -> None:
    claims = read(
        "MS VORN: The station will cost 31 million crowns.\nMR PELL: The pier was promised.",
        title="Hearing with Harbour Minister Tilda Vorn",
    ).claims
    assert [(one.speaker.name, one.speaker.office) for one in claims if one.speaker] == [("Tilda Vorn", "Harbour Minister"), ("Pell", None)]


def test_the_last_question_without_a_labelled_answer_is_answered_too() -> None:
    found = speakers(
        "Q. What will it cost?\nThe pier will cost 31 million crowns.\nQ. The mayor says that the grid is weak.\n"
        "The grid delivers 12 megawatts.\nThis talk was shortened.",
        title="In conversation with Tilda Vorn",
    )
    assert found["The pier will cost 31 million crowns."] == found["The grid delivers 12 megawatts."] == "Tilda Vorn"
    assert found["The mayor says that the grid is weak."] is found["This talk was shortened."] is None


TALK = """Transcript
ANA VASKO (Harbour Radio): Good morning. Why did you give the berth back?
PAUL ORREN: I had four votes and not five.
VASKO: Were you offered another?
ORREN: Nobody has offered me anything.
VASKO: Could you support the board?
ORREN: We will vote for the pier.
VASKO: There are reports that the board has sold the crane.
ORREN: You must ask the board.
VASKO: We did. The clerk called it untrue. Thank you very much."""


def test_a_surname_alone_opens_a_turn_of_whoever_was_named_in_full_before():
    said = speakers(TALK, "Interview")
    assert said["Nobody has offered me anything."] == "Paul Orren"
    assert said["We will vote for the pier."] == "Paul Orren"


def test_whoever_asks_and_thanks_says_nothing_of_his_own():
    told = next(claim for claim in read(TALK, "Interview").claims if claim.text.startswith("There are reports"))
    assert told.speaker is None
    assert Flag.UNNAMED in told.flags

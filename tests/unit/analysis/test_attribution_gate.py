"""What the rules propose beyond a verb with its subject beside it, and what the gate makes of that."""

from __future__ import annotations

import pytest

from briefgen.analysis.attribution import gate
from briefgen.analysis.attribution.attitudes import ATTITUDES
from briefgen.analysis.attribution.cues import CUES
from briefgen.analysis.attribution.find import find_attributions, finished, reports
from briefgen.analysis.attribution.parts import Paragraph, Report, paragraph
from briefgen.analysis.sentences import sentences
from briefgen.text.spans import Span

Said = tuple[str | None, str | None, str]


def taken_apart(text: str) -> Paragraph:
    span = Span(0, len(text))
    return paragraph(text, span, sentences(text, span))


def proposed(text: str) -> list[Said]:
    """What is found when every report is let through."""
    part = taken_apart(text)
    found = [finished(text, part, report) for report in reports(part, None, lambda *_: True)]
    return [(each.speaker, each.cue_text, " … ".join(span.of(text) for span in each.spans)) for each in found]


def kept(text: str) -> list[Said]:
    found = find_attributions(text, [taken_apart(text)])
    return [(each.speaker, each.cue_text, " … ".join(span.of(text) for span in each.spans)) for each in found]


def a_report(text: str) -> tuple[Paragraph, Report]:
    seen: list[Report] = []
    part = taken_apart(text)
    reports(part, None, lambda _, report, *__: seen.append(report) is None)
    return part, seen[0]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "words"),
    [
        ("Ruiz is trying to show that the port is safe.", "Ruiz", "show", "that the port is safe"),
        ("Ruiz has to remind voters that the port is safe.", "Ruiz", "remind", "that the port is safe"),
        ("It was a chance for Ruiz to argue that the port is safe.", "Ruiz", "argue", "that the port is safe"),
        ("Ruiz left the hall before insisting that the port was safe.", "Ruiz", "insisting", "that the port was safe"),
        ("The board sent a letter alleging that the port was unsafe.", "a letter", "alleging", "that the port was unsafe"),
        ("Officials, including two from Lima, have argued that it is unsafe.", "Officials", "argued", "that it is unsafe"),
        ("Reed discovered that the port was full of sand.", "Reed", "discovered", "that the port was full of sand"),
        ("The port is expected to open in May.", None, "expected", "to open in May"),
        ("Reed was accused of taking money from the builders.", None, "accused", "taking money from the builders"),
        ("In a poll released on Friday, a third of them opposed the port.", "a poll", "in", "a third of them opposed the port"),
        ("A third of them opposed the port in a poll released on Friday.", "a poll", "in", "A third of them opposed the port"),
    ],
)
def test_verbs_that_something_else_governs_are_proposed(text: str, speaker: str | None, cue: str, words: str) -> None:
    assert (speaker, cue, words) in proposed(text)


@pytest.mark.parametrize("text", ["The mayor has never been heard denying that she is rich.", "In a poll box lay two letters for her."])
def test_what_has_no_noun_to_speak_is_not_proposed(text: str) -> None:
    assert proposed(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He’s pointing out that the port is safe.", ("He", "pointing", "that the port is safe")),
        (
            "The complaint, which was filed in Lima, alleged that the port was unsafe.",
            ("The complaint", "alleged", "that the port was unsafe"),
        ),
        ("Ana Ruiz Says Port Will Open In May", ("Ana Ruiz", "says", "Port Will Open In May")),
        ("Ruiz said it was built by Reed, who left the country in May.", ("Ruiz", "said", "it was built by Reed")),
        (
            "Ruiz said it was built by Reed, who left, and is safe.",
            ("Ruiz", "said", "it was built by Reed, who left, and is safe"),
        ),
        ("The vote, which Ruiz said was late, drew few.", ("Ruiz", "said", "was late")),
        ("Even as Ruiz has said that the port is safe, ships keep away.", ("Ruiz", "said", "that the port is safe")),
        ("Ruiz called it a “start” and praised nobody.", ("Ruiz", "called", "it a “start”")),
    ],
)
def test_found_for_sure(text: str, found: Said) -> None:
    assert found in kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "A group called Open Door runs the port.",
        "A Lima Group called Open Door runs the port.",
        "Lee leads among the members, called keepers, and is likely to win.",
        "Ruiz likes the sea and sees the ships.",
        "The keeper pursued that goal for years.",
    ],
)
def test_ordinary_clauses_are_no_reports(text: str) -> None:
    assert kept(text) == []


def test_words_set_off_behind_a_colon_need_no_quotation_marks() -> None:
    text = "Ruiz wrote:\nThe port is a start and no more than that, and we shall need a second one before long."
    spans = [Span(0, 11), Span(12, len(text))]
    (found,) = find_attributions(text, [paragraph(text, span, sentences(text, span)) for span in spans])
    assert (found.speaker, found.spans[0].of(text)) == ("Ruiz", text[12:-1])


def test_the_gate_weighs_only_what_is_not_certain() -> None:
    part, beside = a_report("Ruiz said that the port is safe.")
    assert gate.passes(part, beside, 0, len(part.tokens), {"": -99.0})
    part, governed = a_report("Ruiz is trying to show that the port is safe.")
    assert not gate.passes(part, governed, 0, len(part.tokens), {"": -99.0})
    assert gate.passes(part, governed, 0, len(part.tokens), {"": 99.0})


def test_a_verb_beside_its_subject_needs_less_than_one_further_off() -> None:
    part, beside = a_report("Ruiz endorsed the port.")
    assert gate.passes(part, beside, 0, len(part.tokens), {"": 0.5})
    assert not gate.passes(part, beside, 0, len(part.tokens), {"": -0.5})
    part, governed = a_report("Ruiz is trying to show that the port is safe.")
    assert not gate.passes(part, governed, 0, len(part.tokens), {"": 0.5})


def test_what_was_proposed_or_praised_is_not_weighed() -> None:
    for text in ("Ruiz proposed opening the port.", "Ruiz praised the port."):
        part, report = a_report(text)
        assert gate.passes(part, report, 0, len(part.tokens), {"": -99.0})


def test_what_no_person_says_is_weighed() -> None:
    part, report = a_report("The vote underscored the importance of the port.")
    assert gate.passes(part, report, 0, len(part.tokens), {"": 0.9})
    assert not gate.passes(part, report, 0, len(part.tokens), {"": 0.1})


def test_each_feature_moves_the_gate() -> None:
    part, report = a_report("Ruiz is trying to show that the port is safe.")
    names = gate.features(part, report, 0, len(part.tokens))
    assert len(set(names)) == len(names)
    assert names[0] == "show"
    for name in names:
        assert gate.passes(part, report, 0, len(part.tokens), {"": 0.0, name: 5.0})


def test_verbs_of_attitude_have_regular_forms_and_are_no_reporting_verbs() -> None:
    assert {"preached", "preaches", "begging", "cried", "saw", "sees", "envied"} <= ATTITUDES.keys()
    assert not ATTITUDES.keys() & CUES.keys()
    assert {cue.form for cue in ATTITUDES.values()} == {"base", "finite", "ing"}

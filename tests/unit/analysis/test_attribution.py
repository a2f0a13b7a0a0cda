from __future__ import annotations

import pytest

from briefgen.analysis.attribution.find import find_attributions
from briefgen.analysis.attribution.parts import paragraph
from briefgen.analysis.sentences import sentences
from briefgen.model.evidence import Attribution, AttributionKind
from briefgen.text.spans import Span


def read(text: str) -> list[Attribution]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return list(find_attributions(text, [paragraph(text, span, sentences(text, span)) for span in spans]))


def said(text: str) -> list[tuple[str | None, str, list[str]]]:
    return [(a.speaker, a.cue_text or "", [span.of(text) for span in a.spans]) for a in read(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "pieces"),
    [
        ("Minister Ana Ruiz said that the port will open in May.", "Minister Ana Ruiz", "said", ["that the port will open in May"]),
        ("The port will open in May, she said.", "she", "said", ["The port will open in May"]),
        ("“The port will open,” Ruiz said.", "Ruiz", "said", ["“The port will open,”"]),
        ("“The port will open,” said Ana Ruiz, the minister.", "Ana Ruiz", "said", ["“The port will open,”"]),
        ("“The port opens,” she said. “It is ready.”", "she", "said", ["“The port opens,”", "“It is ready.”"]),
        ("“The port,” she said, “is ready.”", "she", "said", ["“The port,”", "“is ready.”"]),
        ("Ruiz told reporters on Monday that work had begun.", "Ruiz", "told", ["that work had begun"]),
        ("Ruiz said the plan was “a start” for both.", "Ruiz", "said", ["the plan was “a start” for both"]),
        ("Exports fell by a fifth, according to the central bank.", "the central bank", "according to", ["Exports fell by a fifth"]),
        ("According to the bank, exports fell.", "the bank", "according to", ["exports fell"]),
        ("Ana Ruiz, who led the talks, said they were hard.", "Ana Ruiz", "said", ["they were hard"]),
        ("As the minister put it in May, it was late. Ruiz praised the accord.", "Ruiz", "praised", ["the accord"]),
        ("The talks, which Ruiz said, reflected real trust.", "Ruiz", "said", ["The talks, which", "reflected real trust"]),
        ("The plan, she said, would cost little.", "she", "said", ["The plan", "would cost little"]),
        ("In a speech on Friday, she said the plan would cost little.", "she", "said", ["the plan would cost little"]),
        (
            "After the port had been closed for years, it opened in May, records show.",
            "records",
            "show",
            ["After the port had been closed for years, it opened in May"],
        ),
        ("Polls show that voters trust her.", "Polls", "show", ["that voters trust her"]),
        ("“Is it ready?” Ruiz pressed.", "Ruiz", "pressed", ["“Is it ready?”"]),
        ("“It is ready,” she went on.", "she", "went on", ["“It is ready,”"]),
        ("“It is ready,” as Ruiz put it.", "Ruiz", "put it", ["“It is ready,”"]),
        ("Ruiz shot back, “It is ready.”", "Ruiz", "shot", ["“It is ready.”"]),
        ("He’s said that the port is ready.", "He", "said", ["that the port is ready"]),
        ("Officials who met Ruiz said the port is ready.", "Officials", "said", ["the port is ready"]),
        ("LIMA, Peru — Ruiz met farmers on Monday, saying that the port is ready.", "Ruiz", "saying", ["that the port is ready"]),
        ("Ruiz: The port will open\nMinister Ruiz met farmers.", "Ruiz", ":", ["The port will open"]),
        ("Rain fell, according to the Water Board, the body that counts it.", "the Water Board", "according to", ["Rain fell"]),
        ("Her claim that the vote was fair drew protest.", "Her", "claim", ["that the vote was fair drew protest"]),
        ("Ruiz praised the accord with Chile on Friday and left.", "Ruiz", "praised", ["the accord with Chile"]),
        (
            "Ruiz said she had waited for a year and never asked for help.",
            "Ruiz",
            "said",
            ["she had waited for a year and never asked for help"],
        ),
        ("Years after Ruiz said that the port was safe, it burned down.", "Ruiz", "said", ["that the port was safe"]),
        ("Ruiz called it late while promising more money.", "Ruiz", "called", ["it late"]),
        ("Ruiz cites the harbour as a model: Lee doubts it.", "Ruiz", "cites", ["the harbour as a model"]),
        ("“We came early,” Ana de la Cruz said.", "Ana de la Cruz", "said", ["“We came early,”"]),
        ("“It is late,” Ruiz told a paper when asked why.\n“It is very late.”", "Ruiz", "told", ["“It is late,”", "“It is very late.”"]),
        ("As Ruiz explained, it took “a year. It was a long year.”", "Ruiz", "explained", ["it took “a year. It was a long year.”"]),
        ("The Post reports Lee will resign on Friday.", "The Post", "reports", ["Lee will resign on Friday"]),
        ("It drew fire.“It is late,” Ruiz wrote.", "Ruiz", "wrote", ["“It is late,”"]),
        ("‘We’re ready,’ said Ruiz. ‘It is late.’", "Ruiz", "said", ["‘We’re ready,’", "‘It is late.’"]),
        ("'We're the ministers' men,' Ruiz said.", "Ruiz", "said", ["'We're the ministers' men,'"]),
        ("“We are late,” she sighed.", "she", "sighed", ["“We are late,”"]),
        ("“It is late,” Ruiz hit back.", "Ruiz", "hit back", ["“It is late,”"]),
        ("“It is late,” said Will Reed.", "Will Reed", "said", ["“It is late,”"]),
        ("As Ruiz noted in her letter, the port is old.", "Ruiz", "noted", ["the port is old"]),
        ("Ruiz put it more bluntly: “It is late.”", "Ruiz", "put", ["“It is late.”"]),
        ("Divers who saw it in May said the pier is old.", "Divers", "said", ["the pier is old"]),
        ("Police believe the pier is old.", "Police", "believe", ["the pier is old"]),
        ("Ruiz signalled that the port would open.", "Ruiz", "signalled", ["that the port would open"]),
        ("The port’s director, Ana de la Cruz, confirmed that it is old.", "The port’s director", "confirmed", ["that it is old"]),
        ("Ruiz asked for time and requested that the port be closed.", "Ruiz", "asked", ["time"]),
        ("The minister asked provinces to save water.", "The minister", "asked", ["provinces to save water"]),
        ("Of course, as Ruiz observed, the port is old.", "Ruiz", "observed", ["the port is old"]),
        ("In her speech to the union, “the port is old,” she said.", "she", "said", ["“the port is old,”"]),
        ('Ruiz wrote: "He cried "No" and left."', "Ruiz", "wrote", ['"He cried "No" and left."']),
        (
            "Ruiz said it costs more (ten crowns, while bread costs two) here.",
            "Ruiz",
            "said",
            ["it costs more (ten crowns, while bread costs two) here"],
        ),
        ("Ruiz left, telling MPs the country needed “a rest.”", "Ruiz", "telling", ["the country needed “a rest.”"]),
        ("Ruiz informed her guest about the port.", "Ruiz", "informed", ["the port"]),
        ("LIMA, Peru (HN) — The pact is late, Ruiz said.", "Ruiz", "said", ["The pact is late"]),
        ("Asked when it would open, Ruiz left.", None, "asked", ["when it would open"]),
    ],
)
def test_what_was_said_and_by_whom(text: str, speaker: str | None, cue: str, pieces: list[str]) -> None:
    assert (speaker, cue, pieces) in said(text)


def test_the_subject_of_a_coordinated_verb_and_of_a_participle_is_the_one_before() -> None:
    found = said("Ruiz praised the accord and said it was fair, adding that work goes on.")
    assert [(who, cue) for who, cue, _ in found] == [("Ruiz", "praised"), ("Ruiz", "said"), ("Ruiz", "adding")]
    assert found[0][2] == ["the accord"]
    assert found[1][2] == ["it was fair"]


def test_what_others_say_inside_somebodys_words_is_not_reported_again() -> None:
    assert [who for who, _, _ in said("“I think he said yes,” Ruiz said.")] == ["Ruiz"]
    assert [who for who, _, _ in said("Ruiz said he thinks the vote was fair.")] == ["Ruiz"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We came early,” Ruiz said. “We were first.\n“We stayed late.”"
    (only,) = read(text)
    assert only.spans[-1].of(text) == "“We stayed late.”"


@pytest.mark.parametrize("verb", ["said", "wrote", "explained", "warned"])
def test_a_colon_that_ends_a_paragraph_leaves_the_words_to_the_next(verb: str) -> None:
    assert said(f"Ruiz {verb}:\n“We will build the port again next year.”") == [
        ("Ruiz", verb, ["“We will build the port again next year.”"])
    ]


def test_a_paragraph_set_off_without_quotation_marks_is_what_was_said() -> None:
    words = "The port will serve the whole coast, and nobody will have to move away"
    assert said(f"Ruiz wrote:\n{words}.") == [("Ruiz", "wrote", [words])]
    assert said("Ruiz wrote:\nIt rained.") == []


def test_a_name_and_a_colon_head_a_line_of_what_was_said_where_the_next_paragraph_names_it_too() -> None:
    assert said("Ruiz: The port will open\nRuiz spoke in Lima.")[0] == ("Ruiz", ":", ["The port will open"])
    assert said("Ruiz: The port will open\nIt rained in Lima.") == []
    assert said("Update: The port will open\nUpdate follows in Lima.") == []


def test_a_quotation_behind_a_colon_is_said_by_who_is_named_before_it() -> None:
    assert said("Then came the mayor, Ana Ruiz: “It will be late.”")[0][2] == ["“It will be late.”"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will stay,” she said.", AttributionKind.DIRECT),
        ("She said they would “stay the course” in spite of all the costs.", AttributionKind.MIXED),
        ("She said they would stay.", AttributionKind.INDIRECT),
    ],
)
def test_kind_follows_the_quotation_marks(text: str, kind: AttributionKind) -> None:
    assert read(text)[0].kind is kind


@pytest.mark.parametrize(
    "text", ["He has claims in the area.", "The United States holds the seat.", "She was told to wait.", "Both said little."]
)
def test_words_that_only_look_like_reports(text: str) -> None:
    assert not [a for a in read(text) if a.cue_text in ("claims", "states", "told")]


@pytest.mark.parametrize(
    "text",
    [
        "Women reliably showed up for her in May.",
        "He was fined over charges related to the fire that burned the port.",
        "The judge Ruiz was referring to is Ann Lee.",
        "Voters worried about a law that nobody had read.",
        "They found it right before the ship left.",
        "In the note that came with the ship, Ruiz wrote:",
        "Neither minister would say what it holds.",
        "Ruiz responded within the hour.",
        "While it rained, the neighbours told another story.",
        "They sang 'em to sleep in the '90s and smiled.",
    ],
)
def test_a_verb_with_another_meaning_reports_nothing(text: str) -> None:
    assert not read(text)


def test_a_quotation_belongs_to_one_report() -> None:
    found = said("“It is late,” said Ana Ruiz, a clerk who declined to wait any longer. “It is very late.”")
    assert [pieces for _, cue, pieces in found if cue == "said"] == [["“It is late,”", "“It is very late.”"]]
    assert not any("“It is very late.”" in pieces for _, cue, pieces in found if cue != "said")


def test_the_sentences_own_stop_is_not_said_but_a_quoted_one_is() -> None:
    text = "She said: “It holds.”"
    assert read(text)[0].spans[0].of(text) == "“It holds.”"
    text = "She said it holds."
    assert read(text)[0].spans[0].of(text) == "it holds"


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "pieces"),
    [
        ("Ruiz said, in a press conference on Monday, that the pier was late.", "Ruiz", "said", ["that the pier was late"]),
        ("He added, to applause, that it was late.", "He", "added", ["that it was late"]),
        ("“Shame on them,” she posted on X.", "she", "posted", ["“Shame on them,”"]),
        ("Critics, among them the economist Holt, say the tax is late.", "Critics", "say", ["the tax is late"]),
    ],
)
def test_what_stands_between_verb_and_words_is_passed_over(text: str, speaker: str, cue: str, pieces: list[str]) -> None:
    assert said(text) == [(speaker, cue, pieces)]


def test_a_quotation_that_is_no_speech_waits_for_no_place() -> None:
    assert said("The “dream team” started in May.") == []


def test_two_who_speak_in_one_sentence_have_their_own_words() -> None:
    assert said("The line will open in spring, Keita said, but the signals have not been tested, Fors replied.") == [
        ("Keita", "said", ["The line will open in spring"]),
        ("Fors", "replied", ["the signals have not been tested"]),
    ]
    assert said("The line, Keita said, will open in spring.") == [("Keita", "said", ["The line", "will open in spring"])]

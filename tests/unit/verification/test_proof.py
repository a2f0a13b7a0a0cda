from typing import Any

import pytest

from briefgen.model.corpus import Document, Line, LineLabel
from briefgen.model.finding import Verdict
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span
from briefgen.verification.proof import Sources, prove

TEXT = "Meanwhile, the ports were opened to trade in May. Nothing else was said."


def document(text: str) -> Document:
    whole = Span(0, len(text))
    return Document(
        id="a", path="a.txt", version=sha256(text), text=text, lines=(Line(span=whole, label=LineLabel.BODY),), paragraphs=(whole,)
    )


def facts(words: str, start: int, end: int, version: str = sha256(TEXT)) -> dict[str, Any]:
    segment = {"slice": {"document": "a", "start": start, "end": end}, "text": words}
    statement = {"id": "s1", "label": {}, "segments": [segment, {"insertion": "all of them", "reason": "group"}]}
    return {"references": [{"number": 1, "document": "a", "version": version}], "sections": [{"statements": [statement]}]}


def only(words: str, start: int, end: int, current: str | None, stored: str | None = None):
    corpus = {"a": document(current)} if current is not None else {}
    sources = Sources(corpus=corpus, stored=lambda *_: document(stored) if stored else None)
    (finding,) = prove(facts(words, start, end), sources, {"s1": 3})
    return finding


def test_a_slice_is_intact_also_with_its_first_letter_raised() -> None:
    for words in ("the ports were opened to trade in May.", "The ports were opened to trade in May."):
        finding = only(words, 11, 49, TEXT)
        assert (finding.verdict, finding.passes, finding.page) == (Verdict.INTACT, True, 3)


def test_a_word_that_its_source_does_not_have_is_altered() -> None:
    finding = only("The ports were closed to trade in May.", 11, 49, TEXT)
    assert (finding.verdict, finding.passes, finding.document) == (Verdict.ALTERED, False, "a")
    assert finding.message == ("says “The ports were closed to trade in May.”; its source has “the ports were opened to trade in May.”")


def test_a_change_elsewhere_in_the_source_leaves_the_statement_intact() -> None:
    finding = only("The ports were opened to trade in May.", 11, 49, "New first line.\n" + TEXT)
    assert (finding.verdict, finding.passes) == (Verdict.SOURCE_CHANGED, True)
    assert finding.message == "source changed, statement intact"


def test_a_change_of_the_cited_words_is_named() -> None:
    finding = only("The ports were opened to trade in May.", 11, 49, TEXT.replace("May", "June"))
    assert (finding.verdict, finding.passes) == (Verdict.SOURCE_CHANGED, False)
    assert finding.message == "source changed: it no longer says “The ports were opened to trade in May.”"


def test_the_library_answers_only_when_the_file_is_gone_and_says_so() -> None:
    finding = only("The ports were opened to trade in May.", 11, 49, None, stored=TEXT)
    assert (finding.verdict, finding.passes) == (Verdict.INTACT, True)
    assert finding.message == "its file is gone; intact by the version the library kept"
    gone = only("The ports were opened to trade in May.", 11, 49, None)
    assert (gone.verdict, gone.passes) == (Verdict.SOURCE_MISSING, False)


def test_a_full_name_out_of_another_source_is_proved_there() -> None:
    def named(words: str, current: str) -> Verdict:
        told = facts("the ports were opened to trade in May.", 11, 49)
        told["references"].append({"number": 2, "document": "b", "version": sha256("President Ana Serin left.")})
        label = told["sections"][0]["statements"][0]["label"]
        label["speaker_named"] = {"slice": {"document": "b", "start": 10, "end": 19}, "text": words}
        sources = Sources(corpus={"a": document(TEXT), "b": document(current)}, stored=lambda *_: None)
        (finding,) = prove(told, sources, {})
        return finding.verdict

    assert named("Ana Serin", "President Ana Serin left.") is Verdict.INTACT
    assert named("Ida Serin", "President Ana Serin left.") is Verdict.ALTERED
    assert named("Ana Serin", "President Ida Serin left.") is Verdict.SOURCE_CHANGED


@pytest.mark.parametrize(
    ("words", "now", "stands"),
    [
        ("5 ships sank", "In all, 5 ships sank.", True),
        ("5 ships sank", "In all, 15 ships sank.", False),
        ("5 ships sank", "In all, 1.5 ships sank.", False),
        ("5 ships sank", "In all, 2,5 ships sank.", False),
        ("Trade rose by 4", "Then trade rose by 4. It fell.", True),
        ("Trade rose by 4", "Then trade rose by 40.", False),
        ("Trade rose by 4", "Then trade rose by 4.5 percent.", False),
        ("Art is long.", "Art is long.", True),
        ("Art is long.", "The start is long.", False),
        ("(so he said)", "And(so he said)then.", True),
    ],
)
def test_in_a_changed_source_words_stand_as_words_of_their_own(words: str, now: str, stands: bool) -> None:
    finding = only(words, 0, len(words), now)
    assert (finding.verdict, finding.passes) == (Verdict.SOURCE_CHANGED, stands)


def test_the_worst_of_several_slices_is_told() -> None:
    first = {"document": "a", "start": 11, "end": 20}
    statement = {
        "id": "s1",
        "label": {},
        "segments": [{"slice": first, "text": "the ports"}, {"slice": {**first, "document": "b"}, "text": "x"}],
    }
    told = {"references": [{"document": "a", "version": sha256(TEXT)}], "sections": [{"statements": [statement]}]}
    (finding,) = prove(told, Sources(corpus={"a": document(TEXT)}, stored=lambda *_: None), {})
    assert (finding.verdict, finding.document, finding.page) == (Verdict.SOURCE_MISSING, "b", None)
    statement["segments"].append({"slice": first, "text": "no ports"})
    (finding,) = prove(told, Sources(corpus={"a": document(TEXT)}, stored=lambda *_: None), {})
    assert (finding.verdict, finding.document) == (Verdict.ALTERED, "a")
    statement["segments"].reverse()
    (finding,) = prove(told, Sources(corpus={"a": document(TEXT)}, stored=lambda *_: None), {})
    assert (finding.verdict, finding.document) == (Verdict.ALTERED, "a"), "in whatever order they come"


def test_one_slice_by_the_library_is_told_behind_others_that_are_plainly_intact() -> None:
    first = {"document": "a", "start": 11, "end": 20}
    slices = [{"slice": first, "text": "the ports"}, {"slice": {**first, "document": "b"}, "text": "the ports"}]
    references = [{"document": name, "version": sha256(TEXT)} for name in "ab"]
    told: dict[str, Any] = {"references": references, "sections": [{"statements": [{"id": "s1", "label": {}, "segments": slices}]}]}
    for order in (slices, slices[::-1]):
        told["sections"][0]["statements"][0]["segments"] = order
        (finding,) = prove(told, Sources(corpus={"a": document(TEXT)}, stored=lambda *_: document(TEXT)), {})
        assert (finding.passes, finding.message) == (True, "its file is gone; intact by the version the library kept")


def test_a_long_passage_is_told_by_its_beginning() -> None:
    long = "The ports were " + "very " * 20 + "busy."
    finding = only(long, 0, 10, "Nothing.")
    assert finding.message == f"source changed: it no longer says “{long[:59].rstrip()}…”"

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.analysis.assertion import claim_of
from briefgen.analysis.carrying import Voice
from briefgen.analysis.dating.triggers import scan
from briefgen.analysis.page import Page, Sentence
from briefgen.model.corpus import Document
from briefgen.model.evidence import ClaimKind, EventDate, Flag, Speaker, SpeakerBasis
from briefgen.text.edtf import parse_edtf
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span

STATED = EventDate(edtf=parse_edtf("2022-03-14"), basis="date of publication", inferred=False)
RUIZ = Speaker(name="Ana Ruiz", office=None, basis=SpeakerBasis.NAMED, confidence=1.0)


def page(text: str, surnames: tuple[tuple[Span, str], ...] = ()) -> Page:
    document = Document(id="doc", path="doc.txt", version=sha256(text), text=text, lines=(), paragraphs=(Span(0, len(text)),))
    return Page(document=document, stated=STATED, pair=None, surnames=surnames)


def sentence(text: str, speaker: Speaker | None = None, *, start: int = 0) -> Sentence:
    span = Span(start, len(text))
    return Sentence(span=span, paragraph=1, seen=scan(text, span), marks=(), voice=Voice(speaker, None), attributions=(), times=())


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("The port handles 40 percent of the trade.", None, ClaimKind.QUANTITY),
        ("The port handles 40 percent of the trade.", RUIZ, ClaimKind.POSITION),
        ("The port opened after 40 days of rain.", None, ClaimKind.EVENT),
    ],
)
def test_what_a_sentence_is_follows_from_who_says_it_and_what_it_measures(text: str, speaker: Speaker | None, kind: ClaimKind) -> None:
    assert claim_of(page(text), sentence(text, speaker)).kind is kind


def test_a_quantity_of_many_words_around_it_is_an_event() -> None:
    text = "The port handles 40 percent of the trade, " + "and the boats go out before dawn, " * 8 + "as they always did."
    assert claim_of(page(text), sentence(text)).kind is ClaimKind.EVENT


def test_a_sentence_without_a_date_of_its_own_was_said_when_it_was_published() -> None:
    text = "The port opened."
    assert claim_of(page(text), sentence(text)).statement_date == STATED


def test_only_the_surnames_that_begin_in_the_sentence_are_resolved_in_it() -> None:
    text = "Poe came. Later on, Holt signed the note. Poe left."
    at = [Span(text.index("Poe"), 3), Span(text.index("Holt"), text.index("Holt") + 4), Span(text.rindex("Poe"), text.rindex("Poe") + 3)]
    named = tuple(zip(at, ("Jane Poe", "Mary Holt", "Jane Poe"), strict=True))
    middle = replace(sentence(text), span=Span(text.index("Later"), text.index(" Poe left")))
    assert [resolution.text for resolution in claim_of(page(text, named), middle).resolutions] == ["Mary Holt"]


def test_a_sentence_that_opens_with_an_unresolved_pronoun_is_dependent_and_one_whose_opening_is_resolved_is_not() -> None:
    text = "They opened the port in the spring."
    told = replace(sentence(text), voice=Voice(RUIZ, None, subject_span=Span(0, 4)))
    assert Flag.DEPENDENT in claim_of(page(text), sentence(text)).flags
    assert Flag.DEPENDENT not in claim_of(page(text), told).flags

"""Datelines are no part of what a story says."""

import pytest

from briefgen.analysis.claims import analyse
from briefgen.analysis.dateline import behind_dateline, behind_numbers
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span

STORY = "The parliament of Boria ratified the rice treaty by 112 votes to 87."


@pytest.mark.parametrize(
    "dateline",
    [
        "LEMA, June 20 (Harbour Agency) - ",
        "LEMA, Boria, 20 June 2025 — ",
        "LEMA, Boria (HA) -- ",
        "Lema (HA) – ",
        "PORT LEMA — ",
        "ÉVORA - ",
        "LEMA, United Island States — ",
        "Lema (Harbour Agency)",
        "Lema, June 20 ",
        "Lema, June 20 (HA) ",
    ],
)
def test_the_words_behind_a_dateline_are_what_is_said(dateline: str) -> None:
    text = dateline + STORY
    assert behind_dateline(text, Span(0, len(text))).of(text) == STORY


@pytest.mark.parametrize(
    "text",
    [
        "NATO - The alliance of many states - kept silent about the rice treaty.",
        "Boria — The country of rice and rivers — kept silent about the treaty.",
        "Anna Ruiz (Green)’s speech dealt with the rice treaty of Lema and with nothing else.",
        "Anna Ruiz (Green) said that the rice treaty of Lema was a good one.",
        "LEMA - and with it the whole of Boria - kept silent about the treaty.",
        "LEMA - Closed.",
        "Lema, June 20, Boria ratified the rice treaty by 112 votes.",
        "Lema, June 20 was the day of the rice treaty and of the harbour fair.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert behind_dateline(text, Span(0, len(text))).of(text) == text


def test_the_day_of_a_dateline_dates_no_event() -> None:
    text = f"LEMA, June 20 (Harbour Agency) - {STORY}"
    document = Document(
        id="d",
        path="d.txt",
        version="0",
        text=text,
        lines=(Line(span=Span(0, len(text)), label=LineLabel.BODY),),
        paragraphs=(Span(0, len(text)),),
        published=Known(value=parse_edtf("2025-06-21"), provenance=Provenance.SIDECAR),
    )
    reading = analyse(document)
    (claim,) = reading.claims
    assert claim.text == STORY
    assert claim.event_date is None
    assert [time.text for time in reading.times] == ["June 20"]


@pytest.mark.parametrize("mark", ["- ", "• ", "– "])
def test_the_mark_of_a_list_is_no_word_of_it(mark: str) -> None:
    text = mark + STORY
    assert behind_dateline(text, Span(0, len(text))).of(text) == STORY


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("(1) ", "(2) "), ("a) ", "b) "), ("2.1 ", "2.2 "), ("ii) ", "iii) "), ("9. ", "")])
def test_the_number_of_an_item_is_no_part_of_what_it_says(marks: tuple[str, str]) -> None:
    text = "".join(f"{mark}The board noted a delay.\n" for mark in marks)
    spans, at = [], 0
    for line in text.splitlines():
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    kept = [span.of(text) for span in behind_numbers(text, spans)]
    # one number alone may belong to the words
    assert kept == (["The board noted a delay."] * 2 if all(marks) else text.splitlines())


def test_years_and_counts_that_open_sentences_are_no_numbers_of_items() -> None:
    text = "1995 The port opened. 12 Ships came. 2.5 million came. 3 May was fine."
    spans = [Span(0, 21), Span(22, 36), Span(37, 54), Span(55, len(text))]
    assert behind_numbers(text, spans) == spans

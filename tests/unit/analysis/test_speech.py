"""Speeches, on texts of our own: the title tells who speaks."""

from __future__ import annotations

import pytest

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span

SPEECH = """Dunhaven, 14 March 2029
Check against delivery
Madam President, dear Members,
Two years ago a docker wrote to me. I have not forgotten him.
The crane fee is lawful, and it will stay until the berths are paid.
I shall travel to Selm on 18 April and bring an offer with me.
Thank you.
The harbour office has 40 berths."""


def said(title: str, authors: tuple[str, ...] = (), text: str = SPEECH) -> dict[str, tuple[str, str | None] | None]:
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
        title=Known(value=title, provenance=Provenance.TEXT),
        authors=Known(value=authors, provenance=Provenance.SIDECAR) if authors else None,
    )
    return {claim.text: (claim.speaker.name, claim.speaker.office) if claim.speaker else None for claim in analyse(document).claims}


@pytest.mark.parametrize(
    ("title", "authors"),
    [
        ("Speech by Commissioner Brandt at the harbour council", ("Annelie Brandt",)),
        ("Remarks by Commissioner Annelie Brandt", ()),
    ],
)
def test_all_of_a_speech_is_said_by_whom_its_title_names(title, authors):
    told = said(title, authors)
    speaker = ("Annelie Brandt", "Commissioner")
    assert told["I shall travel to Selm on 18 April and bring an offer with me."] == speaker
    assert told["The crane fee is lawful, and it will stay until the berths are paid."] == speaker


def test_what_stands_around_a_speech_is_not_said_in_it():
    told = said("Speech by Commissioner Annelie Brandt")
    assert told["The harbour office has 40 berths."] is None
    assert all(told[text] is None for text in told if text.startswith(("Dunhaven", "Check", "Madam")))


def test_a_text_about_a_speech_or_by_nobody_known_is_none():
    assert set(said("Harbour fees stay, says Brandt").values()) == {None}
    assert set(said("Speech at the harbour council").values()) == {None}
    report = "\n".join(["Commissioner Annelie Brandt opened the pier on Monday.", "The pier has 40 berths.", "It cost much."])
    assert "Annelie Brandt" not in str(said("Speech by Commissioner Annelie Brandt", text=report)["The pier has 40 berths."])

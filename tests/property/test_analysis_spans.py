"""Whatever the text, an analysis points into it: spans inside the document, claims in order and apart, words equal to their slice."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Known, Provenance
from briefgen.text.edtf import parse_edtf
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span

_PIECES = st.sampled_from(
    [
        "President Ola Lind said",
        "he added",
        "that the port opens",
        "in May 2021",
        "Meanwhile,",
        "according to",
        "the U.S.",
        "Kenya",
        "she",
        "saying",
        "the two sides",
        "who",
        "and told",
        "3.5 percent",
        "last year",
        "asked",
        "which Reed said,",
        "claims",
        "I",
        "5",
        "Mr. O’Hara’s",
        "Ngũgĩ’s",
        "“",
        "”",
        '"',
        "''",
        ",",
        ".",
        "?",
        "!",
        ":",
        ";",
        "(",
        ")",
        "-",
        "—",
        "…",
        "./.",
        "\n",
        "e\u0301",
        "\u202e",
        "\u0000",
        "'s",
        "’",
        "🙂",
    ]
)
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=6)), min_size=1, max_size=40).map(" ".join)


def document(paragraphs: list[str]) -> Document:
    text, spans, at = "\n\n".join(paragraphs), [], 0
    for words in paragraphs:
        if words.strip():
            spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    published = Known(value=parse_edtf("2022-03-14"), provenance=Provenance.TEXT)
    return Document(id="d", path="d.txt", version=sha256(text), text=text, lines=(), paragraphs=tuple(spans), published=published)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=4), st.booleans())
def test_every_span_lies_in_the_document(paragraphs: list[str], decomposed: bool) -> None:
    source = document([unicodedata.normalize("NFD", words) if decomposed else words for words in paragraphs])
    reading = analyse(source)
    end = 0
    for claim in reading.claims:
        assert claim.span.start >= end
        assert claim.span.of(source.text) == claim.text
        end = claim.span.end
        inner = [t.span for t in claim.trims] + [r.span for r in claim.resolutions]
        assert all(claim.span.holds(span) for span in inner)
    assert end <= len(source.text)
    for attribution in reading.attributions:
        spans = [*attribution.spans, *(s for s in (attribution.mention, attribution.cue) if s)]
        assert all(span.end <= len(source.text) for span in spans)
        assert list(attribution.spans) == sorted(attribution.spans)


@settings(max_examples=30, deadline=None)
@given(_TEXTS)
def test_reading_twice_gives_the_same(words: str) -> None:
    assert analyse(document([words])) == analyse(document([words]))

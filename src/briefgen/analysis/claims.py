"""From a document to its claims: every body sentence as an attributed, dated assertion."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from briefgen.analysis.assertion import claim_of
from briefgen.analysis.attribution.find import find_attributions
from briefgen.analysis.attribution.parts import paragraph
from briefgen.analysis.correcting import corrected, unmatched_corrections
from briefgen.analysis.dateline import behind_bullet, behind_dateline, behind_numbers
from briefgen.analysis.dating.lateness import latest_told
from briefgen.analysis.dating.times import times_of
from briefgen.analysis.dating.triggers import scan_tokens
from briefgen.analysis.page import Page, Sentence
from briefgen.analysis.people.pairs import countries_of
from briefgen.analysis.people.registry import Registry
from briefgen.analysis.people.surnames import surnames
from briefgen.analysis.sentences import needs_names, sentences
from briefgen.analysis.speakers import read_voices
from briefgen.analysis.speech import speech_of
from briefgen.analysis.stories import joined, stories_of
from briefgen.analysis.tokens import Tokens, tokenise
from briefgen.analysis.turns import Turn, attributions_of, turns_of, voices_in_turns, with_turns
from briefgen.analysis.unseen import as_it_stands, as_seen
from briefgen.model.corpus import Document, LineLabel
from briefgen.model.evidence import Attribution, EventDate, Reading
from briefgen.text.edtf import Edtf
from briefgen.text.spans import Span
from briefgen.text.visible import visible

if TYPE_CHECKING:  # pydantic, which it needs, takes longer to import than all of reading
    from briefgen.spec.corrections import Correction

__all__ = ["analyse", "unmatched_corrections"]


def analyse(document: Document, corrections: Sequence[Correction] = ()) -> Reading:
    """Read a document: its claims in text order, with all attributions, time expressions and quantities found in its body.

    corrections: of any document; those of this one are applied to the claims (see `unmatched_corrections`).
    """
    seen = visible(document.text)
    if seen is not None:
        return as_it_stands(_read(as_seen(document, seen), corrections), seen, document.text)
    return _read(document, corrections)


def _read(document: Document, corrections: Sequence[Correction]) -> Reading:
    if document.stories:
        stories = stories_of(document)
        return joined(document, stories, [_read(story, corrections) for story in stories])
    text = document.text
    title = document.title.value if document.title else ""
    tokens = [tokenise(text, span.start, span.end) for span in document.paragraphs]
    registry = _registry(document, tokens)
    turns = turns_of(text, document.paragraphs, registry, title)
    turns = turns or speech_of(text, document.paragraphs, registry, title, document.authors.value if document.authors else ())
    split = _split(document, turns, registry.by_surname(tokens) if needs_names(text) else None)
    parts = [paragraph(text, span, found, tokens[number - 1]) for number, span, found in split if found]
    spans = [sentence for _, _, found in split for sentence in found]
    numbers = [number for number, _, found in split for _ in found]
    countries = countries_of(title, [part.tokens.words[at] for part in parts for at in part.tokens.capitals])
    said = attributions_of(text, document.paragraphs, turns)
    attributions, voices = read_voices(text, parts, with_turns(find_attributions(text, parts), said), registry, countries)
    voices = voices_in_turns(voices, numbers, spans, turns, said) if turns else voices
    bounds = [(part.tokens, low, high) for part in parts for low, high in part.sentences]
    scans = [scan_tokens(text, span, tokens_of, low, high) for span, (tokens_of, low, high) in zip(spans, bounds, strict=True)]
    times = times_of(text, scans, document.date)
    page = Page(document=document, stated=_statement_date(document.date), pair=countries.pair, surnames=surnames(text, registry, tokens))
    marks = [part.marks for part in parts for _ in part.sentences]
    told, by_sentence = _behind_datelines(text, spans, numbers), _by_sentence(spans, attributions)
    sentences_read = (
        Sentence(
            span=told[at],
            paragraph=numbers[at],
            seen=scans[at],
            marks=marks[at],
            voice=voices[at],
            attributions=by_sentence[at],
            times=times[at],
        )
        for at in range(len(spans))
    )
    claims = tuple(claim_of(page, sentence) for sentence in sentences_read)
    kept, excluded = corrected(document.id, claims, corrections)
    return Reading(
        document=document.id,
        claims=kept,
        attributions=attributions,
        times=tuple(chain.from_iterable(times)),
        quantities=tuple(chain.from_iterable(claim.quantities for claim in claims)),
        excluded=excluded,
        told_past=latest_told(claims),
    )


def _registry(document: Document, tokens: Sequence[Tokens]) -> Registry:
    """The persons whom the document names in its paragraphs, its captions and, where capitals mean names in it, its title."""
    registry = Registry()
    registry.learn(tokens)
    for line in document.lines:
        if line.label is LineLabel.CAPTION or (line.label is LineLabel.TITLE and _in_sentence_case(line.span.of(document.text))):
            registry.learn_more(tokenise(document.text, line.span.start, line.span.end))
    return registry


def _split(
    document: Document, turns: Mapping[int, Turn], persons: Mapping[str, frozenset[str]] | None
) -> list[tuple[int, Span, tuple[Span, ...]]]:
    """Each paragraph's number, from 1, its span without list number and speaker's label, and its sentences. persons: see `sentences`."""
    text = document.text
    bodies = [Span(turns[at].begin, span.end) if at in turns else span for at, span in enumerate(document.paragraphs)]
    return [(number, span, sentences(text, span, persons)) for number, span in enumerate(behind_numbers(text, bodies), 1)]


def _behind_datelines(text: str, spans: Sequence[Span], numbers: Sequence[int]) -> list[Span]:
    """The sentences without the mark or number of a list; the first one of each paragraph (by `numbers`) without a dateline."""
    bare = [
        behind_bullet(text, span) if at and numbers[at - 1] == numbers[at] else behind_dateline(text, span) for at, span in enumerate(spans)
    ]
    return behind_numbers(text, bare)


def _in_sentence_case(title: str) -> bool:
    """True when capitals mean names in a headline: most of its longer words have none."""
    long = [word for word in title.split()[1:] if len(word) > 3]
    return sum(word[0].islower() for word in long) * 2 >= len(long)


def _by_sentence(spans: Sequence[Span], attributions: Sequence[Attribution]) -> list[tuple[Attribution, ...]]:
    """For each sentence the attributions that touch it: their words or their cue."""
    found: list[list[Attribution]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for attribution in attributions:
        touched: set[int] = set()
        for span in (*attribution.spans, *((attribution.cue,) if attribution.cue else ())):
            at = max(0, bisect_right(starts, span.start) - 1)
            while at < len(spans) and spans[at].start < span.end:
                if spans[at].meets(span):
                    touched.add(at)
                at += 1
        for at in sorted(touched):
            found[at].append(attribution)
    return [tuple(each) for each in found]


def _statement_date(published: Edtf | None) -> EventDate | None:
    if published is None:
        return None
    return EventDate(edtf=published, basis="date of publication", inferred=published.approximate or published.uncertain)

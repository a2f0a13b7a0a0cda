"""Speeches: texts whose title tells who speaks, and whose paragraphs are all that person's words."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.analysis.people.interviewee import who_speaks
from briefgen.analysis.people.registry import Registry
from briefgen.analysis.turns import Turn
from briefgen.model.evidence import Speaker, SpeakerBasis
from briefgen.text.lazy import lazily
from briefgen.text.pointing import in_first_person
from briefgen.text.spans import Span

_FEWEST, _SHARE = 2, 0.25
"""Paragraphs in the first person that a speech has at least, as a number and as a share of all."""
_SALUTES = lazily(
    r"(?:[A-Z][\w’'-]+(?:\s[\w’'.-]+){0,6},\s*){1,6}\Z|(?:[Cc]heck|[Ss]ubject to|[Aa]s) (?:against )?(?:delivery|delivered)\W*\Z"
)
_ENDS = lazily(r"(?:\W*(?:[Tt]hank you|[Tt]hanks)\b[^.!]{0,40}[.!])\W*\Z")
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "’", "…", ":")


def speech_of(text: str, paragraphs: Sequence[Span], registry: Registry, title: str, authors: Sequence[str] = ()) -> dict[int, Turn]:
    """The paragraphs of a speech by their number, as turns of who gives it; none unless the document is one.

    authors: full names of who wrote the document, by whom a surname in the title is told in full. What stands before the salutation (place,
    day, `Check against delivery`) and behind the closing thanks is not said by anybody.
    """
    own = [number for number, span in enumerate(paragraphs) if in_first_person(span.of(text))]
    if len(own) < max(_FEWEST, _SHARE * len(paragraphs)):
        return {}
    person = who_speaks(registry, title, authors)
    if person is None:
        return {}
    speaker = Speaker(name=person.name, office=registry.office_of(person.name), basis=SpeakerBasis.CONTINUED, confidence=0.9)
    told = [number for number, span in enumerate(paragraphs) if span.of(text).rstrip().endswith(_SENTENCE_ENDS)]
    thanks = [number for number in told if number >= own[-1] and _ENDS.match(text, paragraphs[number].start, paragraphs[number].end)]
    last = thanks[0] if thanks else told[-1]
    return {
        number: Turn(None, paragraphs[number].start, speaker)
        for number in told
        if number <= last and not _SALUTES.match(text, paragraphs[number].start, paragraphs[number].end)
    }

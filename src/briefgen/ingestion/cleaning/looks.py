"""One line of a page, measured once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.ingestion.cleaning import patterns
from briefgen.ingestion.cleaning.other_words import other_signs
from briefgen.ingestion.cleaning.signs import SHORT, Signs
from briefgen.text.language import guess_language

_LENGTHS = (1, 2, 4, 7, 11, 17, 29, 49, 79)
"""Upper bounds, in words, of the classes of length."""
_NO_SIGNS: frozenset[str] = frozenset()
_USUAL_STOPS = 0.36
"""Share of small words in running English."""


@dataclass(frozen=True, slots=True)
class Look:
    """One line, measured once.

    words: lower case. length: class of length, 0 to 9. stops: share of small words. signs: named pattern matches.
    prose: looks like running text: ends as a sentence, is long enough, and has the small words of English.
    """

    text: str
    key: str
    words: tuple[str, ...]
    length: int
    ends: bool
    stops: float
    signs: frozenset[str]
    prose: bool


def looks(lines: Sequence[str], *, sparing: bool = False) -> list[Look]:
    """Measure the lines of one page, in order; its language is told from the longer ones.

    sparing: no signs for sentences of more than a few words, which in a text without its page are body whatever they say.
    """
    running = " ".join([line for line in lines if len(line) > 60])
    english = guess_language(running) == "en" or len(running) < 200
    lowers = [line.lower() for line in lines]
    signs = Signs("\n".join(lowers))
    return [_look(line, lower, signs, english=english, sparing=sparing) for line, lower in zip(lines, lowers, strict=True)]


def _look(text: str, lower: str, signs: Signs, *, english: bool, sparing: bool) -> Look:
    """Measure one line (no surrounding space).

    lower: it in lower case. signs: of its page. english: False when the page is not, so that missing small words say nothing.
    """
    pieces = lower.split()
    words = patterns.words_of(pieces) if english else patterns.words_of_any(pieces)
    count = len(words)
    ends = patterns.terminated(text)
    stops = (sum(map(patterns.STOP_WORDS.__contains__, words)) / count if english else _USUAL_STOPS) if count else 0.0
    prose = ends and count >= 8 and stops >= 0.2
    marked = _NO_SIGNS if sparing and prose and count > SHORT else signs.of(text, lower, words)
    if not english and (found := other_signs(text)):
        marked = marked.union(found)
    return Look(
        text,
        " ".join(pieces),
        words,
        bisect_left(_LENGTHS, count),
        ends,
        stops,
        marked,
        prose,
    )

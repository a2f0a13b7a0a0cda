"""A claim that may be chosen, with the forms that comparing needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim, TimeExpression
from briefgen.text.edtf import Edtf
from briefgen.text.enumeration import long_lists
from briefgen.text.phrases import STOP_WORDS, places, token_places, tokens
from briefgen.text.spans import Span
from briefgen.text.trimming import dispensable

_INTRODUCED = re.compile(r"\b(?:in|on|by|since|from|of|late|early|mid|until|till)[\s-]*\Z", re.IGNORECASE)
_QUOTATION_MARK = re.compile('[“”"]')
_PASSING = re.compile(r",\s(?:who|whose|whom|which|where)\s[^,;]{4,},")
_COMPOUND = re.compile(r"\b([A-Z][\w.]*[\w.])[-–]([A-Z](?:[\w.]*[\w])?\.?)")


@dataclass(frozen=True)
class Candidate:
    """A claim with its words.

    at: its place among its document's claims. heading: the heading it stands under, empty if none. beside: the dates of the dated events
    told nearest before it and behind it. follows: its `It` is what the sentence right before tells of. overtaken: why it no longer stands
    (its publisher corrects it, who said it takes it back, its day was moved), empty when nothing says so; overtaken_by: id of the claim
    that does. denied: words of the sentence
    behind it that take it back, empty without one.
    wording: its tokens with one space between, None when they are not known yet. opinion: its document says itself that it is somebody's
    opinion.
    """

    claim: Claim
    document: Document
    at: int
    heading: str
    beside: tuple[Edtf, ...] = ()
    follows: bool = False
    overtaken: str = ""
    overtaken_by: str = ""
    denied: str = ""
    wording: str | None = None
    opinion: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Tokens, in order."""
        return tokens(self.claim.text) if self.wording is None else tuple(self.wording.split())

    @cached_property
    def placed(self) -> tuple[tuple[str, int], ...]:
        """Tokens with their offsets in the claim's text."""
        return token_places(self.claim.text)

    @cached_property
    def meaning(self) -> frozenset[str]:
        """The different tokens that carry meaning."""
        return frozenset([word for word in set(self.words) - STOP_WORDS if len(word) > 1])

    @cached_property
    def said(self) -> frozenset[str]:
        """The tokens that carry meaning, but for its speaker's name and office and for the words around what is reported as said."""
        speaker, claim = self.claim.speaker, self.claim
        if speaker is None:
            return self.meaning
        spoken = [span.of(self.document.text) for one in claim.attributions for span in one.spans if claim.span.holds(span)]
        words = frozenset(tokens(" ".join(spoken))) & self.meaning if spoken else self.meaning
        return words - frozenset(tokens(speaker.name)) - frozenset(tokens(speaker.office or "")) or self.meaning

    @cached_property
    def length(self) -> int:
        """Words as a reader counts them."""
        return len(self.claim.text.split())

    @cached_property
    def quoted_words(self) -> int:
        """Words of its longest unbroken quotation."""
        pieces = _QUOTATION_MARK.split(self.claim.text)
        return max((len(piece.split()) for piece in pieces[1::2]), default=0)

    @cached_property
    def lists(self) -> tuple[Span, ...]:
        """Long enumerations in its text."""
        return long_lists(self.claim.text)

    @cached_property
    def passing(self) -> tuple[Span, ...]:
        """Relative clauses inside its sentence: what they tell is told in passing."""
        return tuple(Span(*match.span()) for match in _PASSING.finditer(self.claim.text))

    def only_lists(self, phrase: str) -> bool:
        """True when the phrase stands nowhere but inside long enumerations."""
        if not self.lists:
            return False
        found = [self.placed[at][1] for at in places(phrase, self.words)]
        return bool(found) and all(any(span.start < at <= span.end for span in self.lists) for at in found)

    @property
    def when(self) -> Edtf | None:
        """When it happened or was said; without either when it came out."""
        return self.claim.date.edtf if self.claim.date else self.published

    @property
    def published(self) -> Edtf | None:
        """When it came out: the day of its document, or of its story in a file of several."""
        return self.document.date_at(self.claim.span.start)

    @cached_property
    def cost(self) -> int:
        """Words it takes on the page: the sentence, less what will be left out, with date, speaker, office, brackets, mark and citation."""
        speaker, date, text = self.claim.speaker, self.claim.label_date, self.claim.text
        # an office is printed at a speaker's first statement of a section
        label = len(speaker.name.split()) + len((speaker.office or "").split()) // 2 if speaker else 0
        less = sum(len(text[start:end].split()) for start, end in dispensable(text, ()))
        less += sum(len(trim.span.of(self.document.text).split()) for trim in self.claim.trims)
        added = sum(len(one.text.split()) for one in self.claim.resolutions if one.reason != "name")
        return self.length - less + label + (4 if date else 1) + added + 3

    @cached_property
    def compounds(self) -> tuple[tuple[frozenset[str], int], ...]:
        """Pairs of names joined by a hyphen (`Vietnam-U.S.`) as token sets, each with the offset where it ends."""
        found = _COMPOUND.finditer(self.claim.text)
        return tuple((frozenset(tokens(match[1]) + tokens(match[2])), match.end()) for match in found)

    @cached_property
    def years(self) -> frozenset[int]:
        """Years of the event it tells and of every calendar date that a preposition introduces (`in 2013`, not `the 1982 Convention`)."""
        found = {self.claim.event_date.edtf.earliest.year} if self.claim.event_date else set()
        return self.told_years | found

    @cached_property
    def told_years(self) -> frozenset[int]:
        """As `years`, but only those that the sentence itself tells, not those worked out from its context."""
        date = self.claim.event_date
        found = {date.edtf.earliest.year} if date and date.span and not date.inferred else set()
        found |= {time.edtf.earliest.year for time in self.introduced_times if time.edtf}
        return frozenset(found)

    @cached_property
    def introduced_times(self) -> tuple[TimeExpression, ...]:
        """Calendar dates told in full that a preposition introduces: those that may date an event."""
        base = self.claim.span.start
        return tuple(
            time
            for time in self.claim.times
            if time.edtf and not time.basis and _INTRODUCED.search(self.claim.text[: max(0, time.span.start - base)])
        )

"""What of a claim another source may contradict: dates told in full, figures, kinds of visit, and who and what it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from briefgen.model.evidence import Quantity
from briefgen.selection.candidate import Candidate
from briefgen.selection.corroboration import MONTHS
from briefgen.text.edtf import Edtf
from briefgen.text.phrases import content, phrase_tokens, tokens
from briefgen.text.spans import Span

_THE_THING = re.compile(r"\W*(?:The|This|That) (?P<noun>[a-z]{3,}(?: [a-z]{3,})?) (?=[a-z])")
_CLAUSE_END = re.compile(r"[,;:—]\s|\s(?:and(?!\s[A-Z])|but|while|since|when|after|before|which|who|that)\s")
_VISIT = re.compile(
    r"\b(state|official|working|private|unofficial|courtesy)\s+(?:[\w-]+\s+){0,2}?(visit|trip)\b(?:\s+to\s+(?:the\s+)?([A-Z][\w.]*))?",
    re.IGNORECASE,
)
_VISITOR = frozenset(tokens("president premier minister king queen emperor chancellor secretary leader chief"))
_VOTE = re.compile(r"\bvot(?:e[ds]?|ing)\b|\bballot|\bmajority\b", re.IGNORECASE)
_TALLY = re.compile(
    r"\b(?P<ayes>\d{1,4})(?: votes?)?(?: to | ?[-–] ?| votes? for and )(?P<noes>\d{1,4})\b(?! (?:percent|per cent|years?|days?|months?))"
)
_RECURRING = re.compile(r"\b(?:annual|every year|each year|annually|anniversary|again|round|th meeting)\b", re.IGNORECASE)
_DURATION = re.compile(
    r"\W*(?:consecutive |long |more |full |last |past )?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|centur(?:y|ies))\b",
    re.IGNORECASE,
)
_TIME_UNITS = frozenset(["minute", "hour", "day", "week", "month", "year", "decade", "century"])
_POINT_IN_TIME = re.compile(r"[\s-]*(?:ago|later|earlier|after|before|since|hence|old|of age|from now|into|away)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:have|has)\b(?:\s[\w’'-]+){1,5}\sfor\s\S*\Z")
_MARGIN = re.compile(
    r"\b(?:over|more than|less than|nearly|almost|about|around|some|at least|up to|within|every|in|past|last|next|coming|another|after)"
    r"\s+(?:the\s+)?\S*\Z",
    re.IGNORECASE,
)
_INSTEAD_OF = re.compile(
    r"\W{0,3}(?:and )?(?:not|rather than|instead of)(?:\s[a-z-]+){0,3}\s(?:US)?[$€£]?(?P<n>\d[\d,]*(?:\.\d+)?)"
    r"(?:[\s-](?P<scale>thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
# an office in capitals right before a full name: `Deputy Prime Minister Anna Ruiz`, `Secretary of State John Holm`
_TITLED = re.compile(
    r"(?P<office>(?:(?:Deputy|Vice|Acting|Assistant|First)[\s-])*"
    r"(?:President|Prime Minister|Chancellor|Governor|Senator|Ambassador|Chairman"
    r"|(?:Foreign|Finance|Defen[cs]e|Trade|Interior|Health|Justice|Energy|Environment|Education) (?:Deputy )?Minister"
    r"|(?:Minister|Secretary) (?:of|for) (?:the )?[A-Z]\w+(?: (?:and )?[A-Z]\w+(?= [A-Z][\w.]+ [A-Z]))?))"
    r"\s+(?P<name>[A-Z][\w'’-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w'’-]+){1,2})"
)


@dataclass(frozen=True)
class Disputable:
    """A candidate with what comparing it needs, each worked out once."""

    candidate: Candidate

    @cached_property
    def dates(self) -> list[tuple[Span, Edtf]]:
        """Dates to the year or finer that the sentence itself tells, with where it tells them; none for what happens again and again."""
        claim = self.candidate.claim
        event = claim.event_date
        found = {event.span: event.edtf} if event and event.span and not event.inferred else {}
        found |= {time.span: time.edtf for time in self.candidate.introduced_times if time.edtf}
        return [] if found and _RECURRING.search(claim.text) else sorted(found.items())

    def of_the_saying(self, date: Span) -> bool:
        """True for the day on which somebody said something: it is no day of what was said."""
        said = [piece for one in self.candidate.claim.attributions for piece in one.spans]
        return self.candidate.claim.speaker is not None and bool(said) and not any(piece.meets(date) for piece in said)

    @cached_property
    def figures(self) -> list[Quantity]:
        """Figures that count or measure; how long something lasts is told differently by everybody."""
        text = self.candidate.document.text
        return [
            figure
            for figure in self.candidate.claim.quantities
            if not _DURATION.fullmatch(figure.noun or "")
            and not _DURATION.match(text[figure.span.end : figure.span.end + 20])
            and not _DURATION.search(figure.span.of(text))
        ]

    @cached_property
    def denials(self) -> list[tuple[Quantity, Decimal]]:
        """A figure with the value it stands in for: `455 million kroner, not 310 million`."""
        text, end = self.candidate.document.text, self.candidate.claim.span.end
        found = [(figure, _INSTEAD_OF.match(text, figure.span.end, end)) for figure in self.figures]
        pairs = [(told, _value(match)) for told, match in found if match]
        return [(told, denied) for told, denied in pairs if told.value != denied]

    @cached_property
    def told_of(self) -> frozenset[str]:
        """The tokens that carry meaning outside its figures."""
        text = self.candidate.document.text
        measures = {token for figure in self.candidate.claim.quantities for token in tokens(figure.span.of(text))}
        return bare(self.candidate.claim.text) - measures

    @cached_property
    def durations(self) -> list[Quantity]:
        """How long something lasted, told exactly: not how long ago, how much later or how old, nor of what still goes on."""
        text, claim = self.candidate.document.text, self.candidate.claim
        return [
            figure
            for figure in claim.quantities
            if figure.unit in _TIME_UNITS
            and not figure.approximate
            and figure.upper is None
            and not _POINT_IN_TIME.match(text[figure.span.end : figure.span.end + 30])
            and not _GOES_ON.search(text, claim.span.start, figure.span.start)
            and not _MARGIN.search(text[max(claim.span.start, figure.span.start - 30) : figure.span.end].rpartition(" ")[0])
        ]

    @cached_property
    def tallies(self) -> list[tuple[Span, tuple[int, int]]]:
        """Results of votes (`by 112 votes to 87`), with where the sentence tells them."""
        claim = self.candidate.claim
        if _VOTE.search(claim.text) is None:
            return []
        base = claim.span.start
        found = _TALLY.finditer(claim.text)
        return [(Span(base + told.start(), base + told.end()), (int(told["ayes"]), int(told["noes"]))) for told in found]

    @cached_property
    def visit(self) -> tuple[str, str, str] | None:
        """Kind, `visit` or `trip`, and the country visited (empty when not told)."""
        found = _VISIT.search(self.candidate.claim.text)
        return (found[1], found[2], (found[3] or "").rstrip(".,")) if found else None

    @cached_property
    def visit_words(self) -> str:
        """The sentence's own words for it, in a run: `official two-day visit`; empty when it tells of none."""
        found = _VISIT.search(self.candidate.claim.text)
        return self.candidate.claim.text[found.start(1) : found.end(2)] if found else ""

    @cached_property
    def visitors(self) -> frozenset[tuple[str, ...]]:
        """Whom a visit may be of: nation or rank with a title (`u.s.`, `president`), and the last word of each name."""
        words = self.candidate.words
        titles = {(words[at - 1], word) for at, word in enumerate(words) if at and word in _VISITOR}
        return frozenset(titles) | {(name[-1],) for name in self.names}

    @cached_property
    def offices(self) -> dict[tuple[str, ...], tuple[str, str]]:
        """Name and office as written, by full name as tokens: of its speaker, and of whom it names with a title."""
        found = {content(tokens(told["name"])): (told["name"], told["office"]) for told in _TITLED.finditer(self.candidate.claim.text)}
        speaker = self.candidate.claim.speaker
        if speaker and speaker.office:
            found[content(phrase_tokens(speaker.name))] = speaker.name, speaker.office
        return {name: told for name, told in found.items() if len(name) > 1}

    @cached_property
    def names(self) -> frozenset[tuple[str, ...]]:
        """Names as tokens."""
        return frozenset(words for name in self.candidate.claim.names if (words := content(phrase_tokens(name))))

    @cached_property
    def people(self) -> frozenset[str]:
        """Last words of names of two words and more without `of`: most are persons, some with their titles."""
        return frozenset(
            content(phrase_tokens(name))[-1]
            for name in self.candidate.claim.names
            if 2 <= len(name.split()) <= 5 and " of " not in name and len(content(phrase_tokens(name))) > 1
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """Tokens of its names, months left out."""
        return frozenset(token for name in self.names for token in name) - MONTHS

    @cached_property
    def thing(self) -> frozenset[str]:
        """Tokens of a noun that it opens with and that the sentences before have told: `The bridge cost …`."""
        found = _THE_THING.match(self.candidate.claim.text)
        return frozenset(content(tokens(found["noun"]))) if found else frozenset()

    def clause(self, span: Span) -> str:
        """The clause of the sentence around a span; with the clause before it when it is bare (`… , in 2013`)."""
        return self.clause_span(span).of(self.candidate.document.text).strip(" .")

    def clause_span(self, span: Span) -> Span:
        """Where that clause stands in the document."""
        text, base = self.candidate.claim.text, self.candidate.claim.span.start
        start, end = max(0, span.start - base), min(len(text), span.end - base)
        cuts = [match for match in _CLAUSE_END.finditer(text) if match.end() <= start or match.start() >= end]
        starts = [0, *(match.end() for match in cuts if match.end() <= start)]
        stop = min((match.start() for match in cuts if match.start() >= end), default=len(text))
        begin = starts.pop()
        while starts and len(bare(text[begin:stop])) < 3:
            begin = starts.pop()
        return Span(base + begin, base + stop)

    def dates_beside(self, span: Span) -> list[Edtf]:
        """The dates told in the clause around a span."""
        clause = self.clause_span(span)
        return [date for where, date in self.dates if clause.holds(where)]


def bare(text: str) -> frozenset[str]:
    """The different tokens that carry meaning, dates and figures left out."""
    return frozenset(word for word in content(tokens(text)) if not word[0].isdigit() and word not in MONTHS)


def _value(told: re.Match[str]) -> Decimal:
    return Decimal(told["n"].replace(",", "")).scaleb(_SCALES.get((told["scale"] or "").lower(), 0))

"""What a document says: attributed, dated claims; and the facts chosen from them. Spans are offsets in the document's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from briefgen.text.edtf import Edtf
from briefgen.text.spans import Span

_ON = re.compile(r"\s+(?:(?:late|early|earlier)\s+)?on\s+(?:\w+day,?\s+)?")


class SpeakerBasis(StrEnum):
    """How the speaker is known: named in the sentence, by a pronoun or description, carried on from the sentence before, by a person;
    `corpus`: named by the surname, and in full by another source.
    """

    NAMED = "named"
    PRONOUN = "pronoun"
    CONTINUED = "continued"
    CORRECTED = "corrected"
    CORPUS = "corpus"


class AttributionKind(StrEnum):
    """Own words in quotation marks, reported speech, both, or speech carried on without a cue."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    IMPLICIT = "implicit"


class ClaimKind(StrEnum):
    """What a claim is good for: something happened, somebody holds a position, a figure."""

    EVENT = "event"
    POSITION = "position"
    QUANTITY = "quantity"


class Flag(StrEnum):
    """Why a claim needs care: asks, passes on hearsay, a superlative or `currently` that ages, needs its neighbours to be understood,
    said in a talk by a questioner, a moderator or somebody who is not named.
    """

    QUESTION = "question"
    HEARSAY = "hearsay"
    SUPERLATIVE = "superlative"
    DEPENDENT = "dependent"
    UNNAMED = "unnamed"


class Anchor(StrEnum):
    """What a relative expression was resolved against: the day of publication, or a date that the text had told."""

    PUBLISHED = "published"
    TOLD = "told"

    def on(self, date: str) -> str:
        """The basis of an expression that was resolved against `date`, in EDTF."""
        return f"{self.value} {date}"

    def of(self, basis: str) -> bool:
        """True when it was resolved against such a date."""
        return basis.startswith(f"{self.value} ")


_ANCHORS = {anchor.value: anchor for anchor in Anchor}
ResolutionReason = Literal["pronoun", "date", "group", "anchor", "undated", "name"]


class TrimKind(StrEnum):
    """A part of a claim that may silently be left out."""

    CONNECTIVE = "connective"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Where another document gives a name in full: the span of the name and that of its sentence."""

    document: str
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it: full name as this document gives it, or another (basis `corpus`); or a group (`Vietnam and the U.S.`); its office.

    confidence: 0 to 1; below the resolver's gate no Speaker is made at all. named_in: where the name stands, if not in this document.
    """

    name: str
    office: str | None = None
    basis: SpeakerBasis = SpeakerBasis.NAMED
    confidence: float = 1.0
    named_in: Naming | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody said something.

    spans: what was said, possibly in pieces, in order. mention: the speaker as written; None when implicit.
    resolved: who that is, None when the gate is not sure. cue: the verb or phrase that says so (`said`, `according to`).
    """

    spans: tuple[Span, ...]
    kind: AttributionKind
    mention: Span | None = None
    speaker: str | None = None
    resolved: Speaker | None = None
    cue: Span | None = None
    cue_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression as TIMEX3 has it.

    timex: TIMEX3 value (`2015-07`, `P10Y`, `PAST_REF`), None when it cannot be resolved. edtf: the calendar value, None for
    durations, sets and vague references. basis: what a relative one was resolved against (`published 2024-03`), else empty;
    anchor and anchored_on are the same in two.
    """

    span: Span
    text: str
    timex: str | None
    edtf: Edtf | None
    basis: str = ""

    @property
    def anchor(self) -> Anchor | None:
        """What kind of date it was resolved against."""
        return _ANCHORS[self.basis.partition(" ")[0]] if self.basis else None

    @property
    def anchored_on(self) -> str:
        """The date that it was resolved against, in EDTF; empty without one."""
        return self.basis.partition(" ")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When what a claim tells happened (or, as statement date, when it was said).

    inferred: not printed in the source in full; printed with `≈` unless resolved from an exact anchor. basis: for the reader.
    """

    edtf: Edtf
    basis: str
    inferred: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that counts or measures: value (never float), unit (`percent`, `USD`) or None, what is counted.

    upper: the upper end of a range (`10–15 percent`), whose lower end is `value`; None elsewhere.
    """

    span: Span
    value: Decimal
    unit: str | None = None
    noun: str | None = None
    approximate: bool = False
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What some words of a claim mean, to be printed after them in brackets.

    reason: `pronoun`, `date`, `group`; `anchor` (later or earlier than what), `undated` (nothing says which day), `name` (a full name).
    """

    span: Span
    text: str
    reason: ResolutionReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Trim:
    """A part of a claim that may be left out without a mark."""

    span: Span
    kind: TrimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of a document as an attributed assertion.

    id: hash of document id and normalised text, eight characters. text: the sentence, verbatim (`span` of the document).
    paragraph: body paragraph from 1. event_date: when it happened, None when the sentence does not say.
    statement_date: when it was said or reported, None in an undated document. names: proper names in it, in order.
    note: a person's remark from corrections.yaml, to be printed with the claim as the desk's.
    """

    id: str
    document: str
    span: Span
    text: str
    paragraph: int
    kind: ClaimKind
    speaker: Speaker | None = None
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    event_date: EventDate | None = None
    statement_date: EventDate | None = None
    quantities: tuple[Quantity, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    trims: tuple[Trim, ...] = ()
    flags: tuple[Flag, ...] = ()
    names: tuple[str, ...] = ()
    note: str | None = None

    @property
    def date(self) -> EventDate | None:
        """The date to place the claim in time: of the event, else of the statement."""
        return self.event_date or self.statement_date

    @property
    def label_date(self) -> EventDate | None:
        """The date to print before the claim: of the event when the source itself tells it, of the saying when somebody is quoted.

        An event date inside what somebody said dates what is spoken of: before a speaker it would be read as the day of the speech. One
        outside it, or a day right behind the verb (`agreed on 3 May to …`), dates the saying, unless it may as well date its subject
        (`looking to 2025, she said`). A day past that is told first, and the saying behind it (`the talks ended on Friday, both sides
        said`), dates the event where no speaker stands before it.
        """
        date = self.event_date
        if date is None or (self.speaker is None and not self.attributions):
            return date or self.statement_date
        if self.statement_date is not None and date.edtf.text == self.statement_date.edtf.text:
            return date
        spoken = date.span is None or any(piece.meets(date.span) for attribution in self.attributions for piece in attribution.spans)
        if spoken and self.speaker is None and self._told_first(date):
            return date
        spoken = spoken and not self._behind_a_cue(date)
        if spoken or not self.attributions:
            return self.statement_date
        sayable = date.edtf.earliest == date.edtf.latest or (
            self.statement_date is not None and date.edtf.latest <= self.statement_date.edtf.latest
        )
        return date if sayable else self.statement_date

    def _told_first(self, date: EventDate) -> bool:
        """True for a day, past when it was told, in words that are reported, not quoted, with every verb of saying behind it."""
        said = self.statement_date
        if date.span is None or said is None or date.edtf.earliest != date.edtf.latest or date.edtf.latest > said.edtf.latest:
            return False
        return all(
            attribution.kind is AttributionKind.INDIRECT and attribution.cue is not None and attribution.cue.start >= date.span.end
            for attribution in self.attributions
        )

    def _behind_a_cue(self, date: EventDate) -> bool:
        """True for a day that follows a verb of saying or agreeing at once, with `on` and perhaps its weekday between."""
        if date.span is None or date.edtf.earliest != date.edtf.latest:
            return False
        ends = [attribution.cue.end for attribution in self.attributions if attribution.cue and attribution.cue.end < date.span.start]
        base, start = self.span.start, date.span.start
        return any(_ON.fullmatch(self.text[max(0, end - base) : start - base]) for end in ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one document, each tuple in text order.

    excluded: the sentences that corrections took out. told_past: the latest date that the text, in full, tells as past: it was written
    then or later.
    """

    document: str
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    excluded: tuple[str, ...] = ()
    told_past: EventDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim chosen for a section.

    score: 0 to 1 within its section. reasons: for a person, why it was chosen, strongest first. corroboration: claims of
    other documents that say the same, best first. origins: independent origins among the claim and those, at least 1; an
    unknown origin never adds one. sources: documents among the claim and its corroboration.
    """

    claim: Claim
    section: str
    score: float
    reasons: tuple[str, ...]
    corroboration: tuple[Claim, ...] = ()
    origins: int = 1
    sources: int = 1

    @property
    def id(self) -> str:
        """The id of its claim."""
        return self.claim.id


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A claim that was considered for a section and not chosen, and why, in a sentence.

    instead: id of the claim that is chosen and says much the same, or of the later one that overtakes it; None without one.
    """

    claim: Claim
    score: float
    why: str
    instead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Two claims that cannot both hold. kind: `date`, `number`, `office` or `visit`; values as their sources write them."""

    kind: str
    subject: str
    first: Claim
    first_value: str
    second: Claim
    second_value: str
    confidence: float

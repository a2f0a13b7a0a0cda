"""What makes a sentence usable in a brief, whatever its subject: who, when, how much, an act, freshness; and what it lacks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.model.evidence import Claim, ClaimKind, EventDate, Flag
from briefgen.selection.candidate import Candidate
from briefgen.selection.leaning import loose_event, unspoken
from briefgen.selection.sides import standing
from briefgen.text.edtf import MONTHS, Precision
from briefgen.text.spans import Span

_DATED = {Precision.DAY: 1.2, Precision.MONTH: 1.15, Precision.YEAR: 1.1, Precision.INTERVAL: 1.1}
_FRESH = 0.25
"""What a claim of the day of the cut-off gains; half of it at HALF_LIFE months before."""
HALF_LIFE = 4.0
_AUTHORITY = 0.04
"""What each step of a speaker's office adds."""
_ACT = re.compile(
    r"\b(?:signed|announced|launched|opened|adopted|ratified|inaugurated|established|founded|concluded|approved|appointed|delivered|handed"
    r"|agreed|pledged|released|issued|upgraded|elevated|raised|lifted|granted|awarded|bought|sold|shipped|sent|deployed|imposed|suspended"
    r"|resumed|halted|visited|met|hosted|chaired|invited|returned|began|started|completed|finished|entered|normali[sz]ed)\b",
    re.IGNORECASE,
)
# words that tell one kind of act, by which two tellings of an event are known as such
_DEEDS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"rais(?:ed|es|ing)|lift(?:ed|ing)|elevat(?:ed|ion|ing)|upgrad(?:ed?|ing)|went straight to|promoted|made their ties",
        r"sign(?:ed|ing|ature)|concluded|inked",
        r"met|meeting|talks|received|hosted|dialogue|chaired|headed|led",
        r"visit(?:ed|s)?|trip|travell?ed|arrived|came to",
        r"normali[sz](?:ed|ation|ing)|established|founded|founding",
        r"began|begun|entered|launched|opened|inaugurated|started",
    )
)
_WISHED = re.compile(
    r"\b(?:should|would|could|hopes?|hoped|wish(?:es|ed)?|wants?|wanted|suggested|proposed|urged|called|aims?|expects?|expected)\b",
    re.IGNORECASE,
)
_JUBILEE = re.compile(
    r"\b(?:celebrat|mark|commemorat|observ|coincid)(?:e|es|ed|ing|s)?\b[^.;]{0,40}\b\d+(?:st|nd|rd|th)\s(?:\w+\s)?(?:anniversary|jubilee|birthday)\b"
)
_PAST_JUBILEE = 0.5
_A_YEAR = dt.timedelta(days=366)
_DEICTIC = re.compile(r"\b(?:next|last|this|coming)\s+(?:year|month|week|spring|summer|autumn|fall|winter|" + "|".join(MONTHS) + r")\b")
_SCENE = re.compile(
    r"\b(?:sat|stood|strolled|paced|strode|leaned|smiled|grinned|sipped|chatted|(?:sounding|looking|wearing|clad|dressed|perched|slumped)"
    r"|(?:rainy|sunny|chilly|balmy|drizzly|sweltering) (?:morning|day|afternoon|evening|night))\b"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")


@dataclass(frozen=True)
class Fitness:
    """Weighs each claim once for all sections. origins: independent origins behind a claim id, where more than one."""

    origins: Mapping[str, int]
    cutoff: dt.date
    _known: dict[str, tuple[float, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, candidate: Candidate) -> tuple[float, tuple[str, ...]]:
        """The factor, and the reasons worth telling."""
        key = candidate.claim.id
        if key not in self._known:
            told, why = _told(candidate, self.origins.get(key, 1))
            lacking, why_not = _lacking(candidate)
            fresh = freshness(candidate.claim.date, self.cutoff)
            recent = ("recent",) if fresh > 1.0 + _FRESH / 3 else ()
            past, why_past = (_PAST_JUBILEE, ("marks an anniversary long past",)) if past_jubilee(candidate, self.cutoff) else (1.0, ())
            self._known[key] = told * fresh * lacking * past, (*why, *recent, *why_not, *why_past)
        return self._known[key]


def past_jubilee(candidate: Candidate, cutoff: dt.date) -> bool:
    """True for the anniversary that somebody marked years before the cut-off: news of its day, and of nothing since."""
    reported = candidate.published
    return reported is not None and cutoff - reported.latest > _A_YEAR and _JUBILEE.search(candidate.claim.text) is not None


def freshness(date: EventDate | None, cutoff: dt.date) -> float:
    """1 for what is old, undated or still to come, up to 1.25 for what is dated to the day or month just before the cut-off."""
    if date is None or date.edtf.precision not in (Precision.DAY, Precision.MONTH):
        return 1.0
    days = (cutoff - min(date.edtf.latest, cutoff)).days if date.edtf.earliest <= cutoff else None
    return 1.0 if days is None else 1.0 + _FRESH * 0.5 ** (days / 30.4 / HALF_LIFE)


def _told(candidate: Candidate, origins: int) -> tuple[float, list[str]]:
    claim, fit, why = candidate.claim, 1.0, []
    date = claim.event_date
    dated = 1.0
    if date is not None:
        dated = _DATED.get(date.edtf.precision, 1.0)
        # a date worked out from its context dates the sentence less surely than one it tells
        fit *= 1 + (dated - 1) * (0.5 if date.inferred else 1.0)
        why.append(f"dated: {date.edtf.display}")
    if acts(candidate):
        fit *= 1.15 if dated > 1.0 else 1.06
        why.append("tells of an act")
    if measures(candidate):
        fit *= 1.12
        why.append("has a figure")
    if claim.speaker and claim.kind is ClaimKind.POSITION:
        fit *= 1.1
        why.append(f"named speaker: {claim.speaker.name}")
    # among equals the higher office
    fit *= 1 + _AUTHORITY * standing(claim.speaker)
    if origins > 1:
        fit *= 1.0 + 0.15 * min(origins - 1, 3)
        why.append(f"{origins} independent origins")
    return fit, why


def acts(candidate: Candidate) -> bool:
    """True when the sentence tells that something was done, not that somebody would like it done."""
    return bool(_ACT.search(candidate.claim.text)) and not _WISHED.search(candidate.claim.text)


def firm(candidate: Candidate) -> bool:
    """True when the sentence gives something to hold on to: when it happened, how much, or what was done."""
    dated = candidate.claim.event_date is not None and candidate.claim.speaker is None
    return dated or measures(candidate) or acts(candidate)


def deeds(candidate: Candidate) -> frozenset[int]:
    """Numbers of the kinds of act that the sentence tells."""
    return frozenset(number for number, words in enumerate(_DEEDS) if words.search(candidate.claim.text))


def measures(candidate: Candidate) -> bool:
    """True when the sentence counts or measures: not for the number of an anniversary or of an agreement."""
    text = candidate.document.text
    return any(not _ORDINAL.match(text, figure.span.start) for figure in candidate.claim.quantities)


def sets_a_scene(claim: Claim) -> bool:
    """True for the colour a story opens with: who sat where, on what kind of morning."""
    return claim.speaker is None and not claim.quantities and _SCENE.search(claim.text) is not None


def adrift(candidate: Candidate) -> bool:
    """True for `next year` or `last May` in an undated source, where nothing says which."""
    claim = candidate.claim
    counted = _DEICTIC.search(claim.text)
    if claim.statement_date is not None or counted is None:
        return False
    place = Span(claim.span.start + counted.start(), claim.span.start + counted.end())
    return not any(resolution.span.meets(place) for resolution in claim.resolutions if resolution.reason == "date")


def _lacking(candidate: Candidate) -> tuple[float, list[str]]:
    claim, fit, why = candidate.claim, 1.0, []
    if Flag.DEPENDENT in claim.flags or unspoken(candidate.claim):
        fit *= 0.7
        why.append("leans on its neighbours")
    if loose_event(claim):
        fit *= 0.75
        why.append("speaks of an event that it does not tell")
    if claim.speaker is None and claim.event_date is None and not claim.quantities:
        # neither who nor when nor how much: little to hold on to
        fit *= 0.85
    if adrift(candidate):
        fit *= 0.75
        why.append("counts from a day that its source does not tell")
    if sets_a_scene(claim):
        fit *= 0.5
        why.append("sets a scene")
    if Flag.HEARSAY in claim.flags:
        fit *= 0.7
    if claim.speaker is None and candidate.opinion:
        fit *= 0.4
        why.append("stands in an opinion piece")
    if not claim.text.rstrip().endswith((".", "!", "”", '"', "’", ")", "…")):
        # a headline or a fragment
        fit *= 0.6
    if candidate.length < 8:
        fit *= 0.6
    elif candidate.length > 60:
        fit *= 0.85
    return fit, why

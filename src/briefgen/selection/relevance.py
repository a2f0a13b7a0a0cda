"""How well a claim serves a section: the weights of what it says, times what makes a sentence usable in a brief."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.model.evidence import ClaimKind, Flag
from briefgen.selection.pool import Candidate, Pool
from briefgen.selection.scope import in_period
from briefgen.spec.schema import BriefSpec, SectionSpec
from briefgen.text.edtf import Precision
from briefgen.text.phrases import content, holds, phrase_tokens, places

_PHRASE_BONUS = 1.3
_NEAR = 0.55
_TITLE = 0.3
_HEADING = 0.35
_NEIGHBOUR = 0.2
LONGEST_QUOTATION = 75
"""Words of one unbroken quotation: a brief quotes, it does not reprint."""


@dataclass(frozen=True)
class Scored:
    """A candidate weighed for a section.

    score: above 0, the best of the section 1. reasons: strongest first. answers: index of a question -> how well the claim answers it, the
    best answer of all claims 1.
    """

    candidate: Candidate
    score: float
    reasons: tuple[str, ...]
    answers: Mapping[int, float]


def weigh(spec: BriefSpec, section: SectionSpec, pool: Pool, support: dict[str, int]) -> tuple[Scored, ...]:
    """Every candidate that has to do with the section, best first.

    support: independent origins behind a claim id, where more than one. Left out: claims outside the period, claims with an excluded word.
    """
    keywords = {word: _keyword_weight(word, pool) for word in section.keywords}
    title = [word for word in content(phrase_tokens(section.title)) if not any(word in phrase_tokens(topic) for topic in spec.topic)]
    raw = {candidate.claim.id: _raw(spec, candidate, keywords, title, pool) for candidate in pool.candidates}
    answered = _answers(section, pool, raw)
    found = []
    for document in pool.by_document.values():
        for candidate in document:
            key = candidate.claim.id
            own, reasons = raw[key]
            about = _context(candidate, document, raw, keywords)
            under_heading = about >= _HEADING * 0.9 * max(keywords.values(), default=0.0) > 0
            if (own <= 0 and not under_heading) or not usable(candidate, section):
                continue
            reasons = reasons or ("stands under a heading with a keyword",)
            fit, why = _fitness(candidate, support.get(key, 1))
            reasons += tuple(f"answers: {section.questions[n].ask}" for n in sorted(answered[key])) + why
            found.append(((own + about) ** 0.75 * fit, candidate, reasons, answered[key]))
    top = max((score for score, *_ in found), default=1.0)
    scored = [Scored(candidate, score / top, reasons, hits) for score, candidate, reasons, hits in found]
    return tuple(sorted(scored, key=lambda one: (-round(one.score, 9), one.candidate.document.id, one.candidate.claim.span)))


def promising(section: SectionSpec, pool: Pool) -> tuple[str, ...]:
    """Ids of the claims that hold a keyword of the section, those with the most telling ones first."""
    standing: dict[str, float] = {}
    for word in section.keywords:
        for key in pool.holding(word, nearly=True) | pool.holding(word):
            standing[key] = standing.get(key, 0.0) + _keyword_weight(word, pool)
    return tuple(sorted(standing, key=lambda key: (-round(standing[key], 9), key)))


def _answers(section: SectionSpec, pool: Pool, raw: Mapping[str, tuple[float, tuple[str, ...]]]) -> dict[str, dict[int, float]]:
    """For each claim the questions it answers and how well: by its words that the question asks for, and its bearing on the section."""
    found: dict[str, dict[int, float]] = {candidate.claim.id: {} for candidate in pool.candidates}
    for number, asked in enumerate(section.questions):
        weights = {phrase: _keyword_weight(phrase, pool) for phrase in (*asked.all, *asked.any)}
        held: dict[str, float] = {}
        for candidate in pool.candidates:
            key = candidate.claim.id
            said = {phrase: weight for phrase, weight in weights.items() if key in pool.holding(phrase)}
            fits = (
                bool(said)
                and all(phrase in said for phrase in asked.all)
                and (not asked.any or any(phrase in said for phrase in asked.any))
            )
            if fits and usable(candidate, section):
                held[key] = sum(said.values()) + 0.25 * raw[key][0]
        best = max(held.values(), default=1.0)
        for key, strength in held.items():
            found[key][number] = strength / best
    return found


def usable(candidate: Candidate, section: SectionSpec) -> bool:
    """True unless the section's own rules keep the claim out."""
    return objection(candidate, section) is None


def objection(candidate: Candidate, section: SectionSpec) -> str | None:
    """Why the section's own rules keep a claim out, as a sentence; None when they do not."""
    if candidate.claim.id in section.ban:
        return "Banned by the section."
    for word in section.exclude:
        if holds(word, candidate.words):
            return f"Holds the excluded {word!r}."
    if Flag.QUESTION in candidate.claim.flags:
        return "It is a question."
    if not in_period(candidate.claim, candidate.document, section.period):
        return "Outside the section's period."
    if candidate.quoted_words > LONGEST_QUOTATION:
        return f"Quotes more than {LONGEST_QUOTATION} words in one piece."
    return None


def _keyword_weight(word: str, pool: Pool) -> float:
    seen = len(pool.holding(word))
    rarity = math.log(1 + len(pool.candidates) / (1 + seen))
    return rarity * (_PHRASE_BONUS if len(content(phrase_tokens(word))) > 1 else 1.0)


def _raw(spec: BriefSpec, candidate: Candidate, keywords: dict[str, float], title: list[str], pool: Pool) -> tuple[float, tuple[str, ...]]:
    hits: list[tuple[float, str]] = []
    for word, weight in keywords.items():
        key = candidate.claim.id
        if key in pool.holding(word):
            if _ours(spec, candidate, word):
                hits.append((weight, f"keyword: {word}"))
        elif key in pool.holding(word, nearly=True):
            hits.append((weight * _NEAR, f"near keyword: {word}"))
    hits.sort(key=lambda hit: (-hit[0], hit[1]))
    # each further keyword tells less: a sentence that lists everything is not about everything
    total = sum(weight * 0.8**rank for rank, (weight, _) in enumerate(hits))
    in_title = [word for word in title if word in candidate.meaning]
    total += _TITLE * pool.mass(set(in_title)) if hits or len(in_title) > 1 else 0.0
    return total, tuple(reason for _, reason in hits)


def _ours(spec: BriefSpec, candidate: Candidate, word: str) -> bool:
    """True unless the keyword stands in the claim only as another party's (`ASEAN-U.S. partnership` in a brief on Vietnam and the U.S.)."""
    if not spec.topic or not candidate.compounds:
        return True
    found = places(word, candidate.words)
    topic = {token for phrase in spec.topic for token in phrase_tokens(phrase)} | {
        token for name in spec.names for token in phrase_tokens(name)
    }
    others = {
        index + 1
        for members, end in candidate.compounds
        if members - topic and members & topic
        for index, (_, place) in enumerate(candidate.placed)
        if place < end and (index + 1 == len(candidate.placed) or candidate.placed[index + 1][1] >= end)
    }
    return any(at not in others for at in found)


def _context(
    candidate: Candidate, document: tuple[Candidate, ...], raw: dict[str, tuple[float, tuple[str, ...]]], keywords: dict[str, float]
) -> float:
    """What a claim gains from its heading and, when it has to do with the section itself, from its neighbours."""
    heading = max((weight for word, weight in keywords.items() if holds(word, candidate.heading_words)), default=0.0)
    gained = _HEADING * heading
    if raw[candidate.claim.id][0] > 0:
        near = [document[at] for at in (candidate.at - 1, candidate.at + 1) if 0 <= at < len(document)]
        gained += _NEIGHBOUR * max((raw[one.claim.id][0] for one in near), default=0.0)
    return gained


def _fitness(candidate: Candidate, origins: int) -> tuple[float, tuple[str, ...]]:
    """What makes a claim usable in a brief, as a factor, and the reasons worth telling."""
    claim, fit, why = candidate.claim, 1.0, []
    if claim.event_date and claim.event_date.edtf.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        fit *= 1.15
        why.append(f"dated: {claim.event_date.edtf.display}")
    if claim.quantities:
        fit *= 1.08
        why.append("has a figure")
    if claim.speaker and claim.kind is ClaimKind.POSITION:
        fit *= 1.1
        why.append(f"named speaker: {claim.speaker.name}")
    if origins > 1:
        fit *= 1.0 + 0.15 * min(origins - 1, 3)
        why.append(f"{origins} independent origins")
    if Flag.DEPENDENT in claim.flags or unspoken(candidate):
        opening = candidate.words[0] if candidate.words else ""
        fit *= 0.4 if opening in _DEMONSTRATIVE else 0.6 if opening in _NAMELESS - {"the"} else 0.75
        why.append("leans on its neighbours")
    if claim.speaker is None and claim.event_date is None and not claim.quantities:
        # neither who nor when nor how much: little to hold on to
        fit *= 0.85
    if Flag.HEARSAY in claim.flags:
        fit *= 0.7
    if not candidate.claim.text.rstrip().endswith((".", "!", "”", '"', "’", ")", "…")):
        # a headline or a fragment
        fit *= 0.6
    if candidate.length < 8:
        fit *= 0.6
    elif candidate.length > 60:
        fit *= 0.85
    return fit, tuple(why)


_NAMELESS = frozenset(["he", "she", "they", "it", "the", "this", "his", "her", "their", "one"])
_DEMONSTRATIVE = frozenset(["this", "these", "that", "those", "such", "another", "it"])
_WISH = re.compile(r"\b(?:should|must|ought to|needs? to be)\b")


def unspoken(candidate: Candidate) -> bool:
    """True when somebody speaks but the sentence does not tell who: `he said`, `the official added`, or a demand that nobody makes."""
    claim = candidate.claim
    if claim.speaker is not None:
        return False
    nameless = any(
        one.resolved is None
        and one.mention
        and not any(word[:1].isupper() for word in one.mention.of(candidate.document.text).split()[1:])
        and one.mention.of(candidate.document.text).split()[0].casefold() in _NAMELESS
        for one in claim.attributions
    )
    return nameless or bool(_WISH.search(claim.text))

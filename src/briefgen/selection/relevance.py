"""How well a claim serves a section: the weights of what it says, times what makes a sentence usable in a brief."""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefgen.model.evidence import ClaimKind, Flag
from briefgen.selection.pool import Candidate, Pool
from briefgen.selection.scope import in_period
from briefgen.spec.schema import BriefSpec, SectionSpec
from briefgen.text.edtf import Precision
from briefgen.text.phrases import answers, content, holds, nearly_holds, phrase_tokens, places

_PHRASE_BONUS = 1.3
_NEAR = 0.55
_TITLE = 0.35
_HEADING = 0.35
_NEIGHBOUR = 0.2
LONGEST_QUOTATION = 75
"""Words of one unbroken quotation: a brief quotes, it does not reprint."""


@dataclass(frozen=True)
class Scored:
    """A candidate weighed for a section. score: above 0, the best of the section near 1. reasons: strongest first. answers: indices of questions."""

    candidate: Candidate
    score: float
    reasons: tuple[str, ...]
    answers: frozenset[int]


def weigh(spec: BriefSpec, section: SectionSpec, pool: Pool, support: dict[str, int]) -> tuple[Scored, ...]:
    """Every candidate that has to do with the section, best first.

    support: independent origins behind a claim id, where more than one. Left out: claims outside the period, claims with an excluded word.
    """
    keywords = {word: _keyword_weight(word, pool) for word in section.keywords}
    title = [word for word in content(phrase_tokens(section.title)) if not any(word in phrase_tokens(topic) for topic in spec.topic)]
    raw = {candidate.claim.id: _raw(spec, candidate, keywords, title, pool) for candidate in pool.candidates}
    found = []
    for document in pool.by_document.values():
        for candidate in document:
            own, reasons = raw[candidate.claim.id]
            about = _context(candidate, document, raw, keywords)
            question_hits = frozenset(n for n, asked in enumerate(section.questions) if answers(candidate.words, asked.any, asked.all))
            if own <= 0 and about < _HEADING * 0.9 * max(keywords.values(), default=0) and not question_hits:
                continue
            if not own and about:
                reasons = ("stands under a heading with a keyword",)
            relevance = own + about + 0.5 * len(question_hits)
            if usable(candidate, section):
                fit, why = _fitness(candidate, support.get(candidate.claim.id, 1))
                reasons += tuple(f"answers: {section.questions[n].ask}" for n in sorted(question_hits)) + why
                found.append((relevance**0.75 * fit, candidate, reasons, question_hits))
    top = max((score for score, *_ in found), default=1.0)
    scored = [Scored(candidate, score / top, reasons, hits) for score, candidate, reasons, hits in found]
    return tuple(sorted(scored, key=lambda one: (-round(one.score, 9), one.candidate.document.id, one.candidate.claim.span)))


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
    if _longest_quotation(candidate.claim.text) > LONGEST_QUOTATION:
        return f"Quotes more than {LONGEST_QUOTATION} words in one piece."
    return None


def _longest_quotation(text: str) -> int:
    longest, depth, start = 0, False, 0
    for at, char in enumerate(text):
        if char in '“”"':
            if depth:
                longest = max(longest, len(text[start:at].split()))
            depth, start = not depth, at + 1
    return max(longest, len(text[start:].split())) if depth else longest


def _keyword_weight(word: str, pool: Pool) -> float:
    seen = sum(holds(word, candidate.words) for candidate in pool.candidates)
    rarity = math.log(1 + len(pool.candidates) / (1 + seen))
    return rarity * (_PHRASE_BONUS if len(content(phrase_tokens(word))) > 1 else 1.0)


def _raw(spec: BriefSpec, candidate: Candidate, keywords: dict[str, float], title: list[str], pool: Pool) -> tuple[float, tuple[str, ...]]:
    hits: list[tuple[float, str]] = []
    for word, weight in keywords.items():
        if _held(spec, candidate, word):
            hits.append((weight, f"keyword: {word}"))
        elif nearly_holds(word, candidate.words) and not holds(word, candidate.words):
            hits.append((weight * _NEAR, f"near keyword: {word}"))
    hits.sort(key=lambda hit: (-hit[0], hit[1]))
    # each further keyword tells less: a sentence that lists everything is not about everything
    total = sum(weight * 0.8**rank for rank, (weight, _) in enumerate(hits))
    in_title = [word for word in title if word in candidate.meaning]
    total += _TITLE * pool.mass(set(in_title)) if hits or len(in_title) > 1 else 0.0
    return total, tuple(reason for _, reason in hits)


def _held(spec: BriefSpec, candidate: Candidate, word: str) -> bool:
    """True when the keyword stands in the claim, and not as another party's (`ASEAN-U.S. partnership` in a brief on Vietnam and the U.S.)."""
    found = places(word, candidate.words)
    if not found or not spec.topic:
        return bool(found)
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
    if Flag.DEPENDENT in claim.flags:
        fit *= 0.45
        why.append("leans on its neighbours")
    if Flag.HEARSAY in claim.flags:
        fit *= 0.7
    if candidate.length < 8:
        fit *= 0.6
    elif candidate.length > 60:
        fit *= 0.85
    return fit, tuple(why)

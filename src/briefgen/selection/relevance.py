"""How well a claim serves a section: the weights of what it says, times what makes a sentence usable in a brief."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.model.evidence import Flag
from briefgen.selection.ahead import dates_in
from briefgen.selection.candidate import Candidate
from briefgen.selection.denying import denies_another, rumoured
from briefgen.selection.fitness import Fitness, firm
from briefgen.selection.fittest import GONE_BY, NOT_HOW_MANY, OLDER_FIGURE, asks_how_many, counted_anew, has_figure, is_over
from briefgen.selection.keywords import is_name, worth
from briefgen.selection.leaning import carried_on, sets_out_from_before, takes_up_a_document, unresolved
from briefgen.selection.pool import Pool
from briefgen.selection.scope import in_period
from briefgen.selection.updates import OUTDATED, outdated
from briefgen.spec.schema import BriefSpec, SectionSpec
from briefgen.text.edtf import Precision
from briefgen.text.normalise import folded
from briefgen.text.phrases import content, holds, phrase_tokens, tokens
from briefgen.text.pointing import says_i

_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:nbsp|amp|quot|lt|gt|#\d+);")
_TAKEN_BACK = re.compile(r"\b[Ww]e (?:had )?(?:said|wrote|reported|stated|called)\b")
"""A paper's own words told again: it does so to correct them."""
_STOPS = " .;:!"
_PHRASE_BONUS = 1.3
_NEAR = 0.55
_ALONE = 0.85
"""What a claim is worth that holds one common word of the section and stands in a text that holds no other: a word has many senses."""
_ALONE_AND_LOOSE = 0.25
"""The same without a date, a figure or an act: a section is rather short than padded."""
_FEW_CLAIMS = 6
_BARELY = 0.3
_TITLE = 0.3
_HEADING = 0.35
_NEIGHBOUR = 0.2
_PINNED = 0.01
"""Least weight of a pinned claim: above nothing, below what has to do with the section by itself."""
_BEARING, _BEARING_ON_COUNT = 0.25, 0.1
"""What the keywords of the section are worth to an answer, beside its words that the question asks for."""
_FINER = 1.3
"""What the month or day is worth to a question that asks for a year."""
_OTHER_FORM = 0.7
"""What an answer is worth that holds a question's word in another form only: `the signing` does not tell when it was signed."""
_NOT_WHEN = 0.6
"""What an answer is worth that tells no date where a question asks when, or only one that was still to come."""
_WHEN = re.compile(
    r"\W*(?:since |until )?(?:when|(?:in|on) (?:which|what) (?:year|month|day|date))\s+(?P<past>was|were|did|has|have|had)?", re.IGNORECASE
)
_HAS_HELD = re.compile(r"\b(?:has|have)\b[^,;:.]{1,90}?\bsince\b")
"""Tells what has gone on, or has not, up to now: no answer to when it will be."""
_ASKED = 0.3
"""What the words of a question are worth for a claim that holds no keyword, in a text that does."""
MOST_WEIGHED = 400
"""Claims of a section that are weighed against each other, best first; further ones only as answers to a question."""
LONGEST_QUOTATION = 75
"""Words of one unbroken quotation: a brief quotes, it does not reprint."""

Raw = Mapping[str, tuple[float, tuple[str, ...]]]
"""Claim id -> weight of its keywords, and reasons; only claims that have any."""


@dataclass(frozen=True)
class Scored:
    """A candidate weighed for a section.

    score: above 0, the best of the section 1. reasons: strongest first. answers: index of a question -> how well the claim answers it, the
    best answer of all claims 1. needs: id of a claim before, whose word it takes up, None when it stands alone. bound: never without it.
    """

    candidate: Candidate
    score: float
    reasons: tuple[str, ...]
    answers: Mapping[int, float]
    needs: str | None = None
    bound: bool = False


def weigh(spec: BriefSpec, section: SectionSpec, pool: Pool, fitness: Fitness) -> tuple[Scored, ...]:
    """Every candidate that has to do with the section, best first.

    Left out: claims outside the period, claims with an excluded word, claims that cannot stand alone. What the section pins is in
    whatever it holds: a person read it and wants it printed.
    """
    keywords = {word: _keyword_weight(word, pool) for word in section.keywords}
    raw = _raw(spec, section, keywords, pool)
    headings = _headings(keywords, pool)
    answered = _answers(section, pool, raw)
    asked = _asked_only(section, pool, raw, answered)
    under = {key for key, weight in headings.items() if weight >= 0.9 * max(keywords.values(), default=0.0) > 0}
    scores: dict[str, float] = {}
    alone_in_text = _alone(section, pool, raw)
    pinned = pool.by_id.keys() & set(section.pin)
    for key in sorted(raw.keys() | under | pinned | asked.keys()):
        candidate = pool.by_id[key]
        alone = usable(candidate, section) and not (sets_out_from_before(candidate) and pool.needs(candidate) is None)
        if alone or key in pinned:
            own = raw[key][0] if key in raw else asked.get(key, 0.0)
            about = _HEADING * headings.get(key, 0.0) + (_neighbours(candidate, pool, raw) if own > 0 else 0.0)
            worth_of_it = (own + about) ** 0.75 * fitness.of(candidate)[0]
            if key in alone_in_text and not about and key not in answered:
                worth_of_it *= _ALONE if firm(candidate) else _ALONE_AND_LOOSE
            scores[key] = max(worth_of_it, _PINNED if key in pinned else 0.0)
    old = outdated(pool, scores, _ranked(scores, pool)) - pinned
    scores = {key: score * (OUTDATED if key in old else 1.0) for key, score in scores.items()}
    top = max(scores.values(), default=1.0)
    order = _ranked(scores, pool)
    kept = _worth_weighing(order, answered, section)
    return tuple(
        Scored(
            candidate=pool.by_id[key],
            score=scores[key] / top,
            reasons=_reasons(section, key, raw, answered)
            + fitness.of(pool.by_id[key])[1]
            + (("a newer source tells otherwise",) if key in old else ()),
            answers={number: strength * (OUTDATED if key in old else 1.0) for number, strength in answered.get(key, {}).items()},
            needs=pool.needs(pool.by_id[key]),
            bound=pool.needs(pool.by_id[key]) is not None and (carried_on(pool.by_id[key]) or takes_up_a_document(pool.by_id[key])),
        )
        for key in order
        if key in kept
    )


def _ranked(scores: Mapping[str, float], pool: Pool) -> list[str]:
    """Ids by score, best first, of equals in order of document and place."""
    top = max(scores.values(), default=1.0)
    return sorted(scores, key=lambda key: (-round(scores[key] / top, 9), pool.by_id[key].document.id, pool.by_id[key].claim.span))


def _worth_weighing(order: Sequence[str], answered: Mapping[str, Mapping[int, float]], section: SectionSpec) -> frozenset[str]:
    """Of a large corpus the best claims, the best answers to each question, and what is pinned; of a small one all."""
    kept = {*order[:MOST_WEIGHED], *section.pin}
    for number in range(len(section.questions)):
        answers = [key for key in order if number in answered.get(key, {})]
        kept.update(sorted(answers, key=lambda key: -answered[key][number])[: MOST_WEIGHED // 10])
    return frozenset(kept)


def _reasons(section: SectionSpec, key: str, raw: Raw, answered: Mapping[str, Mapping[int, float]]) -> tuple[str, ...]:
    said = raw[key][1] if key in raw else () if key in section.pin or key in answered else ("stands under a heading with a keyword",)
    return said + tuple(f"answers: {section.questions[number].ask}" for number in sorted(answered.get(key, {})))


def promising(section: SectionSpec, pool: Pool) -> tuple[str, ...]:
    """Ids of the claims that hold a keyword of the section, those with the most telling ones first."""
    standing: dict[str, float] = {}
    for word in section.keywords:
        weight = _keyword_weight(word, pool)
        for key in pool.holding(word, nearly=True) | pool.holding(word):
            standing[key] = standing.get(key, 0.0) + weight
    return tuple(sorted(standing, key=lambda key: (-round(standing[key], 9), key)))


def _answers(section: SectionSpec, pool: Pool, raw: Raw) -> dict[str, dict[int, float]]:
    """For each claim the questions it answers and how well: by its words that the question asks for, and its bearing on the section."""
    found: dict[str, dict[int, float]] = {}
    for number, asked in enumerate(section.questions):
        weights = {phrase: _keyword_weight(phrase, pool) for phrase in (*asked.all, *asked.any)}
        when, how_many = _WHEN.match(asked.ask), asks_how_many(asked.ask)
        fitting = frozenset.union(*(pool.holding(phrase) for phrase in asked.any or asked.all))
        for phrase in asked.all:
            fitting &= pool.holding(phrase)
        held = {
            key: (
                (
                    # of the words for what is counted one does as well as the other
                    max(weights.values())
                    if how_many
                    else math.fsum(weight for phrase, weight in weights.items() if key in pool.holding(phrase))
                )
                + (_BEARING_ON_COUNT if how_many else _BEARING) * raw.get(key, (0.0, ()))[0]
            )
            * (_FINER if _tells_finer(pool.by_id[key], asked.all) else 1.0)
            * (1.0 if _as_asked(pool.by_id[key], (*asked.all, *asked.any)) else _OTHER_FORM)
            * (1.0 if when is None or _tells_when(pool.by_id[key], past=when["past"] is not None) else _NOT_WHEN)
            * (GONE_BY if when is not None and when["past"] is None and is_over(pool.by_id[key]) else 1.0)
            * (NOT_HOW_MANY if how_many and not has_figure(pool.by_id[key]) else 1.0)
            for key in sorted(fitting)
            if usable(pool.by_id[key], section)
            and not (when is not None and when["past"] is None and _HAS_HELD.search(pool.by_id[key].claim.text))
        }
        held = {key: strength * (OLDER_FIGURE if counted_anew(pool, key, held, how_many) else 1.0) for key, strength in held.items()}
        best = max(held.values(), default=1.0)
        for key, strength in held.items():
            candidate = pool.by_id[key]
            # a question's words in a list of many things are no answer by themselves
            named = all(candidate.only_lists(phrase) for phrase in (*asked.all, *asked.any) if key in pool.holding(phrase))
            found.setdefault(key, {})[number] = strength / best * (_BARELY if named else 1.0)
    return found


def _asked_only(section: SectionSpec, pool: Pool, raw: Raw, answered: Mapping[str, Mapping[int, float]]) -> dict[str, float]:
    """Weight of claims without a keyword that alone answer a question, by claim id: in texts of which another claim holds one."""
    open_ = set(range(len(section.questions))) - {number for key in raw for number in answered.get(key, {})}
    if not open_:
        return {}
    texts = {pool.by_id[key].document.id for key in raw}
    found = {}
    for key, numbers in answered.items():
        words = [phrase for number in open_ & numbers.keys() for phrase in (*section.questions[number].all, *section.questions[number].any)]
        held = [_keyword_weight(phrase, pool) for phrase in words if key in pool.holding(phrase)]
        if held and key not in raw and pool.by_id[key].document.id in texts:
            found[key] = _ASKED * max(held)
    return found


def _as_asked(candidate: Candidate, phrases: tuple[str, ...]) -> bool:
    """True when the claim holds one of the phrases in the very form that the question has: `signed`, not `signing`."""
    text = candidate.claim.text.casefold()
    return any(phrase.casefold() in text for phrase in phrases)


def _tells_when(candidate: Candidate, *, past: bool) -> bool:
    """True when the claim tells a date of its own; past: one that had come when it was written."""
    event, said = candidate.claim.event_date, candidate.claim.statement_date
    if event is None or event.span is None:
        # `could be declared over on 14 May` tells of no event, but when there may be one
        return not past and said is not None and any(day.earliest > said.edtf.latest for _, day in dates_in(candidate.claim))
    return not past or said is None or said.edtf == event.edtf or event.edtf.earliest <= said.edtf.latest


def _tells_finer(candidate: Candidate, phrases: tuple[str, ...]) -> bool:
    """True when the claim tells the month or the day of a year that the question asks for: the better answer to `when`."""
    fine = (Precision.DAY, Precision.MONTH)
    return any(time.edtf and time.edtf.precision in fine and str(time.edtf.earliest.year) in phrases for time in candidate.introduced_times)


def usable(candidate: Candidate, section: SectionSpec) -> bool:
    """True unless the section's own rules keep the claim out, or it cannot stand alone."""
    return objection(candidate, section) is None


def objection(candidate: Candidate, section: SectionSpec) -> str | None:
    """Why a claim is kept out whatever its worth, as a sentence; None when it is not."""
    if candidate.claim.id in section.ban:
        return "Banned by the section."
    for word in section.exclude:
        if holds(word, candidate.words):
            return f"Holds the excluded {word!r}."
    if Flag.QUESTION in candidate.claim.flags:
        return "It is a question."
    if Flag.UNNAMED in candidate.claim.flags:
        return "Said in a talk by a questioner, a moderator or somebody who is not named."
    title = candidate.document.title
    if title and folded(candidate.claim.text).rstrip(_STOPS) == folded(title.value).rstrip(_STOPS):
        return "It is the headline of its source."
    if not in_period(candidate, section.period):
        return "Outside the section's period."
    if candidate.quoted_words > LONGEST_QUOTATION:
        return f"Quotes more than {LONGEST_QUOTATION} words in one piece."
    if candidate.overtaken:
        return candidate.overtaken
    if candidate.denied:
        return f"The sentence behind it takes it back: “{candidate.denied}”"
    if denies_another(candidate.claim):
        return "Denies what only the sentence before it tells."
    if rumoured(candidate.claim):
        return "Hearsay that nobody is named for."
    if _MARKUP.search(candidate.claim.text):
        return "Holds the markup of a page."
    if candidate.claim.speaker is None and _TAKEN_BACK.search(candidate.claim.text):
        return "Retells what its source had reported."
    if candidate.claim.speaker is None and says_i(candidate.claim.text):
        return "Says “I”, and nothing tells who."
    if unresolved(candidate.claim) and not candidate.follows:
        return "Opens with a word that only the sentence before it explains."
    return None


def _keyword_weight(word: str, pool: Pool) -> float:
    seen = len(pool.holding(word))
    rarity = math.log(1 + len(pool.candidates) / (1 + seen))
    return rarity * (_PHRASE_BONUS if len(content(phrase_tokens(word))) > 1 else 1.0)


def _raw(spec: BriefSpec, section: SectionSpec, keywords: Mapping[str, float], pool: Pool) -> Raw:
    hits: dict[str, list[tuple[float, str]]] = {}
    for word, weight in keywords.items():
        whole = pool.holding(word)
        for key in whole:
            share = worth(word, pool.by_id[key], spec, section)
            if share > 0:
                hits.setdefault(key, []).append((weight * share, f"keyword: {word}"))
        for key in pool.holding(word, nearly=True) - whole:
            hits.setdefault(key, []).append((weight * _NEAR, f"near keyword: {word}"))
    title = [word for word in content(phrase_tokens(section.title)) if not any(word in phrase_tokens(topic) for topic in spec.topic)]
    titled: dict[str, set[str]] = {}
    for word in title:
        for key in pool.with_token(word):
            titled.setdefault(key, set()).add(word)
    found = {}
    for key in hits.keys() | {key for key, words in titled.items() if len(words) > 1}:
        ranked = sorted(hits.get(key, ()), key=lambda hit: (-hit[0], hit[1]))
        # each further keyword tells less: a sentence that lists everything is not about everything
        total = math.fsum(weight * 0.8**rank for rank, (weight, _) in enumerate(ranked)) + _TITLE * pool.mass(titled.get(key, ()))
        found[key] = total, tuple(reason for _, reason in ranked)
    return found


def _headings(keywords: Mapping[str, float], pool: Pool) -> dict[str, float]:
    """Weight of the best keyword in the heading a claim stands under, by claim id; claims without one are absent."""
    weights: dict[str, float] = {}
    found = {}
    for candidate in pool.headed:
        if candidate.heading not in weights:
            words = tokens(candidate.heading)
            weights[candidate.heading] = max((weight for word, weight in keywords.items() if holds(word, words)), default=0.0)
        if weights[candidate.heading] > 0:
            found[candidate.claim.id] = weights[candidate.heading]
    return found


def _alone(section: SectionSpec, pool: Pool, raw: Raw) -> frozenset[str]:
    """Ids of claims that hold one common word of the section, in a text whose title and other claims hold none of its words."""
    by_text: dict[str, list[str]] = {}
    for key in raw:
        by_text.setdefault(pool.by_id[key].document.id, []).append(key)
    common = {f"keyword: {word}" for word in section.keywords if " " not in word and not word[:1].isupper()}
    common |= {f"keyword: {word}" for word in section.keywords if is_name(word, section.keywords)}
    found = set()
    for text, keys in by_text.items():
        claims = pool.by_document[text]
        if len(keys) > 1 or len(claims) < _FEW_CLAIMS or len(raw[keys[0]][1]) != 1 or raw[keys[0]][1][0] not in common:
            continue
        title = tokens(claims[0].document.title.value) if claims[0].document.title else ()
        if not any(holds(word, title) for word in section.keywords):
            found.add(keys[0])
    return frozenset(found)


def _neighbours(candidate: Candidate, pool: Pool, raw: Raw) -> float:
    """What a claim gains from its neighbours' keywords."""
    document = pool.by_document[candidate.document.id]
    near = [document[at].claim.id for at in (candidate.at - 1, candidate.at + 1) if 0 <= at < len(document)]
    return _NEIGHBOUR * max((raw[key][0] for key in near if key in raw), default=0.0)

"""From a brief's spec and its library to the facts of each section."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence

from briefgen.model.corpus import Document
from briefgen.model.edition import UnusedSource
from briefgen.model.evidence import Fact, Flag, NearMiss, SpeakerBasis
from briefgen.model.selection import PINNED, Choice, Selection
from briefgen.ports import Library
from briefgen.selection.budgets import first_budgets, fitted, passed_on
from briefgen.selection.choosing import LEAST_SCORE, Budget, Demand, Picks, Printed, choose
from briefgen.selection.corroboration import Support, supports
from briefgen.selection.discrepancies import discrepancies
from briefgen.selection.fitness import Fitness, sets_a_scene
from briefgen.selection.leaning import loose_event, unspoken
from briefgen.selection.pinned import pinned_but_taken_back, pinned_first, pinned_lead, pinned_points
from briefgen.selection.pool import Pool, build_pool
from briefgen.selection.relevance import Scored, objection, promising, weigh
from briefgen.selection.scope import in_scope, resolve_cutoff, unused, written_in_time
from briefgen.selection.sides import sides
from briefgen.selection.takeaway import SHORT, in_runs, takeaway_worth
from briefgen.spec.schema import BriefSpec, SectionSpec

KEY_POINTS = 5
MOST_COMPARED = 200
"""Best claims of a section that are compared with others, for corroboration and discrepancies."""
_BEST_ANSWER = 0.85
"""Strength of a claim's answer, of that of the best one."""
MOST_CUTS = 4
"""Times that budgets are cut until the body fits."""


def select(spec: BriefSpec, library: Library, origins: Mapping[str, str | None], quote_words: int | None = None) -> Selection:
    """Choose the facts of every section of a brief.

    origins: document id -> origin key; copies of one story share a key; None when unknown, which never corroborates.
    quote_words: most words of a source that may be printed in one piece; None: no limit.

    Raises:
        SpecError: `cutoff: latest` and no document has a date.
    """
    everything = library.documents()
    cutoff = resolve_cutoff(spec, everything)
    documents, left_out = in_scope(spec, everything, library, cutoff)
    documents, later = written_in_time(documents, library, cutoff)
    left_out = tuple(sorted((*left_out, *later), key=lambda one: one.document))
    pool = build_pool(spec, library, documents, quote_words, cutoff)
    support = supports(pool, origins, _promising(spec, pool))
    heard = {claim: found.origins for claim, found in support.items() if found.origins > 1}
    fitness = Fitness(heard, cutoff)
    ranked = [weigh(spec, section, pool, fitness) for section in spec.sections]
    echoes = {claim: frozenset(one.id for one in found.claims) for claim, found in support.items()}
    picked = _picked_within(spec, pool, ranked, echoes, support)
    printed = frozenset(one.candidate.claim.id for picks in picked for one in picks.chosen)
    choices = _choices(spec, pool, picked, support)
    return Selection(
        cutoff=cutoff.isoformat(),
        documents=documents,
        choices=tuple(choices),
        key_points=_key_points(spec, choices),
        discrepancies=discrepancies(pool, _relevant(ranked, printed)),
        unused=left_out + _nothing_chosen(documents, choices),
        unmatched=_unmatched(spec, pool, documents) + _pinned_twice(spec, choices) + pinned_but_taken_back(spec.sections, pool, printed),
        overtaken=tuple(
            NearMiss(claim=one.claim, score=0.0, why=one.overtaken, instead=one.overtaken_by or None)
            for one in pool.candidates
            if one.overtaken
        ),
    )


def _pick(
    spec: BriefSpec, pool: Pool, ranked: Sequence[tuple[Scored, ...]], budgets: Sequence[Budget], echoes: Mapping[str, frozenset[str]]
) -> list[Picks]:
    """The facts of each section in the brief's order, none printed twice."""
    printed = Printed(echoes=echoes)
    parties = sides(spec.topic, pool.candidates)
    picked = []
    for number, section in enumerate(spec.sections):
        demand = Demand(
            budget=budgets[number],
            pinned=section.pin,
            reserved=_reserved(ranked, number, spec),
            questions=section.questions,
            sides=parties,
        )
        picks = choose(ranked[number], pool, printed, demand)
        for one in picks.chosen:
            printed.claims[one.candidate.claim.id] = section.title
            printed.candidates.append(one.candidate)
        picked.append(picks)
    return picked


def _picked_within(
    spec: BriefSpec,
    pool: Pool,
    ranked: Sequence[tuple[Scored, ...]],
    echoes: Mapping[str, frozenset[str]],
    support: Mapping[str, Support],
) -> list[Picks]:
    """The facts of each section within the brief's words: shared out, what is left passed on, then cut to what the body takes."""
    budgets = first_budgets(spec, min(KEY_POINTS, max(3, len(spec.sections))))
    picked = _pick(spec, pool, ranked, budgets, echoes)
    if spec.words is None:
        return picked
    short = [picks.short for picks in picked]
    budgets = passed_on(spec, budgets, [picks.chosen for picks in picked], short)
    picked = _pick(spec, pool, ranked, budgets, echoes)
    for _ in range(MOST_CUTS):
        facts = {fact.id: fact for choice in _choices(spec, pool, picked, support) for fact in choice.facts}
        points = [facts[key] for key in _key_points(spec, _choices(spec, pool, picked, support))]
        less = fitted(spec, budgets, [picks.chosen for picks in picked], points, pool)
        if less is None:
            break
        budgets = less
        picked = _pick(spec, pool, ranked, budgets, echoes)
    return picked


def _relevant(ranked: Sequence[tuple[Scored, ...]], printed: frozenset[str]) -> frozenset[str]:
    """Claims a reader of the brief would want to know disputed: those printed, and those that nearly were."""
    near = {one.candidate.claim.id for scored in ranked for one in scored[:MOST_COMPARED] if one.score >= LEAST_SCORE}
    return printed | near


def _promising(spec: BriefSpec, pool: Pool) -> list[str]:
    """Claims that may be chosen: comparing every claim of a large corpus with every other would be in vain."""
    return sorted({claim for section in spec.sections for claim in promising(section, pool)[:MOST_COMPARED]})


def _reserved(ranked: Sequence[tuple[Scored, ...]], number: int, spec: BriefSpec) -> dict[str, float]:
    """A claim among the best of a later section, and better there than here, is left to it, unless this section needs it badly.

    What answers a question of this section best, and none there, stays: the desk asked for it here. What answers one there is known, by
    a factor of 1, also where it serves no better.
    """
    here = {one.candidate.claim.id: _service(one) for one in ranked[number]}
    asked = {one.candidate.claim.id for one in ranked[number] if max(one.answers.values(), default=0.0) >= _BEST_ANSWER}
    kept: dict[str, float] = {}
    for later in range(number + 1, len(ranked)):
        room = spec.sections[later].facts or spec.facts
        for one in ranked[later][:room]:
            key = one.candidate.claim.id
            if key in here and (one.answers or key not in asked) and _service(one) > 1.15 * here[key]:
                kept[key] = 0.4
            elif key in here and one.answers:
                kept.setdefault(key, 1.0)
    return kept


def _service(one: Scored) -> float:
    """How well a claim serves a section: what it says, and what it answers."""
    return one.score * (1 + 0.3 * sum(one.answers.values()))


def _choices(spec: BriefSpec, pool: Pool, picked: Sequence[Picks], support: Mapping[str, Support]) -> list[Choice]:
    return [
        _choice(section, picks.chosen, picks.misses + _objections(section, pool, picks.misses), support)
        for section, picks in zip(spec.sections, picked, strict=True)
    ]


def _choice(section: SectionSpec, chosen: Sequence[Scored], misses: tuple[NearMiss, ...], support: Mapping[str, Support]) -> Choice:
    takeaway = None
    if chosen and not section.takeaway:
        best = max(chosen, key=lambda one: takeaway_worth(one, chosen)).candidate.claim.id
        takeaway = pinned_lead(chosen, section.pin) or best
    ordered = sorted(chosen, key=lambda one: _when(one, chosen)) if section.order == "chronological" else in_runs(chosen)
    ordered = pinned_first(ordered, section.pin)
    facts = []
    for one in ordered:
        found = support.get(one.candidate.claim.id, Support())
        pinned = (PINNED,) if one.candidate.claim.id in section.pin else ()
        facts.append(
            Fact(
                claim=one.candidate.claim,
                section=section.id,
                score=round(min(1.0, one.score), 4),
                reasons=pinned + one.reasons,
                corroboration=found.claims,
                origins=found.origins,
                sources=found.sources,
            )
        )
    return Choice(section=section.id, facts=tuple(facts), takeaway=takeaway, near_misses=misses)


def _when(one: Scored, chosen: Sequence[Scored]) -> tuple[dt.date, dt.date, str, int, int]:
    """The printed date; without one the document's; a claim that neither dates comes last.

    One that carries another on comes behind that, and of one date none stands between a claim and those that take up its words.
    """
    before = next((other for other in chosen if one.bound and other.candidate.claim.id == one.needs), one)
    date = before.candidate.claim.label_date
    known = date.edtf if date else one.candidate.published
    earliest, latest = (known.earliest, known.latest) if known else (dt.date.max, dt.date.max)
    if known and (date is None or date != before.candidate.claim.event_date):
        # reported some time in November: behind what happened on the 6th
        earliest = latest
    return earliest, latest, one.candidate.document.id, _taken_up(one, chosen).candidate.claim.span.start, one.candidate.claim.span.start


def _taken_up(one: Scored, chosen: Sequence[Scored]) -> Scored:
    """The claim at the head of those that `one` takes up, each the next; itself when it stands alone."""
    by_id = {other.candidate.claim.id: other for other in chosen}
    while one.needs in by_id and by_id[one.needs].candidate.at < one.candidate.at:
        one = by_id[one.needs]
    return one


def _objections(section: SectionSpec, pool: Pool, misses: tuple[NearMiss, ...], most: int = 3) -> tuple[NearMiss, ...]:
    """Claims that only the section's own rules kept out, as further near misses; what asks tells least of why, and comes last."""
    about = frozenset[str]().union(*map(pool.holding, section.keywords)) - {miss.claim.id for miss in misses}
    kept_out = ((candidate, objection(candidate, section)) for candidate in pool.candidates if candidate.claim.id in about)
    told = [
        (
            (not one.overtaken, Flag.QUESTION in one.claim.flags),
            NearMiss(claim=one.claim, score=0.0, why=why, instead=one.overtaken_by or None),
        )
        for one, why in kept_out
        if why
    ]
    return tuple(miss for _, miss in sorted(told, key=lambda pair: pair[0])[:most])


def _key_points(spec: BriefSpec, choices: Sequence[Choice]) -> tuple[str, ...]:
    """What is pinned, of each other section its takeaway, or a short fact where that is long, then the best of the rest.

    Three at least where there are as many, KEY_POINTS at most.
    """
    pinned = pinned_points(spec.sections, choices)[:KEY_POINTS]
    firsts, others = [], []
    for choice in choices:
        if choice.facts and not any(fact.id in pinned for fact in choice.facts):
            best = max(choice.facts, key=lambda fact: (_point_worth(fact, choice.takeaway), fact.id))
            firsts.append((best.score, best.id))
            # alone, without the sentence before, it would not be understood
            rest = [fact for fact in choice.facts if fact is not best and Flag.DEPENDENT not in fact.claim.flags]
            others += [(_point_worth(fact, None), fact.id) for fact in rest]
        elif choice.facts:
            rest = [fact for fact in choice.facts if fact.id not in pinned and Flag.DEPENDENT not in fact.claim.flags]
            others += [(_point_worth(fact, None), fact.id) for fact in rest]
    room = KEY_POINTS - len(pinned)
    if len(firsts) > room:
        firsts = [one for one in firsts if one in sorted(firsts, key=lambda pair: (-pair[0], pair[1]))[:room]]
    others.sort(key=lambda pair: (-pair[0], pair[1]))
    further = others[: max(0, 3 - len(pinned) - len(firsts))]
    return (*pinned, *(key for _, key in firsts), *(key for _, key in further))


def _point_worth(fact: Fact, takeaway: str | None) -> float:
    worth = fact.score * math.pow(min(1.0, SHORT / len(fact.claim.text.split())), 1.5)
    worth *= 0.05 if Flag.DEPENDENT in fact.claim.flags else 0.4 if re.match(r"\W*(?:He|She|They|It)\b", fact.claim.text) else 1.0
    worth *= 0.2 if unspoken(fact.claim) else 1.0
    worth *= 0.3 if loose_event(fact.claim) or sets_a_scene(fact.claim) else 1.0
    worth *= 0.3 if fact.claim.speaker and fact.claim.speaker.basis is SpeakerBasis.CONTINUED else 1.0
    return round(worth * (2.0 if fact.id == takeaway else 1.0), 9)


def _nothing_chosen(documents: Sequence[Document], choices: Sequence[Choice]) -> tuple[UnusedSource, ...]:
    used = {claim.document for choice in choices for fact in choice.facts for claim in (fact.claim, *fact.corroboration)}
    return tuple(unused(document, "nothing in it was chosen") for document in documents if document.id not in used)


def _pinned_twice(spec: BriefSpec, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Pins that an earlier section prints already: no statement stands twice in a brief."""
    titles = {section.id: section.title for section in spec.sections}
    printed = {fact.claim.id: choice.section for choice in choices for fact in choice.facts}
    return tuple(
        f"Section {section.id!r}: pin {one!r} is printed under {titles[printed[one]]!r} already."
        for section in spec.sections
        for one in section.pin
        if printed.get(one, section.id) != section.id
    )


def _unmatched(spec: BriefSpec, pool: Pool, documents: Sequence[Document]) -> tuple[str, ...]:
    found = []
    for section in spec.sections:
        for key, listed in (("pin", section.pin), ("ban", section.ban)):
            lost = [one for one in listed if one not in pool.by_id]
            found += [f"Section {section.id!r}: {key} {one!r} matches no claim of the documents in scope." for one in lost]
    for key, sources in (("name", spec.names), ("term", spec.terms)):
        lost = [source for source in sources if not any(source in document.text for document in documents)]
        found += [f"The {key} {source!r} stands in no document in scope." for source in lost]
    return tuple(found)

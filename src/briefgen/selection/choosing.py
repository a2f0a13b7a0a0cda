"""Choosing a section's facts: greedy by gain over a power of length, against repetition, questions first, within a budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.model.evidence import ClaimKind, NearMiss
from briefgen.selection.asking import Questions
from briefgen.selection.candidate import Candidate
from briefgen.selection.corroboration import same_speaker
from briefgen.selection.fitness import deeds
from briefgen.selection.pool import Pool
from briefgen.selection.relevance import Scored
from briefgen.selection.sides import Sides
from briefgen.spec.schema import QuestionSpec
from briefgen.text.edtf import Precision
from briefgen.text.phrases import content, tokens

SHORTLIST = 160
"""Candidates of a section that are weighed against each other."""
ECHO = 0.8
"""Likeness that a claim has at least to one it corroborates."""
RELEVANCE_SHARE = 0.65
"""Weight of relevance against likeness to what is chosen (maximal marginal relevance, Carbonell and Goldstein 1998)."""
LEAST_SCORE = 0.2
"""Below this share of the section's best a claim is padding."""
LEAST_ANSWER_SCORE = 0.1
"""The same for a claim that answers an open question: holding a question's word by chance is no answer."""
SAME_LIKENESS = 0.6
"""Likeness of two claims that makes the second a repetition."""
CONTAINED_SHARE, CONTAINED_LIKENESS = 0.75, 0.4
"""Share of a claim's weighted words held by another of no very different length, which makes it a repetition too."""
_QUESTION_BONUS = 0.8
_OTHER_SIDE = 1.25
"""What a statement of a party that the section does not hear yet is worth, after one of the other."""
_SAME_EVENT = 0.6
"""What each further telling of one event is worth."""
_SHORTEST = 14
_ROOMY = 30
"""Words for each statement of a budget above which words are not scarce."""
_SAME_FORMULA, _SAME_TOLD = 0.9, 0.75
"""Likeness above which two speakers' positions, and a position and what the narrator tells, say the same."""
_SAME_DOCUMENT = 0.9
_SAME_SPEAKER = 0.85
"""What each further statement of one speaker is worth: a section should hear all sides."""
_ANTECEDENT_LACKING, _ANTECEDENT_PRINTED, _EXPLAINS = 0.72, 1.1, 1.4
"""What a sentence that takes up the one before it is worth without that one in the section, and with it; and that one then."""


@dataclass(frozen=True, kw_only=True)
class Budget:
    """Limits of a section. facts: statements. words: of the statements and their labels together, None for no limit."""

    facts: int
    words: int | None = None

    @property
    def thrift(self) -> float:
        """Power of a statement's length by which its gain is divided: the root where words are scarce, less where statements are."""
        return 0.5 if self.words is not None and self.words < _ROOMY * self.facts else 0.4


@dataclass(kw_only=True)
class Printed:
    """What earlier sections have taken: claim id -> section title. echoes: claim id -> ids of the claims that corroborate it."""

    claims: dict[str, str] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    echoes: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What a section asks of its candidates.

    pinned: ids taken first, in the given order. reserved: factor at most 1 on a claim that serves a later section better. questions: of
    the section. sides: of the brief's topic.
    """

    budget: Budget
    pinned: tuple[str, ...] = ()
    reserved: Mapping[str, float] = field(default_factory=dict)
    questions: tuple[QuestionSpec, ...] = ()
    sides: Sides = field(default_factory=lambda: Sides(()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """chosen: facts in order of choice. misses: near misses, best first. short: a near miss would only have taken too many words."""

    chosen: tuple[Scored, ...]
    misses: tuple[NearMiss, ...]
    short: bool


def choose(
    ranked: Sequence[Scored],
    pool: Pool,
    printed: Printed,
    demand: Demand,
) -> Picks:
    """The section's facts and its near misses.

    ranked: weighed candidates, best first. printed: taken by earlier sections; nothing of it is repeated.
    """
    budget = demand.budget
    chosen: list[Scored] = []
    shortlist = _Shortlist(ranked, pool, printed)
    asked = Questions(demand.questions, demand.sides)
    newest = newest_deed([one for one in ranked if one.candidate.claim.id not in demand.reserved])
    for pin in demand.pinned:
        for one in ranked:
            if one.candidate.claim.id == pin and pin not in printed.claims:
                chosen.append(one)
                shortlist.take(one)
                asked.take(one)
    while len(chosen) < budget.facts:
        missing = _unheard(chosen, demand.sides)
        gains = [
            (gain, one)
            for one in shortlist.open
            if _fits(one, chosen, budget)
            and (gain := _gain(one, chosen, shortlist.closeness[one.candidate.claim.id], asked, demand, newest)) > 0
        ]
        # questions first: what the desk asked goes before what else there is to tell
        best_answers = {one.candidate.claim.id for one in asked.answering([one for _, one in gains])}
        answering = [(gain, one) for gain, one in gains if one.candidate.claim.id in best_answers]
        # before the last places are given away, a party that is not heard yet
        other = [(gain, one) for gain, one in gains if missing & demand.sides.of(one.candidate.claim)]
        late = len(chosen) >= budget.facts - 2
        best = max((other if late else []) or answering or gains, key=lambda pair: round(pair[0], 9), default=None)
        if best is None:
            break
        taken = shortlist.opening_of(best[1], chosen)
        if taken is None or not _fits(taken, chosen, budget):
            shortlist.pass_over(best[1])
            continue
        chosen.append(taken)
        shortlist.take(taken)
        asked.take(taken)
    misses = _near_misses(ranked, chosen, shortlist, demand, printed)
    return Picks(chosen=tuple(chosen), misses=tuple(miss for miss, _ in misses), short=any(short for _, short in misses))


class _Shortlist:
    """The candidates still to choose from, how close each is to what is printed or chosen, and why some dropped out."""

    def __init__(self, ranked: Sequence[Scored], pool: Pool, printed: Printed) -> None:
        self._pool, self._echoes = pool, printed.echoes
        self.why: dict[str, str] = {}
        self.instead: dict[str, str] = {}
        # in a large corpus the best, and the best answers to each question
        wanted = {one.candidate.claim.id for one in ranked[:SHORTLIST]}
        for number in {number for one in ranked for number in one.answers}:
            answering = sorted((one for one in ranked if number in one.answers), key=lambda one: -one.answers[number])
            wanted |= {one.candidate.claim.id for one in answering[: SHORTLIST // 10]}
        self.open = [one for one in ranked if one.candidate.claim.id in wanted]
        self.closeness = {one.candidate.claim.id: 0.0 for one in self.open}
        for one in self.open:
            if one.candidate.claim.id in printed.claims:
                self.why[one.candidate.claim.id] = f"Printed under {printed.claims[one.candidate.claim.id]!r}."
        for candidate in printed.candidates:
            self._compare(candidate)

    def take(self, one: Scored) -> None:
        """Choose one: it leaves the list, and so does what only says it again."""
        self.open = [other for other in self.open if other is not one]
        self._compare(one.candidate)

    def opening_of(self, one: Scored, chosen: Sequence[Scored]) -> Scored | None:
        """The sentence that the one carries on, or that one in turn; itself when all are printed; None when one is out of reach."""
        while one.bound and not any(other.candidate.claim.id == one.needs for other in chosen):
            before = next((other for other in self.open if other.candidate.claim.id == one.needs), None)
            if before is None:
                return None
            one = before
        return one

    def pass_over(self, one: Scored) -> None:
        """Leave out what cannot be understood without a sentence that is not printed."""
        self.open = [other for other in self.open if other is not one]
        self.why[one.candidate.claim.id] = "Carries on a sentence that has no place here."

    def _compare(self, taken: Candidate) -> None:
        for one in self.open:
            key = one.candidate.claim.id
            if key not in self.why and restates(one.candidate, taken, self._pool):
                self.why[key] = f"Says much the same as {taken.claim.id}."
                self.instead[key] = taken.claim.id
            # what corroborates a printed claim is cited with it already
            echo = key in self._echoes.get(taken.claim.id, ()) or taken.claim.id in self._echoes.get(key, ())
            self.closeness[key] = max(self.closeness[key], self._pool.likeness(one.candidate, taken), ECHO if echo else 0.0)
        self.open = [one for one in self.open if one.candidate.claim.id not in self.why]


def _unheard(chosen: Sequence[Scored], sides: Sides) -> frozenset[int]:
    """The parties that a section hears nothing of, once it hears the other."""
    heard = frozenset[int]().union(*(sides.of(one.candidate.claim) for one in chosen))
    return frozenset(range(len(sides.parties))) - heard if heard else frozenset()


def newest_deed(ranked: Sequence[Scored]) -> str | None:
    """Id of the best claim of the last day on which something is told to have happened: what comes before may no longer hold.

    None when no claim worth printing tells a day that had come when it was written.
    """
    told = [
        (event.edtf.latest, one.score, one.candidate.claim.id)
        for one in ranked
        if one.score >= LEAST_SCORE
        and one.candidate.claim.speaker is None
        and (event := one.candidate.claim.event_date) is not None
        and event.edtf.precision is Precision.DAY
        and (printed := one.candidate.published) is not None
        and event.edtf.latest <= printed.latest
    ]
    return max(told)[-1] if told else None


def _gain(
    one: Scored,
    chosen: Sequence[Scored],
    likeness: float,
    asked: Questions,
    demand: Demand,
    newest: str | None,
) -> float:
    claim = one.candidate.claim
    news = sorted((strength * asked.worth(number, claim) for number, strength in one.answers.items()), reverse=True)
    opens = bool(asked.opened_by(one))
    if one.score < (LEAST_ANSWER_SCORE if opens else LEAST_SCORE):
        return 0.0
    # of several questions answered at once each further one counts half
    answers = sum(strength * 0.5**rank for rank, strength in enumerate(news))
    worth = one.score * demand.reserved.get(claim.id, 1.0) + _QUESTION_BONUS * answers * (0.6 + 0.4 * one.score)
    worth *= _OTHER_SIDE if _unheard(chosen, demand.sides) & demand.sides.of(claim) else 1.0
    if not opens:
        worth *= _SAME_EVENT ** sum(same_event(one.candidate, other.candidate) for other in chosen)
    worth *= _SAME_DOCUMENT ** sum(other.candidate.document.id == one.candidate.document.id for other in chosen)
    worth *= _SAME_SPEAKER ** sum(same_speaker(one.candidate.claim, other.candidate.claim) for other in chosen)
    if one.needs is not None:
        there = any(other.candidate.claim.id == one.needs for other in chosen)
        worth *= _ANTECEDENT_PRINTED if there else _ANTECEDENT_LACKING
    if any(other.needs == one.candidate.claim.id for other in chosen):
        worth, likeness = worth * _EXPLAINS, 0.0
    gain = RELEVANCE_SHARE * worth - (1 - RELEVANCE_SHARE) * likeness
    # the newest deed ends or changes what the others tell: it does not lose to them by its length
    length = _SHORTEST if claim.id == newest else max(one.candidate.length, _SHORTEST)
    return float(max(gain, 0.05 * worth) / length**demand.budget.thrift)


def same_event(one: Candidate, other: Candidate) -> bool:
    """True when both tell of an act of one kind on one date."""
    dates = [candidate.claim.event_date for candidate in (one, other)]
    told = [date.edtf for date in dates if date is not None]
    if len(told) < len(dates) or not (told[0].earliest <= told[1].latest and told[1].earliest <= told[0].latest):
        return False
    return bool(deeds(one) & deeds(other))


def restates(one: Candidate, other: Candidate, pool: Pool) -> bool:
    """True when `one` adds next to nothing to `other`. Positions of different speakers are different, whatever formula they share."""
    if one.claim.id == other.claim.id:
        return True
    speakers_differ = bool(one.claim.speaker and other.claim.speaker) and not same_speaker(one.claim, other.claim)
    if speakers_differ and ClaimKind.POSITION in (one.claim.kind, other.claim.kind):
        return pool.likeness(one, other) > _SAME_FORMULA
    if bool(one.claim.speaker) != bool(other.claim.speaker) and ClaimKind.POSITION in (one.claim.kind, other.claim.kind):
        return pool.likeness(one, other) > _SAME_TOLD
    if one.years - other.years or _of_another_day(one, other):
        return False
    if one.claim.speaker and other.claim.speaker and not pool.said_alike(one, other, CONTAINED_LIKENESS):
        return False  # one speaker is named in the same words whatever he says
    likeness = pool.likeness(one, other)
    return likeness >= SAME_LIKENESS or (likeness >= CONTAINED_LIKENESS and pool.share(one, other) >= CONTAINED_SHARE)


def _of_another_day(one: Candidate, other: Candidate) -> bool:
    """True when both tell what happened on a day, of different days, and each names somebody or something that the other does not."""
    dates = [candidate.claim.event_date for candidate in (one, other)]
    days = [date.edtf for date in dates if date is not None and date.edtf.precision is Precision.DAY]
    if len(days) < len(dates) or days[0].meets(days[1]):
        return False
    names = [{content(tokens(name))[-1:] for name in candidate.claim.names} for candidate in (one, other)]
    words = [set(candidate.words) for candidate in (one, other)]
    return all(any(name and name[0] not in words[1 - at] for name in names[at]) for at in (0, 1))


def cost(chosen: Sequence[Scored]) -> int:
    """Words that statements take on the page, labels included."""
    return sum(one.candidate.cost for one in chosen)


def _fits(one: Scored, chosen: Sequence[Scored], budget: Budget) -> bool:
    return budget.words is None or not chosen or cost(chosen) + one.candidate.cost <= budget.words


def _near_misses(
    ranked: Sequence[Scored],
    chosen: Sequence[Scored],
    shortlist: _Shortlist,
    demand: Demand,
    printed: Printed,
    most: int = 8,
) -> list[tuple[NearMiss, bool]]:
    """The first of the others, and of each whether only its words were too many."""
    budget = demand.budget
    taken = {one.candidate.claim.id for one in chosen}
    full = len(chosen) >= budget.facts
    found = []
    for one in ranked:
        key = one.candidate.claim.id
        if key in taken:
            continue
        short = False
        if key in printed.claims:
            reason = f"Printed under {printed.claims[key]!r}."
        elif key in shortlist.why:
            reason = shortlist.why[key]
        elif demand.reserved.get(key, 1.0) < 1.0:
            reason = "A later section needs it more."
        elif one.score < LEAST_SCORE:
            reason = "Has too little to do with the section."
        elif full:
            reason = f"Less to the point, or longer, than the {budget.facts} facts the section has room for."
        elif not _fits(one, chosen, budget):
            short = True
            reason = f"Does not fit the {budget.words} words left to the section."
        else:
            reason = "Adds too little to what is chosen."
        miss = NearMiss(claim=one.candidate.claim, score=round(one.score, 4), why=reason, instead=shortlist.instead.get(key))
        found.append((miss, short))
    return found[:most]

"""Claims of different documents that cannot both hold: narrow patterns, because a false alarm costs the reader's trust."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set

from briefgen.model.evidence import Discrepancy, Quantity
from briefgen.selection.ahead import foreseen
from briefgen.selection.candidate import Candidate
from briefgen.selection.corroboration import figures_differ, foreign
from briefgen.selection.disputable import Disputable, bare
from briefgen.selection.officeholders import changed_office
from briefgen.selection.offices import offices_clash
from briefgen.selection.pool import Pool
from briefgen.selection.revisions import came_otherwise, counted_on, revised, tells_both
from briefgen.text.edtf import MONTHS
from briefgen.text.phrases import content, tokens
from briefgen.text.spans import Span

LEAST_CONFIDENCE = 0.4
"""Below this a pair is not even worth a review."""
_DAYS_TOGETHER = 45
_AT_LENGTH, _NEARLY_THE_SAME = 7, 0.75
_AS_LONG = 0.8
_ALIKE, _HARDLY_ALIKE = 0.5, 0.35
"""Shares of meaning that two clauses have in common: enough to print, enough for the review log."""
_DAYS_OF_ONE_EVENT = 3
_DENIED_OF, _SURE_OF_DENIED = 2, 0.85
_MOST_RIVALS = 2
_SENTENCES_BACK = 2
_ONCE = re.compile(r"\b[Tt]he\b[^.;]*\bcost\b")
"""Counted once and for all, however late a source tells of it: fires and floods come again."""
_IN_WORDS = re.compile(r"\d\W*\s[a-z]{3,}.*\s[a-z]{3,}", re.IGNORECASE)
"""A figure with what it counts: `2.4 billion crowns`, `84 votes to 61`."""
Test = Callable[[Pool, Disputable, Disputable], Discrepancy | None]


def discrepancies(pool: Pool, relevant: Iterable[str]) -> tuple[Discrepancy, ...]:
    """Pairs among the relevant claims (ids) and against all others of the pool that disagree, surest first.

    Every pair is of two documents and about the same people, place and time as far as the sentences tell.
    """
    known: dict[str, Disputable] = {}

    def disputable(key: str) -> Disputable:
        if key not in known:
            known[key] = Disputable(pool.by_id[key])
        return known[key]

    held = [key for key in relevant if key in pool.by_id and not pool.by_id[key].overtaken]
    ours = {key for key in held if any(wanted(disputable(key)) for _, wanted in _TESTS)}
    found: dict[tuple[str, ...], Discrepancy] = {}
    for here, there in _pairs(sorted(ours), pool):
        one, other = disputable(here), disputable(there)
        # what is known already first: of the other most is never asked
        first, second = (one, other) if here in ours else (other, one)
        for test, wanted in _TESTS:
            difference = test(pool, one, other) if wanted(first) and wanted(second) else None
            if difference and difference.confidence >= LEAST_CONFIDENCE:
                key = _key(difference, one, other)
                if key not in found or _worth(pool, found[key]) < _worth(pool, difference):
                    found[key] = difference
    return tuple(sorted(_no_series(found.values()), key=lambda one: (-one.confidence, one.kind, one.first.id, one.second.id)))


def _worth(pool: Pool, one: Discrepancy) -> tuple[float, float]:
    """Of several pairs that tell one disagreement the surest stays, of equals the one whose sentences are most alike."""
    return one.confidence, round(pool.likeness(pool.by_id[one.first.id], pool.by_id[one.second.id]), 9)


def _no_series(found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Without figures and dates that more than two others contradict.

    A figure is told again and again, of one month or place after the other; a like sentence with many dates tells of many events.
    """
    listed = list(found)
    rivals: dict[tuple[str, str], set[str]] = {}
    for one in listed:
        if one.kind in ("number", "date"):
            rivals.setdefault((one.first.id, one.first_value), set()).add(one.second_value.casefold())
            rivals.setdefault((one.second.id, one.second_value), set()).add(one.first_value.casefold())
    many = {side for side, values in rivals.items() if len(values) > _MOST_RIVALS}
    return [one for one in listed if not many & {(one.first.id, one.first_value), (one.second.id, one.second_value)}]


def _pairs(ours: list[str], pool: Pool) -> Iterable[tuple[str, str]]:
    """Pairs of ids of claims of two documents worth comparing, each once, the document that comes first first."""
    found: dict[tuple[str, str], None] = {}
    for here in ours:
        document = pool.by_id[here].document.id
        for other in pool.partners(pool.by_id[here]):
            if other.overtaken:
                continue
            if document < other.document.id:
                found[here, other.claim.id] = None
            elif document > other.document.id:
                found[other.claim.id, here] = None
    return found


def _key(difference: Discrepancy, one: Disputable, other: Disputable) -> tuple[str, ...]:
    """What makes two findings the same: kind, values, and the names that both sides share; values in words of their own are enough."""
    values = sorted((difference.first_value.casefold(), difference.second_value.casefold()))
    if difference.kind == "office":
        about = content(tokens(difference.subject.partition(",")[0]))[-1:]
    elif difference.kind == "number" and all(_IN_WORDS.search(value) for value in values):
        about = ()
    else:
        about = tuple(sorted(one.named & other.named)[:2])
    return difference.kind, *values, *about


def _visits(pool: Pool, one: Disputable, other: Disputable) -> Discrepancy | None:
    """One visit called a state visit here, an official or working visit there: same visitor, days, and country if both name it."""
    left, right = one.visit, other.visit
    if not left or not right or left[0].casefold() == right[0].casefold() or not _same_days(one.candidate, other.candidate):
        return None
    places = [tokens(visit[2]) for visit in (left, right) if visit[2]]
    if len(places) == 2 and places[0] != places[1]:
        return None
    shared = one.visitors & other.visitors
    # a surname alone will do when one of the two gives the name in full, or it is a speaker's and both name the country
    known = one.people | other.people | (pool.surnames if len(places) == 2 else frozenset())
    by_name: set[tuple[str, ...]] = {visitor for visitor in shared if len(visitor) == 1 and visitor[0] in known and visitor not in places}
    by_title = {visitor for visitor in shared if len(visitor) > 1}
    if not by_name and not (by_title and len(places) == 2):
        return None
    sure = 0.85 if left[1].casefold() == right[1].casefold() == "visit" else 0.55
    where = left[2] or right[2]
    what = left[1].casefold() if left[1].casefold() == right[1].casefold() else "visit"
    subject = f"{_visitor(pool, one, other, by_name, by_title)}{what}" + (f" to {where}" if where else "") + _month(one.candidate)
    return _found("visit", subject, (one, one.visit_words), (other, other.visit_words), sure)


def _visitor(pool: Pool, one: Disputable, other: Disputable, known: Set[tuple[str, ...]], titles: Set[tuple[str, ...]]) -> str:
    """Whose visit it is, as `Anna Ruiz’s `: as a speaker's full name, else as either text writes it; empty when nobody is named.

    known: last words of names. titles: ranks (`boria`, `president`) that both texts give, perhaps with a name behind.
    """
    told = [name for claim in (one, other) for name in claim.candidate.claim.names]
    for title in sorted(titles):
        behind = [name.split()[-1] for name in told if title[1] in tokens(name)[:-1]]
        known = known | {content(tokens(last))[-1:] for last in behind[:1]}
    speakers = sorted({claim.claim.speaker.name for claim in pool.candidates if claim.claim.speaker})
    for surname in sorted(known):
        full = [name for name in speakers if content(tokens(name))[-1:] == surname and len(name.split()) > 1]
        written = [name for name in told if content(tokens(name))[-1:] == surname]
        if full or written:
            return f"{full[0] if full else written[0]}’s "
    return ""


def _month(candidate: Candidate) -> str:
    """`, May 2019` for when it was; the year alone when no more is known, nothing when that is not known either."""
    when = candidate.when
    if when is None:
        return ""
    fine = (when.earliest.year, when.earliest.month) == (when.latest.year, when.latest.month)
    return f", {MONTHS[when.earliest.month - 1]} {when.earliest.year}" if fine else f", {when.earliest.year}"


def _dates(pool: Pool, one: Disputable, other: Disputable) -> Discrepancy | None:
    """The same event dated differently by explicit dates."""
    if revised(one, other) or not _anchored(pool, one, other) or figures_differ(one.candidate.claim, other.candidate.claim):
        return None
    best: Discrepancy | None = None
    for left, first in one.dates:
        for right, second in other.dates:
            # a date that both tell, if only roughly, is no disagreement: the other date then dates something else
            known = any(first.meets(date) for _, date in other.dates) or any(second.meets(date) for _, date in one.dates)
            if known or one.of_the_saying(left) != other.of_the_saying(right) or came_otherwise(one, left, other, right):
                continue
            if abs(first.earliest.year - second.earliest.year) > 5:
                continue
            sure = same_subject(pool, one, left, other, right)
            if sure and (best is None or sure > best.confidence):
                values = left.of(one.candidate.document.text), right.of(other.candidate.document.text)
                best = _found("date", _undated(one.clause(left), values[0]), (one, values[0]), (other, values[1]), sure)
    return best


def _undated(clause: str, date: str) -> str:
    """The clause without the date that is in dispute and the preposition before it."""
    return re.sub(rf"(?:^|\s+)(?:(?:on|in|by|since|of|at)\s+)?{re.escape(date)}(?=\W|\Z),?", "", clause, count=1).strip(" ,") or clause


def _numbers(pool: Pool, one: Disputable, other: Disputable) -> Discrepancy | None:
    """The same thing counted or measured differently at the same time."""
    if revised(one, other) or not _years_meet(one.candidate, other.candidate):
        return None
    if not _anchored(pool, one, other) and not _of_a_thing(pool, one, other):
        return None
    together = _of_one_time(one.candidate, other.candidate)
    best: Discrepancy | None = None
    for left in one.figures:
        for right in other.figures:
            if not rivals(left, right) or not _counted_at_once(one, left, other, right, together):
                continue
            if counted_on(one, left, other, right) or tells_both(one, left, other, right):
                continue
            if came_otherwise(one, left.span, other, right.span):
                continue
            sure = same_subject(pool, one, left.span, other, right.span)
            if sure and (best is None or sure > best.confidence):
                values = left.span.of(one.candidate.document.text), right.span.of(other.candidate.document.text)
                when = "" if one.dates_beside(left.span) else _month(one.candidate)
                best = _found("number", one.clause(left.span) + when, (one, values[0]), (other, values[1]), sure)
    return best


def _counted_at_once(one: Disputable, left: Quantity, other: Disputable, right: Quantity, together: bool) -> bool:
    """True when both figures are of one time: of the dates in their own clauses where both have some, else of their sentences."""
    first, second = one.dates_beside(left.span), other.dates_beside(right.span)
    if first and second:
        return any(date.meets(rival) for date in first for rival in second)
    sides = ((one, left.span), (other, right.span))
    once = all(_ONCE.search(each.clause(span)) for each, span in sides)
    # what will be paid is estimated anew as time goes on
    return together or (first == second == [] and once and not all(foreseen(each.candidate.claim, span) for each, span in sides))


def _denials(_: Pool, one: Disputable, other: Disputable) -> Discrepancy | None:
    """A figure that the other source denies in so many words (`455 million, not 310 million`), told of the same thing."""
    if len(one.told_of & other.told_of) < _DENIED_OF or foreign(one.candidate, other.candidate) or foreign(other.candidate, one.candidate):
        return None
    for here, there in ((one, other), (other, one)):
        for told, denied in there.denials:
            for figure in here.figures:
                if here.denials or figure.unit != told.unit or figure.value != denied:
                    continue
                sides = [(here, figure), (there, told)] if here is one else [(there, told), (here, figure)]
                values = [(side, value.span.of(side.candidate.document.text)) for side, value in sides]
                return _found("number", here.clause(figure.span) + _month(here.candidate), values[0], values[1], _SURE_OF_DENIED)
    return None


def _durations(pool: Pool, one: Disputable, other: Disputable) -> Discrepancy | None:
    """How long one thing lasted, told differently in one year: closer wording than for a figure is asked, because time goes on."""
    left_when, right_when = one.candidate.when, other.candidate.when
    if revised(one, other) or not _anchored(pool, one, other):
        return None
    if left_when is None or right_when is None or left_when.earliest.year != right_when.earliest.year:
        return None
    for left in one.durations:
        for right in other.durations:
            if left.unit != right.unit or left.value == right.value:
                continue
            sure = same_subject(pool, one, left.span, other, right.span)
            if sure >= _AS_LONG:
                values = left.span.of(one.candidate.document.text), right.span.of(other.candidate.document.text)
                return _found("number", one.clause(left.span) + _month(one.candidate), (one, values[0]), (other, values[1]), sure)
    return None


def _tallies(pool: Pool, one: Disputable, other: Disputable) -> Discrepancy | None:
    """The result of one vote told differently."""
    if revised(one, other) or not _anchored(pool, one, other) or not _of_one_time(one.candidate, other.candidate):
        return None
    best: Discrepancy | None = None
    for left, first in one.tallies:
        for right, second in other.tallies:
            sure = same_subject(pool, one, left, other, right) if first != second and set(first) & set(second) else 0.0
            if sure and (best is None or sure > best.confidence):
                values = left.of(one.candidate.document.text), right.of(other.candidate.document.text)
                best = _found("number", one.clause(left) + _month(one.candidate), (one, values[0]), (other, values[1]), sure)
    return best


def rivals(left: Quantity, right: Quantity) -> bool:
    """True for two values of one unit and noun, further apart than rounding tells."""
    if left.unit != right.unit or left.value == right.value or (left.unit is None and tokens(left.noun or "") != tokens(right.noun or "")):
        return False
    gap = abs(left.value - right.value) / max(abs(left.value), abs(right.value))
    return not ((left.approximate or right.approximate) and float(gap) <= 0.15)


def _offices(pool: Pool, one: Disputable, other: Disputable) -> Discrepancy | None:
    """The same person in two offices of one kind at the same time (minister of this and of that; president and vice-president).

    A speaker's office may be told sentences before: each side is the sentence that tells it, and only for review where none does.
    """
    for name in sorted(one.offices.keys() & other.offices.keys()):
        (written, left), (_, right) = one.offices[name], other.offices[name]
        if (
            offices_clash(left, right)
            and _same_time(one.candidate, other.candidate)
            and not changed_office(pool, name, one.candidate, other.candidate)
        ):
            first, second = _teller(pool, one, name, left), _teller(pool, other, name, right)
            sides = (first or one, left), (second or other, right)
            return _found("office", f"{written}{_month(one.candidate)}", *sides, 0.75 if first and second else 0.6)
    return None


def _teller(pool: Pool, one: Disputable, name: tuple[str, ...], office: str) -> Disputable | None:
    """The claim itself when it names both person and office, else the first of its document that does."""
    wanted = {name[-1], *content(tokens(office))}
    document = pool.by_document.get(one.candidate.document.id, ())
    return next((Disputable(each) for each in (one.candidate, *document) if wanted <= set(each.words)), None)


def _same_days(one: Candidate, other: Candidate) -> bool:
    left, right = one.when, other.when
    return (
        left is not None
        and right is not None
        and abs((left.earliest - right.earliest).days) <= 10
        and left.latest.year == right.latest.year
    )


def _same_time(one: Candidate, other: Candidate) -> bool:
    left, right = one.when, other.when
    return left is not None and right is not None and (left.meets(right) or abs((left.earliest - right.earliest).days) <= _DAYS_TOGETHER)


def _of_one_time(one: Candidate, other: Candidate) -> bool:
    """True when what is counted may be the same: what a month sold is no dispute with what another sold.

    Two dated events are of one time, or a few days apart as reports place them; else the reports are. Where a date is missing, a year that
    both tell must do.
    """
    events = [candidate.claim.event_date for candidate in (one, other)]
    told = [event.edtf for event in events if event is not None]
    if len(told) == len(events):
        return told[0].meets(told[1]) or abs((told[0].earliest - told[1].earliest).days) <= _DAYS_OF_ONE_EVENT
    if one.when is None or other.when is None:
        return bool(one.told_years & other.told_years)
    return _same_time(one, other)


def _years_meet(one: Candidate, other: Candidate) -> bool:
    if one.years and other.years:
        return bool(one.years & other.years)
    left, right = one.when, other.when
    return left is None or right is None or abs(left.earliest.year - right.earliest.year) <= 1


def same_subject(pool: Pool, one: Disputable, left: Span, other: Disputable, right: Span) -> float:
    """Confidence that the clauses around two spans tell of the same thing, 0 when they do not."""
    if foreign(one.candidate, other.candidate) or foreign(other.candidate, one.candidate):
        return 0.0
    first, second = bare(one.clause(left)), bare(other.clause(right))
    shared, all_words = first & second, first | second
    if len(shared) < 3 and not (len(shared) == 2 and len(all_words) <= 3):
        return 0.0
    if (one.named & first) - set(other.candidate.words) and (other.named & second) - set(one.candidate.words):
        return 0.0
    likeness = pool.mass(shared) / max(pool.mass(all_words), 1e-9)
    if likeness < _ALIKE:
        # told in other words: too unsure to print, worth a person's look
        return round(0.2 + 0.9 * likeness, 3) if likeness >= _HARDLY_ALIKE else 0.0
    return round(min(0.95, 0.45 + 0.6 * likeness), 3)


def _of_a_thing(pool: Pool, one: Disputable, other: Disputable) -> bool:
    """True for `The bridge cost …` here, where the sentence before names the bridge, and `The Lema bridge cost …` there."""
    for here, there in ((one, other), (other, one)):
        if not here.thing or not here.thing <= set(there.candidate.words) or not there.named:
            continue
        before = [each for each in pool.by_document[here.candidate.document.id] if 0 < here.candidate.at - each.at <= _SENTENCES_BACK]
        if any(here.thing <= set(each.words) and Disputable(each).named & there.named for each in before):
            return True
    return False


def _anchored(pool: Pool, one: Disputable, other: Disputable) -> bool:
    """True when both name somebody or something, or a year, in common: `She raised …` and `Ruiz raised …` need not be about one person.

    Two sentences that say nearly the same at length need no name.
    """
    if one.named & other.named or one.candidate.told_years & other.candidate.told_years:
        return True
    shared = one.candidate.meaning & other.candidate.meaning
    return len(shared) >= _AT_LENGTH and pool.likeness(one.candidate, other.candidate) >= _NEARLY_THE_SAME


def _found(kind: str, subject: str, first: tuple[Disputable, str], second: tuple[Disputable, str], confidence: float) -> Discrepancy:
    return Discrepancy(
        kind=kind,
        subject=subject,
        first=first[0].candidate.claim,
        first_value=first[1],
        second=second[0].candidate.claim,
        second_value=second[1],
        confidence=confidence,
    )


_TESTS: tuple[tuple[Test, Callable[[Disputable], bool]], ...] = (
    (_visits, lambda one: one.visit is not None),
    (_dates, lambda one: bool(one.dates)),
    (_numbers, lambda one: bool(one.figures)),
    (_denials, lambda one: bool(one.figures)),
    (_tallies, lambda one: bool(one.tallies)),
    (_offices, lambda one: bool(one.offices)),
    (_durations, lambda one: bool(one.durations)),
)

"""Dated events out of printed facts, each with the words of its source that tell it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.composition.excerpts import VERB, after_when, clause_around, date_lead, shortened, without_opened
from briefgen.composition.labels import EXPECTED, NEW_DATE, shown, stretched, to_come
from briefgen.composition.merging import Weighed, add, moves_a_plan, on_their_own, told_already, without_moved
from briefgen.composition.quotes import quoted
from briefgen.composition.statements import vague
from briefgen.model.edition import Statement
from briefgen.model.evidence import Claim, EventDate, Fact
from briefgen.model.exhibit import TimelineData, TimelineEvent
from briefgen.spec.schema import ExhibitSpec
from briefgen.text.edtf import MONTHS, Precision
from briefgen.text.normalise import printable
from briefgen.text.papers import of_a_paper
from briefgen.text.phrases import content, tokens
from briefgen.text.spans import Span

LONGEST_LABEL = 9
"""Words of an event's label."""
_WHOLE, _WHOLE_LENGTH = LONGEST_LABEL + 3, 72
"""Words, and characters, that a label has at most to stay whole: its last words say what it was for."""
_BEHIND_VERB, _MOST_OVER = 2, 7
"""Words kept behind a verb that stands late, and by how many a label may be longer for it."""
MOST_EVENTS = 12
_TO_COME = 0.5
"""What an event that lies ahead of the cut-off has over others where there are too many: it is what has to be prepared for."""
_INTRODUCED = re.compile(r"\b(?:in|on|by|since|until|late|early|mid|from)[\s-]+(?:late\s+|early\s+|mid-?)?\Z", re.IGNORECASE)
_EMPTY_SUBJECT = re.compile(
    r"(?:(?:the|both|these)\s+(?:two\s+)?(?:sides|countries|parties|nations|leaders)|both sides|the country|they|he|she|it)\s+"
    r"(?:…\s+)?(?=[a-z])",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\b(?:announced|declared|agreed|decided|confirmed|stated|said)\b(?:\W+\w+){0,4}\W*\Z")
_HELPING_VERB = re.compile(r"(?:was|were|is|are|has|have|had)\s+(?=\w+(?:ing|ed)\b)")
_LINK = re.compile(r"\A(?:and|but|or|so|yet|then|while|As|When|While)\s+(?=\w)")
_ASIDE = re.compile(r"(?P<subject>[^,;]{2,60}),\s(?:who|which|whose|the|an?|his|her|its)\s[^,;]+,\s+(?=[a-z])")
_BEFORE_ASIDE = re.compile(r"(?P<subject>[^,;]{2,60}),\s[^,;]+,\s+")
# what happened to whom stands elsewhere (`an umpire awarded it`), or in the quotation behind
_TELLS_NOTHING = re.compile(r"\A\W*(?:\S+\s+){0,5}\w+ed (?:it|them|him|this|that)\W*\Z")
_ONLY_SAID = re.compile(
    r"(?:\S+ ){1,8}(?:said|says|added|told|noted|stressed|explained|wrote|asserted|stated|affirmed|emphasi[sz]ed|reiterated|indicated"
    r"|announced)"
    r"(?:,? (?:in|at|during|to) (?:an?|the|his|her) (?:\S+ ?){0,5})?[\W…]*"
)
# that somebody said something on a day makes it no event of that day, unless saying it does it
_DONE_BY_SAYING = re.compile(r"\b(?:announced|declared|agreed|decided|pledged|proclaimed)\b(?:\W+\w+){0,4}\W*\Z")
_ONE_PERSON = re.compile(r"(?:he|she)\s", re.IGNORECASE)
_TO_MOVE = (
    r"(?:agreed?|agrees|decided?|decides|voted?|votes) (?:on [^,;.]{3,20} )?to"
    r" (?:postpone|move|shift|reschedule|put off|delay|defer|push back|bring forward)"
)
_MOVED = rf"\b(?:moved|shifted|rescheduled|postponed|put off|delayed|deferred|pushed back|brought forward|{_TO_MOVE})\b[^.;]{{0,80}}?"
_MOVED_TO = re.compile(_MOVED + r"\b(?:to|until|till)\s+(?:\w+day,?\s+)?\Z")
_MOVED_FROM = re.compile(_MOVED + r"\bfrom\s+(?:\w+day,?\s+)?\Z")
# `is insured until 31 December`: it holds up to that day, on which nothing happens; but `has until 31 December to pay`
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:\w+day,?\s+)?(?:the\s+end\s+of\s+)?\Z", re.IGNORECASE)
_TERM = re.compile(
    r"\b(?:(?:has|have|had)(?: time)?|(?:given|gave|gives?|grants?|granted)\s[^.;]{2,50}?)\s(?:until|till)\s[^.;]{0,20}\Z", re.IGNORECASE
)
# still to come for those of whom is told: no event of that day
_AWAITED = re.compile(r"\b(?:to be \w+|pending|scheduled|due|planned|expected|slated|targets?|goals?|aims?|deadlines?)\b[^,;]{0,40}\Z")
_NEXT_VERB = re.compile(rf"\s+(?P<verb>(?!to\s){VERB.pattern})")
_SUBJECT_FROM = re.compile(r"[,;:]\s+|\s(?:that|(?P<joins>and|but)|while|when|as)\s")
# nobody tells whether it took place
_PLANNED = re.compile(
    r"\b(?:was|were|had been) (?:\w+ly )?(?:scheduled|due|expected|slated|supposed|planned|set) (?:to|for)\b[^.;]{0,110}\Z"
)
# `the first visit since 1997`: that one is not what is told
_SINCE = re.compile(
    r"\b(?:first|last|only|most|least|best|worst|\w{3,}est)\b[^;]{0,80}\bsince\s+(?:late\s+|early\s+|mid-?)?\Z", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\s*\Z")
_ADVERBIAL = re.compile(r"(?:In|At|On|During|After|Following|With|Under|By|For|From)\s")
_THAT = re.compile(r"(?:that\s+)?")
_RISES_FROM = re.compile(r"\bfrom\s[^,;]{1,60}\s(?:in|of|on)\s\Z")
_RISES_TO = re.compile(r"\sto\s[^,;]{1,60}\s(?:in|by|on|at|this|last)\s")
_YEAR = re.compile(r"\d{4}")
_CALENDAR = re.compile(rf"\d{{4}}|\b(?:{'|'.join(MONTHS)})\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_ANNIVERSARY = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|tenth)\s+(?:\w+\s+)?anniversary\b[^,;]*")
_APPOSED = re.compile(r"(?:an?|the|its)\s+(?:[\w-]+\s+){1,3}\w+(?:ed|en|ade|old)")
_ENDS_IN_VERB = re.compile(rf"(?:{VERB.pattern})(?:\s+\w+ly)?\s*\Z")
_GOES_ON = re.compile(
    r"\s+(?P<rest>(?!(?:and|but|or|as|while|when|after|before|since|that|which|who|because|in|at|on|near)\b)[\w“\"$€£][^,;:.]*)"
)
_OTHER_SUBJECT = re.compile(r"\b(?:which|who|whom|whose|that|when|while|as|after|before)\b")
_SHARED_SUBJECT = re.compile(r"(?P<subject>(?:[^\s,;:“”\"]+\s+){0,5}[^\s,;:“”\"]+)\s*")
_FINITE = re.compile(r"(?!to\s)(?!\w+(?:ed|en)\s+(?:by|in|at|on|with|from)\b)")
_RANGE_ENDS = re.compile(
    rf"\s?(?:[-–—]|to|and|until|through)\s?(?:(?:{'|'.join(MONTHS)})\s)?\d{{1,2}}(?:st|nd|rd|th)?\b"
    rf"(?:\s(?:{'|'.join(MONTHS)})\b)?(?:,?\s\d{{4}})?"
)
_OF = frozenset(("of", "for", "in", "and", "on", "to", "with", "from", "the"))
_FINE_ENOUGH = (Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.INTERVAL)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A fact with the statement that prints it."""

    fact: Fact
    statement: Statement


def timeline(
    told: Iterable[Told],
    cutoff: dt.date,
    exhibit: ExhibitSpec | None = None,
    section: str | None = None,
    topic: Sequence[str] = (),
) -> TimelineData:
    """Events in order of time, one for each, at most MOST_EVENTS; `from` and `to` of the exhibit bound them.

    Where there are more, those of `section` stay, then those of the best score. topic: names that a label may do without.

    An event is a fact's event date, or a further date to the year or finer that a preposition introduces; neither one in a quotation nor
    the day of what was only planned. A clause that tells two dates is one event, and of a plan that was moved only the newer date is one.
    """
    found: list[Weighed] = []
    parties = frozenset(token for name in topic for token in tokens(name))
    for item in told:
        for date in dates_told(item.fact):
            event = _event(item, date, cutoff, topic)
            if event and _wanted(event, exhibit):
                words = set(content(tokens(_clause(item.fact, date))))
                score = item.fact.score + (item.fact.section == section) + (_TO_COME if event.planned else 0.0)
                said = item.fact.claim.statement_date
                days = (said.edtf.earliest, said.edtf.latest) if said else None
                moves = moves_a_plan(item.fact.claim.text)
                new = Weighed(event=event, words=words, score=score, said=days, moves=moves, claim=item.fact.claim)
                if not told_already(found, new):
                    add(found, new, parties)
    best = sorted(without_moved(on_their_own(found)), key=lambda one: -one.score)[:MOST_EVENTS]
    events = sorted((one.event for one in best), key=lambda event: (event.date.earliest, event.date.latest, event.label))
    return TimelineData(events=tuple(events))


def dates_told(fact: Fact) -> list[EventDate]:
    """The event date of a fact and further dates that its own words tell, outside quotations, to the year or finer."""
    claim = fact.claim
    closed = quoted(claim)
    spoken = [piece for attribution in claim.attributions for piece in attribution.spans]
    found = []
    event = claim.event_date
    if event and (claim.speaker is None or (event.span and any(piece.meets(event.span) for piece in spoken))):
        before = claim.text[: max(0, event.span.start - claim.span.start)] if event.span else ""
        if not _PLANNED.search(before) and not (event.span and any(event.span.meets(span) for span in closed)):
            found.append(event)
    for time in claim.times:
        before = claim.text[: max(0, time.span.start - claim.span.start)]
        known = any(date.span == time.span or date.edtf == time.edtf for date in found)
        explicit = (bool(_YEAR.search(time.text)) and bool(_INTRODUCED.search(before))) or _MOVED_TO.search(before) is not None
        risen = _RISES_FROM.search(before) is not None and _RISES_TO.match(claim.text, time.span.end - claim.span.start) is not None
        awaited = (risen or _AWAITED.search(before) is not None) and not (claim.event_date and claim.event_date.span == time.span)
        lasts = _UNTIL.search(before) is not None and not _MOVED_TO.search(before) and not _TERM.search(before)
        passed = lasts or _SINCE.search(before) is not None or of_a_paper(before) or _MOVED_FROM.search(before) is not None
        told_then = claim.speaker is not None and bool(spoken) and not any(piece.meets(time.span) for piece in spoken)
        passed = passed or (told_then and _DONE_BY_SAYING.search(before) is None)
        if time.edtf and explicit and not known and not awaited and not passed and not any(time.span.meets(span) for span in closed):
            found.append(EventDate(edtf=time.edtf, basis=time.basis, span=time.span))
    return [date for date in found if date.edtf.precision in _FINE_ENOUGH and not vague(claim, date.span) and not stretched(claim, date)]


def _event(item: Told, date: EventDate, cutoff: dt.date, topic: Sequence[str]) -> TimelineEvent | None:
    label = event_label(item.fact, date, topic)
    if len(content(tokens(label))) < 2:
        return None
    claim, planned = item.fact.claim, date.edtf.earliest > cutoff
    foretold = not planned and to_come(claim, date)
    before = claim.text[: max(0, date.span.start - claim.span.start)] if date.span else ""
    moved = planned and _MOVED_TO.search(before) is not None
    until = "until " if _UNTIL.search(before) and _TERM.search(before) else ""
    return TimelineEvent(
        date=date.edtf,
        date_text=until + shown(date) + (EXPECTED if foretold else NEW_DATE if moved else ""),
        label=label,
        statement=item.statement.id,
        citations=item.statement.citations,
        inferred=date.inferred or shown(date).startswith("≈"),
        planned=planned,
        foretold=foretold,
    )


def event_label(fact: Fact, date: EventDate, topic: Sequence[str] = ()) -> str:
    """The clause that tells of the date, without the date, as about LONGEST_LABEL words of the source in a run; empty when none does."""
    clause = _LINK.sub("", _clause(fact, date))
    clause = _without_aside(clause)
    clause = _without_subject(clause[after_when(clause, 0) :], topic)
    if re.match(r"(?:should|must|would|could|may|might|who|whom|whose|which|It)\b", clause) or _TELLS_NOTHING.search(clause):
        return ""
    joint = re.match(r"to \w+\b.*\band (?=[a-z])", clause)
    if joint and len(clause.split()) > LONGEST_LABEL:
        # `to become friends and develop ties`: the date belongs to the last
        clause = clause[joint.end() :]
    words = without_opened(printable(_shorter_subject(clause).strip(" ,;:.—-")))
    count = len(words.split())
    whole = count <= LONGEST_LABEL + 1 or (count <= _WHOLE and len(words) <= _WHOLE_LENGTH)
    label = words if whole else _with_its_verb(shortened(words, LONGEST_LABEL), words)
    return "" if _ONLY_SAID.fullmatch(label) else label[:1].upper() + label[1:]


def _with_its_verb(label: str, words: str) -> str:
    """A label cut before the verb of its clause goes on to behind it; empty where that takes too long: a subject alone tells of nothing."""
    verb = VERB.search(words)
    if verb is None or VERB.search(label):
        return label
    needed = len(words[: verb.end()].split()) + _BEHIND_VERB
    return shortened(words, needed) if needed <= LONGEST_LABEL + _MOST_OVER else ""


def _without_aside(clause: str) -> str:
    """A long clause with `…` for what tells more of its subject: `Anna Ruiz … left the government`."""
    aside = _ASIDE.match(clause)
    told = aside is not None and VERB.match(clause, aside.end()) is not None  # `Aland, the Reds, the Greens and Boria met` is a list
    return f"{aside['subject']} … {clause[aside.end() :]}" if aside and told and len(clause.split()) > LONGEST_LABEL else clause


def _without_subject(clause: str, topic: Sequence[str]) -> str:
    """The clause without a subject that tells nothing: `the two sides`; in a long one also the topic's own names (`Aland and Boria`)."""
    if _ONE_PERSON.match(clause):
        return ""  # nobody knows who
    empty = _EMPTY_SUBJECT.match(clause)
    if empty and len(clause[empty.end() :].split()) >= 3:
        return _HELPING_VERB.sub("", clause[empty.end() :], count=1)
    if topic and len(clause.split()) > LONGEST_LABEL:
        names = "|".join(re.escape(name) for name in sorted(topic, key=len, reverse=True))
        parties = re.match(rf"(?:the\s+)?(?:{names})\s+and\s+(?:the\s+)?(?:{names})\s+(?:…\s+)?(?=[a-z])", clause, re.IGNORECASE)
        if parties and len(clause[parties.end() :].split()) >= 3:
            return clause[parties.end() :]
    return clause


def _clause(fact: Fact, date: EventDate) -> str:
    """The words that tell of the date: the anniversary it marks, the clause around it, the sentence when its context tells it."""
    claim = fact.claim
    text = claim.text.rstrip()
    told = date.span if date.span and claim.span.holds(date.span) and _of_the_calendar(claim, date.span) else None
    head = next((trim.span.end - claim.span.start for trim in claim.trims if trim.span.start == claim.span.start), 0)
    if told is None:
        return text[max(head, _after_opening_date(claim, date)) :]
    start, end = told.start - claim.span.start, told.end - claim.span.start
    if date.edtf.precision is Precision.INTERVAL and (last := _RANGE_ENDS.match(text, end)):
        end = last.end()
    announced = _ANNOUNCED.search(text[:start]) and re.match(r"\s*,?\s+that\s+", text[end:])
    if announced and len(text[end + announced.end() :].split()) >= 4:
        # `announced on 3 May that they would open …`: what was announced tells more
        return text[end + announced.end() :]
    marked = _ANNIVERSARY.search(text, 0, start)
    if marked and len(text[marked.start() : start].split()) <= LONGEST_LABEL + 2:
        return re.sub(r"\s+(?:in|on|of)\s*\Z", "", text[marked.start() : start])
    between = _between(text, start, end)
    if between is not None:
        return text[max(head, between[0], _said_from(claim, told)) : between[1]].rstrip() + " … " + text[between[2] :]
    around = clause_around(text, start, end)
    if around is None or around[1] <= head:
        return ""
    if _RELATIVE.search(text, 0, around[0]):
        return ""  # `Ruiz, who led the talks in 2008`: without its subject it tells nothing
    if _ADVERBIAL.match(text, around[0]) and text[end : end + 1] == ",":
        # `In a survey released last Thursday, most said …`
        return text[end + 1 :].lstrip()
    begin = max(head, around[0], _said_from(claim, told))
    begin = head if _ends_a_list(text, head, begin) else begin
    told_clause = text[begin : around[1]]
    if begin > head and _APPOSED.fullmatch(told_clause.strip()):
        return text[head:begin].rstrip(" ,–—-")  # `They signed a treaty, a step announced on 3 May`
    if around[1] <= start and _ENDS_IN_VERB.search(told_clause) and (rest := _GOES_ON.match(text, end)):
        told_clause = f"{told_clause.rstrip()} … {rest['rest']}"  # `Aland voted on Tuesday to leave`
    if begin == head or not VERB.match(told_clause):
        return told_clause
    # `Anna Ruiz, who …, left in 2003`, `They met in 2001 and left in 2003`: the verb alone tells nothing
    subject = _BEFORE_ASIDE.fullmatch(text, head, begin) or _joined_subject(text, head, begin)
    return f"{subject['subject']} … {told_clause}" if subject else "" if _FINITE.match(told_clause) else told_clause


def _ends_a_list(text: str, head: int, begin: int) -> bool:
    """True when the clause at `begin` opens with the last of several that do it: `the Reds, the Greens and Boria signed …`."""
    before = text[head:begin]
    verb = VERB.search(text, begin)
    if verb is None or not before.rstrip().endswith(",") or VERB.search(before) or _ADVERBIAL.match(before):
        return False
    return " and " in text[begin : verb.start()] and len(before.split()) <= LONGEST_LABEL


def _joined_subject(text: str, head: int, begin: int) -> re.Match[str] | None:
    """The subject that a clause beginning at `begin` shares with the first one of its sentence."""
    before = text[head:begin]
    if not before.rstrip().endswith((" and", " but", ",")) or _OTHER_SUBJECT.search(before):
        return None
    verb = VERB.search(text, head, begin)
    return _SHARED_SUBJECT.fullmatch(text, head, verb.start()) if verb else None


def _between(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where a clause's subject begins and ends, and its verb begins, when a date stands between: `Aland on Thursday opened the gates`."""
    verb = _NEXT_VERB.match(text, end)
    if verb is None:
        return None
    lead = date_lead(text, start)
    cuts = (found for found in _SUBJECT_FROM.finditer(text, 0, lead) if not found["joins"] or VERB.search(text, 0, found.start()))
    begin = max((found.end() for found in cuts), default=0)
    subject = text[begin:lead].strip()
    return (begin, lead, verb.start("verb")) if subject and len(subject.split()) <= LONGEST_LABEL else None


def _of_the_calendar(claim: Claim, date: Span) -> bool:
    """True for a date told by year, month or day of the week: its words can be left out where the date is printed beside."""
    words = claim.text[date.start - claim.span.start : date.end - claim.span.start]
    return _CALENDAR.search(words) is not None


def _said_from(claim: Claim, told: Span) -> int:
    """Where in the sentence the indirect speech begins that tells of the date: who says so is not what happened then; 0 outside of any."""
    spoken = [(piece.start - claim.span.start, piece) for one in claim.attributions for piece in one.spans if piece.holds(told)]
    # `confirmed the virus on 3 May`: the object alone tells of nothing
    starts = [at for at, piece in spoken if VERB.search(claim.text, at, min(piece.end, told.start) - claim.span.start)]
    return max((at + len(_THAT.match(claim.text, at)[0]) for at in starts), default=0)  # type: ignore[index]


def _after_opening_date(claim: Claim, date: EventDate) -> int:
    """Where a sentence goes on after a date told at its head (`Last week, …`, `During the past three years, …`); 0 when none is."""
    if date.span and claim.span.holds(date.span):
        ends = date.span.end - claim.span.start
        rest = re.match(r"\s*,\s*" if date.span.start > claim.span.start else r"\s*,?\s*", claim.text[ends:])
        before = claim.text[: date.span.start - claim.span.start]
        if rest and (len(before.split()) <= 3 or ("," in before and not VERB.search(before))):
            return ends + rest.end()
    return 0


def _shorter_subject(clause: str) -> str:
    """A long clause without the titles before a name: the last three words before its verb stay."""
    words = clause.split()
    verb = next((at for at, word in enumerate(words) if at and VERB.fullmatch(word)), 0)
    if (
        len(words) > LONGEST_LABEL
        and verb > 3
        and words[verb - 3] not in _OF
        and all(word[:1].isupper() for word in words[verb - 2 : verb])
    ):
        return " ".join(words[max(0, verb - 3) :] if words[verb - 3][:1].isupper() else words[verb - 2 :])
    return clause


def _wanted(event: TimelineEvent, exhibit: ExhibitSpec | None) -> bool:
    if exhibit is None:
        return True
    after = exhibit.from_ is None or event.date.latest >= exhibit.from_.earliest
    return after and (exhibit.to is None or event.date.earliest <= exhibit.to.latest)

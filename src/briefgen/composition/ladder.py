"""A status over time out of printed facts: when each level of the desk's ladder was first entered, and which statement says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from briefgen.composition.labels import shown
from briefgen.composition.timeline import Told, dates_told
from briefgen.model.evidence import Claim, EventDate
from briefgen.model.exhibit import LadderData, LadderStep
from briefgen.spec.schema import ExhibitSpec
from briefgen.text.phrases import holds, phrase_tokens, places, token_places, tokens

_ENTERED = (
    r"(?:re-?)?established|normali[sz]ed|entered(?: into)?|formed|founded|signed|launched|announced|declared|proclaimed|restored|resumed|"
    r"set up|began|became|agreed on|opened|concluded|forged|created|made"
)
_RAISED = (
    r"upgraded|elevated|raised|lifted|promoted|advanced|developed|expanded|transformed|turned|deepened|moved(?: up)?|"
    r"(?:went|gone|risen|rose|grew|grown)(?: straight)?|"
    r"(?:announced|declared|agreed on|decided on) (?:the|an) (?:official )?(?:upgrade|upgrading|elevation|rise|lifting|raising) of"
)
_AGREED = r"(?:agreed|decided) (?:to )"
_ENTER = r"(?:re-?)?establish|normali[sz]e|enter(?: into)?|form|found|sign|launch|set up|begin|become|open|restore"
_RAISE = r"upgrade|elevate|raise|lift|promote|advance|move(?: up)?|go"
_ENTERING = re.compile(rf"\b(?:(?:{_ENTERED})|{_AGREED}(?:{_ENTER}))\b", re.IGNORECASE)
_RAISING = re.compile(rf"\b(?:(?:{_RAISED})|{_AGREED}(?:{_RAISE}))\b", re.IGNORECASE)
_WAS = re.compile(rf"\b(?:was|were|(?:has|have|had) been) (?:\w+ly )?(?:{_ENTERED})\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:to|into|as)\s+(?:(?:the|a|an|status|level|rank|of|that|new|full|their|called)\W+)*\Z", re.IGNORECASE)
_DIRECT = re.compile(
    r"\W*(?:(?:(?:the|a|an|their|its|new|full|formal|official|bilateral|mutual|historic|first|ties|relations|relationship|called)\b"
    r"|[A-Z][\w.’'–-]*)\W+)*"
)
_LEFT = re.compile(r"\b(?:from|than|over|beyond|under|within)\s+(?:(?:the|a|an|their|its|status|level|of)\s+)*\Z", re.IGNORECASE)
# what is wished, planned or denied did not happen
_UNREAL = re.compile(
    r"\b(?:will|would|shall|should|could|can|may|might|must|not|never|no|nor|neither|without|yet to|to be|be|being|if|unless|until|"
    r"plan\w*|hop(?:e|es|ed|ing)|want\w*|wish\w*|aim\w*|seek\w*|sought|propos\w+|suggest\w*|expect\w*|consider\w*|intend\w*|urg\w+|"
    r"call(?:s|ed|ing)? for|ready|refus\w+|declin\w+|fail\w*|almost|nearly|towards?|discuss\w*|negotiat\w+|talks (?:on|about)|draft\w*|"
    r"skip\w*|bypass\w*|instead of|rather than|short of|anniversary)\b|n['’]t\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[,;:—–]\s|[.?!]\s+(?=[A-Z][a-z])|\b(?:while|when|where|since|after|before|until|which|who|whom|that|but|because|although|following|"
    r"as well as)\b",
    re.IGNORECASE,
)
# `the 2013 partnership`, `until 2013`: no date of an entry
_OTHER_USE = re.compile(r"\b(?:the|a|an|its|their|this|that|of|from|until|by|to)\s+\Z", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:and|then)\s+(?:(?:in|on|by|then|later|late|early)\s+)*\Z", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:(?:in|on|by|during|from|late|early|mid|earlier|later|the|last|of)\W+)*\Z", re.IGNORECASE)
# `Aland and Boria`, `Aland-Boria`, `with Boria`: between whom it is
_NAME = r"(?:[A-Z][\w’'.]*\w\.?)(?: [A-Z][\w’'.]*\w\.?)*"
_PAIR = re.compile(rf"({_NAME})(?:\s*[-–—]\s*|\s+and\s+(?:the\s+)?)({_NAME})")
_WITH = re.compile(rf"\bwith\s+(?:the\s+)?({_NAME})")
_PERSON = re.compile(r"\b(?:President|Secretary|Minister|Chair\w*|Chief|Premier|Chancellor|King|Queen|Senator|Ambassador|Mr|Ms|Mrs|Dr)\b")
_REACH = 12
"""Words between what was entered and the date that tells when."""


def ladder(told: Iterable[Told], asked: ExhibitSpec, cutoff: dt.date, exclude: Sequence[str] = (), topic: Sequence[str] = ()) -> LadderData:
    """The first dated entry into each level that a statement tells of, in order of time.

    exclude: phrases whose sentences are no evidence here. topic: names of the brief; where one of two named parties is among them, both
    must be. Of two dates that agree the finer one is shown, citing only what tells it as finely.
    """
    found: list[LadderStep] = []
    for item in told:
        claim = item.fact.claim
        if any(holds(phrase, tokens(claim.text)) for phrase in exclude):
            continue
        for date in dates_told(item.fact):
            level = _entered(claim, date, asked.levels, topic)
            if level is not None and date.edtf.earliest <= cutoff and _within(date, asked):
                found.append(_step(item, date, level))
    firsts = [_first([step for step in found if step.level == level]) for level in sorted({step.level for step in found})]
    return LadderData(levels=asked.levels, steps=tuple(sorted(firsts, key=lambda step: (step.date.earliest, step.date.latest, step.level))))


def _step(item: Told, date: EventDate, level: int) -> LadderStep:
    words = shown(date)
    return LadderStep(
        date=date.edtf,
        date_text=words,
        level=level,
        statement=item.statement.id,
        citations=item.statement.citations,
        inferred=date.inferred or words.startswith("≈"),
    )


def _within(date: EventDate, asked: ExhibitSpec) -> bool:
    after = asked.from_ is None or date.edtf.latest >= asked.from_.earliest
    return after and (asked.to is None or date.edtf.earliest <= asked.to.latest)


def _first(steps: Sequence[LadderStep]) -> LadderStep:
    """The earliest, as fine as those that agree with it have it, citing all that tell it so; a stated date goes before an inferred one."""
    earliest = min(steps, key=lambda step: (step.date.latest, step.inferred))
    agreeing = [step for step in steps if step.date.within(earliest.date) or earliest.date.within(step.date)]
    best = min(agreeing, key=lambda step: (step.date.latest - step.date.earliest, step.inferred))
    cited = dict.fromkeys(number for step in (best, *agreeing) if step.date.within(best.date) for number in step.citations)
    return LadderStep(
        date=best.date,
        date_text=best.date_text,
        level=best.level,
        statement=best.statement,
        citations=tuple(cited),
        inferred=best.inferred,
    )


def _entered(claim: Claim, date: EventDate, levels: Sequence[str], topic: Sequence[str]) -> int | None:
    """The level that the words around a date say was entered then; None when they do not."""
    spans = [time.span for time in claim.times] + ([date.span] if date.span else [])
    dates = sorted({(span.start - claim.span.start, span.end - claim.span.start) for span in spans if claim.span.holds(span)})
    text = _masked(claim.text, dates)
    when = (date.span.start - claim.span.start, date.span.end - claim.span.start) if date.span and claim.span.holds(date.span) else None
    for start, end, level in _mentions(text, levels):
        verb = _verb_before(text, start) or _verb_after(text, end)
        if verb is None:
            continue
        low, high = min(start, verb[0]), max(end, verb[1])
        clause = _clause(text, low, high)
        told = text[clause[0] : clause[1]]
        if not _UNREAL.search(told) and _ours(text, told, topic) and _dated(text, clause, (low, high), when, dates):
            return level
    return None


def _masked(text: str, dates: Sequence[tuple[int, int]]) -> str:
    """The text with digits for its dates: their commas end no clause, and May is no verb."""
    for start, end in dates:
        text = text[:start] + "0" * (end - start) + text[end:]
    return text


def _mentions(text: str, levels: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where levels stand, as half-open offsets and level, the longest where one holds another."""
    placed = token_places(text)
    words = tuple(word for word, _ in placed)
    runs = [(at, at + len(phrase_tokens(level)), number) for number, level in enumerate(levels) for at in places(level, words)]
    longest = [run for run in runs if not any(_contains(other, run) for other in runs)]
    return [(placed[first][1], _word_end(text, placed[last - 1][1]), level) for first, last, level in sorted(longest)]


def _contains(other: tuple[int, int, int], run: tuple[int, int, int]) -> bool:
    return other[0] <= run[0] and run[1] <= other[1] and other[1] - other[0] > run[1] - run[0]


def _word_end(text: str, at: int) -> int:
    word = re.compile(r"\w+").match(text, at)
    return word.end() if word else at


def _verb_before(text: str, start: int) -> tuple[int, int] | None:
    """The verb that makes the level at `start` what was entered: `raised … to a …`, `established …`."""
    if _LEFT.search(text, 0, start):
        return None
    for verbs, leads in ((_RAISING, _TARGET), (_ENTERING, _DIRECT)):
        for verb in reversed(list(verbs.finditer(text, 0, start))):
            between = text[verb.end() : start]
            if not _BOUNDARY.search(between) and leads.search(between) and (leads is _TARGET or leads.fullmatch(between)):
                return verb.span()
    return None


def _verb_after(text: str, end: int) -> tuple[int, int] | None:
    """The verb of `diplomatic relations between the two were normalized`."""
    verb = _WAS.search(text, end)
    if verb is None or _BOUNDARY.search(text, end, verb.start()) or len(text[end : verb.start()].split()) > 9:
        return None
    return verb.span()


def _clause(text: str, low: int, high: int) -> tuple[int, int]:
    """The clause around `[low, high)`."""
    starts = [match.end() for match in _BOUNDARY.finditer(text, 0, low)]
    stop = _BOUNDARY.search(text, high)
    return (starts[-1] if starts else 0), (stop.start() if stop else len(text))


def _dated(
    text: str, clause: tuple[int, int], told: tuple[int, int], when: tuple[int, int] | None, dates: Sequence[tuple[int, int]]
) -> bool:
    """True when the date says when that was: in the clause itself, at the head of the sentence before it, or in its context."""
    if when is None:
        # the date of the whole sentence: only its main clause has it
        return not re.search(r"\b(?:since|after|before|when|until|which|who|that|following)\W*\Z", text[: clause[0]], re.IGNORECASE)
    here = [date for date in dates if clause[0] <= date[0] and date[1] <= clause[1] and not _OTHER_USE.search(text, 0, date[0])]
    if here:
        return when == _nearest(text, told, here)
    # `On 3 May 2013, ten years after the war, the two sides …`
    heads = bool(_OPENING.match(text, 0, when[0])) and not re.match(r"\W*(?:since|after|before|until|by)\b", text, re.IGNORECASE)
    return heads and when[1] <= clause[0] and _main(text, when[1], clause[0])


def _nearest(text: str, told: tuple[int, int], dates: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The date that belongs to what is told: the first behind it, else the last before it, else one within."""
    behind = [date for date in dates if date[0] >= told[1]]
    if behind:
        between = text[told[1] : behind[0][0]]
        if not _NEXT.search(between) and len(between.split()) <= _REACH:
            return behind[0]
    before = [date for date in dates if date[1] <= told[0]]
    within = [date for date in dates if told[0] < date[0] < told[1]]
    return before[-1] if before else within[0] if within else None


def _main(text: str, after: int, begin: int) -> bool:
    """True when the clause at `begin` follows the opening date directly, or behind one remark between commas."""
    between = text[after:begin].strip()
    return between.strip(",") == "" or (between.startswith(",") and between.endswith(",") and between.count(",") == 2)


def _ours(text: str, told: str, topic: Sequence[str]) -> bool:
    """False for what is between one party of the topic and one outside it; persons stand for either."""
    if not topic:
        return True
    pairs = [match.groups() for match in _PAIR.finditer(text)]
    if any(_named(first, topic) != _named(second, topic) for first, second in pairs if not _PERSON.search(f"{first} {second}")):
        return False
    return all(_named(match[1], topic) or bool(_PERSON.search(match[1])) for match in _WITH.finditer(told))


def _named(name: str, topic: Sequence[str]) -> bool:
    plain = name.replace(".", "").casefold()
    return any(re.search(rf"\b{re.escape(one.replace('.', '').casefold())}", plain) for one in topic)

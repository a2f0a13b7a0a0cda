"""One event for each happening of a timeline, whichever of several sentences tell it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.composition.labels import EXPECTED
from briefgen.model.evidence import Claim
from briefgen.model.exhibit import TimelineEvent
from briefgen.text.edtf import Precision
from briefgen.text.phrases import content, tokens
from briefgen.text.spans import Span

_TAKES_UP = re.compile(r"(?:The|This|That) \w+ (?:\w+ed|was|were|is|are|came|took|had|has)\b")
_YEAR = re.compile(r"\d{4}")
_COMMON = frozenset(
    tokens(
        "agreement accord treaty pact protocol memorandum deal document statement sign signed conclude concluded ink meet met meeting talks"
        " visit visited hold held open opened announce announced minister president country countries side sides two both state leader"
        " prime foreign say said"
    )
)
"""Words that tell what kind of thing happened, not which."""
_SAME_CLAUSE = 0.6
_MOVES = re.compile(
    r"\b(?:(?:later|earlier) than (?:(?:was|had been|first|originally|previously) )*(?:planned|expected|scheduled|promised|hoped|announced)"
    r"|postponed|put off|delayed|deferred|pushed back|brought forward|rescheduled"
    r"|(?:agreed?|agrees|decided?|decides|voted?|votes) (?:on [^,;.]{3,20} )?to"
    r" (?:postpone|move|shift|reschedule|put off|delay|defer|push back|bring forward))\b"
)
_DENIED = re.compile(r"(?:\b(?:not|never|no)\b|n['’]t\b)(?:\W+\w+){0,3}\W*\Z")
_STEM = 4
"""Letters that a name shares with the words made of it."""
_SAME_PLAN, _LEAST_OF_A_PLAN = 0.5, 3
"""Share and number of the words of its clause that the news of a plan's change takes up."""


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """An event with the meaningful words of the clause that tells it, and how well its fact serves its section.

    said: first and last day on which its source may have said so, None when nobody knows. moves: its sentence tells that a plan was moved.
    claim: the whole sentence, None when it is not at hand.
    """

    event: TimelineEvent
    words: set[str]
    score: float
    said: tuple[dt.date, dt.date] | None = None
    moves: bool = False
    claim: Claim | None = None


def add(found: list[Weighed], new: Weighed, parties: frozenset[str] = frozenset()) -> None:
    """Add an event, or let it support the one already there: the finer date stays, and only what tells it as finely is cited.

    parties: tokens of names that say nothing of which event is meant. Two agreements of one day are one only where their words tell so.
    """
    for at, old in enumerate(found):
        first, second = old.event.date, new.event.date
        if _alike(old, new, parties) and (first.within(second) or second.within(first)):
            keep, drop = (new, old) if second.latest - second.earliest < first.latest - first.earliest else (old, new)
            if keep.event.foretold and not drop.event.foretold and first == second:
                keep, drop = drop, keep  # that it took place, not that it was to
            if not drop.event.foretold:
                keep = replace(keep, event=_come_about(keep.event))
            cited = _citing(keep, drop) if drop.event.date.within(keep.event.date) else keep
            said = max((one.said for one in (old, new) if one.said), default=None)
            found[at] = replace(cited, score=max(old.score, new.score), said=said, moves=old.moves or new.moves)
            return
    found.append(new)


def told_already(found: list[Weighed], new: Weighed) -> bool:
    """True for a further date of a statement in the very clause that told another of its dates: no event of its own."""
    mine = [old.words for old in found if old.event.statement == new.event.statement]
    return any(len(words & new.words) >= _SAME_CLAUSE * min(len(words), len(new.words)) for words in mine)


def _alike(old: Weighed, new: Weighed, parties: frozenset[str]) -> bool:
    """Of one and the same day less likeness is needed; other figures are other events, and so are other things of the same kind."""
    shared = old.words & new.words
    if len(shared) < 2 or _figures_apart(old.words, new.words):
        return False
    left, right = (words - _COMMON - parties for words in (old.words, new.words))
    if left and right and not left & right:
        return False
    same_day = old.event.date == new.event.date and old.event.date.precision is Precision.DAY
    return same_day or len(shared) >= 0.4 * min(len(old.words), len(new.words))


def _figures_apart(one: set[str], other: set[str]) -> bool:
    """True when both tell figures, years aside, and none in common."""
    left, right = ({word for word in words if word[0].isdigit() and not _YEAR.fullmatch(word)} for words in (one, other))
    return bool(left and right) and not left & right


def _come_about(event: TimelineEvent) -> TimelineEvent:
    """The event, once a source that is no older tells of it."""
    return replace(event, foretold=False, date_text=event.date_text.removesuffix(EXPECTED))


def on_their_own(found: list[Weighed]) -> list[Weighed]:
    """Without events that only take up another of the same date (`The announcement followed …`).

    The other one cites their sources too where both tell of the same thing.
    """
    kept = [one for one in found if not _TAKES_UP.match(one.event.label)]
    for one in found:
        if _TAKES_UP.match(one.event.label):
            same = [at for at, other in enumerate(kept) if other.event.date == one.event.date]
            if not same:
                kept.append(one)
            for at in [at for at in same if kept[at].words & one.words][:1]:
                kept[at] = _citing(kept[at], one)
    return kept


def moves_a_plan(text: str) -> bool:
    """True for a sentence that tells of something put off or brought forward: `four months later than planned`."""
    return any(_DENIED.search(text, 0, told.start()) is None for told in _MOVES.finditer(text))


def without_moved(found: list[Weighed]) -> list[Weighed]:
    """Without plans that a later source tells to be moved: of one plan only the newer date is an event."""
    return [old for old in found if not any(_moved(old, new) for new in found)]


def _moved(old: Weighed, new: Weighed) -> bool:
    """True when the event of `old` was only foreseen, and `new` tells later of another date for it."""
    if not new.moves or old.said is None or new.said is None or old.said[1] >= new.said[0]:
        return False
    ahead = (old.event.planned or old.event.foretold) and (new.event.planned or new.event.foretold)
    if not ahead or old.event.date.meets(new.event.date) or _figures_apart(old.words, new.words):
        return False
    shared = len(old.words & new.words)
    return shared >= _LEAST_OF_A_PLAN and shared >= _SAME_PLAN * min(len(old.words), len(new.words))


def _citing(keep: Weighed, drop: Weighed) -> Weighed:
    """The event with the sources of the other behind it, unless those tell its label otherwise."""
    if _told_otherwise(keep, drop):
        return keep
    citations = tuple(dict.fromkeys((*keep.event.citations, *drop.event.citations)))
    return replace(keep, event=replace(keep.event, citations=citations))


def _told_otherwise(keep: Weighed, drop: Weighed) -> bool:
    """True when the label of `keep` has a figure that the sentence of `drop` does not tell, or each of the two names somebody else.

    That both tell of one event makes neither a source for how many or where the other says.
    """
    ours, theirs = keep.claim, drop.claim
    if ours is None or theirs is None:
        return False
    label = set(tokens(keep.event.label))
    counted = {figure.value for figure in theirs.quantities}
    if any(figure.value not in counted for figure in ours.quantities if set(_words_of(ours, figure.span)) <= label):
        return True
    strange = [name for name in ours.names if set(tokens(name)) & label and not _named(name, theirs)]
    return bool(strange) and any(not _named(name, ours) for name in theirs.names)


def _words_of(claim: Claim, span: Span) -> Sequence[str]:
    return tokens(claim.text[span.start - claim.span.start : span.end - claim.span.start])


def _named(name: str, claim: Claim) -> bool:
    """True when the sentence has a word of the name, or one that is made of it (`Chile`, `Chilean`)."""
    held = tokens(claim.text)
    return any(word[:_STEM] == other[:_STEM] for word in content(tokens(name)) for other in held)

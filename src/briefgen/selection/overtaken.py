"""What later news overtakes: a plan that was moved to another day, and what a person or house takes back in so many words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim
from briefgen.selection.ahead import dates_in, foreseen, moves
from briefgen.selection.notices import stems_of
from briefgen.text.edtf import MONTHS, Edtf, Precision, parse_edtf
from briefgen.text.normalise import folded

_FROM = re.compile(r"\bfrom\s+(?:\w+day,?\s+)?\Z")
_UNTIL = re.compile(r"\b(?:to|until|till|for)\s+(?:\w+day,?\s+)?\Z")
_TAKES_BACK = re.compile(
    r"(?P<who>[^,;:]{2,80}?(?:,[^,;:]{2,60},)?)\s(?:(?:has|have|had)\s)?(?:\w+ly\s|since\s|later\s|now\s)?"
    r"(?:retracted|withdrew|withdrawn|recanted|took\sback|taken\sback|disowned)\s"
    r"(?:his|her|its|their|the|an?)\s(?:\w+\s){0,3}?"
    r"(?P<what>statements?|claims?|remarks?|accusations?|charges?|allegations?|testimony|confession|account|story|words|assertions?"
    r"|(?P<work>report|study|estimate|forecast|figures?|calculation|survey|paper))\b(?P<about>.*)",
    re.DOTALL,
)
_WORD = re.compile(r"\b(?:retracted|withdr[ae]wn?|recanted|(?:took|taken) back|disowned)\b")
_NOT_DONE = re.compile(
    r"\b(?:not|never|refus\w+|declin\w+|deni\w+|urg\w+|ask\w*|demand\w*|if|whether|would|should|must|may|might)\b|n['’]t\b"
)
_LEAST, _HALF = 2, 0.5
"""Words that what is taken back has in common with what tells so: as many, and this share of the fewer."""
_OF_A_DAY = 0.25
"""The same share for a plan whose very day the news tells as moved."""
_CAPITALISED = re.compile(r"[A-Z][\w’'-]+")


@dataclass(frozen=True)
class _Said:
    """A sentence with its document."""

    claim: Claim
    document: Document

    @cached_property
    def stems(self) -> frozenset[str]:
        """Beginnings of its words that carry meaning, without months."""
        return stems_of(self.claim.text) - {month[:4].casefold() for month in MONTHS}

    @cached_property
    def ahead(self) -> list[Edtf]:
        """The days and months for which it foresees something; none for the news that something was moved."""
        return [] if moves(self.claim.text) else [date for span, date in dates_in(self.claim) if foreseen(self.claim, span)]


@dataclass(frozen=True)
class Overtaken:
    """why: a claim no longer stands, in a sentence with the words of the later document that says so; by: the id of that claim."""

    why: str
    by: str


def overtaken(claims: Mapping[str, Sequence[Claim]], documents: Sequence[Document]) -> dict[str, Overtaken]:
    """Claims that a later document takes back or moves, by id."""
    told = [_Said(claim, document) for document in documents for claim in claims.get(document.id, ())]
    moved = [news for news in told if moves(news.claim.text)]
    plans = [said for said in told if said.ahead] if moved else []
    found = {plan.claim.id: _by("Moved since", news) for news in moved for plan in plans if _moved(news, plan)}
    for news in told:
        back = _TAKES_BACK.match(news.claim.text) if _WORD.search(news.claim.text) else None
        if back and _NOT_DONE.search(news.claim.text, 0, back.start("what")) is None:
            found |= {said.claim.id: _by("Taken back later", news) for said in told if _taken_back(news, back, said)}
    return found


def _by(how: str, news: _Said) -> Overtaken:
    return Overtaken(f"{how}: “{news.claim.text}”", news.claim.id)


def _moved(news: _Said, plan: _Said) -> bool:
    """True when an earlier document foresees it for the day that the news moves it from; or for another than that it moves it to."""
    if not _earlier(plan, news):
        return False
    dates, text, base = dates_in(news.claim), news.claim.text, news.claim.span.start
    left = [date for span, date in dates if _FROM.search(text[: span.start - base])]
    # `from 1 June to 15 July` is read as the time between the two
    between = [time for time in news.claim.times if time.edtf is not None and time.edtf.precision is Precision.INTERVAL]
    left += [
        parse_edtf(time.edtf.earliest.isoformat())
        for time in between
        if time.edtf is not None and news.claim.span.holds(time.span) and _FROM.search(text[: time.span.start - base])
    ]
    new = [date for span, date in dates if date not in left and _UNTIL.search(text[: span.start - base])]
    known = any(date.meets(day) for date in plan.ahead for day in left)
    other = bool(new) and not left and not any(date.meets(day) for date in plan.ahead for day in new)
    shared = len(news.stems & plan.stems)
    # the day itself tells which plan is meant
    least, share = (_LEAST, _OF_A_DAY) if known else (_LEAST + 1, _HALF)
    return (known or other) and shared >= least and shared >= share * min(len(news.stems), len(plan.stems))


def _taken_back(news: _Said, told: re.Match[str], said: _Said) -> bool:
    """True for what the same person or house said before about the same; of a work for all that the house published in it."""
    if not _earlier(said, news):
        return False
    who, publisher, title = told["who"], said.document.publisher, said.document.title
    names = _CAPITALISED.findall(who)
    own = publisher is not None and folded(publisher.value) in folded(who)
    about = stems_of(told["about"]) - stems_of(who)
    if own and told["work"] and title and _enough(about, stems_of(title.value)):
        return True
    speaker = said.claim.speaker
    by_name = speaker is not None and speaker.name.split()[-1] in names
    in_words = len(names) > 1 and " ".join(names) in said.claim.text
    return (own or by_name or in_words) and _enough(about, said.stems - stems_of(who))


def _enough(about: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(about & other)
    return shared >= _LEAST and shared >= _HALF * min(len(about), len(other))


def _earlier(one: _Said, other: _Said) -> bool:
    """True when the one's document surely came out before the other's."""
    first, second = (side.document.date_at(side.claim.span.start) for side in (one, other))
    return first is not None and second is not None and first.latest < second.earliest

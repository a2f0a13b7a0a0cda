"""Which time expression dates the event of a sentence: what its main clause tells, not what it looks back on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import IntEnum

from briefgen.analysis.dating.asides import in_apposition, names_an_occasion
from briefgen.analysis.dating.tense import looks_ahead, tells_past
from briefgen.analysis.wordlist import words
from briefgen.model.evidence import Anchor, Attribution, EventDate, TimeExpression
from briefgen.text.edtf import MONTHS, Edtf, Precision, parse_edtf
from briefgen.text.lazy import lazily
from briefgen.text.papers import of_a_paper
from briefgen.text.spans import Span


class _Standing(IntEnum):
    """How a date stands to the main clause, best first."""

    MAIN = 0
    BESIDE = 1
    BACKGROUND = 2


_BOUNDARY = lazily(
    r"""(?P<reset>;|:(?!\d)|\s[–—-]{1,2}\s|,\s(?:and|but|so|then|while)\s)
    |(?P<comma>,\s|\)\s)
    |\b(?=[a-dfimopstuw])(?:(?P<beside>(?:when|while|once)\s)
    |(?P<back>(?:
        since|after|before|until|till|because|although|though|whereas|unless|if|who|whom|whose|which|where|ahead\sof|prior\sto|(?<!the\s)following
        |including|in\sthe\swake\sof|on\sthe\soccasion\sof|to\smark|marking|commemorating|anniversary\s(?:of|since)|according\sto|compared\s(?:to|with)
        |as\sof|dating\s(?:back\s)?to|dated|than\s(?:in|at|on)
    )\s)
    |(?P<that>that\s))""",
    re.VERBOSE,
)
# `that` behind one of these brings what is said; behind a noun it brings a description.
_SAYING = lazily(
    r"""(?:\b(?:sa(?:id|ys?|ying)|told|know|knew|known|hopes?|thinks?|thought|believes?|notes?|adds?|means?|meant|shows?|shown|found|wrote|recalls?
    |stress(?:es)?|news|fact|so)|ed|ing)\s$""",
    re.VERBOSE,
)
_NOUN_IN_ING = lazily(r"\b(?:an?|the|its|their|his|her|this|one|no|any)\s[a-z]+ing\s$")
_REPORTING = lazily(
    r"""\b(?:said|says|told|added|noted|stressed|wrote|tweeted|stated|commented|remarked|quipped)\b(?:\s(?!that\b)[\w’']+){0,3}?
    (?:\sin\san?\s(?:[a-z]+\s)?(?:statement|speech|interview|briefing|tweet|post))?(?:\s(?:late|early|on|in|at|this|earlier))*\s$""",
    re.VERBOSE,
)
_INSTRUMENT = (
    "(?:Convention|Act|Charter|Law|Treaty|Resolution|Code|Agreement|Accords?|Constitution|Protocol|Declaration|Statute|Ordinance|Bill|Decree"
    "|Directive|Agenda|Vision|Strategy|Plan|Pact|Covenant|Communiqu[eé]|Memorandum|Regulations?|Statement|Framework|Accord|[A-Z]{3,})"
)
_NAME_AFTER = lazily(rf"\s(?:[A-Z][\w.]*\s(?:(?:of|on|for|the|and)\s)*){{0,4}}{_INSTRUMENT}\b")
_NAME_BEFORE = lazily(rf"\b{_INSTRUMENT}\b(?:\s(?:of|on|for|the|and)(?:\s[A-Z][\w.]*)+)*,?\s(?:of\s)?\(?$")
_IN_NAME = lazily(rf"\b(?P<what>{_INSTRUMENT})\s(?:in|from|dated)\s$")
# Documents are signed on a day, and kept, followed and quoted at any other.
_KEPT = lazily(
    r"""\b(?:implement|reali[sz]|fulfil|honou?r|uph[eo]ld|observ|respect|appl(?:y|ies)|abid|compl(?:y|ies)|under|accord|based|basis|pursuant|contained
    |outlined|stated|provided|foreseen|spirit|terms|principles|provisions|content|(?:carr(?:y|ies|ied|ying)|set|laid)\s(?:out|down))[^,;]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_YEAR = lazily(r"\b(?P<noun>[\w’'-]+)\sof\s(?:the\syear\s)?$")
_PARTS_OF_A_YEAR = words(
    "end start beginning middle half quarter course rest month months day days week weeks part summer winter spring autumn fall late early",
    "eve close turn out as because outset",
)
_ATTRIBUTIVE = lazily(r"\b(?:the|a|an|its|their|his|her|our|this|that|[A-Z]\w+['’]s)\s$", re.IGNORECASE)
_LED = lazily(
    r"(?:\b(?:in|by|since|of|until|during|from|to|and|late|early|mid|around|about|before|after|for|through)[\s-]|[,;:(–—-]\s?)$",
    re.IGNORECASE,
)
_NOUN_AFTER = lazily(
    r"""-|\s(?!(?:and|or|to|as|with|by|for|in|on|at|of|from|after|before|when|while|the|a|an|is|was|are|were|has|had|will|would|until|but|between
    |under|during)\b)[A-Za-z]""",
    re.VERBOSE,
)
# `from 8 million in 2004 to 12 million in 2005`: what rose had risen by the second year
_RISES_FROM = lazily(r"\bfrom\s[^,;]{1,60}\s(?:in|of|on)\s$")
_RISES_TO = lazily(r"\sto\s[^,;]{1,60}\s(?:in|by|on|at|this|last)\s")
# `four percent more than a week ago`: the day it is compared with
_COMPARED = lazily(
    r"(?:\b(?:per\s?cent|points?|times|\d[\d.,]*|[a-z]{3,}s)\s(?:more|less)|\bfewer|\b[a-z]{3,}er)\sthan\s(?:in\s|at\s|on\s)?(?:the\s)?$"
)
# `demanded higher wages from January`: what is demanded is not what is told
_DEMANDED = lazily(
    r"\b(?:demand|propos|insist|call(?:s|ed|ing)?\sfor|ask(?:s|ed|ing)?\sfor|want)\w*\b[^.;,]{0,60}\s(?:from|by|as\sof)\s(?:the\s)?$"
)
_FROM_WHEN = ("from ", "by ", " of ", "the ")
# `partitioned it pending elections to be held by 20 July`: what is awaited is not what is told
_AWAITED = lazily(
    r"""\b(?!(?:is|are|was|were|be|due|expected|set|planned|scheduled|slated|likely|has|have|had|need|needs|wants?|hopes?|plans?)\b)[\w’)]+
    \s(?:\([^)]*\)\s)?to\sbe\s\w+(?:\s[\w’'-]+){0,3}\s(?:by|in|on|before|at)\s(?:the\s)?$
    |\b(?:targets?|goals?|aims?|deadlines?)\s(?:of|for|to)\s[^,;:]{1,60}\s(?:by|in|for)\s(?:the\send\sof\s)?$""",
    re.VERBOSE,
)
_AIMS = ("target", "goal", "aim", "deadline")
# `announced the postponement of the vote to January`
_PUT_OFF = lazily(r"\b(?:postponement|deferral|adjournment|delay)s?\s(?:of\s[^,;]*)?(?:to|until|till)\s(?:the\s)?$")
_PARTICIPLE = lazily(
    r"""\b(?P<lead>[\w’']+)\s(?:[a-z]+ed|held|made|born|built|written|taken|begun|set\sup|won|lost|drawn\sup|struck)
    (?:\s(?:in|on|by|at|with)\s[\w’'\s]{1,40}?)?\s(?:in|on|during|back\sin|early|late|at|the)?\s?(?:the\s)?$""",
    re.VERBOSE,
)
_AUXILIARY = frozenset(
    (
        *(
            "was",
            "were",
            "be",
            "been",
            "being",
            "is",
            "are",
            "am",
            "had",
            "has",
            "have",
            "got",
            "and",
            "also",
            "then",
            "not",
            "only",
            "first",
        ),
        *("later", "he", "she", "it", "they", "we", "i", "who", "officially", "formally", "finally", "jointly"),
    )
)
_FINITE = lazily(
    r"""\W*\s?(?:(?:in|at|by|with|between|of)\s[^,;]{1,60}?\s)?(?:was|were|is|are|has|have|had|will|would|could|can|may|might|remains?|said|took
    |came|gave|led|made|became|[a-z]{3,}ed)\b""",
    re.VERBOSE,
)
_AFTERMATH = lazily(r"(?<!\b[Tt]he\s)\b(?:following|after)\s(?P<what>(?:(?!\b(?:who|which|that|since|before|until)\b)[^,;])*)$")
_BETWEEN_CUE_AND_DATE = lazily(
    r"(?:\s(?!that\b|after\b|before\b|since\b|until\b|of\b|from\b)[\w’'.-]+){0,8}?\s(?:(?:in|on|at|late|early|earlier)\s)?"
)
# `lost in a town she carried eight years ago`: told of the noun before the pronoun, with no `that` between
_OF_A_NOUN = lazily(
    r"""\b(?:in|at|from|of|with|for|to|by|on|near|against|over|into)\s(?:an?|the)\s(?:[a-z][\w’'-]*\s){0,2}?
    (?!(?:year|month|week|weekend|day|night|morning|afternoon|evening|time|times|moment|hour|summer|winter|spring|autumn|fall|end|start|beginning)\b)
    [a-z][\w’'-]*\s(?:she|he|they|it|we|I)\s[^,;:]{1,60}$""",
    re.VERBOSE,
)
_PRONOUNS = (" she ", " he ", " they ", " it ", " we ", " I ")
_WIDE = lazily(r"centur|\b(?:more|less|fewer|over|under|nearly|almost|about|around|some|several)\b.*decades", re.IGNORECASE)
_SLACK = dt.timedelta(days=366)
_REPORTING_VERBS = ("said", "says", "told", "added", "noted", "stressed", "wrote", "tweeted", "stated", "commented", "remarked", "quipped")
_BARE_YEAR = lazily(r"(?:[Tt]he\s)?\d{4}")
_NEXT_TO = 48
_NEAR = 120
"""Characters before a date in which the words stand that belong to it."""


def event_date(text: str, sentence: Span, times: Sequence[TimeExpression], published: Edtf | None) -> EventDate | None:
    """The date of what the main clause of `sentence` tells; None when no expression says it, or it is not sure which does.

    times: those of the sentence, in order. A date in a clause that looks back (`since they met in 1995`, `the treaty signed
    in 1995 was …`), in the name of a law, or of the saying (`he said on Monday`) dates no event. Coarse and approximate dates
    give way to exact ones, later ones to earlier ones.
    """
    dated = [
        (standing, time)
        for time in times
        if time.edtf
        and (standing := _standing(text, sentence, time)) < _Standing.BACKGROUND
        and not _told_as_past(text, sentence, time, published)
    ]
    if not dated:
        return None
    best = min(standing for standing, _ in dated)
    if any(standing is best and _vague(time) for standing, time in dated):
        return None
    # `a member in the 1960s, he resigned last week`: a decade gives way to anything finer
    found = sorted((time for standing, time in dated if standing is best), key=_coarse)
    first, *others = found
    return _dated(_exacter(first, others), published)


def saying_date(text: str, sentence: Span, times: Sequence[TimeExpression], said: Attribution, published: Edtf | None) -> EventDate | None:
    """The day of the saying, where the sentence gives it behind the verb: `he said on Monday`, `she told the paper in late 2013 that …`.

    said: the attribution that makes the sentence its speaker's. None when the date stands among the words said or lies ahead.
    """
    if said.cue is None:
        return None
    for time in times:
        if time.edtf is None or time.span.start < said.cue.end or any(time.span.meets(span) for span in said.spans):
            continue
        if _BETWEEN_CUE_AND_DATE.fullmatch(text, said.cue.end, time.span.start) is None or _names_something(
            text[sentence.start : time.span.start], text[time.span.end : sentence.end], time
        ):
            continue
        if published is None or time.edtf.earliest <= published.latest:
            return _dated(time, published)
    return None


def _exacter(chosen: TimeExpression, others: Sequence[TimeExpression]) -> TimeExpression:
    """The one of `others` that says the same as `chosen` more exactly: `in 2023, on 10 September`."""
    for other in others:
        whole, part = chosen.edtf, other.edtf
        assert whole is not None
        if part is None or part == whole:
            continue
        if _loose(chosen):
            slack = _SLACK if whole.approximate else dt.timedelta(0)
            if not _loose(other) and whole.earliest - slack <= part.earliest and part.latest <= whole.latest + slack:
                chosen = other
        elif whole.precision is not Precision.INTERVAL and part.within(whole):
            chosen = other
    return chosen


def _dated(time: TimeExpression, published: Edtf | None) -> EventDate:
    assert time.edtf is not None
    words = " ".join(time.text.split())
    if time.anchor is Anchor.PUBLISHED and published:
        basis = f"“{words}”, published {published.display}"
    elif time.anchor is Anchor.TOLD:
        basis = f"“{words}”, after {parse_edtf(time.anchored_on).display} in the text"
    elif _loose(time):
        basis = f"“{words}”"
    else:
        return EventDate(edtf=time.edtf, basis="stated", span=time.span)
    return EventDate(edtf=time.edtf, basis=basis, inferred=True, span=time.span)


def _loose(time: TimeExpression) -> bool:
    """Not an exact point or range: `~`, a stretch of years up to now, a third of a year."""
    if time.edtf is None or time.edtf.approximate:
        return True
    if time.edtf.precision is not Precision.INTERVAL:
        return False
    timex = time.timex or "P"
    return timex[0] == "P" or (len(timex) == 4 and "-" in time.edtf.text)


def _coarse(time: TimeExpression) -> bool:
    return time.edtf is not None and time.edtf.precision in (Precision.DECADE, Precision.CENTURY)


def _standing(text: str, sentence: Span, time: TimeExpression) -> _Standing:
    before, after = text[sentence.start : time.span.start], text[time.span.end : sentence.end]
    near = before[-_NEAR:]
    if _names_something(before, after, time) or before.rfind("(") > before.rfind(")") or _reports(near):
        return _Standing.BACKGROUND
    if in_apposition(before, after) or _is_awaited(near) or _PUT_OFF.search(near[-_NEXT_TO:]):
        return _Standing.BACKGROUND
    if _of_a_noun(before):
        return _Standing.BACKGROUND
    if time.text.lower() == "today" and not tells_past(before + after):
        return _Standing.BACKGROUND  # `relations today are` means nowadays
    compared = near + time.text[: time.text.find("than ") + 5] if "than " in time.text else near
    if ("than" in compared and _COMPARED.search(compared)) or (near.endswith(_FROM_WHEN) and _DEMANDED.search(near)):
        return _Standing.BACKGROUND
    if _RISES_TO.match(after) and _RISES_FROM.search(near):
        return _Standing.BACKGROUND
    participle = _PARTICIPLE.search(near) if _FINITE.match(after) else None  # few dates have a verb behind them
    if participle and participle["lead"].lower() not in _AUXILIARY and participle["lead"][0].islower():
        return _Standing.BACKGROUND
    standing = _clause(before)
    if standing is _Standing.BACKGROUND and _right_after(before, time):
        return _Standing.BESIDE
    return standing


def _of_a_noun(before: str) -> bool:
    """True behind a clause without `that` on a noun of what has been told: `won in a town she lost in`."""
    near = before[-_NEAR:]
    told = _OF_A_NOUN.search(near) if any(map(near.__contains__, _PRONOUNS)) else None
    return told is not None and tells_past(before[: len(before) - len(near) + told.start()])


def _is_awaited(before: str) -> bool:
    # few sentences have the words that the pattern needs
    return ("be" in before.split() or any(map(before.__contains__, _AIMS))) and _AWAITED.search(before) is not None


def _reports(before: str) -> bool:
    return any(map(before.__contains__, _REPORTING_VERBS)) and _REPORTING.search(before) is not None


def _vague(time: TimeExpression) -> bool:
    """`more than two centuries ago`, `some decades earlier`: too wide for a date."""
    return time.edtf is not None and time.edtf.approximate and _WIDE.search(time.text) is not None


def _told_as_past(text: str, sentence: Span, time: TimeExpression, published: Edtf | None) -> bool:
    """A day to come in a sentence that tells of the past: the day of what was agreed or awaited, not of the telling."""
    if published is None or time.edtf is None or time.edtf.earliest <= published.latest:
        return False
    before, after = text[sentence.start : time.span.start], text[time.span.end : sentence.end]
    return tells_past(before + after) and not looks_ahead(before, after)


def _right_after(before: str, time: TimeExpression) -> bool:
    """`agreed to it following talks on Sunday`: in the news of the day, the day of the talks is the day of the agreement."""
    match = _AFTERMATH.search(before)
    recent = time.anchor is Anchor.PUBLISHED and time.edtf is not None and time.edtf.precision is Precision.DAY
    return bool(match) and recent and not tells_past(match["what"] if match else "")


def _names_something(before: str, after: str, time: TimeExpression) -> bool:
    """A date that belongs to a name or a noun: `the 1982 Convention`, `Agenda 2030`, `the 2016 election`, `the May 2016 election`."""
    if of_a_paper(before) or names_an_occasion(before, after, time.text):
        return True
    if not _BARE_YEAR.fullmatch(time.text):
        return False
    before = before[-_NEAR:]
    near = before[-_NEXT_TO:]  # what the patterns for the last word or two need: a search ends at the end, and begins everywhere
    article = bool(_ATTRIBUTIVE.search(near)) or time.text.lower().startswith("the ")
    led = bool(_LED.search(near)) or not before.strip()
    year_of = _OF_YEAR.search(before) if "of" in near else None
    if year_of and year_of["noun"].lower() not in _PARTS_OF_A_YEAR and year_of["noun"] not in MONTHS:
        return True  # `the accord of 2015 is kept`: the year tells which accord
    document = _IN_NAME.search(before) if near.rstrip().endswith(("in", "from", "dated")) else None
    if document and (_FINITE.match(after) or _KEPT.search(before[: document.start()])):
        return True
    return bool(_NAME_AFTER.match(after) or _NAME_BEFORE.search(before) or ((article or not led) and _NOUN_AFTER.match(after)))


def _brings_what_is_said(before: str) -> bool:
    """True when `that` behind these words brings what is said; not behind `a warning`, which it describes."""
    return _SAYING.search(before) is not None and _NOUN_IN_ING.search(before) is None


def _clause(before: str) -> _Standing:
    """The standing of what follows `before`: the last opened clause that no comma has closed."""
    standing, closes = _Standing.MAIN, True
    last = 0  # where the clause at hand begins; one that opens there is closed by the next comma
    before = before.lower()
    for match in _BOUNDARY.finditer(before):
        words = len(before[last : match.start()].split())
        at_head = words == 0 or (last == 0 and words <= 2)
        if match["reset"] or (match["comma"] and (standing is _Standing.MAIN or closes)):
            standing, last = _Standing.MAIN, match.end()
        elif match["back"] or (match["that"] and words and not _brings_what_is_said(before[: match.start()])):
            standing, closes = _Standing.BACKGROUND, at_head
        elif match["beside"] and standing is _Standing.MAIN:
            standing, closes = _Standing.BESIDE, at_head
    return standing

"""Whether a sentence looks back or ahead, as far as its verbs show: which Monday, and which November."""

from __future__ import annotations

import re

from briefgen.text.lazy import lazily

_NO_NOUN = (
    r"(?<!\d\s)(?<!\bthe\s)(?<!\bits\s)(?<!\bhis\s)(?<!\bher\s)(?<!\btheir\s)(?<!\bof\s)(?<!\bby\s)(?<!\bin\s)(?<!\bno\s)(?<!\ball\s)"
    r"(?<!\bmore\s)(?<!\bfewer\s)(?<!\bmany\s)(?<!\bsome\s)(?<!\bseveral\s)(?<!\btwo\s)(?<!\bthree\s)(?<!\bfour\s)(?<!\bfive\s)(?<!\bsix\s)"
    r"(?<!\bseven\s)(?<!\beight\s)(?<!\bnine\s)(?<!\bten\s)(?<!teen\s)(?<!ty\s)(?<!ty-\w\w\w\s)(?<!ty-\w\w\w\w\s)(?<!ty-\w\w\w\w\w\s)"
)
"""Before a word in -s that is a verb only where neither a number nor an article stands before it."""
_AHEAD_BEFORE = lazily(
    r"\b(?:(?:put\soff|postponed|delayed|deferred|adjourned|pushed\sback|rescheduled|extended|moved)\s(?:to|until|till|for)"
    r"|(?:postponed|delayed|deferred|adjourned|rescheduled|postponement|deferral|adjournment)\s(?:[\w’'-]+\s){0,6}?to|will|until|till|next|coming|upcoming|scheduled|slated|planned|plans?(?=\s(?:to|an?|the|on|its|their|his|her)\b)|expected|due|ahead\sof|going\sto|shall"
    r"|(?:is|are)\s(?:(?:set|about|likely|bound)\s)?to)\b[^.;]{0,60}$"
    r"|\b[Ss]igns?\spoint(?:s|ed)?\sto(?:wards?)?\b[^.;,]{0,60}$"
    # what is fixed is told in the present: `which raises wages from 1 July`, `takes effect on 1 May`
    r"|\b(?:takes?\s(?:effect|office|over|place)|(?:enters?|comes?)\sinto|begins|starts|opens|closes|ends|expires|applies)\b[^.;,]{0,40}$"
    # `eight votes to seven on Sunday`, `the visits on Monday` are nouns
    rf"|{_NO_NOUN}\b(?:leaves|arrives|returns|departs|meets|travels|flies|votes|convenes|resumes|hosts|visits|faces)\b[^.;,]{{0,40}}\son\s$"
    r"|\b(?:demand(?:s|ed|ing)?|propos(?:es?|ed|ing)|call(?:s|ed|ing)\sfor|ask(?:s|ed|ing)?\sfor|wants?|wanted)\b[^.;,]{0,60}\b(?:from|as\sof)\s$"
    # `if no case appears, the end could be declared on 14 May`; but `smoke could be seen on Monday`
    r"|\b(?:(?:[Ii]f|[Uu]nless|[Oo]nce|[Pp]rovided)\b[^.;]*\b(?:could|can)|may|might|must|should)\sbe\s\w+(?:\s[\w’'-]+){0,4}?\s(?:on|in|by|from|at)\s$"
    r"|\b(?:raises|lifts|cuts|lowers|increases|doubles|bans|allows|requires|abolishes|replaces|changes)\b[^.;,]{0,60}\b(?:from|as\sof)\s$"
)
_AHEAD_HINTS = (
    *(
        "will",
        "til",
        "next",
        "coming",
        "scheduled",
        "slated",
        "plan",
        "expected",
        "due",
        "ahead",
        "going",
        "shall",
        "to",
        "for ",
        "takes",
        "take ",
    ),
    *(
        "enter",
        "come ",
        "comes",
        "begins",
        "starts",
        "opens",
        "closes",
        "ends",
        "expires",
        "appl",
        "raises",
        "lifts",
        "cuts",
        "lowers",
        "increases",
    ),
    *("leaves", "arrives", "returns", "departs", "meets", "travels", "flies", "votes", "convenes", "resumes", "hosts", "visits", "faces"),
    *("could be", "can be", "may be", "might be", "must be", "should be"),
    *("demand", "propos", "call", "ask", "want", " point"),
    *("doubles", "bans", "allows", "requires", "abolishes", "replaces", "changes"),
)
"""One of these stands in whatever _AHEAD_BEFORE matches."""
# not what the words behind `that` foretell: `agreed on Monday that it will`
_AHEAD_AFTER = lazily(
    r"^(?:(?!\b(?:that|which|who)\b)[^.;]){0,60}?\b(?:will|(?:is|are)\s(?:(?:set|expected|due|scheduled|planned)\s)?to)\b"
)
# The future seen from the past: what somebody said would come, or promised to do.
_TO_COME = lazily(
    r"\b(?:said|says|told|added|announced|promised|hoped|expected|thought|warned|confirmed|that)\b[^.;]*\bwould\b(?!\s(?:not\s)?have\b)[^.;]{0,60}$"
    r"|\b(?:promised|pledged|agreed|vowed|undertook)\b(?:\son\s[A-Z]\w+day)?\sto\b[^.;]{0,60}$"
)
_PAST = lazily(
    r"""\b(?:was|were|had|did|made|met|took|came|gave|held|began|won|lost|led|saw|said|told|went|got|found|left|became|brought|sent|spoke|fell|rose|grew|hit|set
    |paid|put|cut|ran|wrote|broke|built|drew|kept|stood|struck|sought|fought|bought|sold|shot|rejected|laid|heard|felt|chose|drove|flew|rode|shook|swore
    |taught|threw|woke|wore|hung|hid|froze|dug|dealt|meant|lent|slid|stole|swept|thought|understood|withdrew|withheld|overcame|oversaw|undertook
    |underwent|arose|caught|fled|sang|sank|shrank|slept|spent|spread|sprang|swung|tore|[a-z]{2,}ed)\b""",
    re.VERBOSE,
)
# the verb that the day belongs to, right before it: `announced Monday it will`
_DONE_THEN = lazily(
    r"\b(?:said|told|wrote|met|made|took|won|[a-z]{2,}(?<!plann)(?<!schedul)(?<!expect)(?<!slat)ed)(?:\s(?:late|early|on|in))*\s$"
)
_PLANNED = lazily(
    r"\b(?:was|were|had\sbeen)\s(?:\w+ly\s)?(?:scheduled|due|expected|slated|supposed|planned|set)\s(?:to|for)\b[^.;]{0,110}$"
    r"|\b[Ss]igns?\spointed\sto(?:wards?)?\b[^.;]{0,110}$"
)
# `was due to speak on Thursday after the board meets`: a plan whose day waits for what is told in the present
_WAITS = lazily(
    r"\s(?:after|once|when|as\ssoon\sas)\s(?:(?!\b(?:after|once|when|was|were|had)\b)[\w’'.-]+\s){1,5}?"
    rf"{_NO_NOUN}(?:meets|arrives|takes|makes|gives|speaks|goes|comes|becomes|begins|sees|decides|approves|convenes|departs)\b"
)
# `the gates will open in May, the ministry said in a note on Monday`: the day of the saying, whatever is foretold before it
_SAID_THEN = lazily(
    r"(?:,|[”\"’'])\s(?:[\w’'.-]+\s){0,8}?(?<!\bbe\s)(?<!\bbeen\s)(?<!\bto\s)"
    r"\b(?:(?:said|told|wrote|announced|added|stated|confirmed|reported|tweeted|noted|warned)(?:\s(?!that\b|it\b|they\b|he\b|she\b)[\w’'-]+){0,5}?"
    r"|[a-z]{2,}(?<!plann)(?<!schedul)(?<!expect)(?<!slat)ed|met|began|ended|made|took|won)(?:\s(?:late|early|earlier|on|in))*\s$"
)
# a day that follows another of the same sentence: `on Monday, followed by one on Tuesday`
_GOES_ON = lazily(r"day\b[^.;]{0,60}?\b(?:followed\sby|then|and)\b(?:(?!\b(?:was|were|had|did)\b)[^.;]){0,40}$")
_ITS_VERB = lazily(r"\s(?:was|were|is|are|has|have|had)\b")
_OPEN = lazily(r"\b(?:can|could|may|might|should|must|would|if|whether|hopes?|chances?|wants?)\b[^.;,]{0,80}$")


def looks_ahead(before: str, after: str) -> bool:
    """True when the words around a time expression (in its sentence) speak of what is to come."""
    near = before[-90:]
    if any(map(near.__contains__, _AHEAD_HINTS)) and _AHEAD_BEFORE.search(near):
        return _SAID_THEN.search(near) is None
    return ("will" in after or "to" in after) and (_AHEAD_AFTER.match(after) is not None and not _DONE_THEN.search(before[-40:]))


def done_then(before: str) -> bool:
    """True when the verb that the time belongs to stands right before it, in the past: `signed on 1 July`."""
    return _DONE_THEN.search(before[-40:]) is not None


def subject_follows(after: str) -> bool:
    """True when the verb stands right behind the time: it belongs to the subject (`the step on 1 September was not discussed`)."""
    return _ITS_VERB.match(after) is not None


def was_to_come(before: str) -> bool:
    """True when the time was still to come for somebody whose words are told in the past: it is the coming one all the same."""
    near = before[-160:]
    return (" would " in near or " to " in near) and bool(_TO_COME.search(near))


def was_planned(before: str) -> bool:
    """True when the time is that of a plan told in the past, of which nothing says whether it lies ahead: `was due to leave on Tuesday`."""
    return (" to " in before or " for " in before) and _PLANNED.search(before[-160:]) is not None


def waits(after: str) -> bool:
    """True when the time waits for something told in the present, so that it is still to come: `on Thursday after the board meets`."""
    return _WAITS.match(after) is not None


def goes_on(before: str) -> bool:
    """True when the day follows another that the sentence told: `on Monday, followed by one on Tuesday`."""
    return "day" in before and _GOES_ON.search(before[-110:]) is not None


def tells_past(sentence: str) -> bool:
    """True when some verb of the sentence is in the past."""
    return bool(_PAST.search(sentence))


def looks_back(before: str, after: str) -> bool:
    """True when the words around a time expression speak of what was, and leave nothing open."""
    return tells_past(before + after) and not _OPEN.search(before[-100:])

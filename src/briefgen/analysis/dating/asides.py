"""Dates that tell which thing is meant, or what somebody was: `the April 2017 election`, `Ruiz, president from 2010 to 2014, …`."""

from __future__ import annotations

import re

from briefgen.text.edtf import MONTHS
from briefgen.text.lazy import lazily

_MONTH = "|".join((*MONTHS, *(f"{month[:3]}\\." for month in MONTHS)))
_CALENDAR = lazily(
    rf"(?P<article>(?:the|this|that)\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:(?:early|late|mid)[\s-])?(?:{_MONTH})(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s\d{{4}})?",
    re.IGNORECASE,
)
_OF_SOMEBODY = lazily(r"(?:\b(?:the|its|their|his|her|our|this|that)|\w['’]s|s['’])\s$", re.IGNORECASE)
# `in the April 2017 election` tells when
_WHEN = lazily(r"\b(?:in|at|during|on|through|throughout)\s(?:(?:the|its|their|his|her|our|this|that|[A-Z]\w+['’]s)\s)?$", re.IGNORECASE)
_NOUN = lazily(
    r"""\s(?!(?:and|or|to|as|with|by|for|in|on|at|of|from|after|before|when|while|the|a|an|is|was|are|were|has|had|will|would|until|but|between
    |under|during|that|which|who)\b)[A-Za-z]""",
    re.VERBOSE,
)
# `the ceasefire of 5 January`; not `the night of`, nor `in the election of`, which tells when
_OF_A_DAY = lazily(
    r"""(?<!\bin\s)(?<!\bat\s)(?<!\bon\s)(?<!\bduring\s)\b(?:the|its|their|his|her|that|this)\s(?:[\w’'-]+\s)?
    (?!(?:night|morning|evening|afternoon|day|week|weekend|month|end|start|beginning|middle|half|rest|course|eve|events|summer|winter|spring|autumn|early
    |late)\b)[\w’'-]+\sof\s$""",
    re.VERBOSE | re.IGNORECASE,
)
_FINANCIAL = lazily(
    r"\b(?:fiscal|financial|academic|school|tax|crop|marketing|budget|model)\s(?:years?\s)?(?:\d{2,4}\s?[-–/]\s?)?$", re.IGNORECASE
)
# `in the year to June 2023`: neither that year nor that month
_YEAR_TO = lazily(
    r"\b(?:(?:year|quarter|half)\s(?:(?:that|which)\s)?(?:to|through|ended|ending|ends|until)|(?:months|weeks)\s(?:that\s)?(?:to|ended|ending))"
    r"(?:\s(?:in|on))?\s$"
)
_A_YEAR, _TO = lazily(r"the (?:year|quarter|half)", re.IGNORECASE), lazily(r"\s(?:to|through|ended|ending|that ended|until)\s")
# `, a judge appointed in`, `, president from`: what is said of the noun before the comma
_DESCRIBES = lazily(
    r",\s(?P<words>(?:(?:an?|the|one\sof|then|now|once|himself|herself|itself|formerly|previously)\s(?!\w+\s(?:said|says|told)\b)[\w’'-]+|[a-z]{4,})\b[^,;:]*)$"
)
_ADVERB = lazily(
    r"""(?:while|when|after|before|since|until|although|because|where|which|whose|then|with|from|into|over|under|during|saying|adding|according|including
    |following|between|around|through|throughout|within|against|among|behind|beyond|despite|toward|towards|upon|without|across|along|near|amid|inside
    |late|early|just|only|about|some|more|less|both|that|this|also|and|but)\b""",
    re.VERBOSE,
)
_CLOSED = lazily(
    r"""[^,;:]{0,70},\s(?:(?:also|then|later|now|once|never|recently|\w+ly)\s)?
    (?:was|were|is|are|has|have|had|will|would|can|could|may|might|said|says|took|takes|came|comes|gave|gives|led|leads|made|makes|became|becomes
    |won|wins|lost|left|leaves|met|meets|held|holds|told|tells|went|goes|saw|put|set|wrote|fell|rose|grew|ran|began|[a-z]{3,}(?:ed|ts|es|ns|ls|ks|rs))\b""",
    re.VERBOSE,
)
_LAST = lazily(r"[\s”\"’']*[.!?]?[”\"’']*\s*$")
_MADE = lazily(
    r"""(?:an?|the)\s(?:[a-z][\w’'-]*\s){1,3}?(?:(?!(?:said|reported|ruled|announced|stated|added|noted|confirmed|decided|agreed|declared|warned)\b)
    (?:[a-z]{2,}ed|built|held|made|born|written|won|begun|struck|set\sup|drawn\sup)\s(?:in|on|by|at|during|between|from|back)\b
    |of\s)(?![^,;:]*\b(?:was|were|is|are|has|had|will)\b)""",
    re.VERBOSE,
)
_OPENS_BEFORE = lazily(
    r"\W*(?:When|While|After|Before|As|In|On|At|If|Although|Though|Despite|With|By|For|From|Once|Since|Because|Under|During|Following|Until|To"
    r"|Earlier|Later|[A-Z]\w+ing)\b[^,]*$"
)
_VERB = lazily(
    r"\b(?:was|were|is|are|has|have|had|will|would|said|says|took|came|gave|led|made|became|won|lost|left|met|held|told|went|saw|[a-z]{3,}ed)\b"
)


def names_an_occasion(before: str, after: str, words: str) -> bool:
    """True for a date that tells which occasion or accounting year is meant: `the April 2017 election brought …`, `fiscal year 2024`.

    before, after: the sentence on both sides of the date's words. What is introduced by `in` or `during` tells when.
    """
    if _FINANCIAL.search(before[-24:]) or _YEAR_TO.search(before[-40:]) or (_A_YEAR.fullmatch(words) and _TO.match(after)):
        return True
    told = _CALENDAR.fullmatch(words)
    near = before[-60:]
    if told is not None and near.rstrip()[-2:].lower() == "of" and _OF_A_DAY.search(near):
        return True
    if told is None or _NOUN.match(after) is None:
        return False
    return (told["article"] is not None or _OF_SOMEBODY.search(near) is not None) and _WHEN.search(near) is None


def in_apposition(before: str, after: str) -> bool:
    """True for a date in what is said of the noun before a comma: `Ruiz, a judge appointed in 2011, left`; `the bridge, a link of 1998`."""
    if "," not in before:
        return False
    told = _DESCRIBES.search(before)
    if told is None or _ADVERB.match(told["words"]):
        return False
    subject = before[: told.start()]
    if _CLOSED.match(after):
        # of the subject: no verb stands before it
        return bool(subject.strip()) and _VERB.search(subject) is None
    return (
        _LAST.fullmatch(after) is not None
        and _OPENS_BEFORE.match(subject) is None
        and _MADE.match(told["words"]) is not None
        and _VERB.search(subject) is not None
    )

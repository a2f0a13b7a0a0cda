"""Why a claim needs care before it is printed alone."""

from __future__ import annotations

import re

from briefgen.model.evidence import Flag

_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|rumou?red|unconfirmed|it is (?:said|believed|understood|thought|"
    r"claimed)|is said to|are said to|"
    r"was said to|sources? (?:say|said|close to|familiar with)|on condition of anonymity|who asked not to be named|(?:an?|"
    r"some|several) unnamed|"
    r"speculation|apparently)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:currently|at present|nowadays|so far|to date|as of now|until now|the (?:first|latest|newest|only|last|second|"
    r"third|most|least|best|worst)|"
    r"first[ -]ever|(?:larg|bigg|great|high|long|low|small|strong|clos|fast|deep|broad|rich|poor|old|young|fin|few|"
    r"new)est|biggest|leading|record|"
    r"(?:his|her|its|their|’s|'s) first|world-leading|number one|No\. 1|top)\b"
    r"|\b(?:marks?|was|is|be(?:came|come)?) the first\b",
    re.IGNORECASE,
)
# "the most important factor" and "top leader" are opinion and office, not records that age
_NOT_RECORD = re.compile(
    r"\b(?:the most (?:important|significant)|(?:top|highest[- ]ranking|leading) (?:\w+ )?(?:leader|official|diplomat|"
    r"priority|priorities|role|importance)|"
    r"the (?:first|last|past|next) (?:[\w-]+ ){0,2}(?:years?|months?|weeks?|days?|decades?|century|centuries)|"
    r"the (?:first|last|second|third) (?:half|day|week|round|stage|step|phase|place|two|three|few|lady|family|"
    r"U\.S\. President)|the latest (?:news|developments?)|top priority|best (?:regards|wishes))",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(
    r"(?:This|These|Those|That|They|Their|Theirs|It|Its|Another|Others?|Such|Both|Here|There(?! (?:is|are|was|were|will|has|have)\b)|"
    r"The (?:country|nation|latter|former|same|two|pair|group|grouping|\w+ \w+ (?:country|nation)|\w+ (?:country|nation))|"
    r"The (?:\w+ )?(?:move|decision|deal|agreement|event|meeting|visit|trip|news|statement|remarks?|comments?|talks)"
    r"(?! (?:by|of|between|with|to|in|on|for|at|from|that|was signed|among))|He|She|His|Her|Him|One of (?:them|these)|"
    r"Some of (?:them|these)|"
    r"Over (?:ten|\w+) years later|(?:A|Two|Three|Four|Five|Ten|Several|Some|\d+) (?:days?|weeks?|months?|years?) later|"
    r"(?:The|That) same (?:day|week|month|year)|Afterwards?|Then|Thereafter|Since then|By then|Instead|Otherwise|As such|"
    r"In (?:this|that|such)|At (?:this|that)|"
    r"For (?:this|that)|To (?:this|that)|With (?:this|that|these)|And|But|Or|So|Yet|Nor)\b",
)
# A cheap test before the patterns above: one of these stands in every sentence they match.
_HEARSAY_HINTS = (
    "reported",
    "alleg",
    "purport",
    "suppos",
    "rumo",
    "unconfirm",
    "said to",
    "it is ",
    "source",
    "anonym",
    "not to be named",
    "unnamed",
    "speculat",
    "apparent",
)
_SUPERLATIVE_HINTS = (
    "est",
    "first",
    "current",
    "only",
    "last",
    "record",
    "most",
    "leading",
    "top",
    "at present",
    "nowadays",
    "so far",
    "to date",
    "as of now",
    "until now",
    "worst",
    "third",
    "second",
    "no. 1",
    "number one",
)


def flags_of(text: str, *, opening_resolved: bool, unbalanced: bool, continued: bool) -> tuple[Flag, ...]:
    """The flags of one sentence, in the order of Flag.

    opening_resolved: its first words are a pronoun or description whose meaning is printed or is the labelled speaker.
    unbalanced: it holds half a quotation, or names the speaker of words that stand in another
    sentence. continued: its speaker was carried on from the sentence before.
    """
    found: list[Flag] = []
    bare = text.rstrip("”\"’') ")
    if bare.endswith("?"):
        found.append(Flag.QUESTION)
    small = text.lower()
    if any(hint in small for hint in _HEARSAY_HINTS) and _HEARSAY.search(text):
        found.append(Flag.HEARSAY)
    if any(hint in small for hint in _SUPERLATIVE_HINTS) and _SUPERLATIVE.search(text) and not _only_idiom(text):
        found.append(Flag.SUPERLATIVE)
    opening = text.lstrip("“\"‘'([ ")
    if unbalanced or text.count(" ") < 3 or (_DEPENDENT.match(opening) and not opening_resolved) or (continued and opening[:1].islower()):
        found.append(Flag.DEPENDENT)
    return tuple(found)


def _only_idiom(text: str) -> bool:
    """True when every superlative belongs to a phrase that does not age."""
    return _SUPERLATIVE.search(_NOT_RECORD.sub(" ", text)) is None

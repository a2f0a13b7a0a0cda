"""The heading of a record, whose date is that of the text: `Transcript of the hearing of 12 June 2025`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.ingestion.metadata.written_dates import date_line
from briefgen.text.edtf import Edtf
from briefgen.text.lazy import lazily

_LONGEST = 140
_TAKEN = r"(?:transcripts?|minutes|record(?=\s+of\b)|proceedings|hansard)"
"""What is written down where something is said; a record of anything else, and an agreement or a law, can be told of at any later time."""
_SAID = r"(?:hearing|meeting|session|sitting|statement|speech|remarks|address|testimony|briefing|conference)"
_BODY = r"(?:committee|council|commission|board|parliament|assembly|court|inquiry|tribunal|debate|interview)"
_KIND = (
    r"(?:verbatim|summary|full|official|(?:un)?corrected|provisional|draft|approved|edited|opening|closing|joint|press|public|oral|written"
    r"|prepared|keynote|plenary|ordinary|extraordinary|regular|special|annual|general)"
)
_SMALL = r"(?:of|for|on|by|with|to|at|before|in|from|and|the|an?|its|evidence)"
_WORD = rf"(?:{_TAKEN}|{_SAID}|{_BODY}|{_KIND}|{_SMALL}|(?-i:[A-Z0-9])[\w.’'&-]*)"
_WHEN = r"(?P<when>(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s).*)"
_LED = r"(?:\s*[,:–—-])?(?:\s+(?:held|taken|given|delivered|made|heard|recorded))?(?:\s+(?:(?P<of>of|from|dated)|on|at))?\s+"
_MET = r"(?!\s+(?:the|an?|its|(?-i:[A-Z])[a-z]+\s+(?!\d))\b)"  # `Meeting the King`, `Address Hunger Now`: no names of what was held
_RECORD, _EVENT = (
    lazily(rf"\W*(?P<name>(?:{_KIND}\s+)*{kind}\b(?:\s+{_WORD}){{0,16}}?){_LED}{_WHEN}", re.IGNORECASE)
    for kind in (_TAKEN, _SAID + r"\b" + _MET)
)
_OWN_DAY = lazily(rf"\b(?:{_TAKEN}|{_SAID}|debate|interview)\Z", re.IGNORECASE)
"""Words that `of 12 June` tells the day of; behind another it may be that of an agreement, which the speech is on."""
_QUOTED = lazily(r"“[^”]*”|\"[^\"]*\"")
_SPEAKING = lazily(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b|^[A-Z][A-Z.'’ -]{2,40}(?:\([^()\n]*\))?:\s", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """taken: the heading calls the text a transcript, minutes or the like; else it names only what was held or said (`Hearing of …`)."""

    day: Edtf
    taken: bool


def record(line: str) -> Record | None:
    """What a line that heads a record says of its day; None for any other line, and where the date is not in full."""
    if len(line) > _LONGEST or not line[-5:].strip(" .)*_#").isalnum() or not any(c.isdigit() for c in line):
        return None
    for pattern, taken in ((_RECORD, True), (_EVENT, False)):
        heading = pattern.fullmatch(line)
        if heading is None or (heading["of"] and not _OWN_DAY.search(heading["name"])):
            continue
        when = date_line(heading["when"])
        if when is not None:
            return Record(day=when.date, taken=taken)
    return None


def speaks_for_itself(body: str) -> bool:
    """True when the text is spoken or written in the first person, or in turns: it is what was said, no account of it."""
    return _SPEAKING.search(_QUOTED.sub("", body)) is not None

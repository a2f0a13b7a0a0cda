"""The line at a story's head that holds a name and the day: `Orland Argus, 14 March 2024`, whatever the paper or paper's kind is called."""

from __future__ import annotations

import re

from briefgen.ingestion.metadata.publishers import publisher_like
from briefgen.ingestion.metadata.stamps import Stamp, stamp
from briefgen.ingestion.metadata.written_dates import date_line
from briefgen.text.lazy import lazily

_LONGEST = 90
_BETWEEN = re.compile(r"\s*,\s+|\s+[|•·–—-]\s+")
_JOINING = r"(?:de|du|des|del|della|di|da|do|dos|la|le|les|el|y|et|e|of|the|for|and|&|von|der|die|und|van)"
_CAPITAL = r"(?:[dl][’'])?[^\W\d_a-zß-öø-ÿ][\w.’'&-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:{_JOINING}\s+){{0,2}}{_CAPITAL}){{0,5}}|{_CAPITAL}(?:\s+[^\W\d_][\w’'-]*){{1,2}}")
# Words that make the day another one than that of publication.
_OTHER_DAY = lazily(
    r"\b(?:updat|modif|edit(?:ed|é)|revis|review|access|retriev|born|died|effective|valid|deadline|due|next|until|from|since|before|after|photo"
    r"|picture|image|file|copyright|meeting|session|agenda|mise? à jour)",
    re.IGNORECASE,
)


def named_date(line: str) -> Stamp | None:
    """The date of a line that is a name and a full date, or one that `stamp` knows; None for any other.

    A name has up to six words in capitals, or three of which the first is. Meant for a line that stands beside a headline, where
    nothing but the day of publication does. Its publisher is given only where the words of the name tell one: a `Briefing note` is none.
    """
    if known := stamp(line):
        return known
    if len(line) > _LONGEST or line[-1:] in ".!?:;" or not any(c.isdigit() for c in line):
        return None
    for between in _BETWEEN.finditer(line):
        name, date = line[: between.start()], date_line(line[between.end() :])
        if date and not date.changed and _NAME.fullmatch(name) and not _OTHER_DAY.search(name):
            return Stamp(date=date, publisher=name if publisher_like(name) else None)
    return None

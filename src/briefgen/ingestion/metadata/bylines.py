"""Who wrote it, as a line of its own says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.ingestion.metadata.agencies import agency
from briefgen.ingestion.metadata.publishers import publisher_like

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'.\-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:de|da|van|von|der|den|al|el|bin|bint|le|la|di|du|dos|ibn)\s+)*{_WORD}){{1,4}}"
_JOIN = r"\s*(?:,|&|;|\band\b|\s[-–—]\s)\s*"
_BY = re.compile(
    r"^\W*(?:(?:story|reporting|reported|written|text|article|words|analysis|commentary|posted)\s+)?by\W+(?P<names>.+)$|^\W*authors?\s*:\s*(?P<listed>.+)$",
    re.IGNORECASE,
)
_SLASHED = re.compile(rf"^(?P<names>{_NAME}(?:{_JOIN}{_NAME})*)\s*[/|]\s*(?P<publisher>[A-Z][\w .&’'-]{{2,40}})$")
_SPLIT = re.compile(_JOIN)
_LABEL = r"(?:(?:first|originally|last)\s+)?(?:posted|published|issued|released|updated|modified|edited)"
_DATED = re.compile(
    rf"^(?P<by>\W*(?:\w+\s)?by\b.{{2,100}}?)(?:,?\s+on\s+|[,;]?\s+[(–—-]?\s*(?={_LABEL}\s))(?P<when>(?:{_LABEL}\s+(?:on\s+)?)?"
    r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2}[\s./-]|\d{4}-).{4,60})$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|writers?|editors?|staff|contributors?|columnists?|bureau|producers?|special to)\b", re.IGNORECASE
)
_ONE_NAME = re.compile(rf"^{_NAME}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Names in the order printed; publisher when the line names it (`A - B / Publisher`), else None."""

    authors: tuple[str, ...]
    publisher: str | None = None


def dated_byline(line: str) -> tuple[str, str] | None:
    """Byline and date of `By Ann Lee on Monday, 4 March 2024` or `by Ann Lee, posted on 4 March 2024`, each as written, else None."""
    match = _DATED.match(line)
    return (match["by"], match["when"]) if match else None


def byline(line: str) -> Byline | None:
    """The byline a line is, or None."""
    if dated := dated_byline(line):
        return byline(dated[0])
    if len(line) > 160 or (line[-1:] in ".!?" and not line.endswith(("Jr.", "Sr."))):
        return None
    if "/" in line or "|" in line:
        match = _SLASHED.match(line)
        if match:
            return Byline(authors=_names(match["names"]), publisher=match["publisher"].strip())
    match = _BY.match(line)
    if not match:
        return None
    head = re.split(r"\s[|/•·]\s|\s{3,}|\s[-–—]\s(?=\d)", (match["names"] or match["listed"]).strip())[0]
    names = _names(head)
    papers = [name for name in names if publisher_like(name) and agency(name) is None]
    people = tuple(name for name in names if name not in papers)
    if papers and people:
        return Byline(authors=people, publisher=papers[0])
    return Byline(authors=names) if names else None


def _names(text: str) -> tuple[str, ...]:
    """Personal names among the parts of a byline; roles and places fall away."""
    parts = (part.strip(" .,") for part in _SPLIT.split(text))
    return tuple(part for part in parts if _ONE_NAME.match(part) and not _ROLE.search(part))

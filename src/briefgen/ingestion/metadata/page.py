"""What the file's own metadata says, as Known values."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

from briefgen.ingestion.extract import PageFacts
from briefgen.ingestion.metadata.bylines import byline
from briefgen.ingestion.metadata.stamps import agreed, read_two_ways, stamp
from briefgen.ingestion.metadata.written_dates import written_date
from briefgen.model.corpus import Known, Provenance
from briefgen.text.edtf import Edtf, from_date, parse_edtf
from briefgen.text.normalise import printable

_CONFIDENCE = 0.95
_SHOWN = 0.8
"""What a byline shows to readers, which no field of the page repeats."""
_FILED = 0.7
_IN_ADDRESS = re.compile(
    r"(?<=[a-z0-9])/(?:[\w-]+/)*(?P<year>(?:19|20)\d\d)[/-](?P<month>0[1-9]|1[0-2])(?:[/-](?P<day>0[1-9]|[12]\d|3[01]))?/(?=.*[a-z])"
)
_UPLOADED = re.compile(r"/(?:files|uploads|wp-content|archives?|web)/")  # filed by when a copy was made
_SITE_TAIL = re.compile(r"\s+[|–—·»-]\s+(?P<site>[^|–—·»]{2,40})$")
_PLACEHOLDER = re.compile(
    r"^(?:untitled.*|document\d*|microsoft word.*|.*\.(?:docx?|pdf|indd|rtf|odt|txt|html?)|index|home|admin(?:istrator)?|user|author"
    r"|editor|\(?(?:anonymous|unknown|unspecified)\)?)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;&]\s*(?:and\s+)?|\s+and\s+")
_FULL_NAME = re.compile(r"(?:[^\W\d_][\w.’'-]*\s+){1,3}[^\W\d_][\w.’'-]+")
_ACCOUNT = re.compile(r"[a-z0-9._-]+")
_TOGETHER = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?")
_INTERVAL = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_RFC_2822 = re.compile(r"^(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d")


def page_title(facts: PageFacts) -> Known[str] | None:
    """The title less the site's name at its end (`… | Example News`); None for a word processor's placeholder."""
    title = printable(facts.title)
    tail = _SITE_TAIL.search(title)
    if tail and facts.publisher and tail["site"].casefold() in facts.publisher.casefold():
        title = title[: tail.start()]
    return _known(title, facts.title_basis) if title and not _PLACEHOLDER.match(title) else None


def page_publisher(facts: PageFacts) -> Known[str] | None:
    """The name of the site or channel."""
    name = printable(facts.publisher)
    return _known(name, facts.publisher_basis) if name and "://" not in name else None


def page_authors(facts: PageFacts) -> Known[tuple[str, ...]] | None:
    """Personal names; addresses of profiles, names of accounts (`jdoe`) and placeholders left out."""
    names = tuple(name for written in facts.authors for name in _each(printable(written)))
    names = tuple(
        dict.fromkeys(
            name
            for name in names
            if name
            and "://" not in name
            and "@" not in name
            and name.casefold() != facts.publisher.casefold()
            and not _PLACEHOLDER.match(name)
            and not _ACCOUNT.fullmatch(name)
        )
    )
    return Known(value=names, provenance=Provenance.PAGE, confidence=_CONFIDENCE, basis=facts.authors_basis) if names else None


def _each(written: str) -> tuple[str, ...]:
    """Several names in one field; a field that holds anything else is left whole."""
    parts = tuple(part for part in _BETWEEN.split(written) if part)
    return parts if len(parts) > 1 and all(_FULL_NAME.fullmatch(part) for part in parts) else (written,)


def page_published(facts: PageFacts) -> Known[Edtf] | None:
    """The day of publication, as written there (the zone's day, not ours); an uncertain stretch for one that can be read two ways."""
    written = facts.published.strip()
    if not written:
        return None
    date: Edtf | None
    if _INTERVAL.fullmatch(written):
        date = parse_edtf(written)
    elif _RFC_2822.match(written):
        try:
            date = from_date(parsedate_to_datetime(written).date())
        except ValueError:
            date = None
    else:
        date = written_date(_TOGETHER.sub(r"\g<year>-\g<month>-\g<day>", written) if _TOGETHER.fullmatch(written) else written)
    if date is None:
        either = read_two_ways(written)
        if either is None:
            return None
        basis = f"{facts.published_basis} “{written}”, which can be read two ways"
        return Known(value=either.date, provenance=Provenance.PAGE, confidence=0.6, basis=basis)
    return Known(value=date, provenance=Provenance.PAGE, confidence=_CONFIDENCE, basis=f"{facts.published_basis} “{written}”")


def shown_authors(facts: PageFacts) -> Known[tuple[str, ...]] | None:
    """Personal names in the page's own byline."""
    by = byline(facts.byline) if facts.byline else None
    return Known(value=by.authors, provenance=Provenance.PAGE, confidence=_SHOWN, basis="byline element") if by and by.authors else None


def shown_published(facts: PageFacts) -> Known[Edtf] | None:
    """The day in the page's own byline, else the one beside its heading; None for one of change, or that can be read two ways."""
    told = stamp(facts.byline) if facts.byline else None
    if told is None:
        return _beside_the_heading(facts)
    if told.date.changed or told.date.date.uncertain:
        return None
    return Known(value=told.date.date, provenance=Provenance.PAGE, confidence=_SHOWN, basis=f"byline element “{facts.byline}”")


def _beside_the_heading(facts: PageFacts) -> Known[Edtf] | None:
    day = agreed([(line, told.date) for line in facts.shown if (told := stamp(line))])
    if day is None or day[1].changed:
        return None
    words, date = day
    if date.date.uncertain:
        basis = f"date beside the heading “{words}”, which can be read two ways"
        return Known(value=date.date, provenance=Provenance.PAGE, confidence=0.5, basis=basis)
    return Known(value=date.date, provenance=Provenance.PAGE, confidence=_SHOWN, basis=f"date beside the heading “{words}”")


def addressed(url: str) -> Known[Edtf] | None:
    """The day or month in the path of a page's own address, as papers file their stories: `…/2024/05/03/ferry`."""
    found = _IN_ADDRESS.search(url)
    if found is None or _UPLOADED.search(url):
        return None
    try:
        date = parse_edtf("-".join(part for part in (found["year"], found["month"], found["day"]) if part))
    except ValueError:
        return None
    return Known(
        value=date, provenance=Provenance.PAGE, confidence=_FILED, basis=f"date in its address “{'/'.join(filter(None, found.groups()))}”"
    )


def _known(value: str, basis: str) -> Known[str]:
    return Known(value=value, provenance=Provenance.PAGE, confidence=_CONFIDENCE, basis=basis)

"""Time expressions of a text, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model.evidence import TimeExpression
from briefgen.text.edtf import MONTHS, Edtf, parse_edtf
from briefgen.text.spans import Span

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}) )?(?P<m>{_MONTH})(?: (?P<d2>\d{{1,2}}))?,? (?P<y>1[5-9]\d\d|20\d\d)\b|\b(?P<y2>1[5-9]\d\d|20\d\d)\b"
)


def find_times(text: str, sentences: Sequence[Span], published: Edtf | None) -> tuple[tuple[TimeExpression, ...], ...]:
    """The time expressions of each sentence, in order.

    text: the document's text; spans are offsets in it. published: resolves what is relative to the day of publication.
    """
    del published
    return tuple(tuple(_explicit(text, sentence)) for sentence in sentences)


def _explicit(text: str, sentence: Span) -> list[TimeExpression]:
    found = []
    for match in _DATE.finditer(text, sentence.start, sentence.end):
        value = match["y"] or match["y2"]
        if match["m"]:
            value += f"-{MONTHS.index(match['m']) + 1:02d}"
        if day := match["d1"] or match["d2"]:
            value += f"-{int(day):02d}"
        try:
            edtf = parse_edtf(value)
        except ValueError:
            continue
        found.append(TimeExpression(span=Span(*match.span()), text=match.group(), timex=value, edtf=edtf, basis="stated"))
    return found

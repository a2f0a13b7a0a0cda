"""Numbers that count or measure something."""

from __future__ import annotations

import re
from decimal import Decimal

from briefgen.model.evidence import Quantity
from briefgen.text.spans import Span

_PERCENT = re.compile(r"(?P<n>\d+(?:\.\d+)?) ?(?:%|percent\b|per cent\b)")


def find_quantities(text: str, span: Span) -> tuple[Quantity, ...]:
    """The quantities within `span` of `text`, in order."""
    return tuple(
        Quantity(span=Span(*match.span()), value=Decimal(match["n"]), unit="percent") for match in _PERCENT.finditer(text, span.start, span.end)
    )

"""What a later report tells anew is the course of events, no disagreement of sources."""

from __future__ import annotations

import re

from briefgen.model.evidence import Quantity
from briefgen.selection.ahead import foreseen
from briefgen.selection.corroboration import same_speaker
from briefgen.selection.disputable import Disputable
from briefgen.text.edtf import Edtf
from briefgen.text.spans import Span

_TOLL = re.compile(
    r"\b(?:kill(?:s|ed)|dead|deaths?|died|injured|wounded|hurt|missing|homeless|displaced|evacuated|infected|rescued|arrested|detained"
    r"|toll|casualties|fatalities|victims|cases|patients|fallen ill|lost their (?:lives|homes))\b",
    re.IGNORECASE,
)
_DAYS_OF_ONE_COUNT, _DAYS_OF_ONE_SPEECH = 2, 14


def revised(one: Disputable, other: Disputable) -> bool:
    """True when one house tells both days apart, or one speaker weeks apart: the later report takes the earlier one's place."""
    days = _days_between(one.candidate.published, other.candidate.published)
    if _houses(one) & _houses(other):
        return days > _DAYS_OF_ONE_COUNT
    return days >= _DAYS_OF_ONE_SPEECH and same_speaker(one.candidate.claim, other.candidate.claim)


def came_otherwise(one: Disputable, left: Span, other: Disputable, right: Span) -> bool:
    """True when an earlier report foresees at its span what a later one tells as past at the other."""
    first, second = one.candidate.published, other.candidate.published
    if first is None or second is None or first.meets(second):
        return False
    earlier, later = foreseen(one.candidate.claim, left), foreseen(other.candidate.claim, right)
    return earlier and not later if first.latest < second.earliest else later and not earlier


def counted_on(one: Disputable, left: Quantity, other: Disputable, right: Quantity) -> bool:
    """True for two counts of what goes on being counted, the dead or the missing, that were reported days apart."""
    if not all(_TOLL.search(side.clause(figure.span)) for side, figure in ((one, left), (other, right))):
        return False
    first, second = (side.candidate.published or side.candidate.when for side in (one, other))
    return _days_between(first, second) > _DAYS_OF_ONE_COUNT


def tells_both(one: Disputable, left: Quantity, other: Disputable, right: Quantity) -> bool:
    """True when either sentence tells the other's value too: it knows both, and says which is of when."""
    return any(
        figure.unit == value.unit and figure.value == value.value
        for side, value in ((one, right), (other, left))
        for figure in side.candidate.claim.quantities
    )


def _houses(one: Disputable) -> set[str]:
    document = one.candidate.document
    return {known.value.casefold() for known in (document.publisher, document.origin) if known is not None}


def _days_between(one: Edtf | None, other: Edtf | None) -> int:
    """Least number of days from the one to the other; 0 when they meet or one is unknown."""
    if one is None or other is None or one.meets(other):
        return 0
    return min(abs((one.earliest - other.latest).days), abs((other.earliest - one.latest).days))

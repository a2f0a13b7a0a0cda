"""Which time expression dates the event of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.evidence import EventDate, TimeExpression
from briefgen.text.edtf import Edtf
from briefgen.text.spans import Span


def event_date(text: str, sentence: Span, times: Sequence[TimeExpression], published: Edtf | None) -> EventDate | None:
    """The date of what the main clause of `sentence` tells; None when no expression says it.

    times: those of the sentence, in order.
    """
    del text, sentence, published
    dated = [time for time in times if time.edtf is not None]
    if not dated:
        return None
    first = dated[0]
    assert first.edtf is not None
    return EventDate(edtf=first.edtf, basis="stated", span=first.span)

"""How the sources of a list are dated, for a template that prints some of them."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.model.edition import Reference
from briefgen.text.edtf import parse_edtf


def undated(reference: Reference) -> bool:
    """True for a source without a date of its own, placed in time by what it says or not at all; a data file is none."""
    if reference.published is None:
        return reference.kind != "data"
    date = parse_edtf(reference.published)
    return date.approximate or date.uncertain


def newest(references: Iterable[Reference]) -> str:
    """The date of the newest source with a date of its own, as printed; empty when none has one."""
    dated = [(parse_edtf(one.published), one.date_text) for one in references if one.published and not undated(one)]
    # A year may reach beyond the cutoff: of two dates the one that begins later is the newer.
    return max(dated, key=lambda pair: (pair[0].earliest, pair[0].latest))[1] if dated else ""

"""The references as CSL-JSON (citationstyles.org, schema 1.0), for reference managers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from briefgen.model.edition import Edition, Reference
from briefgen.text.edtf import Edtf, Precision, parse_edtf

_TYPES = {"speech": "speech", "press release": "article", "report": "report", "data": "dataset", "book": "book"}


def citations_json(edition: Edition) -> list[dict[str, Any]]:
    """One CSL item for each reference, in order of number; unknown things are left out."""
    return [_item(reference) for reference in edition.references]


def _item(reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": reference.document,
        "type": _TYPES.get((reference.kind or "").casefold(), "article-newspaper"),
        "citation-number": reference.number,
        "title": reference.title or reference.path,
    }
    if reference.publisher:
        item["container-title"] = reference.publisher
    if reference.origin and reference.origin != reference.publisher:
        item["source"] = reference.origin
    if reference.published:
        item["issued"] = _issued(parse_edtf(reference.published))
    if reference.url:
        item["URL"] = reference.url
    if reference.accessed:
        item["accessed"] = {"raw": reference.accessed}
    if reference.locators:
        item["locator"] = ", ".join(reference.locators)
    if reference.date_basis:
        item["note"] = f"Date: {reference.date_basis}"
    return item


def _issued(date: Edtf) -> dict[str, Any]:
    if date.precision is Precision.INTERVAL and dt.date.min < date.earliest and date.latest < dt.date.max:
        issued: dict[str, Any] = {"date-parts": [[d.year, d.month, d.day] for d in (date.earliest, date.latest)]}
    elif date.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        parts = [date.earliest.year, date.earliest.month, date.earliest.day]
        issued = {"date-parts": [parts[: {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}[date.precision]]]}
    else:
        return {"raw": date.text}
    return issued | ({"circa": True} if date.approximate or date.uncertain else {})

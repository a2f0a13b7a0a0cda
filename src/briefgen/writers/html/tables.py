"""Tables and figures as HTML: caption, what it shows in words, data, source."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO

from markupsafe import Markup

from briefgen.doctree.nodes import Cell, Figure, Table
from briefgen.doctree.printed import plain
from briefgen.writers.html.drawing import svg
from briefgen.writers.html.elements import element, hidden, joined, safe_text
from briefgen.writers.html.inline import inline
from briefgen.writers.html.page import Page

_FRACTION = re.compile(r"\d[.,](\d{1,9})\D*\Z")
_MANY = 3
"""Columns from which a table may be wider than a phone and gets a region that scrolls."""


def table(page: Page, node: Table) -> Markup:
    """A table in a region of its own; a summary for who cannot see it."""
    name = page.fresh("table")
    summary = element("p", safe_text(node.alt), id=f"{name}-alt", class_="vh") if node.alt else Markup("")
    decimals = [_places(node, at) if column.align == "decimal" else 0 for at, column in enumerate(node.columns)]
    caption = element("caption", inline(page, node.caption), id=f"{name}-caption") if node.caption else Markup("")
    head = element("thead", element("tr", joined(_head(page, node, at, cell) for at, cell in enumerate(node.head)))) if node.head else ""
    body = joined(element("tr", joined(_cell(page, node, at, cell, decimals[at]) for at, cell in enumerate(row))) for row in node.rows)
    grid = element("table", caption, head, element("tbody", body), aria_describedby=f"{name}-alt" if node.alt else None)
    if len(node.columns) >= _MANY:
        said = {"aria_labelledby": f"{name}-caption"} if node.caption else {"aria_label": safe_text(node.alt) or "Table"}
        grid = element("div", grid, class_="scroll", role="region", tabindex=0, **said)
    source = element("p", inline(page, node.source), class_="source") if node.source else Markup("")
    return element("div", summary, grid, source, id=page.id(node.id), class_=f"table {'plain' if node.role == 'plain' else 'exhibit'}")


def figure(page: Page, node: Figure) -> Markup:
    """A figure with its caption, drawing, data and source line."""
    parts = [element("figcaption", inline(page, node.caption))] if node.caption else []
    name = page.fresh("figure")
    caption = safe_text(plain(node.caption)) or "Chart"
    if node.drawing is None:
        parts.append(element("p", "No data.", class_="empty"))
    else:
        drawn = svg(node.drawing, caption, safe_text(node.alt), name, page.measure)
        parts.append(element("div", drawn, class_="scroll", role="region", tabindex=0, aria_label=caption))
        parts.append(_data(page, node.id, caption))
    if node.source:
        parts.append(element("p", inline(page, node.source), class_="source"))
    return element("figure", joined(parts), id=page.id(node.id), class_="wide" if node.wide else None)


def _head(page: Page, node: Table, at: int, cell: Cell) -> Markup:
    words = inline(page, cell.children)
    align = _class(node, at)
    return element("th", words, scope="col", class_=align) if plain(cell.children).strip() else element("td", words, class_=align)


def _cell(page: Page, node: Table, at: int, cell: Cell, decimals: int) -> Markup:
    words = inline(page, cell.children)
    if cell.header and plain(cell.children).strip():
        return element("th", words, scope="row", class_=_class(node, at))
    missing = decimals - _fraction(plain(cell.children)) if decimals else 0
    pad = f" pad-{min(missing, 9)}" if missing > 0 else ""
    return element("td", words, class_=((_class(node, at) or "") + pad).strip() or None)


def _class(node: Table, at: int) -> str | None:
    align = node.columns[at].align
    return None if align == "left" else f"a-{align}"


def _places(node: Table, at: int) -> int:
    return max((_fraction(plain(row[at].children)) for row in node.rows), default=0)


def _fraction(text: str) -> int:
    """Digits after the decimal point; 0 without one. Numbers of a column are moved left by what they lack."""
    found = _FRACTION.search(text.replace("\u00a0", " ").strip())
    return len(found[1]) if found and text.count(found[0][1]) == 1 and not (found[0][1] == "," and len(found[1]) == 3) else 0


def _data(page: Page, id: str, caption: str) -> Markup:
    """The exhibit's data as a table that opens under the chart."""
    exhibit = next((exhibit for exhibit in page.edition.exhibits if exhibit.id == id), None)
    rows: Sequence[Sequence[str]] = list(csv.reader(StringIO(exhibit.csv))) if exhibit and exhibit.csv else []
    if len(rows) < 2:
        return Markup("")
    width = max(len(row) for row in rows)
    names = [*rows[0], *[""] * (width - len(rows[0]))]
    head = element("tr", joined(element("th", safe_text(name), scope="col") if name else element("td") for name in names))
    body = joined(element("tr", joined(element("td", safe_text(cell)) for cell in [*row, *[""] * (width - len(row))])) for row in rows[1:])
    grid = element("table", element("caption", f"Data of {caption}", class_="vh"), element("thead", head), element("tbody", body))
    shown = element("div", grid, class_="scroll", role="region", tabindex=0, aria_label=f"Data of {caption}")
    return element(
        "details", element("summary", "Data", hidden(f" of {caption}")), element("div", shown, class_="table exhibit"), class_="data"
    )

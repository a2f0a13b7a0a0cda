"""Filters for templates: small words around data. None of them makes markup out of a source's text unescaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup, escape

from briefgen.rendering.changes import shortened
from briefgen.rendering.dating import newest, undated
from briefgen.text.edtf import parse_edtf
from briefgen.text.quoting import within_quotes
from briefgen.text.ranges import ranged

_NUMBER = re.compile(r"\[(\d+)\]")


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 source`, `2 sources`; many: the irregular plural."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def shown_date(edtf: str) -> str:
    """An EDTF date as readers see it: `2024-10-31` -> `31 October 2024`; what is no date comes back as it is."""
    try:
        return parse_edtf(edtf).display
    except ValueError:
        return edtf


def listed(words: Sequence[object]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    texts = [str(word) for word in words]
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def located(locators: Sequence[str]) -> str:
    """Locators in one run, the sign once, parted by no line end from its first number: `¶ 2, 4–6`, `p. 3, 5`."""
    runs: dict[str, list[str]] = {}
    for locator in locators:
        sign, _, number = locator.partition(" ")
        runs.setdefault(sign, []).append(number)
    return "; ".join(f"{sign}\u00a0{', '.join(ranged(numbers))}".rstrip() for sign, numbers in runs.items())


def capitalised(text: str) -> str:
    """The text with its first letter a capital, the rest unchanged."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """The text with a full stop, unless it ends in one, or in a question or exclamation mark, quotation marks apart."""
    return text if not text or text.rstrip("”’\"')").endswith((".", "?", "!", "…")) else text + "."


def cited(text: str) -> Markup:
    """The text with each `[3]` in it made a citation that leads to reference 3; everything else is escaped."""
    made, at = Markup(""), 0
    for found in _NUMBER.finditer(text):
        made += escape(text[at : found.start()]) + Markup('<cite n="{}"/>').format(found[1])
        at = found.end()
    return made + escape(text[at:])


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of the references that a text names as `[3]`, in order."""
    return tuple(int(found[1]) for found in _NUMBER.finditer(text))


def longer(text: str, most: int) -> bool:
    """True for more than `most` characters."""
    return len(text) > most


FILTERS: dict[str, Callable[..., Any]] = {
    "plural": plural,
    "shown_date": shown_date,
    "listed": listed,
    "located": located,
    "capitalised": capitalised,
    "stopped": stopped,
    "trimmed": shortened,
    "cited": cited,
    "within_quotes": within_quotes,
    "newest": newest,
}

TESTS: dict[str, Callable[..., bool]] = {"longer": longer, "undated": undated}

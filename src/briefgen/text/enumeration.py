"""Long lists inside a sentence: what stands in one is named, not told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.text.phrases import places, token_places
from briefgen.text.spans import Span

MANY = 5
"""Items that make a list long."""
_ITEM = r"[^,;.()“”\"]{2,60}"
_LIST = re.compile(rf"(?P<head>{_ITEM})(?:,\s+(?:and |or )?{_ITEM}){{2,}}")
_AND = re.compile(r",\s+(?:and |or |as well as |in )?|\s+and\s+(?:in )?|;\s+")
_LONGEST_ITEM = 6


def long_lists(text: str) -> tuple[Span, ...]:
    """Where the text names `MANY` things or more in a row, half-open; an item has at most six words, the first counts its last three."""
    if text.count(",") + text.count("and") + 1 < MANY:  # too little between items for so many of them
        return ()
    found = []
    for match in _LIST.finditer(text):
        items = [item for item in _AND.split(match[0]) if item]
        short = [item for item in items[1:] if len(item.split()) <= _LONGEST_ITEM]
        if len(short) + 1 >= MANY and len(short) >= len(items) - 2:
            lead = re.search(r"(?:\S+\s+){0,2}\S+\Z", match["head"])
            found.append(Span(match.start() + (lead.start() if lead else 0), match.end()))
    return tuple(found)


def only_listed(text: str, phrases: Iterable[str]) -> bool:
    """True when `text` holds some of the phrases, and none of them anywhere but in a long list."""
    lists = long_lists(text)
    if not lists:
        return False
    placed = token_places(text)
    words = tuple(word for word, _ in placed)
    found = [placed[at][1] for phrase in phrases for at in places(phrase, words)]
    return bool(found) and all(any(span.start < at <= span.end for span in lists) for at in found)

"""The last line of an edition's texts, which says what they are: so none is taken for a source when it lies among the sources."""

from __future__ import annotations

import re

_TAIL = 600
"""Characters of a text within which its last sentence begins, however it was wrapped."""
_MARK = re.compile(r"\bThis is edition \d+ of .+, made by briefgen from its sources; it is no source itself\.\Z")


def own_mark(brief: str, number: int) -> str:
    """The line for an edition. brief: its id."""
    return f"This is edition {number} of {brief}, made by briefgen from its sources; it is no source itself."


def bears_own_mark(text: str) -> bool:
    """True for a text that ends with such a line, wrapped anew or not."""
    return _MARK.search(" ".join(text[-_TAIL:].split())) is not None

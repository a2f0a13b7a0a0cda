"""Quotation marks inside quotation marks."""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r'(?:(?<=^)|(?<=[\s(\[{—–‘“-]))"(?=\S)')


def within_quotes(words: str) -> str:
    """`words` as they stand between double marks: their own double marks turned single (Chicago Manual of Style, 13.30).

    A straight mark opens before a word and closes behind one. Nothing else is changed, not even the length.
    """
    words = _STRAIGHT.sub("‘", words)
    return words.replace("“", "‘").replace("”", "’").replace('"', "’").replace("„", "‚")

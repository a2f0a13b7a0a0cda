"""Word lists as the rules of analysis write them: words in a string, a set in use."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of the lines, without order."""
    return frozenset(word for line in lines for word in line.split())

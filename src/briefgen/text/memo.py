"""What is worked out for one word at a time, kept: most of a text is words that were seen before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memo(dict[Key, Value]):
    """A dictionary that works out what it does not hold yet; `map(memo.__getitem__, words)` runs at the speed of a look-up.

    Emptied when it is full, so that it stays small over any number of documents. Worth its place only where working one out costs no more
    than a look-up or two: of news not read before, one word in four is new.
    """

    __slots__ = ("_limit", "_work")

    def __init__(self, work: Callable[[Key], Value], limit: int = 8192) -> None:
        """work: of a key alone, the same for the same key; limit: of keys held."""
        super().__init__()
        self._work, self._limit = work, limit

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self._limit:
            self.clear()
        value = self[key] = self._work(key)
        return value

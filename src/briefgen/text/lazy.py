"""Patterns that are compiled when they are first used: compiling them all takes longer than everything else an import does."""

from __future__ import annotations

import re
from typing import Any, cast

_TAKEN_OVER = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split", "pattern", "flags", "groups", "groupindex")


class _Pattern:
    """Stands for a pattern; from the first use on, its attributes are those of the compiled one."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # asked only for what the instance does not hold yet
        if name not in _TAKEN_OVER:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for each in _TAKEN_OVER:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(source, flags)`, put off to the first use; a pattern that is wrong is told then."""
    return cast("re.Pattern[str]", _Pattern(source, flags))

"""What a person probably meant by a word that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_CLOSE = 0.6
_MANY = 30


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word closest to `word`, None when none is close; case, `-`, `_` and spaces do not count.

    Closeness is Ratcliff and Obershelp's ratio (difflib), at least 0.6; of equals the first in alphabetical order.
    """
    options: dict[str, str] = {}
    for option in sorted(known):
        options.setdefault(_plain(option), option)
    found = difflib.get_close_matches(_plain(word), sorted(options), n=1, cutoff=_CLOSE)
    return options[found[0]] if found else None


def suggestion(word: str, known: Iterable[str], what: str) -> tuple[str, ...]:
    """One hint: `did you mean 'facts'?`, else the list of what is known (`keys here: a, b`), else nothing.

    what: names the list, e.g. `keys here`. The list keeps the order of `known` and stops after thirty.
    """
    names = list(known)
    if near := nearest(word, names):
        return (f"did you mean '{near}'?",)
    if not names:
        return ()
    return (f"{what}: {', '.join(names[:_MANY])}{', …' if len(names) > _MANY else ''}",)


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")

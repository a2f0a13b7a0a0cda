"""Which page of the edition each page of a file is: pages may have changed places, or be missing, doubled or foreign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

_SHINGLE = 12
"""Characters that make a trace of a page: long enough that two pages share few by chance."""
_ALIKE = 0.5
"""Share of its traces that a page which was changed still has in common with the one it was."""

Arrangement = tuple[int | None, ...]
"""For each page of the file the edition's page, both from 0; None for one that the edition does not have."""


def arrangement(made: Sequence[str], shown: Sequence[str]) -> Arrangement:
    """Match the pages of a file with the edition's, by their squeezed text.

    First those that are the same and follow each other as in the edition, then the same anywhere, then the most alike, and what is left
    at the same place. A page that is there already is no other page of the edition.
    """
    found: dict[int, int] = {}
    for block in SequenceMatcher(None, made, shown, autojunk=False).get_matching_blocks():
        found |= {block.b + step: block.a + step for step in range(block.size)}
    _match_same(made, shown, found)
    _match_alike(made, shown, found)
    taken = set(found.values())
    for number in range(min(len(made), len(shown))):
        if number not in found and number not in taken and shown[number] not in made:
            found[number] = number
    return tuple(found.get(number) for number in range(len(shown)))


def misplaced(order: Arrangement, made: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each way in which the pages are not the edition's, in its order; page numbers from 1."""
    here = [page for page in order if page is not None]
    counted = "" if len(made) == len(shown) else f": the file has {len(shown)} pages, the edition has {len(made)}"
    said = []
    gone = [page for page in range(len(made)) if page not in here]
    if gone:
        are = "is" if len(gone) == 1 else "are"
        said.append(f"{_pages(gone)} of the edition {are} missing{counted}")
    for number, page in enumerate(order):
        if page is None and shown[number] in made:
            again = made.index(shown[number])
            spots = [other for other, text in enumerate(shown) if text == shown[number]]
            said.append(f"page {again + 1} of the edition stands in the file more than once, as {_pages(spots)}{counted}")
        elif page is None:
            said.append(f"page {number + 1} of the file is none of the edition's{counted}")
    moved = [(page, wanted) for page, wanted in zip(here, sorted(here), strict=True) if page != wanted]
    if len(moved) == 2:
        said.append(f"{_pages(sorted(page for page, _ in moved))} have changed places")
    elif moved:
        said.append(f"the pages stand in another order than the edition's: {', '.join(_runs(here))}")
    return tuple(dict.fromkeys(said))


def _match_same(made: Sequence[str], shown: Sequence[str], found: dict[int, int]) -> None:
    free: dict[str, list[int]] = {}
    taken = set(found.values())
    for page in reversed(range(len(made))):
        if page not in taken:
            free.setdefault(made[page], []).append(page)
    for number, text in enumerate(shown):
        if number not in found and free.get(text):
            found[number] = free[text].pop()


def _match_alike(made: Sequence[str], shown: Sequence[str], found: dict[int, int]) -> None:
    taken = set(found.values())
    free = {page: _traces(text) for page, text in enumerate(made) if page not in taken}
    for number, text in enumerate(shown):
        if number in found or not free or text in made:
            continue
        traces = _traces(text)
        likeness = {page: _likeness(traces, others) for page, others in free.items()}
        best = max(free, key=lambda page: (likeness[page], page == number, -page))
        if likeness[best] >= _ALIKE:
            found[number] = best
            del free[best]


def _traces(text: str) -> frozenset[str]:
    return frozenset(text[start : start + _SHINGLE] for start in range(max(1, len(text) - _SHINGLE + 1)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one), len(other))


def _pages(numbers: Sequence[int]) -> str:
    """`page 3`, `pages 3 and 4`, `pages 3, 5–9 and 12`; numbers from 0, in order."""
    runs = list(_runs(numbers))
    if len(numbers) == 2:
        runs = [str(number + 1) for number in numbers]
    listed = f"{', '.join(runs[:-1])} and {runs[-1]}" if len(runs) > 1 else runs[0]
    return f"page{'' if len(numbers) == 1 else 's'} {listed}"


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Runs of numbers that follow each other, as from 1: `1–2`, `5`."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *rest = [number + 1 for _, number in run]
        yield f"{first}–{rest[-1]}" if rest else str(first)

"""Where the lines of a paragraph end."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.writers.pdf.words import Word

_SHORT_LAST = 0.25
"""Of a line: a last one that is shorter looks forgotten, and the shorter the more."""

_LONG_ENOUGH = 72.0
"""Points: no last line that is longer does, however wide the measure."""

_LEFT_OVER, _SHORTER, _ALONE = 0.04, 0.1, 0.04
"""How bad that is, as a squared shortfall; what is added the shorter it is; and when it is one word, however long with its citations."""

_PARTED = 0.09
"""How bad it is to part what is read together: a line a third short is no worse."""


def best_ends(words: Sequence[Word], width: float, first: float) -> list[int]:
    """Where lines end so that the paragraph as a whole looks best: the fewest lines, then the least sum of squared shortfalls.

    A short last line or one of one word is avoided, and any that begins with a word that is `close`. width: of a line; first: extra
    indent of the first.
    (After Knuth and Plass, Breaking Paragraphs into Lines, 1981, for ragged-right setting.)
    """
    if not words:
        return []
    widths = [word.width for word in words]
    spaced = [word.gap + word.width for word in words]
    parted = [_PARTED if word.close else 0.0 for word in words]
    forced = [at for at, word in enumerate(words) if word.forced and at]
    ends: list[int] = []
    bad, start = 0.0, 0
    for stop in [*forced, len(words)]:
        found, bad = _best_stretch(widths, spaced, parted, start, stop, (width - first if start == 0 else width, width), bad)
        ends += found
        start = stop
    return ends


def _best_stretch(
    widths: Sequence[float],
    spaced: Sequence[float],
    parted: Sequence[float],
    start: int,
    stop: int,
    rooms: tuple[float, float],
    bad: float,
) -> tuple[list[int], float]:
    """Line ends of words start..stop and how bad the lines are, the lines before them included.

    widths, spaced: of each word without and with the space before it. parted: how bad a line is that begins with it.
    rooms: of the stretch's first line, and of the others.

    Goes forward line by line: `starts` are the places that so many lines can reach and fewer cannot, which is all that matters for
    the fewest lines; a line from one of them that ends no further than another of them does would be one line too many.
    """
    best = {start: bad}
    from_: dict[int, int] = {}
    starts, reached = range(start, start + 1), start
    while reached < stop:
        lines = [(at, _sums(widths, spaced, at, stop, rooms[at > start])) for at in starts]
        furthest = max(at + len(sums) for at, sums in lines)
        for at, sums in lines:
            room, here = rooms[at > start], best[at]
            if furthest < stop:
                for end in range(reached + 1, at + len(sums) + 1):
                    used = sums[end - at - 1]
                    short = (room - used) / room if used < room else 0.0
                    worse = here + short * short + parted[end]
                    if end not in best or worse < best[end]:
                        best[end], from_[end] = worse, at
            elif at + len(sums) == stop:  # the last line: not how full it is matters, but that it is not one short word
                worse = here + (_left_over(sums[-1], room, stop - at) if at else 0.0)
                if stop not in best or worse < best[stop]:
                    best[stop], from_[stop] = worse, at
        starts, reached = range(reached + 1, furthest + 1), furthest
    ends, at = [], stop
    while at > start:
        ends.append(at)
        at = from_[at]
    return ends[::-1], best[stop]


def _left_over(used: float, room: float, words: int) -> float:
    """How bad a last line of so many words is."""
    least = min(_SHORT_LAST * room, _LONG_ENOUGH)
    short = _LEFT_OVER + _SHORTER * (1 - used / least) if used < least else 0.0
    return short + (_ALONE if words == 1 else 0.0)


def _sums(widths: Sequence[float], spaced: Sequence[float], at: int, stop: int, room: float) -> list[float]:
    """What a line from `at` on takes with one word, with two, and so on, as far as they fit; one word always does."""
    sums = [widths[at]]
    used = widths[at]
    for wide in spaced[at + 1 : stop]:
        used += wide
        if used > room + 0.01:
            break
        sums.append(used)
    return sums


def greedy_ends(words: Sequence[Word], width: float, first: float) -> list[int]:
    """Where lines end when each takes as many words as it holds."""
    ends: list[int] = []
    used, room = 0.0, width - first
    for at, word in enumerate(words):
        wide = word.width if at == 0 or (ends and ends[-1] == at) else word.gap + word.width
        if at and (word.forced or used + wide > room + 0.01) and (not ends or ends[-1] != at):
            ends.append(at)
            used, room = word.width, width
        else:
            used += wide
    return [*ends, len(words)] if words else []

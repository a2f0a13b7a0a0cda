"""Where on the pages each piece of the tree stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.doctree.printed import Piece
from briefgen.verification.pages import squeezed

SPLIT_AT_LEAST = 8
"""Characters of a piece that must stand together before a page or column break for the parts to count as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a piece stands: page index from 0, half-open offsets in the page's squeezed text."""

    kind: str
    subject: str
    page: int
    start: int
    end: int


def locate(pieces: Sequence[Piece], pages: Sequence[str]) -> tuple[tuple[Place, ...], tuple[Piece, ...]]:
    """Places of the pieces, in the order of the pieces, and the pieces found nowhere.

    Pieces of one subject that follow each other stand together: the longest is found first, the others around it. A piece
    broken over two pages has two places. Letter case is ignored: a style may set capitals.
    """
    folded = tuple(page.casefold() if len(page.casefold()) == len(page) else page.lower() for page in pages)
    places: list[Place] = []
    missing: list[Piece] = []
    at = (0, 0)
    for _, run in groupby(pieces, key=lambda piece: (piece.subject, piece.kind in _APPARATUS)):
        group = list(run)
        anchor = max(group, key=lambda piece: len(piece.text))
        index = group.index(anchor)
        found = _find(anchor, folded, at)
        if not found:
            missing += group
            continue
        before = _backwards(group[:index], folded, found[0])
        labels = [spot for _, spots in before for spot in spots if spot.page == found[0].page and spot.end <= found[0].start]
        begin = at[1] if at[0] == found[0].page and at[1] <= found[0].start else 0  # behind what was found before
        after = _forwards(group[index + 1 :], folded, found, max((label.end for label in labels), default=begin))
        for piece, spots in (*before, (anchor, found), *after):
            places += spots
            if not spots:
                missing.append(piece)
        if anchor.kind != "heading":
            at = (found[-1].page, found[-1].end)
    return tuple(places), tuple(missing)


_APPARATUS = frozenset({"statement", "key point", "date label", "speaker", "mark", "citation"})


def _find(piece: Piece, pages: Sequence[str], at: tuple[int, int]) -> list[Place]:
    """Places of a piece at or after `at`, else anywhere; two places when it is broken over pages."""
    words = squeezed(piece.text).casefold()
    for page, start in _from(at, len(pages)):
        spot = pages[page].find(words, start)
        if spot >= 0:
            return [_place(piece, page, spot, spot + len(words))]
        broken = _broken(piece, words, pages, page, start)
        if broken:
            return broken
    return []


def _from(at: tuple[int, int], count: int) -> Iterator[tuple[int, int]]:
    yield at
    yield from ((page, 0) for page in range(at[0] + 1, count))
    yield from ((page, 0) for page in range(min(at[0] + 1, count)))


def _broken(piece: Piece, words: str, pages: Sequence[str], page: int, start: int) -> list[Place]:
    """The piece as two or three parts with something else between them (page furniture, a column break)."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if pages[page].find(words[:middle], start) >= 0 else (low, middle - 1)
    for head in range(low, SPLIT_AT_LEAST - 1, -1):
        first = pages[page].find(words[:head], start)
        rest = words[head:]
        if len(rest) < 1 or first < 0:
            return []
        for other, begin in ((page, first + head), (page + 1, 0)):
            if other < len(pages):
                second = pages[other].find(rest, begin)
                if second >= 0:
                    return [_place(piece, page, first, first + head), _place(piece, other, second, second + len(rest))]
        if low - head > 2 * SPLIT_AT_LEAST:
            break
    return []


def _backwards(group: Sequence[Piece], pages: Sequence[str], anchor: Place) -> list[tuple[Piece, list[Place]]]:
    out: list[tuple[Piece, list[Place]]] = []
    page, end = anchor.page, anchor.start
    for piece in reversed(group):
        words = squeezed(piece.text).casefold()
        spot, here = pages[page].rfind(words, 0, end), page
        if spot < 0 and page:
            here, spot = page - 1, pages[page - 1].rfind(words)
        if spot < 0:  # a label set beside or after its sentence
            here, spot = page, pages[page].find(words, anchor.end)
        out.insert(0, (piece, [_place(piece, here, spot, spot + len(words))] if spot >= 0 else []))
        if spot >= 0 and here == page and spot < end:
            end = spot
    return out


def _forwards(group: Sequence[Piece], pages: Sequence[str], anchor: Sequence[Place], labels_end: int) -> list[tuple[Piece, list[Place]]]:
    """Pieces after the anchor, or between its labels and itself: a margin column sets the marks below the labels.

    labels_end: where the labels end, or what stands before when there are none.
    """
    out: list[tuple[Piece, list[Place]]] = []
    first, page, start = anchor[0], anchor[-1].page, anchor[-1].end
    for piece in group:
        words = squeezed(piece.text).casefold()
        spot, here = pages[first.page].find(words, labels_end, first.start), first.page
        if spot >= 0:
            labels_end = spot + len(words)
        if spot < 0:
            spot, here = pages[page].find(words, start), page
        if spot < 0 and page + 1 < len(pages):
            here, spot = page + 1, pages[page + 1].find(words)
        out.append((piece, [_place(piece, here, spot, spot + len(words))] if spot >= 0 else []))
        if spot >= 0 and (here, spot) >= (page, start):
            page, start = here, spot + len(words)
    return out


def _place(piece: Piece, page: int, start: int, end: int) -> Place:
    return Place(kind=piece.kind, subject=piece.subject, page=page, start=start, end=end)

"""Where on the pages each piece of the tree stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefgen.doctree.printed import Piece
from briefgen.verification.pages import gaps, squeezed, unsteady

SPLIT_AT_LEAST = 8
"""Characters of a piece that must stand together before a page or column break for the parts to count as one."""
WORD_AT_LEAST, WORD_AT_MOST = 5, 40
"""Letters of a word that is looked for by itself: fewer prove nothing, more may be broken."""


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
    folded = tuple(map(_alike, pages))
    places: list[Place] = []
    missing: list[Piece] = []
    at = (0, 0)
    seen = [piece for piece in pieces if parts(piece.text) and not piece.of]  # the others have no letter that every reader gives alike
    for _, run in groupby(seen, key=lambda piece: (piece.subject, piece.kind in _APPARATUS)):
        group = list(run)
        caption = _caption(group)
        anchor = caption or max(group, key=lambda piece: len(piece.text))
        index = group.index(anchor)
        # a writer may move a figure by a page, so that none ends half empty; what stands around it is sought as if it were not there
        found = _find(anchor, folded, (max(at[0] - 1, 0), 0) if caption else at)
        if not found:
            alone = [(piece, _find(piece, folded, at)) for piece in group]
            places += [place for _, spots in alone for place in spots]
            missing += [piece for piece, spots in alone if not spots]
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
    return (*places, *_shared(pieces, places)), tuple(missing)


def _shared(pieces: Sequence[Piece], places: Sequence[Place]) -> list[Place]:
    """Where the labels stand that statements have from the one they run on from."""
    return [
        replace(place, subject=piece.subject)
        for piece in pieces
        for place in (places if piece.of else ())
        if (place.kind, place.subject) == (piece.kind, piece.of)
    ]


def _caption(group: Sequence[Piece]) -> Piece | None:
    """The caption of a drawn figure, None for any other group."""
    drawn = any(piece.kind == "chart label" for piece in group)
    return next((piece for piece in group if piece.kind == "heading"), None) if drawn else None


def essential(piece: Piece) -> bool:
    """True for what a reader acts on, in letters that every reader gives alike: a page without it may not be published."""
    return piece.kind in _ESSENTIAL and not any(unsteady(character) for character in piece.text)


def parts(text: str) -> tuple[str, ...]:
    """The runs of a text that every reader gives alike, squeezed and folded: all of it, or beside right-to-left words its longer words."""
    if not any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text):
        return tuple(filter(None, [_alike(squeezed(text))]))
    words = re.findall(r"\w+", _alike(" ".join(squeezed(word) for word in text.split())))
    return tuple(word for word in words if WORD_AT_LEAST <= len(word) <= WORD_AT_MOST)


def _alike(words: str) -> str:
    """Letter case folded, brackets and quotation marks that a change of direction mirrors made one; the length stays."""
    low = words.casefold()
    return (low if len(low) == len(words) else words.lower()).translate(_MIRRORED)


_MIRRORED = str.maketrans(")]}>»›”’", "([{<«‹“‘")
_ESSENTIAL = frozenset({"statement", "key point", "date label", "speaker", "mark"})
_APPARATUS = frozenset({"statement", "key point", "date label", "speaker", "mark", "citation"})


def _find(piece: Piece, pages: Sequence[str], at: tuple[int, int]) -> list[Place]:
    """Places of a piece at or after `at`, else anywhere; empty when a part of it is nowhere.

    Right-to-left words part a piece: readers put what stands between them in orders of their own.
    """
    found = [_find_words(piece, part, pages, at) for part in parts(piece.text)]
    return [place for places in found for place in places] if all(found) else []


def _find_words(piece: Piece, words: str, pages: Sequence[str], at: tuple[int, int]) -> list[Place]:
    """Places of words at or after `at`, else anywhere; two places when they are broken over pages.

    Words that only begin like the piece (a chart label) are told from a broken piece by their place: a break is at a page's end.
    Only where the piece is whole on no page may other things stand behind its first part.
    """
    for page, start in _from(at, len(pages)):
        spot = pages[page].find(words, start)
        if spot >= 0:
            return [_place(piece, page, spot, spot + len(words))]
        broken = _broken(piece, words, pages, page, start, at_end=True)
        if broken:
            return broken
    for page, start in _from(at, len(pages)):
        broken = _broken(piece, words, pages, page, start, at_end=False)
        if broken:
            return broken
    for page, start in _from(at, len(pages)):
        broken = _barely_begun(piece, words, pages, page, start)
        if broken:
            return broken
    return []


def _barely_begun(piece: Piece, words: str, pages: Sequence[str], page: int, start: int) -> list[Place]:
    """The piece with a first word or two, too short to tell by themselves, as the last of them on a page and the rest on the next one.

    The rest proves it: without its beginning it stands nowhere else.
    """
    ends = [end for end in gaps(piece.text) if end < SPLIT_AT_LEAST <= len(words) - end and words == _alike(squeezed(piece.text))]
    for head in reversed(ends):
        first = pages[page].rfind(words[:head], start)
        second = pages[page + 1].find(words[head:]) if first >= 0 and page + 1 < len(pages) else -1
        if second >= 0:
            return [_place(piece, page, first, first + head), _place(piece, page + 1, second, second + len(words) - head)]
    return []


def _from(at: tuple[int, int], count: int) -> Iterator[tuple[int, int]]:
    yield at
    yield from ((page, 0) for page in range(at[0] + 1, count))
    yield from ((page, 0) for page in range(min(at[0] + 1, count)))


def _broken(piece: Piece, words: str, pages: Sequence[str], page: int, start: int, *, at_end: bool) -> list[Place]:
    """The piece as two parts: the longest that page ends with, or holds, and the rest on it or on the next."""
    text = pages[page]
    heads = (
        (head for head in range(len(words) - 1, SPLIT_AT_LEAST - 1, -1) if text.endswith(words[:head]))
        if at_end
        else _held(words, text, start)
    )
    for head in heads:
        first = len(text) - head if at_end else text.find(words[:head], start)
        if first < start:
            continue
        for other, begin in ((page + 1, 0),) if at_end else ((page, first + head), (page + 1, 0)):
            second = pages[other].find(words[head:], begin) if other < len(pages) else -1
            if second >= 0:
                return [_place(piece, page, first, first + head), _place(piece, other, second, second + len(words) - head)]
    return []


def _held(words: str, text: str, start: int) -> Iterator[int]:
    """Lengths of first parts that `text` holds after `start`, the longest first, a few of them."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text.find(words[:middle], start) >= 0 else (low, middle - 1)
    yield from range(min(low, len(words) - 1), max(SPLIT_AT_LEAST, low - 2 * SPLIT_AT_LEAST) - 1, -1)


def _backwards(group: Sequence[Piece], pages: Sequence[str], anchor: Place) -> list[tuple[Piece, list[Place]]]:
    out: list[tuple[Piece, list[Place]]] = []
    page, end = anchor.page, anchor.start
    for piece in reversed(group):
        words = _alike(squeezed(piece.text))
        spot, here = pages[page].rfind(words, 0, end), page
        if spot < 0 and page:
            here, spot = page - 1, pages[page - 1].rfind(words)
        if spot < 0:  # a label set beside or after its sentence
            here, spot = page, pages[page].find(words, anchor.end)
        out.insert(0, (piece, [_place(piece, here, spot, spot + len(words))] if spot >= 0 else _elsewhere(piece, words, pages, page)))
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
        words = _alike(squeezed(piece.text))
        spot, here = pages[first.page].find(words, labels_end, first.start), first.page
        if spot >= 0:
            labels_end = spot + len(words)
        if spot < 0:
            spot, here = pages[page].find(words, start), page
        if spot < 0 and page + 1 < len(pages):
            here, spot = page + 1, pages[page + 1].find(words)
        out.append((piece, [_place(piece, here, spot, spot + len(words))] if spot >= 0 else _elsewhere(piece, words, pages, page)))
        if spot >= 0 and (here, spot) >= (page, start):
            page, start = here, spot + len(words)
    return out


def _elsewhere(piece: Piece, words: str, pages: Sequence[str], page: int) -> list[Place]:
    """The words on this page or one beside it; those of a long table, which runs over several, on the nearest that has them.

    Beside right-to-left words, which readers put in orders of their own, what every reader gives alike is looked for.
    """
    far = piece.kind not in _APPARATUS and len(words) >= SPLIT_AT_LEAST
    for here in sorted(range(len(pages)), key=lambda at: (abs(at - page), -at)):
        if (far or abs(here - page) <= 1) and (spot := pages[here].find(words)) >= 0:
            return [_place(piece, here, spot, spot + len(words))]
    return _find(piece, pages, (max(page - 1, 0), 0)) if parts(piece.text) != (words,) else []


def _place(piece: Piece, page: int, start: int, end: int) -> Place:
    return Place(kind=piece.kind, subject=piece.subject, page=page, start=start, end=end)

"""Words to lines: breaks chosen for the whole paragraph, then what is drawn where on each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.writers.pdf.face import Face
from briefgen.writers.pdf.fallback import is_rtl
from briefgen.writers.pdf.words import Ink, Piece, Word, broken_up

_WHOLE = 600  # paragraphs of more words are broken line by line: nobody sees the difference, and it stays fast
_SHORT_LAST = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Text in one ink and face at x points from the line's left end.

    text: words and the spaces between them. shaped: one word of a script whose glyphs depend on one another. spread: extra points a space.
    """

    ink: Ink
    face: Face
    x: float
    width: float
    text: str
    shaped: bool = False
    spread: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of text. width: points, without the invisible space at its end."""

    segments: tuple[Segment, ...]
    width: float


def broken(words: Sequence[Word], width: float, first: float = 0.0, *, justify: bool = False, tail: bool = False) -> list[Line]:
    """Lines of at most `width` points; first: extra indent of the first line (negative: it hangs out to the left).

    justify: spread full lines to the width. tail: the last line ends in a space too.

    Breaks minimise the sum of squared shortfalls over the whole paragraph among all ways that need the fewest lines, and avoid a
    last line of one short word (after Knuth and Plass, Breaking Paragraphs into Lines, 1981, for ragged-right setting).
    """
    fitted = _fitted(words, min(width, width - first))
    ends = _best_ends(fitted, width, first) if len(fitted) <= _WHOLE else _greedy_ends(fitted, width, first)
    lines, start = [], 0
    for at, end in enumerate(ends):
        room = width - (first if start == 0 else 0.0)
        last = at == len(ends) - 1 or fitted[end].forced
        spaced = fitted[end].gap > 0 or fitted[end].forced if end < len(fitted) else tail
        lines.append(_line(fitted[start:end], room if justify and not last else None, spaced=spaced))
        start = end
    return lines


def _fitted(words: Sequence[Word], width: float) -> list[Word]:
    fitted: list[Word] = []
    for word in words:
        if word.width > width:
            fitted.extend(broken_up(word, max(width, 1.0)))
        else:
            fitted.append(word)
    return fitted


def _greedy_ends(words: Sequence[Word], width: float, first: float) -> list[int]:
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


def _best_ends(words: Sequence[Word], width: float, first: float) -> list[int]:
    count = len(words)
    if not count:
        return []
    # best[end] = (lines, badness) of the best setting of words[:end]; from_[end] = where its last line starts
    best: list[tuple[int, float] | None] = [None] * (count + 1)
    from_ = [0] * (count + 1)
    best[0] = (0, 0.0)
    for start in range(count):
        here = best[start]
        if here is None:
            continue
        room, used = width - (first if start == 0 else 0.0), 0.0
        for end in range(start + 1, count + 1):
            word = words[end - 1]
            if end - 1 > start and word.forced:
                break
            used += word.width if end - 1 == start else word.gap + word.width
            if used > room + 0.01 and end - 1 > start:
                break
            short = (room - used) / room if used < room else 0.0
            closing = end == count or words[end].forced
            bad = (0.04 if used < _SHORT_LAST * room and start else 0.0) if closing else short * short
            reached = (here[0] + 1, here[1] + bad)
            known = best[end]
            if known is None or reached < known:
                best[end], from_[end] = reached, start
    ends, at = [], count
    while at:
        ends.append(at)
        at = from_[at]
    return ends[::-1]


def _line(words: Sequence[Word], fill: float | None, *, spaced: bool) -> Line:
    items: list[tuple[Piece | None, Ink, float]] = []  # a piece, or a space in an ink; with the width it takes
    for at, word in enumerate(words):
        if at and word.gap_ink is not None:
            items.append((None, word.gap_ink, word.gap))
        items.extend((piece, piece.ink, piece.width) for piece in word.pieces)
    natural = sum(width + (piece.lead if piece else 0.0) for piece, _, width in items)
    spaces = sum(1 for piece, _, _ in items if piece is None)
    spread = (fill - natural) / spaces if fill and spaces and 0 < fill - natural < fill * 0.3 else 0.0
    segments, x = _segments(_visual(items), spread)
    if spaced and segments:
        last = segments[-1]
        if not last.shaped:
            segments[-1] = Segment(last.ink, last.face, last.x, last.width, last.text + " ", last.shaped, last.spread)
    return Line(tuple(segments), x)


def _visual(items: list[tuple[Piece | None, Ink, float]]) -> list[tuple[Piece | None, Ink, float, float | None]]:
    """Gives words of right-to-left scripts that follow one another their places from the right; order of drawing stays that of reading."""
    placed: list[tuple[Piece | None, Ink, float, float | None]] = []
    at = 0
    while at < len(items):
        end = at
        while end < len(items) and _leftward(items[end][0]):
            end += 2 if end + 2 < len(items) and items[end + 1][0] is None and _leftward(items[end + 2][0]) else 1
        if end - at < 2:
            placed.append((*items[at], None))
            at += 1
            continue
        total, used = sum(item[2] for item in items[at:end]), 0.0
        for item in items[at:end]:
            used += item[2]
            placed.append((*item, total - used))
        at = end
    return placed


def _leftward(piece: Piece | None) -> bool:
    return piece is not None and piece.shaped and any(map(is_rtl, piece.text))


def _segments(items: list[tuple[Piece | None, Ink, float, float | None]], spread: float) -> tuple[list[Segment], float]:
    segments: list[Segment] = []
    x, run_start = 0.0, 0.0
    open_run: tuple[Ink, Face, float, list[str]] | None = None

    def close(end: float) -> None:
        nonlocal open_run
        if open_run is not None:
            ink, face, begin, texts = open_run
            segments.append(Segment(ink, face, begin, end - begin, "".join(texts), False, spread))
            open_run = None

    in_rtl = False
    for piece, ink, width, offset in items:
        if offset is not None:
            if not in_rtl:
                close(x)
                run_start, in_rtl = x, True
            if piece is not None:
                segments.append(Segment(ink, piece.face, run_start + offset, width, piece.text, True))
            elif (face := _face_of_space(items, ink)) is not None:
                segments.append(Segment(ink, face, run_start + offset, width, " "))
            x += width
            continue
        in_rtl = False
        if piece is None:
            if open_run is not None and open_run[0] is ink:
                open_run[3].append(" ")
                if width > open_run[1].space * ink.size / 1000 + 0.05:
                    close(x + width)
            else:
                close(x)
                face = _face_of_space(items, ink)
                if face is not None:
                    open_run = (ink, face, x, [" "])
                    if width > face.space * ink.size / 1000 + 0.05:
                        close(x + width)
            x += width + spread
            continue
        if piece.lead or piece.shaped or open_run is None or open_run[0] is not ink or open_run[1] is not piece.face:
            close(x)
            x += piece.lead
            if piece.shaped:
                segments.append(Segment(ink, piece.face, x, width, piece.text, True))
                x += width
                continue
            open_run = (ink, piece.face, x, [])
        open_run[3].append(piece.text)
        x += width
    close(x)
    return segments, x


def _face_of_space(items: list[tuple[Piece | None, Ink, float, float | None]], ink: Ink) -> Face | None:
    own = next((piece.face for piece, other, _, _ in items if piece is not None and other is ink and not piece.shaped), None)
    return own or next((piece.face for piece, _, _, _ in items if piece is not None and not piece.shaped), None)

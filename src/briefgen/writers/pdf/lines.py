"""Words to lines: breaks chosen for the whole paragraph, then what is drawn where on each line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.writers.pdf.breaks import best_ends, greedy_ends
from briefgen.writers.pdf.face import Face
from briefgen.writers.pdf.fallback import is_rtl
from briefgen.writers.pdf.words import Ink, Piece, Word, broken_up

_WHOLE = 600  # paragraphs of more words are broken line by line: nobody sees the difference, and it stays fast


@dataclass(slots=True, eq=False)
class Segment:
    """Text in one ink and face at x points from the line's left end; never changed, and not frozen for the same reason as `Ink`.

    text: words and the spaces between them. shaped: one word of a script whose glyphs depend on one another. spread: extra points a space.
    """

    ink: Ink
    face: Face
    x: float
    width: float
    text: str
    shaped: bool = False
    spread: float = 0.0


@dataclass(slots=True, eq=False)
class Line:
    """A line of text. width: points, without the invisible space at its end."""

    segments: tuple[Segment, ...]
    width: float


def broken(words: Sequence[Word], width: float, first: float = 0.0, *, justify: bool = False, tail: bool = False) -> list[Line]:
    """Lines of at most `width` points; first: extra indent of the first line (negative: it hangs out to the left).

    justify: spread full lines to the width. tail: the last line ends in a space too.

    Where they break is told in `breaks`.
    """
    fitted = _fitted(words, min(width, width - first))
    ends = best_ends(fitted, width, first) if len(fitted) <= _WHOLE else greedy_ends(fitted, width, first)
    lines, start = [], 0
    for at, end in enumerate(ends):
        room = width - (first if start == 0 else 0.0)
        last = at == len(ends) - 1 or fitted[end].forced
        spaced = fitted[end].gap > 0 or fitted[end].forced if end < len(fitted) else tail
        lines.append(_line(fitted[start:end], room if justify and not last else None, spaced=spaced))
        start = end
    return lines


def _fitted(words: Sequence[Word], width: float) -> list[Word]:
    if all(word.width <= width for word in words):
        return list(words)
    fitted: list[Word] = []
    for word in words:
        if word.width > width:
            fitted.extend(broken_up(word, max(width, 1.0)))
        else:
            fitted.append(word)
    return fitted


_Item = tuple[Piece | None, Ink, float]
"""A piece, or None for a space in an ink; with the width it takes."""


def _line(words: Sequence[Word], fill: float | None, *, spaced: bool) -> Line:
    items: list[_Item] = []
    shaped = False
    for at, word in enumerate(words):
        if at and word.gap_ink is not None:
            items.append((None, word.gap_ink, word.gap))
        for piece in word.pieces:
            items.append((piece, piece.ink, piece.width))
            shaped = shaped or piece.shaped
    segments, x = _segments(items, _leftward_places(items) if shaped else {}, _spread(items, fill) if fill else 0.0)
    if spaced and segments:
        last = segments[-1]
        if not last.shaped:
            segments[-1] = Segment(last.ink, last.face, last.x, last.width, last.text + " ", last.shaped, last.spread)
    return Line(tuple(segments), x)


def _spread(items: Sequence[_Item], fill: float) -> float:
    """What each space is widened by to fill a line; nothing where that would leave holes."""
    natural = sum(width + (piece.lead if piece else 0.0) for piece, _, width in items)
    spaces = sum(1 for piece, _, _ in items if piece is None)
    return (fill - natural) / spaces if spaces and 0 < fill - natural < fill * 0.3 else 0.0


def _leftward_places(items: Sequence[_Item]) -> dict[int, float]:
    """Places, from the run's left end, of words of right-to-left scripts that follow one another; they are drawn in order of reading."""
    places: dict[int, float] = {}
    at = 0
    while at < len(items):
        end = at
        while end < len(items) and _leftward(items[end][0]):
            end += 2 if end + 2 < len(items) and items[end + 1][0] is None and _leftward(items[end + 2][0]) else 1
        if end - at < 2:
            at += 1
            continue
        total, used = sum(item[2] for item in items[at:end]), 0.0
        for place in range(at, end):
            used += items[place][2]
            places[place] = total - used
        at = end
    return places


def _leftward(piece: Piece | None) -> bool:
    return piece is not None and piece.shaped and any(map(is_rtl, piece.text))


@dataclass(slots=True, eq=False)
class _Run:
    """Words and spaces in one ink and face, as they are gathered into a segment. ink: None between runs; space: the widest that belongs."""

    segments: list[Segment]
    spread: float
    ink: Ink | None = None
    face: Face | None = None
    begin: float = 0.0
    space: float = 0.0
    texts: list[str] = field(default_factory=list)

    def open(self, ink: Ink, face: Face, x: float) -> None:
        """Begin at x."""
        self.ink, self.face, self.begin, self.space, self.texts = ink, face, x, face.space * ink.size / 1000 + 0.05, []

    def close(self, x: float) -> None:
        """End at x."""
        if self.ink is not None and self.face is not None:
            self.segments.append(Segment(self.ink, self.face, self.begin, x - self.begin, "".join(self.texts), False, self.spread))
            self.ink = None


def _segments(items: Sequence[_Item], leftward: Mapping[int, float], spread: float) -> tuple[list[Segment], float]:
    """Segments of a line, and its width. leftward: see `_leftward_places`."""
    segments: list[Segment] = []
    run = _Run(segments, spread)
    x, turned, in_turned = 0.0, 0.0, False
    for at, (piece, ink, width) in enumerate(items):
        if at in leftward:
            if not in_turned:
                run.close(x)
                turned, in_turned = x, True
            if piece is not None:
                segments.append(Segment(ink, piece.face, turned + leftward[at], width, piece.text, True))
            elif (face := _face_of_space(items, ink)) is not None:
                segments.append(Segment(ink, face, turned + leftward[at], width, " "))
            x += width
            continue
        in_turned = False
        if piece is None:
            if run.ink is not ink:
                run.close(x)
                if (face := _face_of_space(items, ink)) is not None:
                    run.open(ink, face, x)
            if run.ink is ink:
                run.texts.append(" ")
                if width > run.space:
                    run.close(x + width)
            x += width + spread
            continue
        if piece.lead or piece.shaped or run.ink is not ink or run.face is not piece.face:
            run.close(x)
            x += piece.lead
            if piece.shaped:
                segments.append(Segment(ink, piece.face, x, width, piece.text, True))
                x += width
                continue
            run.open(ink, piece.face, x)
        run.texts.append(piece.text)
        x += width
    run.close(x)
    return segments, x


def _face_of_space(items: Sequence[_Item], ink: Ink) -> Face | None:
    own = next((piece.face for piece, other, _ in items if piece is not None and other is ink and not piece.shaped), None)
    return own or next((piece.face for piece, _, _ in items if piece is not None and not piece.shaped), None)

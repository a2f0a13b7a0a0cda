"""Characters without white space as a font role sets them: where a line may end, which face draws what, and how wide it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from briefgen.writers.pdf.face import Face
from briefgen.writers.pdf.fallback import needs_shaping, pieces, without_controls

EAST_ASIAN = "\u2e80"
"""The first character of the East Asian scripts; a few symbols follow them."""

Spelt = tuple[str, Face, float, bool, str]
"""Characters, the face that draws them, their width in thousandths of an em, whether they are shaped, and which of them no font has."""

_LIMIT = 60_000
_LONG = 40
# After these a line may end without a space: dashes between letters, and CJK text anywhere.
_DASHES = frozenset("-–—/")
_DASH = re.compile("(?<=[^\\W_][-–—/])(?=[^\\W_])|(?<=[—])(?=\\S)")
_URL = re.compile(
    r"(?<=[^/]/)(?=[^\s/])|(?<=[^\s\-._?&=#%~+,;:/])(?=[\-._?&=#%~+,;])"
)  # after a slash, before other marks: none looks like a hyphen or a full stop of ours
_CJK = "(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])(?=[\u2e80-\u2fff\u3041-\u9fff\uac00-\ud7af\uf900-\ufaff])"
"""Compiled when it is first met, which takes 4 ms, and most documents never do."""


class Spelling(dict[str, tuple[tuple[Spelt, ...], ...]]):
    """Every run of characters met so far in one font role: the parts between which a line may end, each as it is drawn.

    A word of a text that was met before costs one look-up; half of the words of a document were. others: opens the faces that draw
    what the role's own lacks, in the order they are tried. space: width of a space.
    """

    def __init__(self, face: Face, others: Callable[[], Sequence[Face]]) -> None:
        self.face, self.others, self.space = face, others, face.space

    def __missing__(self, run: str) -> tuple[tuple[Spelt, ...], ...]:
        first = self._of_all(run) if max(run) >= EAST_ASIAN else None
        made = tuple(
            tuple((piece, face, advance(piece, face), needs_shaping(piece), lost) for piece, face, lost in self.pieces(chunk, first))
            for chunk in chunks(run)
        )
        if len(self) < _LIMIT:
            self[run] = made
        return made

    def pieces(self, text: str, first: Face | None = None) -> Iterable[tuple[str, Face, str]]:
        """A text split by the face that draws it; see `fallback.pieces`. first: tried before the other fallback faces."""
        text = without_controls(text)
        if text.isascii() or all(map(self.face.legible, text)):  # so the other faces are opened only for a text that needs one
            return ((text, self.face, ""),) if text else ()
        return pieces(text, self.face, (first, *self.others()) if first else self.others())

    def _of_all(self, text: str) -> Face | None:
        """The first fallback face that has every East Asian letter of a text: a name is not set in two faces."""
        letters = [character for character in text if character >= EAST_ASIAN]
        return next((face for face in self.others() if all(map(face.has, letters))), None)


def advance(piece: str, face: Face) -> float:
    """Width of a piece in thousandths of an em, shaped when its script asks for it."""
    return face.shape(piece, full=True).width if needs_shaping(piece) else face.width(piece)


def chunks(run: str) -> list[str]:
    """A run of characters parted where a line may end."""
    if "://" in run or run.startswith("www.") or (len(run) > _LONG and re.search(r"[/.?&=]", run)):
        return _URL.split(run)
    if max(run) >= EAST_ASIAN:
        return [chunk for chunk in re.split(_CJK, run) if chunk]
    return [run] if _DASHES.isdisjoint(run) else [chunk for chunk in _DASH.split(run) if chunk]

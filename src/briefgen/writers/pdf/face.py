"""One font file as HarfBuzz sees it: metrics, which characters it has, kerned words.

HarfBuzz measures, kerns and subsets in C; ReportLab's own TTFont parses every table in Python (40 ms a face) and cannot place
glyphs that stand for no single character.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

# Ligatures and localised forms stay off so that one glyph is one character: what is copied or searched is what was written.
_PLAIN = {"kern": True, "liga": False, "clig": False, "calt": False, "dlig": False, "ccmp": False, "locl": False}
_CACHE_LIMIT = 60_000
_SIGNS = frozenset("≈")  # signs that carry a fact
_SMALLEST_SIGN = 420


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """A glyph to draw.

    gid: index in the font. text: the characters it stands for, empty for the second glyph of a cluster. advance, dx, dy: thousandths
    of an em; nominal: the advance without kerning.
    """

    gid: int
    text: str
    advance: float
    nominal: float
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A word ready to draw: glyphs in visual order, left to right. width: thousandths of an em. plain: one glyph a character, in order."""

    glyphs: tuple[Glyph, ...]
    width: float
    plain: bool


class Face:
    """A static TrueType font file. All measures in thousandths of an em unless said otherwise."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.scale = 1000 / self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender * self.scale
        self.descent = -extents.descender * self.scale
        self.name = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
        self._nominal: dict[int, int] = {}
        self._glyphs: dict[tuple[int, str, int, int, int], Glyph] = {}
        self._shaped: dict[str, Shaped] = {}
        self._widths: dict[str, float] = {}
        self.space = self.width(" ")

    def gid(self, code: int) -> int:
        """Glyph index of a code point, 0 when the font has none."""
        gid = self._nominal.get(code)
        if gid is None:
            gid = self._nominal[code] = int(self.font.get_nominal_glyph(code) or 0)
        return gid

    def has(self, character: str) -> bool:
        """True when the font can draw this character."""
        return bool(self.gid(ord(character)))

    def legible(self, character: str) -> bool:
        """True when the font draws this character at a size that can be read: some draw signs they hardly need as tiny marks."""
        gid = self.gid(ord(character))
        if not gid or character not in _SIGNS:
            return bool(gid)
        extents = self.font.get_glyph_extents(gid)
        return extents is not None and extents.width * self.scale >= _SMALLEST_SIGN

    def width(self, text: str) -> float:
        """Kerned width of a text; spaces do not kern."""
        known = self._widths.get(text)
        if known is None:
            if " " in text and text != " ":
                known = sum(map(self.width, text.split(" "))) + text.count(" ") * self.space
            else:
                known = self.shape(text).width if text else 0.0
            if len(self._widths) < _CACHE_LIMIT:
                self._widths[text] = known
        return known

    def shape(self, word: str, *, full: bool = False) -> Shaped:
        """Glyphs of a word. full: with every feature its script needs (joining letters, marks), right-to-left words in visual order."""
        key = ("\x00" + word) if full else word
        known = self._shaped.get(key)
        if known is None:
            known = self._shape(word, full)
            if len(self._shaped) < _CACHE_LIMIT:
                self._shaped[key] = known
        return known

    def _shape(self, word: str, full: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(str(word))
        buffer.guess_segment_properties()
        if not full:
            buffer.direction = "ltr"
        hb.shape(self.font, buffer, {} if full else _PLAIN)
        infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
        starts = [info.cluster for info in infos]
        texts: Sequence[str] = word if starts == list(range(len(word))) else _cluster_texts(word, starts)
        glyphs = [
            self._glyph(info.codepoint, text, position.x_advance, position.x_offset, position.y_offset)
            for info, position, text in zip(infos, positions, texts, strict=True)
        ]
        plain = [glyph.text for glyph in glyphs] == list(word) and not any(glyph.dx or glyph.dy for glyph in glyphs)
        return Shaped(tuple(glyphs), sum(glyph.advance for glyph in glyphs), plain)

    def _glyph(self, gid: int, text: str, advance: int, dx: int, dy: int) -> Glyph:
        """A glyph with its measures, given in font units; kept, since a document has a thousand times as many letters as it has glyphs."""
        key = (gid, text, advance, dx, dy)
        known = self._glyphs.get(key)
        if known is None:
            nominal = self.font.get_glyph_h_advance(gid)
            made = (round(units * self.scale, 3) for units in (advance, nominal, dx, dy))
            known = self._glyphs[key] = Glyph(gid, text, *made)
        return known


def _cluster_texts(word: str, starts: Sequence[int]) -> list[str]:
    """The characters of each glyph: of its cluster for the first one drawn of it, none for the others. starts: of each glyph's cluster."""
    distinct = sorted(set(starts))
    ends = dict(zip(distinct, [*distinct[1:], len(word)], strict=True))
    seen: set[int] = set()
    texts = []
    for start in starts:
        texts.append("" if start in seen else word[start : ends[start]])
        seen.add(start)
    return texts


@lru_cache(maxsize=128)
def open_face(path: str) -> Face:
    """The Face of a file, opened once a process."""
    return Face(Path(path))

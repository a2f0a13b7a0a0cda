"""Embedded fonts: subsets with the glyphs that were drawn, readable as Unicode (PDF 1.7, 9.7; PDF/A-3, 6.2.11).

Every font is a composite font with two-byte codes. A code is the character's own UTF-16 unit wherever a glyph stands for one character of
the basic plane, so page content can be read with nothing but a hexadecimal viewer; other glyphs get codes of the private use area.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import uharfbuzz as hb

from briefgen.writers.pdf.face import Face, Glyph, Shaped
from briefgen.writers.pdf.hooks import Raw, stream

_PRIVATE = range(0xE000, 0xF900)
_DROP = ("GSUB", "GPOS", "GDEF", "name", "post", "cmap", "OS/2", "DSIG", "STAT", "gasp", "kern", "meta", "hdmx", "VDMX", "LTSH", "FFTM")


class DocumentFont:
    """A face as one document uses it. resource: its name in page resources."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face, self.resource = face, resource
        self._codes: dict[tuple[int, str], int] = {}
        self._glyphs: dict[int, tuple[int, str, float]] = {}
        self._private = iter(_PRIVATE)
        self._words = _Words(self)

    def encoded(self, words: Iterable[str]) -> Iterator[str]:
        """Plain words, each as the inside of a TJ array: hexadecimal strings and kerns."""
        return map(self._words.__getitem__, words)

    def array(self, shaped: Shaped) -> str:
        """Glyphs as the inside of a TJ array; offsets are the caller's business."""
        parts: list[str] = []
        run = ""
        for glyph in shaped.glyphs:
            run += f"{self.code(glyph):04x}"
            if kern := round(glyph.nominal - glyph.advance, 2):
                parts += [f"<{run}>", f"{kern:g}"]
                run = ""
        return "".join([*parts, f"<{run}>" if run else ""])

    def code(self, glyph: Glyph) -> int:
        """The two-byte code of a glyph; the same glyph standing for other characters gets another."""
        text = glyph.text or "\u200b"
        key = (glyph.gid, text)
        code = self._codes.get(key)
        if code is None:
            unit = ord(text) if len(text) == 1 else 0
            taken = unit in self._glyphs or unit in _PRIVATE or not 0 < unit < 0xFFFE or 0xD800 <= unit < 0xE000 or not glyph.text
            code = next(self._private) if taken else unit
            self._codes[key] = code
            self._glyphs[code] = (glyph.gid, text, glyph.nominal)
        return code

    def object(self) -> Raw:
        """The font dictionary with everything it needs."""
        face, codes = self.face, sorted(self._glyphs)
        program = _subset(face, {gid for gid, _, _ in self._glyphs.values()})
        name = f"{_tag(program)}+{face.name}"
        flags = 4 | (64 if "Italic" in face.name or "Oblique" in face.name else 0)
        descriptor = Raw(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{_bbox(face)}]/ItalicAngle {-12 if flags & 64 else 0}"
            f"/Ascent {face.ascent:.0f}/Descent {-face.descent:.0f}/CapHeight {face.ascent * 0.7:.0f}/StemV 80/FontFile2 ",
            stream(f"/Length1 {len(program)}", program),
            ">>",
        )
        widths = "".join(f"{first}[{' '.join(f'{w:g}' for w in run)}]" for first, run in _runs(codes, self._glyphs))
        top = codes[-1] if codes else 0
        gids = bytearray(2 * (top + 1))
        for code in codes:
            gids[2 * code : 2 * code + 2] = self._glyphs[code][0].to_bytes(2, "big")
        descendant = Raw(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/DW 0/W[{widths}]/CIDToGIDMap ",
            stream("", bytes(gids)),
            "/FontDescriptor ",
            descriptor,
            ">>",
        )
        return Raw(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[",
            descendant,
            "]/ToUnicode ",
            stream("", _to_unicode({code: self._glyphs[code][1] for code in codes})),
            ">>",
        )


class _Words(dict[str, str]):
    """Words as they are written; one that was met before costs a look-up."""

    def __init__(self, font: DocumentFont) -> None:
        self.font = font

    def __missing__(self, word: str) -> str:
        made = self[word] = self.font.array(self.font.face.shape(word))
        return made


class DocumentFonts:
    """The fonts of one document, numbered in order of first use."""

    def __init__(self) -> None:
        self._fonts: dict[int, DocumentFont] = {}

    def of(self, face: Face) -> DocumentFont:
        """The document's font for a face."""
        font = self._fonts.get(id(face))
        if font is None:
            font = self._fonts[id(face)] = DocumentFont(face, f"F{len(self._fonts) + 1}")
        return font

    def objects(self) -> dict[str, Raw]:
        """Resource name to font dictionary, in order of first use."""
        return {font.resource: font.object() for font in self._fonts.values()}


def _subset(face: Face, gids: Iterable[int]) -> bytes:
    subset = hb.SubsetInput()
    subset.glyph_set.update({0, *gids})
    subset.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    subset.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROP)
    data: bytes = hb.subset(face.face, subset).blob.data
    return data


def _tag(program: bytes) -> str:
    digest = hashlib.sha256(program).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _bbox(face: Face) -> str:
    head = face.face.reference_table("head").data
    corners = (int.from_bytes(head[at : at + 2], "big", signed=True) * face.scale for at in range(36, 44, 2))
    return " ".join(f"{corner:.0f}" for corner in corners)


def _runs(codes: list[int], glyphs: dict[int, tuple[int, str, float]]) -> list[tuple[int, list[float]]]:
    runs: list[tuple[int, list[float]]] = []
    for code in codes:
        if runs and runs[-1][0] + len(runs[-1][1]) == code:
            runs[-1][1].append(glyphs[code][2])
        else:
            runs.append((code, [glyphs[code][2]]))
    return runs


def _to_unicode(texts: dict[int, str]) -> bytes:
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in texts.items()]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")

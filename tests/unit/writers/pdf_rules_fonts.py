"""What fonts have to be (ISO 14289-1, 7.21; ISO 19005-3, 6.2.11). Each rule yields what breaks it."""

import io
import re
from collections.abc import Iterator

import pikepdf
from pdf_view import View

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_NO_TEXT = re.compile("[\0\ufeff\ufffe]")
_TYPES = ("/Type1", "/MMType1", "/TrueType", "/Type3", "/Type0", "/CIDFontType0", "/CIDFontType2")


def _called(font: pikepdf.Dictionary, key: str = "/BaseFont") -> str:
    return font[key].unparse().decode("latin-1") if key in font else "None"  # what the file has: it may be no UTF-8


def typed(view: View) -> Iterator[str]:
    yield from (_called(font) for font in view.fonts if font.get("/Type") != "/Font")


def subtyped(view: View) -> Iterator[str]:
    yield from (str(font.get("/Subtype")) for font in view.fonts if font.get("/Subtype") not in _TYPES)


def named(view: View) -> Iterator[str]:
    for font in view.fonts:
        below = font.get("/DescendantFonts", [font])[0]
        names = {_called(held) for held in (font, below)}
        if len(names | {_called(below.FontDescriptor, "/FontName")} if "/FontDescriptor" in below else names) > 1 or "None" in names:
            yield _called(font)


def _programs(view: View) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    for font in view.fonts:
        if font.get("/Subtype") not in ("/Type0", "/Type3"):
            yield _called(font), font.get("/FontDescriptor", pikepdf.Dictionary())


def program_kind(view: View) -> Iterator[str]:
    yield from (
        name for name, descriptor in _programs(view) if "/FontFile3" in descriptor or "/Subtype" in descriptor.get("/FontFile2", {})
    )


def embedded(view: View) -> Iterator[str]:
    """A program that a reader of TrueType can begin with: the tables that glyphs and widths are looked up in."""
    from fontTools.ttLib import TTFont, TTLibError

    for name, descriptor in _programs(view):
        try:
            data = descriptor.FontFile2.read_bytes()
            tables = set(TTFont(io.BytesIO(data), lazy=True).keys())
        except (AttributeError, TTLibError):
            yield f"{name} is not embedded"
            continue
        if missing := {"head", "hhea", "hmtx", "maxp", "glyf", "loca"} - tables:
            yield f"{name} has no {', '.join(sorted(missing))}"
        if int(descriptor.FontFile2.get("/Length1", 0)) != len(data):
            yield f"{name} gives a wrong length"


def encoding(view: View) -> Iterator[str]:
    """Identity-H, which any character collection may go with and which is nothing to embed, or a map in the file."""
    yield from (
        _called(font)
        for font in view.fonts
        if font.get("/Subtype") == "/Type0"
        and not isinstance(font.get("/Encoding"), pikepdf.Stream)
        and font.get("/Encoding") != "/Identity-H"
    )


def glyph_map(view: View) -> Iterator[str]:
    for font in view.fonts:
        if font.get("/Subtype") == "/CIDFontType2" and not isinstance(font.get("/CIDToGIDMap"), pikepdf.Stream):
            yield _called(font)


def no_cid_set(view: View) -> Iterator[str]:
    """None is asked for, and one that misses a glyph fails."""
    yield from (name for name, descriptor in _programs(view) if "/CIDSet" in descriptor)


def glyphs_present(view: View) -> Iterator[str]:
    yield from (str(glyph) for glyph in view.glyphs if glyph.drawn is None or glyph.gid == 0)


def widths(view: View) -> Iterator[str]:
    yield from (
        f"{glyph} is {glyph.drawn} wide, not {glyph.stated}"
        for glyph in view.glyphs
        if glyph.drawn is None or abs(glyph.drawn - glyph.stated) > 1
    )


def no_notdef(view: View) -> Iterator[str]:
    yield from (str(glyph) for glyph in view.glyphs if glyph.drawn is None or glyph.gid == 0)


def mapped(view: View) -> Iterator[str]:
    yield from (str(glyph) for glyph in view.glyphs if not glyph.text)


def mapped_to_text(view: View) -> Iterator[str]:
    yield from (str(glyph) for glyph in view.glyphs if _NO_TEXT.search(glyph.text or ""))


def private_replaced(view: View) -> Iterator[str]:
    yield from (str(glyph) for glyph in view.glyphs if _PRIVATE.search(glyph.text or "") and not glyph.replaced)


def small_cids(view: View) -> Iterator[str]:
    yield from (str(glyph) for glyph in view.glyphs if glyph.code > 65_535)

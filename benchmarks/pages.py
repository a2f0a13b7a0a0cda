"""Measure how densely and how calmly pages are set: words, white, lines, kinds of type.

    python benchmarks/pages.py BRIEF.pdf… [--margins TOP,RIGHT,BOTTOM,LEFT]

Per page: words; share of the text area's pixels that are white (at 72 dpi); share of it, in strips of one line by half the width,
that nothing is printed in: empty ends of columns, gaps, unused margin columns; lines. Per file: distinct sizes of type, fonts and
text colours. Margins in millimetres.
"""

from __future__ import annotations

import argparse
import ctypes
from collections import Counter
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

LINE = 12  # pixels, which are points


def area(page: pypdfium2.PdfPage, margins: list[float]) -> Image.Image:
    top, right, bottom, left = (round(margin * 72 / 25.4) for margin in margins)
    picture = page.render(scale=1).to_pil().convert("L")
    return picture.crop((left, top, picture.width - right, picture.height - bottom))


def white(picture: Image.Image) -> tuple[float, float]:
    """Share of white pixels, share of strips without ink."""
    pixels = picture.width * picture.height
    strips = empty = 0
    half = picture.width // 2
    for y in range(0, picture.height - LINE + 1, LINE):
        for x in (0, half):
            strips += 1
            empty += picture.crop((x, y, x + half, y + LINE)).getextrema()[0] > 200
    return sum(picture.histogram()[250:]) / pixels, empty / strips


def type_of(page: pypdfium2.PdfPage) -> Counter[tuple[str, float, str]]:
    """How many characters stand in each font, size and colour."""
    found: Counter[tuple[str, float, str]] = Counter()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        size, red, green, blue, alpha = (ctypes.c_float(), *(ctypes.c_uint() for _ in range(4)))
        pdfium.FPDFTextObj_GetFontSize(item.raw, size)
        pdfium.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
        name = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(item.raw), name, 200)
        colour = f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
        found[name.value.decode().split("+")[-1], round(size.value, 1), colour] += 1
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--margins", default="19,17,17,17", help="of the text area, in millimetres")
    asked = parser.parse_args()
    margins = [float(one) for one in asked.margins.split(",")]
    for file in asked.files:
        document = pypdfium2.PdfDocument(file)
        kinds: Counter[tuple[str, float, str]] = Counter()
        print(f"{file.name}\n  page  words  lines  white  empty strips")
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            words = len(text.get_text_bounded().split())
            lines = len({round(text.get_charbox(at)[1] / 3) for at in range(0, text.count_chars(), 7)})
            pixels, strips = white(area(page, margins))
            print(f"  {number:4}  {words:5}  {lines:5}  {pixels:5.0%}  {strips:12.0%}")
            kinds += type_of(page)
        fonts, sizes, colours = ({kind[at] for kind in kinds} for at in range(3))
        print(f"  {len(fonts)} fonts: {', '.join(sorted(fonts))}")
        print(f"  {len(sizes)} sizes: {', '.join(f'{size:g}' for size in sorted(sizes))}")
        print(f"  {len(colours)} colours: {', '.join(sorted(colours))}")
        document.close()


if __name__ == "__main__":
    main()

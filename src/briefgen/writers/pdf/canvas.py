"""A canvas on which everything belongs to a structure element or is an artifact, by construction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from briefgen.writers.pdf.face import Face
from briefgen.writers.pdf.fontfile import DocumentFonts
from briefgen.writers.pdf.hooks import Page
from briefgen.writers.pdf.links import Links
from briefgen.writers.pdf.structure import Annotated, Content, Element, ParentTree

_END = "EMC"


class TaggedCanvas:
    """Draws pages; lengths in points from the lower left corner.

    Whatever is drawn after `under(element)` belongs to that element until the next call; after `under(None)`, and at the start of a page,
    to nothing a reader hears.
    """

    def __init__(self, *, width: float, height: float, lang: str, moment: dt.datetime) -> None:
        self.page = Page(size=(width, height), lang=lang, moment=moment)
        self.width, self.height = width, height
        self.fonts = DocumentFonts()
        self.tree = ParentTree()
        self.links = Links()
        self.root = Element("Document", lang=lang, attached=True)
        self.number = 0
        self._mcids: list[Element] | None = None
        self._key: int | None = None
        self._open: tuple[Element | None, str | None] | None = None
        self._state: tuple[str, str] = ("", "")

    # -- what belongs to whom -----------------------------------------------------------------------

    def under(self, element: Element | None, *, span: str | None = None, artifact: str = "") -> None:
        """Everything from here on belongs to `element`.

        span: entries of a /Span around it, such as a language. artifact: for None, entries such as `/Type/Pagination`.
        """
        wanted = (element, span if element is not None else artifact or None)
        if self._open == wanted:
            return
        self.close()
        code = self.page.operators
        if element is None:
            code.append(f"/Artifact <<{artifact}>> BDC" if artifact else "/Artifact BMC")
        else:
            code.append(f"/{element.role} <</MCID {self._mcid(element)}>> BDC")
            if span:
                code.append(f"/Span <<{span}>> BDC")
        self._open = wanted

    def close(self) -> None:
        """End the open marked content, if any."""
        if self._open is not None:
            element, span = self._open
            self.page.operators.extend([_END, _END] if element is not None and span else [_END])
            self._open = None

    def part(self) -> int:
        """Begin a part of the page that can be moved: the number of operators before it."""
        self.close()
        self._state = ("", "")
        return len(self.page.operators)

    def move_forward(self, part: int, before: int) -> None:
        """Put the operators of the last part before those of an earlier one; who owns what, and what is read first, stays as it was.

        part, before: as `part` gave them.
        """
        self.part()
        code = self.page.operators
        code[before:] = code[part:] + code[before:part]

    def _mcid(self, element: Element) -> int:
        if self._mcids is None:
            self._key, self._mcids = self.tree.page()
        element.attach()
        self._mcids.append(element)
        element.kids.append(Content(self.number, len(self._mcids) - 1))
        return len(self._mcids) - 1

    # -- drawing --------------------------------------------------------------------------------------

    def text(self, x: float, y: float, face: Face, size: float, colour: str, array: str) -> None:
        """Show the inside of a TJ array with its first baseline point at x, y."""
        font, ink = _font(self.fonts.of(face).resource, size), f"{rgb(colour)} rg"
        before = ""
        if self._state != (font, ink):
            before = ("" if self._state[0] == font else font + " ") + ("" if self._state[1] == ink else ink + " ")
            self._state = (font, ink)
        self.page.operators.append(f"BT {before}1 0 0 1 {number(x)} {number(y)} Tm [{array}]TJ ET")

    def turned_text(self, x: float, y: float, cos: float, sin: float, face: Face, size: float, colour: str, array: str) -> None:
        """As `text`, turned by the angle whose cosine and sine are given."""
        font = _font(self.fonts.of(face).resource, size)
        self._state = (font, f"{rgb(colour)} rg")
        matrix = " ".join(f"{value:.5f}" for value in (cos, sin, -sin, cos))
        self.page.operators.append(f"BT {font} {rgb(colour)} rg {matrix} {number(x)} {number(y)} Tm [{array}]TJ ET")

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._state = (self._state[0], f"{rgb(colour)} rg")
        self.page.operators.append(f"{rgb(colour)} rg {number(x)} {number(y)} {number(width)} {number(height)} re f")

    def frame(self, x: float, y: float, width: float, height: float, line: float, colour: str) -> None:
        """The outline of a rectangle, its line centred on the edges."""
        self.page.operators.append(f"{number(line)} w {rgb(colour)} RG {number(x)} {number(y)} {number(width)} {number(height)} re S")

    def rule(self, x0: float, x1: float, y: float, line: float, colour: str) -> None:
        """A horizontal line."""
        self.page.operators.append(f"{number(line)} w {rgb(colour)} RG {number(x0)} {number(y)} m {number(x1)} {number(y)} l S")

    def operators(self, code: Sequence[str]) -> None:
        """Raw operators in a graphics state of their own."""
        self.page.operators.extend(["q", *code, "Q"])

    def _annotate(self, element: Element, box: tuple[float, float, float, float], entries: str) -> None:
        rect = " ".join(number(value) for value in box)
        key = self.tree.annotation(element)
        annotation = f"<</Type/Annot/Subtype/Link/Rect[{rect}]/Border[0 0 0]/F 4/StructParent {key}"
        element.attach().kids.append(Annotated(self.number, self.page.add_annotation(annotation, entries)))

    def bookmark(self, title: str, key: str, level: int, top: float) -> None:
        """An entry of the outline that leads to this page at height `top`; level from 0, never more than one deeper than the last."""
        self.page.bookmark(title, key, level, top)

    # -- pages, links and places --------------------------------------------------------------------

    def show_page(self) -> None:
        """Finish the page and begin another."""
        self.close()
        for element, box, entries in self.links.pending:
            self._annotate(element, box, entries)
        self.links.pending.clear()
        self.page.struct_parents = self._key
        self._key, self._mcids, self._state = None, None, ("", "")
        self.page.show()
        self.number += 1


def number(value: float) -> str:
    """A coordinate with at most two decimals, as short as it gets."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if text not in ("-0.00", "0.00") else "0"


@lru_cache(maxsize=256)
def _font(resource: str, size: float) -> str:
    return f"/{resource} {number(size)} Tf"


@lru_cache(maxsize=256)
def rgb(colour: str) -> str:
    """`#rrggbb` as three PDF numbers."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))

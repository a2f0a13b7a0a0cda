"""Text and box styles by role, with a plain style for roles a sheet leaves out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from briefgen.doctree.style import BoxStyle, Sheet, TextStyle
from briefgen.writers.pdf.fonts import FontRole
from briefgen.writers.pdf.words import Ink

_PLAIN = TextStyle(font="serif", size=10, leading=13.5, colour="#1a1a1a", after=5)
# A role that a sheet does not name is set like the first of these that it does.
_LIKE = {
    "h3": ("h2",), "h2": ("h1",), "takeaway": ("statement",), "key-point": ("statement",), "lead": ("body",), "statement": ("body",),
    "fact": ("body",), "question": ("body",), "note": ("small", "body"), "small": ("body",), "subtitle": ("body",),
    "meta": ("small", "body"), "td": ("small", "body"), "th": ("td",), "caption": ("small", "body"), "source": ("small", "body"),
    "reference": ("small", "body"), "passage": ("reference", "small", "body"), "contents-1": ("body",),
    "contents-2": ("contents-1", "body"), "contents-3": ("contents-2", "body"), "furniture": ("small",),
    "box-title": ("h3", "h2"), "list": ("body",), "footnote": ("source", "small", "body"),
}  # fmt: skip


@lru_cache(maxsize=512)
def restyled(style: TextStyle, **changes: str | float) -> TextStyle:
    """A style with changes; kept, since every statement asks for the same few."""
    return replace(style, **changes)  # type: ignore[arg-type]


class Styles:
    """Styles of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def text(self, role: str) -> TextStyle:
        """The style of a text role."""
        seen = [role]
        for name in seen:
            if name in self.sheet.text:
                return self.sheet.text[name]
            seen.extend(other for other in _LIKE.get(name, ()) if other not in seen)
        return self.sheet.text.get("body", _PLAIN)

    def named(self, role: str) -> bool:
        """True when the sheet itself has this text role."""
        return role in self.sheet.text

    def box(self, role: str) -> BoxStyle:
        """The style of a box role."""
        return self.sheet.boxes.get(role) or BoxStyle(frame=0.6, frame_colour=self.colour("rule"))

    def colour(self, name: str) -> str:
        """A colour of the sheet; near-black when it has none of that name."""
        return self.sheet.colours.get(name) or {"rule": "#c8ccd2", "grey": "#666666"}.get(name, "#1a1a1a")

    def inline(self, role: str, ink: Ink) -> Ink:
        """`ink` changed by an inline role."""
        style = self.sheet.text.get(role)
        match role:
            case "em":
                parsed = FontRole.parse(ink.font)
                return ink.but(font=replace(parsed, italic=not parsed.italic).name, **({"colour": style.colour} if style else {}))
            case "strong":
                parsed = FontRole.parse(ink.font)
                font = replace(parsed, weight=max(600, min(parsed.weight + 200, 700))).name
                return ink.but(font=font, **({"colour": style.colour} if style else {}))
        if style is None:
            fallback = {"insertion": self.colour("grey"), "mark": self.colour("warning"), "date": self.colour("accent")}
            return ink.but(colour=fallback.get(role, ink.colour))
        rise = style.rise or ink.rise
        return ink.styled(style.font, style.size or ink.size, style.colour, rise, caps=style.caps or ink.caps)

"""Colours of charts on a dark page: the same hue, its lightness turned over, written as rules of the style sheet."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

PAPER = "#11161c"
"""The dark page itself, as page.css has it."""
_DARKEST, _LIGHTEST = 0.10, 0.93
"""Lightness (HSL) that near white and black become."""


def dark(colour: str) -> str:
    """The counterpart of `#rrggbb` on a dark page: white becomes the page, black its light; hue is kept."""
    if colour == "#ffffff":
        return PAPER
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    turned = _LIGHTEST - (_LIGHTEST - _DARKEST) * lightness
    # a strong dark colour turned light would glow
    softened = saturation * (0.75 if lightness < 0.5 else 0.6)
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, turned, softened))


def dark_rules(colours: Iterable[str]) -> str:
    """Rules for `.f-RRGGBB` (fill) and `.s-RRGGBB` (stroke) under a dark colour scheme, on screen only; empty without colours."""
    rules = "".join(f".f-{colour[1:]}{{fill:{dark(colour)}}}.s-{colour[1:]}{{stroke:{dark(colour)}}}" for colour in sorted(colours))
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}" if rules else ""

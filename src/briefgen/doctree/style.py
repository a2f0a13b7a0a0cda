"""The style sheet as the writers see it: page, type, colour. Read from a template's style.toml; lengths in points, colours `#rrggbb`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """The page. columns: 1 or 2 text columns with gap; margin_column: width of a column left of the text for labels, 0 for none."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    columns: int = 1
    gap: float = 0.0
    margin_column: float = 0.0
    margin_gap: float = 0.0

    @property
    def full_width(self) -> float:
        """Width between the left and right margins, in points."""
        return self.width - self.left - self.right

    @property
    def column_width(self) -> float:
        """Width of one text column, in points, the margin column not counted."""
        beside = self.margin_column + self.margin_gap if self.margin_column else 0.0
        return (self.full_width - beside - (self.columns - 1) * self.gap) / self.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """Type of one role.

    font: a font role (`serif`, `serif-italic`, `serif-medium`, `sans`, `sans-medium`, `sans-semibold`, `sans-bold`,
    and their italics).

    before, after: space in points; indent: left, hanging negative first line via first. caps: set in capitals, slightly spaced.
    rise: baseline shift in points, upwards.
    """

    font: str
    size: float
    leading: float
    colour: str
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    first: float = 0.0
    align: Literal["left", "right", "center", "justify"] = "left"
    caps: bool = False
    rise: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxStyle:
    """A box of one role. bar: width of a bar at the left edge; frame: line width around, 0 for none; pad: inner space."""

    fill: str | None = None
    bar: float = 0.0
    bar_colour: str | None = None
    frame: float = 0.0
    frame_colour: str | None = None
    pad: float = 6.0
    before: float = 6.0
    after: float = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole style sheet. families: `serif` and `sans` to font family names of installed font packages.

    text: role -> TextStyle, for every Paragraph role, heading (`h1` `h2` `h3`), inline role (`date`, `speaker`, `office`, `cite`,
    `mark`, `desk-label`), `statement`, `takeaway`, `key-point`, `th`, `td`, `caption`, `source`, `reference`, `passage`, `contents-1`,
    `contents-2`, `furniture`, `desk`, `box-title`, `marking`, and any role of the template's own; not for `strong`, `em` and
    `insertion`, which change the words around them. boxes: role -> BoxStyle.
    colours: name -> colour (`ink`, `accent`, `warning`, `tint`, `rule`, `grey`).
    statement_layout: labels run-in before the sentence, or in the margin column.
    """

    page: PageStyle
    families: tuple[tuple[str, str], ...]
    text: dict[str, TextStyle]
    boxes: dict[str, BoxStyle]
    colours: dict[str, str]
    statement_layout: Literal["run-in", "margin"] = "run-in"
    citations: Literal["endnotes", "footnotes"] = "endnotes"
    max_pages: int = 0

"""What charts take from the style sheet: colours by meaning, sizes of type."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.doctree.style import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    """Colours are `#rrggbb`, sizes points."""

    ink: str
    accent: str
    warning: str
    grey: str
    rule: str
    tint: str
    pole: str
    label: float = 6.8
    small: float = 6.2
    leading: float = 8.4

    @property
    def lines(self) -> tuple[str, ...]:
        """Colours of lines, in order, dark enough to set their names in; dashes and markers tell them apart in grey print."""
        return (self.accent, self.warning, "#3f76a8", self.ink, "#6b7278")

    @property
    def fills(self) -> tuple[str, ...]:
        """Colours of bars, in order, told apart by lightness, so that grey print keeps them apart."""
        return (self.accent, "#a9c5de", self.warning, "#e3c79d", self.grey)


def chart_style(sheet: Sheet) -> ChartStyle:
    """The chart style of a sheet; label size follows its captions."""
    colours = sheet.colours
    size = round(min(max(sheet.text["caption"].size - 1.0, 6.4), 8.2), 2)
    return ChartStyle(
        ink=colours["ink"],
        accent=colours["accent"],
        warning=colours["warning"],
        grey=colours["grey"],
        rule=colours["rule"],
        tint=colours["tint"],
        pole=mixed(colours["grey"], 0.55),
        label=size,
        small=round(size - 0.6, 2),
        leading=round(size * 1.24, 2),
    )


def mixed(colour: str, share: float) -> str:
    """`share` of a colour, the rest white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)

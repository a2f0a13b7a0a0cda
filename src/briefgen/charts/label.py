"""The words of an event, broken into lines: date, what happened, citations, each in its own type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.charts.style import ChartStyle
from briefgen.model.exhibit import TimelineEvent
from briefgen.ports import Measure

INFERRED = "≈"
# A font's ascent and descent leave room for stacked Vietnamese accents; lines of labels need less.
_TIGHT = 0.82
_CITED = 5
"""Citations that a label prints one by one."""
_EVENED = 4
"""Lines of a label that are evened out; a longer one has a short last line less often."""
_APART = 2.6
"""Points between the date and what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in one type, x points from the left end of their line."""

    x: float
    text: str
    font: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Lines of runs, top line first. Points; leading: from baseline to baseline; ascent: from the top to the first baseline."""

    lines: tuple[tuple[Run, ...], ...]
    widths: tuple[float, ...]
    width: float
    height: float
    leading: float
    ascent: float


@dataclass(frozen=True, slots=True)
class _Type:
    font: str
    size: float
    colour: str


def make_label(event: TimelineEvent, style: ChartStyle, measure: Measure, width: float) -> Label:
    """The label of an event, no line wider than `width`: a word that is wider is broken, citations stay with the last word."""
    date = _Type("sans-semibold", style.label, style.accent)
    words = _Type("sans", style.label, style.ink)
    cites = _Type("sans-medium", style.small, style.accent)
    when = f"{INFERRED} {event.date_text}" if event.inferred and INFERRED not in event.date_text else event.date_text
    # A unit is what is never parted: a word, or the last word with its citations.
    units = [
        [(part, kind)]
        for text, kind in ((when, date), (event.label, words))
        for word in text.split()
        for part in _parts(word, kind, measure, width)
    ]
    if event.citations and units:
        units[-1] = [*units[-1], (_cited(event.citations), cites)]
    lines = [_line(line, measure) for line in _even(units, measure, width)]
    widths = tuple(line[-1].x + measure.width(line[-1].text, line[-1].font, line[-1].size) for line in lines)
    ascent, descent = (part * _TIGHT for part in measure.extent(words.font, words.size))
    return Label(
        lines=tuple(lines),
        widths=widths,
        width=max(widths, default=0.0),
        height=(len(lines) - 1) * style.leading + ascent + descent,
        leading=style.leading,
        ascent=ascent,
    )


def _cited(numbers: Sequence[int]) -> str:
    """`[1][2]`; of many the first, and how many more there are: the statement cites them all."""
    shown = numbers if len(numbers) <= _CITED else numbers[: _CITED - 1]
    return "".join(f"[{number}]" for number in shown) + (f"+{len(numbers) - len(shown)}" if len(shown) < len(numbers) else "")


def _parts(word: str, kind: _Type, measure: Measure, width: float) -> list[str]:
    if measure.width(word, kind.font, kind.size) <= width:
        return [word]
    parts = [""]
    for character in word:
        if parts[-1] and measure.width(parts[-1] + character, kind.font, kind.size) > width:
            parts.append("")
        parts[-1] += character
    return parts


def _broken(units: Sequence[list[tuple[str, _Type]]], measure: Measure, width: float) -> list[list[list[tuple[str, _Type]]]]:
    lines: list[list[list[tuple[str, _Type]]]] = []
    at = 0.0
    for unit in units:
        size = sum(measure.width(text, kind.font, kind.size) + 0.8 for text, kind in unit) - 0.8
        gap = _gap(lines[-1][-1][-1][1], unit[0][1], measure) if lines else 0.0
        if lines and at + gap + size <= width:
            lines[-1].append(unit)
            at += gap + size
        else:
            lines.append([unit])
            at = size
    return lines


def _even(units: Sequence[list[tuple[str, _Type]]], measure: Measure, width: float) -> list[list[list[tuple[str, _Type]]]]:
    """Lines as few as `width` allows, none much shorter than the others: no word stands alone on the last."""
    lines = _broken(units, measure, width)
    low, high = width / max(len(lines), 1), width
    while 1 < len(lines) <= _EVENED and high - low > 1.0:
        middle = (low + high) / 2
        tried = _broken(units, measure, middle)
        if len(tried) > len(lines):
            low = middle
        else:
            lines, high = tried, middle
    return lines


def _gap(left: _Type, right: _Type, measure: Measure) -> float:
    return measure.width(" ", right.font, right.size) + (_APART if left != right else 0.0)


def _line(units: list[list[tuple[str, _Type]]], measure: Measure) -> tuple[Run, ...]:
    flat = [(text, kind, first) for unit in units for first, (text, kind) in zip((True, *(False for _ in unit)), unit, strict=False)]
    runs: list[Run] = []
    at = 0.0
    for kind, group in groupby(flat, key=lambda item: item[1]):
        items = list(group)
        text = " ".join(item[0] for item in items)
        if runs:
            at += _APART + measure.width(" ", kind.font, kind.size) if items[0][2] else 0.8
        runs.append(Run(x=at, text=text, font=kind.font, size=kind.size, colour=kind.colour))
        at += measure.width(text, kind.font, kind.size)
    return tuple(runs)

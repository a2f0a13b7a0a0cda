"""A measure of a made-up font, a sheet, and events to draw."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.charts.style import ChartStyle, chart_style
from briefgen.doctree.style import Sheet
from briefgen.model.exhibit import TimelineData, TimelineEvent
from briefgen.ports import Measure
from briefgen.rendering.style import load_sheet
from briefgen.text.edtf import parse_edtf

TEMPLATES = Path(__file__).parents[3] / "templates"


class EvenMeasure:
    """Every character is 0.54 of the size wide, ascent 0.98, descent 0.3."""

    def width(self, text: str, font: str, size: float) -> float:  # noqa: ARG002
        return 0.54 * size * len(text)

    def extent(self, font: str, size: float) -> tuple[float, float]:  # noqa: ARG002
        return 0.98 * size, 0.3 * size


def an_event(date: str, label: str, *, number: int = 1, planned: bool = False) -> TimelineEvent:
    edtf = parse_edtf(date)
    return TimelineEvent(
        date=edtf,
        date_text=edtf.display,
        label=label,
        statement=f"{number:08x}",
        citations=(1, number % 7 + 2),
        inferred=edtf.approximate,
        planned=planned,
    )


def random_events(seed: int, count: int, first: int, last: int) -> TimelineData:
    """Events of every precision, many on the same days, in order of time."""
    chance = random.Random(seed)
    words = ["the", "pier", "was", "opened", "by", "two", "harbour", "boards", "after", "long", "talks", "about", "dues", "and", "tides"]
    events = []
    for number in range(count):
        year, month, day = chance.randint(first, last), chance.randint(1, 12), chance.choice((1, 1, 15, 28))
        date = chance.choice((f"{year}", f"{year}~", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}"))
        label = " ".join(chance.choices(words, k=chance.randint(1, 11)))
        events.append(an_event(date, label, number=number, planned=chance.random() < 0.1))
    return TimelineData(events=tuple(sorted(events, key=lambda event: (event.date.earliest, event.date.latest))))


@pytest.fixture
def measure() -> Measure:
    """The even measure."""
    return EvenMeasure()


@pytest.fixture
def event() -> Callable[..., TimelineEvent]:
    """Makes an event from an EDTF date and a label."""
    return an_event


@pytest.fixture
def crowd() -> Callable[[int, int, int, int], TimelineData]:
    """Random events: seed, count, first year, last year."""
    return random_events


@pytest.fixture
def sheet() -> Sheet:
    """The dossier's sheet."""
    return load_sheet(TEMPLATES / "dossier" / "style.toml", "a4")


@pytest.fixture
def style(sheet: Sheet) -> ChartStyle:
    """Its chart style."""
    return chart_style(sheet)

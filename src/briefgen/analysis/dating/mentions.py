"""What a time expression says before it is put in its place in time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.analysis.dating.pointing import Which


class Direction(StrEnum):
    """Which way a shift goes: `ago` and `hence` count from publication, `earlier` and `later` from what was told last."""

    AGO = "ago"
    HENCE = "hence"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the calendar, perhaps with pieces left to the reader.

    year: negative before Christ. weekday: 0 is Monday. season: `SP SU FA WI`. half: `H1 H2`, `Q1` to `Q4`. part: `MO AF EV NI DT`
    or a clock time `05:30`. portion: `early`, `mid` or `late` of a year. relative: the pointing word a month or season came with.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    half: str | None = None
    part: str | None = None
    portion: str | None = None
    approximate: bool = False
    relative: Which | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """`two years ago`, `ten days later`. count: None when vague."""

    start: int
    end: int
    count: float | None
    unit: str
    direction: Direction
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deictic:
    """`the same day`, `next year`: a unit that is pointed at. part: of that day, as in `the next morning`."""

    start: int
    end: int
    which: Which
    unit: str
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """`the past four decades`: a duration that ends (forward: begins) at publication; count is None when vague."""

    start: int
    end: int
    count: float | None
    unit: str
    forward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Needs no context: a duration, a set, a vague reference, a decade or century.

    value: TIMEX3 value, None when there is none to give. edtf: its calendar value.
    """

    start: int
    end: int
    value: str | None
    edtf: str | None = None


Mention = Point | Shift | Deictic | Stretch | Fixed

"""Putting time expressions in their place: against the day of publication, or against what a text told last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from briefgen.analysis.dating.mentions import Deictic, Direction, Fixed, Mention, Point, Shift, Stretch
from briefgen.analysis.dating.periods import duration
from briefgen.analysis.dating.pointing import Which
from briefgen.analysis.dating.publication import Publication, day_beside, month_beside, month_shifted, season_ahead, weekday_beside
from briefgen.analysis.dating.tense import done_then, goes_on, looks_ahead, looks_back, subject_follows, waits, was_planned, was_to_come
from briefgen.analysis.dating.values import edtf_of, joined, part_text, shifted, unknown, week_text, year_pointed, year_text
from briefgen.model.evidence import Anchor

T = TypeVar("T")
_NEARBY = 7  # days from the report's own within which a day told belongs to the report
_LONG, _HALF_A_YEAR = 240, 183  # days
_TURN = 8  # months between two dates of one year that make a turn of the year as likely


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: TIMEX3 value, calendar value as EDTF text, and what it was resolved against."""

    timex: str | None
    edtf: str | None = None
    basis: str = ""


class Account:
    """What was told last, in the order of the text; resolves each expression in turn.

    In an account of things past (`narrative`) dates without a year follow what was told last; elsewhere the day of publication.
    """

    def __init__(self, publication: Publication | None, narrative: bool) -> None:
        self._publication = publication
        self._narrative = narrative
        self._year: int | None = None
        self._month: int | None = None
        self._day: dt.date | None = None
        self._lost_day = False  # a day was told that could not be resolved: `the same day` may be that one
        self._sentence = self._day_sentence = -1  # where the sentences begin that are read, and that told the day
        self._before = -1  # where the last sentence before it begins that told a time
        self._reported = False  # the day told last is one of the report; years and months of the background leave it standing

    def meaning(self, mention: Mention, before: str, after: str, sentence_year: int | None) -> Meaning:
        """The meaning of the next mention.

        before, after: the sentence on both sides of it. sentence_year: a year that the sentence named before it.
        """
        if self._sentence != mention.start - len(before):
            self._before, self._sentence = self._sentence, mention.start - len(before)
        told = self._year, self._month, self._day, self._lost_day, self._reported
        meaning = self._meaning(mention, before, after, sentence_year)
        if self._narrative and told[0] is not None and before.count("(") > before.count(")"):
            # an aside in brackets does not move the account
            self._year, self._month, self._day, self._lost_day, self._reported = told
        return meaning

    def _meaning(self, mention: Mention, before: str, after: str, sentence_year: int | None) -> Meaning:
        match mention:
            case Fixed():
                return Meaning(mention.value, mention.edtf)
            case Stretch():
                return self._stretch(mention)
            case Shift():
                return self._shift(mention)
            case Deictic():
                return self._deictic(mention)
            case Point():
                return self._point_in(mention, before, after, sentence_year)

    # Points

    def _point_in(self, point: Point, before: str, after: str, sentence_year: int | None) -> Meaning:
        open_year = point.year is None or point.weekday is not None  # nothing else asks where the sentence looks
        ahead = open_year and (looks_ahead(before, after) or was_to_come(before))
        if point.weekday is not None and point.relative is None and not self._narrative:
            if goes_on(before) and self._day_sentence == self._sentence:
                ahead = ahead or self._agreed(lambda today: self._day is not None and self._day >= today) is True
            elif was_planned(before) and not waits(after) and self._agreed(lambda today: today.weekday()) != point.weekday:
                # `was due to leave on Tuesday`: the one just past or the one to come, unless it is the day of the report
                self._lost_day = True
                return Meaning(f"XXXX-WXX-{point.weekday + 1}" + part_text(point.part))
        meaning = self._point(point, ahead, sentence_year)
        bare = point.year is None and point.relative is None and point.season is None and point.half is None
        if bare and Anchor.PUBLISHED.of(meaning.basis) and not ahead and not looks_back(before, after):
            return Meaning(meaning.timex)  # which Monday, which November? TIMEX3 wants one value; a reader gets none.
        if bare and point.day is not None and not ahead and self._long_past(meaning, subject_follows(after)) and not done_then(before):
            return Meaning(meaning.timex)  # the day of next year is the nearer one
        return meaning

    def _long_past(self, meaning: Meaning, of_a_thing: bool) -> bool:
        """True for a day told without a year that the day of publication puts over eight months back.

        of_a_thing: it tells which thing is meant (`the step on 1 September was …`), not when something was done: over half a year.
        """
        told, most = meaning.edtf is not None and Anchor.PUBLISHED.of(meaning.basis), _HALF_A_YEAR if of_a_thing else _LONG
        return self._publication is not None and told and self._day is not None and (self._publication.days[0] - self._day).days > most

    def _point(self, point: Point, ahead: bool, sentence_year: int | None) -> Meaning:
        if point.weekday is not None:
            return self._weekday(point, ahead)
        if point.month is None and point.season is None and point.half is None and point.year is None:
            return self._clock(point)
        if point.year is not None:
            return self._told(point.year, point)
        year, basis = self._missing_year(point, ahead, sentence_year)
        if year is None:
            self._lost_day = self._lost_day or point.day is not None
            return Meaning(joined("XXXX", point))
        # January, told after December: the same year or the next? TIMEX3 wants one value; a reader gets none.
        turned = point.relative is None and self._narrative and self._month and point.month and abs(self._month - point.month) >= _TURN
        meaning = self._told(year, point, basis)
        return Meaning(meaning.timex) if turned else meaning

    def _missing_year(self, point: Point, ahead: bool, sentence_year: int | None) -> tuple[int | None, str]:
        relative = point.relative
        if relative in (Which.SAME, Which.PREVIOUS, Which.FOLLOWING) or (self._narrative and relative is not None):
            return self._year_beside(point, relative), self._basis_told()
        if relative is not None:
            return self._agreed(lambda today: year_pointed(today, point, relative)), self._basis_published()
        if sentence_year is not None and not self._narrative and not (ahead and self._over(sentence_year)):
            return sentence_year, f"told {sentence_year}"
        if self._narrative:
            return self._year, self._basis_told()
        if point.month is None:
            season = point.season
            return (self._agreed(lambda today: season_ahead(today, season)) if season and ahead else None), self._basis_published()
        month = point.month
        if point.day is None:
            return self._agreed(lambda today: month_beside(today, month, ahead)), self._basis_published()
        day = self._agreed(lambda today: day_beside(today, month, point.day or 1, ahead))
        return (day.year if day else None), self._basis_published()

    def _over(self, year: int) -> bool:
        """True for a year before that of publication: what is still to come is in none such."""
        return self._publication is not None and year < self._publication.days[0].year

    def _year_beside(self, point: Point, which: Which | None) -> int | None:
        """The year of a month or season pointed at from what was told last."""
        if self._year is None or which in (Which.SAME, Which.THIS, None):
            return self._year
        told = self._month
        if which in (Which.PREVIOUS, Which.LAST):
            return self._year - (told is None or point.month is None or point.month >= told)
        return self._year + (told is None or point.month is None or point.month <= told)

    def _told(self, year: int, point: Point, basis: str = "") -> Meaning:
        day = None
        if point.day is not None and point.month is not None and year > 0:
            try:
                day = dt.date(year, point.month, point.day)
            except ValueError:
                return Meaning(joined("XXXX", point))
        self._year, self._month = year, point.month
        if day:
            self._day, self._lost_day, self._reported = day, False, Anchor.PUBLISHED.of(basis)
            self._day_sentence = self._sentence
        elif not self._reported and (point.month is not None or (self._day and self._day.year != year)):
            self._day, self._lost_day = None, False
        return Meaning(joined(year_text(year), point), edtf_of(year, point), basis)

    def _weekday(self, point: Point, ahead: bool) -> Meaning:
        weekday = point.weekday or 0
        unknown = Meaning(f"XXXX-WXX-{weekday + 1}" + part_text(point.part))
        strictly = point.relative in (Which.LAST, Which.COMING, Which.PREVIOUS, Which.FOLLOWING)
        ahead = point.relative in (Which.COMING, Which.FOLLOWING) or (ahead and point.relative is not Which.LAST)
        if point.relative in (Which.PREVIOUS, Which.FOLLOWING, Which.SAME) or self._narrative:
            day = weekday_beside(self._day, weekday, point.relative is not Which.PREVIOUS, strictly) if self._day else None
            basis = self._basis_day()
        else:
            day = self._agreed(lambda today: weekday_beside(today, weekday, ahead, strictly))
            basis = self._basis_published()
        if day is None:
            self._lost_day = True
            return unknown
        return self._on(day, point.part, basis)

    def _clock(self, point: Point) -> Meaning:
        told_elsewhere = not self._narrative and not self._reported and self._day_sentence != self._sentence
        if self._day is None or self._lost_day or told_elsewhere:
            # the hour of a report is as likely one of its own day as of a day of the background
            return Meaning("XXXX-XX-XX" + part_text(point.part))
        return self._on(self._day, point.part, self._basis_day())

    def _on(self, day: dt.date, part: str | None, basis: str) -> Meaning:
        self._reported = Anchor.PUBLISHED.of(basis) or (self._reported and day == self._day)
        self._year, self._month, self._day, self._lost_day = day.year, day.month, day, False
        self._day_sentence = self._sentence
        return Meaning(day.isoformat() + part_text(part), day.isoformat(), basis)

    # What is pointed at

    def _deictic(self, mention: Deictic) -> Meaning:
        if mention.unit == "own day":
            return self._own_day(mention)
        from_told = self._narrative or mention.which in (Which.SAME, Which.FOLLOWING, Which.PREVIOUS)
        steps = mention.which.steps
        if mention.unit == "day":
            return self._day_pointed(mention, steps, from_told)
        if mention.unit in ("week", "weekend"):
            return self._week_pointed(mention.unit, steps, from_told)
        if mention.unit == "month":
            return self._month_pointed(steps, from_told)
        return self._year_pointed(mention.unit, steps, from_told)

    def _own_day(self, mention: Deictic) -> Meaning:
        if self._narrative:
            return Meaning("PRESENT_REF" if mention.which is Which.THIS and not mention.part else "XXXX-XX-XX" + part_text(mention.part))
        steps = mention.which.steps
        day = self._agreed(lambda today: today + dt.timedelta(days=steps))
        if day is None or self._told_of_another_time(day):
            self._lost_day = True
            return Meaning("PRESENT_REF" if steps == 0 and not mention.part else "XXXX-XX-XX" + part_text(mention.part))
        return self._on(day, mention.part, self._basis_published())

    def _told_of_another_time(self, day: dt.date) -> bool:
        """True when the sentence has told a day far from `day`: `he said on 3 March 2020 that they would meet tomorrow`."""
        return self._day is not None and self._day_sentence == self._sentence and abs((day - self._day).days) > _NEARBY

    def _day_pointed(self, mention: Deictic, steps: int, from_told: bool) -> Meaning:
        unknown = Meaning("XXXX-XX-XX" + part_text(mention.part))
        if from_told:
            if self._day is None or self._lost_day:
                return unknown
            return self._on(self._day + dt.timedelta(days=steps), mention.part, self._basis_day())
        day = self._agreed(lambda today: today + dt.timedelta(days=steps))
        return self._on(day, mention.part, self._basis_published()) if day else unknown

    def _week_pointed(self, unit: str, steps: int, from_told: bool) -> Meaning:
        ending = "-WE" if unit == "weekend" else ""
        if from_told:
            if self._day is None or self._lost_day:
                return Meaning("XXXX-WXX" + ending)
            return Meaning(week_text(self._day + dt.timedelta(weeks=steps)) + ending)
        today = self._agreed(lambda today: today)
        if today is None:
            return Meaning("XXXX-WXX" + ending)
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=steps)
        first, last = monday, monday + dt.timedelta(days=6)
        if unit == "weekend":
            first = monday + dt.timedelta(days=5)
        elif steps < 0:  # said on a Sunday, `last week` may be the one that is ending: the seven days before hold both readings
            first, last = today - dt.timedelta(days=7), today
        return Meaning(week_text(today + dt.timedelta(weeks=steps)) + ending, f"{first}/{last}", self._basis_published())

    def _month_pointed(self, steps: int, from_told: bool) -> Meaning:
        if from_told:
            if self._year is None or self._month is None or self._year < 0:
                return Meaning("XXXX-XX")
            found: tuple[int, int] | None = month_shifted(self._year, self._month, steps)
            basis = self._basis_told()
        else:
            found = self._agreed(lambda today: month_shifted(today.year, today.month, steps))
            basis = self._basis_published()
        if found is None:
            return Meaning("XXXX-XX")
        self._year, self._month = found
        if not self._reported:
            self._day = None
        value = f"{found[0]:04d}-{found[1]:02d}"
        return Meaning(value, value, basis)

    def _year_pointed(self, unit: str, steps: int, from_told: bool) -> Meaning:
        span = {"year": 1, "decade": 10, "century": 100}.get(unit)
        if span is None:
            return Meaning(None)
        if from_told:
            year, basis = self._year, self._basis_told()
        else:
            year, basis = self._agreed(lambda today: today.year), self._basis_published()
        if year is None:
            return Meaning({"year": "XXXX", "decade": "XXX", "century": "XX"}[unit])
        year += steps * span
        if unit != "year":
            cut = 3 if unit == "decade" else 2
            stem = f"{abs(year):04d}"[:cut]
            return Meaning("BC" + stem, None) if year < 0 else Meaning(stem, stem + "X" * (4 - cut), basis)
        self._year, self._month = year, (self._month if steps == 0 else None)
        value = year_text(year)
        return Meaning(value, value if year > 0 else None, basis)

    # Shifts and stretches

    def _shift(self, shift: Shift) -> Meaning:
        back = shift.direction in (Direction.AGO, Direction.EARLIER)
        if shift.count is None:
            return Meaning("PAST_REF" if back else "FUTURE_REF")
        steps = -shift.count if back else shift.count
        if shift.direction in (Direction.EARLIER, Direction.LATER):
            return self._shift_told(shift, steps)
        found = self._agreed(lambda today: shifted(today.year, today.month, today, shift.unit, steps))
        if found is None:
            return Meaning(unknown(shift.unit))
        return self._arrived(found, shift, self._basis_published())

    def _shift_told(self, shift: Shift, steps: float) -> Meaning:
        if self._year is None:
            return Meaning(unknown(shift.unit))
        day = None if self._lost_day else self._day
        if shift.unit in ("hour", "minute", "second") and (day is None or self._day_sentence != self._sentence):
            return Meaning(unknown(shift.unit))  # hours before what? a day told in another sentence need not be the one
        if shift.unit in ("day", "week", "fortnight") and not self._narrative and self._day_sentence not in (self._sentence, self._before):
            return Meaning(unknown(shift.unit))  # a week before what? in between the report told of other times
        found = shifted(self._year, self._month, day, shift.unit, steps)
        basis = self._basis_day() if day and shift.unit in ("day", "week", "fortnight", "hour") else self._basis_told()
        return self._arrived(found, shift, basis) if found else Meaning(unknown(shift.unit))

    def _arrived(self, found: str, shift: Shift, basis: str) -> Meaning:
        ancient = found.startswith("BC")
        if shift.unit in ("decade", "century"):
            exact = shift.direction is Direction.AGO or (shift.unit == "decade" and not shift.approximate)
            cut = len(found) if exact else -1 if shift.unit == "decade" else -2
            return Meaning(found[:cut], None if ancient else f"{found}~", basis)
        if ancient:
            self._year, self._month, self._day = -int(found[2:]), None, None
            return Meaning(found, None, basis)
        told_month = self._month
        pieces = [int(piece) for piece in found.split("-")]
        self._year, self._month = pieces[0], (pieces[1] if len(pieces) > 1 else None)
        if len(pieces) == 3 or not self._reported:
            self._day = dt.date(*pieces) if len(pieces) == 3 else None
            self._reported = Anchor.PUBLISHED.of(basis)
        if not shift.approximate:
            return Meaning(found, found, basis)
        in_month = shift.unit == "year" and told_month is not None and shift.direction is not Direction.AGO
        return Meaning(found, f"{found}-{told_month:02d}~" if in_month else f"{found}~", basis)

    def _stretch(self, stretch: Stretch) -> Meaning:
        value = duration(stretch.count, stretch.unit)
        if stretch.count is None or self._narrative:
            return Meaning(value)
        steps = stretch.count if stretch.forward else -stretch.count

        def ends(today: dt.date) -> tuple[str, str] | None:
            far = shifted(
                today.year,
                today.month,
                today,
                "year" if stretch.unit in ("decade", "century") else stretch.unit,
                steps * {"decade": 10, "century": 100}.get(stretch.unit, 1),
            )
            return (far, today.isoformat()[: len(far)]) if far else None

        found = self._agreed(ends)
        if not found:
            return Meaning(value)
        return Meaning(value, "/".join(sorted(found)), self._basis_published())

    # Anchors

    def _agreed(self, meaning: Callable[[dt.date], T | None]) -> T | None:
        return self._publication.agreed(meaning) if self._publication else None

    def _basis_published(self) -> str:
        return Anchor.PUBLISHED.on(self._publication.edtf.text) if self._publication else ""

    def _basis_told(self) -> str:
        if self._year is None or self._year < 0:
            return ""
        return Anchor.TOLD.on(f"{self._year:04d}" + (f"-{self._month:02d}" if self._month else ""))

    def _basis_day(self) -> str:
        return Anchor.TOLD.on(str(self._day))

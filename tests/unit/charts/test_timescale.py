from __future__ import annotations

import datetime as dt

import pytest

from briefgen.charts.timescale import make_scale
from briefgen.text.edtf import parse_edtf


def scale_of(*dates: str, dense: bool = False):
    return make_scale([parse_edtf(date) for date in dates], dense=dense)


def test_few_events_stand_in_proportion():
    scale = scale_of("2000-01-01", "2001", "2003-12-31")
    assert scale.proportional
    assert scale.place(dt.date(2000, 1, 1)) == 0.0
    assert scale.place(dt.date(2002, 1, 1)) == pytest.approx(731 / 1461)
    assert scale.extent(parse_edtf("2003")) == pytest.approx((1096 / 1461, 1.0))


def test_a_crowd_at_one_end_stretches_its_years_and_breaks_the_empty_ones():
    scale = scale_of("1975-04", *(f"2023-{month:02}" for month in range(1, 10)))
    assert not scale.proportional
    assert scale.broken == ((1976, 2022),)
    assert [year for year, _ in scale.years] == [1975, 1976, 2023]
    low, high = scale.extent(parse_edtf("2023"))
    assert high - low > 0.6


def test_time_never_runs_backwards():
    scale = scale_of("1954-07-21", "1973", "1995-07", "2013-07", *(f"2023-09-{day:02}" for day in range(1, 20)), "2025")
    places = [scale.place(dt.date(year, month, 1)) for year in range(1950, 2030) for month in (1, 7)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0.0, 1.0)


def test_open_ends_do_not_lengthen_the_line():
    scale = scale_of("2001/..", "../2005", "2003")
    assert (scale.years[0][0], scale.years[-1][0]) == (2001, 2005)
    assert scale.extent(parse_edtf("2001/..")) == (0.0, 1.0)


def test_one_year_alone_has_a_line():
    scale = scale_of("2024", "2024-02-29", "2024-12-31")
    assert scale.place(dt.date(2024, 12, 31)) < 1.0 == scale.extent(parse_edtf("2024"))[1]

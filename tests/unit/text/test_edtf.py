import datetime as dt

import pytest

from briefgen.text.edtf import Precision, from_date, parse_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "display"),
    [
        ("2023-09-10", "2023-09-10", "2023-09-10", Precision.DAY, "10 September 2023"),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH, "February 2024"),
        ("2023", "2023-01-01", "2023-12-31", Precision.YEAR, "2023"),
        ("2024-09~", "2024-09-01", "2024-09-30", Precision.MONTH, "≈ September 2024"),
        ("2024?", "2024-01-01", "2024-12-31", Precision.YEAR, "≈ 2024"),
        ("201X", "2010-01-01", "2019-12-31", Precision.DECADE, "2010s"),
        ("18XX", "1800-01-01", "1899-12-31", Precision.CENTURY, "19th century"),
        ("20XX", "2000-01-01", "2099-12-31", Precision.CENTURY, "21st century"),
        ("2015-XX", "2015-01-01", "2015-12-31", Precision.YEAR, "2015"),
        ("2015-07-XX", "2015-07-01", "2015-07-31", Precision.MONTH, "July 2015"),
        ("2015-XX-XX", "2015-01-01", "2015-12-31", Precision.YEAR, "2015"),
        ("1942-21", "1942-03-01", "1942-05-31", Precision.SEASON, "spring 1942"),
        ("1942-24", "1942-12-01", "1943-02-28", Precision.SEASON, "winter 1942"),
        ("2021-08-24/2021-08-26", "2021-08-24", "2021-08-26", Precision.INTERVAL, "24–26 August 2021"),
        ("2021-08-24/2021-09-02", "2021-08-24", "2021-09-02", Precision.INTERVAL, "24 August – 2 September 2021"),
        ("2021-12-30/2022-01-02", "2021-12-30", "2022-01-02", Precision.INTERVAL, "30 December 2021 – 2 January 2022"),
        ("2013-10/2013-12", "2013-10-01", "2013-12-31", Precision.INTERVAL, "October–December 2013"),
        ("1995/2015", "1995-01-01", "2015-12-31", Precision.INTERVAL, "1995–2015"),
        ("2015/..", "2015-01-01", "9999-12-31", Precision.INTERVAL, "from 2015"),
        ("../2015-07", "0001-01-01", "2015-07-31", Precision.INTERVAL, "until July 2015"),
        (" 2015 ", "2015-01-01", "2015-12-31", Precision.YEAR, "2015"),
    ],
)
def test_what_a_date_can_mean_and_how_it_reads(text, earliest, latest, precision, display):
    date = parse_edtf(text)
    assert (date.earliest, date.latest) == (dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest))
    assert (date.precision, date.display) == (precision, display)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"), [("2024", False, False), ("2024~", True, False), ("2024?", False, True), ("2024%", True, True)]
)
def test_marks_tell_what_is_approximate_and_what_uncertain(text, approximate, uncertain):
    date = parse_edtf(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


def test_an_interval_is_as_sure_as_its_ends():
    assert parse_edtf("2015~/2016").approximate
    assert not parse_edtf("2015/2016").approximate


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a date: write YYYY"),
        ("soon", "is not a date: write YYYY"),
        ("2024-9", "is not a date: write YYYY"),
        ("24-09-2024", "is not a date: write YYYY"),
        ("2024-13", "there is no month 13"),
        ("2024-00", "there is no month 00"),
        ("2024-02-30", "there is no such day"),
        ("2024-21-01", "a season takes no day"),
        ("201X-05", "a year with X digits takes no month"),
        ("2024-XX-05", "a day without a month is not a date"),
        ("0000", "year 0000 is not a date"),
        ("../..", "an interval without ends"),
        ("/", "an interval without ends"),
        ("2024/2023", "ends before it begins"),
        ("2024/2025/2026", "is not a date: write YYYY"),
        ("२०२४", "is not a date: write YYYY"),
    ],
)
def test_what_is_wrong_is_said(text, message):
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        parse_edtf(text)


def test_within_and_meets():
    day, month, year = (parse_edtf(text) for text in ("2023-09-10", "2023-09", "2023"))
    assert day.within(month)
    assert month.within(year)
    assert not year.within(month)
    assert year.meets(day)
    assert not parse_edtf("2023-10").meets(month)
    assert parse_edtf("2022/..").meets(day)


def test_from_date_and_str():
    assert str(from_date(dt.date(2023, 9, 10))) == "2023-09-10"
    assert from_date(dt.date(2023, 9, 10)) == parse_edtf("2023-09-10")

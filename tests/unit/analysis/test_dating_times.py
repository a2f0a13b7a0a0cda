"""Expected values follow the TIMEX3 conventions of WikiWars-like data; the sentences are made up."""

import datetime as dt

import pytest

from briefgen.analysis.dating.times import find_times
from briefgen.model.evidence import Anchor
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span


def spans(text):
    found, at = [], 0
    for piece in text.split("|"):
        found.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    return found


def read(text, published=None):
    """(words, timex, edtf) of every expression; sentences are marked off by `|`."""
    found = find_times(text, spans(text), parse_edtf(published) if published else None)
    return [(time.text.strip(), time.timex, time.edtf.text if time.edtf else None) for sentence in found for time in sentence]


def values(text, published=None):
    return [timex for _, timex, _ in read(text, published)]


def edtfs(text, published=None):
    return [edtf for _, _, edtf in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 10 May 1940.", ["1940-05-10"]),
        ("They met on May 10, 1940.", ["1940-05-10"]),
        ("They met on the 3rd of March, 1918.", ["1918-03-03"]),
        ("They met on Saturday, June 24, 1950.", ["1950-06-24"]),
        ("They met on Sept. 4, 2001 at noon.", ["2001-09-04", "2001-09-04T12:00"]),
        ("The port opened in March 1917.", ["1917-03"]),
        ("The port opened in early March of 1917.", ["1917-03"]),
        ("Filed on 2021-08-24.", ["2021-08-24"]),
        ("The canal was finished in 1869.", ["1869"]),
        ("It lasted from 1955 to 1957, then 1961-63.", ["1955", "1957", "1961", "1963"]),
        ("In the 1930s and the late '80s.", ["193", "198"]),
        ("In the nineteenth century and the early 21st century.", ["18", "20"]),
        ("In the spring of 1942 and winter 1943.", ["1942-SP", "1943-WI"]),
        ("In the second half of 2008 and Q3 2009.", ["2008-H2", "2009-Q3"]),
        ("The siege of 480 BC ended by June 479 BC.", ["BC0480", "BC0479-06"]),
        ("On 6-7 January 1916 and May 4 and 5, 1917.", ["1916-01-06", "1916-01-07", "1917-05-04", "1917-05-05"]),
        ("From 21 March to 2 June 1952.", ["1952-03-21", "1952-06-02"]),
        ("From November to January 1953.", ["1952-11", "1953-01"]),
        ("On the night of 20 June 1791.", ["1791-06-20TNI"]),
        ("At 5:30 pm on 7 May 1954.", ["1954-05-07T17:30", "1954-05-07"]),
        ("On Christmas Day 1963.", ["1963-12-25"]),
    ],
)
def test_dates_that_are_written_out(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege took three days.", ["P3D"]),
        ("A ten-year lease.", ["P10Y"]),
        ("It went on for several months.", ["PXM"]),
        ("It took more than two and a half years.", ["P2.5Y"]),
        ("Within twenty-four hours they left.", ["PT24H"]),
        ("Over the past two centuries.", ["P2CE"]),
        ("The first two weeks of the siege.", ["P2W"]),
        ("A month-long fast.", ["P1M"]),
        ("Half a century of peace.", ["P.5CE"]),
        ("Flights leave daily, boats every week.", ["XXXX-XX-XX", "XXXX-WXX"]),
        ("Output per year doubled.", ["P1Y"]),
        ("It is now a former mill.", ["PRESENT_REF", "PAST_REF"]),
        ("Recently they spoke of the future.", ["PAST_REF", "FUTURE_REF"]),
        ("A few weeks later it rained.", ["FUTURE_REF"]),
        ("He worked at night.", ["XXXX-XX-XXTNI"]),
    ],
)
def test_durations_sets_and_vague_references_have_no_calendar_value(text, expected):
    assert values(text) == expected
    assert set(edtfs(text)) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "May they prosper, said April Jones.",
        "It sold 1,500 copies and 2000 recruits came.",
        "The road is 1900 km long.",
        "A second attack failed.",
        "Theresa May spoke; the Salt March began.",
        "Two days after the battle they fled.",
        "They marked the 30th anniversary at the 13th National Congress.",
        "The second president spoke of $1900.",
    ],
)
def test_what_is_no_time_expression(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "timex", "edtf"),
    [
        ("They met last September.", "2023-09", "2023-09"),
        ("They met on Monday.", "2024-03-25", "2024-03-25"),
        ("They met last Monday.", "2024-03-25", "2024-03-25"),
        ("They will meet on Monday.", "2024-04-01", "2024-04-01"),
        ("They will meet next year.", "2025", "2025"),
        ("They met yesterday.", "2024-03-25", "2024-03-25"),
        ("They met in July.", "2023-07", "2023-07"),
        ("They will meet in July.", "2024-07", "2024-07"),
        ("They met on 20 February.", "2024-02-20", "2024-02-20"),
        ("They met two years ago.", "2022", "2022"),
        ("They met three months ago.", "2023-12", "2023-12"),
        ("Ships came more than two centuries ago.", "1824", "1824~"),
        ("Trade grew over the past four decades.", "P4DE", "1984/2024"),
        ("In the 20 years that have passed trade grew.", "P20Y", "2004/2024"),
        ("They met last month.", "2024-02", "2024-02"),
        ("They met last summer.", "2023-SU", "2023-22"),
        ("They met in the second half of last year.", "2023-H2", "2023-07/2023-12"),
        ("They met last week.", "2024-W12", "2024-03-19/2024-03-26"),
    ],
)
def test_relative_dates_count_from_publication(text, timex, edtf):
    (found,) = find_times(text, spans(text), parse_edtf("2024-03-26"))[0]
    assert (found.timex, found.edtf.text if found.edtf else None) == (timex, edtf)
    assert found.basis == "published 2024-03-26"
    assert (found.anchor, found.anchored_on) == (Anchor.PUBLISHED, "2024-03-26")


def test_what_was_told_before_is_an_anchor_of_its_own_kind_and_a_full_date_has_none():
    text = "They met in July 2013.|Two years later they met again."
    (full,), (later,) = find_times(text, spans(text), parse_edtf("2024-03-26"))
    assert (full.anchor, full.anchored_on) == (None, "")
    assert (later.basis, later.anchor, later.anchored_on) == ("told 2013-07", Anchor.TOLD, "2013-07")


@pytest.mark.parametrize(
    "text",
    [
        "They met last September.",
        "They met on Monday, the same day as the others.",
        "They met two years ago, and will meet next year.",
        "Over the past four decades trade grew.",
        "They met on 20 February, yesterday or in July.",
        "Later that year they met.",
    ],
)
def test_without_a_publication_date_relative_dates_stay_open(text):
    assert set(edtfs(text)) == {None}


def test_a_rough_publication_date_resolves_only_what_it_makes_certain():
    assert edtfs("They will meet next year.", "2024-09~") == ["2025"]
    assert edtfs("They met last year.", "2024") == ["2023"]
    assert edtfs("They met on Monday.", "2024-09~") == [None]
    assert edtfs("They met last September.", "2024-03~") == ["2023-09"]
    assert edtfs("They met last September.", "2024-09~") == [None]
    assert edtfs("They will meet next year.", "2024~") == [None]
    assert edtfs("They will meet next year.", "2024-12~") == [None]
    assert edtfs("They met last month.", "2024") == [None]


def test_a_day_or_month_whose_side_is_open_is_left_open():
    assert values("They can win in November.", "2024-03-26") == ["2023-11"]
    assert edtfs("They can win in November.", "2024-03-26") == [None]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She said the first ferry would sail in July.", "2024-07"),
        ("The city promised to open the hall in September.", "2024-09"),
        ("She said the ferry would have sailed in July.", None),
        ("The ferry would sail in July.", None),
        ("She said the ferry sailed in July.", "2023-07"),
    ],
)
def test_what_somebody_said_would_come_is_the_coming_one(text, edtf):
    assert edtfs(text, "2024-03-26") == [edtf]


def test_an_hour_is_not_of_a_day_of_the_background():
    assert edtfs("They left on 20 March. The next day it rained.|A flare was seen at 4 a.m.", "2024-03-26")[-1] is None
    assert edtfs("They met on Monday.|A flare was seen at 4 a.m.", "2024-03-26")[-1] == "2024-03-25"
    assert edtfs("They met on 9 July 1962 at 4 a.m.", "2024-03-26")[-1] == "1962-07-09"


def test_what_was_told_last_is_an_anchor():
    assert edtfs("They met on 9 July 1962.|The same day it rained.") == ["1962-07-09", "1962-07-09"]
    assert edtfs("They met on 9 July 1962.|Ten days later it rained.") == ["1962-07-09", "1962-07-19"]
    assert edtfs("They met in July 1962.|Later that year it rained.") == ["1962-07", "1962"]
    assert edtfs("They met in 1962.|Two years later they met again.") == ["1962", "1964"]
    assert edtfs("They met in July 1962.|Over ten years later they met again.") == ["1962-07", "1972-07~"]
    assert edtfs("They met in July 1962.|The following month they parted.") == ["1962-07", "1962-08"]


def test_the_day_of_a_report_outlasts_the_years_of_its_background():
    text = "They met on Sunday.|Ties were cut in 1955 and restored in July 1995.|The same day they signed a pact."
    assert edtfs(text, "2024-03-26")[-1] == "2024-03-24"
    assert edtfs(text.replace("on Sunday", "on 9 July 1962"), "2024-03-26")[-1] is None


def test_the_same_day_as_one_that_is_not_known_is_not_known():
    assert edtfs("They met on 9 July 1962.|On Monday they spoke.|The same day it rained.")[-1] is None


ACCOUNT = (
    "The war began in June 1850.|On 4 July the fleet sailed.|It landed on 20 July.|In August 1850 the capital fell."
    "|By the end of September the king had fled.|By 3 October it was over.|In 1851 the peace was signed."
    "|In spring the army went home.|In March the king returned.|The next year he died."
)


@pytest.mark.parametrize("published", [None, "2009-12-19"])
def test_an_account_of_the_past_fills_years_in_from_what_it_told_last(published):
    assert values(ACCOUNT, published) == [
        "1850-06", "1850-07-04", "1850-07-20", "1850-08", "1850-09", "1850-10-03", "1851", "1851-SP", "1851-03", "1852",
    ]  # fmt: skip


def test_a_turn_of_the_year_is_left_open_to_the_reader():
    found = read(ACCOUNT + "|In December 1853 it snowed.|In January it thawed.", "2009-12-19")
    assert found[-1] == ("January", "1853-01", None)


def test_asides_in_brackets_do_not_move_an_account():
    assert values(ACCOUNT.replace("fell.", "fell (its walls were built in 1620)."), "2009-12-19")[5] == "1850-09"


def test_a_range_is_the_calendar_value_of_its_first_end():
    assert edtfs("He came from August 24 to 26, 2021.") == ["2021-08-24/2021-08-26", "2021-08-26"]
    assert edtfs("He ruled between 1914 and 1918.") == ["1914/1918", "1918"]
    assert edtfs("He came in 1914 and 1918.") == ["1914", "1918"]


def test_parts_of_a_year_are_thirds_at_most():
    assert read("He came in late 2013.") == [("late 2013", "2013", "2013-10/2013-12")]


def test_spans_are_offsets_in_the_text_and_white_space_may_be_any():
    text = "First this.|Then,\non 10\nMay 1940,\xa0the\nfollowing\nday, rain."
    found = find_times(text, spans(text), None)[1]
    assert [time.timex for time in found] == ["1940-05-10", "1940-05-11"]
    assert all(time.span.of(text) == time.text for time in found)


def test_impossible_dates_are_not_made_up():
    assert edtfs("On 31 February 1950 and 30 February they met.", "1950-06-01") in ([None, None], [None])


def test_far_away_shifts_stay_within_the_calendar():
    found = read("99999 years ago, 9,999,999 days later and 5,000 centuries earlier on 1 May 1950, 9,999,999 days later.", "2024-01-01")
    assert {edtf for _, _, edtf in found} == {None, "1950"}
    assert len(found) > 3


def test_one_tuple_a_sentence():
    text = "Nothing here.|On 1 May 1950.|Nothing."
    assert [len(found) for found in find_times(text, spans(text), parse_edtf("2024"))] == [0, 1, 0]
    assert find_times("", [], None) == ()
    assert dt.date(1950, 5, 1) == find_times(text, spans(text), None)[1][0].edtf.earliest


def test_what_follows_after_that_is_what_the_years_are_counted_from() -> None:
    text = "The council met in June 2020. Three years after that treaty was signed, the ports opened on March 4, 2017."
    at = text.index("Three")
    told = find_times(text, (Span(0, at - 1), Span(at, len(text))), parse_edtf("2024-05-02"))[1]
    assert [(time.text, str(time.edtf)) for time in told if time.edtf] == [("March 4, 2017", "2017-03-04")]


@pytest.mark.parametrize(
    "text",
    [
        "The first ferry is to leave Elm Quay in June, the ministry said.",
        "Talks are set to resume in June.",
        "The line is about to open in June.",
        "In June the ministers are to meet in Port Vale.",
    ],
)
def test_what_is_to_be_done_is_still_to_come(text):
    assert edtfs(text, "2024-04-12") == ["2024-06"]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("They plan to sign it in autumn.", "2024-03-26", "2024-23"),
        ("The envoy will visit in the spring.", "2024-10-26", "2025-21"),
        ("The envoy will visit in the spring.", "2024-01-26", "2024-21"),
        ("The envoy will visit in the spring.", "2024-04-26", None),
        ("The envoy will visit in winter.", "2024-10-26", "2024-24"),
        ("The envoy will visit in winter.", "2024-01-26", None),
        ("The envoy visited in autumn.", "2024-03-26", None),
        ("They plan to sign it in autumn.", None, None),
    ],
)
def test_a_season_to_come_is_the_next_one_unless_it_goes_on(text, published, expected):
    assert edtfs(text, published) == [expected]


@pytest.mark.parametrize("word", ["tomorrow", "yesterday", "today"])
def test_the_writers_own_day_is_not_that_of_another_day_told_in_the_sentence(word):
    assert edtfs(f"He said on 3 March 2020 that talks would begin {word}.", "2024-03-26") == ["2020-03-03", None]
    assert None not in edtfs(f"He said on 25 March 2024 that talks would begin {word}.", "2024-03-26")
    assert edtfs(f"They meet {word}.") == [None]


@pytest.mark.parametrize("text", ["The fleet began Operation Dawn.", "Resolution 1483 was kept.", "The Blues carried the day."])
def test_names_numbers_and_idioms_are_no_times(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is still to come is in no year that is over
        ("Ruiz, who signed it in March 2023, will take office on 1 September.", ["2023-03", "2024-09-01"]),
        # the year of an aside ends with it
        ("Ruiz, who signed it in March 2023, arrived on 1 May.", ["2023-03", "2024-05-01"]),
        ("They signed it in March 2023 and began on 1 May.", ["2023-03", "2023-05-01"]),
        # the Tuesday past or the one to come
        ("He was scheduled to leave the town late Tuesday.", [None]),
        ("All signs pointed to the board choosing Ruiz on Tuesday.", [None]),
        # unless it waits for something told in the present
        ("All signs pointed to the board choosing Ruiz on Tuesday after the mayor meets the unions.", ["2024-08-20"]),
        ("The board was due to choose a head on Tuesday once the bank approves the loan.", ["2024-08-20"]),
        ("The board was due to choose a head on Tuesday after two meets.", [None]),
        ("Signs point to the board choosing Ruiz on Tuesday.", ["2024-08-20"]),
        ("The board chose Ruiz on Tuesday after the mayor had met the unions.", ["2024-08-13"]),
        ("She had been due to speak on Monday, followed by talks on Tuesday.", ["2024-08-19", "2024-08-20"]),
        ("He spoke on Friday, as he had done on Tuesday.", ["2024-08-16", "2024-08-13"]),
        # hours before what? only a day of the same sentence is sure
        ("They signed it on 5 May 2024; they had met two hours earlier.", ["2024-05-05", "2024-05-05"]),
        ("They signed it on 5 May 2024.|They had met two hours earlier.", ["2024-05-05", None]),
    ],
)
def test_a_date_is_given_only_where_the_words_leave_no_other(text, expected):
    assert edtfs(text, "2024-08-19") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gates will open, the ministry said on Monday.", "2023-06-19"),
        ("The mill is due to start, the board said in a statement on Monday.", "2023-06-19"),
        ("“We will open the gates,” Ruiz told reporters Monday.", "2023-06-19"),
        ("The firm plans to cut jobs, it announced Monday.", "2023-06-19"),
        ("The talks, which are to resume, ended on Monday.", "2023-06-19"),
        ("If it rains, the bridge will be closed on Monday.", "2023-06-26"),
        ("He told reporters that, if all went well, talks would resume on Monday.", "2023-06-26"),
    ],
)
def test_the_day_of_saying_what_will_come_is_past(text, expected):
    assert edtfs(text, "2023-06-20") == [expected]


def test_what_is_put_off_lies_ahead():
    assert edtfs("The release, promised for June, was put off to October.", "2023-06-20")[-1] == "2023-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is fixed is told in the present
        ("The pact raises wages by 7 percent from 1 July.", "2023-07-01"),
        ("The law takes effect on 1 September.", "2023-09-01"),
        # the day of next year is nearer than that of last year
        ("The mill, on 20 July a museum, is dear.", None),
        ("Reiss laid the stone on Monday.", "2023-04-24"),
        ("Holm revised the plans in October.", "2022-10"),
    ],
)
def test_which_year_a_day_without_one_is_of(text, expected):
    assert edtfs(text, "2023-04-28")[-1] == expected


def test_a_week_before_a_day_told_long_before_is_no_date():
    text = "On 4 May she had opened a clinic.|It will open in 2026.|A week earlier, the council had approved it."
    assert edtfs(text, "2023-05-23") == ["2023-05-04", "2026", None]
    assert edtfs("On 4 May she opened a clinic.|A week earlier, the council had approved it.", "2023-05-23")[-1] == "2023-04-27"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She announced the postponement of the signing to January.", "2026-01"),
        ("The council delayed its vote on the mill treaty to January.", "2026-01"),
        ("The council voted on the mill treaty in January.", "2025-01"),
    ],
)
def test_a_month_that_something_is_put_off_to_lies_ahead(text, expected):
    assert edtfs(text, "2025-12-19") == [expected]


def test_a_day_that_tells_which_thing_is_meant_is_not_put_back_over_half_a_year():
    assert edtfs("The clerk said the third step on 1 September was left open.", "2029-04-19") == [None]
    assert edtfs("The third step was taken on 1 September.", "2029-04-19") == ["2028-09-01"]
    assert edtfs("The clerk said the third step on 1 September was left open.", "2029-01-19") == ["2028-09-01"]

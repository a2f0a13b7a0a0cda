import datetime as dt

import pytest

from briefgen.fetching.outside import Outside
from briefgen.fetching.pace import MOST_DELAY, Pace, backoff, retry_after

NOW = dt.datetime(2024, 11, 4, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 04 Nov 2024 09:02:00 GMT", 120.0),
        ("Mon, 04 Nov 2024 10:02:00 +0100", 120.0),
        ("Mon, 04 Nov 2024 08:00:00 GMT", 0.0),
        ("99999999999999999999", 86_400.0),
        ("Fri, 04 Nov 2124 09:00:00 GMT", 86_400.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("١٢", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(header: str, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


def test_waits_double_up_to_a_cap() -> None:
    assert [backoff(attempt, 10.0) for attempt in range(1, 6)] == [1.0, 2.0, 4.0, 8.0, 10.0]


def test_hosts_wait_for_themselves_only() -> None:
    seconds, slept = [0.0], []

    def sleep(wait: float) -> None:
        slept.append(wait)
        seconds[0] += wait

    pace = Pace(2.0, Outside(monotonic=lambda: seconds[0], sleep=sleep))
    pace.take_turn("a", None)
    pace.take_turn("b", None)
    assert slept == []
    pace.take_turn("a", None)
    assert slept == [2.0]
    seconds[0] += 3.0  # the answer took longer than the pause
    pace.answered("a", None)
    pace.take_turn("a", None)
    assert slept == [2.0, 2.0]
    pace.take_turn("c", 1e9)
    pace.take_turn("c", None)
    assert slept[-1] == MOST_DELAY

"""Time between two questions to one host, and how long to wait before asking again."""

from __future__ import annotations

import datetime as dt
import threading
from email.utils import parsedate_to_datetime

from briefgen.fetching.outside import Outside

MOST_DELAY = 30.0
"""Seconds; a robots.txt that asks for more between two questions gets this."""
_LONGEST_SILENCE = 86_400.0  # whatever a server says, it is asked again the next day


class Pace:
    """Keeps hosts from being asked too fast; hosts are told apart by name, threads may share it."""

    def __init__(self, delay: float, outside: Outside) -> None:
        self._delay, self._outside = delay, outside
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def take_turn(self, host: str, delay: float | None) -> None:
        """Wait until `host` may be asked. delay: seconds its robots.txt asks for, used when longer than our own."""
        step = max(self._delay, min(delay or 0.0, MOST_DELAY))
        with self._lock:
            now = self._outside.monotonic()
            at = max(now, self._free.get(host, now))
            self._free[host] = at + step
        if at > now:
            self._outside.sleep(at - now)

    def answered(self, host: str, delay: float | None) -> None:
        """Count the pause from the end of the answer, which may have taken long."""
        step = max(self._delay, min(delay or 0.0, MOST_DELAY))
        with self._lock:
            self._free[host] = max(self._free.get(host, 0.0), self._outside.monotonic() + step)


def backoff(attempt: int, longest: float) -> float:
    """Seconds to wait after attempt 1, 2, 3 …: 1, 2, 4 …, at most `longest`."""
    return min(2.0 ** (attempt - 1), longest)


def retry_after(header: str, now: dt.datetime) -> float | None:
    """Seconds that a Retry-After header asks for, written as a number or a date; None when there is none to be read."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _LONGEST_SILENCE)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return min(max((moment - now).total_seconds(), 0.0), _LONGEST_SILENCE)

"""Asks as a guest should: by the site's rules, at its pace, again when it stumbled, and never beyond where it may lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from briefgen import __version__
from briefgen.fetching.faults import FetchFault
from briefgen.fetching.outside import Outside
from briefgen.fetching.pace import Pace, backoff, retry_after
from briefgen.fetching.robots import Robots
from briefgen.fetching.settings import FetchSettings
from briefgen.fetching.target import Target, addresses, parse
from briefgen.fetching.wire import Answer, Wire

AGENT = "briefgen"
"""The name that robots.txt may address us by."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ASK_AGAIN = frozenset({429, 500, 502, 503, 504})
_MOST_ADDRESSES = 3


class Client:
    """Gets web addresses; threads may share it, best when each host is left to one thread."""

    def __init__(self, settings: FetchSettings, outside: Outside) -> None:
        self._settings, self._outside = settings, outside
        self._wire, self._pace = Wire(settings), Pace(settings.delay, outside)
        self._robots = Robots(AGENT, lambda target: self._followed(target, {}, by_the_rules=False))
        contact = "".join(c for c in settings.contact if c.isascii() and c.isprintable() and c not in "()\\").strip()
        self._agent = f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer for `url`, redirects followed; its status is 200 or 304. headers: conditions such as If-None-Match.

        Raises:
            FetchFault: there is none to be had.
        """
        answer = self._followed(parse(url), headers, by_the_rules=True)
        if answer.status not in (200, 304):
            raise FetchFault("fetch.status", f"the server answered {answer.status}")
        return answer

    def _followed(self, target: Target, headers: Mapping[str, str], *, by_the_rules: bool) -> Answer:
        for _ in range(self._settings.redirects + 1):
            if by_the_rules:
                self._robots.check(target)
            answer = self._asked(target, headers)
            if answer.status not in _REDIRECTS:
                return answer
            target = target.follow(answer.headers.get("location", ""))
        raise FetchFault("fetch.redirects", f"leads on and on: more than {self._settings.redirects} redirects")

    def _asked(self, target: Target, headers: Mapping[str, str]) -> Answer:
        """The answer, asking again while that may help."""
        for attempt in range(1, self._settings.attempts + 1):
            pause = backoff(attempt, self._settings.longest_wait)
            try:
                answer = self._once(target, headers)
            except FetchFault as reason:
                fault = reason
                if not fault.transient:
                    raise
            else:
                if answer.status not in _ASK_AGAIN:
                    return answer
                fault = FetchFault("fetch.status", f"the server answered {answer.status}")
                asked = retry_after(answer.headers.get("retry-after", ""), self._outside.now())
                pause = pause if asked is None else asked
                if pause > self._settings.longest_wait:
                    raise self._later(answer.status, pause)
            if attempt < self._settings.attempts:
                self._outside.sleep(pause)
        raise fault

    def _later(self, status: int, pause: float) -> FetchFault:
        moment = self._outside.now() + dt.timedelta(seconds=pause)
        return FetchFault("fetch.later", f"the server answered {status}: not before {moment:%Y-%m-%d %H:%M} UTC", ask_again=moment)

    def _once(self, target: Target, headers: Mapping[str, str]) -> Answer:
        found = addresses(target, self._settings.allow_hosts, self._outside.resolve)[:_MOST_ADDRESSES]
        delay = self._robots.delay(target)
        self._pace.take_turn(target.host, delay)
        try:
            for address in found[:-1]:
                try:
                    return self._wire.ask(target, address, {"User-Agent": self._agent, **headers})
                except FetchFault as fault:
                    if fault.code != "fetch.unreachable":
                        raise
            return self._wire.ask(target, found[-1], {"User-Agent": self._agent, **headers})
        finally:
            self._pace.answered(target.host, delay)

"""What a site asks of programs (robots.txt, RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from briefgen.fetching.faults import FetchFault
from briefgen.fetching.target import Target
from briefgen.fetching.wire import Answer

_MOST = 512_000  # characters read of it, RFC 9309 section 2.5


class Robots:
    """The rules of each site asked so far. agent: the name rules are looked up by. read: gets a robots.txt, raising FetchFault."""

    def __init__(self, agent: str, read: Callable[[Target], Answer]) -> None:
        self._agent, self._read = agent, read
        self._known: dict[str, RobotFileParser | FetchFault] = {}

    def delay(self, target: Target) -> float | None:
        """Seconds between two questions that the site asks for, as far as it is known already; None when it does not say."""
        rules = self._known.get(target.origin)
        asked = rules.crawl_delay(self._agent) if isinstance(rules, RobotFileParser) else None
        return float(asked) if asked is not None else None

    def check(self, target: Target) -> None:
        """Make sure that the site lets us have `target`.

        Raises:
            FetchFault: it does not, or its rules cannot be had now; what is not known to be allowed is not taken.
        """
        if target.origin not in self._known:
            self._known[target.origin] = self._ask(target)
        rules = self._known[target.origin]
        if isinstance(rules, FetchFault):
            raise rules
        if not rules.can_fetch(self._agent, target.url):
            raise FetchFault("fetch.robots", "the site's robots.txt asks programs to stay away", hint="save the page by hand")

    def _ask(self, target: Target) -> RobotFileParser | FetchFault:
        place = Target(scheme=target.scheme, host=target.host, port=target.port, request="/robots.txt")
        try:
            answer = self._read(place)
        except FetchFault as fault:
            # A fault of the address (private, certificate) is the page's own; others say that the rules are not to be had.
            message = f"its robots.txt cannot be had now ({fault.message}), so the page was not asked for"
            return FetchFault(fault.code, message, hint=fault.hint, ask_again=fault.ask_again)
        rules = RobotFileParser()
        # RFC 9309 section 2.3.1.3: no such file means no rules; a failing server (it never comes here) means no access.
        text = answer.body.decode("utf-8-sig", errors="replace")[:_MOST] if answer.status == 200 else ""
        rules.parse(text.splitlines())
        return rules

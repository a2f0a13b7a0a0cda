"""The clock and the name service, given in so that tests need neither."""

from __future__ import annotations

import datetime as dt
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass


def system_resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, in the system's order.

    Raises:
        OSError: there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """now: aware. monotonic, sleep: seconds. resolve: host and port -> addresses, raising OSError when there are none."""

    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolve: Callable[[str, int], tuple[str, ...]] = system_resolve

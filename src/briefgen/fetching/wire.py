"""One question and one answer over one connection, to an address that was checked; nothing it sends can take long or grow large."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.response import BaseHTTPResponse

from briefgen.fetching.faults import FetchFault
from briefgen.fetching.settings import FetchSettings
from briefgen.fetching.target import Target

_PIECE = 1 << 16
_GZIP_OR_ZLIB, _BARE_DEFLATE = 47, -15
_MEMBERS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said. url: the address that answered, after redirects. headers: by lower-case name. body: unpacked."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire:
    """Asks; keeps the trusted certificates."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._tls = ssl.create_default_context()
        if settings.ca_file:
            self._tls.load_verify_locations(cafile=settings.ca_file)

    def ask(self, target: Target, address: str, headers: Mapping[str, str]) -> Answer:
        """GET `target` from `address`; certificates are checked for the host's name.

        Raises:
            FetchFault: no connection, no trust, no sense, too slow or too large.
        """
        connection = self._connection(target, address)
        try:
            connection.connect()
            with _Deadline(connection.sock, self._settings.seconds) as deadline:
                return self._asked(connection, deadline, target, headers)
        except ssl.SSLError as reason:
            raise FetchFault("fetch.certificate", f"the host {target.host} could not prove who it is ({reason.reason or reason})") from None
        except NewConnectionError:
            raise FetchFault("fetch.unreachable", f"no connection to {target.host}", transient=True) from None
        except (HTTPError, OSError, http.client.HTTPException) as reason:
            raise FetchFault("fetch.broken", f"the answer broke off ({type(reason).__name__})", transient=True) from None
        finally:
            connection.close()

    def _connection(self, target: Target, address: str) -> HTTPConnection:
        seconds = self._settings.connect_seconds
        if target.scheme == "http":
            return HTTPConnection(address, target.port, timeout=seconds)
        return HTTPSConnection(address, target.port, timeout=seconds, ssl_context=self._tls, server_hostname=target.host)

    def _asked(self, connection: HTTPConnection, deadline: _Deadline, target: Target, headers: Mapping[str, str]) -> Answer:
        try:
            sent = {"Host": target.authority, "Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
            connection.request("GET", target.request, headers=sent, preload_content=False, decode_content=False)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.headers.items()}
            raw = self._read(response)
        except (HTTPError, OSError, http.client.HTTPException):
            deadline.check()
            raise
        deadline.check()
        body = unpacked(raw, found.get("content-encoding", ""), self._cap)
        return Answer(url=target.url, status=response.status, headers=found, body=body)

    def _read(self, response: BaseHTTPResponse) -> bytes:
        pieces, size = [], 0
        # read1 hands over what has come; read would wait for a full piece.
        while piece := response.read1(_PIECE, decode_content=False):
            size += len(piece)
            if size > self._cap:
                raise _too_large(self._cap)
            pieces.append(piece)
        return b"".join(pieces)

    @property
    def _cap(self) -> int:
        return int(self._settings.megabytes * 1_000_000)


class _Deadline:
    """Cuts a connection off when its time is up: a timeout of the socket alone starts anew with every byte that drips in."""

    def __init__(self, connection: socket.socket | None, seconds: float) -> None:
        self._connection, self._seconds, self._expired = connection, seconds, False
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()

    def check(self) -> None:
        """Raises FetchFault when the time was up: what came is then a beginning, even if it looks whole."""
        if self._expired:
            raise FetchFault("fetch.too-slow", f"the answer took longer than {self._seconds:g} s")

    def _cut(self) -> None:
        self._expired = True
        try:
            if self._connection is not None:
                # The plain method: SSLSocket's own would first change state that the reading thread uses.
                socket.socket.shutdown(self._connection, socket.SHUT_RDWR)
        except OSError:
            return  # already closed


def unpacked(raw: bytes, encoding: str, cap: int) -> bytes:
    """The body behind its Content-Encoding; at most `cap` bytes are ever unpacked.

    Raises:
        FetchFault: damaged, cut short, larger than `cap`, or packed in a way we did not ask for.
    """
    packing = encoding.strip().lower()
    if packing in ("", "identity"):
        return raw
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchFault("fetch.damaged", f"the answer is packed as {packing!r}, which was not asked for")
    try:
        return _inflated(raw, _GZIP_OR_ZLIB, cap)
    except zlib.error:
        if packing != "deflate":
            raise FetchFault("fetch.damaged", "the packed answer is damaged", transient=True) from None
    try:
        return _inflated(raw, _BARE_DEFLATE, cap)
    except zlib.error:
        raise FetchFault("fetch.damaged", "the packed answer is damaged", transient=True) from None


def _inflated(raw: bytes, kind: int, cap: int) -> bytes:
    whole = b""
    for _ in range(_MEMBERS):
        member = zlib.decompressobj(kind)
        whole += member.decompress(raw, cap + 1 - len(whole))
        if len(whole) > cap:
            raise _too_large(cap)
        if not member.eof:
            raise FetchFault("fetch.damaged", "the packed answer is cut short", transient=True)
        raw = member.unused_data
        if not raw:
            return whole
    raise FetchFault("fetch.damaged", "the answer is packed in too many pieces")


def _too_large(cap: int) -> FetchFault:
    return FetchFault("fetch.too-large", f"the answer is larger than {cap / 1_000_000:g} MB")

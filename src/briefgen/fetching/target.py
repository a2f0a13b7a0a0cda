"""Web addresses: read strictly, written in one way, and only ever resolved to where they may lead."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from briefgen.fetching.faults import FetchFault

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_SAFE = "/%:@!$&'()*+,;=~-._?[]|"
_TRACKING = re.compile(r"utm_\w+=")
# Cloud machines answer for their own keys here; each is public or looks it, so no range covers them.
_METADATA = frozenset({"168.63.129.16"})
_REFUSED_NETWORKS = tuple(ipaddress.ip_network(net) for net in ("192.0.0.0/24", "64:ff9b:1::/48", "fec0::/10"))
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A web address taken apart. host: lower-case ASCII, IPv6 without brackets. request: path and query as sent."""

    scheme: str
    host: str
    port: int
    request: str

    @property
    def authority(self) -> str:
        """Host, and port when it is not the scheme's own: what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority: robots.txt holds for this."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The address in the one way we write it; without a fragment and without campaign tags."""
        return self.origin + self.request

    def follow(self, location: str) -> Target:
        """Where a redirect leads.

        Raises:
            FetchFault: to nowhere we go, or from https to http, where anyone on the way could change the words.
        """
        with suppress(UnicodeError):
            location = location.encode("latin-1").decode("utf-8")  # headers are read as Latin-1, whatever servers write into them
        there = parse(urljoin(self.url, location))
        if self.scheme == "https" and there.scheme == "http":
            raise FetchFault("fetch.downgrade", f"leads from https to {there.url}, where its words could be changed on the way")
        return there


def parse(url: str) -> Target:
    """Take a web address apart.

    Raises:
        FetchFault: it is no http or https address, or carries a user name or a password.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except ValueError:
        raise FetchFault("fetch.address", "is not a web address") from None
    if parts.scheme not in _PORTS:
        raise FetchFault("fetch.address", "is not an address that begins with http:// or https://")
    if "@" in parts.netloc:
        raise FetchFault("fetch.address", "carries a user name or a password")
    if not (_NAME.fullmatch(host) or _literal(host)) or port == 0:
        raise FetchFault("fetch.address", "has no usable host name")
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair))
    request = quote(parts.path or "/", safe=_SAFE.replace("?", "")) + (f"?{quote(query, safe=_SAFE)}" if query else "")
    return Target(scheme=parts.scheme, host=host, port=port or _PORTS[parts.scheme], request=request)


def addresses(target: Target, allowed: frozenset[str], resolve: Callable[[str, int], tuple[str, ...]]) -> tuple[str, ...]:
    """Where to connect to for `target`: resolved now, checked, and to be used as they are, so that a later answer cannot lead elsewhere.

    Raises:
        FetchFault: the name has no address, or one that is not public while the host is not allowed by name.
    """
    try:
        found = resolve(target.host, target.port)
    except (OSError, UnicodeError) as reason:
        raise FetchFault("fetch.unreachable", f"the host {target.host} was not found ({reason})", transient=True) from None
    names = {name.lower() for name in allowed}
    if not names & {target.host, f"{target.host}:{target.port}"} and not all(map(is_public, found)):
        raise FetchFault(
            "fetch.private",
            f"the host {target.host} is in a private network",
            hint=f"if it is meant, add {target.host} to allow_hosts",
        )
    return found


def is_public(address: str) -> bool:
    """Whether an address is of the public internet, also when it is an IPv4 one in an IPv6 coat."""
    ip = _literal(address)
    if ip is None or str(ip) in _METADATA:
        return False
    return all(_public(one) for one in (ip, *_inner(ip)))


def _public(ip: _IP) -> bool:
    barred = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved or ip.is_unspecified
    coat = isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or ip in _NAT64)  # reserved ranges; their inside decides
    within = any(ip in network for network in _REFUSED_NETWORKS if network.version == ip.version)
    return bool(coat) or (ip.is_global and not barred and not within)


def _inner(ip: _IP) -> tuple[_IP, ...]:
    if not isinstance(ip, ipaddress.IPv6Address):
        return ()
    inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(one for one in inner if one is not None)


def _literal(host: str) -> _IP | None:
    try:
        return None if "%" in host else ipaddress.ip_address(host)
    except ValueError:
        return None

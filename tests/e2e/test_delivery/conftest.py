"""A stored edition, an outbox, a clock that tests move, and a real SMTP server on loopback."""

import asyncio
import datetime as dt
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.publishing.delivery.issue import Issue, read_issue
from briefgen.publishing.delivery.settings import MailSettings
from briefgen.storage.outbox import SqliteOutbox


def statement(id: str, text: str, date: str = "", speaker: str | None = None, office: str | None = None) -> dict[str, object]:
    return {
        "id": id,
        "label": {"date": None, "date_text": date, "date_basis": "", "speaker": speaker, "office": office, "speaker_basis": None},
        "segments": [{"slice": {"document": "harbour.md", "start": 0, "end": len(text)}, "text": text}],
        "citations": [1],
    }


FACTS = {
    "schema": 1,
    "brief": "harbour",
    "edition": 2,
    "cutoff": "2024-10-31",
    "key_points": ["aaaaaaa1", "aaaaaaa2"],
    "sections": [
        {
            "id": "opening",
            "title": "Opening",
            "statements": [
                statement("aaaaaaa1", "The harbour opened to ships of all flags, and the first to enter carried grain.", "3 May 2024"),
                statement("aaaaaaa2", "“.We shall dredge the channel.”", "June 2024", "Ana Lê", "Minister of Ports"),
                statement("aaaaaaa3", "Not a key point."),
            ],
        }
    ],
    "references": [
        {"number": 1, "document": "harbour.md", "title": "Harbour opens", "publisher": "Port News", "published": "2024-05-03"},
        {"number": 2, "document": "other.md", "title": "Other", "publisher": None, "published": None},
    ],
}
CHANGES = """# Harbour: edition 2

Changes since edition 1; information up to 2024-10-31.

## New

- Opening: The harbour \\[Port North\\] opened. `aaaaaaa1`

## Dropped

- Opening: An older count of ships. (Its source is no longer in the corpus.) `bbbbbbb1`
"""


def publish(
    output: Path, *, title: str = "Harbour of Port North", pdf: bytes = b"%PDF-1.7\n.\r\n..body\n", changes: str = CHANGES, key: str = "k"
) -> StoredEdition:
    archive = Archive(output, "harbour")
    number = len(archive.numbers()) + 1
    files = {
        "brief.pdf": pdf,
        "manifest.json": json.dumps({"key": key, "title": title, "marking": "For official use", "pages": []}).encode(),
        "facts.json": json.dumps({**FACTS, "edition": number}).encode(),
        "changes.md": changes.encode(),
    }
    with archive.locked():
        return archive.publish(number, files)


@pytest.fixture
def store(tmp_path: Path) -> Callable[..., StoredEdition]:
    """Publishes a next edition of an archive."""
    return lambda **what: publish(tmp_path / "output", **what)


@pytest.fixture(scope="session")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    """The second edition."""
    output = tmp_path_factory.mktemp("issue")
    publish(output, key="first")
    return read_issue(publish(output))


class Clock:
    def __init__(self) -> None:
        self.moment = dt.datetime(2024, 11, 4, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.moment

    def forward(self, **time: float) -> None:
        self.moment += dt.timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[SqliteOutbox]:
    with SqliteOutbox(tmp_path / "delivery" / "outbox.sqlite") as opened:
        yield opened


def quietly(*_: object) -> None:
    pass


@dataclass
class Postbox:
    """What the server took, and how it is to behave: replies by step and recipient, each used once, then 250."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)
    replies: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    on_data: Callable[[SMTP], object] = quietly
    logins: list[str] = field(default_factory=list)
    port: int = 0
    ca_file: Path | None = None
    connections: int = 0

    def settings(self, *recipients: str, **others: object) -> MailSettings:
        given = {
            "host": "127.0.0.1",
            "port": self.port,
            "sender": "Harbour desk <desk@example.org>",
            "ca_file": self.ca_file,
            "seconds": 5.0,
        }
        return MailSettings(recipients=recipients or ("ann@example.org",), **{**given, **others})  # type: ignore[arg-type]

    def _reply(self, step: str, recipient: str) -> str:
        return (self.replies.get((step, recipient)) or ["250 OK"]).pop(0)

    async def handle_EHLO(self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, replies: list[str]) -> list[str]:  # noqa: N802
        session.host_name = hostname
        self.connections += 1
        return replies

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, recipient: str, _options: list[str]) -> str:  # noqa: N802
        reply = self._reply("RCPT", recipient)
        if reply.startswith("250"):
            envelope.rcpt_tos.append(recipient)
        return reply

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        reply = self._reply("DATA", envelope.rcpt_tos[0])
        if reply.startswith("250"):
            self.taken.append((",".join(envelope.rcpt_tos), envelope.original_content or b""))
        self.on_data(server)
        return reply


class PostServer:
    """aiosmtpd on a loop of its own thread."""

    def __init__(self, postbox: Postbox, **options: object) -> None:
        self._postbox, self._options = postbox, options
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def __enter__(self) -> Postbox:
        self._thread.start()
        self._ready.wait(5)
        return self._postbox

    def __exit__(self, *args: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_exception_handler(quietly)  # connections that tests cut
        wrapped = {"ssl": self._options.pop("ssl", None)}
        server = await self._loop.create_server(
            lambda: SMTP(self._postbox, hostname="mail.example", **self._options), "127.0.0.1", 0, **wrapped
        )
        self._postbox.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return tmp_path / "ca.pem"


@pytest.fixture
def post(tls: ssl.SSLContext, ca_file: Path) -> Iterator[Postbox]:
    """A server that takes mail after STARTTLS only."""

    def login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        known = (getattr(data, "login", b""), getattr(data, "password", b"")) == (b"desk", b"open sesame")
        if known:
            postbox.logins.append(mechanism)
        return AuthResult(success=known, handled=known)

    postbox = Postbox(ca_file=ca_file)
    with PostServer(postbox, tls_context=tls, require_starttls=True, authenticator=login, auth_require_tls=True):
        yield postbox


@pytest.fixture
def serve() -> Callable[..., PostServer]:
    return PostServer

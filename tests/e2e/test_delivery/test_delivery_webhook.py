"""Notices to a real HTTP receiver that checks signatures."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from briefgen.errors import SpecError
from briefgen.publishing.delivery.deliver import Delivered, deliver
from briefgen.publishing.delivery.enqueue import queue_webhook
from briefgen.publishing.delivery.issue import Issue
from briefgen.publishing.delivery.settings import WebhookSettings
from briefgen.publishing.delivery.webhook import WebhookChannel, check_webhook, signature, webhook_name
from briefgen.storage.outbox import SqliteOutbox

SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()


class Receiver(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []

    def settings(self, **others: object) -> WebhookSettings:
        given = {"url": f"http://127.0.0.1:{self.server_port}/hook?token=abc", "secret": SECRET, "allow_http": True, "seconds": 2.0}
        return WebhookSettings(**{**given, **others})  # type: ignore[arg-type]


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append(({name.lower(): value for name, value in self.headers.items()}, body))
        status = self.server.answers.pop(0) if self.server.answers else 204
        if status == 0:
            return  # hangs up without a word
        self.send_response(status)
        if status in (301, 307):
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def run(outbox: SqliteOutbox, settings: WebhookSettings, clock: Any) -> Delivered:
    return deliver(outbox, {webhook_name(settings): WebhookChannel(settings, clock)}, clock)


def states(outbox: SqliteOutbox) -> list[str]:
    return [parcel.state for parcel in outbox.parcels()]


def test_a_receiver_is_told_once_and_can_check_who_speaks(receiver: Receiver, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    settings = receiver.settings(link="https://briefs.example.org/")
    for _ in range(2):
        queue_webhook(outbox, issue, settings, clock())
        run(outbox, settings, clock)
    ((headers, body),) = receiver.seen
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(b"0123456789abcdef01234567", signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-timestamp"] == str(int(clock().timestamp()))
    notice = json.loads(body)
    assert notice["type"] == "edition.approved"
    assert (notice["data"]["brief"], notice["data"]["edition"], notice["data"]["since"]) == ("harbour", 2, 1)
    assert notice["data"]["pdf"]["sha256"] == hashlib.sha256(issue.pdf).hexdigest()
    assert notice["data"]["pdf"]["url"] == "https://briefs.example.org/harbour/editions/0002/brief.pdf"
    assert notice["data"]["key_points"][1]["who"] == "Ana Lê, Minister of Ports"
    assert [change["heading"] for change in notice["data"]["changes"]] == ["New", "Dropped"]


def test_the_signature_is_that_of_the_specification() -> None:
    # The example of standardwebhooks.com's reference libraries.
    secret, name, timestamp = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330"
    assert signature(secret, name, timestamp, b'{"test": 2432232314}') == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("answer", [429, 500, 503, 0])
def test_a_receiver_that_stumbles_is_told_again_under_the_same_id(
    receiver: Receiver, outbox: SqliteOutbox, issue: Issue, clock: Any, answer: int
) -> None:
    receiver.answers = [answer]
    settings = receiver.settings()
    queue_webhook(outbox, issue, settings, clock())
    assert [problem.code for problem in run(outbox, settings, clock).problems] == ["delivery.later"]
    clock.forward(minutes=5)
    assert len(run(outbox, settings, clock).sent) == 1
    assert len({headers["webhook-id"] for headers, _ in receiver.seen}) == 1
    assert len({body for _, body in receiver.seen}) == 1
    assert len({headers["webhook-signature"] for headers, _ in receiver.seen}) == 2  # signed anew, or it would look stale


@pytest.mark.parametrize("answer", [400, 401, 404, 410, 301, 307])
def test_a_receiver_that_refuses_is_reported_and_redirects_are_not_followed(
    receiver: Receiver, outbox: SqliteOutbox, issue: Issue, clock: Any, answer: int
) -> None:
    receiver.answers = [answer]
    settings = receiver.settings()
    queue_webhook(outbox, issue, settings, clock())
    delivered = run(outbox, settings, clock)
    assert [problem.code for problem in delivered.problems] == ["delivery.refused"]
    assert str(answer) in delivered.problems[0].message
    assert "token=abc" not in delivered.problems[0].message
    assert (len(receiver.seen), states(outbox)) == (1, ["failed"])


def test_one_that_must_not_be_told_twice_is_held(receiver: Receiver, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    receiver.answers = [0]
    settings = receiver.settings(unsure="hold")
    queue_webhook(outbox, issue, settings, clock())
    assert [problem.code for problem in run(outbox, settings, clock).problems] == ["delivery.unsure"]
    run(outbox, settings, clock)
    assert len(receiver.seen) == 1


def test_a_crash_while_telling_is_told_again(receiver: Receiver, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    settings = receiver.settings()
    queue_webhook(outbox, issue, settings, clock())
    outbox.handing(outbox.parcels()[0].key, clock())  # as a process leaves it that is killed while it waits
    assert len(run(outbox, settings, clock).sent) == 1


def test_a_notice_without_settings_waits_and_is_spoken_of(receiver: Receiver, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    queue_webhook(outbox, issue, receiver.settings(), clock())
    delivered = deliver(outbox, {}, clock)
    assert [problem.code for problem in delivered.problems] == ["delivery.no-channel"]
    assert states(outbox) == ["queued"]


@pytest.mark.parametrize(
    "changed",
    [
        {"url": "http://receiver.example/"}, {"url": "ftp://receiver.example/"}, {"url": "https://u:p@receiver.example/"}, {"url": "https://"},
        {"url": "https://receiver.example/\r\nX: 1"}, {"secret": "short"}, {"secret": "whsec_not base64!"},
    ],
)  # fmt: skip
def test_settings_that_cannot_be_used_are_refused(changed: dict[str, str]) -> None:
    given: dict[str, Any] = {"url": "https://receiver.example/hook", "secret": SECRET, **changed}
    with pytest.raises(SpecError):
        check_webhook(WebhookSettings(**given))


def test_the_secret_is_not_shown() -> None:
    assert SECRET not in repr(WebhookSettings(url="https://receiver.example/", secret=SECRET))

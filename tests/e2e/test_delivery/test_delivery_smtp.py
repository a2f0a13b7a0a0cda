"""Letters to a real SMTP server, which refuses, stumbles, hangs up and sees its clients die."""

import email
import email.policy
import os
import random
import signal
import socket
import ssl
import subprocess
import sys
import textwrap
import threading
import time
from collections import Counter
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from briefgen.errors import Locked, SpecError
from briefgen.publishing.delivery.deliver import Delivered, deliver
from briefgen.publishing.delivery.enqueue import MAIL, queue_mail
from briefgen.publishing.delivery.issue import Issue
from briefgen.publishing.delivery.mail import MailChannel
from briefgen.publishing.delivery.settings import MailSettings
from briefgen.storage.outbox import SqliteOutbox


def run(outbox: SqliteOutbox, settings: MailSettings, clock: Any) -> Delivered:
    return deliver(outbox, {MAIL: MailChannel(settings)}, clock)


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def states(outbox: SqliteOutbox) -> list[str]:
    return [parcel.state for parcel in outbox.parcels()]


def codes(delivered: Delivered) -> list[str]:
    return [problem.code for problem in delivered.problems]


def test_every_recipient_gets_one_letter_of_their_own(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    settings = post.settings("Ann <ann@example.org>", "bob@example.org", "ann@EXAMPLE.org", user="desk", password="open sesame")
    assert queue_mail(outbox, issue, settings, clock()) == 2
    delivered = run(outbox, settings, clock)
    assert len(delivered.sent) == 2
    assert (delivered.waiting, delivered.problems) == ((), ())
    assert [to for to, _ in post.taken] == ["ann@example.org", "bob@example.org"]
    letters = [read(content) for _, content in post.taken]
    assert [letter["To"] for letter in letters] == ["ann@example.org", "bob@example.org"]
    assert "bob" not in str(letters[0])
    assert len({letter["Message-ID"] for letter in letters}) == 2
    assert post.logins
    pdf = next(letters[0].iter_attachments())
    assert (pdf.get_filename(), pdf.get_content_type(), pdf.get_content()) == ("harbour-0002.pdf", "application/pdf", issue.pdf)
    body = letters[0].get_body(("plain",))
    assert body is not None
    assert "“.We shall dredge the channel.” [1]" in " ".join(body.get_content().split())


def test_a_line_with_a_dot_ends_nothing(post: Any, outbox: SqliteOutbox, clock: Any) -> None:
    content = b"Subject: x\r\n\r\n.\r\n..two\r\nMAIL FROM:<eve@example.org>\r\n.\r\n"
    outbox.add(key="k", channel=MAIL, brief="b", edition=1, recipient="ann@example.org", content=content, now=clock())
    assert len(run(outbox, post.settings(), clock).sent) == 1
    ((_, got),) = post.taken
    assert got.endswith(content)


def test_nothing_is_sent_twice_however_often_it_is_asked_for(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    for _ in range(3):
        queue_mail(outbox, issue, post.settings(), clock())
        run(outbox, post.settings(), clock)
        clock.forward(days=1)
    assert len(post.taken) == 1
    # A recipient who is added later gets what the others have.
    assert queue_mail(outbox, issue, post.settings("ann@example.org", "new@example.org"), clock()) == 1
    run(outbox, post.settings(), clock)
    assert [to for to, _ in post.taken] == ["ann@example.org", "new@example.org"]


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_a_451_is_tried_again_later_and_the_others_do_not_wait(
    post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any, step: str
) -> None:
    post.replies = {(step, "ann@example.org"): ["451 greylisted, come back"]}
    settings = post.settings("ann@example.org", "bob@example.org")
    queue_mail(outbox, issue, settings, clock())
    first = run(outbox, settings, clock)
    assert [to for to, _ in post.taken] == ["bob@example.org"]
    assert codes(first) == ["delivery.later"]
    assert "451 greylisted, come back" in first.problems[0].message
    clock.forward(minutes=4)
    assert run(outbox, settings, clock).sent == ()
    clock.forward(minutes=1)
    run(outbox, settings, clock)
    assert [to for to, _ in post.taken] == ["bob@example.org", "ann@example.org"]
    assert states(outbox) == ["sent", "sent"]
    assert run(outbox, settings, clock).problems == ()


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_a_550_is_reported_and_not_tried_again(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any, step: str) -> None:
    post.replies = {(step, "ann@example.org"): ["550 no such person"]}
    settings = post.settings("ann@example.org", "bob@example.org")
    queue_mail(outbox, issue, settings, clock())
    delivered = run(outbox, settings, clock)
    assert codes(delivered) == ["delivery.refused"]
    assert "edition 2 of 'harbour' to ann@example.org: 550 no such person" in delivered.problems[0].message
    clock.forward(days=2)
    assert run(outbox, settings, clock).sent == ()
    assert states(outbox) == ["failed", "sent"]
    outbox.release(outbox.parcels("failed")[0].key, clock())  # a person mended the address
    assert len(run(outbox, settings, clock).sent) == 1


def test_patience_ends_after_four_days(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    post.replies = {("RCPT", "ann@example.org"): ["450 full"] * 1000}
    queue_mail(outbox, issue, post.settings(), clock())
    tries = 0
    while states(outbox) == ["queued"]:
        delivered = run(outbox, post.settings(), clock)
        clock.forward(hours=4)
        tries += bool(delivered.problems)
    assert "given up after" in delivered.problems[0].message
    assert 20 < tries < 30


def test_a_server_that_is_away_stops_nobody_for_good(outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings = MailSettings(
            host="127.0.0.1", port=closed.getsockname()[1], sender="desk@example.org", recipients=("a@example.org", "b@example.org")
        )
    queue_mail(outbox, issue, settings, clock())
    delivered = run(outbox, settings, clock)
    assert codes(delivered) == ["delivery.mail-server", "delivery.later"]
    assert len(delivered.waiting) == 2
    assert [parcel.attempts for parcel in delivered.waiting] == [0, 0]


# -- trust -----------------------------------------------------------------------------------------


def test_a_stranger_certificate_gets_no_letter(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    settings = post.settings(ca_file=None)
    queue_mail(outbox, issue, settings, clock())
    delivered = run(outbox, settings, clock)
    assert codes(delivered)[0] == "delivery.mail-server"
    assert "could not prove who it is" in delivered.problems[0].message
    assert post.taken == []


def test_an_open_line_gets_no_letter_and_no_password(serve: Any, post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    with serve(type(post)()) as plain:
        settings = plain.settings(user="desk", password="open sesame")
        queue_mail(outbox, issue, settings, clock())
        delivered = run(outbox, settings, clock)
    assert "does not offer what is asked" in delivered.problems[0].message
    assert plain.taken == []


def test_a_wrong_password_is_the_desks_affair_not_the_recipients(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    wrong = post.settings(user="desk", password="guess")
    queue_mail(outbox, issue, wrong, clock())
    delivered = run(outbox, wrong, clock)
    assert "535" in delivered.problems[0].message
    assert "guess" not in repr((delivered, wrong))
    assert states(outbox) == ["queued"]


# -- crashes and cuts ------------------------------------------------------------------------------


def hang_up(server: Any) -> None:
    server.transport.abort()


def test_a_cut_before_the_reply_is_held_not_doubled_and_not_forgotten(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    post.on_data = hang_up  # the message is in the box; the reply never comes
    settings = post.settings("ann@example.org", "bob@example.org")
    queue_mail(outbox, issue, settings, clock())
    run(outbox, settings, clock)
    post.on_data = bool
    for _ in range(3):
        clock.forward(days=1)
        delivered = run(outbox, settings, clock)
        assert codes(delivered) == ["delivery.unsure", "delivery.unsure"]  # said at every run until a person decides
    assert [to for to, _ in post.taken] == ["ann@example.org", "bob@example.org"]
    outbox.release(outbox.parcels("unsure")[0].key, clock())
    run(outbox, settings, clock)
    again = [read(content)["Message-ID"] for to, content in post.taken if to == "ann@example.org"]
    assert len(again) == 2
    assert len(set(again)) == 1


def test_a_cut_before_the_reply_is_sent_again_under_its_name_where_that_is_wished(
    post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any
) -> None:
    post.on_data = hang_up
    settings = post.settings(unsure="resend")
    queue_mail(outbox, issue, settings, clock())
    assert codes(run(outbox, settings, clock)) == ["delivery.later"]
    post.on_data = bool
    clock.forward(minutes=5)
    assert len(run(outbox, settings, clock).sent) == 1
    # What a mail system that drops doubles by Message-ID shows its reader: one letter.
    assert len(post.taken) == 2
    assert len({read(content)["Message-ID"] for _, content in post.taken}) == 1
    assert post.taken[0] == post.taken[1]


def test_a_cut_before_the_dot_is_simply_tried_again(tmp_path: Path, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    def serve_once() -> None:
        peer, _ = listener.accept()
        with peer, peer.makefile("rb") as lines:
            peer.sendall(b"220 mail.example\r\n")
            for line in lines:
                verb = line[:4].upper()
                if verb == b"DATA":
                    peer.sendall(b"354 go on\r\n")
                    lines.readline()
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                    return
                peer.sendall(b"250 OK\r\n")

    big = Issue(edition=issue.edition, pdf=b"x" * 30_000_000, since=1, marking="")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve_once)
        thread.start()
        settings = MailSettings(
            host="127.0.0.1",
            port=listener.getsockname()[1],
            security="none",
            sender="desk@example.org",
            recipients=("ann@example.org",),
            attach_mb=40.0,
        )
        queue_mail(outbox, big, settings, clock())
        delivered = run(outbox, settings, clock)
        thread.join()
    assert codes(delivered) == ["delivery.later"]
    assert "before the message was handed over" in delivered.problems[0].message
    assert states(outbox) == ["queued"]


CHILD = """
    import datetime as dt, os, signal, sys
    from pathlib import Path
    from briefgen.publishing.delivery.deliver import deliver
    from briefgen.publishing.delivery.mail import MailChannel
    from briefgen.publishing.delivery.settings import MailSettings
    from briefgen.storage.outbox import SqliteOutbox

    class Dying(SqliteOutbox):
        def handing(self, key, now):
            if sys.argv[4] == "before the brink":
                os.kill(os.getpid(), signal.SIGKILL)
            super().handing(key, now)
            if sys.argv[4] == "before the dot":
                os.kill(os.getpid(), signal.SIGKILL)

    settings = MailSettings(host="127.0.0.1", port=int(sys.argv[2]), sender="desk@example.org", recipients=(), ca_file=Path(sys.argv[3]))
    print("ready", flush=True)
    sys.stdin.readline()
    with Dying(Path(sys.argv[1])) as outbox:
        deliver(outbox, {"mail": MailChannel(settings)}, lambda: dt.datetime(2024, 11, 4, 9, 0, tzinfo=dt.UTC))
"""


def child(outbox: SqliteOutbox, post: Any, when: str = "", victim: list[int] | None = None) -> "subprocess.Popen[str]":
    """A process that begins to deliver as this returns; its number is put into `victim` before."""
    command = [sys.executable, "-c", textwrap.dedent(CHILD), str(outbox.path), str(post.port), str(post.ca_file), when]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    if victim is not None:
        victim.append(process.pid)
    process.stdin.write("go\n")
    process.stdin.flush()
    return process


def test_killed_before_the_brink_it_is_sent_at_the_next_run(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    queue_mail(outbox, issue, post.settings(), clock())
    with child(outbox, post, "before the brink") as process:
        assert process.wait(10) == -signal.SIGKILL
    assert (post.taken, states(outbox)) == ([], ["queued"])
    assert len(run(outbox, post.settings(), clock).sent) == 1
    assert len(post.taken) == 1


def test_killed_between_the_brink_and_the_dot_it_is_held(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    queue_mail(outbox, issue, post.settings(), clock())
    with child(outbox, post, "before the dot") as process:
        assert process.wait(10) == -signal.SIGKILL
    assert (post.taken, states(outbox)) == ([], ["handing"])
    assert codes(run(outbox, post.settings(), clock)) == ["delivery.unsure"]
    outbox.release(outbox.parcels("unsure")[0].key, clock())
    run(outbox, post.settings(), clock)
    assert len(post.taken) == 1


def test_killed_between_accept_and_record_it_is_not_sent_twice(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    settings = post.settings("ann@example.org", "bob@example.org")
    queue_mail(outbox, issue, settings, clock())
    victim: list[int] = []
    post.on_data = lambda _: os.kill(victim.pop(), signal.SIGKILL) if victim else None
    with child(outbox, post, victim=victim) as process:
        assert process.wait(10) == -signal.SIGKILL
    assert [to for to, _ in post.taken] == ["ann@example.org"]
    delivered = run(outbox, settings, clock)
    assert codes(delivered) == ["delivery.unsure"]
    assert [to for to, _ in post.taken] == ["ann@example.org", "bob@example.org"]
    assert states(outbox) == ["unsure", "sent"]


def test_killed_at_any_moment_no_letter_is_doubled_and_none_is_lost(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    recipients = [f"reader{number}@example.org" for number in range(30)]
    settings = post.settings(*recipients)
    queue_mail(outbox, issue, settings, clock())
    post.on_data = lambda _: time.sleep(0.01)
    chance = random.Random(7)
    kills = 0
    while outbox.parcels("queued") and kills < 10:
        with child(outbox, post) as process:
            time.sleep(chance.uniform(0.02, 0.25))
            process.kill()
        kills += 1
    run(outbox, settings, clock)
    taken = Counter(to for to, _ in post.taken)
    assert max(taken.values()) == 1
    by_state = {
        state: {parcel.recipient for parcel in outbox.parcels(state)} for state in ("queued", "handing", "sent", "failed", "unsure")
    }
    assert by_state["sent"] <= set(taken)
    assert by_state["sent"] | by_state["unsure"] == set(recipients)
    assert set(taken) - by_state["sent"] <= by_state["unsure"]
    assert kills >= 3


def test_two_deliveries_at_once_are_one(post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any) -> None:
    with outbox.sending(clock()), SqliteOutbox(outbox.path) as other, pytest.raises(Locked, match="another process is delivering"):
        run(other, post.settings(), clock)


def test_tls_from_the_first_byte_is_spoken_too(
    serve: Any, tls: ssl.SSLContext, ca_file: Path, outbox: SqliteOutbox, issue: Issue, clock: Any, post: Any
) -> None:
    with serve(type(post)(ca_file=ca_file), ssl=tls) as wrapped:
        settings = wrapped.settings(security="tls")
        queue_mail(outbox, issue, settings, clock())
        assert len(run(outbox, settings, clock).sent) == 1


def test_a_server_that_hangs_up_between_letters_gets_the_rest_over_a_new_line(
    post: Any, outbox: SqliteOutbox, issue: Issue, clock: Any
) -> None:
    settings = post.settings(*(f"r{n}@example.org" for n in range(3)))
    queue_mail(outbox, issue, settings, clock())
    channel = MailChannel(settings)
    original = channel._dotted

    def dotted_then_cut(smtp: Any, brink: Any) -> Any:
        receipt = original(smtp, brink)
        smtp.sock.close()
        return receipt

    channel._dotted = dotted_then_cut  # type: ignore[method-assign]
    delivered = deliver(outbox, {MAIL: channel}, clock)
    assert len(delivered.sent) == 3


def test_bad_settings_are_refused_before_anything_is_put_in(outbox: SqliteOutbox, issue: Issue, post: Any, clock: Any) -> None:
    for recipients in (("ann@example.org", "bob@example.org\r\nBcc: eve@example.org"), ("not an address",)):
        with pytest.raises(SpecError):
            queue_mail(outbox, issue, post.settings(*recipients), clock())
    assert outbox.parcels() == ()

"""From a build to letters in a postbox, through the command line."""

import datetime as dt
import email
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.app.deliver import deliver, due
from briefgen.app.patience import Patience, hand_over_patiently, patience
from briefgen.app.quiet import Quiet
from briefgen.cli import main as cli
from briefgen.errors import error
from briefgen.publishing.archive import Archive
from briefgen.publishing.delivery.outbox import ChannelDown, Fate, Receipt
from briefgen.publishing.ledger import Ledger, State
from briefgen.spec.settings import load_settings
from briefgen.storage.outbox import SqliteOutbox

Run = Callable[..., tuple[int, str, str]]
BUILD = ("build", "briefs/harbours.yaml")


@pytest.fixture
def desk(harbours: Path, post: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings(harbours, post)
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", "open sesame")
    return harbours


def settings(root: Path, post: Any, more: str = "") -> None:
    (root / "briefgen.toml").write_text(
        f'[mail]\nhost = "127.0.0.1"\nport = {post.port}\nuser = "desk"\nsender = "Harbour desk <desk@example.org>"\n'
        f'recipients = ["ann@example.org", "Bob <bob@example.org>"]\nca_file = "ca.pem"\nseconds = 5\n{more}'
    )


def approve(run: Run) -> None:
    assert run("approve", "harbours", "--by", "A. Officer")[0] == 0


def state(root: Path, number: int) -> State:
    return Ledger(root / "output/harbours").state(number)


def test_an_approved_edition_goes_out_once(desk: Path, run: Run, post: Any) -> None:
    run(*BUILD)
    code, out, _ = run("deliver")
    assert (code, out) == (0, "delivered: nothing to send\n")  # nobody approved it
    approve(run)
    code, out, _ = run("deliver")
    assert code == 0
    assert out.splitlines() == [
        "harbours, edition 1: sent to ann@example.org",
        "harbours, edition 1: sent to bob@example.org",
        "harbours: edition 1 is now sent",
        "delivered: 2 sent",
    ]
    assert [to for to, _ in post.taken] == ["ann@example.org", "bob@example.org"]
    letter = email.message_from_bytes(post.taken[0][1])
    assert letter["Subject"] == "[Public] Harbours: edition 1"
    attached = [part.get_payload(decode=True) for part in letter.walk() if part.get_content_type() == "application/pdf"]
    assert attached == [(desk / "output/harbours.pdf").read_bytes()]
    assert state(desk, 1) is State.SENT
    assert ">Sent<" in (desk / "output/index.html").read_text(encoding="utf-8")
    assert run("deliver")[:2] == (0, "delivered: nothing to send\n")
    assert len(post.taken) == 2
    assert (desk / ".delivery/outbox.sqlite").stat().st_mode & 0o077 == 0


def test_the_next_edition_goes_out_when_it_is_approved_and_older_ones_do_not(desk: Path, run: Run, post: Any) -> None:
    courier = desk / "corpus/courier.md"
    for votes in ("61", "62", "63"):
        courier.write_text(courier.read_text().replace("61 votes", f"{votes} votes").replace("62 votes", f"{votes} votes"))
        assert run(*BUILD)[0] in (0, 1)
        approve(run)
    assert list(due(desk / "output")) == [("harbours", 3)]
    run("deliver")
    subjects = {email.message_from_bytes(content)["Subject"] for _, content in post.taken}
    assert subjects == {"[Public] Harbours: edition 3"}
    run("withdraw", "harbours", "3", "--by", "A", "--why", "wrong count")
    assert list(due(desk / "output")) == []  # what is older than what was sent is never sent after it


def test_one_who_is_refused_holds_the_edition_until_a_person_decides(desk: Path, run: Run, post: Any) -> None:
    post.replies = {("RCPT", "bob@example.org"): ["550 no such person"]}
    run(*BUILD)
    approve(run)
    code, out, err = run("deliver")
    assert code == 1
    assert "bob@example.org: 550 no such person" in err
    key = out.split("briefgen deliver --again ")[1].split()[0]
    assert state(desk, 1) is State.APPROVED
    code, out, _ = run("deliver")
    assert (code, len(post.taken)) == (1, 1)
    assert "bob@example.org: refused: 550 no such person" in out
    code, _, err = run("deliver", "--again", "ffff")
    assert (code, "no parcel that is held has the key 'ffff'" in err) == (2, True)
    code, out, _ = run("deliver", "--again", key)
    assert (code, len(post.taken)) == (0, 2)
    assert "harbours: edition 1 is now sent" in out


def test_what_is_marked_too_high_does_not_go_out(desk: Path, run: Run, post: Any) -> None:
    settings(desk, post, 'max_marking = "Public"\n')
    brief = desk / "briefs/harbours.yaml"
    brief.write_text(brief.read_text().replace("marking: Public", "marking: Restricted"))
    run(*BUILD)
    approve(run)
    code, _, err = run("deliver")
    assert (code, post.taken) == (1, [])
    assert "edition 1 of 'harbours' is marked 'Restricted', above what may go out by mail" in err
    assert state(desk, 1) is State.APPROVED
    settings(desk, post, 'max_marking = "Restricted"\n')
    assert run("deliver")[0] == 0
    assert len(post.taken) == 2


def test_an_edition_withdrawn_before_it_was_sent_is_taken_back(desk: Path, run: Run, post: Any) -> None:
    post.replies = {("RCPT", name): ["451 later"] for name in ("ann@example.org", "bob@example.org")}
    run(*BUILD)
    approve(run)
    code, out, _ = run("deliver", "--json")
    told = json.loads(out.splitlines()[-1])["delivered"]
    assert (code, told) == (0, {"queued": 2, "sent": 0, "waiting": 2, "held": 0, "completed": []})
    run("withdraw", "harbours", "--by", "A", "--why", "wrong count")
    assert run("deliver")[:2] == (0, "delivered: nothing to send\n")
    with SqliteOutbox(desk / ".delivery/outbox.sqlite") as outbox:
        assert {parcel.detail for parcel in outbox.parcels("failed")} == {"the edition was withdrawn before it was sent"}
    approve(run)  # the edition that tells of the withdrawal
    assert run("deliver")[0] == 0
    assert all("Edition 1 of this brief was withdrawn: wrong" in content.decode() for _, content in post.taken)


def test_settings_that_cannot_deliver_are_told(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFGEN_MAIL_PASSWORD")
    code, _, err = run("deliver")
    assert (code, "the mail user 'desk' has no password" in err, "set BRIEFGEN_MAIL_PASSWORD" in err) == (2, True, True)
    (desk / "briefgen.toml").write_text('[webhook]\nurl = "https://hooks.example/x"\n')
    assert "the webhook has no secret" in run("deliver")[2]
    (desk / "briefgen.toml").write_text("")
    assert "the settings name no way to deliver" in run("deliver")[2]


def test_approving_a_brief_that_is_not_there_leaves_nothing_behind(desk: Path, run: Run) -> None:
    assert run("approve", "harbour", "--by", "A")[0] == 2
    assert not Archive(desk / "output", "harbour").folder.exists()


def test_a_run_waits_for_a_server_that_refuses_for_now(desk: Path, post: Any, clock: Any) -> None:
    told = built_and_approved(desk)
    post.replies = {("RCPT", "ann@example.org"): ["451 greylisted"] * 2}
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        clock.forward(seconds=seconds)

    done = deliver(desk, now=clock, waiting=Patience(total=dt.timedelta(minutes=20), pause=pause))
    assert sorted(parcel.recipient for parcel in done.sent) == ["ann@example.org", "bob@example.org"]
    assert (done.waiting, done.completed, done.problems) == ((), (told,), ())
    assert sum(pauses) == pytest.approx(1200)


def test_patience_has_its_end_and_a_single_delivery_none(desk: Path, post: Any, clock: Any) -> None:
    built_and_approved(desk)
    post.replies = {("RCPT", "ann@example.org"): ["451 greylisted"] * 9}
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        clock.forward(seconds=seconds)

    done = deliver(desk, now=clock, waiting=Patience(total=dt.timedelta(minutes=19), pause=pause))
    assert sum(pauses) == pytest.approx(300)
    assert [parcel.recipient for parcel in done.waiting] == ["ann@example.org"]
    assert [problem.code for problem in done.problems] == ["delivery.later"]
    clock.forward(minutes=60)
    assert len(deliver(desk, now=clock).waiting) == 1
    assert sum(pauses) == pytest.approx(300)


def test_a_server_that_is_away_is_waited_for(desk: Path, post: Any, clock: Any) -> None:
    built_and_approved(desk)
    toml = desk / "briefgen.toml"
    right = toml.read_text()
    toml.write_text(right.replace(f"port = {post.port}", "port = 9"))

    def pause(seconds: float) -> None:
        clock.forward(seconds=seconds)
        withdraw_all(desk, clock)

    done = deliver(desk, now=clock, waiting=Patience(total=dt.timedelta(minutes=5), pause=pause))
    assert done.sent == ()
    assert done.waiting == (), "what was withdrawn meanwhile is taken back"


def test_a_wrong_password_is_told_at_once_and_tried_once_a_run(desk: Path, post: Any, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    built_and_approved(desk)
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", "guess")
    logins, pauses = len(post.logins), []
    before = post.connections
    done = deliver(desk, now=clock, waiting=Patience(total=dt.timedelta(hours=2), pause=pauses.append))
    assert pauses == []
    assert len(post.logins) <= logins + 1
    assert post.connections - before <= 2  # EHLO before and after STARTTLS
    assert [problem.code for problem in done.problems] == ["delivery.mail-server", "delivery.later"]
    assert "does not let 'desk' in: 535" in done.problems[0].message
    assert done.problems[0].hints == ("check `user` of [mail], and the password in the environment; the next run tries it",)
    assert len(done.waiting) == 2
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", "open sesame")
    assert len(deliver(desk, now=clock).sent) == 2


def test_a_channel_that_a_person_must_mend_is_left_alone_while_another_is_waited_for(outbox: SqliteOutbox, clock: Any) -> None:
    class Down:
        resends = False
        tries = 0

        def hand_over(self, *_: object) -> object:
            self.tries += 1
            raise ChannelDown(error("delivery.mail-server", "no entry"), lasting=True)

        def close(self) -> None:
            pass

    class Busy(Down):
        def hand_over(self, *_: object) -> object:
            self.tries += 1
            return Receipt(fate=Fate.LATER if self.tries < 3 else Fate.TAKEN, detail="busy")

    channels = {"mail": Down(), "hook": Busy()}
    for channel in channels:
        outbox.add(key=channel, channel=channel, brief="b", edition=1, recipient="r", content=b"x", now=clock())

    def pause(seconds: float) -> None:
        clock.forward(seconds=seconds)

    waiting = Patience(total=dt.timedelta(hours=2), pause=pause)
    done = hand_over_patiently(outbox, lambda: channels, clock, waiting, lambda: None)  # type: ignore[arg-type,return-value]
    assert (channels["mail"].tries, channels["hook"].tries) == (1, 3)
    assert [parcel.key for parcel in done.sent] == ["hook"]
    assert [problem.message for problem in done.problems] == ["no entry", "1 parcel waits for the next run"]


def test_a_damaged_edition_keeps_no_other_back(desk: Path, run: Run, post: Any) -> None:
    built_and_approved(desk)
    text = (desk / "briefs/harbours.yaml").read_text()
    (desk / "briefs/ferries.yaml").write_text(text.replace("Harbours", "Ferries"))
    assert run("build", "briefs/ferries.yaml")[0] in (0, 1)
    assert run("approve", "ferries", "--by", "A. Officer")[0] == 0
    (desk / "output/ferries/editions/0001/manifest.json").write_text("{")
    code, _, err = run("deliver")
    assert code == 1
    assert "error: edition 1 of 'ferries' cannot be read" in err
    assert state(desk, 1) is State.SENT
    assert {to for to, _ in post.taken} == {"ann@example.org", "bob@example.org"}


@pytest.mark.parametrize("file", ["brief.pdf", "changes.md", "facts.json"])
def test_what_is_not_what_was_published_goes_to_nobody(desk: Path, run: Run, post: Any, file: str) -> None:
    built_and_approved(desk)
    path = desk / "output/harbours/editions/0001" / file
    sound = path.read_bytes()
    path.write_bytes(sound + b"\n")
    code, _, err = run("deliver")
    assert (code, post.taken) == (1, [])
    assert f"error: edition 1 of 'harbours' cannot be read: output/harbours/editions/0001/{file}: it is " in err
    assert "not what was published" in err
    assert "help: put it back from a copy of the archive" in err
    path.write_bytes(sound)
    assert run("deliver")[0] == 0
    assert len(post.taken) == 2


def test_a_letter_that_the_server_finds_too_large_is_told_and_goes_out_linked(desk: Path, run: Run, post: Any, serve: Any) -> None:
    built_and_approved(desk)
    with serve(type(post)(), data_size_limit=20_000) as small:
        settings(desk, small, 'security = "none"\n')
        code, out, err = run("deliver")
        assert code == 1
        told = r"the letter has 0\.\d MB, and the server takes 0\.0 MB: lower `attach_mb` of \[mail\] and set `link`"
        assert re.search(told, out)
        assert re.search(told, err)
        assert small.taken == []
        settings(desk, small, 'security = "none"\nattach_mb = 0.001\nlink = "https://desk.example/briefs"\n')
        for key in re.findall("--again ([0-9a-f]+)", out):
            assert run("deliver", "--again", key)[0] in (0, 1)
        assert {to for to, _ in small.taken} == {"ann@example.org", "bob@example.org"}
        assert all(b"https://desk.example/briefs/harbours/editions/0001/brief.pdf" in letter for _, letter in small.taken)
    assert state(desk, 1) is State.SENT


def built_and_approved(desk: Path) -> tuple[str, int]:
    assert cli.run([*BUILD]) in (0, 1)
    assert cli.run(["approve", "harbours", "--by", "A. Officer"]) == 0
    return "harbours", 1


def withdraw_all(desk: Path, clock: Any) -> None:
    Ledger(desk / "output/harbours").record(1, State.WITHDRAWN, by="A. Officer", at=clock(), why="wrong")


def test_the_settings_bound_how_long_a_run_waits(desk: Path, post: Any) -> None:
    assert patience(load_settings(desk), Quiet()).total == dt.timedelta(minutes=20)
    settings(desk, post, "[schedule]\nretry_minutes = 45\nminutes = 60\n")
    assert patience(load_settings(desk), Quiet()).total == dt.timedelta(minutes=30)
    settings(desk, post, "[schedule]\nretry_minutes = 0\n")
    assert patience(load_settings(desk), Quiet()).total == dt.timedelta(0)

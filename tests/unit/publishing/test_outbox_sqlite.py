import datetime as dt
import sqlite3
import stat
from pathlib import Path

import pytest

from briefgen.errors import EnvironmentFault
from briefgen.storage.outbox import SqliteOutbox

NOW = dt.datetime(2024, 11, 4, 9, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)


def put(outbox: SqliteOutbox, key: str, content: bytes = b"letter") -> bool:
    return outbox.add(key=key, channel="mail", brief="b", edition=1, recipient=f"{key}@example.org", content=content, now=NOW)


def contents(path: Path) -> int:
    with sqlite3.connect(path) as db:
        (count,) = db.execute("SELECT count(*) FROM contents").fetchone()
    db.close()
    return int(count)


def test_what_was_put_in_once_stays_as_it_is(tmp_path: Path) -> None:
    with SqliteOutbox(tmp_path / "o.sqlite") as outbox:
        assert put(outbox, "a")
        assert not put(outbox, "a", b"another")
        assert outbox.content("a") == b"letter"
        outbox.record("a", "sent", NOW)
        assert not put(outbox, "a")
    with SqliteOutbox(tmp_path / "o.sqlite") as again:
        assert [parcel.state for parcel in again.parcels()] == ["sent"]


def test_a_letter_for_many_is_kept_once_and_dropped_when_all_have_it(tmp_path: Path) -> None:
    path = tmp_path / "o.sqlite"
    with SqliteOutbox(path) as outbox:
        put(outbox, "a")
        put(outbox, "b")
        assert contents(path) == 1
        outbox.record("a", "sent", NOW)
        outbox.record("b", "failed", NOW)
        assert contents(path) == 1  # a person may let the failed one be sent again
        outbox.release("b", NOW)
        outbox.record("b", "sent", NOW)
        assert contents(path) == 0
        with pytest.raises(KeyError):
            outbox.content("b")


def test_only_what_is_due_is_due(tmp_path: Path) -> None:
    with SqliteOutbox(tmp_path / "o.sqlite") as outbox:
        put(outbox, "a")
        put(outbox, "b")
        outbox.record("a", "queued", NOW, detail="451 busy", due=LATER)
        assert [parcel.key for parcel in outbox.due(NOW)] == ["b"]
        assert [(parcel.key, parcel.attempts, parcel.detail) for parcel in outbox.due(LATER)] == [("a", 1, "451 busy"), ("b", 0, "")]
        assert outbox.due(LATER.astimezone(dt.timezone(dt.timedelta(hours=7)))) == outbox.due(LATER)


def test_what_a_clock_that_ran_ahead_put_off_is_due(tmp_path: Path) -> None:
    ahead = NOW + dt.timedelta(days=400)
    with SqliteOutbox(tmp_path / "o.sqlite") as outbox:
        put(outbox, "a")
        outbox.record("a", "queued", ahead, detail="451 busy", due=ahead + dt.timedelta(hours=1))
        assert [parcel.key for parcel in outbox.due(NOW)] == ["a"]


def test_what_was_being_handed_over_is_unsure_for_the_next(tmp_path: Path) -> None:
    with SqliteOutbox(tmp_path / "o.sqlite") as outbox:
        put(outbox, "a")
        with outbox.sending(NOW):
            outbox.handing("a", NOW)
    with SqliteOutbox(tmp_path / "o.sqlite") as outbox:
        assert [parcel.state for parcel in outbox.parcels()] == ["handing"]
        with outbox.sending(LATER):
            assert [(parcel.state, parcel.changed) for parcel in outbox.parcels()] == [("unsure", LATER)]


def test_only_failed_and_unsure_parcels_are_released(tmp_path: Path) -> None:
    with SqliteOutbox(tmp_path / "o.sqlite") as outbox:
        put(outbox, "a")
        outbox.record("a", "sent", NOW)
        outbox.release("a", LATER)
        assert [parcel.state for parcel in outbox.parcels()] == ["sent"]


def test_the_file_is_for_its_owner(tmp_path: Path) -> None:
    with SqliteOutbox(tmp_path / "new" / "o.sqlite") as outbox:
        assert stat.S_IMODE(outbox.path.stat().st_mode) == 0o600


def test_a_damaged_outbox_says_so(tmp_path: Path) -> None:
    (tmp_path / "o.sqlite").write_bytes(b"not a database, but long enough to look like one" * 50)
    with pytest.raises(EnvironmentFault, match="cannot be used"):
        SqliteOutbox(tmp_path / "o.sqlite")
    with SqliteOutbox(tmp_path / "p.sqlite") as outbox:
        put(outbox, "a")
        with sqlite3.connect(outbox.path) as db:
            db.execute("UPDATE contents SET content = 'x'")
        db.close()
        with pytest.raises(EnvironmentFault, match="the parcel a is damaged"):
            outbox.content("a")


def test_an_outbox_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    SqliteOutbox(tmp_path / "o.sqlite").__exit__(None, None, None)
    with sqlite3.connect(tmp_path / "o.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(EnvironmentFault, match="newer briefgen"):
        SqliteOutbox(tmp_path / "o.sqlite")


def test_a_full_disk_is_told_with_its_mend_not_with_that_of_a_lost_outbox(tmp_path: Path) -> None:
    with SqliteOutbox(tmp_path / "o.sqlite") as outbox:
        outbox._db.execute("PRAGMA max_page_count = 8")  # as a full disk says it
        with pytest.raises(EnvironmentFault) as caught:
            put(outbox, "a", bytes(100_000))
    (problem,) = caught.value.problems
    assert problem.message == "the outbox o.sqlite cannot be used: database or disk is full"
    assert problem.hints == ("make room on the disk, then try again",)


def test_a_file_where_its_folder_should_be_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "delivery").write_text("")
    with pytest.raises(EnvironmentFault) as caught:
        SqliteOutbox(tmp_path / "delivery" / "o.sqlite")
    (problem,) = caught.value.problems
    assert problem.message == "the outbox o.sqlite cannot be used: file exists"
    assert "move it away" in problem.hints[0]


def test_what_is_sent_again_may_be_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "o.sqlite"
    with SqliteOutbox(path) as outbox:
        put(outbox, "a")
        put(outbox, "b")
        outbox.record("a", "failed", NOW)
        outbox.release("a", NOW, content=b"shorter")
        assert outbox.content("a") == b"shorter"
        assert outbox.content("b") == b"letter"
        outbox.release("b", NOW, content=b"another")  # it is not held
        assert outbox.content("b") == b"letter"

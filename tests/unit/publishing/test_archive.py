import errno
import json
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefgen.errors import EnvironmentFault, Locked
from briefgen.publishing.archive import Archive


def files(key: str, pdf: bytes = b"%PDF") -> dict[str, bytes]:
    return {"brief.pdf": pdf, "manifest.json": json.dumps({"key": key}).encode(), "facts.json": b'{"sections": []}'}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "output", "energy")


def publish(archive: Archive, number: int, key: str, pdf: bytes = b"%PDF") -> None:
    with archive.locked():
        archive.publish(number, files(key, pdf))


def test_editions_are_numbered_from_one_and_the_latest_pdf_stands_beside_them(archive: Archive) -> None:
    assert archive.latest() is None
    publish(archive, 1, "a", b"first")
    publish(archive, 2, "b", b"second")
    assert archive.numbers() == (1, 2)
    assert archive.latest_pdf.read_bytes() == b"second"
    newest = archive.latest()
    assert newest is not None
    assert (newest.number, newest.key) == (2, "b")
    assert (archive.edition(1).folder / "brief.pdf").read_bytes() == b"first"


def test_a_file_system_that_syncs_no_folders_holds_editions_all_the_same(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    publish(archive, 1, "a", b"first")
    assert archive.latest_pdf.read_bytes() == b"first"


def test_a_half_of_an_edition_does_not_stay_to_fill_a_full_disk(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    sync, synced = os.fsync, []

    def fsync(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(EnvironmentFault, match="edition 1 of 'energy' cannot be written: No space left on device"):
        publish(archive, 1, "a")
    assert list((archive.folder / ".staging").iterdir()) == []
    assert archive.numbers() == ()


def test_a_number_out_of_turn_is_refused(archive: Archive) -> None:
    publish(archive, 1, "a")
    for number in (1, 3):
        with pytest.raises(ValueError, match=f"edition {number} does not follow 1"):
            publish(archive, number, "b")
    assert archive.numbers() == (1,)


def test_a_latest_pdf_that_was_lost_or_changed_is_put_back(archive: Archive) -> None:
    publish(archive, 1, "a", b"first")
    archive.latest_pdf.write_bytes(b"scribbled over")
    archive.restore_latest()
    assert archive.latest_pdf.read_bytes() == b"first"
    archive.latest_pdf.unlink()
    archive.restore_latest()
    assert archive.latest_pdf.read_bytes() == b"first"


def test_what_a_crash_left_is_cleared_by_the_next_who_holds_the_lock(archive: Archive) -> None:
    publish(archive, 1, "a")
    (archive.folder / ".staging" / "dead").mkdir(parents=True)
    (archive.output / ".energy.pdf.0123.tmp").write_bytes(b"half")
    with archive.locked():
        pass
    assert not (archive.folder / ".staging").exists()
    assert sorted(entry.name for entry in archive.output.iterdir()) == ["energy", "energy.pdf"]


def test_a_second_builder_is_told_who_is_first(archive: Archive) -> None:
    script = """
        import sys, time
        from pathlib import Path
        from briefgen.publishing.archive import Archive
        with Archive(Path(sys.argv[1]), "energy").locked():
            print("held", flush=True)
            sys.stdin.read()
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(archive.output)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Locked) as caught, archive.locked(seconds=0.1):
            pass
        other.communicate("")
    assert caught.value.problems[0].message == "brief 'energy' is being built by another process"
    with archive.locked(seconds=5):
        pass


def test_a_damaged_edition_is_said(archive: Archive) -> None:
    publish(archive, 1, "a")
    (archive.folder / "editions" / "0001" / "manifest.json").write_text("{")
    with pytest.raises(EnvironmentFault, match="edition 1 of 'energy' cannot be read"):
        archive.latest()


def test_an_output_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way")
    with pytest.raises(EnvironmentFault, match="cannot be written"), Archive(tmp_path / "output", "energy").locked():
        pass

"""What a full disk, a closed pipe or a foreign file comes to: a code, a sentence and a mend, and no traceback."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import main as cli
from briefgen.cli import output

ROOT = Path(__file__).resolve().parents[3]


def raising(monkeypatch: pytest.MonkeyPatch, reason: BaseException) -> None:
    def check(path: Path, **_: object) -> None:
        raise reason

    monkeypatch.setattr("briefgen.app.check.check", check)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "error: corpus cannot be used: no space left on device\n  help: make room on the disk, then try again\n"),
        (errno.EROFS, "error: corpus cannot be used: read-only file system\n  help: the disk is read only: work on a copy elsewhere\n"),
        (
            errno.ESTALE,
            (
                "error: corpus cannot be used: stale file handle\n"
                "  help: the network share went away: see that it is there again, then try again\n"
            ),
        ),
        (errno.EACCES, "error: corpus cannot be used: permission denied\n  help: check whose file it is, and its permissions\n"),
    ],
)
def test_what_the_machine_refuses_is_3_with_a_mend(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, said: str
) -> None:
    raising(monkeypatch, OSError(number, os.strerror(number), "corpus"))
    assert cli.run(["check", "x.yaml"]) == 3
    assert capsys.readouterr().err == said


def test_no_memory_is_no_fault_of_the_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    raising(monkeypatch, MemoryError())
    assert cli.run(["check", "x.yaml"]) == 3
    assert capsys.readouterr().err.startswith("error: the machine has no memory left for this\n  help: close other programs")


def test_of_two_names_the_one_that_a_person_knows_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    raising(monkeypatch, IsADirectoryError(errno.EISDIR, "Is a directory", ".x.pdf.0123.tmp", None, "output/x.pdf"))
    assert cli.run(["check", "x.yaml"]) == 3
    assert capsys.readouterr().err == (
        "error: output/x.pdf cannot be used: is a directory\n  help: a folder is where a file should be: move it away\n"
    )


def test_what_a_library_tells_programmers_is_not_told_to_the_desk() -> None:
    told = (
        "import warnings\nfrom briefgen.cli import main\nmain.run = lambda words: warnings.warn('flock not supported') or 0\nmain.main([])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_folder_that_went_away_under_the_program_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for words in (("check", "x.yaml"), ("run", "--all"), ("schedule", "--emit", "cron")):
        assert cli.run([*words]) == 3
        assert capsys.readouterr().err == "error: the folder you are in is no longer there\n  help: change to the project's folder\n"


def test_another_fault_of_files_is_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".briefgen").mkdir()
    raising(monkeypatch, FileNotFoundError(errno.ENOENT, "No such file", "forgotten"))
    assert cli.run(["check", "x.yaml"]) == 70


def test_a_bug_on_a_full_disk_is_still_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("briefgen.cli.output.tempfile.mkstemp", full)
    raising(monkeypatch, ZeroDivisionError("seven"))
    assert cli.run(["check", "x.yaml"]) == 70
    assert "could not be saved: No space left on device" in capsys.readouterr().err


def started(tmp_path: Path, *words: str, **streams: object) -> subprocess.CompletedProcess[bytes]:
    (tmp_path / "a.md").write_text("Arland opened the harbour on May 20, 2024.\n" * 400, encoding="utf-8")
    program = "import sys; from briefgen.cli.main import main; main(sys.argv[1:])"
    return subprocess.run([sys.executable, "-c", program, *words], cwd=tmp_path, timeout=60, check=False, **streams)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("words", [("read", "a.md"), ("read", "a.md", "--json")])
def test_a_reader_who_goes_away_is_no_mistake(tmp_path: Path, words: tuple[str, ...]) -> None:
    end, start = os.pipe()
    os.close(end)
    done = started(tmp_path, *words, stdout=start, stderr=subprocess.PIPE)
    os.close(start)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started(tmp_path, "read", "a.md", stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 3
        assert done.stderr.startswith(b"error: the output cannot be written: No space left on device\n")
        assert started(tmp_path, "read", "nowhere.md", stdout=subprocess.PIPE, stderr=full).returncode == 2


def test_running_text_is_as_wide_as_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert output.width() == 40
    monkeypatch.setenv("COLUMNS", "400")
    assert output.width() == 96

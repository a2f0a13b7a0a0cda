from pathlib import Path

import pytest

from briefgen.cli import main as cli
from briefgen.errors import EnvironmentFault, Location, Locked, SpecError, VerificationFailed, error


def raising(monkeypatch: pytest.MonkeyPatch, reason: BaseException) -> None:
    def check(path: Path, *, progress: object) -> None:
        raise reason

    monkeypatch.setattr("briefgen.app.check.check", check)


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (SpecError(error("a.b", "wrong key")), 2),
        (EnvironmentFault(error("a.b", "disk full")), 3),
        (Locked(error("a.b", "being built")), 4),
        (VerificationFailed(error("a.b", "not intact")), 5),
        (PermissionError(13, "Permission denied", "corpus"), 3),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_kind_of_error_has_its_code(monkeypatch: pytest.MonkeyPatch, reason: BaseException, code: int) -> None:
    raising(monkeypatch, reason)
    assert cli.run(["check", "x.yaml"]) == code


def test_an_error_is_printed_with_place_and_mend(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    where = Location(path="briefs/x.yaml", line=5, column=5, length=8)
    raising(monkeypatch, SpecError(error("a.b", "no such key", where, snippet="    max_fact: 5", hints=("did you mean 'facts'?",))))
    cli.run(["check", "x.yaml"])
    out, err = capsys.readouterr()
    assert out == ""
    assert err == ("briefs/x.yaml:5:5: error: no such key\n    5 |     max_fact: 5\n      |     ^^^^^^^^\n  help: did you mean 'facts'?\n")


def test_a_bug_saves_its_traceback_and_says_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".briefgen").mkdir()
    raising(monkeypatch, ZeroDivisionError("seven"))
    assert cli.run(["check", "x.yaml"]) == 70
    (saved,) = (tmp_path / ".briefgen").iterdir()
    assert "ZeroDivisionError: seven" in saved.read_text()
    assert capsys.readouterr().err == (
        f"briefgen: bug: ZeroDivisionError: seven\n  help: nothing was published; please report it with {saved}\n"
    )


def test_a_wrong_command_line_is_2_and_says_how_to_get_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["build"]) == 2
    assert capsys.readouterr().err == "briefgen: error: Missing argument 'BRIEF'.\n  help: briefgen build --help\n"
    assert cli.run(["bild", "x.yaml"]) == 2


def test_a_mistake_on_the_command_line_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["schedule"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "briefgen: error: Missing option '--emit'. Choose from: systemd, cron, k8s, github",
        "  help: briefgen schedule --help",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("schedule", "--emit", "at"), "Invalid value for '--emit': 'at' is not one of 'systemd', 'cron', 'k8s', 'github'."),
        (("build", "x.yaml", "--wait", "-3"), "Invalid value for '--wait': it should be greater than or equal to 0"),
        (("build", "x.yaml", "--wait", "soon"), "Invalid value for '--wait': it should be a valid number"),
        (("diff", "x", "one"), "Invalid value for 'OLD': it should be a valid integer"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    assert cli.run([*words]) == 2
    assert capsys.readouterr().err == f"briefgen: error: {said}\n  help: briefgen {words[0]} --help\n"


def test_the_list_of_commands_is_cut_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    assert "..." not in capsys.readouterr().out.partition("Commands:")[2]


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("briefgen 0.")

"""The help of each command: whole sentences, no words of programmers, examples that can be typed as they stand."""

import re
import shlex

import pytest
from typer.main import get_command

from briefgen.cli import main as cli
from briefgen.cli.command import EXAMPLES

COMMANDS = get_command(cli.app).commands  # type: ignore[attr-defined]


@pytest.fixture(params=sorted(COMMANDS))
def told(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.run([request.param, "--help"]) == 0
    return capsys.readouterr().out


def test_no_types_of_a_programming_language_are_shown(told: str) -> None:
    assert not re.search(r"<(path|str|int|float|list)|\{[A-Z]|x>=|EDTF|units\b.*\bstdout", told)


def test_every_line_fits_a_terminal_of_80_columns(told: str) -> None:
    assert max(map(len, told.splitlines())) <= 84
    assert max(len(line) for line in told.partition("Example")[0].splitlines()) <= 80


def test_every_argument_and_option_has_a_sentence(told: str) -> None:
    rows = re.sub(r"\n {6,}", " ", told.partition("\n\nExample")[0])
    for row in re.findall(r"^  (?:-|[A-Z]+  ).*", rows, re.MULTILINE):
        assert re.search(r"\S  +[A-Z][\w ].*\.( +\[\S+( \S+)?\])?$", row), row


def test_each_scheduler_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["schedule", "--help"])
    assert "systemd, cron, k8s or github" in " ".join(capsys.readouterr().out.split())


def test_what_is_needed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["approve", "--help"])
    out = capsys.readouterr().out
    assert out.startswith("Usage: briefgen approve [OPTIONS] BRIEF [EDITION]\n")
    assert re.search(r"--by NAME +.*\[required\]", out)
    cli.run(["run", "--help"])
    assert capsys.readouterr().out.startswith("Usage: briefgen run [OPTIONS] [BRIEF]...\n")
    cli.run(["read", "--help"])
    assert capsys.readouterr().out.startswith("Usage: briefgen read [OPTIONS] FILE...\n")


@pytest.mark.parametrize("example", [line for name in COMMANDS for line in EXAMPLES[name]])
def test_an_example_can_be_typed_as_it_stands(example: str) -> None:
    _, name, *words = shlex.split(example, comments=True)
    assert example in EXAMPLES[name]
    COMMANDS[name].make_context(name, words)  # an unknown option or a word too many is an error

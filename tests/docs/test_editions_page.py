"""Every command that docs/editions.md shows is one, with the options it has."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from briefgen.cli.main import app

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "editions.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^briefgen (.+)$", "\n".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)), re.MULTILINE)


@pytest.mark.parametrize("line", SHOWN)
def test_a_command_that_is_shown_can_be_parsed(line: str) -> None:
    name, *words = shlex.split(line)
    group = typer.main.get_command(app)
    command = group.get_command(None, name)  # type: ignore[attr-defined, arg-type]
    assert command is not None, name
    assert command.make_context(name, words) is not None


def test_all_the_work_on_editions_is_told() -> None:
    told = {line.split()[0] for line in SHOWN}
    assert {"build", "diff", "approve", "deliver", "recall", "supersede", "withdraw", "run", "verify"} <= told

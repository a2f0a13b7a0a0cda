"""docs/start.md, followed word by word from an empty folder, ends with a verified PDF."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli import main as cli

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "start.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def steps() -> Iterator[tuple[str, str]]:
    """What a person does, in order: a file's path with its text, or `$` with a command."""
    for kind, text in BLOCK.findall(PAGE):
        if kind == "sh":
            yield from (("$", line) for line in text.splitlines())
        else:
            head, body = text.split("\n", 1)
            yield head.removeprefix("# "), body


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int, str]]:
    """Every command of briefgen that the page shows, with its exit code and what it said."""
    monkeypatch.chdir(tmp_path)
    done = []
    for what, text in steps():
        if what != "$":
            Path(what).write_text(text, encoding="utf-8")
            continue
        name, *words = shlex.split(text)
        words = [word.replace("~", str(tmp_path)) for word in words]
        if name == "briefgen":
            capsys.readouterr()
            code = cli.run(words)
            said = capsys.readouterr()
            done.append((words[0], int(code), said.out + said.err))
        elif name == "mkdir":
            for folder in words[1:]:
                Path(folder).mkdir(parents=True)
        elif name == "cd":
            monkeypatch.chdir(words[0])
        elif name == "touch":
            Path(words[0]).touch()
        else:
            assert name == "export", text
    return done


def test_every_step_does_what_the_page_says(followed: list[tuple[str, int, str]]) -> None:
    assert [(name, code) for name, code, _ in followed] == [
        ("check", 0),
        ("build", 0),
        ("verify", 0),
        ("sources", 0),
        ("read", 0),
        ("facts", 0),
    ]
    said = {name: text for name, _, text in followed}
    assert "harbours: built edition 1" in said["build"]
    assert "every statement intact" in said["verify"]
    assert "10 April 2024" in said["read"], "the Wednesday before the day of publication"
    assert "[June 2024]" in said["facts"]
    assert Path("output/harbours/editions/0001/brief.pdf").is_file()


def test_the_brief_has_ten_lines_and_the_sidecar_two_entries() -> None:
    files = {what: text for what, text in steps() if what != "$"}
    assert len(files["briefs/harbours.yaml"].splitlines()) == 10
    assert len(files["corpus/sources.yaml"].splitlines()) == 2

"""Who names no command is told where they are and what to do next."""

import re
from pathlib import Path

import pytest

from briefgen.cli import main as cli


def test_in_an_empty_folder_the_way_to_a_first_brief_is_told_and_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("There is no brief here yet.")
    assert list(tmp_path.iterdir()) == [], "looking leaves nothing behind"
    example = re.search(r"\n\n(       title:.*?)\n\n", err, re.DOTALL)
    assert example
    for folder in ("briefs", "corpus"):
        (tmp_path / folder).mkdir()
    (tmp_path / "corpus/a.txt").write_text("Arland and Borland signed a ferry agreement on March 4, 2024.\n")
    (tmp_path / "briefs/first.yaml").write_text("\n".join(line[7:] for line in example[1].splitlines()))
    assert cli.run(["check", "briefs/first.yaml"]) == 0


def test_in_a_project_its_briefs_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/energy.yaml").touch()
    assert cli.run([]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Usage: briefgen")
    assert err.endswith("Briefs of this project:\n  briefgen build briefs/energy.yaml\n")

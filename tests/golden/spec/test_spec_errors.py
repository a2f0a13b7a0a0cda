"""Every kind of mistake in one brief: what a person is shown, to the character."""

import shutil
from pathlib import Path

import pytest

from briefgen.cli.problems import render_problems
from briefgen.errors import SpecError
from briefgen.spec.load import load_brief

HERE = Path(__file__).parent


def test_every_mistake_is_shown_at_once_in_plain_words(tmp_path, monkeypatch):
    shutil.copytree(HERE / "energy" / "briefs", tmp_path / "briefs")
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "corpus").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SpecError) as caught:
        load_brief(Path("briefs/energy.yaml"))
    assert render_problems(caught.value.problems) + "\n" == (HERE / "energy" / "expected.txt").read_text(encoding="utf-8")

"""A project of its own for each test: the shipped briefs, corpus and templates in an empty folder."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli import main as cli

ROOT = Path(__file__).resolve().parents[2]
BRIEF = "briefs/csp_anniversary.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for part in ("briefs", "corpus", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "briefgen.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which the anniversary brief was built; read only."""
    root = tmp_path_factory.mktemp("built")
    for part in ("briefs", "corpus", "templates"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "briefgen.toml", root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert cli.run(["build", BRIEF]) in (0, 1)
    return root


@pytest.fixture
def built(built_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built project that a test may change."""
    root = tmp_path / "project"
    shutil.copytree(built_once, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command; its exit code, standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.run(list(arguments))
        return (code, *capsys.readouterr())

    return call

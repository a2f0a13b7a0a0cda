"""A project of its own for each test: the shipped briefs, corpus and templates in an empty folder."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit" / "writers"))
import pdf_checks

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
    """A project in which the anniversary brief was built; read only. No test makes it, so its PDF is looked at here."""
    root = tmp_path_factory.mktemp("built")
    for part in ("briefs", "corpus", "templates"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "briefgen.toml", root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert cli.run(["build", BRIEF]) in (0, 1)
    pdf_checks.assert_sound((root / "output/csp_anniversary.pdf").read_bytes())
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


SMALL_BRIEF = """title: Harbours
template: dossier
corpus: ../corpus
cutoff: 2024-12-31
marking: Public
sections:
  - id: agreements
    title: Agreements
    keywords: [agreement, harbour, ferry]
    facts: 12
"""
REPORTS = {
    "gazette": ("2024-03-05", "Arland and Borland signed a harbour agreement in Port Vale on March 4, 2024."),
    "courier": ("2024-04-11", "Borland's parliament approved a ferry agreement with Arland on April 10, 2024, by 61 votes."),
    "observer": ("2024-05-21", "Arland opened the new harbour at Stone Bay on May 20, 2024."),
}


def report(folder: Path, name: str, date: str, sentence: str) -> None:
    head = f"---\nid: {name}\ntitle: {name.title()} report\npublisher: {name.title()}\norigin: {name.title()}\npublished: {date}\n---\n\n"
    (folder / f"{name}.md").write_text(f"{head}{sentence}\n", encoding="utf-8")


@pytest.fixture
def harbours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of its own: one brief, briefs/harbours.yaml, and three sources; builds in a moment."""
    for folder in ("briefs", "corpus"):
        (tmp_path / folder).mkdir()
    (tmp_path / "briefgen.toml").write_text("")
    (tmp_path / "briefs" / "harbours.yaml").write_text(SMALL_BRIEF)
    for name, (date, sentence) in REPORTS.items():
        report(tmp_path / "corpus", name, date, sentence)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def add_report(harbours: Path) -> Callable[[str, str, str], None]:
    """Puts a report into the small project's corpus: id, day of publication, its one sentence."""
    return lambda name, date, sentence: report(harbours / "corpus", name, date, sentence)

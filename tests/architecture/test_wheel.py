"""What is installed when somebody installs briefgen from a wheel."""

import shutil
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

if (Path(sys.prefix) / "dev.stamp").is_file():  # made by make, from the locks: there it must be
    from hatchling.builders import wheel
else:
    wheel = pytest.importorskip("hatchling.builders.wheel", reason="hatchling is installed by the locks, not by hand")


def test_a_wheel_holds_the_program_and_its_templates(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for part in ("src", "templates"):
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / part, source)
    (made,) = wheel.WheelBuilder(str(source)).build(directory=str(tmp_path / "dist"), versions=["standard"])
    held = set(zipfile.ZipFile(made).namelist())
    program = {f"briefgen/{path.relative_to(ROOT / 'src/briefgen').as_posix()}" for path in (ROOT / "src/briefgen").rglob("*.py")}
    templates = {f"briefgen/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert program <= held
    assert templates <= held
    assert not any(name.startswith(("tests", "corpus", "briefs")) for name in held)


def test_a_wheel_finds_its_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.app import project

    shutil.copytree(ROOT / "templates", tmp_path / "briefgen/templates")
    monkeypatch.setattr(project, "__file__", str(tmp_path / "briefgen/app/project.py"))
    assert project.templates_folder(tmp_path / "elsewhere", "memo") == tmp_path / "briefgen/templates"

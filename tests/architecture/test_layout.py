import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "briefgen"
MODULES = sorted(SOURCE.rglob("*.py"))


def test_the_page_on_architecture_names_every_package_and_no_other() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE))
    there = {entry.stem for entry in SOURCE.iterdir() if entry.name != "__init__.py" and (entry.is_dir() or entry.suffix == ".py")}
    assert named == there - {"__pycache__"}
    assert len(page.split()) <= 1100, "two pages"


def test_the_page_on_architecture_says_truly_where_each_package_begins() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|.*\| `([\w.]+)` \|$", page, flags=re.MULTILINE)
    for package, begins in rows:
        *modules, name = begins.split(".")
        path = SOURCE.joinpath(package, *modules).with_suffix(".py")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}, (package, begins)
    assert len(rows) == len(re.findall(r"^\| `\w+` \|", page, flags=re.MULTILINE))


def test_no_module_is_longer_than_400_lines() -> None:
    long = {path.name: count for path in MODULES if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400}
    assert long == {}


def test_every_public_name_has_a_docstring() -> None:
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in (tree, *ast.walk(tree)):
            if isinstance(node, (ast.Module, ast.ClassDef)) or (isinstance(node, ast.FunctionDef) and node in tree.body):
                name = getattr(node, "name", path.stem)
                if not name.startswith("_") and not ast.get_docstring(node):
                    bare.append(f"{path.name}:{name}")
    assert bare == []


def test_no_name_says_nothing() -> None:
    assert [path for path in MODULES if path.stem in {"utils", "util", "helpers", "helper", "manager", "common", "misc"}] == []


def test_nothing_is_left_unfinished_or_silenced() -> None:
    marks = re.compile(r"\b(TODO|FIXME)\b|raise NotImplementedError|# type: ignore(?!\[)|except Exception: *pass")
    found = [f"{path.name}: {line}" for path in MODULES for line in path.read_text(encoding="utf-8").splitlines() if marks.search(line)]
    assert found == []


def test_help_loads_no_heavy_library() -> None:
    script = "import sys; from briefgen.cli.main import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {
        "reportlab",
        "matplotlib",
        "numpy",
        "trafilatura",
        "pypdfium2",
        "jinja2",
        "yaml",
        "pydantic",
        "sqlite3",
        "feedparser",
        "pebble",
    }
    assert "Usage" in done.stdout
    assert heavy & set(done.stderr.split()) == set()


def test_no_lock_or_setting_names_an_address() -> None:
    for name in ("requirements.lock", "tests/requirements.lock", "pyproject.toml", "Makefile", "briefgen.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text), name

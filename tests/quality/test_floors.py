"""The figures of benchmarks/floors.toml hold, and none was ever lowered."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FLOORS = tomllib.loads((ROOT / "benchmarks/floors.toml").read_text(encoding="utf-8"))
AT_MOST = {"peak_rss_mb", "import_seconds"}


@pytest.fixture(scope="module")
def figures():
    sys.path.insert(0, str(HERE))
    try:
        from measured import measure, read_documents
        from spoken import measure_awkward, measure_pointing, measure_speech, read_articles
    finally:
        sys.path.remove(str(HERE))
    speech, awkward, pointing = map(read_articles, ("speech", "awkward", "pointing"))
    return measure(read_documents()) | measure_speech(speech) | measure_awkward(awkward) | measure_pointing([*speech, *awkward, *pointing])


@pytest.mark.parametrize("name", FLOORS["fixtures"])
def test_the_documents_of_this_folder_are_read_as_well_as_ever(figures, name):
    assert figures[name] >= FLOORS["fixtures"][name]


def test_every_figure_has_a_floor(figures):
    assert set(figures) == set(FLOORS["fixtures"])


def test_floors_never_sank():
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        return  # an unpacked archive has no history to compare with
    for commit in git("log", "--format=%H", "--", "benchmarks/floors.toml").split():
        for section, floors in tomllib.loads(git("show", f"{commit}:benchmarks/floors.toml")).items():
            for name, floor in floors.items():
                now = FLOORS[section].get(name)
                assert now is not None, f"{section}.{name} was taken out since {commit[:8]}"
                assert now <= floor if name in AT_MOST else now >= floor, f"{section}.{name} was {floor} in {commit[:8]}"


def git(*arguments):
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=True).stdout


def test_the_page_tells_every_floor():
    page = (ROOT / "benchmarks/quality.md").read_text(encoding="utf-8")
    for section, floors in FLOORS.items():
        told = page.split(f"<!-- {section} -->")[1].split(f"<!-- end {section} -->")[0]
        assert [row.rsplit("| ", 1)[1].removeprefix("at most ").strip(" |") for row in told.splitlines()[3:] if row] == [
            str(floor) for floor in floors.values()
        ], "run benchmarks/quality.py"

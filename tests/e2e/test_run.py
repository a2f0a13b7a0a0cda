"""`briefgen run`: everything a scheduler starts, in one command."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.app import run as jobs
from briefgen.app.run import SEVERITY, worst
from briefgen.errors import ExitCode
from briefgen.publishing.archive import Archive

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(harbours: Path) -> Path:
    """Two briefs, of which one is broken."""
    text = (harbours / "briefs/harbours.yaml").read_text()
    (harbours / "briefs/ferries.yaml").write_text(text.replace("Harbours", "Ferries").replace("facts: 12", "fact: 12"))
    (harbours / "briefs/sections").mkdir()
    (harbours / "briefs/sections/prices.yaml").write_text("title: Prices\nkeywords: [price]\n")
    return harbours


def test_a_broken_brief_stops_no_other(desk: Path, run: Run) -> None:
    code, out, err = run("run", "--all")
    assert code == 2
    assert out.splitlines() == [
        "briefs/ferries.yaml: failed: section \"Agreements\" has no key 'fact'",
        "harbours: built edition 1, 3 statements",
    ]
    assert "briefs/ferries.yaml:10:5: error:" in err
    code, out, _ = run("run", "briefs/harbours.yaml")
    assert (code, out) == (0, "harbours: unchanged, edition 1\n")


def test_what_changed_is_counted(desk: Path, run: Run) -> None:
    run("run", "harbours")
    courier = desk / "corpus/courier.md"
    courier.write_text(courier.read_text().replace("61 votes", "16 votes"))
    (desk / "corpus/herald.md").write_text(
        courier.read_text().replace("courier", "herald").replace("Courier", "Herald").replace("ferry agreement", "harbour agreement")
    )
    code, out, _ = run("run", "harbours")
    assert code in (0, 1)
    assert out.splitlines()[0] == "harbours: built edition 2: 1 revised"
    changes = (desk / "output/harbours/editions/0002/changes.md").read_text(encoding="utf-8")
    assert "## Source corrected" in changes


def test_a_source_that_is_gone_is_named_where_its_statements_are_counted_as_dropped(desk: Path, run: Run) -> None:
    run("run", "harbours")
    kept = (desk / "corpus/courier.md").rename(desk / "courier.md")
    assert run("run", "harbours")[1] == "harbours: built edition 2: 1 dropped (no longer in the corpus: courier)\n"
    assert run("run", "harbours")[1] == "harbours: unchanged, edition 2\n"
    kept.rename(desk / "corpus/courier.md")
    (desk / "corpus/gazette.md").unlink()
    code, out, _ = run("build", "briefs/harbours.yaml")
    assert code == 0
    assert out.splitlines()[-2:] == ["  since edition 2: 1 new, 1 dropped", "  no longer in the corpus: gazette"]


def test_the_data_of_a_chart_are_no_source_that_could_be_gone(desk: Path, run: Run) -> None:
    (desk / "corpus/ferries.csv").write_text("year,freight\n2023,4\n2024,5\n")
    brief = desk / "briefs/harbours.yaml"
    brief.write_text(brief.read_text() + "    exhibits:\n      - {kind: series, data: ferries.csv, x: year, y: [freight], unit: t}\n")
    assert run("run", "harbours")[0] in (0, 1)
    (desk / "corpus/courier.md").rename(desk / "courier.md")
    assert "(no longer in the corpus: courier)\n" in run("run", "harbours")[1]


def test_a_run_is_told_as_json_lines(desk: Path, run: Run) -> None:
    code, out, _ = run("run", "--all", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    steps = [line for line in lines if "step" in line]
    assert [(step["step"], step["state"], step["exit"]) for step in steps] == [
        ("briefs/ferries.yaml", "failed", 2),
        ("briefs/harbours.yaml", "built", 0),
    ]
    assert lines[-1] == {"summary": {"exit": code, "steps": 2}}


def test_what_fails_to_be_fetched_stops_nothing(desk: Path, run: Run) -> None:
    (desk / "briefgen.toml").write_text('[fetch]\npages = ["http://127.0.0.1:9/x"]\nattempts = 1\n')
    code, out, err = run("run", "harbours")
    assert code == 1
    assert out.splitlines() == ["harbours: built edition 1, 3 statements", "fetched: 1 failed"]
    assert "http://127.0.0.1:9/x" in err


def test_a_fault_of_ours_in_one_brief_stops_no_other(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    build = jobs.build

    def faulty(path: Path, **more: object) -> object:
        if path.stem == "ferries":
            raise RuntimeError("out of ideas")
        return build(path, **more)

    monkeypatch.setattr(jobs, "build", faulty)
    (desk / ".briefgen").mkdir()  # where the report goes
    code, out, err = run("run", "--all")
    assert code == 70
    assert out.splitlines() == [
        "briefs/ferries.yaml: failed: a fault of briefgen, RuntimeError",
        "harbours: built edition 1, 3 statements",
    ]
    assert "please report it with" in err


def test_a_brief_that_another_run_builds_is_left_to_it(desk: Path, run: Run) -> None:
    with Archive(desk / "output", "harbours").locked():
        code, out, _ = run("run", "harbours", "--wait", "0")
    assert (code, "harbours.yaml: failed: brief 'harbours' is being built by another process" in out) == (4, True)


def test_the_worst_is_told() -> None:
    assert set(SEVERITY) == set(ExitCode) - {ExitCode.INTERRUPTED}
    assert worst([]) == ExitCode.OK
    assert worst([ExitCode.PROBLEMS, ExitCode.SPEC, ExitCode.OK]) == ExitCode.SPEC
    assert worst([ExitCode.LOCKED, ExitCode.SPEC]) == ExitCode.LOCKED
    assert worst([ExitCode.BUG, ExitCode.VERIFICATION, ExitCode.ENVIRONMENT]) == ExitCode.VERIFICATION


def test_briefs_are_named_or_all_are_meant(desk: Path, run: Run) -> None:
    assert run("run")[0] == run("run", "--all", "harbours")[0] == 2
    assert "did you mean 'harbours'?" in run("run", "harbour")[2]


def test_units_are_printed_and_written(desk: Path, run: Run) -> None:
    (desk / "briefgen.toml").write_text(
        '[fetch]\npages = ["https://example.org/"]\nfolder = "clippings/web"\n[schedule]\nat = "07:30"\nzone = "Asia/Ho_Chi_Minh"\n'
    )
    code, out, _ = run("schedule", "--emit", "systemd")
    assert code == 0
    assert [line.split()[-1] for line in out.splitlines() if line.startswith("# ====")] == [
        "briefgen.service",
        "briefgen.timer",
        "briefgen-failed@.service",
    ]
    assert "07:30:00 Asia/Ho_Chi_Minh" in out
    assert f"{desk}/clippings/web" in out
    code, out, _ = run("schedule", "--emit", "systemd", "--output", "units")
    assert out.splitlines()[0] == "units/briefgen.service"
    assert (desk / "units/briefgen.timer").is_file()
    for kind in ("cron", "k8s", "github"):
        assert run("schedule", "--emit", kind)[0] == 0
    assert run("schedule", "--emit", "at")[0] == 2


def test_a_program_that_is_not_on_this_machine_is_told(harbours: Path, run: Run) -> None:
    toml = harbours / "briefgen.toml"
    toml.write_text('[schedule]\nprogram = "/nowhere/briefgen"\n')
    code, out, err = run("schedule", "--emit", "cron")
    assert (code, "/nowhere/briefgen" in out) == (0, True)
    assert err.startswith(
        "note: there is no /nowhere/briefgen on this machine\n  help: say in briefgen.toml, under [schedule], where it is"
    )
    assert run("schedule", "--emit", "k8s")[2] == ""
    toml.write_text(f'[schedule]\nprogram = "{sys.executable}"\n')
    assert run("schedule", "--emit", "systemd")[2] == ""

"""What a person is shown of many findings."""

from pathlib import Path

import pytest

from briefgen.app.verify import Checked
from briefgen.cli.verify import MOST, verified
from briefgen.model.finding import Finding, Verdict


def altered(number: int) -> Finding:
    return Finding(verdict=Verdict.ALTERED, what="statement", subject=f"s{number}", message=f"says {number}", page=number, passes=False)


def missing(number: int) -> Finding:
    return Finding(
        verdict=Verdict.SOURCE_MISSING,
        what="statement",
        subject=f"s{number}",
        message="its source is gone",
        page=1 + number % 2,
        document="gazette",
        passes=False,
    )


def shown(capsys: pytest.CaptureFixture[str], *findings: Finding, everything: bool = False) -> list[str]:
    checked = Checked(path=Path("brief.pdf"), brief="harbours", edition=1, statements=len(findings), findings=findings)
    verified(checked, as_json=False, everything=everything)
    return capsys.readouterr().out.splitlines()


def test_statements_of_which_the_same_is_said_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, *map(missing, range(30)))
    assert lines[0].startswith("the sources are not at hand: nothing is held against them")
    assert lines[1] == "  help: briefgen verify brief.pdf --corpus FOLDER, with the folder that the sources are in"
    assert lines[2] == "pages 1, 2: 30 statements (s0, s2, s4, …), gazette: source missing: its source is gone"
    assert lines[3] == "brief.pdf: harbours, edition 1, 30 statements"


def test_what_was_altered_is_not_excused_by_sources_that_are_away(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, missing(1), altered(2))
    assert lines[0].endswith("what was touched is told below")
    assert lines[-1] == "  not intact"
    assert shown(capsys, missing(1))[-1] == "  not proved"


def test_a_flood_is_cut_and_its_rest_counted(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, *map(altered, range(1, MOST + 41)))
    assert lines[MOST - 1].endswith(f"altered: says {MOST}")
    assert lines[MOST] == "… and 40 more that are altered (--all)"
    whole = shown(capsys, *map(altered, range(1, MOST + 41)), everything=True)
    assert sum(": altered: says " in line for line in whole) == MOST + 40

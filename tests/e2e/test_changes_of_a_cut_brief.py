"""What changed, in a brief that is cut to its pages: told of what readers see, not of what was left out."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
BUILD = ("build", "briefs/harbours.yaml")
TOWNS = ("Port Vale", "Elm Quay", "Stone Bay", "Ash Point", "Oak Head", "Reed Mouth", "Salt Pier", "Long Sand")


@pytest.fixture
def crowded(harbours: Path, add_report: Callable[[str, str, str], None]) -> Path:
    """More facts than two pages hold."""
    for month, name in enumerate(("January", "February", "March", "April", "May", "June"), 1):
        for at, town in enumerate(TOWNS):
            add_report(
                f"r{month:02}{at}",
                f"2024-{month:02}-28",
                f"Arland and Borland signed harbour agreement number {month * 10 + at} in {town} on {name} {at + 2}, 2024, which lets "
                f"{at + 2} more ships of either country call at {town} each week, and settles what their crews may bring ashore without "
                "paying duty, where they may refuel, and who pays for the pilots, the tugs, the lights and the guards on the quays.",
            )
    brief = harbours / "briefs/harbours.yaml"
    brief.write_text(brief.read_text().replace("dossier", "in_focus").replace("facts: 12", "facts: 40"))
    return harbours


def facts(root: Path, number: int) -> dict[str, object]:
    return json.loads((root / f"output/harbours/editions/{number:04d}/facts.json").read_text(encoding="utf-8"))


def printed(told: dict[str, object]) -> set[str]:
    return {statement["id"] for section in told["sections"] for statement in section["statements"]}


def test_what_was_left_out_for_length_is_not_told_as_new(crowded: Path, run: Run) -> None:
    assert run(*BUILD)[0] in (0, 1)
    first = facts(crowded, 1)
    assert first["left_out"]
    assert not printed(first) & set(first["left_out"])
    run("withdraw", "harbours", "--by", "A", "--why", "a slip")
    second = facts(crowded, 2)
    changes = (crowded / "output/harbours/editions/0002/changes.md").read_text(encoding="utf-8")
    assert "## New" not in changes
    gone = printed(first) - printed(second)  # the box takes room
    assert all(f"(left out for length) `{one}`" in changes for one in gone)
    assert printed(second) <= printed(first)


def test_what_is_told_is_what_is_printed(crowded: Path, run: Run, add_report: Callable[[str, str, str], None]) -> None:
    run(*BUILD)
    for name in ("one", "two"):
        sentence = (
            f"A harbour agreement between Arland and Corland was signed in Fern Cove on July {len(name)}{len(name)}, 2024, on {name} quay."
        )
        add_report(name, "2024-07-20", sentence)
    out = run(*BUILD)[1]
    first, second = facts(crowded, 1), facts(crowded, 2)
    changes = (crowded / "output/harbours/editions/0002/changes.md").read_text(encoding="utf-8")
    assert "built edition 2" in out
    assert listed(changes, "New") == printed(second) - printed(first)
    assert listed(changes, "Dropped") == printed(first) - printed(second)
    assert listed(changes, "New")


def listed(changes: str, heading: str) -> set[str]:
    part = changes.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return {line.rsplit("`", 2)[1] for line in part.splitlines() if line.startswith("- ")}


def test_a_template_that_says_something_else_of_the_cut_makes_an_edition(crowded: Path, run: Run) -> None:
    shipped = Path(__file__).parents[2] / "templates"
    for part in ("in_focus", "shared"):
        shutil.copytree(shipped / part, crowded / "templates" / part)
    run(*BUILD)
    assert "unchanged" in run(*BUILD)[1]
    markup = crowded / "templates/in_focus/brief.xml.j2"
    told = "{% if brief.left_out %}<p>Ask the desk for what was left out.</p>{% endif %}"
    markup.write_text(markup.read_text(encoding="utf-8").replace("</brief>", f"{told}</brief>"), encoding="utf-8")
    assert "unchanged" not in run(*BUILD)[1]

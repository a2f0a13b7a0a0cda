"""No passage of a source longer than the project allows is printed in one piece."""

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
SHORT = "Arland and Borland signed a ferry agreement in Elm Quay on June 3, 2024."
LONG = (
    "Arland and Borland signed a long harbour agreement in Reed Mouth on June 4, 2024, which lets more ships of either country call at the "
    "port each week, and settles where they may refuel and who pays for the pilots."
)


def test_a_sentence_that_is_too_long_is_not_printed(harbours: Path, run: Run, add_report: Callable[[str, str, str], None]) -> None:
    add_report("herald", "2024-06-05", SHORT)
    add_report("tribune", "2024-06-05", LONG)
    assert cited(harbours, run, 1) >= {"herald", "tribune"}
    (harbours / "briefgen.toml").write_text("quote_words = 20\n")
    assert "herald" in cited(harbours, run, 2)
    assert "tribune" not in cited(harbours, run, 2)


def cited(root: Path, run: Run, number: int) -> set[str]:
    assert run("build", "briefs/harbours.yaml")[0] in (0, 1)
    facts = json.loads((root / f"output/harbours/editions/{number:04d}/facts.json").read_text(encoding="utf-8"))
    return {reference["document"] for reference in facts["references"]}

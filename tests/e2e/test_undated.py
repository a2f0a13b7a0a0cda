"""A source that bears no date and tells of a day after the cut-off as past was not there to be known at the cut-off."""

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
BRIEF = "briefs/harbours.yaml"
LATE = "Arland and Borland ended the harbour agreement in Port Vale on June 3, 2025."


def test_what_was_written_after_the_cut_off_is_left_out_and_said_so(harbours: Path, run: Run) -> None:
    (harbours / "corpus/herald.md").write_text(f"---\nid: herald\ntitle: Herald report\n---\n\n{LATE}\n")
    run("build", BRIEF)
    facts = json.loads((harbours / "output/harbours/editions/0001/facts.json").read_text())
    assert LATE not in json.dumps(facts["sections"])
    assert facts["unused"] == ["herald"]
    _, out, _ = run("facts", "--why", BRIEF)
    assert "herald: undated, but tells of 3 June 2025 as past: written after the cut-off" in " ".join(out.split())


def test_what_it_awaits_keeps_no_source_out(harbours: Path, run: Run) -> None:
    awaits = LATE.replace("ended", "will end")
    (harbours / "corpus/herald.md").write_text(f"---\nid: herald\ntitle: Herald report\n---\n\n{awaits}\n")
    run("build", BRIEF)
    facts = json.loads((harbours / "output/harbours/editions/0001/facts.json").read_text())
    (statement,) = [one for one in facts["sections"][0]["statements"] if one["segments"][0].get("text") == awaits]
    assert statement["label"]["date_text"] == "3 June 2025"

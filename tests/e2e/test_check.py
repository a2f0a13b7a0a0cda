"""`check` reads what a build would read, and says what a build would stop at, warn of, or leave out as too unsure."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
BRIEF = "briefs/harbours.yaml"
ROOT = Path(__file__).resolve().parents[2]


def test_a_brief_in_order_says_so(harbours: Path, run: Run) -> None:
    code, out, err = run("check", BRIEF)
    assert (code, err) == (0, "")
    assert f"{BRIEF}: no problems" in out


def test_a_source_marked_above_the_brief_is_an_error(harbours: Path, run: Run) -> None:
    gazette = harbours / "corpus/gazette.md"
    gazette.write_text(gazette.read_text().replace("id: gazette", "id: gazette\nmarking: Restricted"))
    (harbours / "briefgen.toml").write_text('markings = ["Public", "Restricted"]\n')
    code, _, err = run("check", BRIEF)
    assert code == 2
    assert "gazette.md: error: the source is marked 'Restricted', above the brief's 'Public'" in err


def test_what_a_person_wrote_and_matches_nothing_is_told(harbours: Path, run: Run) -> None:
    brief = harbours / BRIEF
    brief.write_text(brief.read_text().replace("    facts: 12", "    facts: 12\n    pin: ['00000000']\n    ban: ['11111111']"))
    brief.write_text(brief.read_text() + "topic: [Arland, Cordland]\n")
    (harbours / "corpus/corrections.yaml").write_text("- {document: gazette, quote: Nobody wrote this, exclude: true}\n")
    (harbours / "corpus/sources.yaml").write_text("long_gone.txt: {title: A report}\n")
    code, out, err = run("check", BRIEF)
    assert code == 1
    assert "warning: Section 'agreements': pin '00000000' matches no claim" in err
    assert "warning: Section 'agreements': ban '11111111' matches no claim" in err
    assert "warning: the correction for gazette beginning 'Nobody wrote this' matches nothing any more" in err
    assert "warning: sources.yaml describes 'long_gone.txt', but there is no such file in corpus/" in err
    assert "note: no source mentions the topic 'Cordland'" in err
    assert "can be built, with the problems told above" in out


def test_a_topic_that_no_source_mentions_empties_the_brief_and_is_told(harbours: Path, run: Run) -> None:
    brief = harbours / BRIEF
    brief.write_text(brief.read_text() + "topic: [Cordland]\n")
    code, _, err = run("check", BRIEF)
    assert code == 1
    assert "no source up to the cutoff mentions a word of `topic:`" in err


def test_an_open_question_names_the_sentence_that_may_answer_it_and_the_pin_prints_it(
    harbours: Path, run: Run, add_report: Callable[[str, str, str], None]
) -> None:
    add_report("herald", "2024-03-05", "The lighthouse on Elm Rock will be lit again in May 2025.")
    brief = harbours / BRIEF
    asked = (
        brief.read_text()
        + "    questions:\n      - {ask: When is the lighthouse lit?, all: [lighthouse]}\n      - {ask: Who rows?, any: [oar]}\n"
    )
    brief.write_text(asked)
    code, _, err = run("check", BRIEF)
    assert code == 1
    assert "no statement chosen answers “Who rows?”" in err
    pin = re.search(r"herald has “The lighthouse on Elm Rock will be lit again in May 2025.”; .*'pin: \[(\w+)\]'", err)
    assert pin
    assert err.count("help:") == 1
    brief.write_text(asked + f"    pin: ['{pin[1]}']\n")
    _, _, err = run("check", BRIEF)
    assert "lighthouse" not in err


def test_disagreements_too_unsure_to_print_go_to_the_review_log(
    harbours: Path, run: Run, add_report: Callable[[str, str, str], None]
) -> None:
    visit = "Arland's President Anna Ruiz saw the harbour on March 4, 2024, during a state visit to Borland."
    add_report("herald", "2024-03-05", visit)
    add_report("tribune", "2024-03-05", "Arland's President Anna Ruiz spoke of the harbour on March 4, 2024, on a private trip to Borland.")
    code, out, err = run("check", BRIEF)
    assert (code, "no problems" in out) == (0, True)
    assert "note: herald and tribune may differ on a visit: 'state visit' and 'private trip' (55% sure)" in err
    run("build", BRIEF)
    manifest = json.loads((harbours / "output/harbours/editions/0001/manifest.json").read_text())
    (entry,) = manifest["review"]
    assert (entry["kind"], entry["first"]["document"], entry["second"]["document"]) == ("visit", "herald", "tribune")
    assert entry["first"]["text"] == visit


@pytest.mark.parametrize("name", ["csp_anniversary", "partnership_agenda"])
def test_the_briefs_that_come_with_the_program_answer_what_they_have_to(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    for folder in ("briefs", "corpus", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "briefgen.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert "answers" not in run("check", f"briefs/{name}.yaml")[2]

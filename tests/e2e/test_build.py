import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BRIEF = "briefs/csp_anniversary.yaml"
Run = Callable[..., tuple[int, str, str]]


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_a_second_build_is_unchanged_and_leaves_the_same_bytes(built: Path, run: Run) -> None:
    before = contents(built / "output")
    code, out, _ = run("build", BRIEF)
    assert code in (0, 1)
    assert out.startswith("csp_anniversary: unchanged, still edition 1\n  output/csp_anniversary.pdf\n")
    assert contents(built / "output") == before


def test_building_from_nothing_gives_the_same_first_edition(built: Path, run: Run) -> None:
    before = contents(built / "output")
    shutil.rmtree(built / ".briefgen")
    shutil.rmtree(built / "output")
    _, out, _ = run("build", BRIEF)
    assert out.startswith("csp_anniversary: built edition 1\n")
    assert contents(built / "output") == before


def test_neither_hash_seed_nor_time_zone_nor_locale_changes_a_byte(built: Path) -> None:
    before = contents(built / "output")
    shutil.rmtree(built / ".briefgen")
    shutil.rmtree(built / "output")
    world = {**os.environ, "PYTHONHASHSEED": "17", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"}
    command = [sys.executable, "-c", "from briefgen.cli.main import main; main()", "build", BRIEF]
    subprocess.run(command, cwd=built, env=world, capture_output=True, check=False)
    assert contents(built / "output") == before


def test_an_edition_folder_holds_what_the_formats_say(built: Path) -> None:
    folder = built / "output" / "csp_anniversary" / "editions" / "0001"
    names = {path.name for path in folder.iterdir()}
    assert {"brief.pdf", "facts.json", "manifest.json", "changes.md", "citations.json"} <= names
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    assert (facts["schema"], facts["brief"], facts["edition"], facts["cutoff"]) == (1, "csp_anniversary", 1, "2024-10-31")
    numbers = {reference["number"] for reference in facts["references"]}
    for section in facts["sections"]:
        assert section["statements"]
        for statement in section["statements"]:
            assert set(statement["citations"]) <= numbers
            assert any("slice" in segment for segment in statement["segments"])
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["pages"]) >= 2
    assert str(built) not in (folder / "manifest.json").read_text(encoding="utf-8")


def test_a_new_source_makes_a_second_edition_that_says_what_is_new(built: Path, run: Run) -> None:
    (built / "corpus" / "late.md").write_text(
        "---\ntitle: A later report\npublisher: Harbour Gazette\norigin: Harbour Gazette\npublished: 2024-10-20\n---\n\n"
        "Vietnam and the U.S. signed a semiconductor training agreement in Hanoi on October 18, 2024.\n"
        "The agreement sends 500 Vietnamese engineers to semiconductor training centres in the U.S. by 2026.\n",
        encoding="utf-8",
    )
    _, out, _ = run("build", BRIEF)
    assert out.startswith("csp_anniversary: built edition 2\n")
    changes = (built / "output" / "csp_anniversary" / "editions" / "0002" / "changes.md").read_text(encoding="utf-8")
    assert "semiconductor training agreement" in changes


def test_a_source_marked_above_the_brief_stops_the_build(project: Path, run: Run) -> None:
    (project / "corpus" / "sources.yaml").write_text("2024_ministers_dialogue.md:\n  marking: Secret\n", encoding="utf-8")
    code, _, err = run("build", BRIEF)
    assert code == 2
    assert "the source is marked 'Secret', above the brief's 'For official use'" in err
    assert not (project / "output").exists()


def test_two_files_with_one_id_are_refused(project: Path, run: Run) -> None:
    for name in ("one.md", "two.md"):
        (project / "corpus" / name).write_text("---\nid: same\n---\n\nVietnam and the U.S. met on 2 May 2024.\n", encoding="utf-8")
    code, _, err = run("build", BRIEF)
    assert code == 2
    assert err.startswith("error: two.md and one.md both have the id 'same'\n")


def test_a_source_that_cannot_be_read_is_told_and_the_rest_is_built(project: Path, run: Run) -> None:
    (project / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    code, out, err = run("build", BRIEF)
    assert code == 1
    assert "warning: broken.pdf could not be read" in err
    assert "built edition 1" in out


@pytest.mark.parametrize("key", ["cutof: 2024-10-31", "template: dosier", "corpus: ../corpse"])
def test_a_brief_with_a_mistake_builds_nothing(project: Path, run: Run, key: str) -> None:
    path = project / BRIEF
    name = key.partition(":")[0]
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(name.rstrip("f"))]
    path.write_text("\n".join([*lines, key, ""]), encoding="utf-8")
    code, out, err = run("build", BRIEF)
    assert (code, out) == (2, "")
    assert "error:" in err
    assert "help:" in err
    assert not (project / "output").exists()


@pytest.mark.parametrize(
    ("template", "told"), [("memo", r"1 page, (\d) of \d\d statements printed, from"), ("in_focus", r"pages, (\d\d) statements from")]
)
def test_a_build_tells_how_many_of_the_statements_are_printed(built: Path, run: Run, template: str, told: str) -> None:
    brief = built / BRIEF
    brief.write_text(brief.read_text().replace("template: dossier", f"template: {template}"))
    assert re.search(told, run("build", BRIEF, "--draft")[1])


def test_a_build_tells_what_the_desk_asked_for_and_the_template_does_not_print(built: Path, run: Run) -> None:
    brief = built / BRIEF
    words = brief.read_text().replace("template: dossier", "template: memo")
    words = words.replace("  - use: maritime_issues\n", "  - use: maritime_issues\n    note: Ask the harbour office.\n")
    brief.write_text(words)
    told = " ".join(run("build", BRIEF, "--draft")[2].split())
    assert "the desk's `note:` is not printed help: the template 'memo' has no place for it" in told
    assert "exhibit" not in told
    brief.write_text(words.replace("template: memo", "template: dossier"))
    assert "is not printed" not in run("build", BRIEF, "--draft")[2]


def test_an_output_folder_copied_among_the_sources_confirms_nothing(harbours: Path, run: Run) -> None:
    brief = harbours / "briefs/harbours.yaml"
    brief.write_text(brief.read_text().replace("marking: Public", "marking: Public\noutputs: [pdf, html, txt]"))
    run("build", "briefs/harbours.yaml")
    edition = harbours / "output/harbours/editions/0001"
    shutil.copytree(harbours / "output", harbours / "corpus/old")
    for path in (edition / "brief.txt", edition / "brief.html", edition / "changes.md", harbours / "output/index.html"):
        shutil.copy(path, harbours / "corpus")
    shutil.copy(harbours / "output/harbours/index.html", harbours / "corpus/room.html")
    shutil.copy(harbours / "output/feed.xml", harbours / "corpus")
    code, out, err = run("build", "briefs/harbours.yaml")
    assert code == 1
    assert "from 3 sources" in out
    assert err.count("move it out of the corpus") == 7
    assert "old could not be read: the folder holds briefs made by briefgen" in err

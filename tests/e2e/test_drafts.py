"""Drafts and previews: to look at before anything is published."""

import json
from collections.abc import Callable
from pathlib import Path

from briefgen.app import pages
from briefgen.publishing.archive import Archive

Run = Callable[..., tuple[int, str, str]]
BRIEF = "briefs/harbours.yaml"


def test_a_draft_says_so_on_every_page_and_publishes_nothing(harbours: Path, run: Run, monkeypatch) -> None:
    marks = []
    write = pages.write_pdf
    monkeypatch.setattr(
        pages, "write_pdf", lambda tree, *rest, **more: marks.append(tree.furniture.watermark) or write(tree, *rest, **more)
    )
    code, out, _ = run("build", BRIEF, "--draft", "--preview")
    assert code in (0, 1)
    assert out.splitlines()[:3] == ["harbours: draft of edition 1", "  output/harbours.draft.pdf", "  output/harbours.preview.png"]
    assert set(marks) == {"DRAFT"}
    assert (harbours / "output/harbours.preview.png").read_bytes().startswith(b"\x89PNG")
    assert Archive(harbours / "output", "harbours").numbers() == ()
    assert not (harbours / "output/harbours.pdf").exists()
    marks.clear()
    assert "built edition 1" in run("build", BRIEF)[1]
    assert set(marks) == {""}
    assert "draft of edition 1" in run("build", BRIEF, "--draft")[1]  # nothing changed
    (harbours / "corpus/observer.md").unlink()
    assert "draft of edition 2" in run("build", BRIEF, "--draft")[1]
    assert "built edition 2" in run("build", BRIEF)[1]
    assert "unchanged, still edition 2" in run("build", BRIEF)[1]


def test_a_draft_is_told_in_json(harbours: Path, run: Run) -> None:
    told = json.loads(run("build", BRIEF, "--draft", "--json")[1].splitlines()[-1])
    assert (told["draft"], told["number"], told["pdf"]) == (True, 1, str(harbours / "output/harbours.draft.pdf"))


def test_a_preview_of_an_edition_that_did_not_change(harbours: Path, run: Run) -> None:
    run("build", BRIEF)
    out = run("build", BRIEF, "--preview")[1]
    assert "  output/harbours.preview.png" in out
    assert "unchanged" in out


def test_a_build_waits_no_longer_than_it_is_told_and_no_lock_is_ever_stale(harbours: Path, run: Run) -> None:
    with Archive(harbours / "output", "harbours").locked():
        code, _, err = run("build", BRIEF, "--wait", "0")
        assert (code, "is being built by another process" in err) == (4, True)
    assert (harbours / "output/harbours/.lock").exists()  # the file stays, the lock does not: the system lets go of it with the process
    assert run("build", BRIEF, "--wait", "0")[0] in (0, 1)

"""Taking an edition back: readers are told by the next edition, until what it says is something else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
BUILD = ("build", "briefs/harbours.yaml")
WHY = "the votes were 16, not 61"
TOLD = f"Edition 1 of this brief was withdrawn: {WHY}."


def manifest(root: Path, number: int) -> dict[str, object]:
    return json.loads((root / "output/harbours/editions" / f"{number:04d}" / "manifest.json").read_text(encoding="utf-8"))


def first_page(root: Path, number: int) -> str:
    from briefgen.verification.pages import read_printed

    return read_printed((root / "output/harbours/editions" / f"{number:04d}" / "brief.pdf").read_bytes()).pages[0]


def withdraw(run: Run, *more: str) -> tuple[int, str, str]:
    return run("withdraw", "harbours", *more, "--by", "A. Officer", "--why", WHY)


@pytest.mark.parametrize("template", ["dossier", "in_focus", "memo", "timeline"])
def test_readers_are_told_on_the_first_page(harbours: Path, run: Run, template: str) -> None:
    brief = harbours / "briefs/harbours.yaml"
    brief.write_text(brief.read_text().replace("dossier", template) + "outputs: [pdf, html, txt]\n")
    run(*BUILD)
    code, out, _ = withdraw(run)
    assert code in (0, 1)
    lines = out.splitlines()
    assert lines[0].startswith("harbours: edition 1 is now withdrawn, by A. Officer, 20")
    assert lines[1:3] == [f"  {WHY}", "harbours: built edition 2"]
    assert TOLD.replace(" ", "") in first_page(harbours, 2)
    assert "withdrawn" not in first_page(harbours, 1)
    folder = harbours / "output/harbours/editions/0002"
    assert TOLD in (folder / "brief.html").read_text(encoding="utf-8")
    assert WHY in " ".join((folder / "brief.txt").read_text(encoding="utf-8").split())
    room = (harbours / "output/index.html").read_text(encoding="utf-8")
    assert TOLD in room
    assert "Nothing changed." in (folder / "changes.md").read_text(encoding="utf-8")
    code, out, _ = run("verify", "output/harbours.pdf")
    assert (code, f"page 1: notice: desk's own words: “{TOLD}”" in out or f"“{TOLD}”" in out) == (0, True)


def test_the_banner_stays_while_the_brief_says_the_same_and_goes_with_what_differs(harbours: Path, run: Run) -> None:
    run(*BUILD)
    withdraw(run)
    assert "unchanged, still edition 2" in run(*BUILD)[1]
    told = manifest(harbours, 2)
    assert told["notice"] == TOLD
    assert told["content"] == manifest(harbours, 1)["key"] == manifest(harbours, 1)["content"]
    assert told["key"] != told["content"]
    courier = harbours / "corpus/courier.md"
    wrong = courier.read_text()
    courier.write_text(wrong.replace("61 votes", "16 votes"))
    assert "built edition 3" in run(*BUILD)[1]
    assert manifest(harbours, 3)["notice"] is None
    assert "withdrawn" not in first_page(harbours, 3)
    courier.write_text(wrong)  # says again what was withdrawn
    assert "built edition 4" in run(*BUILD)[1]
    assert manifest(harbours, 4)["notice"] == TOLD
    assert "unchanged, still edition 4" in run(*BUILD)[1]


def test_a_second_withdrawal_leaves_the_first_told(harbours: Path, run: Run) -> None:
    run(*BUILD)
    withdraw(run)
    why = "the date was wrong as well"
    run("withdraw", "harbours", "--by", "A. Officer", "--why", why)
    assert manifest(harbours, 3)["notice"] == f"{TOLD} Edition 2 of this brief was withdrawn: {why}."
    assert "unchanged, still edition 3" in run(*BUILD)[1]
    courier = harbours / "corpus/courier.md"
    courier.write_text(courier.read_text().replace("61 votes", "16 votes"))
    assert "built edition 4" in run(*BUILD)[1]
    assert manifest(harbours, 4)["notice"] is None


def test_whoever_skipped_a_withdrawn_edition_is_told_by_the_next(harbours: Path, run: Run) -> None:
    run(*BUILD)
    withdraw(run)
    brief = harbours / "briefs/harbours.yaml"
    brief.write_text(brief.read_text() + "unknown: 1\n")
    run("withdraw", "harbours", "--by", "A. Officer", "--why", "the date")  # nothing tells of it yet
    brief.write_text(brief.read_text().replace("unknown: 1\n", "subtitle: Put right\n"))
    run(*BUILD)
    assert manifest(harbours, 3)["notice"] == f"{TOLD} Edition 2 of this brief was withdrawn: the date."


def test_withdrawing_twice_records_nothing_new(harbours: Path, run: Run) -> None:
    run(*BUILD)
    withdraw(run)
    code, out, _ = withdraw(run, "1")
    assert "edition 1 was already withdrawn" in out
    assert "unchanged, still edition 2" in out
    assert len((harbours / "output/harbours/ledger.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    code, _, err = run("approve", "harbours", "1", "--by", "A. Officer")
    assert (code, "was withdrawn" in err) == (2, True)


def test_a_withdrawal_stands_though_the_brief_cannot_be_built_and_the_next_build_tells(harbours: Path, run: Run) -> None:
    run(*BUILD)
    brief = harbours / "briefs/harbours.yaml"
    right = brief.read_text()
    brief.write_text(right + "unknown: 1\n")
    code, out, err = withdraw(run)
    assert code == 2
    assert "is now withdrawn" in out
    assert "has no key 'unknown'" in err
    assert "withdrawn, but the edition that says so was not built" in err
    brief.write_text(right)
    assert "built edition 2" in run(*BUILD)[1]
    assert manifest(harbours, 2)["notice"] == TOLD


def test_a_template_that_hides_the_withdrawal_is_refused(harbours: Path, run: Run) -> None:
    folder = harbours / "templates/dossier"
    folder.mkdir(parents=True)
    shipped = Path(__file__).resolve().parents[2] / "templates"
    (harbours / "templates/shared").symlink_to(shipped / "shared")
    (folder / "style.toml").write_bytes((shipped / "dossier/style.toml").read_bytes())
    text = (shipped / "dossier/brief.xml.j2").read_text(encoding="utf-8")
    (folder / "brief.xml.j2").write_text(text.replace("{{ notice(brief) }}\n", ""), encoding="utf-8")
    run(*BUILD)
    code, _, err = withdraw(run)
    assert (code, "does not say that an edition was withdrawn" in err) == (2, True)


def test_what_cannot_be_withdrawn_is_said(harbours: Path, run: Run) -> None:
    assert "no brief has the id 'harbour'" in run("withdraw", "harbour", "--by", "A", "--why", "B")[2]
    assert "did you mean 'harbours'?" in run("withdraw", "harbour", "--by", "A", "--why", "B")[2]
    assert "has no edition" in withdraw(run)[2]
    run(*BUILD)
    assert "needs a name and a reason" in run("withdraw", "harbours", "--by", "A", "--why", " ")[2]

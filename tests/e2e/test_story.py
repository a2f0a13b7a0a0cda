"""The life of a brief: three sources, then two more, then a correction; what changed, what rests on what, and proof of all three PDFs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Report = Callable[[str, str, str], None]
SOURCES = {
    "gazette": ("2024-03-05", "Arland and Borland signed a harbour agreement in Port Vale on March 4, 2024."),
    "courier": ("2024-04-11", "Borland's parliament approved a ferry agreement with Arland on April 10, 2024, by 61 votes."),
    "observer": ("2024-05-21", "Arland opened the new harbour at Stone Bay on May 20, 2024."),
    "herald": ("2024-06-16", "Arland and Borland began a ferry service between Port Vale and Elm Quay on June 15, 2024."),
    "tribune": ("2024-07-02", "A harbour agreement between Borland and Corland was signed in Elm Quay on July 1, 2024."),
}


def add(folder: Path, name: str, text: str | None = None) -> None:
    date, sentence = SOURCES[name]
    head = f"---\nid: {name}\ntitle: {name.title()} report\npublisher: {name.title()}\norigin: {name.title()}\npublished: {date}\n---\n\n"
    (folder / f"{name}.md").write_text(f"{head}{text or sentence}\n", encoding="utf-8")


@pytest.fixture
def desk(harbours: Path) -> Path:
    """The small project before its first source came."""
    for path in (harbours / "corpus").iterdir():
        path.unlink()
    return harbours


def test_the_story_of_three_editions(desk: Path, run: Run) -> None:
    corpus, editions = desk / "corpus", desk / "output" / "harbours" / "editions"
    for name in ("gazette", "courier", "observer"):
        add(corpus, name)
    assert run("build", "briefs/harbours.yaml")[1].startswith("harbours: built edition 1\n")

    for name in ("herald", "tribune"):
        add(corpus, name)
    assert run("build", "briefs/harbours.yaml")[1].startswith("harbours: built edition 2\n")
    changes = (editions / "0002" / "changes.md").read_text(encoding="utf-8")
    new = changes.split("## New\n")[1]
    assert [line for line in changes.splitlines() if line.startswith("## ")] == ["## New"]
    assert len([line for line in new.splitlines() if line.startswith("- ")]) == 2
    assert SOURCES["herald"][1] in new
    assert SOURCES["tribune"][1] in new
    first_page = words(editions / "0002" / "brief.pdf", pages=2)
    assert "Sinceedition1:2new" in first_page

    add(corpus, "courier", SOURCES["courier"][1].replace("61 votes", "16 votes"))
    code, out, _ = run("recall", "courier")
    assert code == 0
    assert "harbours, edition 2 (latest): page" in out
    assert "harbours, edition 1: page" in out

    out = run("build", "briefs/harbours.yaml")[1]
    assert out.startswith("harbours: built edition 3\n")
    assert "since edition 2: 1 revised\n" in out
    assert "Sinceedition2:1revised(" in words(editions / "0003" / "brief.pdf", pages=2)
    assert "## Source corrected" in (editions / "0003" / "changes.md").read_text(encoding="utf-8")
    code, out, _ = run("diff", "harbours", "2", "3")
    assert "Source corrected (1)" in out

    code, out, _ = run("build", "briefs/harbours.yaml")
    assert "unchanged, still edition 3" in out
    assert sorted(path.name for path in editions.iterdir()) == ["0001", "0002", "0003"]

    for number, expected in ((1, 5), (2, 5), (3, 0)):
        code, out, _ = run("verify", str(editions / f"{number:04d}" / "brief.pdf"))
        assert code == expected
        if expected:
            assert "courier: source changed: it no longer says" in out


def words(pdf: Path, pages: int) -> str:
    from briefgen.verification.pages import read_printed

    return "".join(read_printed(pdf.read_bytes()).pages[:pages])


def test_a_superseded_source_gives_way_to_its_correction(desk: Path, run: Run) -> None:
    for name in ("gazette", "courier"):
        add(desk / "corpus", name)
    run("build", "briefs/harbours.yaml")
    corrected = SOURCES["gazette"][1].replace("March 4", "March 3")
    (desk / "corpus" / "gazette-2.md").write_text(
        f"---\nid: gazette-2\ntitle: Gazette, corrected\npublisher: Gazette\norigin: Gazette\npublished: 2024-03-07\n---\n\n{corrected}\n",
        encoding="utf-8",
    )
    code, out, _ = run("supersede", "briefs/harbours.yaml", "gazette", "gazette-2", "--by", "A. Officer", "--why", "wrong day")
    assert code == 0
    assert out.splitlines()[0] == "gazette: superseded by gazette-2"
    assert "harbours: the latest edition has 1 statement from it; build it again" in out
    run("build", "briefs/harbours.yaml")
    facts = json.loads((desk / "output/harbours/editions/0002/facts.json").read_text(encoding="utf-8"))
    assert {reference["document"] for reference in facts["references"]} == {"courier", "gazette-2"}
    assert facts["unused"] == ["gazette"]
    changes = (desk / "output/harbours/editions/0002/changes.md").read_text(encoding="utf-8")
    assert "## Source corrected" in changes
    assert "was: " in changes
    assert "Dropped" not in changes
    (desk / "corpus" / "corrections.yaml").write_text(f"- {{document: gazette, quote: {SOURCES['gazette'][1][:20]!r}, exclude: true}}\n")
    code, _, err = run("check", "briefs/harbours.yaml")
    assert "is not needed: gazette-2 supersedes it" in " ".join(err.split())
    code, _, err = run("supersede", "briefs/harbours.yaml", "gazette-2", "gazette", "--by", "A. Officer")
    assert (code, "'gazette' is itself superseded, in the end by 'gazette-2'" in err) == (2, True)
    code, _, err = run("supersede", "briefs/harbours.yaml", "gazete", "gazette-2", "--by", "A. Officer")
    assert (code, "did you mean 'gazette'?" in err) == (2, True)


def test_an_approval_is_recorded_once_with_who_and_when(desk: Path, run: Run) -> None:
    add(desk / "corpus", "gazette")
    run("build", "briefs/harbours.yaml")
    code, out, _ = run("approve", "harbours", "--by", "A. Officer")
    assert code == 0
    assert out.startswith("harbours: edition 1 is now approved, by A. Officer, 20")
    assert "was already approved" in run("approve", "harbours", "--by", "B. Officer")[1]
    code, _, err = run("approve", "harbours", "7", "--by", "A. Officer")
    assert (code, "has no edition 7" in err) == (2, True)
    assert len((desk / "output/harbours/ledger.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_name_is_one_line_and_there_is_one(desk: Path, run: Run) -> None:
    add(desk / "corpus", "gazette")
    run("build", "briefs/harbours.yaml")
    assert run("approve", "harbours", "--by", "A.\n\x1b[31mOfficer")[1].startswith(
        "harbours: edition 1 is now approved, by A. [31mOfficer, 20"
    )
    for words in (("approve", "harbours"), ("withdraw", "harbours", "--why", "x"), ("supersede", "briefs/harbours.yaml", "a", "b")):
        assert run(*words, "--by", " \n")[0] == 2


def test_a_plan_and_the_news_that_moved_it_are_one_change_in_every_comparison(desk: Path, run: Run, add_report: Report) -> None:
    add_report("gazette", "2024-03-05", "The ferry of Elm Quay will open to cars on April 9, 2024.")
    run("build", "briefs/harbours.yaml")
    add_report("courier", "2024-03-25", "The opening of the ferry at Elm Quay was moved from April 9 to April 16, after the crew fell ill.")
    assert "since edition 1: 1 revised" in run("build", "briefs/harbours.yaml")[1]
    add_report("herald", "2024-04-20", "A harbour agreement of Arland and Corland was signed on April 18, 2024.")
    run("build", "briefs/harbours.yaml")
    for arguments in (("1", "2"), ("1", "3"), ("3", "1")):
        out = " ".join(run("diff", "harbours", *arguments)[1].split())
        assert "Revised (1)" in out
        assert ("was: The ferry of Elm Quay will open to cars on April 9, 2024." in out) == (arguments[0] == "1")
        assert ("Dropped (1)" in out) == (arguments == ("3", "1"))
    facts = json.loads((desk / "output/harbours/editions/0002/facts.json").read_text(encoding="utf-8"))
    first = json.loads((desk / "output/harbours/editions/0001/facts.json").read_text(encoding="utf-8"))
    (moved,) = facts["sections"][0]["statements"]
    assert moved["continues"] == first["sections"][0]["statements"][0]["id"]

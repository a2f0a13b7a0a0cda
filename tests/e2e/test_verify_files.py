"""Files besides the pages: what is attached to a PDF, and the HTML and text editions."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from briefgen.app import readback
from briefgen.cli import main as cli

Run = Callable[..., tuple[int, str, str]]
FOLDER = Path("output/harbours/editions/0001")
WORDS = "Arland opened the new harbour"


@pytest.fixture
def published(harbours: Path) -> Path:
    brief = harbours / "briefs/harbours.yaml"
    brief.write_text(brief.read_text() + "outputs: [pdf, html, txt]\n")
    assert cli.run(["build", "briefs/harbours.yaml"]) in (0, 1)
    return harbours


def test_pages_that_changed_places_are_one_line(harbours: Path, add_report: Callable[[str, str, str], None], run: Run) -> None:
    places = ("Alder Bay", "Birch Point", "Cedar Cove", "Dune Head", "Elm Quay", "Fern Rock", "Gorse Ness", "Heath Pier", "Iris Sound")
    for at, place in enumerate(places, 1):
        sentence = f"Arland and Borland signed agreement number {at} on the harbour at {place} on June {at}, 2024, after long talks."
        add_report(f"paper{at}", f"2024-06-{at + 10}", sentence)
    assert run("build", "briefs/harbours.yaml")[0] in (0, 1)
    with pikepdf.open("output/harbours.pdf") as pdf:
        assert len(pdf.pages) > 2
        moved = pdf.pages[1]
        del pdf.pages[1]
        pdf.pages.insert(2, moved)
        pdf.save("moved.pdf")
    code, out, _ = run("verify", "moved.pdf")
    assert (code, out.splitlines()[0]) == (5, "page: altered: pages 2 and 3 have changed places")
    assert out.count("altered:") == 1


def test_an_attached_file_that_was_removed_is_named(published: Path, run: Run) -> None:
    with pikepdf.open("output/harbours.pdf") as pdf:
        del pdf.attachments["harbours.yaml"]
        pdf.save("stripped.pdf")
    code, out, _ = run("verify", "stripped.pdf")
    assert code == 5
    assert "harbours.yaml: altered: the file was attached to the edition and was removed" in out


def test_the_web_page_and_the_text_are_proved_by_the_archive(published: Path, run: Run) -> None:
    for name in ("brief.html", "brief.txt"):
        code, out, _ = run("verify", str(FOLDER / name))
        assert (code, out.splitlines()[-1]) == (0, "  every statement intact")


@pytest.mark.parametrize("name", ["brief.html", "brief.txt"])
def test_a_doctored_copy_is_named_by_its_statement_wherever_it_lies(published: Path, run: Run, name: str) -> None:
    made = " ".join((FOLDER / name).read_text(encoding="utf-8").split())
    assert WORDS in made
    copy = published / f"handed_out{Path(name).suffix}"
    copy.write_text(made.replace(WORDS, WORDS.replace("opened", "closed")), encoding="utf-8")
    code, out, _ = run("verify", copy.name)
    assert code == 5
    assert f"{name}: altered: the file is not the one that was made with the edition" in out
    assert any(line.startswith("statement ") and "closed" in line for line in out.splitlines())
    (FOLDER / name).unlink()
    code, out, _ = run("verify", copy.name)
    assert code == 5
    assert "what was changed in it cannot be shown: the archive has no sound copy" in out


def test_verifying_the_pdf_names_what_was_changed_beside_it(published: Path, run: Run) -> None:
    page = FOLDER / "brief.html"
    page.write_text(page.read_text(encoding="utf-8").replace("opened", "closed"), encoding="utf-8")
    code, out, _ = run("verify", "output/harbours.pdf")
    assert code == 5
    assert "brief.html: altered: the file in the archive is not the one that was made with the edition" in out


def test_a_page_of_another_origin_is_refused_with_a_way_on(published: Path, run: Run) -> None:
    (published / "else.html").write_text("<p>Quite another page.</p>")
    code, _, err = run("verify", "else.html")
    assert code == 5
    assert "else.html is no edition in the archive of this project" in err
    assert "verify its PDF" in err


def test_nothing_is_published_when_the_web_page_does_not_say_what_the_tree_prints(
    published: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readback, "text_of", lambda *_: "")
    brief = published / "briefs/harbours.yaml"
    brief.write_text(brief.read_text().replace("title: Harbours", "title: Ports"))
    code, _, err = run("build", "briefs/harbours.yaml")
    assert code == 5
    assert "is not in brief.html" in err
    assert not (published / "output/harbours/editions/0002").exists()

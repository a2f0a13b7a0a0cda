"""briefgen.toml says how sources are read, and what reading one may cost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.ingestion.read import read_file

Run = Callable[..., tuple[int, str, str]]
SENTENCES = (
    "The river commission agreed on 3 May 2024 to open the locks at Norhaven two hours earlier in summer.",
    "Boat owners had asked for longer hours since the bridge at Norhaven was rebuilt in 2019, the commission said.",
    "The harbour master, Ilse Marten, said that “the locks will be ready by June” and that two keepers would be hired.",
    "A first report on the change is due in October 2024, and the hours may be changed again after it.",
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Locks open earlier</title><meta property="og:site_name" content="River Herald">
<meta property="article:published_time" content="2024-05-04"></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<main><article><h1>Locks open earlier</h1>{"".join(f"<p>{sentence}</p>" for sentence in SENTENCES)}
<ul><li>Norhaven lock opens at six in the morning.</li></ul></article></main><footer>About us</footer></body></html>"""
BRIEF = """title: Locks
corpus: ../corpus
sections:
  - {id: locks, title: Locks, keywords: [locks, lock, commission], facts: 4}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "briefs").mkdir()
    (tmp_path / "corpus/a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "briefs/locks.yaml").write_text(BRIEF, encoding="utf-8")
    (tmp_path / "briefgen.toml").write_text("bulk_html = true\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_brief_on_pages_read_in_bulk_is_built_and_verified(desk: Path, run: Run) -> None:
    careful, bulk = read_file(desk / "corpus/a.html"), read_file(desk / "corpus/a.html", bulk=True)
    assert careful.text != bulk.text, "the two ways must differ here, or the test shows nothing"
    code, _, errors = run("build", "briefs/locks.yaml")
    assert code in (0, 1), errors
    code, out, _ = run("verify", "output/locks.pdf")
    assert code == 0, out
    assert "every statement intact" in out


def test_changing_the_way_of_reading_reads_again(desk: Path, run: Run) -> None:
    assert run("build", "briefs/locks.yaml")[0] in (0, 1)
    (desk / "briefgen.toml").write_text("bulk_html = false\n", encoding="utf-8")
    assert run("build", "briefs/locks.yaml")[0] in (0, 1)
    assert run("verify", "output/locks.pdf")[0] == 0


def test_without_the_library_the_build_says_what_to_install(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.ingestion.supervised.bulk_installed", lambda: False)
    code, _, errors = run("build", "briefs/locks.yaml")
    assert code == 3
    assert "make extra NAME=bulk" in errors


def test_a_source_above_the_limit_is_reported_as_unread(desk: Path, run: Run) -> None:
    (desk / "briefgen.toml").write_text("[limits]\nfile_mb = 1\n", encoding="utf-8")
    (desk / "corpus/big.txt").write_text("The locks open two hours earlier in summer.\n" * 30_000, encoding="utf-8")
    code, _, errors = run("build", "briefs/locks.yaml")
    assert code == 1
    assert "big.txt could not be read: the file is larger than 1 MB" in errors


def test_a_source_that_is_mostly_a_scan_is_told(desk: Path, run: Run) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(desk / "corpus/report.pdf"))
    for number in range(4):
        if number == 0:
            canvas.drawString(60, 700, SENTENCES[0])
        canvas.rect(50, 50, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    code, _, errors = run("build", "briefs/locks.yaml")
    assert code == 1
    assert "report.pdf: 3 of its 4 pages hold no text" in errors
    assert "pages 2, 3, 4" in errors

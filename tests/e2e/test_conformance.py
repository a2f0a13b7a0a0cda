"""What is built keeps to PDF/UA-1 and PDF/A-3a on any paper, in any template, whatever names and signs the sources have."""

import re
import shutil
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parents[1] / "unit" / "writers"))
import pdf_checks
import pdf_validators

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, str, str]]
Report = Callable[[str, str, str], None]
VeraPdf = Callable[..., list[dict[str, Any]]]
BRIEF = "briefs/harbours.yaml"
NAMES = (
    "Nguyễn Thị Ánh Tuyết",
    "محمد بن سالم",
    "יעל בן-דוד",
    "王小明",
    "김민수",
    "Ἑλένη Παππᾶ",
    "Đỗ\u0323 Văn",
    "O\ue001scar \U000f0001 Wilde\ufffe",
)
TITLE = "Harbours of \U000f0001 \u200f 王 and <co>"
EXHIBITS = """    exhibits:
      - kind: timeline
        title: "Dates (\\u25a1, \\\\ and <b>)"
        table: true
      - kind: coverage
      - kind: positions
      - {kind: series, data: ferries.csv, x: year, y: [freight, people], unit: thousand, table: true}
      - {kind: ladder, levels: [harbour agreement, ferry agreement], table: true}
  - {id: nothing, title: Nothing of it, keywords: [zeppelin]}
"""


@pytest.fixture
def desk(harbours: Path, add_report: Report) -> Path:
    """The small project, its brief with every exhibit and an empty section, its sources with names in many scripts."""
    for at, name in enumerate(NAMES):
        said = f"{name}, minister for the harbour, said on May {at + 1}, 2024 that ferry {at} would sail in {at + 2024}."
        add_report(f"paper{at}", "2024-06-01", said)
    (harbours / "corpus/ferries.csv").write_text("year,freight,people\n2021,31.5,60\n2022,28,58\n2023,44.1,61\n", encoding="utf-8")
    shutil.copytree(ROOT / "templates", harbours / "templates")
    brief = harbours / "briefs/harbours.yaml"
    brief.write_text(brief.read_text().replace("title: Harbours", f"title: {TITLE}") + EXHIBITS, encoding="utf-8")
    return harbours


def set_up(desk: Path, template: str, paper: str, citations: str, more: str = "") -> None:
    """The brief of the desk, in another form than before. more: further lines of it."""
    style, brief = desk / f"templates/{template}/style.toml", desk / "briefs/harbours.yaml"
    style.write_text(re.sub("^citations = .*", f'citations = "{citations}"', style.read_text(), flags=re.MULTILINE))
    head = f"template: {template}\npaper: {paper}\n{more}"
    brief.write_text(re.sub("^template: .*?(?=^corpus:)", head, brief.read_text(), flags=re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize(
    ("template", "paper", "citations"),
    [("dossier", "letter", "endnotes"), ("in_focus", "a4", "footnotes"), ("memo", "letter", "footnotes"), ("timeline", "a4", "endnotes")],
)
def test_every_pdf_keeps_to_its_standards(desk: Path, run: Run, template: str, paper: str, citations: str) -> None:
    """The PDFs are looked at when the test is over, as every PDF is that a test writes."""
    set_up(desk, template, paper, citations)
    assert run("build", BRIEF, "--draft")[0] in (0, 1)
    assert run("build", BRIEF)[0] in (0, 1)
    made = sorted(desk.glob("output/*.pdf"))
    assert [path.name for path in made] == ["harbours.draft.pdf", "harbours.pdf"]
    assert run("verify", "output/harbours.pdf")[0] == 0
    assert [fault for path in made for fault in pdf_validators.by_python(path).faults()] == []


def test_what_people_get_is_looked_at_and_kept_and_what_is_only_tried_out_is_not(
    desk: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdfs_made: list[bytes]
) -> None:
    """A memo is cut to its page, so it is set again and again."""
    set_up(desk, "memo", "a4", "endnotes")
    monkeypatch.setenv("BRIEF_PASSWORD", "mở")
    monkeypatch.setattr(pdf_checks, "_KEPT", [])
    pdf_checks.keep_in(tmp_path / "kept")
    assert run("build", BRIEF, "--password-env", "BRIEF_PASSWORD")[0] in (0, 1)
    assert pdfs_made == [(desk / "output/harbours.pdf").read_bytes()]
    [locked] = tmp_path.glob("kept/*.pdf")
    assert locked.read_bytes() == (desk / "output/harbours.encrypted.pdf").read_bytes()
    assert locked.with_suffix(".password").read_text(encoding="utf-8") == "mở"
    assert "test_what_people_get_is_looked_at" in locked.name


@pytest.mark.debian
def test_verapdf_passes_every_template_on_every_paper(desk: Path, run: Run, verapdf: VeraPdf) -> None:
    """Letters as drafts, with the word across the page."""
    made = []
    for template, paper, citations in product(("dossier", "in_focus", "memo", "timeline"), ("a4", "letter"), ("endnotes", "footnotes")):
        set_up(desk, template, paper, citations)
        assert run("build", BRIEF, *(("--draft",) if paper == "letter" else ()))[0] in (0, 1)
        [path] = desk.glob("output/*.pdf")
        made.append(path.rename(desk / f"{template}.{paper}.{citations}.pdf"))
    results = verapdf(*made)
    assert [result for result in results if not result["compliant"]] == []
    assert len(results) == 2 * len(made)


@pytest.mark.debian
@pytest.mark.parametrize("asked", ["ua-1", "a-3a", "ua-1, a-3a"])
def test_verapdf_finds_what_was_asked_for_and_nothing_else_claimed(desk: Path, run: Run, verapdf: VeraPdf, asked: str) -> None:
    set_up(desk, "memo", "a4", "endnotes", f"conformance: [{asked}]\n")
    assert run("build", BRIEF)[0] in (0, 1)
    results = verapdf("--claimed", desk / "output")
    assert {result["profile"]: result["compliant"] for result in results} == dict.fromkeys(asked.split(", "), True)


@pytest.mark.debian
def test_verapdf_passes_the_shipped_briefs(project: Path, run: Run, verapdf: VeraPdf) -> None:
    briefs = sorted(Path("briefs").glob("*.yaml"))
    assert all(run("build", str(brief))[0] in (0, 1) for brief in briefs)
    results = verapdf(*project.glob("output/*.pdf"))
    assert [result for result in results if not result["compliant"]] == []
    assert len(results) == 2 * len(briefs)

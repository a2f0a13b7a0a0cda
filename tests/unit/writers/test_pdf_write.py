import datetime as dt
import hashlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_checks
import pdf_sheets as sheets
import pdf_trees as trees
import pdf_validators
from pdf_samples import FACTS, MOMENT, SAMPLES, write_samples

from briefgen.doctree import nodes as n
from briefgen.writers.pdf.write import write_pdf

GOLDEN = Path(__file__).parents[2] / "golden" / "pdf"


def written(*blocks, sheet=sheets.PLAIN, **more):
    tree = n.Tree(title="A title", lang="en", blocks=blocks)
    made = write_pdf(tree, sheet, moment=MOMENT, fingerprint="f", **more)
    pdf_checks.assert_sound(made.data)
    return made


def catalog(made):
    return pikepdf.open(io.BytesIO(made.data)).Root


@pytest.fixture(scope="module")
def samples():
    return {name: write_pdf(make(), sheet, attachments=(FACTS,), moment=MOMENT, fingerprint="f") for name, (make, sheet) in SAMPLES.items()}


@pytest.fixture(params=SAMPLES)
def sample(request, samples):
    return request.param, samples[request.param]


def test_samples_can_be_written_to_a_folder(samples, tmp_path, monkeypatch):
    monkeypatch.setattr("pdf_samples.RANDOM", 2)
    write_samples(tmp_path / "samples")
    assert {path.stem for path in tmp_path.glob("samples/*.pdf")} == {*SAMPLES, "long", "random-0", "random-1"}
    assert (tmp_path / "samples/dossier.pdf").read_bytes() == samples["dossier"].data


def test_samples_are_sound(sample):
    pdf_checks.assert_sound(sample[1].data)


def test_structure_reads_as_it_did(sample):
    """The golden is the text of every element in reading order; it also guards the hooks into ReportLab."""
    name, made = sample
    lines = [f"{role}: {text}" for role, text in pdf_checks.structure_text(made.data)]
    expected = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert lines == expected


def test_the_validators_find_no_fault(sample, tmp_path):
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample[1].data)
    looked = pdf_validators.by_python(path)
    assert looked.faults() == []
    assert looked.claims == {"ua-1", "a-3a"}
    assert "pdfa" in {found.program for found in looked.found}, "what is known to be false shows that it was looked at"


IN_ANOTHER_PROCESS = """
import hashlib, sys
sys.path.append(sys.argv[1])
import test_pdf_write as t
for make, sheet in t.SAMPLES.values():
    made = t.write_pdf(make(), sheet, attachments=(t.FACTS,), moment=t.MOMENT, fingerprint="f")
    print(hashlib.sha256(made.data).hexdigest())
"""


@pytest.mark.parametrize(
    ("seed", "zone", "locale", "epoch"), [("1", "Asia/Ho_Chi_Minh", "C", "0"), ("77", "America/New_York", "C.UTF-8", "17")]
)
def test_same_bytes_in_other_processes(samples, seed, zone, locale, epoch):
    env = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": epoch}
    folder = str(Path(__file__).parent)
    run = subprocess.run([sys.executable, "-c", IN_ANOTHER_PROCESS, folder], env=env, capture_output=True, text=True, check=True)
    assert run.stdout.split() == [hashlib.sha256(made.data).hexdigest() for made in samples.values()]


def test_fingerprint_and_moment_enter_the_file():
    one = written(trees.p("Words."))
    tree = n.Tree(title="A title", lang="en", blocks=(trees.p("Words."),))
    other = write_pdf(tree, sheets.PLAIN, moment=MOMENT, fingerprint="g")
    ids = [pikepdf.open(io.BytesIO(made.data)).trailer.ID[0] for made in (one, other)]
    assert ids[0] != ids[1]
    later = write_pdf(tree, sheets.PLAIN, moment=MOMENT + dt.timedelta(days=1), fingerprint="f")
    assert str(pikepdf.open(io.BytesIO(later.data)).docinfo.CreationDate).startswith("D:20241101")


def test_catalog_says_what_the_file_is():
    made = write_pdf(trees.in_focus(1), sheets.IN_FOCUS, attachments=(FACTS,), moment=MOMENT, fingerprint="f")
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(root.Lang) == "en"
        assert root.OutputIntents[0].DestOutputProfile.N == 3
        assert root.PageLabels.Nums[1].S == "/D"
        assert [str(item.AFRelationship) for item in root.AF] == ["/Data"]
        assert pdf.attachments["facts.json"].get_file().read_bytes() == FACTS.data
        assert [str(item.title) for item in pdf.open_outline().root] == ["From the first survey to the agreement", "Sources"]
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert meta["pdfaid:part"] == "3"
            assert meta["pdfaid:conformance"] == "A"
            assert meta["dc:title"] == "Dredging and embankments"


@pytest.mark.parametrize(
    ("asked", "claims"),
    [({"ua-1", "a-3a"}, ("1", "3", "A")), ({"ua-1"}, ("1", None, None)), ({"a-3a"}, (None, "3", "A")), (set(), (None, None, None))],
)
def test_conformance_not_asked_for_is_not_claimed(asked, claims):
    from pikepdf import pdfa

    made = write_pdf(trees.in_focus(1), sheets.IN_FOCUS, attachments=(FACTS,), moment=MOMENT, fingerprint="f", conformance=frozenset(asked))
    pdf_checks.assert_sound(made.data)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        with pdf.open_metadata() as meta:
            assert (meta.get("pdfuaid:part"), meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) == claims
        if asked == {"a-3a"}:  # nothing of PDF/UA, so nothing that the checker does not know
            assert {finding.message for finding in pdfa.check(pdf, "3b").findings} == {"pdfaid:conformance is 'A', expected 'B'"}


HOSTILE = "A\0 ti\x07tle \ufffe of \ud800 all \uffff kinds\ufeff"


def test_properties_hold_what_xml_and_strings_can():
    """Title, desk and subject come from the brief, headings from templates: as far as a file can say them, the same everywhere."""
    long = "Đê " * 12_000
    heading = n.Heading(level=1, children=(n.Text(text=HOSTILE + long),), id="h", contents=True)
    tree = n.Tree(title=HOSTILE, lang="en", blocks=(heading,), author=HOSTILE, subject=long, keywords=(HOSTILE,) * 3)
    made = write_pdf(tree, sheets.PLAIN, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "A title  of  all  kinds"
        assert str(pdf.docinfo["/Subject"]).endswith("…")
        (entry,) = pdf.open_outline().root
        assert entry.title.startswith("A title  of")
        assert entry.title.endswith("…")


@pytest.mark.parametrize("title", ["", "\u00a0 ", "\0"])
def test_a_document_without_a_title_says_so(title):
    tree = n.Tree(title=title, lang="en", blocks=(trees.p("Words."),))
    made = write_pdf(tree, sheets.PLAIN, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Untitled"


def test_a_figure_may_be_described_at_length():
    made = written(n.Figure(id="f", drawing=trees.drawing(), alt="Đê " * 12_000, caption=(), source=()))
    assert made.pages == 1


def test_unknown_conformance_is_refused():
    with pytest.raises(ValueError, match="a-4"):
        write_pdf(trees.in_focus(1), sheets.IN_FOCUS, moment=MOMENT, fingerprint="f", conformance=frozenset({"a-4"}))


@pytest.mark.debian
def test_qpdf_finds_nothing(sample, tmp_path):
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample[1].data)
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.debian
def test_poppler_reads_the_structure_as_it_did(sample, tmp_path):
    """What another program makes of the tree: roles by depth, and the words under them."""
    name, made = sample
    path = tmp_path / "sample.pdf"
    path.write_bytes(made.data)
    run = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True)
    golden = GOLDEN / f"{name}.poppler.txt"
    assert _read_aloud(run.stdout) == golden.read_text(encoding="utf-8")


def _read_aloud(shown: str) -> str:
    """The output without object numbers, and without white space at line ends, which differs between versions of poppler."""
    return "".join(re.sub(r"Object \d+ \d+", "Object", line).rstrip() + "\n" for line in shown.splitlines())


def test_pages_of_anchors_and_statements():
    made = written(trees.statement(0, id="one"), n.PageBreak(), trees.statement(1, id="two"), trees.statement(0, id="one", anchor=False))
    assert made.pages == 2
    assert made.printed["one"] == (1, 2)
    assert made.printed["two"] == (2,)


def test_empty_tree_is_one_page():
    assert written().pages == 1


def test_missing_font_family_names_the_package():
    from dataclasses import replace

    from briefgen.errors import EnvironmentFault

    sheet = replace(sheets.PLAIN, families=(("serif", "No Such Family"), ("sans", "Be Vietnam Pro")))
    with pytest.raises(EnvironmentFault) as caught:
        write_pdf(n.Tree(title="x", lang="en", blocks=(trees.p("Words."),)), sheet, moment=MOMENT, fingerprint="f")
    assert caught.value.problems[0].hints == ("install the package fontpkg-no-such-family",)

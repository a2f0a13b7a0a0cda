"""The runner of the validators: what is found is told, what is listed is narrow, and nothing passes that was not looked at."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_sheets as sheets
import pdf_trees as trees
import pdf_validators as runner
from pdf_known_false import KNOWN, Found, Known
from pdf_samples import MOMENT

from briefgen.publishing.encryption import encrypted
from briefgen.writers.pdf.write import write_pdf

LISTED = Known(program="outloud", rule="ONE-001", message=r"\d of it", why="so it is")
TREES = replace(LISTED, rule="TWO-002", of="tree")
ONE, TWO = Found("outloud", "ONE-001", "3 of it"), Found("outloud", "TWO-002", "3 of it")


@pytest.fixture(scope="module")
def sound() -> bytes:
    return write_pdf(trees.in_focus(), sheets.IN_FOCUS, moment=MOMENT, fingerprint="f").data


def spoiled(data: bytes) -> bytes:
    """Every program has something to say of it: no title is shown, the words of a font are not known."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root.ViewerPreferences
        del pdf.Root.OutputIntents
        del pdf.Root.MarkInfo
        pdf.save(saved, static_id=True)
    return saved.getvalue().replace(b"%%EOF", b"%%E0F").replace(b"startxref", b"startxxxx")


def looked(*found: Found, kind: str = "brief") -> runner.Looked:
    return runner.Looked(path=Path("a.pdf"), claims=frozenset({"ua-1"}), kinds=frozenset({kind}), found=found)


def told(capsys: pytest.CaptureFixture[str], *files: runner.Looked, whole: bool = False) -> tuple[int, list[str]]:
    code = runner.report(list(files), whole=whole, say=lambda _: None, listed=(LISTED, TREES))
    return code, capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("found", [Found("pdfua", *ONE[1:]), Found("outloud", "ONE-002", ONE.message), ONE._replace(message="3 of it all")])
def test_another_program_rule_or_message_is_not_what_is_listed(capsys: pytest.CaptureFixture[str], found: Found) -> None:
    assert told(capsys, looked(ONE)) == (0, [])
    assert told(capsys, looked(ONE, found)) == (3, [f"a.pdf: {found}"])


def test_what_is_listed_of_trees_is_a_fault_in_a_brief(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, looked(TWO, kind="tree")) == (0, [])
    assert told(capsys, looked(TWO)) == (3, ["a.pdf: outloud TWO-002: 3 of it"])


def test_what_is_listed_and_found_in_no_file_of_the_suite_is_a_fault_but_of_trees(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, looked(ONE, TWO, kind="tree"), whole=True) == (0, [])
    assert told(capsys, looked(ONE), whole=True) == (0, [])
    gone = f"pdf_known_false.py lists what is found no more: {LISTED.program} {LISTED.rule} {LISTED.message}"
    assert told(capsys, looked(TWO, kind="tree"), whole=True) == (3, [gone])


def test_fewer_files_than_there_are_pass_nothing(
    sound: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for count, least in ((0, 0), (1, 2)):
        monkeypatch.setattr(sys, "argv", ["pdf_validators.py", "--least", str(least), str(tmp_path)])
        assert runner.main() == 2
        assert capsys.readouterr() == ("", f"pdf_validators: {count} PDFs to look at, fewer than {count + 1}\n")
        (tmp_path / "one.pdf").write_bytes(sound)
        (tmp_path / "the_same.pdf").write_bytes(sound)


def test_every_entry_says_why_and_none_takes_a_whole_program() -> None:
    assert all(entry.why and entry.rule and not re.fullmatch(entry.message, "") for entry in KNOWN)
    assert not [entry for entry in KNOWN if entry.program in ("qpdf", "veraPDF")]
    assert len(set(KNOWN)) == len(KNOWN)


def test_a_file_is_held_to_what_it_says_alone(tmp_path: Path) -> None:
    found = {}
    for claims in ({"ua-1"}, {"a-3a"}, set()):
        made = write_pdf(trees.in_focus(), sheets.IN_FOCUS, moment=MOMENT, fingerprint="f", conformance=frozenset(claims))
        path = tmp_path / f"{'.'.join(claims)}.pdf"
        path.write_bytes(made.data)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            del pdf.Root.MarkInfo
            del pdf.Root.OutputIntents
            pdf.save(path)
        found[*claims,] = {fault.program for fault in runner.by_python(path).faults()}
    assert found == {("ua-1",): {"pdfua", "outloud"}, ("a-3a",): {"pdfa"}, (): set()}


@pytest.mark.debian
def test_every_program_looks_and_a_copy_under_a_password_is_looked_at_too(sound: bytes, tmp_path: Path) -> None:
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, runner.__file__, *map(str, arguments)], capture_output=True, text=True, check=False)

    (tmp_path / "sound.pdf").write_bytes(sound)
    (tmp_path / "locked.pdf").write_bytes(encrypted(sound, "mở"))
    (tmp_path / "locked.password").write_text("mở", encoding="utf-8")
    passed = run(tmp_path)
    assert (passed.returncode, passed.stdout) == (0, ""), passed.stdout + passed.stderr
    assert passed.stderr.endswith("2 PDFs, no faults\n")
    assert "1 PDFs say that they keep to ua-1\n" in passed.stderr
    (tmp_path / "sound.pdf").write_bytes(spoiled(sound))
    (tmp_path / "locked.pdf").write_bytes(encrypted(spoiled(sound), "mở"))
    failed = run(tmp_path)
    assert failed.returncode == 3, failed.stderr
    lines = [line.removeprefix(f"{tmp_path}/").split()[:2] for line in failed.stdout.splitlines()]
    assert {program for name, program in lines if name == "sound.pdf:"} == {"pdfa", "pdfua", "outloud", "qpdf", "veraPDF"}
    assert {program for name, program in lines if name == "locked.pdf:"} == {"pdfua", "outloud", "veraPDF"}
    few = run("--least", "3", tmp_path)
    assert (few.returncode, few.stdout, few.stderr) == (2, "", "pdf_validators: 2 PDFs to look at, fewer than 3\n")

"""What a night leaves behind: a library that is none any more, records and ledgers that are cut short, folders that cannot be entered."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli import main as cli

ROOT = Path(__file__).resolve().parents[2]
Call = Callable[..., tuple[int, str, str]]
BRIEF = "briefs/harbours.yaml"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with one edition."""
    for folder in ("briefs", "corpus/press"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "briefgen.toml").write_text("")
    (tmp_path / BRIEF).write_text(
        "title: Harbours\ntemplate: memo\ncorpus: ../corpus\nsections:\n  - title: Agreements\n    keywords: [harbour]\n"
    )
    (tmp_path / "corpus/gazette.md").write_text(
        "---\npublished: 2024-05-04\n---\n\nArland and Borland signed a harbour agreement on 3 May 2024.\n"
    )
    (tmp_path / "corpus/press/courier.md").write_text("---\npublished: 2024-05-06\n---\n\nThe harbour opened to ferries on 5 May 2024.\n")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["build", BRIEF]) == 0
    return tmp_path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.run(list(arguments))
        return (code, *capsys.readouterr())

    return call


def library(project: Path) -> Path:
    (found,) = (project / ".briefgen").glob("library-*.sqlite")
    return found


def spoil_header(path: Path) -> None:
    path.write_bytes(b"\xff" * path.stat().st_size)


def spoil_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(2 * 4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(data)


def spoil_row(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("UPDATE readings SET body = replace(body, 'harbour', 'airport')")
    other.close()


@pytest.mark.parametrize("spoil", [spoil_header, spoil_pages, spoil_row])
def test_a_damaged_library_is_made_anew_and_nothing_else_changes(built: Path, call: Call, spoil: Callable[[Path], None]) -> None:
    before = (built / "output/harbours.pdf").read_bytes()
    spoil(library(built))
    code, out, err = call("run", "--all")
    assert (code, out) == (1, "harbours: unchanged, edition 1; 1 thing to look at\n")
    assert "was damaged, and was made anew from the sources" in err
    assert (built / "output/harbours.pdf").read_bytes() == before
    assert call("run", "--all") == (0, "harbours: unchanged, edition 1\n", "")
    spoil(library(built))
    assert call("verify", "output/harbours.pdf")[0] == 0


@pytest.mark.parametrize(
    ("file", "data", "said"),
    [
        ("manifest.json", b"{cut sho", "editions/0001/manifest.json: it is damaged (Expecting property name"),
        ("manifest.json", b"{}", "editions/0001/manifest.json: it is damaged (it holds no 'key')"),
        ("manifest.json", None, "editions/0001/manifest.json: No such file or directory"),
        ("facts.json", b"[]", "editions/0001/facts.json: it is damaged (it holds no 'sections')"),
        ("facts.json", b"\xff\xfe", "editions/0001/facts.json: it is damaged ('utf-8' codec"),
        ("SHA256SUMS", b"no hash\n", "editions/0001/SHA256SUMS: it is damaged (a line is no hash and file name)"),
    ],
)
def test_a_damaged_edition_is_named_with_its_mend(built: Path, call: Call, file: str, data: bytes | None, said: str) -> None:
    before = (built / "output/harbours.pdf").read_bytes()
    path = built / "output/harbours/editions/0001" / file
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    code, _, err = call("build", BRIEF)
    assert code == 3
    assert f"error: edition 1 of 'harbours' cannot be read: output/harbours/{said}" in err
    assert "help: put it back from a copy" in err
    assert (built / "output/harbours.pdf").read_bytes() == before


def rot(path: Path) -> None:
    """One bit of the file is other than it was written."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def lost(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [rot, lost])
def test_a_damaged_pdf_is_put_back_from_the_copy_that_readers_see_never_over_it(
    built: Path, call: Call, spoil: Callable[[Path], None]
) -> None:
    own, seen = built / "output/harbours/editions/0001/brief.pdf", built / "output/harbours.pdf"
    before = seen.read_bytes()
    spoil(own)
    code, out, err = call("run", "--all")
    assert (code, out) == (1, "harbours: unchanged, edition 1; 1 thing to look at\n")
    assert (
        "warning: output/harbours/editions/0001/brief.pdf was damaged, and was put back from output/harbours.pdf, which is the same edition"
        in err
    )
    assert own.read_bytes() == seen.read_bytes() == before
    assert call("run", "--all") == (0, "harbours: unchanged, edition 1\n", "")


def test_where_both_copies_are_damaged_nothing_is_written_and_a_person_is_told(built: Path, call: Call) -> None:
    own, seen = built / "output/harbours/editions/0001/brief.pdf", built / "output/harbours.pdf"
    rot(own)
    seen.write_bytes(b"another")
    code, _, err = call("build", BRIEF)
    assert code == 3
    assert "error: edition 1 of 'harbours' cannot be read: output/harbours/editions/0001/brief.pdf: it is not what was published" in err
    assert "help: put it back from a copy of the archive" in err
    assert seen.read_bytes() == b"another"


@pytest.mark.parametrize("command", [("build", BRIEF), ("diff", "harbours", "1", "2"), ("recall", "gazette.md")])
def test_facts_that_are_well_formed_and_not_what_was_published_are_no_facts(built: Path, call: Call, command: tuple[str, ...]) -> None:
    (built / "corpus/press/courier.md").unlink()
    assert call("build", BRIEF)[0] == 0
    facts = built / "output/harbours/editions/0002/facts.json"
    facts.write_text(facts.read_text().replace("Arland", "Erland"))
    code, _, err = call(*command)
    assert code == 3
    assert "output/harbours/editions/0002/facts.json: it is damaged (not what was published: the disk or somebody changed it)" in err


@pytest.mark.parametrize("file", ["p01.png", "citations.json"])
def test_any_other_damaged_file_of_the_latest_edition_is_named(built: Path, call: Call, file: str) -> None:
    rot(built / "output/harbours/editions/0001" / file)
    code, _, err = call("build", BRIEF)
    assert code == 1
    assert f"output/harbours/editions/0001/{file}: it is not what was published" in err


def test_what_is_where_the_latest_pdf_should_be_is_named(built: Path, call: Call) -> None:
    seen = built / "output/harbours.pdf"
    seen.unlink()
    seen.mkdir()
    code, _, err = call("build", BRIEF)
    assert code == 3
    assert "error: edition 1 of 'harbours' is in the archive, but output/harbours.pdf cannot be written: Is a directory" in err
    assert "help: make room on the disk, check its permissions, or move away what is there; then build again" in err


def test_the_list_of_hashes_is_one_that_a_machine_without_briefgen_checks(built: Path) -> None:
    folder = built / "output/harbours/editions/0001"
    assert subprocess.run(["sha256sum", "--strict", "--check", "--quiet", "SHA256SUMS"], cwd=folder).returncode == 0
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    assert listed == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}


def test_an_edition_made_before_there_was_a_list_is_held_to_what_its_manifest_says(built: Path, call: Call) -> None:
    folder = built / "output/harbours/editions/0001"
    (folder / "SHA256SUMS").unlink()
    code, _, err = call("build", BRIEF)
    assert code == 1
    assert "warning: edition 1 of 'harbours' has no SHA256SUMS: whether its PDF is as it was published nobody can tell" in err
    assert "cd output/harbours/editions/0001 && sha256sum * > SHA256SUMS" in " ".join(err.split())
    code, out, _ = call("verify", "output/harbours.pdf")
    assert code == 0
    assert "the archive has no hash of the PDF of edition 1 (no SHA256SUMS)" in out
    rot(folder / "citations.json")
    code, _, err = call("build", BRIEF)
    assert code == 1
    assert "editions/0001/citations.json: it is not what was published" in err


def test_the_list_that_is_made_as_the_warning_says_is_the_one_that_was_published(built: Path, call: Call) -> None:
    folder = built / "output/harbours/editions/0001"
    before = (folder / "SHA256SUMS").read_text()
    (folder / "SHA256SUMS").unlink()
    subprocess.run(["sh", "-c", "sha256sum * > SHA256SUMS"], cwd=folder, check=True, env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
    assert (folder / "SHA256SUMS").read_text() == before
    assert call("build", BRIEF)[0] == 0
    assert "no hash" not in call("verify", "output/harbours.pdf")[1]


@pytest.mark.parametrize("line", [b"{bad\n", b"\xff\xfe\n", b"[1]\n", b'{"edition": 1, "state": "lost"}\n'])
def test_a_damaged_ledger_is_shown_where_it_is(built: Path, call: Call, line: bytes) -> None:
    assert call("approve", "harbours", "--by", "A. Officer")[0] == 0
    ledger = built / "output/harbours/ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes() + line)
    code, _, err = call("approve", "harbours", "--by", "A. Officer")
    assert code == 3
    assert err.startswith("output/harbours/ledger.jsonl:2: error: this line of the ledger is damaged\n    2 | ")
    assert "help: put the line back from a copy, or take it out" in err


def closed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """As for somebody who may not look into the folder; root may."""
    look, allowed = os.scandir, os.access

    def scandir(path: object = ".") -> object:
        if Path(str(path)) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "access", lambda path, mode, **more: Path(path) != folder and allowed(path, mode, **more))


def test_a_subfolder_that_cannot_be_entered_is_told_not_passed_over(built: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(monkeypatch, built / "corpus/press")
    code, out, err = call("run", "--all")
    assert (code, out) == (1, "harbours: built edition 2: 1 dropped; 1 thing to look at\n")
    assert "warning: press could not be read: no permission to look into the folder; nothing in it was read" in err


def test_a_corpus_that_cannot_be_entered_is_the_machines_fault_in_a_run_too(
    built: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (built / "output/harbours.pdf").read_bytes()
    closed(monkeypatch, built / "corpus")
    code, out, err = call("run", "--all")
    assert code == 3
    assert f"error: {built}/corpus cannot be used: permission denied" in err
    assert out.startswith("briefs/harbours.yaml: failed: ")
    assert (built / "output/harbours.pdf").read_bytes() == before


def test_a_drawing_that_cannot_be_kept_is_drawn_all_the_same(built: Path, call: Call) -> None:
    brief = built / BRIEF
    brief.write_text(brief.read_text().replace("memo", "dossier") + "    exhibits:\n      - kind: timeline\n")
    (built / ".briefgen/drawings").write_text("a file in the way")
    code, out, _ = call("build", BRIEF)
    assert (code, out.splitlines()[0]) == (0, "harbours: built edition 2")


def test_an_archive_that_somebody_deleted_gives_no_number_a_second_time(built: Path, call: Call) -> None:
    kept = (built / "output/harbours").rename(built / "kept")
    before = (built / "output/harbours.pdf").read_bytes()
    code, out, err = call("run", "--all")
    assert code == 3
    assert out == "briefs/harbours.yaml: failed: the archive of 'harbours' is gone, and output/harbours.pdf is an edition of it\n"
    assert "help: put output/harbours back from a copy of the archive\n  help: or move output/harbours.pdf away" in err
    assert (built / "output/harbours.pdf").read_bytes() == before
    shutil.rmtree(built / "output/harbours")
    kept.rename(built / "output/harbours")
    assert call("run", "--all")[0] == 0
    shutil.rmtree(built / "output")
    assert call("run", "--all")[1] == "harbours: built edition 1, 2 statements\n"


def test_an_approved_edition_that_is_gone_is_not_made_anew_under_its_number(built: Path, call: Call) -> None:
    (built / "corpus/press/courier.md").unlink()
    assert call("build", BRIEF)[0] == 0
    assert call("approve", "harbours", "--by", "A. Officer")[0] == 0
    shutil.rmtree(built / "output/harbours/editions/0002")
    code, _, err = call("build", BRIEF)
    assert code == 3
    assert "error: edition 2 of 'harbours' was approved, and is gone from the archive" in err
    assert "help: put output/harbours/editions/0002 back from a copy of the archive" in err

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

PDF = "output/csp_anniversary.pdf"
Run = Callable[..., tuple[int, str, str]]


def facts(root: Path) -> dict[str, Any]:
    folder = root / "output" / "csp_anniversary" / "editions" / "0001"
    loaded: dict[str, Any] = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    return loaded


def first_slice(root: Path) -> tuple[str, str, int, int]:
    """Statement id, document, start and end of the first slice of the first statement."""
    statement = facts(root)["sections"][0]["statements"][0]
    place = next(segment["slice"] for segment in statement["segments"] if "slice" in segment)
    return statement["id"], place["document"], place["start"], place["end"]


def body_of(path: Path) -> tuple[str, str]:
    """Front matter (with its fences and the line after it) and text of a digest."""
    whole = path.read_text(encoding="utf-8")
    match = re.match(r"---\n.*?\n---\n", whole, flags=re.DOTALL)
    assert match
    return whole[: match.end()], whole[match.end() :]


def test_every_statement_of_a_fresh_brief_is_intact(built: Path, run: Run) -> None:
    code, out, _ = run("verify", PDF)
    assert code == 0
    assert "every statement intact" in out


def test_one_character_inside_a_cited_span_is_named_with_statement_page_and_document(built: Path, run: Run) -> None:
    statement, document, start, _ = first_slice(built)
    path = built / "corpus" / f"{document}.md"
    head, body = body_of(path)
    at = next(i for i in range(start + 3, len(body)) if body[i].isalpha())
    path.write_text(head + body[:at] + ("x" if body[at] != "x" else "y") + body[at + 1 :], encoding="utf-8")
    code, out, _ = run("verify", PDF)
    assert code == 5
    line = next(line for line in out.splitlines() if statement in line)
    assert re.match(rf"page \d+: statement {statement}, {document}: source changed: it no longer says", line)


def test_a_change_elsewhere_that_shifts_every_offset_leaves_statements_intact(built: Path, run: Run) -> None:
    _, document, _, _ = first_slice(built)
    path = built / "corpus" / f"{document}.md"
    head, body = body_of(path)
    path.write_text(head + "\nA line that was not there before.\n" + body, encoding="utf-8")
    code, out, _ = run("verify", PDF)
    assert code == 0
    assert "source changed, statement intact" in out


def test_a_source_that_is_gone_is_proved_by_the_library_and_it_says_so(built: Path, run: Run) -> None:
    _, document, _, _ = first_slice(built)
    (built / "corpus" / f"{document}.md").unlink()
    code, out, _ = run("verify", PDF)
    assert code == 0
    assert "its file is gone; intact by the version the library kept" in out
    for library in (built / ".briefgen").glob("library-*"):
        library.unlink()
    code, out, _ = run("verify", PDF)
    assert code == 5
    assert "its source is neither in the corpus nor in the library" in out


def test_a_file_that_is_no_brief_is_told_apart(built: Path, run: Run) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(built / "blank.pdf")
    code, _, err = run("verify", "blank.pdf")
    assert code == 5
    assert "blank.pdf carries no record of its statements" in err
    (built / "notes.pdf").write_text("not a PDF")
    code, _, err = run("verify", "notes.pdf")
    assert code == 3
    assert "notes.pdf cannot be read as a PDF" in err


def test_a_corpus_folder_that_is_not_there_is_no_verdict_on_the_brief(built: Path, run: Run) -> None:
    code, out, err = run("verify", PDF, "--corpus", "korpus")
    assert (code, out) == (2, "")
    assert err == "korpus: error: there is no such folder\n  help: --corpus takes the folder that the sources are in\n"


def attached(pdf: pikepdf.Pdf, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Change an attached JSON file in place."""
    stream = pdf.attachments[name].get_file()
    value = json.loads(stream.read_bytes())
    change(value)
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Stream) and obj.get("/Type") == "/EmbeddedFile" and obj.read_bytes() == stream.read_bytes():
            obj.write(json.dumps(value).encode())


def test_a_doctored_facts_file_is_altered(built: Path, run: Run) -> None:
    def change(value: dict[str, Any]) -> None:
        segment = next(segment for segment in value["sections"][0]["statements"][0]["segments"] if "slice" in segment)
        segment["text"] = segment["text"].replace(" ", " not ", 1)

    with pikepdf.open(built / PDF) as pdf:
        attached(pdf, "facts.json", change)
        pdf.save(built / "doctored.pdf")
    code, out, _ = run("verify", "doctored.pdf")
    assert code == 5
    assert "altered" in out


def test_a_resaved_file_is_still_intact(built: Path, run: Run) -> None:
    with pikepdf.open(built / PDF) as pdf:
        pdf.save(built / "resaved.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    code, out, _ = run("verify", "resaved.pdf")
    assert (code, "every statement intact" in out) == (0, True)


def test_findings_as_json_end_with_a_summary(built: Path, run: Run) -> None:
    code, out, _ = run("verify", PDF, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert lines[-1] == {
        "summary": {"brief": "csp_anniversary", "edition": 1, "statements": len(lines) - 1, "passes": True, "standing": []}
    }
    assert {line["verdict"] for line in lines[:-1]} == {"intact"}


def test_a_box_over_statements_is_seen_though_no_word_changed(built: Path, run: Run) -> None:
    with pikepdf.open(built / PDF) as pdf:
        page = pdf.pages[1]
        box = pdf.make_stream(b"q 1 1 1 rg 60 420 480 120 re f Q")
        page.contents_add(box)
        pdf.save(built / "covered.pdf")
    code, out, _ = run("verify", "covered.pdf")
    assert code == 5
    assert "page 2: page: altered: something covers, marks or replaces part of the page" in out


def test_a_copy_without_its_sources_is_not_called_forged(
    built: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path_factory.mktemp("away") / "copy.pdf"
    copy.write_bytes((built / "output" / "csp_anniversary.pdf").read_bytes())
    monkeypatch.chdir(copy.parent)
    code, out, _ = run("verify", str(copy))
    assert code == 5
    first, second = out.splitlines()[:2]
    assert first.startswith("the sources are not at hand")
    assert "--corpus" in second
    assert "not intact" not in out
    code, out, _ = run("verify", str(copy), "--corpus", str(built / "corpus"))
    assert code == 0
    assert "not at hand" not in out

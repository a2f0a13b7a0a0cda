import os

import pytest

from briefgen.ingestion.scan import FileKind, SourceFile, scan


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_files_are_ordered_by_name_with_subfolders(tmp_path):
    put(tmp_path, "b.txt", "a/z.md", "a/b.pdf", "c.HTML")
    found = scan(tmp_path)
    assert [(f.name, f.kind) for f in found] == [
        ("a/b.pdf", FileKind.PDF),
        ("a/z.md", FileKind.MARKDOWN),
        ("b.txt", FileKind.PLAIN),
        ("c.HTML", FileKind.HTML),
    ]


def test_what_is_no_source_is_left_out(tmp_path):
    put(tmp_path, "sources.yaml", "corrections.yaml", ".hidden.txt", ".git/x.txt", "series.csv", "draft.txt~", "~$report.docx", "a.txt")
    assert [f.name for f in scan(tmp_path)] == ["a.txt"]


def test_names_are_told_as_people_type_them(tmp_path):
    put(tmp_path, "Cafe\u0301.md", "Caf\u00e9.md")
    found = scan(tmp_path)
    assert [(f.name, f.relative, f.path.name) for f in found] == [
        ("Caf\u00e9.md", "Caf\u00e9.md", "Cafe\u0301.md"),
        (f"{tmp_path.name}/Caf\u00e9.md", "Caf\u00e9.md", "Caf\u00e9.md"),
    ]


def test_a_kind_we_do_not_know_is_kept_so_that_it_is_reported(tmp_path):
    put(tmp_path, "sheet.xlsx", "notes")
    assert {f.name: f.kind for f in scan(tmp_path)} == {"notes": FileKind.UNKNOWN, "sheet.xlsx": FileKind.UNKNOWN}


def test_the_same_name_in_two_folders_is_told_apart(tmp_path):
    put(tmp_path, "one/a.txt", "two/a.txt")
    found = scan([tmp_path / "one", tmp_path / "two"])
    assert [f.name for f in found] == ["a.txt", "two/a.txt"]
    assert [f.relative for f in found] == ["a.txt", "a.txt"]


def test_a_missing_folder_and_a_file_are_refused(tmp_path):
    put(tmp_path, "a.txt")
    with pytest.raises(FileNotFoundError, match="does not exist"):
        scan(tmp_path / "none")
    with pytest.raises(NotADirectoryError, match="not a corpus folder"):
        scan(tmp_path / "a.txt")


def test_a_single_file_is_named_by_its_last_part(tmp_path):
    assert SourceFile.at(tmp_path / "x.pdf").name == "x.pdf"


def test_a_name_that_is_not_utf_8_or_holds_controls_can_be_written_down(tmp_path):
    for name in (b"caf\xe9.txt", b"caf\xe8.txt", b"two\nlines.txt"):
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123  pathlib takes no bytes
            file.write(b"Words.")
    found = scan(tmp_path)
    names = [file.name for file in found]
    assert len(set(names)) == 3
    assert all(name == name.encode().decode() and "\n" not in name for name in names)
    assert [file.path.read_bytes() for file in found] == [b"Words."] * 3

from pathlib import Path

import pytest

from briefgen.ingestion.scan import SourceFile, kind_of, scan
from briefgen.ingestion.sidecars import entries_for
from briefgen.ingestion.supervised import IN_PROCESS, read_all
from briefgen.model.corpus import Document, Unread

FIXTURES = Path(__file__).parents[1] / "fixtures/ingestion"
WORDS = "The river commission agreed to open the locks two hours earlier in summer.\n"


@pytest.fixture
def corpus(tmp_path):
    for number in range(IN_PROCESS + 1):
        (tmp_path / f"{number:02}.txt").write_text(WORDS, encoding="utf-8")
    return tmp_path


def test_results_come_in_input_order_and_a_bad_file_is_one_unread(corpus):
    (corpus / "10.pdf").write_bytes(b"%PDF-1.4 cut")
    (corpus / "11.xlsx").write_bytes(b"\x01\x02")
    (corpus / "12.md").write_text("---\ntitle: x\npublishd: y\n---\nWords.\n", encoding="utf-8")
    (corpus / "sources.yaml").write_text("00.txt: {title: The locks}\n", encoding="utf-8")
    files = scan(corpus)
    results = list(read_all(files, entries_for(files), workers=2))
    assert [result.path for result in results] == [file.name for file in files]
    assert {result.path: result.code for result in results if isinstance(result, Unread)} == {
        "10.pdf": "damaged",
        "11.xlsx": "unknown-kind",
        "12.md": "front-matter",
    }
    assert results[0].title.value == "The locks"


def test_a_crash_and_a_hang_disturb_no_other_file(corpus, monkeypatch):
    monkeypatch.syspath_prepend(str(FIXTURES))
    from hostile_paths import CrashingPath, HangingPath

    files = list(scan(corpus))
    for at, (name, path) in enumerate((("crash.pdf", CrashingPath), ("hang.pdf", HangingPath))):
        files.insert(3 + at, SourceFile(path=path(corpus / name), name=name, kind=kind_of(name), folder=corpus))
    results = list(read_all(files, workers=2, timeout=2.0))
    assert [result.path for result in results] == [file.name for file in files]
    assert {result.path: result.code for result in results if isinstance(result, Unread)} == {"crash.pdf": "crashed", "hang.pdf": "timeout"}


def test_few_plain_files_are_read_in_this_process(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a pool was started")

    monkeypatch.setattr("pebble.ProcessPool", refuse)
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    assert [type(result) for result in read_all(scan(tmp_path))] == [Document]


def test_who_stops_listening_leaves_no_workers(corpus):
    results = read_all(scan(corpus), workers=2)
    assert isinstance(next(results), Document)
    results.close()

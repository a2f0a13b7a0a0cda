"""A library that is damaged, or that may not be written, stops nobody: all that matters in it is in the files of the corpus."""

import os
from pathlib import Path

import pytest

from briefgen.app import library as kept
from briefgen.app.library import again_when_damaged, library_problems, open_library
from briefgen.errors import error
from briefgen.storage.rows import LibraryDamaged
from briefgen.storage.sqlite import SqliteLibrary

NOISE = b"no database, only words that are long enough to be taken for a header" * 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / ".briefgen" / "library.sqlite"
    with SqliteLibrary(path) as library, library.transaction():
        library.remember("a.txt", "1")
    return path


def stamps(path: Path) -> dict[str, str]:
    with open_library(path) as library:
        return library.stamps()


def told(path: Path) -> list[str]:
    return [problem.code for problem in library_problems(path)]


def test_a_sound_library_is_opened_where_it_is(path: Path) -> None:
    assert told(path) == []
    assert stamps(path) == {"a.txt": "1"}


def test_one_that_is_no_library_is_set_aside_and_the_next_is_new_and_says_so(path: Path) -> None:
    path.write_bytes(NOISE)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(NOISE)
    with pytest.raises(LibraryDamaged):
        stamps(path)
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite.damaged"], "a new one must not find the old one's journals"
    assert path.with_name("library.sqlite.damaged").read_bytes() == NOISE
    assert told(path) == ["library.renewed"]
    assert stamps(path) == {}
    assert told(path) == []


def test_damage_found_while_it_is_used_sets_it_aside_too(path: Path) -> None:
    with pytest.raises(LibraryDamaged), open_library(path):
        raise LibraryDamaged(error("library.damaged", "found late"))
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite.damaged"]


def test_another_error_leaves_it_where_it_is(path: Path) -> None:
    with pytest.raises(KeyError), open_library(path):
        raise KeyError("a")
    assert stamps(path) == {"a.txt": "1"}


def test_a_new_one_that_another_process_has_begun_is_not_set_aside(path: Path) -> None:
    def another_was_quicker() -> LibraryDamaged:
        path.rename(path.with_name("library.sqlite.damaged"))
        with SqliteLibrary(path) as new, new.transaction():
            new.remember("new.txt", "2")
        return LibraryDamaged(error("library.damaged", "found late"))

    with pytest.raises(LibraryDamaged), open_library(path):
        raise another_was_quicker()
    assert stamps(path) == {"new.txt": "2"}


def test_one_that_cannot_be_written_is_read_from_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    allowed = os.access
    monkeypatch.setattr(kept.os, "access", lambda place, mode: mode != os.W_OK and allowed(place, mode))
    assert told(path) == ["library.not-kept"]
    with open_library(path) as library:
        assert library.stamps() == {"a.txt": "1"}
        with library.transaction():
            library.remember("b.txt", "2")
        assert library.path != path
    assert path.read_bytes() == before
    assert not library.path.exists()


@pytest.mark.parametrize("closed", [".briefgen", "library.sqlite", "library.sqlite-wal"])
def test_one_part_that_cannot_be_written_is_enough_for_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch, closed: str) -> None:
    path.with_name("library.sqlite-wal").touch()
    allowed = os.access
    monkeypatch.setattr(kept.os, "access", lambda place, mode: (Path(place).name, mode) != (closed, os.W_OK) and allowed(place, mode))
    assert told(path) == ["library.not-kept"]
    assert stamps(path) == {"a.txt": "1"}


def test_before_the_first_build_it_is_the_project_that_must_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / ".briefgen" / "library.sqlite"
    assert told(path) == []
    allowed = os.access
    with monkeypatch.context() as closed:
        closed.setattr(kept.os, "access", lambda place, mode: (Path(place), mode) != (tmp_path, os.W_OK) and allowed(place, mode))
        assert told(path) == ["library.not-kept"]
        assert stamps(path) == {}
        assert not path.exists()
    assert stamps(path) == {}
    assert path.exists()


def test_each_set_of_corpus_folders_has_a_file_of_its_own_whatever_their_order(tmp_path: Path) -> None:
    one, two = tmp_path / "corpus", tmp_path / "clippings"
    assert kept.library_path(tmp_path, [one, two]) == kept.library_path(tmp_path, [two, one])
    names = {kept.library_path(tmp_path, folders).name for folders in ([one], [two], [one, two])}
    assert len(names) == 3
    assert all(len(name) == len("library-0123456789ab.sqlite") for name in names)


def test_a_copy_has_what_is_still_in_the_journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.access
    with SqliteLibrary(path) as writing:
        with writing.transaction():
            writing.remember("b.txt", "2")
        assert path.with_name("library.sqlite-wal").stat().st_size
        monkeypatch.setattr(kept.os, "access", lambda place, mode: mode != os.W_OK and allowed(place, mode))
        assert stamps(path) == {"a.txt": "1", "b.txt": "2"}


def test_a_job_is_done_once_more_after_damage_and_no_oftener() -> None:
    tries = []

    @again_when_damaged
    def job(failing: int) -> int:
        tries.append(failing)
        if len(tries) <= failing:
            raise LibraryDamaged(error("library.damaged", "again"))
        return len(tries)

    assert job(1) == 2
    tries.clear()
    with pytest.raises(LibraryDamaged):
        job(9)
    assert len(tries) == 2

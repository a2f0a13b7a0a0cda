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
    with pytest.raises(LibraryDamaged):
        stamps(path)
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

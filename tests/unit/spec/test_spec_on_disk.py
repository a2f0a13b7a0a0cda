from pathlib import Path

import pytest

from briefgen.spec.on_disk import composed, on_disk

APART, TYPED = "Cafe\u0301", "Caf\u00e9"


def test_a_name_is_composed() -> None:
    assert composed(APART) == TYPED == composed(TYPED)


@pytest.mark.parametrize("written", [APART, TYPED])
def test_each_part_is_found_in_either_spelling(tmp_path: Path, written: str) -> None:
    there = tmp_path / APART / "b" / f"{TYPED}.md"
    there.parent.mkdir(parents=True)
    there.touch()
    assert on_disk(tmp_path, f"{written}/b/{written}.md") == there
    (tmp_path / "x").mkdir()
    assert on_disk(tmp_path / "x", f"../{written}").resolve() == there.parents[1]


def test_what_is_not_there_stays_as_it_was_written(tmp_path: Path) -> None:
    assert on_disk(tmp_path, f"{TYPED}/a.md") == tmp_path / TYPED / "a.md"
    assert on_disk(tmp_path, "a.md") == tmp_path / "a.md"


def test_the_spelling_that_was_written_goes_first(tmp_path: Path) -> None:
    for name in (APART, TYPED):
        (tmp_path / name).touch()
        assert on_disk(tmp_path, name) == tmp_path / name

from pathlib import Path

import pytest

from briefgen.errors import SpecError
from briefgen.spec.supersessions import load_supersessions


def write(folder: Path, text: str) -> None:
    (folder / "superseded.yaml").write_text(text, encoding="utf-8")


def test_no_file_supersedes_nothing(tmp_path: Path) -> None:
    assert load_supersessions(tmp_path) == ()


def test_entries_are_read_in_order(tmp_path: Path) -> None:
    write(tmp_path, "- {old: a, new: b, by: A. Officer, on: 2024-05-02}\n- old: c\n  new: d\n")
    first, second = load_supersessions(tmp_path)
    assert (first.old, first.new, first.on) == ("a", "b", "2024-05-02")
    assert (second.old, second.new, second.by) == ("c", "d", None)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "- {old: a, nwe: b}\n- {old: c, new: d, on: soon}\n")
    with pytest.raises(SpecError) as caught:
        load_supersessions(tmp_path)
    messages = [problem.message for problem in caught.value.problems]
    assert "entry 1 has no key 'nwe'" in messages
    assert any("entry 2" in message for message in messages)


def test_a_file_that_is_no_list_is_told(tmp_path: Path) -> None:
    write(tmp_path, "old: a\nnew: b\n")
    with pytest.raises(SpecError, match="the file must be a list of superseded documents"):
        load_supersessions(tmp_path)

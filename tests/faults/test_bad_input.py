"""What a person gets who hands the tool something wrong: what, where, how to mend it, and the previous PDF as it was."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli import main as cli

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, str, str]]
SOURCE = "Vietnam and the U.S. signed a harbour agreement in Hanoi on 3 May 2024.\n"
BRIEF = """title: Harbours
template: in_focus
corpus: ../corpus
sections:
  - title: Agreements
    keywords: [harbour]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of one brief and one source."""
    for folder in ("briefs", "corpus"):
        (tmp_path / folder).mkdir()
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "briefgen.toml").write_text("")
    (tmp_path / "briefs" / "harbours.yaml").write_text(BRIEF)
    (tmp_path / "corpus" / "gazette.md").write_text(f"---\npublished: 2024-05-04\n---\n\n{SOURCE}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def build(capsys: pytest.CaptureFixture[str]) -> Callable[[], tuple[int, str, str]]:
    def call() -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.run(["build", "briefs/harbours.yaml"])
        return (code, *capsys.readouterr())

    return call


def edit(desk: Path, old: str, new: str) -> None:
    path = desk / "briefs" / "harbours.yaml"
    path.write_text(path.read_text().replace(old, new))


def test_a_good_brief_is_built(desk: Path, build) -> None:
    assert build() == (0, "harbours: built edition 1\n  output/harbours.pdf\n  1 page, 1 statement from 1 source, all verified\n", "")


def test_a_missing_brief(desk: Path, build) -> None:
    (desk / "briefs" / "harbours.yaml").unlink()
    code, _, err = build()
    assert code == 2
    assert err.startswith("briefs/harbours.yaml: error:")


def test_yaml_that_cannot_be_read(desk: Path, build) -> None:
    edit(desk, "title: Harbours", "title: [Harbours")
    code, _, err = build()
    assert code == 2
    assert err.startswith("briefs/harbours.yaml:")


def test_an_unknown_key_has_its_line_and_a_suggestion(desk: Path, build) -> None:
    edit(desk, "    keywords: [harbour]", "    keyword: [harbour]")
    code, _, err = build()
    assert code == 2
    assert "briefs/harbours.yaml:6:5: error: section \"Agreements\" has no key 'keyword'" in err
    assert "help: did you mean 'keywords'?" in err


def test_an_unknown_section_and_template_are_told_at_once(desk: Path, build) -> None:
    edit(desk, "template: in_focus", "template: in_focuss")
    edit(desk, "sections:", "sections:\n  - histori")
    code, _, err = build()
    assert code == 2
    assert "in_focuss" in err
    assert "histori" in err


def test_an_empty_corpus(desk: Path, build) -> None:
    (desk / "corpus" / "gazette.md").unlink()
    code, _, err = build()
    assert code == 2
    assert "the corpus is empty" in err
    assert "help:" in err


def test_a_project_in_a_folder_whose_name_is_no_text(desk: Path, build, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Path(os.fsdecode(os.fsencode(desk) + b"/caf\xe9"))
    other.mkdir()
    for name in ("briefs", "corpus", "templates", "briefgen.toml"):
        (desk / name).rename(other / name)
    monkeypatch.chdir(other)
    code, _, err = build()
    assert code == 2
    assert err.startswith(
        "briefs/harbours.yaml:3:9: error: entry 1 of 'corpus' of the brief leads to a folder whose name cannot be read as UTF-8\n"
    )
    assert "  help: rename the folder; or, where its name is in UTF-8, let the locale say so: LC_ALL=C.UTF-8\n" in err


def test_a_corpus_file_that_is_not_text(desk: Path, build) -> None:
    (desk / "corpus" / "picture.txt").write_bytes(bytes(range(256)) * 40)
    code, out, err = build()
    assert code == 1
    assert "warning: picture.txt could not be read" in err
    assert "built edition 1" in out


def test_a_section_for_which_nothing_is_found_says_so_on_the_page(desk: Path, build) -> None:
    edit(desk, "    keywords: [harbour]", "    keywords: [harbour]\n  - title: Airports\n    keywords: [runway]")
    code, _, err = build()
    assert code == 1
    assert "warning: section 'Airports' found no facts" in err
    from briefgen.verification.pages import read_printed

    pages = "".join(read_printed((desk / "output" / "harbours.pdf").read_bytes()).pages)
    assert "nosourceinthecorpusanswersthis" in pages.lower()


def test_an_output_that_cannot_be_written_leaves_the_previous_pdf(desk: Path, build) -> None:
    assert build()[0] == 0
    before = (desk / "output" / "harbours.pdf").read_bytes()
    shutil.move(desk / "output" / "harbours", desk / "aside")
    (desk / "output" / "harbours").write_text("a file in the way")
    (desk / "corpus" / "gazette.md").write_text(f"---\npublished: 2024-05-04\n---\n\n{SOURCE}The harbour opens on 5 June 2024.\n")
    code, _, err = build()
    assert code == 3
    assert "the folder output/ cannot be written" in err
    assert (desk / "output" / "harbours.pdf").read_bytes() == before


def test_a_mistake_leaves_the_previous_pdf(desk: Path, build) -> None:
    assert build()[0] == 0
    before = (desk / "output" / "harbours.pdf").read_bytes()
    edit(desk, "title: Harbours", "titel: Harbours")
    assert build()[0] == 2
    assert (desk / "output" / "harbours.pdf").read_bytes() == before


def test_a_dangling_link_in_the_corpus_is_a_source_that_cannot_be_read(desk: Path, build) -> None:
    (desk / "corpus" / "gone.txt").symlink_to("nowhere")
    code, out, err = build()
    assert code == 1
    assert "warning: gone.txt could not be read: the file does not exist" in err
    assert "built edition 1" in out


def test_a_topic_that_no_source_mentions_is_named_as_the_cause(desk: Path, build) -> None:
    edit(desk, "sections:", "topic: [zebra]\ncutoff: 2024-12-31\nsections:")
    code, _, err = build()
    assert code == 1
    assert "help: no source up to the cutoff mentions a word of `topic:`" in err

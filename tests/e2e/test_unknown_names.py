"""Names that name nothing: the code says whose mistake it is, the help says what was meant."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def built_harbours(harbours: Path, run: Run) -> Path:
    assert run("build", "briefs/harbours.yaml")[0] in (0, 1)
    return harbours


@pytest.mark.parametrize(
    ("arguments", "said", "meant"),
    [
        (["build", "harbours"], "there is no such brief file", "did you mean 'briefs/harbours.yaml'?"),
        (["build", "briefs"], "this is a folder, not a brief file", "files there: briefs/harbours.yaml"),
        (["build", "output/harbours.pdf"], "not a brief file, which is text", "name a .yaml file"),
        (["build", "corpus/gazette.md"], "not a brief file, which is a .yaml file", "briefs: briefs/harbours.yaml"),
        (["read", "corpus/gazett.md"], "the file does not exist", "did you mean 'corpus/gazette.md'?"),
        (["verify", "nowhere.pdf"], "there is no such file", "editions: output/harbours.pdf"),
        (["verify", "corpus/gazette.md"], "this is no edition: verify takes a PDF", "editions: output/harbours.pdf"),
        (["run", "--all", "harbours"], "name briefs, or say --all, not both", "briefgen run --all builds every brief"),
        (["verify", "output/harbour.pdf"], "there is no such file", "did you mean 'output/harbours.pdf'?"),
        (["verify", "output"], "this is a folder, not a file", "files there: output/harbours.pdf"),
        (["diff", "harbour"], "brief 'harbour' has no edition", "did you mean 'harbours'?"),
        (["diff", "harbours"], "has no two editions to compare", "it has edition 1 only"),
        (["diff", "harbours", "1", "9"], "brief 'harbours' has no edition 9", "it has edition 1 only"),
        (["approve", "zzz", "--by", "A"], "brief 'zzz' has no edition", "briefs with editions: harbours"),
        (["approve", "harbours", "4", "--by", "A"], "brief 'harbours' has no edition 4", "it has edition 1 only"),
        (["withdraw", "harbours", "4", "--by", "A", "--why", "B"], "brief 'harbours' has no edition 4", "it has edition 1 only"),
        (["recall", "gazete"], "no edition rests on a document 'gazete'", "did you mean 'gazette'?"),
        (["recall", "corpus/gazette.md"], "no edition rests on a document", "the id of gazette.md is 'gazette'"),
        (["recall", "gaz"], "no edition rests on a document 'gaz'", "did you mean 'gazette', of gazette.md?"),
        (["recall", "gazettte.md"], "no edition rests on a document 'gazettte.md'", "did you mean 'gazette'?"),
        (["recall", "zzz"], "no edition rests on a document 'zzz'", "documents that editions rest on: courier, gazette, observer"),
        (["supersede", "briefs/harbours.yaml", "gazete", "courier", "--by", "A"], "no document 'gazete'", "did you mean 'gazette'?"),
    ],
)
def test_a_wrong_name_is_2_and_the_right_one_is_told(built_harbours: Path, run: Run, arguments: list[str], said: str, meant: str) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert said in err
    assert meant in err


def test_a_source_named_as_a_brief_is_told_in_one_word(harbours: Path, run: Run) -> None:
    err = run("build", "corpus/gazette.md")[2]
    assert err == "corpus/gazette.md: error: not a brief file, which is a .yaml file\n  help: briefs: briefs/harbours.yaml\n"


def test_a_brief_that_was_never_built_is_to_be_built_first(harbours: Path, run: Run) -> None:
    assert "build it first: briefgen build briefs/harbours.yaml" in run("approve", "harbours", "--by", "A")[2]
    assert "no brief was built in this project yet" in run("recall", "gazette")[2]


def test_an_edition_is_named_by_the_file_of_its_brief_as_well(built_harbours: Path, run: Run) -> None:
    code, out, _ = run("approve", "briefs/harbours.yaml", "--by", "A. Officer")
    assert (code, "harbours: edition 1 is now approved" in out) == (0, True)


def test_a_file_that_is_there_among_others_that_are_not_is_read(harbours: Path, run: Run) -> None:
    code, out, err = run("read", "corpus/gazette.md", "nowhere.md")
    assert (code, "Gazette report" in out, "nowhere.md" in err) == (1, True, True)


def test_sections_that_cannot_be_read_are_not_taken_for_missing(harbours: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (harbours / "briefs/sections").mkdir()
    allowed = Path.iterdir

    def refused(path: Path) -> object:
        if path.name == "sections":
            raise PermissionError(13, "Permission denied", str(path))
        return allowed(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    brief = harbours / "briefs/harbours.yaml"
    brief.write_text(brief.read_text().replace("sections:", "sections:\n  - history"))
    code, _, err = run("check", "briefs/harbours.yaml")
    assert code == 3
    assert "briefs/sections: error: cannot be read: Permission denied" in err

"""A corpus that others work in: shares that fail, files that come, go and are written while they are read, names from other systems."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest

from briefgen.app import second_try
from briefgen.cli import main as cli

ROOT = Path(__file__).resolve().parents[2]
Call = Callable[..., tuple[int, str, str]]
BRIEF = "briefs/harbours.yaml"
GAZETTE = "Arland and Borland signed a harbour agreement on 3 May 2024."
COURIER = "The harbour opened to ferries on 5 May 2024."
UNCHANGED = (0, "harbours: unchanged, edition 1\n", "")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(second_try, "PAUSE", 0.0)
    for folder in ("briefs", "corpus/press"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "briefgen.toml").write_text("")
    (tmp_path / BRIEF).write_text(
        "title: Harbours\ntemplate: memo\ncorpus: ../corpus\nsections:\n  - title: Agreements\n    keywords: [harbour]\n"
    )
    (tmp_path / "corpus/gazette.md").write_text(f"---\npublished: 2024-05-04\n---\n\n{GAZETTE}\n")
    (tmp_path / "corpus/press/courier.md").write_text(f"---\npublished: 2024-05-06\n---\n\n{COURIER}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.run(list(arguments))
        return (code, *capsys.readouterr())

    return call


def reading(monkeypatch: pytest.MonkeyPatch, before: Callable[[Path], None] = id, after: Callable[[Path], None] = id) -> None:
    """What else happens when a source is read."""
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        source = "corpus" in path.parts and path.suffix == ".md"
        if source:
            before(path)
        data = read(path)
        if source:
            after(path)
        return data

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


def touched(path: Path) -> Path:
    os.utime(path, (1, 1))
    return path


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ETIMEDOUT])
def test_a_share_that_fails_makes_no_edition_without_what_its_sources_tell(
    desk: Path, call: Call, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    assert call("build", BRIEF)[0] == 0
    gazette, before = touched(desk / "corpus/gazette.md"), (desk / "output/harbours.pdf").read_bytes()

    def fail(path: Path) -> None:
        if path.name == gazette.name:
            raise OSError(number, os.strerror(number), str(path))

    with monkeypatch.context() as failing:
        reading(failing, before=fail)
        code, out, err = call("run", "--all")
        assert code == 3
        assert out == f"briefs/harbours.yaml: failed: gazette.md: the file cannot be read: {os.strerror(number).lower()}\n"
        assert "help: nothing was built, for a brief would leave out what it tells" in err
    assert (desk / "output/harbours.pdf").read_bytes() == before
    assert call("run", "--all") == UNCHANGED


def test_a_share_that_comes_back_at_once_is_read_and_said_to_have_failed(desk: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []
    pauses: list[float] = []

    def fail_once(path: Path) -> None:
        tries.append(path.name)
        if path.name == "gazette.md" and tries.count(path.name) == 1:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(path))

    reading(monkeypatch, before=fail_once)
    monkeypatch.setattr(second_try.time, "sleep", pauses.append)
    code, out, err = call("run", "--all")
    assert code == 1
    assert out == "harbours: built edition 1, 2 statements; 1 thing to look at\n"
    assert "warning: the corpus could be read at the second try only: gazette.md: the file cannot be read: stale file handle" in err
    assert pauses == [0.0]
    assert GAZETTE in (desk / "output/harbours/editions/0001/facts.json").read_text()
    assert call("run", "--all") == UNCHANGED


def test_a_corpus_folder_that_a_share_lists_at_the_second_try_is_whole(desk: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("build", BRIEF)[0] == 0
    look, failed = os.scandir, []

    def scandir(path: object = ".") -> object:
        if str(path).endswith("corpus") and not failed:
            failed.append(path)
            raise OSError(errno.EIO, "Input/output error", str(path))
        return look(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", scandir)
    code, out, err = call("run", "--all")
    assert (code, out) == (1, "harbours: unchanged, edition 1; 1 thing to look at\n")
    assert "the corpus could be read at the second try only" in err


def test_what_no_pause_mends_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def job() -> None:
        calls.append(1)
        raise PermissionError(errno.EACCES, "Permission denied", "corpus")

    calls: list[int] = []
    with pytest.raises(PermissionError):
        second_try.with_second_try(job)
    assert calls == [1]


def test_a_subfolder_that_a_share_fails_to_list_makes_no_edition_either(desk: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("build", BRIEF)[0] == 0
    look = os.scandir

    def scandir(path: object = ".") -> object:
        if str(path).endswith("press"):
            raise OSError(errno.EIO, "Input/output error", str(path))
        return look(path)  # type: ignore[call-overload]

    with monkeypatch.context() as failing:
        failing.setattr(os, "scandir", scandir)
        code, _, err = call("build", BRIEF)
    assert code == 3
    assert "error: press: the file cannot be read: input/output error" in err
    assert call("run", "--all") == UNCHANGED


def test_of_a_source_that_may_not_be_read_nobody_says_that_it_is_gone(desk: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("build", BRIEF)[0] == 0
    courier = touched(desk / "corpus/press/courier.md")

    def refuse(path: Path) -> None:
        if path.name == courier.name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    reading(monkeypatch, before=refuse)
    assert call("build", BRIEF)[0] == 1
    changes = (desk / "output/harbours/editions/0002/changes.md").read_text()
    assert f"{COURIER} (its source could not be read)" in changes
    assert "no longer in the corpus" not in changes


def test_a_file_that_is_read_half_written_is_read_again(desk: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    gazette = desk / "corpus/gazette.md"
    whole = gazette.read_text()
    gazette.write_text(whole[: whole.index(" signed")])

    def go_on(path: Path) -> None:
        if path.name == gazette.name and gazette.stat().st_size < len(whole):
            gazette.write_text(whole)

    reading(monkeypatch, after=go_on)
    code, out, _ = call("build", BRIEF)
    assert (code, "2 statements from 2 sources" in out) == (0, True)
    assert GAZETTE in call("facts", BRIEF)[1]


def test_a_file_that_gets_another_name_meanwhile_is_neither_missed_nor_called_unreadable(
    desk: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    courier = desk / "corpus/press/courier.md"

    def rename(path: Path) -> None:
        if path.name == "gazette.md" and courier.exists():
            courier.rename(courier.with_name("a.md"))

    reading(monkeypatch, before=rename)
    code, out, err = call("build", BRIEF)
    assert (code, "2 statements from 2 sources" in out, err) == (0, True, "")


def test_a_corpus_that_does_not_come_to_rest_is_told(desk: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_on(path: Path) -> None:
        if path.name == "gazette.md":
            with path.open("a") as file:
                file.write("More.\n")

    reading(monkeypatch, after=write_on)
    code, _, err = call("build", BRIEF)
    assert code == 1
    assert "warning: sources were being changed while they were read: gazette.md\n  help: build again when they are saved" in err


def test_names_with_their_accents_apart_are_those_that_people_type(desk: Path, call: Call) -> None:
    apart, typed = normalize("NFD", "Hải Phòng"), normalize("NFC", "Hải Phòng")
    assert apart != typed
    (desk / "corpus").rename(desk / apart)
    (desk / apart / "press").rename(desk / apart / normalize("NFD", "Báo chí"))
    (desk / apart / "gazette.md").rename(desk / apart / f"{apart}.md")
    (desk / BRIEF).write_text((desk / BRIEF).read_text().replace("../corpus", f"../{typed}"))
    (desk / apart / "sources.yaml").write_text(
        f"{typed}.md: {{publisher: The Gazette}}\n{normalize('NFC', 'Báo chí')}/courier.md: {{publisher: The Courier}}\n"
    )
    code, _, err = call("build", BRIEF)
    assert (code, err) == (0, "")
    said = call("sources", BRIEF)[1]
    assert "The Gazette" in said
    assert "The Courier" in said
    assert call("recall", f"{typed}.md")[0] == 0


def test_a_template_folder_without_its_template_is_told_not_passed_over(desk: Path, call: Call) -> None:
    (desk / "templates/memo/brief.xml.j2").unlink()
    code, _, err = call("build", BRIEF)
    assert code == 2
    assert "error: the template 'memo' has no brief.xml.j2" in err
    assert "or take that folder away to use the shipped one" in err


@pytest.mark.parametrize("file", ["briefgen.toml", "templates/memo/style.toml", BRIEF, "corpus/sources.yaml"])
def test_the_mark_that_some_editors_put_first_is_no_mistake(desk: Path, call: Call, file: str) -> None:
    path = desk / file
    text = path.read_text() if path.exists() else "gazette.md: {publisher: The Gazette}\n"
    path.write_text("\ufeff" + (text or "quote_words = 100\n"))
    code, _, err = call("build", BRIEF)
    assert (code, err) == (0, "")


@pytest.mark.parametrize("template", ["dossier", "in_focus"])
def test_a_folder_of_pictures_in_the_corpus_is_told_in_one_line_and_floods_no_page(desk: Path, call: Call, template: str) -> None:
    (desk / BRIEF).write_text((desk / BRIEF).read_text().replace("memo", template))
    (desk / "corpus/photos").mkdir()
    for number in range(300):
        (desk / f"corpus/photos/p{number:03}.jpg").write_bytes(b"\xff\xd8\xff")
    (desk / "corpus/empty.md").write_text("")
    code, out, err = call("build", BRIEF)
    assert code == 1
    assert "2 statements from 2 sources" in out
    told = [line for line in err.splitlines() if line.startswith("warning: ")]
    assert [line.partition(" could not be read")[0] for line in told] == [
        "warning: empty.md",
        "warning: photos/p000.jpg, photos/p001.jpg, photos/p002.jpg and 297 more files",
    ]
    shown = json.loads((desk / "output/harbours/editions/0001/manifest.json").read_text())["pages"]
    text = "".join(page["text"] for page in shown)
    assert text.count("photos/p") in (3, 11)
    assert "and297more" in text or "and289more" in text

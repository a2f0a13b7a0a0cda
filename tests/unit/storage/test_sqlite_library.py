import datetime as dt
import sqlite3
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from briefgen.analysis.traits import traits_of
from briefgen.errors import EnvironmentFault
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.model.evidence import Claim, ClaimKind, EventDate, Quantity, Reading, Speaker
from briefgen.storage.sqlite import SqliteLibrary
from briefgen.text.edtf import parse_edtf
from briefgen.text.normalise import sha256, short_id
from briefgen.text.spans import Span


def made(id: str, *sentences: str, path: str | None = None) -> tuple[Document, Reading]:
    text = "\n".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    document = Document(
        id=id,
        path=path or f"{id}.txt",
        version=sha256(text),
        text=text,
        lines=tuple(Line(span=span, label=LineLabel.BODY) for span in spans),
        paragraphs=tuple(spans),
        title=Known(value="A title", provenance=Provenance.TEXT, confidence=0.5, basis="first line"),
        published=Known(value=parse_edtf("2024-09~"), provenance=Provenance.SIDECAR),
    )
    claims = tuple(
        Claim(
            id=short_id(id, span.of(text)),
            document=id,
            span=span,
            text=span.of(text),
            paragraph=n + 1,
            kind=ClaimKind.EVENT,
            speaker=Speaker(name="Ada Byron", office="Countess"),
            event_date=EventDate(edtf=parse_edtf("1995-07"), basis="stated"),
            quantities=(Quantity(span=span, value=Decimal("1.2"), unit="USD"),),
        )
        for n, span in enumerate(spans)
    )
    return document, Reading(document=id, claims=claims, attributions=(), times=(), quantities=())


@pytest.fixture
def library(tmp_path: Path):
    with SqliteLibrary(tmp_path / "state" / "library.sqlite") as opened:
        yield opened


def put(library: SqliteLibrary, *pairs: tuple[Document, Reading]) -> None:
    with library.transaction():
        for document, reading in pairs:
            library.put(document, reading, traits_of(document, reading, (3, 2**63)))


def test_what_is_put_comes_back_the_same(library: SqliteLibrary) -> None:
    document, reading = made("a", "Ports were opened.", "Trade rose by 1.2 dollars.")
    put(library, (document, reading))
    assert library.documents() == (document,)
    assert library.reading("a") == reading
    assert library.traits() == {"a": traits_of(document, reading, (3, 2**63))}
    assert library.paths() == {"a": "a.txt"}
    assert library.documents()[0].date is not None
    assert library.documents()[0].date.earliest == dt.date(2024, 9, 1)  # type: ignore[union-attr]


def test_the_tokens_of_each_claim_are_kept_beside_its_reading(library: SqliteLibrary) -> None:
    put(library, made("a", "Ports were opened.", "Trade rose by 1.2 dollars."))
    assert [words.split()[0] for words in library.wording("a")] == ["port", "trad"]  # stems


def test_what_is_not_there_is_no_empty_answer(library: SqliteLibrary) -> None:
    put(library, made("a", "Ports were opened."))
    for ask in (library.reading, library.wording):
        with pytest.raises(KeyError, match="nowhere"):
            ask("nowhere")


def test_documents_stand_in_the_order_of_how_well_they_answer(library: SqliteLibrary) -> None:
    put(library, made("a", "Ports, harbours, piers and quays were opened in many towns along the coast."), made("b", "Ports opened."))
    put(library, made("c", "Nothing of the kind."))
    assert library.standing(["ports"]) == ("b", "a")


def test_search_stems_words_ignores_accents_and_takes_phrases(library: SqliteLibrary) -> None:
    put(library, made("a", "Chính phủ Đà Nẵng opened ports.", "The port was closed."), made("b", "Code of conduct talks went on."))
    assert [claim.text for claim, _ in library.search(["port"])] == ["The port was closed.", "Chính phủ Đà Nẵng opened ports."]
    assert [claim.document for claim, _ in library.search(["da nang"])] == ["a"]
    assert [claim.document for claim, _ in library.search(["code of conduct"])] == ["b"]
    assert library.search(["conduct of code"]) == ()
    assert library.search(['"', "…"]) == ()
    assert library.search(["port"], documents=["b"]) == ()
    assert library.standing(["port", "conduct"]) == tuple(claim.document for claim, _ in library.search(["port", "conduct"]))
    assert library.standing(["port", "conduct"], limit=1) == tuple(library.standing(["port", "conduct"])[:1])
    assert library.standing(["…"]) == ()


def test_history_does_not_change_what_a_search_answers(library: SqliteLibrary, tmp_path: Path) -> None:
    put(library, made("a", "Ports were opened.", "Ports were closed."), made("b", "A long line about one port and nothing else."))
    put(library, made("a", "One port was opened in spring."))
    with SqliteLibrary(tmp_path / "fresh.sqlite") as fresh:
        put(fresh, made("a", "One port was opened in spring."), made("b", "A long line about one port and nothing else."))
        assert library.search(["port"]) == fresh.search(["port"])


def test_an_older_version_stays_to_be_asked_for_and_is_no_longer_current(library: SqliteLibrary) -> None:
    old, new = made("a", "It was five."), made("a", "It was six.")
    put(library, old)
    put(library, new)
    assert library.documents() == (new[0],)
    assert library.version("a", old[0].version) == old[0]
    assert library.version("a", "0" * 64) is None


def test_retain_forgets_what_left_the_corpus(library: SqliteLibrary) -> None:
    kept, gone = made("a", "Ports were opened."), made("b", "Ports were closed.")
    put(library, kept, gone)
    with library.transaction():
        library.remember("a.txt", "1")
        library.remember("b.txt", "1")
        library.retain(["a.txt"])
    assert library.documents() == (kept[0],)
    assert [claim.document for claim, _ in library.search(["ports"])] == ["a"]
    assert library.stamps() == {"a.txt": "1"}
    assert library.version("b", gone[0].version) == gone[0]
    assert list(library.traits()) == list(library.paths()) == ["a"]
    with pytest.raises(KeyError):
        library.reading("b")


def test_hidden_documents_are_in_no_answer(library: SqliteLibrary) -> None:
    put(library, made("a", "Ports were opened."), made("b", "Ports were closed."))
    assert len(library.documents()) == 2
    library.hide(["a"])
    assert [document.id for document in library.documents()] == list(library.traits()) == ["b"]
    assert library.standing(["ports"]) == ("b",)


def test_a_library_from_before_traits_has_every_file_read_again(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    first = files("briefgen.storage").joinpath("migrations", "0001_library.sql").read_text(encoding="utf-8")
    with sqlite3.connect(path) as old:
        old.executescript(first + "PRAGMA user_version = 1; INSERT INTO files (path, stamp) VALUES ('a.txt', '1');")
    old.close()
    with SqliteLibrary(path) as library:
        assert library.stamps() == {}
        put(library, made("a", "Ports were opened."))
        assert list(library.traits()) == ["a"]


def test_a_failed_transaction_leaves_nothing(library: SqliteLibrary) -> None:
    def write_and_fail() -> None:
        with library.transaction():
            document, reading = made("a", "Ports were opened.")
            library.put(document, reading, traits_of(document, reading))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert library.documents() == ()


def test_a_damaged_row_is_said_with_its_mend(library: SqliteLibrary) -> None:
    put(library, made("a", "Ports were opened."))
    with sqlite3.connect(library.path) as other:
        other.execute("UPDATE documents SET body = replace(body, 'opened', 'closed')")
    other.close()
    with pytest.raises(EnvironmentFault) as caught:
        library.documents()
    assert caught.value.problems[0].message == "the library is damaged at document a"
    assert caught.value.problems[0].hints == ("delete the folder .briefgen and build again",)


def test_a_file_that_is_no_library_is_said(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_text("not a database, only words that are long enough to be read as a header" * 20)
    with pytest.raises(EnvironmentFault, match=r"the library library\.sqlite cannot be used"):
        SqliteLibrary(tmp_path / "library.sqlite")


def test_a_full_disk_is_told_with_its_mend(tmp_path):
    path = tmp_path / "library.sqlite"
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with SqliteLibrary(path) as library, pytest.raises(EnvironmentFault) as fault, library.transaction():
        raise full
    (problem,) = fault.value.problems
    assert problem.message == "the library library.sqlite cannot be used: database or disk is full"
    assert problem.hints == ("make room on the disk, then try again",)


def test_libraries_that_several_find_new_at_once_are_made_once(tmp_path):
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    for round_ in range(20):
        path = tmp_path / f"{round_}.sqlite"
        together = Barrier(8)

        def opened(_, path=path, together=together):
            together.wait()
            with SqliteLibrary(path) as library:
                return library.documents()

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(opened, range(8))) == [()] * 8

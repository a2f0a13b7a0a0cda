"""The library in one SQLite file: WAL, full sync, FTS5 over claims. History never changes what a search answers."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.resources import files
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefgen.errors import EnvironmentFault, error
from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim, Reading
from briefgen.model.traits import Traits
from briefgen.storage.mends import said, store_mend
from briefgen.storage.rows import LibraryDamaged, checked, from_row, to_row
from briefgen.text.normalise import folded, sha256
from briefgen.text.phrases import tokens

SCHEMA = 3
PATIENCE = 30.0
"""Seconds that a process waits for another one's writing."""


class SqliteLibrary:
    """Adapter of the Library port. Use as a context manager; a write is durable when its `put` or `commit` returns.

    Raises:
        LibraryDamaged: the file does not hold what was written to it; any method may find that out.
        EnvironmentFault: the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._documents: tuple[Document, ...] | None = None
        self._traits: dict[str, Traits] | None = None
        self._readings: dict[str, Reading] = {}
        self._hidden: frozenset[str] = frozenset()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            self._journal_ahead()
            self._db.execute("PRAGMA synchronous = FULL")
            self._migrate()
        except (OSError, sqlite3.Error) as reason:
            raise _fault(path, reason) from reason

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def _journal_ahead(self) -> None:
        # SQLite's own timeout does not hold for the change to WAL: of several that find a new library at once, all but one are refused
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as reason:
                if reason.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(0.01)

    def _migrate(self) -> None:
        if self._version() == SCHEMA:
            return
        self._db.execute("BEGIN IMMEDIATE")  # two builds may find a new library at once: the second waits, and looks again
        try:
            done = self._version()
            if done > SCHEMA:
                raise sqlite3.DatabaseError("it was made by a newer briefgen")
            for number, statement in _statements():
                if number > done:
                    self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {SCHEMA}")
        except BaseException:
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _version(self) -> int:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        return int(version)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside become durable together, or none does.

        Raises:
            EnvironmentFault: the disk is full, or the file cannot be used.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk has rolled back already
                    self._db.execute("ROLLBACK")
                self._forget()
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as reason:
            raise _fault(self.path, reason) from reason

    def hide(self, documents: Iterable[str]) -> None:
        """Answer from now on as if these documents were not current; for this connection only."""
        self._hidden = frozenset(documents)

    # -- the port -------------------------------------------------------------------------------

    def put(self, document: Document, reading: Reading, traits: Traits) -> None:
        """See Library.put; call inside `transaction`."""
        db, body = self._db, to_row(document)
        self._drop_claims(document.id)
        db.execute("UPDATE documents SET current = 0 WHERE id = ?", (document.id,))
        db.execute(
            "INSERT OR REPLACE INTO documents (id, version, path, current, body, sha) VALUES (?, ?, ?, 1, ?, ?)",
            (document.id, document.version, document.path, *body),
        )
        db.execute("INSERT OR REPLACE INTO readings (document, body, sha) VALUES (?, ?, ?)", (document.id, *to_row(reading)))
        db.execute("INSERT OR REPLACE INTO traits (document, body, sha) VALUES (?, ?, ?)", (document.id, *to_row(traits)))
        wording = "".join(" ".join(tokens(claim.text)) + "\n" for claim in reading.claims)
        db.execute("INSERT OR REPLACE INTO wordings (document, body, sha) VALUES (?, ?, ?)", (document.id, wording, sha256(wording)))
        for place, claim in enumerate(reading.claims):
            number = db.execute("INSERT INTO claims (document, place) VALUES (?, ?)", (document.id, place)).lastrowid
            db.execute("INSERT INTO claim_words (rowid, words) VALUES (?, ?)", (number, folded(claim.text)))
        self._forget()

    def retain(self, paths: Iterable[str]) -> None:
        """See Library.retain; call inside `transaction`."""
        kept = set(paths)
        for document, path in self._db.execute("SELECT id, path FROM documents WHERE current = 1").fetchall():
            if path not in kept:
                self._drop_claims(document)
                self._db.execute("UPDATE documents SET current = 0 WHERE id = ?", (document,))
                self._db.execute("DELETE FROM readings WHERE document = ?", (document,))
                self._db.execute("DELETE FROM traits WHERE document = ?", (document,))
                self._db.execute("DELETE FROM wordings WHERE document = ?", (document,))
        for (path,) in self._db.execute("SELECT path FROM files").fetchall():
            if path not in kept:
                self._db.execute("DELETE FROM files WHERE path = ?", (path,))
        self._forget()

    def documents(self) -> tuple[Document, ...]:
        """See Library.documents."""
        if self._documents is None:
            rows = self._rows("SELECT id, body, sha FROM documents WHERE current = 1 ORDER BY id")
            self._documents = tuple(from_row(Document, body, sha, f"document {document}") for document, body, sha in rows)
        return tuple(document for document in self._documents if document.id not in self._hidden)

    def traits(self) -> Mapping[str, Traits]:
        """See Library.traits."""
        if self._traits is None:
            rows = self._rows("SELECT document, body, sha FROM traits ORDER BY document")
            self._traits = {document: from_row(Traits, body, sha, f"traits of {document}") for document, body, sha in rows}
        return {document: traits for document, traits in self._traits.items() if document not in self._hidden}

    def version(self, document: str, version: str) -> Document | None:
        """See Library.version."""
        row = next(self._rows("SELECT body, sha FROM documents WHERE id = ? AND version = ?", (document, version)), None)
        return from_row(Document, row[0], row[1], f"document {document}") if row else None

    def reading(self, document: str) -> Reading:
        """See Library.reading."""
        if document not in self._readings:
            row = next(self._rows("SELECT body, sha FROM readings WHERE document = ?", (document,)), None)
            if not row:
                raise KeyError(document)
            self._readings[document] = from_row(Reading, row[0], row[1], f"reading of {document}")
        return self._readings[document]

    def wording(self, document: str) -> tuple[str, ...]:
        """See Library.wording."""
        row = next(self._rows("SELECT body, sha FROM wordings WHERE document = ?", (document,)), None)
        if not row:
            raise KeyError(document)
        return tuple(checked(row[0], row[1], f"wording of {document}").split("\n")[:-1])

    def search(self, phrases: Sequence[str], documents: Iterable[str] | None = None, limit: int = 2000) -> tuple[tuple[Claim, float], ...]:
        """See Library.search."""
        found = self._found(phrases, documents, limit)
        return tuple((self.reading(document).claims[place], -score) for document, place, score in found)

    def standing(self, phrases: Sequence[str], documents: Iterable[str] | None = None, limit: int = 2000) -> tuple[str, ...]:
        """See Library.standing."""
        return tuple(document for document, _, _ in self._found(phrases, documents, limit))

    def _found(self, phrases: Sequence[str], documents: Iterable[str] | None, limit: int) -> Iterator[tuple[str, int, float]]:
        """Document, place and score (lower is better) of each claim that holds any of the phrases, best first."""
        quoted = ['"{}"'.format(words.replace('"', " ")) for phrase in phrases if any(map(str.isalnum, words := folded(phrase)))]
        if not quoted:
            return iter(())
        rows = self._rows(
            "SELECT c.document, c.place, bm25(claim_words) FROM claim_words JOIN claims c ON c.number = claim_words.rowid"
            " WHERE claim_words MATCH ? ORDER BY 3, 1, 2",
            (" OR ".join(quoted),),
        )
        wanted = None if documents is None else frozenset(documents)
        return islice((row for row in rows if row[0] not in self._hidden and (wanted is None or row[0] in wanted)), limit)

    # -- what ingest remembers --------------------------------------------------------------------

    def stamps(self) -> dict[str, str]:
        """Path -> stamp of every file that was read."""
        return dict(self._rows("SELECT path, stamp FROM files"))

    def paths(self) -> dict[str, str]:
        """Id -> path of every current document, ordered by id."""
        return dict(self._rows("SELECT id, path FROM documents WHERE current = 1 ORDER BY id"))

    def remember(self, path: str, stamp: str) -> None:
        """Note that the file at `path` was read in the state this stamp stands for; call inside `transaction`."""
        self._db.execute("INSERT OR REPLACE INTO files (path, stamp) VALUES (?, ?)", (path, stamp))

    def _rows(self, query: str, arguments: tuple[str, ...] = ()) -> Iterator[Any]:
        try:
            for row in self._db.execute(query, arguments):  # noqa: UP028  `yield from` would close the cursor, after the library perhaps
                yield row
        except sqlite3.Error as reason:
            raise _fault(self.path, reason) from reason

    def _forget(self) -> None:
        """What was loaded may not be what is stored any more."""
        self._documents = self._traits = None
        self._readings.clear()

    def _drop_claims(self, document: str) -> None:
        self._db.execute("DELETE FROM claim_words WHERE rowid IN (SELECT number FROM claims WHERE document = ?)", (document,))
        self._db.execute("DELETE FROM claims WHERE document = ?", (document,))


def _statements() -> Iterator[tuple[int, str]]:
    """Every statement of the migrations with the schema that it leads to, in order."""
    folder = files("briefgen.storage").joinpath("migrations")
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql")):
        statement = ""
        for line in folder.joinpath(name).read_text(encoding="utf-8").splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield int(name[:4]), statement
                statement = ""


def _fault(path: Path, reason: Exception) -> EnvironmentFault:
    # Extended codes keep the primary one in their lowest byte (sqlite.org/rescode.html)
    kind = LibraryDamaged if getattr(reason, "sqlite_errorcode", 0) & 0xFF in _DAMAGE else EnvironmentFault
    hint = store_mend(path, reason) or "delete the folder .briefgen and build again"
    return kind(error("library.open", f"the library {path.name} cannot be used: {said(reason)}", hints=(hint,)))


_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

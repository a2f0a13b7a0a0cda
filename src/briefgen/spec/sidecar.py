"""What a person says of a source: corpus/sources.yaml, and front matter at the top of a text."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError, field_validator

from briefgen.errors import Problem, SpecError
from briefgen.spec.closeness import nearest
from briefgen.spec.composer import Composed, compose
from briefgen.spec.composer import Path as Steps
from briefgen.spec.fields import keys_at
from briefgen.spec.file_text import compose_file, present
from briefgen.spec.on_disk import composed, on_disk
from briefgen.spec.problems import Checked, Place, in_order, problem_at, translate
from briefgen.spec.schema import Date, DateText, Strict, Words, one_or_more

SIDECAR_FILE = "sources.yaml"
_MAX_CHARACTERS = 1 << 25  # a sidecar may describe tens of thousands of documents
_MAX_NODES = 2_000_000
_FENCE = re.compile(r"---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_FRONT_MATTER_CHARACTERS = 1 << 16


_OURS = (
    ("date", "published", re.compile(r"\d{4}-\d\d-\d\d(?=$|[T ])")),
    ("author", "authors", re.compile(r".+")),
    ("source", "url", re.compile(r"https?://[^\s/]\S*")),
)
"""Keys of site generators and clippers, ours for the same, and what a value must look like to be taken over."""
_THEIRS = frozenset(
    (
        *(
            "date",
            "author",
            "source",
            "tags",
            "categories",
            "category",
            "description",
            "draft",
            "layout",
            "slug",
            "image",
            "cover",
            "weight",
        ),
        *("toc", "aliases", "created", "updated", "modified", "lastmod", "keywords", "summary", "subtitle", "featured", "comments"),
        *("permalink", "cssclasses", "type", "template", "status"),
    )
)
"""Keys of theirs: read above, or of no use here."""


class SourceEntry(Strict):
    """What is said of one document; every key may be left out."""

    id: Words | None = Field(default=None, description="The document's identity; default: its path in the corpus.")
    title: Words | None = Field(default=None, description="Title, as printed in the reference.")
    publisher: Words | None = Field(default=None, description="Who publishes it.")
    origin: Words | None = Field(default=None, description="Whose reporting it is, when that is not the publisher: an agency.")
    authors: Annotated[tuple[Words, ...], BeforeValidator(one_or_more)] | None = Field(default=None, description="One name, or a list.")
    published: Date | None = Field(default=None, description="Publication date (EDTF): 2024, 2024-09, 2024-09-10, 2024-09~.")
    date_basis: Words | None = Field(default=None, description="How the date is known when it is not printed on the document.")
    url: Words | None = Field(default=None, description="Where it was found.")
    accessed: DateText | None = Field(default=None, description="When it was found (a day, YYYY-MM-DD).")
    kind: Words | None = Field(default=None, description="What it is: news report, speech, press release.")
    standing: Words | None = Field(
        default=None, description="What the source is, for the reader: state news agency, party paper, ministry."
    )
    marking: Words | None = Field(default=None, description="Handling marking; above the brief's it stops the build.")
    language: Words | None = Field(default=None, description="Language code, such as en or vi.")

    @field_validator("url")
    @classmethod
    def _web(cls, value: str | None) -> str | None:
        """It is printed as a link, so other schemes have no place in it."""
        if value is not None and not re.match(r"https?://[^\s/]", value):
            raise ValueError("must be an address that begins with http:// or https://")
        return value


def load_sidecar(corpus_folder: Path) -> dict[str, SourceEntry]:
    """Entries of the folder's sources.yaml by path in the folder (POSIX, NFC, without `./`); empty when there is no such file.

    Raises:
        SpecError: the file is wrong; all problems at once.
        EnvironmentFault: it is there but cannot be read.
    """
    path = corpus_folder / SIDECAR_FILE
    if not path.exists():
        return {}
    file = compose_file(path, "sources", max_characters=_MAX_CHARACTERS, max_nodes=_MAX_NODES)
    problems = list(file.problems)
    entries: dict[str, SourceEntry] = {}
    ids: dict[str, str] = {}
    if isinstance(file.value, dict):
        for written, raw in file.value.items():
            place = Place(file=file, path=(written,))
            name = composed(posixpath.normpath(written.replace("\\", "/")))
            entry = _entry(present(raw) if raw is not None else {}, file, (written,), f"source '{written}'", problems)
            if problem := _misnamed(name, place, corpus_folder, file.value):
                problems.append(problem)
            if name in entries:
                problems.append(problem_at(place, "spec.duplicate-source", f"the source '{name}' is described twice", key=True))
            if entry is None:
                continue
            entries[name] = entry
            if entry.id is not None and entry.id in ids:
                at = Place(file=file, path=(written, "id"))
                message = f"source '{written}' has the id '{entry.id}', which is that of '{ids[entry.id]}'"
                problems.append(problem_at(at, "spec.duplicate-source", message, "give each document an id of its own"))
            ids.setdefault(entry.id or name, written)
    elif file.complete and file.value is not None:
        message = "the file must name sources, each with what is known of it"
        problems.append(problem_at(Place(file=file, path=()), "spec.wrong-type", message, "article.txt: {title: …, published: …}"))
    if problems:
        raise SpecError(*in_order(problems, (str(path),)))
    return entries


def parse_front_matter(text: str, path: str) -> tuple[SourceEntry | None, int]:
    """The fields between `---` lines at the top of `text`, and the offset where the body begins; (None, 0) without front matter.

    Two rules of dashes are no front matter unless what stands between them has one of our keys. path: for messages.

    Raises:
        SpecError: the front matter is wrong; all problems at once.
    """
    start = 1 if text.startswith("\ufeff") else 0
    fence = _FENCE.match(text, start)
    end = _END.search(text, fence.end(), fence.end() + _FRONT_MATTER_CHARACTERS) if fence else None
    if not fence or not end:
        return None, 0
    block = text[fence.end() : end.start()]
    if not _speaks_of_a_source(block):
        return None, 0
    file = compose(block, path, first_line=2)
    problems = list(file.problems)
    entry = None
    if file.complete:
        entry = _entry(_in_our_words(present(file.value)), file, (), "the front matter", problems)
    if problems:
        raise SpecError(*in_order(problems, (path,)))
    return entry, end.end()


def _in_our_words(raw: object) -> object:
    """Front matter as other programs write it: their day, author and address under our keys, what only concerns them left out."""
    if not isinstance(raw, dict):
        return raw
    kept = {key: value for key, value in raw.items() if key not in _THEIRS}
    for theirs, ours, fitting in _OURS:
        found = fitting.match(raw[theirs]) if isinstance(raw.get(theirs), str) else None
        if found is not None and ours not in kept:
            kept[ours] = found[0]
    return kept


def _speaks_of_a_source(block: str) -> bool:
    keys = re.findall(r"^[\"']?([a-z_]+)[\"']?[ \t]*:(?:[ \t\r]|$)", block, re.MULTILINE)
    return any(key in keys_at(SourceEntry, ()) for key in keys)


def _entry(raw: object, file: Composed, at: Steps, subject: str, problems: list[Problem]) -> SourceEntry | None:
    try:
        return SourceEntry.model_validate(raw)
    except ValidationError as fault:
        checked = Checked(model=SourceEntry, subject=subject, place=lambda path: Place(file=file, path=(*at, *path)))
        problems.extend(translate(fault, checked))
        return None


def _misnamed(name: str, place: Place, folder: Path, described: dict[str, object]) -> Problem | None:
    """A Problem when no such file is there and a marking would be lost, or one that is not described has nearly its name.

    Of other entries without a file, a warning is told where the corpus is read: what was deleted need not stop a build.
    """
    stem = name.partition("#")[0]  # items of a feed are FILE#ITEM
    if (there := on_disk(folder, stem)).exists():
        return None
    parent = there.parent
    files = sorted(other.name for other in parent.iterdir() if other.is_file()) if parent.is_dir() else []
    near = nearest(posixpath.basename(stem), (other for other in files if posixpath.join(posixpath.dirname(name), other) not in described))
    message = f"there is no source '{name}' in the folder"
    if near is not None and near != SIDECAR_FILE:
        return problem_at(place, "spec.no-file", message, f"did you mean '{near}'?", key=True)
    entry = described.get(str(place.path[-1]))
    if isinstance(entry, dict) and entry.get("marking"):
        hint = "correct the name, so that the source has its marking, or take the entry out"
        return problem_at(place, "spec.no-file", f"{message}, so its marking marks nothing", hint, key=True)
    return None

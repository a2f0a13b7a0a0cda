"""briefgen.toml: what holds for every brief of a project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pydantic import Field, ValidationError, model_validator

from briefgen.errors import Location, Problem, SpecError, error
from briefgen.spec.composer import Composed, Mark
from briefgen.spec.composer import Path as Steps
from briefgen.spec.file_text import read_spec_text
from briefgen.spec.outward import FetchTable, MailTable, ScheduleTable, WebhookTable
from briefgen.spec.problems import Checked, Place, in_order, translate
from briefgen.spec.schema import Strict, Words, key_fault

SETTINGS_FILE = "briefgen.toml"
_HEADING = re.compile(r"\s*\[\[?\s*([\w.-]+)")
_ENTRY = re.compile(r"\s*([\w-]+)\s*=\s*(.*?)\s*(?:#.*)?$")
_TOML = 'each table once, as [name]; under it one key = value a line, text in "quotes", lists in [brackets]'
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


class Limits(Strict):
    """What one source may cost. file_mb: megabytes (10^6 bytes) on disk; seconds: wall time; memory_mb: of the reading process."""

    file_mb: int = Field(default=50, ge=1, description="Largest source file, in megabytes.")
    seconds: int = Field(default=30, ge=1, description="Longest time for reading one source.")
    memory_mb: int = Field(default=1024, ge=128, description="Most memory for reading one source, in megabytes.")


class Settings(Strict):
    """Settings of a project. markings: low to high. quote_words: longest passage of a source printed in one piece, in words."""

    markings: tuple[Words, ...] = Field(
        default=("Public", "For official use", "Restricted", "Confidential", "Secret"),
        min_length=1,
        description="Handling markings, low to high.",
    )
    quote_words: int = Field(default=120, ge=20, description="Longest passage of a source that is printed in one piece, in words.")
    bulk_html: bool = Field(default=False, description="Read saved web pages twice as fast, a little less exactly (extra `bulk`).")
    limits: Limits = Field(default=Limits(), description="What one source may cost.")
    fetch: FetchTable = Field(default=FetchTable(), description="What is fetched, and how.")
    mail: MailTable | None = Field(default=None, description="Who gets approved editions by mail.")
    webhook: WebhookTable | None = Field(default=None, description="A program that is told of approved editions.")
    schedule: ScheduleTable = Field(default=ScheduleTable(), description="When a scheduler runs briefgen.")

    @model_validator(mode="after")
    def _distinct(self) -> Settings:
        levels = [level.casefold() for level in self.markings]
        if len(set(levels)) < len(levels):
            raise key_fault("markings", "'markings' names a level twice", "keep each level once, low to high")
        return self

    @model_validator(mode="after")
    def _ceilings(self) -> Settings:
        for name, table in (("mail", self.mail), ("webhook", self.webhook)):
            if table is not None and table.max_marking is not None and self.level(table.max_marking) is None:
                raise key_fault(
                    name, f"'max_marking' of '{name}' is {table.max_marking!r}, which is no level", f"one of {', '.join(self.markings)}"
                )
        return self

    def level(self, marking: str) -> int | None:
        """How high a marking is, from 0; None for a word that is no level here. Case does not matter."""
        levels = [level.casefold() for level in self.markings]
        return levels.index(marking.casefold()) if marking.casefold() in levels else None


def settings_name(root: Path) -> str:
    """The settings file as messages name it: seen from the current folder where it lies below that."""
    path = root / SETTINGS_FILE
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def load_settings(root: Path) -> Settings:
    """Settings of the project at `root`; the defaults when it has no briefgen.toml.

    Raises:
        SpecError: the file is wrong; all problems at once.
    """
    path = root / SETTINGS_FILE
    if not path.exists():
        return Settings()
    shown = settings_name(root)
    text = read_spec_text(path, "settings")
    lines = tuple(text.splitlines())
    try:
        value = _tuples(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise SpecError(_syntax(str(fault), shown, lines)) from None
    keys, values = _places(lines)
    file = Composed(path=shown, lines=lines, value=value, keys=keys, values=values, problems=())
    try:
        return Settings.model_validate(value)
    except ValidationError as fault:
        checked = Checked(model=Settings, subject="the settings file", place=lambda steps: Place(file=file, path=steps))
        raise SpecError(*in_order(translate(fault, checked), (shown,))) from None


def _syntax(message: str, path: str, lines: tuple[str, ...]) -> Problem:
    at = _AT.search(message)
    if not at:
        return error("spec.toml", f"not readable as TOML: {message}", Location(path=path), hints=(_TOML,))
    line, column = int(at[1]), int(at[2])
    where = Location(path=path, line=line, column=column)
    snippet = lines[line - 1] if line <= len(lines) else None
    return error("spec.toml", f"not readable as TOML: {message[: at.start()]}", where, snippet=snippet, hints=(_TOML,))


def _tuples(value: object) -> object:
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return tuple(_tuples(inner) for inner in value) if isinstance(value, list) else value


def _places(lines: tuple[str, ...]) -> tuple[dict[Steps, Mark], dict[Steps, Mark]]:
    """Where each key and its value are written: tomllib keeps no places, and these files hold one key a line under `[table]`."""
    keys: dict[Steps, Mark] = {}
    values: dict[Steps, Mark] = {}
    table: Steps = ()
    for number, line in enumerate(lines, 1):
        if heading := _HEADING.match(line):
            table = tuple(heading[1].split("."))
            keys.setdefault(table, Mark(number, heading.start(1) + 1, len(heading[1])))
            values.setdefault(table, keys[table])
        elif entry := _ENTRY.match(line):
            path = (*table, entry[1])
            keys.setdefault(path, Mark(number, entry.start(1) + 1, len(entry[1])))
            values.setdefault(path, Mark(number, entry.start(2) + 1, max(len(entry[2]), 1)))
    return keys, values

"""YAML read from events: every value with its place, every problem at once, never recursive.

PyYAML's own composer recurses (100,000 nested `[` end the process) and knows YAML 1.1 (`NO` is false); libyaml's events do
neither. What a spec has no use for is refused: anchors, aliases, tags, merge keys, keys that are not words, a second document.
Scalars follow YAML 1.2's core schema, less octal, hexadecimal and `.inf`, and a number with a leading zero stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events as ev

from briefgen.errors import Location, Problem, error
from briefgen.spec.syntax import MERGE_HINT, QUOTE_HINT, syntax_problem, unreadable_characters

Path = tuple[str | int, ...]
"""Steps from the top of a file to a value: keys and, in lists, positions from 0."""

MAX_DEPTH = 64
MAX_CHARACTERS = 1 << 20
MAX_NODES = 100_000

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what libyaml counts as a line
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][-+]?[0-9]{1,3})?\Z|[-+]?(?:0|[1-9][0-9]*)\.\Z")
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something is written: line and column from 1, length in code points on that line."""

    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """One file as read.

    value: None, bool, int, float, str, tuple or dict with text keys; None for an empty file. lines: without newlines.
    keys, values: where each is written. doubtful: paths whose value was refused here; what else is wrong with it needs no mention.
    complete: False when reading stopped early, so that what is missing from `value` may only not have been reached.
    """

    path: str
    lines: tuple[str, ...]
    value: object
    keys: dict[Path, Mark]
    values: dict[Path, Mark]
    problems: tuple[Problem, ...]
    doubtful: frozenset[Path] = frozenset()
    complete: bool = True

    def locate(self, mark: Mark | None) -> tuple[Location, str | None]:
        """The Location of a mark with its line of text; of the whole file when there is no mark."""
        return _located(self.path, self.lines, mark)

    def mark(self, path: Path, *, key: bool = False) -> Mark | None:
        """Where the value at `path` (or its key) is written; of the nearest enclosing value that is known; None for the top.

        A list or group is pointed at by its key where it has one: that is one word, on the line a person looks for.
        """
        while path:
            if key and path in self.keys:
                return self.keys[path]
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return None

    def is_doubtful(self, path: Path) -> bool:
        """True when the value at `path`, or one that holds it, was refused already."""
        return any(path[:n] in self.doubtful for n in range(len(path) + 1))


@dataclass(slots=True)
class _Frame:
    """A list or group being read. keep: False inside a value that is read only to get past it."""

    path: Path
    keep: bool
    is_map: bool
    as_key: bool = False
    items: list[object] = field(default_factory=list)
    entries: dict[str, object] = field(default_factory=dict)
    key: str | None = None
    has_key: bool = False
    keep_value: bool = True


def compose(text: str, path: str, *, first_line: int = 1, max_characters: int = MAX_CHARACTERS, max_nodes: int = MAX_NODES) -> Composed:
    """Read one YAML document, collecting problems instead of raising.

    path: for messages. first_line: the number of the text's first line in its file.
    """
    text = text.removeprefix("\ufeff")
    composer = _Composer(path, tuple(_BREAK.split(text)), first_line, max_nodes)
    if len(text) > max_characters:
        composer.refuse("spec.too-large", f"the file is larger than {max_characters:,} characters", None)
        composer.complete = False
    elif bad := unreadable_characters(composer.lines):
        for line, column, message in bad:
            composer.refuse("spec.character", message, Mark(line, column, 1))
        composer.complete = False
    else:
        composer.read(text)
    return composer.result()


class _Composer:
    """Builds the value from events; a stack of frames stands for the nesting."""

    def __init__(self, path: str, lines: tuple[str, ...], first_line: int, max_nodes: int) -> None:
        self.path, self.lines, self.first_line, self.max_nodes = path, lines, first_line, max_nodes
        self.stack: list[_Frame] = []
        self.root: object = None
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.doubtful: set[Path] = set()
        self.problems: list[Problem] = []
        self.complete = True

    def result(self) -> Composed:
        shift = self.first_line - 1
        lines = ("",) * shift + self.lines
        return Composed(
            path=self.path,
            lines=lines,
            value=self.root,
            keys=_moved(self.keys, shift),
            values=_moved(self.values, shift),
            problems=tuple(self.problems),
            doubtful=frozenset(self.doubtful),
            complete=self.complete,
        )

    def refuse(self, code: str, message: str, mark: Mark | None, *hints: str) -> None:
        where, snippet = _located(self.path, self.lines, mark, self.first_line - 1)
        self.problems.append(error(code, message, where, snippet=snippet, hints=hints))

    def read(self, text: str) -> None:
        try:
            self._consume(yaml.parse(text, Loader=_LOADER))
        except yaml.YAMLError as fault:
            message, hints, line, column = syntax_problem(fault, self.lines)
            self.refuse("spec.yaml", message, Mark(line, column, 1), *hints)
            self.complete = False

    def _consume(self, events: Iterator[Any]) -> None:
        nodes = documents = 0
        for event in events:
            if isinstance(event, ev.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse("spec.documents", "a second document begins here", self._mark(event), "keep one document in a file")
                    return
            elif isinstance(event, ev.CollectionEndEvent):
                self._close()
            elif isinstance(event, ev.NodeEvent):
                nodes += 1
                if nodes > self.max_nodes:
                    self.refuse("spec.too-large", f"the file has more than {self.max_nodes:,} entries", self._mark(event))
                    self.complete = False
                    return
                if len(self.stack) >= MAX_DEPTH and not isinstance(event, ev.ScalarEvent):
                    self.refuse("spec.too-deep", f"nested deeper than {MAX_DEPTH} levels", self._mark(event))
                    self.complete = False
                    return
                self._node(event)

    def _node(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame and frame.is_map and not frame.has_key:
            self._key(frame, event)
            return
        path: Path = () if frame is None else (*frame.path, frame.key or "") if frame.is_map else (*frame.path, len(frame.items))
        keep = frame is None or (frame.keep and (frame.keep_value or not frame.is_map))
        if keep:
            self.values[path] = self._mark(event)
        if not self._plain(event) and keep:
            self.doubtful.add(path)
        if isinstance(event, ev.ScalarEvent):
            self._put(_scalar(event))
        elif isinstance(event, ev.AliasEvent):
            self._put(None)
        else:
            if keep and path in self.keys:
                self.values[path] = self.keys[path]
            self.stack.append(_Frame(path, keep, isinstance(event, ev.MappingStartEvent)))

    def _key(self, frame: _Frame, event: Any) -> None:
        frame.has_key, frame.key, frame.keep_value = True, None, False
        self._plain(event)
        if not isinstance(event, ev.ScalarEvent):
            if not isinstance(event, ev.AliasEvent):
                if frame.keep:
                    self.refuse("spec.key", "a key must be a word or a phrase", self._mark(event), QUOTE_HINT)
                self.stack.append(_Frame(frame.path, False, isinstance(event, ev.MappingStartEvent), as_key=True))
            return
        word, mark = str(event.value), self._mark(event)
        if not word:
            self.refuse("spec.key", "there is no key before ':'", mark)
        elif word == "<<" and not event.style:
            self.refuse("spec.merge-key", "merge keys (<<) are not supported", mark, MERGE_HINT)
        elif frame.keep and word in frame.entries:
            first = self.keys[(*frame.path, word)].line + self.first_line - 1
            self.refuse("spec.duplicate-key", f"the key '{word}' is written twice; first in line {first}", mark, "keep one of the two")
        else:
            frame.key, frame.keep_value = word, True
            if frame.keep:
                self.keys[(*frame.path, word)] = mark

    def _plain(self, event: Any) -> bool:
        """Refuse what a spec has no use for; False when something was."""
        if isinstance(event, ev.AliasEvent):
            self.refuse("spec.alias", f"aliases (*{event.anchor}) are not supported", self._mark(event), MERGE_HINT)
            return False
        if event.anchor:
            self.refuse("spec.anchor", f"anchors (&{event.anchor}) are not supported", self._mark(event), MERGE_HINT)
        if event.tag and event.tag != "!":
            self.refuse("spec.tag", f"tags ({event.tag}) are not supported", self._mark(event), QUOTE_HINT)
            return False
        return True

    def _close(self) -> None:
        frame = self.stack.pop()
        if not frame.as_key:
            self._put(frame.entries if frame.is_map else tuple(frame.items))

    def _put(self, value: object) -> None:
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        if not frame.is_map:
            frame.items.append(value)
            return
        if frame.key is not None and frame.keep_value:
            frame.entries[frame.key] = value
        frame.has_key = False

    def _mark(self, event: Any) -> Mark:
        start, end = event.start_mark, event.end_mark
        one_line = isinstance(event, (ev.ScalarEvent, ev.AliasEvent)) and start.line == end.line
        length = end.column - start.column if one_line else 1
        if isinstance(event, ev.ScalarEvent) and not one_line and start.line < len(self.lines):
            length = len(self.lines[start.line].rstrip()) - start.column
        return Mark(start.line + 1, start.column + 1, max(length, 1))


def _moved(marks: dict[Path, Mark], shift: int) -> dict[Path, Mark]:
    return {path: Mark(mark.line + shift, mark.column, mark.length) for path, mark in marks.items()} if shift else marks


def _scalar(event: Any) -> object:
    """YAML 1.2 core: null, booleans, whole and decimal numbers; all else, dates too, is text. Quoted is always text."""
    word = str(event.value)
    if event.style or event.tag:
        return word
    if word in _WORDS:
        return _WORDS[word]
    if _INTEGER.match(word):
        return int(word)
    return float(word) if _DECIMAL.match(word) else word


def _located(path: str, lines: tuple[str, ...], mark: Mark | None, shift: int = 0) -> tuple[Location, str | None]:
    if mark is None:
        return Location(path=path), None
    snippet = lines[mark.line - 1] if mark.line <= len(lines) else None
    return Location(path=path, line=mark.line + shift, column=mark.column, length=mark.length), snippet

"""pydantic's errors as Problems: what is wrong in plain words, at its place in the file, with a way to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from briefgen.errors import Problem, error
from briefgen.spec.closeness import nearest, suggestion
from briefgen.spec.composer import Composed, Path
from briefgen.spec.fields import bounds, choices, keys_at

_KINDS = {str: "text", int: "the number", float: "the number", tuple: "a list", dict: "a group of keys", bool: "true or false"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value of the checked data was written: a file and the path in it."""

    file: Composed
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the translation needs to know about the data that was checked.

    model: the model it was checked against. place: from a path in the data to where that is written. subject: what the top is
    called (`the brief`). name: what an entry of a list is called (`section "Prices"`), None where it has no name of its own.
    elsewhere: keys that another level has, with that level's name (`a section`). settled: paths whose faults are told already.
    """

    model: type[BaseModel]
    place: Callable[[Path], Place]
    subject: str
    name: Callable[[Path], str | None] = lambda _: None
    elsewhere: Callable[[Path, str], str | None] = lambda _path, _key: None
    settled: frozenset[Path] = frozenset()


def problem_at(place: Place, code: str, message: str, *hints: str, key: bool = False) -> Problem:
    """A Problem at a value, or at its key."""
    where, snippet = place.file.locate(place.file.mark(place.path, key=key))
    return error(code, message, where, snippet=snippet, hints=hints)


def translate(fault: ValidationError, checked: Checked) -> tuple[Problem, ...]:
    """Every error as a Problem, without those that only follow from something refused already."""
    problems = []
    for item in fault.errors(include_url=False):
        path: Path = tuple(step for step in item["loc"] if step != "[key]")
        place = checked.place(path)
        if path in checked.settled:
            continue
        if place.file.is_doubtful(place.path) or (item["type"] == "missing" and not place.file.complete):
            continue
        if item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
            continue  # entries were refused, and each of them is named
        if item["type"] == "missing" and _misspelt(path, fault, checked):
            continue
        problems.append(_translated(item["type"], path, place, item, checked))
    return tuple(problems)


def _misspelt(path: Path, fault: ValidationError, checked: Checked) -> bool:
    """True when a key beside the missing one is unknown and close to it: that is one slip, and is told once."""
    unknown = (item["loc"] for item in fault.errors(include_url=False) if item["type"] == "extra_forbidden")
    known = keys_at(checked.model, path[:-1])
    return any(loc[:-1] == path[:-1] and nearest(str(loc[-1]), known) == path[-1] for loc in unknown)


def in_order(problems: Iterable[Problem], paths: Iterable[str]) -> tuple[Problem, ...]:
    """Without repeats, by file (in the order of `paths`, others after them by name), then by line and column."""
    rank = {path: n for n, path in enumerate(dict.fromkeys(paths))}

    def place(problem: Problem) -> tuple[int, str, int, int]:
        where = problem.where
        return (rank.get(where.path, len(rank)), where.path, where.line or 0, where.column or 0) if where else (-1, "", 0, 0)

    return tuple(sorted(dict.fromkeys(problems), key=place))


_LOCALE = "rename the folder; or, where its name is in UTF-8, let the locale say so: LC_ALL=C.UTF-8"


def _translated(kind: str, path: Path, place: Place, item: Any, checked: Checked) -> Problem:
    value, context = item["input"], item.get("ctx", {})
    match kind:
        case "extra_forbidden":
            return _unknown_key(path, place, checked)
        case "missing":
            return _missing_key(path, checked)
        case "key_fault":
            fault_path = (*path, context["key"])
            message = context["message"].replace("{it}", _subject(path, checked))
            return problem_at(checked.place(fault_path), "spec.contradiction", message, *filter(None, [context["hint"]]), key=True)
        case "greater_than_equal" | "less_than_equal":
            return problem_at(place, "spec.out-of-range", f"{_subject(path, checked)} must be {_range(path, checked)}, not {value}")
        case "literal_error":
            known = choices(checked.model, path)
            message = f"{_subject(path, checked)} must be {_alternatives(known)}, not {_shown(value)}"
            hints = suggestion(value, known, "one of") if isinstance(value, str) and len(known) > 1 else ()
            return problem_at(place, "spec.unknown-word", message, *(hint for hint in hints if hint.startswith("did you")))
        case "too_short" | "string_too_short":
            return problem_at(place, "spec.empty", f"{_subject(path, checked)} is empty", key=isinstance(value, tuple))
        case "value_error":
            message = str(context["error"])
            joint = " " if message.startswith("must ") else ": "
            return problem_at(place, "spec.bad-value", f"{_subject(path, checked)}{joint}{message}")
        case "string_unicode":  # only a path, which is the machine's, can hold what no text file can
            message = f"{_subject(path, checked)} leads to a folder whose name cannot be read as UTF-8"
            return problem_at(place, "spec.bad-value", message, _LOCALE)
        case "string_pattern_mismatch":
            return _bad_pattern(path, place, value, checked)
        case _:
            return _wrong_type(kind, path, place, value, checked)


def _unknown_key(path: Path, place: Place, checked: Checked) -> Problem:
    key = str(path[-1])
    message = f"{_subject(path[:-1], checked)} has no key '{key}'"
    if home := checked.elsewhere(path[:-1], key):
        return problem_at(place, "spec.unknown-key", message, f"'{key}' is a key of {home}", key=True)
    hints = suggestion(key, keys_at(checked.model, path[:-1]), "keys here")
    return problem_at(place, "spec.unknown-key", message, *hints, key=True)


def _missing_key(path: Path, checked: Checked) -> Problem:
    """Pointed at from the group that lacks it: the key itself is nowhere."""
    key = str(path[-1])
    place = checked.place(path[:-1])
    return problem_at(place, "spec.missing-key", f"{_subject(path[:-1], checked)} needs the key '{key}'", f"add {_pair(place, key, '…')}")


def _bad_pattern(path: Path, place: Place, value: str, checked: Checked) -> Problem:
    subject = _subject(path, checked)
    if path and path[-1] == "id":
        message = f"{subject} may hold a-z, 0-9, '-' and '_' only, at most 64, not {_shown(value)}"
        return problem_at(place, "spec.bad-value", message)
    return problem_at(place, "spec.bad-value", f"{subject} holds no letter or digit to search for")


def _wrong_type(kind: str, path: Path, place: Place, value: object, checked: Checked) -> Problem:
    subject = _subject(path, checked)
    found = _shown(value)
    wanted = "something else"
    hints: tuple[str, ...] = ()
    written = _as_written(place)
    if kind == "string_type":
        wanted = "text"
        hints = (f'write it in quotes: "{written}"',) if isinstance(value, (int, float)) else ()
    elif kind in ("int_type", "int_from_float", "int_parsing"):
        wanted = "a whole number"
        hints = (f"write {value.strip()} without quotes",) if isinstance(value, str) and value.strip().isdecimal() else ()
    elif kind == "float_type":
        wanted = "a number"
    elif kind == "bool_type":
        wanted = "true or false"
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value.lower(), "") if isinstance(value, str) else ""
        hints = (f"write {meant}",) if meant else ()
    elif kind == "tuple_type":
        wanted = "a list"
        hints = (f"write it as a list: [{written}]",) if isinstance(value, (str, int, float)) else ()
    elif kind in ("dict_type", "model_type", "model_attributes_type"):
        wanted = "a group of keys"
        keys = keys_at(checked.model, path)
        hints = (f"keys here: {', '.join(keys)}",) if keys else (f"write one pair a line: {_pair(place, 'key', 'value')}",)
    return problem_at(place, "spec.wrong-type", f"{subject} must be {wanted}, not {found}", *hints)


def _pair(place: Place, key: str, value: str) -> str:
    """A key with its value as the file's language writes it."""
    return f"{key} = {value}" if place.file.path.endswith(".toml") else f"{key}: {value}"


def _as_written(place: Place) -> str:
    mark = place.file.values.get(place.path)
    line = place.file.lines[mark.line - 1] if mark else ""
    return line[mark.column - 1 : mark.column - 1 + mark.length] if mark else ""


def _subject(path: Path, checked: Checked) -> str:
    """What stands at `path`, in words: `'facts' of section "Prices"`, `entry 2 of 'keywords' of section "Prices"`."""
    if not path:
        return checked.subject
    if name := checked.name(path):
        return name
    step, rest = path[-1], path[:-1]
    if isinstance(step, int):
        if rest and rest[-1] in ("questions", "exhibits"):
            return f"{str(rest[-1])[:-1]} {step + 1} of {_subject(rest[:-1], checked)}"
        return f"entry {step + 1} of {_subject(rest, checked)}"
    return f"'{step}' of {_subject(rest, checked)}"


def _range(path: Path, checked: Checked) -> str:
    low, high = bounds(checked.model, path)
    if low is not None and high is not None:
        return f"between {low} and {high}"
    return f"at least {low}" if low is not None else f"at most {high}"


def _alternatives(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _shown(value: object) -> str:
    """A value in a message: text in quotes and shortened, numbers with their kind, lists and groups by kind only."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= 40 else f"'{value[:37]}…'"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    return _KINDS.get(type(value), "something else")

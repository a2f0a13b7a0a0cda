"""Frozen nouns to rows and back: JSON by the types' own fields, with a SHA-256 over each row."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

from briefgen.errors import EnvironmentFault, error
from briefgen.text.normalise import sha256

T = TypeVar("T")


class LibraryDamaged(EnvironmentFault):
    """The library does not hold what was written to it; it can be made again from the files of the corpus."""


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def to_row(value: object) -> tuple[str, str]:
    """`value` as JSON text, without the fields that have their defaults, and the SHA-256 of that text."""
    body = _adapter(type(value)).dump_json(value, exclude_defaults=True).decode()
    return body, sha256(body)


def from_row(kind: type[T], body: str, sha: str, where: str) -> T:
    """The value that a row holds.

    Raises:
        LibraryDamaged: the row does not match its hash; `where` names it for the reader.
    """
    value: T = _adapter(kind).validate_json(checked(body, sha, where))
    return value


def checked(body: str, sha: str, where: str) -> str:
    """What a row holds, as it was written.

    Raises:
        LibraryDamaged: the row does not match its hash; `where` names it for the reader.
    """
    if sha256(body) != sha:
        raise LibraryDamaged(
            error("library.damaged", f"the library is damaged at {where}", hints=("delete the folder .briefgen and build again",))
        )
    return body

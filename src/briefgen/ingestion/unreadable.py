"""The one way a reader says no."""

from __future__ import annotations


class Unreadable(Exception):
    """A file cannot be read as text.

    code: a stable slug (`empty`, `damaged`, `no-text`, `not-text`, `too-large`, `encrypted`, `unknown-kind`, `missing`, `permission`,
    `not-a-file`, `own-edition`, `machine`, `timeout`, `crashed`); message: one sentence for a person, saying what and how to mend it.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message

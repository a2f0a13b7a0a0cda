"""Why a question got no usable answer."""

from __future__ import annotations

import datetime as dt

from briefgen.errors import Problem, error


class FetchFault(Exception):
    """One answer could not be had; the run goes on with the next.

    code: the Problem's (`fetch.private`). transient: asking again soon may help. ask_again: not before this moment, as the server said.
    """

    def __init__(self, code: str, message: str, *, hint: str = "", transient: bool = False, ask_again: dt.datetime | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.transient, self.ask_again = code, message, hint, transient, ask_again

    def problem(self, url: str) -> Problem:
        """The fault as a Problem about `url`."""
        return error(self.code, f"{url}: {self.message}", hints=(self.hint,) if self.hint else ())

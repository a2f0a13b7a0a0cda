"""Printing: results to standard output, everything said to a person to standard error; colour on a terminal only."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from briefgen.cli.problems import render_problem, render_problems
from briefgen.errors import EnvironmentFault, Problem, Severity, error

if TYPE_CHECKING:
    from briefgen.ports import Progress

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_PLAIN = {r"\bValue error, ": "", r"\bInput should be\b": "it should be", r", unable to parse string as an? \w+": ""}
"""What pydantic says to programmers, by a pattern, and what is said to a person."""

WIDTH = 96
"""Columns of running text, where the terminal has them."""


class Unheard(Exception):
    """Whoever read the output went away: `briefgen facts … | head`."""


def width() -> int:
    """Columns to fill with running text."""
    return min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDTH)


def near(path: Path) -> str:
    """A path as seen from the current folder when it lies below it."""
    here = Path.cwd()
    resolved = path.resolve()
    return str(resolved.relative_to(here)) if resolved.is_relative_to(here) else str(path)


def say(text: str = "") -> None:
    """One line of a result.

    Raises:
        Unheard: nobody reads any more.
        EnvironmentFault: it cannot be written.
    """
    try:
        typer.echo(text, color=_colour(sys.stdout))
    except BrokenPipeError as reason:
        _silence(1)
        raise Unheard from reason
    except OSError as reason:
        _silence(1)
        hint = "send the output elsewhere, or make room"
        raise EnvironmentFault(error("environment.output", f"the output cannot be written: {reason.strerror}", hints=(hint,))) from reason


def complain(text: str) -> None:
    """One line to the person; lost when nobody listens."""
    try:
        typer.echo(text, err=True, color=_colour(sys.stderr))
    except OSError:
        _silence(2)


def write_json(value: object) -> None:
    """One object as one line of JSON on standard output; raises as `say` does."""
    say(json.dumps(value, ensure_ascii=False, sort_keys=True))


def problems(found: Iterable[Problem], *, as_json: bool = False) -> None:
    """Every problem in full: for a person to standard error, with `as_json` as lines to standard output."""
    shown = tuple(found)
    if as_json:
        for problem in shown:
            write_json({"problem": asdict(problem)})
    elif shown:
        complain(render_problems(shown, _coloured))


def _coloured(problem: Problem) -> str:
    word = f"{problem.severity.value}:"
    if problem.where is not None and Path(problem.where.path).is_absolute():
        problem = replace(problem, where=replace(problem.where, path=near(Path(problem.where.path))))
    return render_problem(problem).replace(word, typer.style(word, fg=_COLOURS[problem.severity], bold=True), 1)


def usage(reason: typer.TyperException) -> None:
    """A mistake on the command line, with the way to help."""
    message = " ".join(reason.format_message().split())
    for jargon, plain in _PLAIN.items():
        message = re.sub(jargon, plain, message)
    complain(f"briefgen: {typer.style('error:', fg='red', bold=True)} {message}")
    context = getattr(reason, "ctx", None)
    if context is not None:
        complain(f"  help: {context.command_path} --help")


def bug(reason: Exception) -> None:
    """A fault of ours: the traceback goes to a file, its path and what to do with it to the person."""
    complain(f"briefgen: {typer.style('bug:', fg='red', bold=True)} {type(reason).__name__}: {reason}")
    try:
        handle, name = tempfile.mkstemp(prefix="briefgen-", suffix=".txt", dir=_bug_folder())
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(reason)))
    except OSError as fault:
        complain(f"  help: nothing was published; what is needed to report it could not be saved: {fault.strerror}")
    else:
        complain(f"  help: nothing was published; please report it with {name}")


def progress(as_json: bool) -> Progress:
    """The progress display: a bar on a terminal, nothing elsewhere."""
    if as_json or sys.stderr is None or not sys.stderr.isatty():
        from briefgen.app.quiet import Quiet

        return Quiet()
    from briefgen.cli.progress import Bars

    return Bars()


def _colour(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _silence(descriptor: int) -> None:
    """Let what is written from now on go nowhere: what is left in a buffer is written once more at the end of the process."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _bug_folder() -> str | None:
    folder = Path(".briefgen")
    return str(folder) if folder.is_dir() and os.access(folder, os.W_OK) else None

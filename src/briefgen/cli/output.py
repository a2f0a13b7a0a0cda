"""Printing: results to standard output, everything said to a person to standard error; colour on a terminal only."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from briefgen.cli.problems import render_problem
from briefgen.errors import Problem, Severity

if TYPE_CHECKING:
    from briefgen.ports import Progress

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def say(text: str = "") -> None:
    """One line of a result."""
    typer.echo(text, color=_colour(sys.stdout))


def complain(text: str) -> None:
    """One line to the person."""
    typer.echo(text, err=True, color=_colour(sys.stderr))


def write_json(value: object) -> None:
    """One object as one line of JSON on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, sort_keys=True))


def problems(found: Iterable[Problem], *, as_json: bool = False) -> None:
    """Every problem in full: for a person to standard error, with `as_json` as lines to standard output."""
    for problem in found:
        if as_json:
            write_json({"problem": asdict(problem)})
            continue
        text = render_problem(problem)
        word = f"{problem.severity.value}:"
        complain(text.replace(word, typer.style(word, fg=_COLOURS[problem.severity], bold=True), 1))


def usage(reason: typer.TyperException) -> None:
    """A mistake on the command line, with the way to help."""
    complain(f"briefgen: {typer.style('error:', fg='red', bold=True)} {reason.format_message()}")
    context = getattr(reason, "ctx", None)
    if context is not None:
        complain(f"  help: {context.command_path} --help")


def bug(reason: Exception) -> None:
    """A fault of ours: the traceback goes to a file, its path and what to do with it to the person."""
    handle, name = tempfile.mkstemp(prefix="briefgen-", suffix=".txt", dir=_bug_folder())
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(reason)))
    complain(f"briefgen: {typer.style('bug:', fg='red', bold=True)} {type(reason).__name__}: {reason}")
    complain(f"  help: nothing was published; please report it with {name}")


def progress(as_json: bool) -> Progress:
    """The progress display: a bar on a terminal, nothing elsewhere."""
    if as_json or not sys.stderr.isatty():
        from briefgen.app.quiet import Quiet

        return Quiet()
    from briefgen.cli.progress import Bars

    return Bars()


def _colour(stream: TextIO) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ


def _bug_folder() -> str | None:
    folder = Path(".briefgen")
    return str(folder) if folder.is_dir() and os.access(folder, os.W_OK) else None

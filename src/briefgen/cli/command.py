"""The help of one command, as a person reads it: arguments by their names, whole sentences, examples that can be copied."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand

_FOR_PROGRAMMERS = re.compile(r" <\w[^>]*>|; x>=0|(?<=\S)\s*\[x>=0\]")
_REQUIRED = "[required]"
_REPEATED = re.compile(r"\[?\[?([A-Z]+)\]?\.\.\.\]?(?:\.\.\.)?")

EXAMPLES: dict[str, tuple[str, ...]] = {
    "build": ("briefgen build briefs/energy.yaml", "briefgen build briefs/energy.yaml --draft --preview   # to look at first"),
    "check": ("briefgen check briefs/energy.yaml",),
    "facts": ("briefgen facts briefs/energy.yaml", "briefgen facts briefs/energy.yaml supply --why   # one section, with reasons"),
    "sources": ("briefgen sources briefs/energy.yaml",),
    "read": ("briefgen read corpus/report.html", "briefgen read corpus/note.txt --published 2024-05-03"),
    "verify": ("briefgen verify output/energy.pdf", "briefgen verify energy-0002.pdf --corpus corpus   # a copy from elsewhere"),
    "diff": ("briefgen diff energy       # the last two editions", "briefgen diff energy 1 3"),
    "recall": ("briefgen recall 2024-05_report",),
    "supersede": ('briefgen supersede briefs/energy.yaml report report_corrected --by "A. Officer"',),
    "approve": ('briefgen approve energy --by "A. Officer"', 'briefgen approve energy 2 --by "A. Officer"   # an earlier edition'),
    "withdraw": ('briefgen withdraw energy --by "A. Officer" --why "the date of the visit is wrong"',),
    "watch": ("briefgen watch briefs/energy.yaml   # ends with Ctrl-C",),
    "fetch": ("briefgen fetch",),
    "deliver": ("briefgen deliver", "briefgen deliver --again 3f2a9c41d0b7   # of what a delivery listed as held"),
    "run": ("briefgen run --all", "briefgen run energy trade"),
    "schedule": ("briefgen schedule --emit systemd", "briefgen schedule --emit cron --output units"),
}
"""What a person may type, by the command's name; behind `#`, what it does."""


class Command(TyperCommand):
    """A command that tells how it is used."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words behind the command's name: what may be left out in brackets, dots behind what may be repeated."""
        return [_named(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then options, each with its sentence."""
        tables: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for parameter in self.get_params(ctx):
            if record := parameter.get_help_record(ctx):
                name, told = (_FOR_PROGRAMMERS.sub("", part).strip() for part in record)
                if parameter.param_type_name == "argument":  # whether one is needed is told by the line of usage
                    tables["Arguments"].append((_named(name), told.removesuffix(_REQUIRED).strip()))
                else:
                    tables["Options"].append((name, told))
        for title, rows in tables.items():
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  the base's signature
        """The examples, a line each: nobody copies what is wrapped."""
        lines = EXAMPLES.get(self.name or "", ())
        if lines:
            with formatter.section("Examples" if len(lines) > 1 else "Example"):
                for line in lines:
                    formatter.write(f"{'':{formatter.current_indent}}{line}\n")


def _named(piece: str) -> str:
    piece = piece.strip("{}").replace("{", "").replace("}", "")
    if repeated := _REPEATED.fullmatch(piece):
        return f"[{repeated[1]}]..." if piece.startswith("[") else f"{repeated[1]}..."
    return piece

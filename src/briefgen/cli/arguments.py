"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Brief = Annotated[Path, typer.Argument(readable=False, metavar="BRIEF", help="The brief's file, a .yaml in briefs/.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Write the result as lines of JSON, for programs.")]
Wait = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait while somebody else builds the same brief.")
]
Name = Annotated[str, typer.Argument(metavar="BRIEF", help="The brief's id, as in output/ID.pdf.", show_default=False)]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides it: a name, which is kept and shown.", show_default=False)]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")]
Edition = Annotated[
    int | None, typer.Argument(metavar="EDITION", help="The number of the edition; left out: the latest.", show_default=False)
]

"""What somebody is told who names no command: where they are, and what to do next."""

from __future__ import annotations

from pathlib import Path

from briefgen.cli import output

_FIRST = """There is no brief here yet. To make one:
  1. put sources (text, web pages, PDF, Word, feeds, mail) into a folder, corpus/
  2. write a brief, briefs/NAME.yaml:

       title: Harbours of Arland and Borland
       corpus: ../corpus
       cutoff: 2024-12-31        # nothing published later is used
       sections:
         - title: Agreements
           keywords: [agreement, harbour, ferry]

  3. briefgen check briefs/NAME.yaml; briefgen build briefs/NAME.yaml

docs/start.md, where briefgen lies, leads through it in five minutes. briefgen --help lists every command."""


def welcome(root: Path, usage: str) -> None:
    """Say how to begin where there is no brief; else list the briefs, and how to use the program."""
    folder = root / "briefs"
    briefs = sorted(path for path in folder.glob("*.y*ml") if path.is_file()) if folder.is_dir() else []
    if not briefs:
        output.complain(_FIRST)
        return
    output.complain(usage)
    output.complain("\nBriefs of this project:")
    for path in briefs:
        output.complain(f"  briefgen build {output.near(path)}")

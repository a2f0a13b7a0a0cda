"""What a build says when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from briefgen.app.build import Built
from briefgen.cli import output

_NAMED = 3
_PRINTED = {"corroborated": "newly corroborated"}


def built(
    result: Built,
    *,
    as_json: bool,
    draft: bool = False,
    preview: Path | None = None,
    encrypted: Path | None = None,
    signed: Path | None = None,
) -> None:
    """Print where the PDF is and what a person should know of it.

    draft: it is one. preview: where the picture of its pages is. encrypted: where the copy is that opens with a password only.
    signed: where the signed copy is.
    """
    if as_json:
        output.problems(result.problems, as_json=True)
        told = {**asdict(result), "pdf": str(result.pdf), "changes": dict(result.changes), "problems": len(result.problems)}
        copies = {"preview": preview, "encrypted": encrypted, "signed": signed}
        output.write_json({**told, "draft": draft, **{name: str(path) if path else None for name, path in copies.items()}})
        return
    output.problems(result.problems)
    if result.problems:
        output.complain("")
    done = "draft of edition" if draft else "unchanged, still edition" if result.unchanged else "built edition"
    output.say(f"{result.brief}: {done} {result.number}")
    for path in filter(None, (result.pdf, preview)):
        output.say(f"  {output.near(path)}")
    if encrypted:
        output.say(f"  {output.near(encrypted)}, under the password: no PDF/A, and verify needs the PDF without it")
    if signed:
        output.say(f"  {output.near(signed)}, signed")
    statements = _count(result.statements, "statement")
    if result.printed < result.statements:
        statements = f"{result.printed} of {statements} printed,"
    output.say(f"  {_count(result.pages, 'page')}, {statements} from {_count(result.sources, 'source')}, all verified")
    if not result.unchanged and result.number > 1:
        output.say(f"  since edition {result.number - 1}: {changed(result)}")
    if result.gone:
        output.say(f"  no longer in the corpus: {named(result.gone)}")


def changed(result: Built) -> str:
    """What changed since the edition before, counted in the words of its first page."""
    return ", ".join(f"{count} {_PRINTED.get(kind, kind)}" for kind, count in result.changes) or "no statement changed"


def named(documents: Sequence[str]) -> str:
    """The first three, and how many more."""
    more = len(documents) - _NAMED
    return ", ".join(documents[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

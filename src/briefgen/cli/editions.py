"""Shows decisions about editions and what rests on a source."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from itertools import groupby

import typer

from briefgen.app.approve import Decided
from briefgen.app.diff import Compared
from briefgen.app.recall import Reliance
from briefgen.app.supersede import Superseded
from briefgen.app.withdraw import Withdrawn
from briefgen.cli import output
from briefgen.cli.build import built
from briefgen.errors import BriefgenError
from briefgen.model.changes import HEADINGS, ChangeKind

_COLOURS: dict[ChangeKind, str] = {"new": "green", "corroborated": "green", "dropped": "red"}


def compared(result: Compared, *, as_json: bool) -> None:
    """Print what changed between two editions, by kind."""
    if as_json:
        for change in result.changes.changes:
            output.write_json(asdict(change))
        output.write_json(
            {"summary": {"brief": result.brief, "old": result.old, "new": result.new, "changes": len(result.changes.changes)}}
        )
        return
    output.say(f"{result.brief}: edition {result.old} to edition {result.new}")
    if not result.changes.changes:
        output.say("  nothing changed")
    for kind, title in HEADINGS.items():
        listed = [change for change in result.changes.changes if change.kind == kind]
        if listed:
            output.say(typer.style(f"  {title} ({len(listed)})", fg=_COLOURS.get(kind, "yellow"), bold=True))
        for change in listed:
            output.say(_wrapped(f"{change.statement}  {result.titles.get(change.section, change.section)}: {change.text}", "    "))
            if change.why:
                output.say(_wrapped(change.why, "      "))


def recalled(document: str, found: tuple[Reliance, ...], *, as_json: bool) -> None:
    """Print the editions, pages and statements that rest on a document."""
    if as_json:
        for reliance in found:
            output.write_json(asdict(reliance))
        return
    keyed = groupby(found, key=lambda reliance: (reliance.brief, reliance.edition, reliance.latest))
    editions = [(key, list(group)) for key, group in keyed]
    output.say(document)
    for (brief, edition, latest), reliances in editions:
        pages = sorted({page for reliance in reliances for page in reliance.pages})
        where = f"{'page' if len(pages) == 1 else 'pages'} {', '.join(map(str, pages))}" if pages else "on no page"
        output.say(typer.style(f"  {brief}, edition {edition}{' (latest)' if latest else ''}", bold=True) + f": {where}")
        for reliance in reliances:
            at = f"p. {', '.join(map(str, reliance.pages))}" if reliance.pages else "not printed"
            output.say(_wrapped(f"{reliance.statement}  {at}  {reliance.text}", "    "))


def decided(result: Decided, *, as_json: bool) -> None:
    """Print a decision that was recorded."""
    output.problems(result.problems, as_json=as_json)
    if as_json:
        output.write_json({"brief": result.brief, "already": result.already, **asdict(result.entry)})
        return
    entry = result.entry
    word = "was already" if result.already else "is now"
    output.say(f"{result.brief}: edition {entry.edition} {word} {entry.state.value}, by {entry.by}, {entry.at}")
    if entry.why:
        output.say(f"  {entry.why}")


def withdrawn(result: Withdrawn, *, as_json: bool) -> None:
    """Print that an edition was withdrawn, and the edition that says so; an error when that was not built."""
    decided(result.decided, as_json=as_json)
    if isinstance(result.outcome, BriefgenError):
        output.problems(result.outcome.problems, as_json=as_json)
        output.complain("withdrawn, but the edition that says so was not built; mend this and build the brief again")
        return
    built(result.outcome, as_json=as_json)


def superseded(result: Superseded, *, as_json: bool) -> None:
    """Print what was recorded and which editions rest on the old document."""
    if as_json:
        output.write_json(
            {"old": result.old, "new": result.new, "already": result.already, "reliances": [asdict(r) for r in result.reliances]}
        )
        return
    output.say(f"{result.old}: superseded by {result.new}{' (recorded before)' if result.already else ''}")
    output.say(f"  {output.near(result.file)}")
    latest = [reliance for reliance in result.reliances if reliance.latest]
    for brief in sorted({reliance.brief for reliance in latest}):
        count = sum(reliance.brief == brief for reliance in latest)
        output.say(f"  {brief}: the latest edition has {count} statement{'' if count == 1 else 's'} from it; build it again")


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, output.width(), initial_indent=indent, subsequent_indent=indent + "  ")

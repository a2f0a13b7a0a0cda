"""Shows a run: one line a brief, then what was fetched and delivered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from briefgen.app.build import Built
from briefgen.app.deliver import Delivery
from briefgen.app.run import Step, worst
from briefgen.cli import output
from briefgen.cli.build import changed, named
from briefgen.cli.delivery import counts as delivery_counts
from briefgen.cli.delivery import summary as delivery_summary
from briefgen.cli.fetch import counts as fetch_counts
from briefgen.errors import BriefgenError, ExitCode, Problem
from briefgen.fetching.outcomes import Fetched


def ran(steps: Iterable[Step], *, as_json: bool) -> ExitCode:
    """Print each step when it is done, and what is left to a person; the exit code of the whole."""
    codes = []
    last: list[str] = []
    for step in steps:
        codes.append(step.exit_code)
        _problems(step, as_json=as_json)
        if as_json:
            output.write_json(_json(step))
        elif isinstance(step.outcome, (Fetched, Delivery)) or step.what in ("fetch", "deliver"):
            last.append(_line(step))
        else:
            output.say(_line(step))
    for line in last:
        output.say(line)
    code = worst(codes)
    if as_json:
        output.write_json({"summary": {"steps": len(codes), "exit": int(code)}})
    return code


def _problems(step: Step, *, as_json: bool) -> None:
    match step.outcome:
        case BriefgenError(problems=problems) | Built(problems=problems) | Fetched(problems=problems) | Delivery(problems=problems):
            if problems and not as_json:
                output.complain(f"{step.what}:")
            output.problems(problems, as_json=as_json)
        case Exception() as reason:
            output.bug(reason)


def _line(step: Step) -> str:
    match step.outcome:
        case Built() as built:
            open_points = f"; {_count(len(built.problems), 'thing')} to look at" if built.problems else ""
            return f"{built.brief}: {_done(built)}{open_points}"
        case Fetched(outcomes=outcomes):
            return f"fetched: {fetch_counts(outcomes) or 'nothing'}"
        case Delivery() as delivery:
            return delivery_summary(delivery)
        case reason:
            return f"{step.what}: failed: {_why(reason)}"


def _done(built: Built) -> str:
    if built.unchanged:
        return f"unchanged, edition {built.number}"
    if built.number == 1:
        return f"built edition 1, {_count(built.printed, 'statement')}"
    gone = f" (no longer in the corpus: {named(built.gone)})" if built.gone else ""
    return f"built edition {built.number}: {changed(built)}{gone}"


def _why(reason: Exception) -> str:
    first: Problem | None = next(iter(getattr(reason, "problems", ())), None)
    if first is None:
        return f"a fault of briefgen, {type(reason).__name__}"
    more = len(getattr(reason, "problems", ())) - 1
    return f"{first.message}{f' (and {more} more)' if more else ''}"


def _json(step: Step) -> dict[str, object]:
    told: dict[str, object] = {"step": step.what, "exit": int(step.exit_code)}
    match step.outcome:
        case Built() as built:
            return told | {
                "brief": built.brief,
                "state": "unchanged" if built.unchanged else "built",
                "edition": built.number,
                "changes": dict(built.changes),
                "gone": list(built.gone),
                "statements": built.statements,
                "pages": built.pages,
            }
        case Fetched(outcomes=outcomes):
            return told | {"state": "done", "fetched": [asdict(outcome) for outcome in outcomes]}
        case Delivery() as delivery:
            return told | {"state": "done", "delivered": delivery_counts(delivery)}
        case reason:
            return told | {"state": "failed", "why": _why(reason)}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

"""Shows what came of fetching, one line a source."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from itertools import groupby

from briefgen.cli import output
from briefgen.fetching.outcomes import Fetched, Outcome, Result


def fetched(result: Fetched, *, as_json: bool) -> None:
    """Print what came of each source that was asked for, and all that went wrong."""
    output.problems(result.problems, as_json=as_json)
    if as_json:
        for outcome in result.outcomes:
            output.write_json({"fetched": asdict(outcome)})
        return
    ordered = sorted(result.outcomes, key=lambda outcome: [one.source for one in result.outcomes].index(outcome.source))
    for source, outcomes in groupby(ordered, key=lambda outcome: outcome.source):
        output.say(f"{source}: {_told(list(outcomes))}")


def counts(outcomes: list[Outcome] | tuple[Outcome, ...]) -> str:
    """How many addresses came to what, such as `2 new, 1 failed`."""
    found = Counter(outcome.result for outcome in outcomes)
    return ", ".join(f"{found[result]} {result.value}" for result in Result if found[result])


def _told(outcomes: list[Outcome]) -> str:
    first, *rest = outcomes
    if not rest:
        return f"{first.result.value}, {first.file}" if first.file and first.result is not Result.FAILED else first.result.value
    return f"{first.result.value}; {len(rest)} item{'s' * (len(rest) > 1)}: {counts(rest)}"

"""Shows what verification found, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import typer

from briefgen.app.verify import Checked
from briefgen.cli import output
from briefgen.model.finding import Finding, Verdict

_COLOURS = {
    Verdict.INTACT: "green",
    Verdict.ALTERED: "red",
    Verdict.SOURCE_CHANGED: "yellow",
    Verdict.SOURCE_MISSING: "red",
    Verdict.DESK: "blue",
}


MOST = 20
"""Lines of one kind of finding that are shown unless all are asked for."""
_NAMED = 3
"""Statements that are named when many share one finding."""


def verified(result: Checked, *, as_json: bool, everything: bool = False) -> None:
    """Print every finding as JSON, or for a person what is not plainly intact, then the count.

    everything: a line for each finding, however many; otherwise one for those that say the same of one source, and MOST of a kind.
    """
    if as_json:
        for finding in result.findings:
            output.write_json(asdict(finding))
        summary = {"brief": result.brief, "edition": result.edition, "statements": result.statements, "passes": result.passes}
        summary["standing"] = list(result.standing)
        output.write_json({"summary": summary})
        return
    for line in _away(result):
        output.say(line)
    telling = [finding for finding in result.findings if not (finding.verdict is Verdict.INTACT and finding.message == "intact")]
    ordered = sorted(telling, key=lambda f: (f.passes, f.page or 0))
    for line in map(_line, ordered) if everything else _grouped(ordered):
        output.say(line)
    output.say(f"{result.path.name}: {result.brief}, edition {result.edition}, {result.statements} statements")
    output.say("  " + ", ".join(f"{number} {what}" for what, number in sorted(Counter(map(_standing, _statements(result))).items())))
    for sentence in result.standing:
        output.say(typer.style(f"  {sentence}", fg="yellow"))
    output.say(_verdict(result))


def _verdict(result: Checked) -> str:
    if result.passes:
        return typer.style("  every statement intact", fg="green")
    only_away = result.sources_away and not any(finding.verdict is Verdict.ALTERED for finding in result.findings)
    return typer.style("  not proved", fg="yellow", bold=True) if only_away else typer.style("  not intact", fg="red", bold=True)


def _away(result: Checked) -> Iterator[str]:
    """What stands first where no source is at hand: that nothing is proved either way, and how to prove it."""
    if not result.sources_away:
        return
    touched = any(finding.verdict is Verdict.ALTERED for finding in result.findings)
    pages = "what was touched is told below" if touched else "pages and attached files are as the record in the file has them"
    yield typer.style("the sources are not at hand", fg="yellow", bold=True) + f": nothing is held against them; {pages}"
    yield f"  help: briefgen verify {result.path} --corpus FOLDER, with the folder that the sources are in"


def _grouped(findings: Sequence[Finding]) -> Iterator[str]:
    """A line for all statements of which the same is said of one source, then at most MOST lines of one verdict."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        same = (finding.verdict, finding.passes, finding.document, finding.message) if finding.document else (number,)
        alike.setdefault(same, []).append(finding)
    shown: Counter[tuple[Verdict, bool]] = Counter()
    for group in alike.values():
        kind = (group[0].verdict, group[0].passes)
        shown[kind] += 1
        if shown[kind] <= MOST:
            yield _line(group[0]) if len(group) == 1 else _line_of_many(group)
    for (verdict, _), count in shown.items():
        if count > MOST:
            yield f"… and {count - MOST} more that are {verdict.value} (--all)"


def _line_of_many(group: Sequence[Finding]) -> str:
    pages = sorted({finding.page for finding in group if finding.page})
    where = f"page{'' if len(pages) == 1 else 's'} {', '.join(map(str, pages))}: " if pages else ""
    named = ", ".join(finding.subject for finding in group[:_NAMED]) + (", …" if len(group) > _NAMED else "")
    return f"{where}{len(group)} statements ({named}), {group[0].document}: {_told(group[0])}"


def _statements(result: Checked) -> list[Finding]:
    return [finding for finding in result.findings if finding.what == "statement"]


def _standing(finding: Finding) -> str:
    if finding.verdict is Verdict.SOURCE_CHANGED:
        return "intact, in a source that changed elsewhere" if finding.passes else "no longer in their source"
    return finding.verdict.value


def _line(finding: Finding) -> str:
    where = f"page {finding.page}: " if finding.page else ""
    source = f", {finding.document}" if finding.document else ""
    return f"{where}{' '.join(filter(None, (finding.what, finding.subject)))}{source}: {_told(finding)}"


def _told(finding: Finding) -> str:
    """The verdict in its colour and what is to be said of it, the verdict not twice."""
    word = finding.verdict.value
    told = finding.message if finding.message.startswith(word) else f"{word}: {finding.message}"
    return typer.style(word, fg=_COLOURS[finding.verdict]) + told[len(word) :]

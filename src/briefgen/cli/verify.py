"""Shows what verification found, the worst first."""

from __future__ import annotations

from collections import Counter
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


def verified(result: Checked, *, as_json: bool) -> None:
    """Print every finding as JSON, or for a person what is not plainly intact, then the count."""
    if as_json:
        for finding in result.findings:
            output.write_json(asdict(finding))
        summary = {"brief": result.brief, "edition": result.edition, "statements": result.statements, "passes": result.passes}
        summary["standing"] = list(result.standing)
        output.write_json({"summary": summary})
        return
    for finding in sorted(result.findings, key=lambda f: (f.passes, f.page or 0)):
        if not (finding.verdict is Verdict.INTACT and finding.message == "intact"):
            output.say(_line(finding))
    output.say(f"{result.path.name}: {result.brief}, edition {result.edition}, {result.statements} statements")
    output.say("  " + ", ".join(f"{number} {what}" for what, number in sorted(Counter(map(_standing, _statements(result))).items())))
    for sentence in result.standing:
        output.say(typer.style(f"  {sentence}", fg="yellow"))
    output.say(typer.style("  every statement intact", fg="green") if result.passes else typer.style("  not intact", fg="red", bold=True))


def _statements(result: Checked) -> list[Finding]:
    return [finding for finding in result.findings if finding.what == "statement"]


def _standing(finding: Finding) -> str:
    if finding.verdict is Verdict.SOURCE_CHANGED:
        return "intact, in a source that changed elsewhere" if finding.passes else "no longer in their source"
    return finding.verdict.value


def _line(finding: Finding) -> str:
    where = f"page {finding.page}: " if finding.page else ""
    source = f", {finding.document}" if finding.document else ""
    told = finding.message if finding.message.startswith(finding.verdict.value) else f"{finding.verdict.value}: {finding.message}"
    told = typer.style(finding.verdict.value, fg=_COLOURS[finding.verdict]) + told[len(finding.verdict.value) :]
    return f"{where}{' '.join(filter(None, (finding.what, finding.subject)))}{source}: {told}"

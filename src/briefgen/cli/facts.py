"""Shows choices: the statements of a section, their spans, and the reasons."""

from __future__ import annotations

import textwrap

import typer

from briefgen.app.explain import Explained
from briefgen.cli import output
from briefgen.composition.facts import facts_json
from briefgen.model.edition import EditionSection, Slice, Statement
from briefgen.model.selection import Choice
from briefgen.text.normalise import printable


def explained(result: Explained, *, why: bool, as_json: bool) -> None:
    """Print each section's statements; with `why` the reasons and the near misses."""
    sections = {section.id: section for section in result.edition.sections}
    if as_json:
        data = facts_json(result.edition)
        wanted = {choice.section for choice in result.choices}
        for section in data["sections"]:
            if section["id"] in wanted:
                output.write_json(section)
        return
    for choice in result.choices:
        _section(sections[choice.section], choice, result, why=why)
    if why and result.edition.unused:
        output.say("Sources not used")
        for source in result.edition.unused:
            output.say(_wrapped(f"{source.document}: {source.why}", "  "))


def _section(section: EditionSection, choice: Choice, result: Explained, *, why: bool) -> None:
    output.say(typer.style(section.title, bold=True) + f"  ({section.id})")
    for statement in section.all_statements:
        _statement(statement, result, why=why)
    for question in section.questions:
        answer = f"answered by {', '.join(question.answered_by)}" if question.answered_by else "answered by no statement chosen"
        output.say(f"  ? {question.ask} — {answer}")
    if why and choice.near_misses:
        output.say("  Nearly chosen")
        for miss in choice.near_misses:
            output.say(_wrapped(f"{miss.claim.id}  {miss.score:.2f}  {printable(miss.claim.text)}", "    "))
            output.say(_wrapped(f"left out: {miss.why}", "      "))
    output.say()


def _statement(statement: Statement, result: Explained, *, why: bool) -> None:
    label = " · ".join(part for part in (statement.label.date_text, statement.label.speaker, statement.label.office) if part)
    cites = "".join(f"[{number}]" for number in statement.citations)
    marks = f"  ({', '.join(mark.replace('_', ' ') for mark in statement.marks)})" if statement.marks else ""
    output.say(f"  {statement.id}  {typer.style(label, fg='blue')}")
    output.say(_wrapped(f"{statement.text} {cites}{marks}", "    "))
    places = [
        f"{segment.document}[{segment.span.start}:{segment.span.end}] {result.documents[segment.document].locator(segment.span.start)}"
        for segment in statement.segments
        if isinstance(segment, Slice)
    ]
    output.say(_wrapped("from " + "; ".join(places), "    "))
    if why:
        output.say(_wrapped(f"score {statement.score:.2f}: {'; '.join(statement.reasons)}", "    "))


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, output.width(), initial_indent=indent, subsequent_indent=indent)

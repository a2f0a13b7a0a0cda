"""What a check says of a brief without faults."""

from __future__ import annotations

from briefgen.app.check import Checked
from briefgen.cli import output
from briefgen.errors import Severity


def checked(result: Checked, *, as_json: bool) -> None:
    """Print what a person should know of the brief, and its shape."""
    sections = [section.id for section in result.spec.sections]
    output.problems(result.problems, as_json=as_json)
    if as_json:
        output.write_json({"brief": result.spec.id, "ok": not warned(result), "sections": sections, "files": result.files})
        return
    noun = "section" if len(sections) == 1 else "sections"
    output.say(f"{result.path}: {'can be built, with the problems told above' if warned(result) else 'no problems'}")
    output.say(f"  {len(sections)} {noun}: {', '.join(sections)}")
    output.say(f"  template {result.spec.template}, {result.files} files in the corpus")


def warned(result: Checked) -> bool:
    """True when something should be mended, not only looked at."""
    return any(problem.severity is not Severity.NOTE for problem in result.problems)

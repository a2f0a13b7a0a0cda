"""What a check says of a brief without faults."""

from __future__ import annotations

from briefgen.app.check import Checked
from briefgen.cli import output


def checked(result: Checked, *, as_json: bool) -> None:
    """Print that the brief is in order, and its shape."""
    sections = [section.id for section in result.spec.sections]
    if as_json:
        output.write_json({"brief": result.spec.id, "ok": True, "sections": sections, "files": result.files})
        return
    noun = "section" if len(sections) == 1 else "sections"
    output.say(f"{result.path}: no problems")
    output.say(f"  {len(sections)} {noun}: {', '.join(sections)}")
    output.say(f"  template {result.spec.template}, {result.files} files in the corpus")

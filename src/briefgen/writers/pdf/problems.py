"""What a reader of the PDF would miss, as Problems."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefgen.errors import Problem, warning


def found(lost: Sequence[tuple[str, str]], dangling: Sequence[str]) -> tuple[Problem, ...]:
    """Problems for characters that no font has (each once, with the words around it) and for links that lead nowhere."""
    problems, seen = [], set()
    for characters, around in lost:
        for character in characters:
            if character in seen:
                continue
            seen.add(character)
            name = unicodedata.name(character, "unnamed character")
            problems.append(
                warning(
                    "pdf.no-glyph",
                    f"no font has U+{ord(character):04X} {name}; it is printed as a box in “{around[:80]}”",
                    hints=("install a font package that has it, or change the text",),
                )
            )
    problems += [
        warning("pdf.link-target", f"a link leads to “{anchor}”, which the document does not have; its words are printed without the link")
        for anchor in dangling
    ]
    return tuple(problems)

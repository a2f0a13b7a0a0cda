"""What a reader of the PDF would miss, as Problems."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefgen.errors import Problem, warning


def found(lost: Sequence[tuple[str, str, str]], dangling: Sequence[str]) -> tuple[Problem, ...]:
    """Problems for characters that no font has (each once, with where it stands) and for links that lead nowhere.

    lost: (characters, words around them, what they stand in).
    """
    problems, seen = [], set()
    for characters, around, subject in lost:
        for character in characters:
            if character in seen:
                continue
            seen.add(character)
            name = unicodedata.name(character, "unnamed character")
            where = f"{subject}, “{around[:80]}”" if subject else f"“{around[:80]}”"
            problems.append(
                warning(
                    "pdf.no-glyph",
                    f"no font has U+{ord(character):04X} {name}; it is printed as a box in {where}",
                    hints=(_remedy(name),),
                )
            )
    problems += [
        warning("pdf.link-target", f"a link leads to “{anchor}”, which the document does not have; its words are printed without the link")
        for anchor in dangling
    ]
    return tuple(problems)


_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


def _remedy(name: str) -> str:
    if name.startswith(_EAST_ASIAN):
        return "install the fonts for Chinese, Japanese and Korean characters: pip install 'briefgen[cjk]'"
    return "install a font package that has it, or change the text"

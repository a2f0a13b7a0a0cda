"""What a reader of the PDF would miss, as Problems."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefgen.errors import Problem, missing_extra, warning


def found(lost: Sequence[tuple[str, str, str]], dangling: Sequence[str]) -> tuple[Problem, ...]:
    """Problems for characters that no font has (each once, with where it stands) and for links that lead nowhere.

    lost: (characters, words around them, what they stand in).
    """
    problems: list[Problem] = []
    seen: set[str] = set()
    for characters, around, subject in lost:
        new = [character for character in dict.fromkeys(characters) if character not in seen]
        seen.update(new)
        if not new:
            continue
        named = ", ".join(f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed character')}" for character in new[:_NAMED])
        more = f" and {len(new) - _NAMED} more" if len(new) > _NAMED else ""
        drawn = "the sign � stands for it" if len(new) == 1 else "the sign � stands for each"
        where = f"{subject}, “{around[:80]}”" if subject else f"“{around[:80]}”"
        problems.append(warning("pdf.no-glyph", f"no font has {named}{more}; {drawn} in {where}", hints=(_remedy(new),)))
    problems += [
        warning("pdf.link-target", f"a link leads to “{anchor}”, which the document does not have; its words are printed without the link")
        for anchor in dangling
    ]
    return tuple(problems)


_NAMED = 4
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


def _remedy(characters: Sequence[str]) -> str:
    if all(unicodedata.name(character, "").startswith(_EAST_ASIAN) for character in characters):
        return f"install the fonts for Chinese, Japanese and Korean characters: {missing_extra('cjk')}"
    return "install a font package that has it, or change the text"

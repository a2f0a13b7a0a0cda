"""Inline content as plain characters: what a cable carries and a terminal counts."""

from __future__ import annotations

import unicodedata

from briefgen.doctree import nodes
from briefgen.text.normalise import printable

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u2032": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2033": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "--",
        "\u2015": "--",
        "\u2212": "-",
        "\u2026": "...",
        "\u2248": "ca.",
        "\u00b6": "para.",
        "\u00b7": "-",
        "\u2022": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u00ad": None,
    }
)
"""Typographic marks and the characters a cable has for them; letters keep their accents, they are part of a name."""


def plain_words(children: tuple[nodes.Inline, ...]) -> str:
    r"""Inline content as plain characters, forced line breaks as `\n`; a citation is `[n]`, a link its words.

    An address that a link hides behind other words follows in angle brackets.
    """
    lines = "".join(_parts(children)).split("\n")
    return "\n".join(plain(line) for line in lines)


def plain(text: str) -> str:
    """`text` with white space folded, controls left out, and typographic marks in plain characters."""
    return printable(text).translate(_PLAIN)


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes: East Asian wide characters two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _parts(children: tuple[nodes.Inline, ...]) -> list[str]:
    parts: list[str] = []
    for child in children:
        match child:
            case nodes.Text(text=text):
                parts.append(text.replace("\n", " "))
            case nodes.Cite(number=number):
                glued = not parts or parts[-1][-1:] in ("", " ", "(", "[", "]", "\n")
                parts.append(f"[{number}]" if glued else f" [{number}]")
            case nodes.Break():
                parts.append("\n")
            case nodes.Styled(children=inner):
                parts += _parts(inner)
            case nodes.Link(target=target, children=inner):
                words = "".join(_parts(inner))
                parts.append(words if target.startswith("#") or target.removeprefix("mailto:") == words.strip() else f"{words} <{target}>")
    return parts

"""Proper names of a sentence, in order: what corroboration and indexes compare."""

from __future__ import annotations

import re

from briefgen.analysis.wordlist import words

_CAPITAL = r"[A-Z](?:\.(?:[A-Z]\.)+|[\w\u0300-\u036f]*(?:['’\-–&][A-Z][\w\u0300-\u036f]*)*)"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of|the|for|and|on|de|van|von|al)\s+){{0,2}}{_CAPITAL})*")
_OPENERS = words(
    "The A An In On At He She It They We I You This That These Those But And However Meanwhile His Her Their Its Our My Your",
    "As For After Before When While With To From By According During Since Some Many Most Both All There Here What Who How",
    "Why If Although Though Also Earlier Later Last Next Under Over Asked Speaking Addressing Regarding So Yet Now Then Still",
    "Once Not No Yes Another Each Every Several Such Because Despite Until Through Numerous Additionally Moreover Furthermore",
    "Besides Between Among Following Amid Talking Partners Officials",
)


def names_of(sentence: str) -> tuple[str, ...]:
    """Capitalised stretches (`Declaration on the Conduct of Parties`), each once, without a sentence's first small word."""
    found: dict[str, None] = {}
    # most sentences without a name have one capital, the first letter
    for match in _NAME.finditer(sentence, 0, len(sentence.partition(" ")[0] if sentence[1:].islower() else sentence)):
        words = match[0].split()
        while words and words[0] in _OPENERS:
            words.pop(0)
        while words and words[0].islower():
            words.pop(0)
        if not words or (match.start() <= 1 and len(words) == 1 and match[0] == words[0] and words[0].lower() in sentence):
            continue
        name = " ".join(words).removesuffix("’s").removesuffix("'s")
        found.setdefault(name)
    return tuple(found)

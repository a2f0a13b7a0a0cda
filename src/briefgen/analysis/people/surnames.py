"""Persons named by the surname alone whose full name the document gives elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.analysis.people.registry import Registry
from briefgen.analysis.tokens import Tokens
from briefgen.text.spans import Span


def surnames(text: str, registry: Registry, paragraphs: Iterable[Tokens]) -> list[tuple[Span, str]]:
    """Each surname that stands alone, without a possessive ending, with its bearer's full name as `text` writes it; in text order.

    Not for a surname that several full names of the document end with, nor for a name that stands nowhere in full.
    """
    alone = [person for person in registry.persons if person.key not in registry.shared]
    full = {person.name for person in alone if len(person.name.split()) > 1 and person.name in text}
    found = []
    for tokens in paragraphs:
        for naming in registry.namings(tokens):
            person, at = naming.person, naming.last - 1
            word = tokens.words[at]
            bare = at == 0 or tokens.words[at - 1] not in person.name.split()
            if person.name in full and bare and (word == person.key or word in (f"{person.key}'s", f"{person.key}’s")):
                start = tokens.starts[at]
                found.append((Span(start, start + len(person.key)), person.name))
    return found

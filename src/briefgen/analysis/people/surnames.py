"""Persons named by the surname alone whose full name the document gives elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.analysis.people.candidates import LEADING, could_name
from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import OFFICE_WORDS
from briefgen.analysis.people.registry import Naming, Registry
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
            bare = (at == 0 or tokens.words[at - 1] not in person.name.split()) and not _of_another_name(tokens, naming)
            if person.name in full and bare and (word == person.key or word in (f"{person.key}'s", f"{person.key}’s")):
                start = tokens.starts[at]
                found.append((Span(start, start + len(person.key)), person.name))
    return found


def _of_another_name(tokens: Tokens, naming: Naming) -> bool:
    """True for the last word of a longer name (`Port Ruiz`), and for one of several under a common title (`Presidents Holm and Ruiz`)."""
    words, at = tokens.words, naming.last - 1
    if at == 0 or naming.first < at:
        # `Viet Minh`: a nation alone is no title
        return at - naming.first == 1 and nation(words[at - 1]) is not None
    before = words[at - 1]
    if before[0].isupper():
        return before not in LEADING and could_name(before) and not before.endswith(("ly", "’s", "'s"))
    while at > 1 and (before in ("and", ",") or before[0].isupper()):
        at -= 1
        before = words[at - 1]
        if before.endswith("s") and before[:-1] in OFFICE_WORDS:
            return True
    return False

"""Who answers in an interview whose answers carry no name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.analysis.people.person import Person
from briefgen.analysis.people.registry import Registry
from briefgen.analysis.tokens import tokenise
from briefgen.text.lazy import lazily

_ASKED_BY = lazily(r"\b(?:[Bb]y|spoke (?:to|with)|talked (?:to|with)|sat down with|told|asked by)\s+\Z")
_WITH = lazily(
    r"\b(?:[Ii]nterview|[Cc]onversation|Q ?& ?A|[Qq]uestions)\s(?:with|for|to)(?:[ ][a-z][\w-]*)*"
    r"[ ](?P<name>[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){1,6})"
)

_SPEECH = lazily(
    r"\b(?:[Ss]peech|[Rr]emarks|[Aa]ddress|[Kk]eynote|[Ll]ecture|[Ss]tatement|[Ii]ntervention|[Tt]estimony)(?: [\w’'-]+){0,5}?"
    r" (?:by|of) (?P<who>.+)"
)


def interviewee(registry: Registry, title: str, introduction: str) -> Person | None:
    """The one person named in the title; else the one whom the introduction names, apart from whoever asked; None when several could be."""
    named_so = _WITH.search(title) or _WITH.search(introduction)
    if named_so is not None:
        registry.add_titled(named_so["name"])
    in_title = [person for person in registry.persons if _is_named(person, title)]
    if len(in_title) == 1:
        return in_title[0]
    named = [person for person in in_title or registry.persons if _answers(person, introduction)]
    if len(named) == 1:
        return named[0]
    in_office = [person for person in named if person.offices]
    return in_office[0] if len(in_office) == 1 else None


def who_speaks(registry: Registry, title: str, authors: Sequence[str]) -> Person | None:
    """The one person whose speech the document is, by its title (`Speech by Commissioner Ruiz`), in full by its author; None otherwise."""
    told = _SPEECH.search(title)
    if told is None:
        return None
    surname = next((name for name in authors if re.search(rf"\b{re.escape(name.split()[-1])}\b", told["who"])), None)
    registry.add_titled(told["who"])
    if surname is not None:
        registry.add_titled(surname)
    registry.learn_more(tokenise(told["who"], 0, len(told["who"])))
    named = [person for person in registry.persons if _is_named(person, told["who"])]
    return named[0] if len(named) == 1 else None


def _is_named(person: Person, words: str) -> bool:
    return re.search(rf"\b{re.escape(person.name.split()[-1])}\b", words) is not None


def _answers(person: Person, words: str) -> bool:
    """True when the words name the person other than as the one who asks."""
    found = re.search(rf"\b{re.escape(person.name)}\b", words)
    return found is not None and _ASKED_BY.search(words, 0, found.start()) is None

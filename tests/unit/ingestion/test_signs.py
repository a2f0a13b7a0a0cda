"""A pattern behind a cheaper test must never match where that test says no."""

import re
import sys
from itertools import product
from typing import Any

import pytest

from briefgen.ingestion.cleaning import patterns
from briefgen.ingestion.cleaning.signs import Signs

_ANY = "\0"
_DEEP = 3


def beginnings(nodes: Any) -> set[str]:
    """What a match of parsed pattern `nodes` can begin with, three characters or less of it; `_ANY` for a class of characters."""
    found = {""}
    for node in nodes:
        short = {head for head in found if len(head) < _DEEP and _ANY not in head}
        if not short:
            break
        found = (found - short) | {(head + tail)[:_DEEP] for head, tail in product(short, _of(*node))}
    return found


def _of(kind: Any, value: Any) -> set[str]:
    name = str(kind)
    if name == "LITERAL":
        return {chr(value).lower()}
    if name == "IN":
        plain = all(str(each[0]) in ("LITERAL", "RANGE") for each in value)
        signs = {chr(each[1]).lower() for each in value if str(each[0]) == "LITERAL"}
        return signs if plain and not any(str(each[0]) == "RANGE" for each in value) else {_ANY}
    if name == "BRANCH":
        return set().union(*(beginnings(each) for each in value[1]))
    if name == "SUBPATTERN":
        return beginnings(value[3])
    if name == "MAX_REPEAT":
        least, _, inner = value
        once = beginnings(inner)
        return once if least else once | {""}
    return {""} if name == "AT" else {_ANY}


def _inner(pattern: re.Pattern[str]) -> set[str]:
    body = pattern.pattern.removeprefix(r"^\W*").removesuffix(r"\W*$")
    parser: Any = sys.modules["re._parser"]
    return beginnings(parser.parse(body, pattern.flags & (re.VERBOSE | re.IGNORECASE)))


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [(patterns.FURNITURE, patterns.FURNITURE_BEGINS), (patterns.PLEA, patterns.PLEA_BEGINS)],
    ids=["furniture", "plea"],
)
def test_the_first_words_of_a_pattern_are_known(pattern: re.Pattern[str], begins: frozenset[str]) -> None:
    parts = {part[:_DEEP] for part in patterns.FURNITURE_PARTS}
    told = {re.split(r"[ +.]", head)[0].rstrip("-") for head in _inner(pattern)} - parts
    missing = {head for head in told if head[:1].isalpha() and not (head in begins or (_ANY in head and _known(head, begins)))}
    assert not missing
    assert len(told) > 8


def _known(head: str, begins: frozenset[str]) -> bool:
    return any(known.startswith(head.partition(_ANY)[0]) for known in begins)


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Sign up for our morning newsletter", "furniture"),
        ("The evening newsletter of the harbour", "furniture"),
        ("© The Norhaven Post", "furniture"),
        ("2024 The Norhaven Post. All rights reserved", "legal"),
        ("Don’t miss the tide tables", "furniture"),
        ("12 shares", "furniture"),
        ("A - A +", "furniture"),
        ("(c) The Norhaven Post", "furniture"),
        ("Please follow us on Twitter for more of this", "furniture plea"),
        ("The quay at dusk. Photo: Ruth Abara", "caption credited"),
        ("Write to desk@norhaven.example", "address"),
        ("Home | Harbour | Ferries", "separator"),
    ],
)
def test_a_line_says_what_it_is(line: str, sign: str) -> None:
    lower = line.lower()
    words = tuple(patterns.WORD.findall(lower))
    assert sign in Signs(lower).of(line, lower, words)
    assert sign in Signs("the page begins\n" + lower).of(line, lower, words)


def test_a_sentence_says_nothing_of_the_kind() -> None:
    line = "The port will open in May, the minister said on Monday."
    assert Signs(line.lower()).of(line, line.lower(), tuple(patterns.WORD.findall(line.lower()))) == frozenset()

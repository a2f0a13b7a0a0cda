"""The words that dates are tried at are those that their patterns can begin with, read off the patterns themselves."""

import re
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from briefgen.analysis.dating import periods, points, references, seasons
from briefgen.analysis.dating.begins import _BITS, _CAPITALS, _DIGITS, Begins, places_of

Open = set[tuple[str, bool]]
"""Beginnings of what a pattern matches, its first word and behind `the` its second, each with whether it may still go on."""

_TRIED = {
    "_PASSED": (periods, Begins.PASSED),
    "_STRETCH": (periods, Begins.STRETCH),
    "_COUNTED_STRETCH": (periods, Begins.PASSED),
    "_POINTED": (periods, Begins.POINTED),
    "_COUNTED": (periods, Begins.COUNTED),
    "_OFTEN": (periods, Begins.OFTEN),
    "_LONGISH": (periods, Begins.LONGISH),
    "_BARE": (periods, Begins.BARE),
    "_RELATIVE_MONTH": (points, Begins.RELATIVE_MONTH),
    "_MONTHLY": (points, Begins.MONTHLY),
    "_HALVES": (points, Begins.HALVES),
    "_YEARS": (points, Begins.YEARS),
    "_WORDS": (references, Begins.WORDS),
    "_TIMES": (references, Begins.TIMES),
    "_PARTS": (references, Begins.PARTS),
    "_SEASONAL": (seasons, Begins.SEASONAL),
    "_WEEKDAYS": (seasons, Begins.WEEKDAYS),
}
_NO_WORDS = re.compile(
    r"(?:September|October|November|December|January|February|March|April|June|July|August|May)B.*|.*(?<!centur)ies|centurs"
)
"""What a pattern allows and nobody writes: `MayBCE`, `dayies`."""


def _begun(begun: Open, tree: object) -> Open:
    for op, value in tree:  # type: ignore[attr-defined]
        begun = {each for each in begun if not each[1]} | set().union(*(_with(word, op, value) for word, is_open in begun if is_open))
    return begun


def _with(word: str, op: object, value: object) -> Open:
    if op is ops.LITERAL:
        letter = chr(value)
        if letter.isspace():
            return _spaced(word)
        return {(word + letter, True)} if letter.isalnum() else {(word + letter if _is_fresh(word) else word, False)}
    if op is ops.IN:
        return set().union(*(_with(word, ops.LITERAL, each) if kind is ops.LITERAL else _class(word, kind, each) for kind, each in value))
    if op is ops.BRANCH:
        return set().union(*(_begun({(word, True)}, branch) for branch in value[1]))
    if op is ops.SUBPATTERN:
        return _begun({(word, True)}, value[3])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        least, _, repeated = value
        return _begun({(word, True)}, repeated) | ({(word, True)} if least == 0 else set())
    if op is ops.AT and not _is_fresh(word):
        return {(word, False)}
    assert op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT), op
    return {(word, True)}


def _class(word: str, kind: object, value: object) -> Open:
    if kind is ops.CATEGORY and value is ops.CATEGORY_SPACE:
        return _spaced(word)
    if kind is ops.RANGE and not _is_fresh(word):  # `Q` and a digit
        return {(word + chr(letter), True) for letter in range(value[0], value[1] + 1)}
    # a digit or a range of letters
    return {(word + ("0" if kind is ops.CATEGORY else chr(value[0])), False)} if _is_fresh(word) else {(word, False)}


def _spaced(word: str) -> Open:
    """What a space behind a word makes of it: the end, unless it is an article."""
    return {(word.rstrip() + " ", True)} if word.rstrip() in ("the", "The") else {(word, False)}


def _is_fresh(word: str) -> bool:
    """True where a word is to begin."""
    return not word or word.endswith(" ")


def _beginnings(name: str) -> list[list[str]]:
    """The words that what a pattern matches can begin with; behind an article the next one too."""
    pattern = getattr(_TRIED[name][0], name)
    return [word.split() for word, _ in _begun({("", True)}, parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))]


@pytest.mark.parametrize("name", _TRIED)
def test_a_pattern_is_tried_at_every_word_that_can_begin_what_it_matches(name: str) -> None:
    bit, words = _TRIED[name][1], {word for word, *_ in _beginnings(name)}
    assert len(words) > 1
    for word in words:
        if word[0].isdigit():
            assert bit & _DIGITS, word
        elif word == "A" and bit & _CAPITALS:
            continue
        else:
            assert _BITS.get(word, 0) & bit or _NO_WORDS.fullmatch(word), word


def test_behind_an_article_stands_what_can_follow_it() -> None:
    follow = {word for name in _TRIED for first, *behind in _beginnings(name) if first in ("the", "The") for word in behind}
    assert len(follow) > 100
    for word in follow:
        known = _DIGITS if word[0].isdigit() else _BITS.get(word, 0)
        assert known & Begins.BEHIND_ARTICLE or _NO_WORDS.fullmatch(word), word


@pytest.mark.parametrize(("words", "tried_at"), [("the pact of May", [12]), ("the May pact", [0, 4]), ("the 12 days", [0, 4, 7])])
def test_an_article_begins_nothing_before_other_words(words: str, tried_at: list[int]) -> None:
    tokens = words.split()
    starts = [words.index(token) for token in tokens]
    assert [at for at, _ in places_of(words, 0, tokens, starts)] == tried_at


def test_every_kind_of_place_has_its_patterns() -> None:
    told = {bit for _, bit in _TRIED.values()}
    assert told | {Begins.BEHIND_ARTICLE} == {value for name, value in vars(Begins).items() if name.isupper()}


def test_a_sentence_without_a_word_begins_nothing() -> None:
    assert places_of("of ", 2, [], []) == []

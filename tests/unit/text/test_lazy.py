"""A pattern put off to its first use is that pattern from then on."""

import re

import pytest

from briefgen.text.lazy import lazily


def test_it_is_the_pattern_it_stands_for():
    lazy, compiled = lazily(r"(?P<year>\d{4})", re.ASCII), re.compile(r"(?P<year>\d{4})", re.ASCII)
    text = "from 1995 to 2013"
    assert [found["year"] for found in lazy.finditer(text, 6)] == [found["year"] for found in compiled.finditer(text, 6)] == ["2013"]
    assert lazy.findall(text) == compiled.findall(text)
    assert (lazy.pattern, lazy.flags, dict(lazy.groupindex)) == (compiled.pattern, compiled.flags, dict(compiled.groupindex))
    assert lazy.sub("-", text) == "from - to -"


def test_nothing_is_compiled_before_the_first_use():
    wrong = lazily("(")
    for _ in range(2):
        with pytest.raises(re.error):
            wrong.search("a")


def test_it_has_nothing_that_a_pattern_has_not():
    with pytest.raises(AttributeError):
        lazily("a").seek  # noqa: B018  asking for it is the test

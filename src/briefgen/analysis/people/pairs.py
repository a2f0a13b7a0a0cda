"""The two countries a document is about, for `the two sides`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefgen.analysis.people.nations import nation

_ARTICLE = ("U.S", "US", "USA", "U.K", "UK", "Philippines", "Netherlands", "EU")
_NOT_NAMES = ("Washington", "Hanoi", "Beijing", "Moscow", "Brussels", "London", "Paris", "Tokyo", "Berlin", "Delhi", "Viet", "Kremlin")


def country_pair(title: str, words: Iterable[str]) -> str | None:
    """`Vietnam and the U.S.` when two countries lead a document clearly, in the document's own spelling; None when unsure.

    words: the body's tokens as written. Two lead clearly when each is named at least three times, the second at least a sixth as
    often as the first, and the third at most half as often as the second.
    """
    counts: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for word in words:
        if word < "A" or word[0] > "Z":
            continue
        country = nation(word)
        if country is not None:
            counts[country] += 1
            spellings.setdefault(country, Counter())[word.removesuffix("'s").removesuffix("’s")] += 1
    for word in title.replace("-", " ").replace("–", " ").replace(",", " ").split():
        country = nation(word)
        if country is not None:
            counts[country] += 2
    leading = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    if len(leading) < 2 or leading[1][1] < 3 or leading[1][1] * 6 < leading[0][1]:
        return None
    if len(leading) == 3 and leading[2][1] * 2 > leading[1][1]:
        return None
    names = [_written(country, spellings.get(country, Counter())) for country, _ in leading[:2]]
    return " and ".join(sorted(names, key=lambda name: (name.startswith("the "), name)))


def _written(country: str, spellings: Counter[str]) -> str:
    """The country's name as the document writes it, with its article."""
    known = [(count, word) for word, count in spellings.items() if _is_country_name(country, word)]
    word = max(known, key=lambda item: (item[0], item[1]))[1] if known else country
    return f"the {word}" if word.rstrip(".") in _ARTICLE or word in _ARTICLE else word


def _is_country_name(country: str, word: str) -> bool:
    return word == country or word.rstrip(".") in _ARTICLE

"""The countries of a document: how it writes each, and the two it is about, for `the two sides`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.analysis.people.nations import compound, nation

_ARTICLE = ("U.S", "US", "USA", "U.K", "UK", "Philippines", "Netherlands", "EU", "United States", "United Kingdom", "European Union")
_IN_TITLE = 2  # a country in the title counts as often


@dataclass(frozen=True, slots=True)
class Countries:
    """names: each country by the name this document gives it, without article. pair: the two it is about (`Kenya and the U.S.`)."""

    names: dict[str, str] = field(default_factory=dict)
    pair: str | None = None


def countries_of(title: str, words: Iterable[str]) -> Countries:
    """The countries a document names, and its pair when two lead clearly; the pair is None when unsure.

    words: the body's tokens that begin with a capital, as written. Two lead clearly when each is named at least three times, the second
    at least a sixth as often as the first, and the third at most half as often as the second.
    """
    counts: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    before = ""
    for word in [word for word in words if "A" <= word[0] <= "Z"]:
        country, written = nation(word), word
        joined = compound(before, word)
        if joined is not None:
            # `South Sudan` is not Sudan; of `Saudi Arabia` the first word has been counted
            country, written = joined, f"{before} {word}"
        if country is not None:
            counts[country] += joined is None or nation(before) != joined
            spellings.setdefault(country, Counter())[written.removesuffix("'s").removesuffix("’s")] += 1
        before = word
    for word in title.replace("-", " ").replace("–", " ").replace(",", " ").split():
        country = nation(word)
        if country is not None:
            counts[country] += _IN_TITLE
    names = {country: _written(country, spellings.get(country, Counter())) for country in counts}
    leading = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    if len(leading) < 2 or leading[1][1] < 3 or leading[1][1] * 6 < leading[0][1]:
        return Countries(names)
    if len(leading) == 3 and leading[2][1] * 2 > leading[1][1]:
        return Countries(names)
    both = [with_article(names[country]) for country, _ in leading[:2]]
    return Countries(names, " and ".join(sorted(both, key=lambda name: (name.startswith("the "), name))))


def with_article(name: str) -> str:
    """A country's name as it stands inside a sentence: `the U.S.`."""
    return f"the {name}" if name.rstrip(".") in _ARTICLE else name


def _written(country: str, spellings: Counter[str]) -> str:
    """The country's name as the document writes it most often; the table's when it only names its people or its capital."""
    known = [(count, word) for word, count in spellings.items() if word == country or word.rstrip(".") in _ARTICLE]
    return max(known)[1] if known else country

"""Evidence about each line: what it looks like itself, and where on the page it stands; binary features, by name.

A page is scored by some forty of them a line: their names are made once, into tables, rather than for each line anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter

from briefgen.ingestion.cleaning import patterns
from briefgen.ingestion.cleaning.looks import Look

_DIGIT = re.compile(r"\d")
_STAMPS = frozenset({"ago", "date", "turn to comments"})
_YOU = frozenset({"you", "your", "you're", "you’re", "yours"})
_WE = frozenset({"we", "our", "us", "we're", "we’re", "i", "my", "me", "i'm", "i’m"})
_TELLING = patterns.REPORTING | _YOU | _WE


def names(stem: str, ones: Iterable[int], others: Iterable[int | str]) -> list[list[str]]:
    """The names `stem 2 3` of a feature with two values, for each value of the one and the other."""
    others = list(others)
    return [[f"{stem} {one} {other}" for other in others] for one in ones]


_HALF_LENGTHS = range(5)
_LENGTH = [f"length {length}" for length in range(10)]
_ENDS = names("ends", range(2), range(8))
_STOPS = names("stops", range(6), range(4))
_CAPITALS = names("capitals", range(5), range(4))
_QUOTES, _ADDRESSED, _OURS, _REPEATED = ([f"{what} {half}" for half in _HALF_LENGTHS] for what in ("quotes", "you", "we", "repeated"))
_SENTENCES = [f"sentences {number}" for number in range(4)]
_PLACE = names("place", range(8), range(2))
_STAMPED = names("stamps", range(5), range(2))
_WITHIN = tuple((reach, names(f"prose within {reach}:", range(5), range(2))) for reach in (3, 8))
_KINDS = ("prose", "furniture", "date", "byline", "ago", "caption", "short 0", "short 1", "middling 0", "middling 1", "edge")
_NEAR = tuple((step, {kind: f"near {step} {kind}" for kind in _KINDS}) for step in (-2, -1, 1, 2))


_FIRST = itemgetter(0)


def own_features(line: Look) -> list[str]:
    """What the line looks like, whatever stands around it."""
    text, words, count, length = line.text, line.words, len(line.words), line.length
    third, half = min(length // 2, 3), min(length // 2, 4)
    found = [_LENGTH[length], _ENDS[line.ends][min(length, 7)], _STOPS[min(int(line.stops * 10), 5)][third]]
    if line.signs:
        found += [f"sign {sign}" for sign in line.signs]
        if count > 20:
            found += [f"sign {sign} long" for sign in line.signs]
    if not count:
        found.append("no words")
        return found
    pieces = text.split()
    capitals = sum(map(str.isupper, map(_FIRST, pieces))) / len(pieces)
    found.append(_CAPITALS[min(int(capitals * 5), 4)][third])
    if text.isupper():
        found.append("upper")
    digits = len(_DIGIT.findall(text))
    if digits:
        found.append("digits")
        if digits > 0.15 * len(text):
            found.append("many digits")
    first, last = text[0], text[-1]
    if first.islower():
        found.append("starts lower")
    if first.isdigit():
        found.append("starts digit")
    if first in "“\"‘'":
        found.append("starts quote")
    if "“" in text or '"' in text:
        found.append(_QUOTES[half])
    if text.endswith(("...", "…")):
        found.append("cut off")
    if last in "?!":
        found.append("asks")
    if last == ":":
        found.append("colon")
    if not _TELLING.isdisjoint(words):  # one look spares most lines the three
        if count >= 8 and not patterns.REPORTING.isdisjoint(words):
            found.append("reports")
        if not _YOU.isdisjoint(words):
            found.append(_ADDRESSED[half])
        if not _WE.isdisjoint(words):
            found.append(_OURS[half])
    sentences = text.count(". ") + text.count("? ") + text.count("! ")
    if sentences:
        found.append(_SENTENCES[min(sentences, 3)])
    return found


def page_features(lines: Sequence[Look]) -> list[list[str]]:
    """For each line, its own features and those of its place on the page."""
    found = [own_features(line) for line in lines]
    counts = Counter([line.key for line in lines])
    total = len(lines)
    longest = sorted([len(line.words) for line in lines if line.prose], reverse=True)
    usual = longest[len(longest) // 3] if longest else 0
    prose_sum = [0, *accumulate([line.prose for line in lines])]
    stamped = [not _STAMPS.isdisjoint(line.signs) for line in lines]
    stamp_sum = [0, *accumulate(stamped)]
    kinds = ["edge", "edge", *[_kind(line) for line in lines], "edge", "edge"]
    turned: dict[str, int] = {}
    for at, line in enumerate(lines):
        mine, prose = found[at], line.prose
        if counts[line.key] > 1:
            mine.append(_REPEATED[min(line.length // 2, 4)])
        if len(line.words) >= 8:
            mine.append("long" if len(line.words) >= usual * 0.6 else "shorter than usual")
        if total >= 12:
            mine.append(_PLACE[min(int(at / total * 8), 7)][prose])
        for step, near in _NEAR:
            mine.append(near[kinds[at + step + 2]])
        for reach, within in _WITHIN:
            start, end = max(0, at - reach), min(total, at + reach + 1)
            share = (prose_sum[end] - prose_sum[start] - prose) / max(1, end - start - 1)
            mine.append(within[min(int(share * 5), 4)][prose])
        for sign, where in turned.items():
            mine.append(f"after {sign} {min(line.length // 2, 4)}")
            if at - where <= 6:
                mine.append(f"soon after {sign} {int(prose)}")
        if line.signs and at > total * 0.15:
            turned.update({sign: at for sign in line.signs if sign.startswith("turn")})
        stamps = stamp_sum[min(total, at + 5)] - stamp_sum[max(0, at - 4)] - stamped[at]
        if stamps > 1:
            mine.append(_STAMPED[min(stamps, 4)][prose])
    return found


def _kind(other: Look) -> str:
    """What a line is to its neighbours."""
    if other.prose:
        return "prose"
    for sign in ("furniture", "date", "byline", "ago"):
        if sign in other.signs:
            return sign
    if any(sign.startswith("caption") for sign in other.signs):
        return "caption"
    return f"short {int(other.ends)}" if len(other.words) < 8 else f"middling {int(other.ends)}"

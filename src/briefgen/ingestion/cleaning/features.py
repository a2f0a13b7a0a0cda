"""Evidence about each line: what it looks like itself, and what stands around it. Binary features, named, so that weights can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefgen.ingestion.cleaning import patterns
from briefgen.ingestion.metadata.bylines import byline
from briefgen.ingestion.metadata.origins import line_credit
from briefgen.ingestion.metadata.written_dates import date_line
from briefgen.text.language import guess_language

_LENGTHS = (1, 2, 4, 7, 11, 17, 29, 49, 79)
"""Upper bounds, in words, of the classes of length."""
_SHORT = 16
_NO_SIGNS: frozenset[str] = frozenset()
_USUAL_STOPS = 0.36
"""Share of small words in running English."""


@dataclass(frozen=True, slots=True)
class Look:
    """One line, measured once.

    words: lower case. length: class of length, 0 to 9. stops: share of small words. signs: named pattern matches.
    prose: looks like running text: ends as a sentence, is long enough, and has the small words of English.
    """

    text: str
    key: str
    words: tuple[str, ...]
    length: int
    ends: bool
    stops: float
    signs: frozenset[str]
    prose: bool


def looks(lines: Sequence[str], *, sparing: bool = False) -> list[Look]:
    """Measure the lines of one page, in order; its language is told from the longer ones.

    sparing: no signs for sentences of more than a few words, which in a text without its page are body whatever they say.
    """
    running = " ".join(line for line in lines if len(line) > 60)
    english = guess_language(running) == "en" or len(running) < 200
    return [look(line, english=english, sparing=sparing) for line in lines]


def look(text: str, *, english: bool = True, sparing: bool = False) -> Look:
    """Measure one line (no surrounding space).

    english: False when the page is not, so that missing small words say nothing. sparing: as for `looks`.
    """
    lower = text.lower()
    words = tuple(patterns.WORD.findall(lower))
    count = len(words)
    ends = patterns.terminated(text)
    stops = (sum([word in patterns.STOP_WORDS for word in words]) / count if english else _USUAL_STOPS) if count else 0.0
    prose = ends and count >= 8 and stops >= 0.2
    return Look(
        text=text,
        key=" ".join(lower.split()),
        words=words,
        length=next((at for at, bound in enumerate(_LENGTHS) if count <= bound), len(_LENGTHS)),
        ends=ends,
        stops=stops,
        signs=_NO_SIGNS if sparing and prose and count > _SHORT else _signs(text, lower, words),
        prose=prose,
    )


def _signs(text: str, lower: str, words: tuple[str, ...]) -> frozenset[str]:
    signs, count = [], len(words)
    if count <= 45 and patterns.FURNITURE.match(text):
        signs.append("furniture")
    if (count <= 20 and "furniture" in signs) or count <= 12:
        signs += [f"turn to {what}" for what, pattern in patterns.TURNS.items() if pattern.match(text)]
    if count <= 60 and patterns.PLEA.match(text):
        signs.append("furniture plea")
    if count <= 60 and _holds(lower, patterns.LEGAL_WORDS) and patterns.LEGAL.search(text):
        signs.append("legal")
    if count <= _SHORT:
        if date_line(text):
            signs.append("date")
        if line_credit(text):
            signs.append("agency")
        if byline(text):
            signs.append("byline")
        if patterns.AGO.search(text):
            signs.append("ago")
    if count <= 90 and _holds(lower, patterns.PICTURE_WORDS):
        signs += [f"caption {how}" for how, pattern in patterns.CAPTIONS.items() if pattern.search(text)]
    if count <= 60 and ("(" in text or "pictured" in lower) and patterns.WHO_IS_WHERE.search(text):
        signs.append("whoiswhere")
    if not patterns.APPEAL_WORDS.isdisjoint(words) and patterns.APPEAL.search(lower):
        signs.append("appeal")
    if ("." in text or "@" in text or "/" in text) and patterns.ADDRESS.search(lower):
        signs.append("address")
    if patterns.SEPARATORS.search(text):
        signs.append("separator")
    return frozenset(signs)


def _holds(text: str, parts: Sequence[str]) -> bool:
    return any(part in text for part in parts)


def own_features(line: Look) -> list[str]:
    """What the line looks like, whatever stands around it."""
    text, words, count = line.text, line.words, len(line.words)
    found = [
        f"length {line.length}",
        f"ends {int(line.ends)} {min(line.length, 7)}",
        f"stops {min(int(line.stops * 10), 5)} {min(line.length // 2, 3)}",
    ]
    found += [f"sign {sign}" for sign in line.signs]
    found += [f"sign {sign} long" for sign in line.signs if count > 20]
    if not count:
        found.append("no words")
        return found
    pieces = text.split()
    capitals = sum([piece[0].isupper() for piece in pieces]) / len(pieces)
    found.append(f"capitals {min(int(capitals * 5), 4)} {min(line.length // 2, 3)}")
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
        found.append(f"quotes {min(line.length // 2, 4)}")
    if text.endswith(("...", "…")):
        found.append("cut off")
    if last in "?!":
        found.append("asks")
    if last == ":":
        found.append("colon")
    if count >= 8 and not patterns.REPORTING.isdisjoint(words):
        found.append("reports")
    if not _YOU.isdisjoint(words):
        found.append(f"you {min(line.length // 2, 4)}")
    if not _WE.isdisjoint(words):
        found.append(f"we {min(line.length // 2, 4)}")
    sentences = text.count(". ") + text.count("? ") + text.count("! ")
    if sentences:
        found.append(f"sentences {min(sentences, 3)}")
    return found


_DIGIT = re.compile(r"\d")
_STAMPS = frozenset({"ago", "date", "turn to comments"})
_YOU = frozenset({"you", "your", "you're", "you’re", "yours"})
_WE = frozenset({"we", "our", "us", "we're", "we’re", "i", "my", "me", "i'm", "i’m"})


def page_features(lines: Sequence[Look]) -> list[list[str]]:
    """For each line, its own features and those of its place on the page."""
    found = [own_features(line) for line in lines]
    counts = Counter(line.key for line in lines)
    total = len(lines)
    longest = sorted((len(line.words) for line in lines if line.prose), reverse=True)
    usual = longest[len(longest) // 3] if longest else 0
    prose_sum = [0, *accumulate(line.prose for line in lines)]
    stamped = [not _STAMPS.isdisjoint(line.signs) for line in lines]
    stamp_sum = [0, *accumulate(stamped)]
    kinds = [_kind(line) for line in lines]
    turned: dict[str, int] = {}
    for at, line in enumerate(lines):
        mine = found[at]
        if counts[line.key] > 1:
            mine.append(f"repeated {min(line.length // 2, 4)}")
        if len(line.words) >= 8:
            mine.append("long" if len(line.words) >= usual * 0.6 else "shorter than usual")
        if total >= 12:
            mine.append(f"place {min(int(at / total * 8), 7)} {int(line.prose)}")
        for step in (-2, -1, 1, 2):
            mine.append(f"near {step} {kinds[at + step] if 0 <= at + step < total else 'edge'}")
        for reach in (3, 8):
            start, end = max(0, at - reach), min(total, at + reach + 1)
            share = (prose_sum[end] - prose_sum[start] - line.prose) / max(1, end - start - 1)
            mine.append(f"prose within {reach}: {min(int(share * 5), 4)} {int(line.prose)}")
        for sign, where in turned.items():
            mine.append(f"after {sign} {min(line.length // 2, 4)}")
            if at - where <= 6:
                mine.append(f"soon after {sign} {int(line.prose)}")
        if at > total * 0.15:
            turned.update({sign: at for sign in line.signs if sign.startswith("turn")})
        stamps = stamp_sum[min(total, at + 5)] - stamp_sum[max(0, at - 4)] - stamped[at]
        if stamps > 1:
            mine.append(f"stamps {min(stamps, 4)} {int(line.prose)}")
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

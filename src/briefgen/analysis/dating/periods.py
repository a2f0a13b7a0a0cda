"""Units of time: how long, how long ago, how often, and which one is pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.analysis.dating.begins import Begins, tried
from briefgen.analysis.dating.mentions import Deictic, Direction, Fixed, Mention, Shift, Stretch
from briefgen.analysis.dating.pointing import POINTERS, Which, which_of
from briefgen.analysis.dating.triggers import Hold, Scan
from briefgen.analysis.dating.words import NUMBER, NUMBER_WORDS, PARTS, UNIT, UNIT_LETTERS, either, number_of, unit_of
from briefgen.analysis.wordlist import words
from briefgen.text.lazy import lazily

_ROUGH = either(
    "more than|less than|fewer than|rather more than|over|under|nearly|almost|about|around|roughly|approximately|some|at least|at most"
    "|up to|only|just|barely|a little more than|a little less than|close to|another|a mere|as long as|a further|a total of"
)
_VAGUE = either(
    "a few|the few|few|several|many more|many|some|a couple of|numerous|countless|a number of|various|dozens of|hundreds of|decades and"
)
_LONG = (
    "(?:full|bloody|whole|long|more|consecutive|brutal|further|additional|hard|short|successive|straight|single|tense|entire|critical"
    "|turbulent|peaceful|calendar)"
)
_STOPS = r"(?=\s?[,.;:)]|\sthat(?=\s?[,.;:)]|$)|$)"  # nothing follows that the shift would be counted from

_COUNTED = lazily(
    rf"""\b(?:(?P<rough>{_ROUGH})\s+)?
    (?:(?P<vague>{_VAGUE})|(?P<n>{NUMBER}|[A-Z][a-z]+(?:-[a-z]+)?|[Aa]n?|[Hh]alf\san?)(?P<half>\sand\s(?:a\s)?half)?)
    [-\s](?:{_LONG}[-\s])?(?P<u>{UNIT})(?:y|ies|s['’]?|['’]s)?(?!\w)
    (?P<half2>[-\s]and[-\s]a[-\s]half)?(?:[-\s]old\b|\sof\sage\b)?(?:[-\s]?long\b)?
    (?:
        \s(?P<dir>ago|later|earlier|previously|beforehand|afterwards?|from\snow|hence|before\b{_STOPS}|after\b{_STOPS}|following(?=\s?[,.;:)]|$))
        |\s(?P<swallow>after|before|prior\sto|following|since|into|from)\b
    )?""",
    re.VERBOSE,
)
_BARE = lazily(
    rf"""\b(?P<u>{UNIT}|Day|Month|Year|Week|Hour|Minute)(?:s|ies)(?![\w'])(?:[-\s]long\b)?
    (?:\s(?P<dir>ago|later|earlier|before(?=\s?[,.;:)])|after(?=\s?[,.;:)])))?""",
    re.VERBOSE,
)
_EDGES = either(
    "last|past|previous|preceding|next|coming|following|succeeding|first|final|opening|intervening|ensuing|subsequent|latter|early|later|closing"
    "|earlier"
)
_STRETCH = lazily(
    rf"""\b(?P<the>[Tt]he(?:se|ir)?\s|[Tt]his\s)?(?:(?:very|same)\s)?(?P<w>{_EDGES})\s
    (?:(?P<n>{NUMBER})(?P<half>\sand\sa\shalf)?\s|(?:few|several|couple\sof|many)\s)?(?:{_LONG}\s)?
    (?P<u>{UNIT})(?P<s>y|ies|s['’]?)?(?!\w)
    (?P<of>\sof\s(?:the\s)?(?:[A-Z][a-z]+\s)?(?:\d{{4}})?\b|\sof\s(?=[a-z]))?""",
    re.VERBOSE,
)
_COUNTED_STRETCH = lazily(
    rf"""\b[Tt]he\s(?P<n>{NUMBER})\s(?:last|past|previous|preceding|next|following|coming|succeeding)\s
    (?P<u>second|minute|hour|day|week|month|year|decade)s\b""",
    re.VERBOSE,
)
_PASSED = lazily(
    rf"\b[Tt]he\s(?P<n>{NUMBER})\s(?P<u>year|decade|month|week)s\s(?:since|(?:that|which)\s(?:has|have)\s(?:passed|elapsed))\b"
)
_SOME_OF = either("end|beginning|start|middle|close|rest|remainder|latter part|early part|course")
_POINTED = lazily(
    rf"""\b(?P<portion>(?:{either("later|earlier|early|late|latter part of|most of the rest of|much of|most of")}
        |(?:[Tt]he\s)?(?:very\s)?{_SOME_OF}\sof)\s(?:(?:in|on)\s)?)?
    (?P<w>{either(POINTERS + "|the")})\s
    (?P<u>day|week|weekend|month|year|decade|century|quarter|morning|afternoon|evening|night|dawn)\b
    (?!-|['’]s\s(?:journey|march)|\s(?:shift|fighting|attack|train))
    (?P<post>\s(?:before|after|following|earlier|later)\b(?!\s(?:the|a|his|her|their|its|he|she|it|they)\b))?""",
    re.VERBOSE,
)
_OFTEN = lazily(
    rf"""\b(?:(?P<w>{either("every|each|per|once a|twice a")})\s(?P<u>{UNIT})(?:y)?\b
    |(?P<adverb>{either("daily|weekly|monthly|yearly|annually|everyday|hourly|quarterly|nightly")})\b)""",
    re.VERBOSE,
)
_LONGISH = lazily(r"\b(?P<u>hour|day|week|month|year|decade|century)[-\s]long\b")

_WON = lazily(r"\b(?:carr(?:y|ies|ied)|won|wins?|saved?|saves|rue[ds]?)\s\Z")
_SETS = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "quarter": "XXXX-QX", "hour": "XXXX-XX-XXTXX"}
_ADVERBS = {"daily": "day", "everyday": "day", "annually": "year"} | {
    f"{unit}ly": unit for unit in ("week", "month", "year", "hour", "quarter")
}
_DIRECTIONS = {"ago": Direction.AGO, "from": Direction.HENCE, "hence": Direction.HENCE} | dict.fromkeys(
    ("later", "after", "afterward", "afterwards", "following"), Direction.LATER
)
# The last words of what _POINTED and _COUNTED have before their unit.
_POINTING = words("this current past last coming next same very that following previous preceding prior the")
_COUNTING = words("a an few more many some of several numerous countless various and half", *NUMBER_WORDS) | frozenset(
    _LONG.removeprefix("(?:").removesuffix(")").split("|")
)
_RUN = lazily(r"[^\W_]+")
_BACK = frozenset(("last", "past", "previous", "preceding"))
_AHEAD = frozenset(("next", "coming", "following"))


def duration(count: float | None, unit: str) -> str:
    """TIMEX3 value of a duration: `P3D`, `PXM`, `PT2H`, `P4DE`."""
    letters = UNIT_LETTERS[unit]
    number = "X" if count is None else f"{count:g}" if count >= 1 else f"{count:g}".lstrip("0")
    return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"


def periods(text: str, seen: Scan) -> Iterator[Mention]:
    """Everything that is said with a unit of time in a sentence.

    Few sentences with a unit hold more than one or two of these: the words of the sentence say which are worth looking for.
    """
    start, end, hold = seen.sentence.start, seen.sentence.end, seen.hold
    before = _words_before(text, start, end, seen.units)
    if hold & Hold.PASSED:
        for match in tried(_PASSED, Begins.PASSED, text, end, seen.begins):
            yield Stretch(start=match.start(), end=match.end("u") + 1, count=number_of(match["n"]), unit=unit_of(match["u"]), forward=False)
    if hold & Hold.EDGES:
        for match in tried(_STRETCH, Begins.STRETCH, text, end, seen.begins):
            yield from _stretch(match)
        for match in tried(_COUNTED_STRETCH, Begins.PASSED, text, end, seen.begins):
            value = duration(number_of(match["n"]), unit_of(match["u"]))
            yield Fixed(start=match.start(), end=match.end(), value=value)
    if not before.isdisjoint(_POINTING):
        for match in tried(_POINTED, Begins.POINTED, text, end, seen.begins):
            yield from _pointed(text, match)
    if any(word in _COUNTING or word[-1:].isdigit() for word in before):
        for match in tried(_COUNTED, Begins.COUNTED, text, end, seen.begins):
            yield from _counted(match)
    if hold & Hold.OFTEN:
        for match in tried(_OFTEN, Begins.OFTEN, text, end, seen.begins):
            yield from _often(match)
    if hold & Hold.LONG:
        for match in tried(_LONGISH, Begins.LONGISH, text, end, seen.begins):
            yield Fixed(start=match.start(), end=match.end(), value=duration(1, match["u"]))
    if hold & Hold.PLURALS:
        for match in tried(_BARE, Begins.BARE, text, end, seen.begins):
            yield _bare(match)


def _words_before(text: str, start: int, end: int, units: Iterable[str]) -> set[str]:
    """The words before each of the units, in small letters, parts of compounds apart."""
    found = set[str]()
    for unit in set(units):
        at = text.find(unit, start, end)
        while at >= 0:
            if at > start and (text[at - 1] == "-" or text[at - 1].isspace()):
                pieces = text[start : at - 1].rsplit(None, 1)
                found.update(_RUN.findall(pieces[-1].lower())[-1:] if pieces else ())
            at = text.find(unit, at + 1, end)
    return found


def _counted(match: re.Match[str]) -> Iterator[Mention]:
    unit = unit_of(match["u"] + ("y" if match["u"] == "centur" else ""))
    count: float | None = None
    first = match.start()
    if not match["vague"]:
        written = match["n"]
        if written.lower().startswith("half"):
            count = 0.5
        else:
            try:
                count = number_of(written)
            except KeyError:
                return
        if match["half"] or match["half2"]:
            count += 0.5
    rough = bool(match["rough"])
    if match["dir"]:
        direction = _DIRECTIONS.get(match["dir"].split()[0], Direction.EARLIER)
        yield Shift(start=first, end=match.end(), count=count, unit=unit, direction=direction, approximate=rough)
    elif match["swallow"] and match["swallow"].split()[0] in ("after", "before", "prior"):
        # `two days after the battle` dates nothing by itself; the longer span keeps its parts from being read alone.
        yield Fixed(start=first, end=match.end(), value="")
    elif not (unit == "second" and count == 1):  # `a second attack`
        stop = match.end() if not match["swallow"] else match.start("swallow") - 1
        yield Fixed(start=first, end=stop, value=duration(count, unit))


def _stretch(match: re.Match[str]) -> Iterator[Mention]:
    word, plural, unit = match["w"].lower(), match["s"] not in (None, "y"), unit_of(match["u"] + ("y" if match["u"] == "centur" else ""))
    first = match.start("the") if match["the"] else match.start("w")
    if not plural and not match["n"]:
        # `the past year` lasts; `last year`, `the next year` point (see _POINTED); `the first year of …` lasts.
        if not (match["the"] and word == "past") and not (match["of"] and word in ("first", "last", "final")):
            return
        count: float | None = 1
    else:
        count = number_of(match["n"]) + (0.5 if match["half"] else 0) if match["n"] else None
    stop = match.end() if match["of"] and match["of"].strip()[-1].isdigit() else (match.start("of") if match["of"] else match.end())
    if word in _BACK | _AHEAD and not match["of"]:
        yield Stretch(start=first, end=stop, count=count, unit=unit, forward=word in _AHEAD)
    else:
        yield Fixed(start=first, end=stop, value=duration(count, unit))


def _pointed(text: str, match: re.Match[str]) -> Iterator[Mention]:
    word, unit, start = match["w"].lower(), match["u"], match.start()
    if word != "the":
        part = PARTS.get(unit)
        yield Deictic(start=start, end=match.end("u"), which=which_of(word), unit="day" if part else unit, part=part)
        return
    if unit in PARTS:
        yield Deictic(start=match.start("w"), end=match.end("u"), which=Which.SAME, unit="day", part=PARTS[unit])
    elif match["post"]:
        which = Which.PREVIOUS if match["post"].split()[0] in ("before", "earlier") else Which.FOLLOWING
        yield Deictic(start=match.start("w"), end=match.end(), which=which, unit=unit)
    elif unit == "day" and not match["portion"]:
        if _WON.search(text, max(0, start - 12), match.start("w")):
            return  # `carried the day`
        yield Fixed(start=match.start("w"), end=match.end("u"), value="XXXX-XX-XX")
    elif match["portion"] or not text.startswith(" of ", match.end()):  # `the year of the flood` is no year yet
        yield Deictic(start=start, end=match.end("u"), which=Which.SAME, unit=unit)


def _often(match: re.Match[str]) -> Iterator[Mention]:
    if match["adverb"]:
        unit = _ADVERBS.get(match["adverb"].lower())
        value = _SETS[unit] if unit else "XXXX-XX-XXTNI"
        yield Fixed(start=match.start(), end=match.end(), value=value)
        return
    unit = unit_of(match["u"] + ("y" if match["u"] == "centur" else ""))
    per = match["w"].lower() == "per"
    yield Fixed(start=match.start(), end=match.end(), value=duration(1, unit) if per else _SETS.get(unit, duration(1, unit)))


def _bare(match: re.Match[str]) -> Mention:
    unit = unit_of(match["u"] + ("y" if match["u"] == "centur" else ""))
    if match["dir"]:
        past = match["dir"] in ("ago", "earlier", "before")
        return Fixed(start=match.start(), end=match.end(), value="PAST_REF" if past else "FUTURE_REF")
    return Fixed(start=match.start(), end=match.end(), value=duration(None, unit))

"""Units of time: how long, how long ago, how often, and which one is pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.analysis.dating.mentions import Deictic, Direction, Fixed, Mention, Shift, Stretch
from briefgen.analysis.dating.pointing import Which
from briefgen.analysis.dating.words import NUMBER, ORDINAL, PARTS, UNIT, UNIT_LETTERS, number_of, unit_of

_ROUGH = r"(?:(?:[Mm]ore|[Ll]ess|[Ff]ewer|rather\smore)\sthan|[Oo]ver|[Uu]nder|[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round|[Rr]oughly|[Aa]pproximately|[Ss]ome|[Aa]t\sleast|at\smost|up\sto|[Oo]nly|[Jj]ust|[Bb]arely|a\slittle\s(?:more|less)\sthan|close\sto|another|a\smere|as\slong\sas|a\sfurther|a\stotal\sof)"
_VAGUE = r"(?:an?\sfew|(?:the\s)?few|several|many|some|a\scouple\sof|numerous|countless|a\snumber\sof|various|dozens\sof|hundreds\sof)"
_LONG = r"(?:full|bloody|whole|long|more|consecutive|brutal|further|additional|hard|short|successive|straight|single|tense|entire|critical|turbulent|peaceful|calendar)"

_COUNTED = re.compile(
    rf"\b(?P<rough>{_ROUGH}\s)?(?:(?P<vague>[Aa]n?\sfew|[Tt]he\sfew|[Ff]ew|[Ss]everal|[Mm]any(?:\smore)?|[Ss]ome|[Aa]\scouple\sof|[Nn]umerous|[Cc]ountless|[Aa]\snumber\sof|[Vv]arious|[Dd]ozens\sof|[Hh]undreds\sof|[Dd]ecades\sand)"
    rf"|(?P<n>{NUMBER}|[A-Z][a-z]+(?:-[a-z]+)?|[Aa]n?|half\san?)(?P<half>\sand\s(?:a\s)?half)?)[-\s](?:{_LONG}[-\s])?(?P<u>{UNIT})(?:y|ies|s['’]?|['’]s)?(?!\w)"
    rf"(?P<half2>[-\s]and[-\s]a[-\s]half)?(?P<old>[-\s]old\b|\sof\sage\b)?(?:[-\s]?long\b)?"
    rf"(?:\s(?P<dir>ago|later|earlier|previously|beforehand|afterwards?|from\snow|hence|before\b(?=[\s]?[,.;:)]|\sthat\b|$)|after\b(?=\s?[,.;:)]|\sthat\b|$)|following(?=\s?[,.;:)]|$))|\s(?P<swallow>after|before|prior\sto|following|since|into|from)\b)?"
)
_BARE = re.compile(
    rf"\b(?P<u>{UNIT}|[Dd]ay|[Mm]onth|[Yy]ear|[Ww]eek|[Hh]our|[Mm]inute)(?:s|ies)(?![\w'])(?:[-\s]long\b)?(?:\s(?P<dir>ago|later|earlier|before(?=\s?[,.;:)])|after(?=\s?[,.;:)])))?"
)
_STRETCH = re.compile(
    rf"\b(?P<lead>(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Tt]hroughout|[Ww]ithin)\s)?(?P<the>[Tt]he(?:se|ir)?\s|[Tt]his\s)?(?:(?:very|same)\s)?(?P<w>[Ll]ast|[Pp]ast|[Pp]revious|[Pp]receding|[Nn]ext|[Cc]oming|[Ff]ollowing|[Ss]ucceeding|[Ff]irst|[Ff]inal|[Oo]pening|[Ii]ntervening|[Ee]nsuing|[Ss]ubsequent|[Ll]atter|[Ee]arly|[Ll]ater|[Cc]losing|[Ee]arlier)\s"
    rf"(?:(?P<n>{NUMBER})(?P<half>\sand\sa\shalf)?\s|(?P<vague>few|several|couple\sof|many)\s)?(?:{_LONG}\s)?(?P<u>{UNIT})(?P<s>y|ies|s['’]?)?(?!\w)(?P<of>\sof\s(?:the\s)?(?:[A-Z][a-z]+\s)?(?:\d{{4}})?\b|\sof\s(?=[a-z]))?"
)
_COUNTED_STRETCH = re.compile(
    rf"\b[Tt]he\s(?P<n>{NUMBER})\s(?:last|past|previous|preceding|next|following|coming|succeeding)\s(?P<u>second|minute|hour|day|week|month|year|decade)s\b"
)
_PASSED = re.compile(
    rf"\b[Tt]he\s(?P<n>{NUMBER})\s(?P<u>year|decade|month|week)s\s(?:since|that\s(?:has|have)\s(?:passed|elapsed)|which\s(?:has|have)\s(?:passed|elapsed))\b"
)
_POINTED = re.compile(
    r"\b(?P<portion>(?:[Ll]ater|[Ee]arlier|[Ee]arly|[Ll]ate|[Ll]atter\spart\sof|(?:[Tt]he\s)?(?:very\s)?(?:end|beginning|start|middle|close|rest|remainder|latter\spart|early\spart|course)\sof|[Mm]ost\sof\sthe\srest\sof|[Mm]uch\sof|[Mm]ost\sof)\s(?:(?:in|on)\s)?)?"
    r"(?P<w>[Tt]hat\ssame|[Tt]he\svery\snext|[Tt]he\ssame|[Tt]hat\svery|[Tt]hat|[Tt]he\sfollowing|[Tt]he\snext|[Tt]he\sprevious|[Tt]he\spreceding|[Tt]he\sprior|[Tt]his\spast|[Tt]his\scoming|[Tt]his|[Ll]ast|[Nn]ext|[Tt]he\scurrent|[Tt]he)\s"
    r"(?P<u>day|week|weekend|month|year|decade|century|quarter|morning|afternoon|evening|night|dawn)\b(?!-|['’]s\s(?:journey|march)|\s(?:shift|fighting|attack|train))(?P<post>\s(?:before|after|following|earlier|later)\b(?!\s(?:the|a|his|her|their|its|he|she|it|they)\b))?"
)
_DAY_AFTER = re.compile(r"\b(?:[Tt]he|[Oo]ne|[Aa])\sday\s(?:after|before)\s(?!that\b)\w")
_OFTEN = re.compile(
    rf"\b(?:(?P<w>[Ee]very|[Ee]ach|[Pp]er|once\sa|twice\sa)\s(?P<u>{UNIT})(?:y)?\b|(?P<adverb>[Dd]aily|[Ww]eekly|[Mm]onthly|[Yy]early|[Aa]nnually|[Ee]veryday|[Hh]ourly|[Qq]uarterly|[Nn]ightly)\b)"
)
_LONGISH = re.compile(r"\b(?P<u>hour|day|week|month|year|decade|century)[-\s]long\b")

_SETS = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "quarter": "XXXX-QX", "hour": "XXXX-XX-XXTXX"}
_ADVERBS = {
    "daily": "day",
    "everyday": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "hourly": "hour",
    "quarterly": "quarter",
}
_POINTERS = {
    "that same": Which.SAME,
    "the same": Which.SAME,
    "that very": Which.SAME,
    "that": Which.SAME,
    "the": Which.SAME,
    "the very next": Which.FOLLOWING,
    "the following": Which.FOLLOWING,
    "the next": Which.FOLLOWING,
    "the previous": Which.PREVIOUS,
    "the preceding": Which.PREVIOUS,
    "the prior": Which.PREVIOUS,
    "this past": Which.LAST,
    "last": Which.LAST,
    "this coming": Which.COMING,
    "next": Which.COMING,
    "this": Which.THIS,
    "the current": Which.THIS,
}
_BACK = frozenset(("last", "past", "previous", "preceding"))
_AHEAD = frozenset(("next", "coming", "following"))


def duration(count: float | None, unit: str) -> str:
    """TIMEX3 value of a duration: `P3D`, `PXM`, `PT2H`, `P4DE`."""
    letters = UNIT_LETTERS[unit]
    number = "X" if count is None else f"{count:g}" if count >= 1 else f"{count:g}".lstrip("0")
    return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"


def periods(text: str, start: int, end: int) -> Iterator[Mention]:
    """Everything that is said with a unit of time."""
    for match in _PASSED.finditer(text, start, end):
        yield Stretch(start=match.start(), end=match.end("u") + 1, count=number_of(match["n"]), unit=unit_of(match["u"]), forward=False)
    for match in _STRETCH.finditer(text, start, end):
        yield from _stretch(match)
    for match in _COUNTED_STRETCH.finditer(text, start, end):
        value = duration(number_of(match["n"]), unit_of(match["u"]))
        yield Fixed(start=match.start(), end=match.end(), value=value)
    for match in _POINTED.finditer(text, start, end):
        yield from _pointed(text, match)
    for match in _COUNTED.finditer(text, start, end):
        yield from _counted(match)
    for match in _OFTEN.finditer(text, start, end):
        yield from _often(match)
    for match in _LONGISH.finditer(text, start, end):
        yield Fixed(start=match.start(), end=match.end(), value=duration(1, match["u"]))
    for match in _BARE.finditer(text, start, end):
        yield _bare(match)


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
        word = match["dir"].split()[0]
        direction = {
            "ago": Direction.AGO,
            "later": Direction.LATER,
            "after": Direction.LATER,
            "afterward": Direction.LATER,
            "afterwards": Direction.LATER,
            "following": Direction.LATER,
            "from": Direction.HENCE,
            "hence": Direction.HENCE,
        }.get(word, Direction.EARLIER)
        yield Shift(start=first, end=match.end(), count=count, unit=unit, direction=direction, approximate=rough)
    elif match["swallow"] in ("after", "before", "prior to"):
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
    word, unit = match["w"].lower(), match["u"]
    word = " ".join(word.split())
    if word == "the":
        if unit in PARTS:
            yield Deictic(start=match.start("w"), end=match.end("u"), which=Which.SAME, unit="day", part=PARTS[unit])
            return
        if match["post"]:
            which = Which.PREVIOUS if match["post"].split()[0] in ("before", "earlier") else Which.FOLLOWING
            yield Deictic(start=match.start("w"), end=match.end(), which=which, unit=unit)
            return
        if unit == "day" and not match["portion"]:
            yield Fixed(start=match.start("w"), end=match.end("u"), value="XXXX-XX-XX")
            return
        if re.match(r"\sof\b", text[match.end() : match.end() + 4]) and not match["portion"]:
            return
    which = _POINTERS[word]
    first = match.start()
    if unit in PARTS:
        yield Deictic(start=first, end=match.end("u"), which=which, unit="day", part=PARTS[unit])
    else:
        yield Deictic(start=first, end=match.end("u"), which=which, unit=unit)


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

"""Where in a sentence a pattern can begin: it is tried at the words that begin what it matches, and nowhere else.

A search tries a pattern at every character. Most words begin no date, and what a word can begin is known from where it stood before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress

from briefgen.text.memo import Memo

Place = tuple[int, int]
"""A word's offset in the text, and the bits of what it can begin."""


class Begins:
    """Bits: the patterns that a word can begin. Plain integers, as `Hold`."""

    PASSED, STRETCH, POINTED, COUNTED, OFTEN, LONGISH, BARE = (1 << n for n in range(7))
    RELATIVE_MONTH, MONTHLY, HALVES, YEARS = (1 << n for n in range(7, 11))
    WORDS, TIMES, PARTS, SEASONAL, WEEKDAYS = (1 << n for n in range(11, 16))
    # No pattern: what stands behind an article that begins one. Most patterns can begin with `the`, and most places were such.
    BEHIND_ARTICLE = 1 << 16


_PORTION = (
    "the early mid late later latest earlier very beginning start end close middle rest remainder turn first last latter morning afternoon"
    " evening night dawn"
)
_WEEKDAY = "monday tuesday wednesday thursday friday saturday sunday"
FIRST_WORDS = {
    Begins.PASSED: "the",
    Begins.STRETCH: """the these their this very same last past previous preceding next coming following succeeding first final opening
        intervening ensuing subsequent latter early later closing earlier""",
    Begins.POINTED: """later earlier early late latter most much the very end beginning start middle close rest remainder course last next
        that this""",
    Begins.COUNTED: """more less fewer rather over under nearly almost about around roughly approximately some at up only just barely a
        close another as the few several many numerous countless various dozens hundreds decades an half hundred one two three four five
        six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
        sixty seventy eighty ninety""",
    Begins.OFTEN: "every each per once twice daily weekly monthly yearly annually everyday hourly quarterly nightly",
    Begins.LONGISH: "hour day week month year decade century",
    Begins.BARE: "seconds minutes hours days weeks fortnights months years decades centuries",
    Begins.RELATIVE_MONTH: "the last this next",
    Begins.MONTHLY: f"""{_PORTION} {_WEEKDAY} mon tue tues wed thur thurs fri sat sun january february march april may june july august
        september october november december jan feb mar apr jun jul aug sep sept oct nov dec""",
    Begins.HALVES: "the first second latter third fourth final last q1 q2 q3 q4",
    Begins.YEARS: f"{_PORTION} c ca circa",
    Begins.WORDS: """nowadays now currently current at these the present modern date recent recently former formerly near foreseeable
        distant future from today yesterday tomorrow tonight""",
    Begins.TIMES: "at by",
    Begins.PARTS: """the one night nights nighttime nightstime daytime daylight afternoons afternoon mornings morning evenings evening dawn
        dusk noon midday midnight""",
    Begins.SEASONAL: f"{_PORTION} next this that spring summer autumn winter fall",
    Begins.WEEKDAYS: f"the last this next that early late {_WEEKDAY}",
}
"""The words, in small letters or with a capital, that a match of each pattern can begin with, where it begins with no digit."""
BEHIND_ARTICLE = "past present near foreseeable distant future prior time year years day week weekend month decade century quarter"
"""Further words, beside all those above and numbers, that stand behind an article in what a pattern matches."""
_DIGITS = Begins.COUNTED | Begins.MONTHLY | Begins.HALVES | Begins.YEARS | Begins.BEHIND_ARTICLE
_CAPITALS = Begins.COUNTED
"""What a number, and what any word with a capital of English, can begin."""
_RUN = re.compile(r"\w+")


def places_of(text: str, start: int, words: Sequence[str], starts: Sequence[int]) -> list[Place]:
    """The words that begin anything of a sentence that begins at `start`, in order; words: its tokens; starts: their offsets in `text`."""
    begun = list(map(_BEGUN.__getitem__, words))
    found = [
        (at + first, bits)
        for at, places, behind in compress(zip(starts, begun, [*begun, ()][1:], strict=True), begun)
        if places != _ARTICLE or (behind and behind[0][1] & Begins.BEHIND_ARTICLE)
        for first, bits in places
    ]
    if starts and starts[0] > start:  # a token reaches over the beginning
        found[:0] = [(start + first, bits) for first, bits in _begun(text[start : starts[0]])]
    return found


def tried(pattern: re.Pattern[str], begins: int, text: str, end: int, places: Sequence[Place]) -> Iterator[re.Match[str]]:
    """As `pattern.finditer`, at the places alone that can begin it; end: of the sentence."""
    after = 0
    for at, bits in places:
        if bits & begins and at >= after and (match := pattern.match(text, at, end)) is not None:
            yield match
            after = match.end()


def _begun(token: str) -> tuple[Place, ...]:
    if token.isalpha():
        bits = _BITS.get(token, 0) | (_CAPITALS if "A" <= token[0] <= "Z" else 0)
        return ((0, bits),) if bits else ()
    found = []
    for run in _RUN.finditer(token):
        first = run[0][0]
        bits = _BITS.get(run[0], 0) | (_DIGITS if first.isdigit() else _CAPITALS if "A" <= first <= "Z" else 0)
        if bits:
            found.append((run.start(), bits))
    return tuple(found)


def _bits() -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, words in FIRST_WORDS.items():
        for word in words.split():
            for written in (word, word.capitalize()):
                found[written] = found.get(written, 0) | bit | Begins.BEHIND_ARTICLE
    for word in BEHIND_ARTICLE.split():
        for written in (word, word.capitalize()):
            found[written] = found.get(written, 0) | Begins.BEHIND_ARTICLE
    return found


_BITS = _bits()
_ARTICLE: tuple[Place, ...] = ((0, _BITS["the"]),)
_BEGUN: Memo[str, tuple[Place, ...]] = Memo(_begun)

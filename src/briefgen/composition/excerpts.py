"""Short labels out of printed statements: whole words in their order, cut with `…`; never a word of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.text.phrases import holds, tokens

_WEAK_END = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on at by for with from and or but as that which who while is are was were be been has have had its their his "
        "her this these those including between into than both such",
    )
)


def shortened(text: str, most: int) -> str:
    """The first `most` words of `text`, ended with `…` when words were left out, never after a word that leans on the next."""
    words = text.split()
    if len(words) <= most:
        return text.rstrip()
    kept = words[:most]
    # a cut at the end of a clause reads better than a few words more
    for at in range(len(kept), most * 2 // 3, -1):
        if kept[at - 1].endswith((",", ";")):
            kept = kept[:at]
            break
    while len(kept) > 3 and (kept[-1].strip(",;:").casefold() in _WEAK_END or kept[-1].endswith(("'s", "’s"))):
        kept.pop()
    # inside an opened quotation or bracket the mark of omission would be part of it
    cut = " ".join(kept).rstrip(" ,;:—-")
    for opening, closing in (("“", "”"), ("[", "]"), ("(", ")")):
        if cut.count(opening) > cut.count(closing) and cut.rfind(opening) > 12:
            cut = cut[: cut.rfind(opening)].rstrip(" ,;:—-")
    return f"{cut} …"


_OPENS = r"(?:beginning|starting|commencing|ending|dating)"
# `chose her in a Sunday vote`, `were worked out beginning on Sunday`: what the words opened went with the date
_OPENED = re.compile(
    r"(?:(?:\s+(?:in|on|at|by|for|during|after|before|from|of|to|with))?\s+(?:an?|the|its|their)"
    rf"|(?<!\b[Aa])(?<!\b[Tt]he)(?<!\b[Ii]ts)(?<!\b[Aa]n)(?<!\b[Tt]heir)(?<!\bof)\s+{_OPENS})\Z"
)


def without_opened(text: str) -> str:
    """`text` with `…` for an article or participle at its end, and the preposition before it, that opened what was cut with a date."""
    opened = _OPENED.search(text)
    return f"{text[: opened.start()].rstrip(' ,;:—-')} …" if opened and opened.start() > 0 else text


_BREAK = re.compile(
    r"[,;:—]\s+|\s+(?:while|when|since|after|before|which|who|whom|that|but|because|although|following|during|as well as)\s+"
    r"|\s+and\s+(?=[a-z]+(?:ed|ised|ized|took|met|held|made|set|put|became|began|went|came)\b)"
)
_DATE_LEAD = re.compile(
    r"(?:(?:\s*\b(?:up to|as of|in|on|by|since|from|of|until|around|about|to|between|for))?(?:\s*\b(?:the|late|early|mid))*)[\s-]*\Z",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:\w{3,}ed|met|held|made|took|went|came|began|became|set|put|led|said|told|won|lost|fell|rose|grew|sent|sold|bought|built|paid|"
    r"left|gave|got|kept|drew|fled|shut|cut|ran|saw|stood|spoke|struck|sought|wrote|broke|chose|drove|spent|"
    r"is|was|were|are|has|have|had|will|would|could|can|may|might|must|should|shall|to [a-z]{3,})\b"
)


_WHEN = re.compile(
    r"(?:(?:(?:just|only|over|more than|some|nearly|almost|about) )?[\w-]+ (?:years?|months?|weeks?|days?|hours?)"
    r" (?:later|earlier|after|before|on)\b"
    r"|(?:earlier|later) (?:on )?(?:the|that) (?:same )?(?:day|week|month|year)|the same (?:day|week|month|year))[^,;]*,\s*",
    re.IGNORECASE,
)


def after_when(text: str, start: int) -> int:
    """Where `text` goes on from `start` after an adverbial of time up to its comma (`over ten years after the war, `); else `start`."""
    when = _WHEN.match(text, start)
    return when.end() if when else start


def date_lead(text: str, start: int) -> int:
    """Where the words that lead up to a date at `start` begin: its preposition, or the date itself."""
    lead = _DATE_LEAD.search(text, 0, start)
    return lead.start() if lead else start


def clause_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The clause of `text` that tells of the date `[start, end)`, less the date itself; half-open offsets. None when no verb tells it."""
    breaks = list(_BREAK.finditer(text))
    stop = next((match.start() for match in breaks if match.start() >= end), len(text))
    head_end = date_lead(text, start)
    # a comma inside a list is no clause: go back until a verb stands before the date
    for begin in [*(match.end() for match in reversed(breaks) if match.end() <= head_end), 0]:
        if VERB.search(text, begin, head_end):
            return begin, head_end
    if not text[:head_end].strip(" ,") and stop < len(text):
        # `In 2013, ten years later, the two sides …`: the clause after the date, and after what else says when
        begin = after_when(text, next(match.end() for match in breaks if match.start() >= end))
        later = [match.start() for match in breaks if match.start() > begin and VERB.search(text, begin, match.start())]
        return begin, later[0] if later else len(text)
    return (end, stop) if VERB.search(text, end, stop) else None


_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s(?=(?:while|which|who|because|although|as well as)\s)")


def telling(text: str, most: int, phrases: Iterable[str]) -> str:
    """`text` whole when it has at most `most` words, else from its beginning to the end of a clause, with `…`.

    The cut keeps every phrase that the text holds; where no clause ends so that it does, the text stays whole.
    """
    if len(text.split()) <= most:
        return text
    whole = tokens(text)
    wanted = [phrase for phrase in phrases if holds(phrase, whole)]
    for end in sorted((match.start() for match in _CLAUSE_END.finditer(text)), reverse=True):
        kept = text[:end]
        if len(kept.split()) > most or _inside(text, end) or not VERB.search(kept):
            continue
        said = tokens(kept)
        return f"{kept} …" if all(holds(phrase, said) for phrase in wanted) else text
    return text


def _inside(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("[") > before.count("]")

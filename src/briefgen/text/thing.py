"""`It` at the head of a sentence, and the one thing that the sentence before tells of."""

from __future__ import annotations

import re

from briefgen.text.pointing import PERSON, without_quotations

_BE = r"(?:is|was|(?:has|had|have) been|(?:will|would|may|might|must|could|can|should) be)"
_IT = re.compile(r"\W*It (?=[a-z])")
# `It seems …`, `It took years …`, `It is clear that …`, `It was in 1999 that …` stand for nothing told before
_IMPERSONAL = re.compile(
    r"\W*It (?:[a-z]+ly |also |still |then |later )?"
    r"(?:(?:seem|appear|turn|emerge|happen|follow|matter|rain|snow|remain|take)s?(?:ed)?\b|took\b"
    rf"|{_BE}\b[^.;]{{0,70}}?\b(?:that|whether|who|when|why|how|time|unclear|up to)\b"
    rf"|{_BE} (?:\w+ )?(?:possible|impossible|hard|difficult|easy|necessary|important|good|best|better|likely|unlikely|right|wrong|agreed"
    r"|decided|planned|hoped|expected|for \w+) to\b)"
)
_PREPOSITION = (
    "of|in|on|at|by|to|for|from|with|between|among|over|under|after|before|since|until|during|against|into|as|about|than|near|across"
)
_STOP = (
    rf"(?:{_PREPOSITION}|and|or|but|which|that|who|whom|whose|where|when|while|is|was|were|are|be|been|has|had|have|will|would|can|could"
    r"|may|might|must|should|[a-z]{2,}ed|came|took|made|met|held|went|began|became|set|put|led|said|told|won|lost|fell|rose|grew|sent|built"
    r"|gave|got|kept|ran|stood|broke|chose|spent)\b"
)
_PHRASE = re.compile(rf"(?:\b(?P<before>[\w’'-]+) )?\b(?:[Tt]he|[Aa]n?) (?P<noun>(?!{_STOP})[\w’'.-]*\w(?: (?!{_STOP})[\w’'.-]*\w)*)")
_BEHIND = re.compile(_PREPOSITION, re.IGNORECASE)
_MANY = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|few|both|other|\d+)\b|.*(?<![su])(?<!i)s\Z", re.IGNORECASE
)
_LEAD = re.compile(r"\W*(?:(?:On|In|By|Since|After|During|At) [^,]{1,40}, )?")


def stands_for_a_thing(sentence: str) -> bool:
    """True for a sentence whose subject is an `It` that means something told before."""
    return _IT.match(sentence) is not None and _IMPERSONAL.match(sentence) is None


def tells_of_one_thing(sentence: str) -> bool:
    """True when one thing is what a following `It` can mean: the subject, or else the only thing that the sentence names beside it.

    A thing is a noun phrase in the singular with an article, outside quotations, that names no person and stands behind no preposition.
    """
    words = without_quotations(sentence)
    begin = _LEAD.match(words)
    found = [phrase for phrase in _PHRASE.finditer(words) if _is_thing(phrase["noun"])]
    if begin is not None and any(phrase.start() == begin.end() and phrase["before"] is None for phrase in found):
        return True
    return len([phrase for phrase in found if phrase["before"] is None or _BEHIND.fullmatch(phrase["before"]) is None]) == 1


def _is_thing(noun: str) -> bool:
    return PERSON.search(noun) is None and _MANY.match(noun) is None

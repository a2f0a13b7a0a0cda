"""What stands before the words of a sentence and is no part of them: a dateline (where, when and through whom it came), marks of lists."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.text.edtf import MONTHS
from briefgen.text.lazy import lazily
from briefgen.text.spans import Span

_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]}|t?\.)?" for month in MONTHS)
_DAY = rf"(?:\s?,\s(?:(?:{_MONTH})\s\d{{1,2}}|\d{{1,2}}\s(?:{_MONTH}))(?:,?\s\d{{4}})?)"
_REGION = r"(?:\s?,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})"
_CAPITALS = r"[A-ZÀ-ÞĐ][A-ZÀ-ÞĐ.'’-]"
_TOWN = rf"{_CAPITALS}{{2,}}(?:\s{_CAPITALS}+){{0,3}}"
_PLACE = r"[A-ZÀ-ÞĐ][\w.'’-]+(?:\s[A-ZÀ-ÞĐ][\w.'’-]+){0,3}"
_CREDIT = r"(?:\s?\([A-Z][\w .&/’'-]{1,40}\))"
_DASH = r"\s*(?:[—–―]|-{1,2})\s+(?=[\"“‘'(]?[A-Z0-9À-ÞĐ])"
# a page that lost its spaces: `Lema (Harbour Agency)The ministers …`; behind a space the brackets may belong to the sentence
_GRAFTED = r"(?=[A-ZÀ-ÞĐ][a-zß-ÿ]*\s)"
# `Lema, July 30 The ministers …`: the mark was lost; a sentence of its own would go on with a comma or a verb
_UNMARKED = r"\s(?=[A-ZÀ-ÞĐ][a-zß-ÿ]+\s)"
# behind a town in capitals anything or nothing, unless it is as short as an acronym; behind any other place a credit
_DATELINE = lazily(
    rf"(?:{_TOWN}{_REGION}?{_DAY}{_CREDIT}?|{_TOWN}{_REGION}?{_CREDIT}|{_TOWN}{_REGION}|(?![A-Z]{{2,4}}\s*[—–―-]){_TOWN}"
    rf"|{_PLACE}{_REGION}?{_DAY}?{_CREDIT}){_DASH}"
    rf"|{_PLACE}{_REGION}?{_DAY}?{_CREDIT}{_GRAFTED}"
    rf"|{_PLACE}{_DAY}{_CREDIT}?{_UNMARKED}"
)
_BULLET = lazily(r"[-–—•*·▪●]\s+(?=[\"“‘'(]?[A-Z0-9À-ÞĐ])")
_NUMBER = lazily(
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})\)|\d{1,3}\.|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)\s+(?=[\"“‘'(]?[A-ZÀ-ÞĐ])",
)
_FEWEST_ITEMS = 2
_SHORTEST = 20
"""Code points that a sentence has at least behind its dateline."""


def behind_dateline(text: str, sentence: Span) -> Span:
    """The sentence without a dateline such as `LEMA, Boria, May 6 (Harbour Agency) -`, or the mark of a list; itself when it has none."""
    listed = behind_bullet(text, sentence)
    if listed != sentence:
        return listed
    found = _DATELINE.match(text, sentence.start, sentence.end)
    if found is None or sentence.end - found.end() < _SHORTEST:
        return sentence
    return Span(found.end(), sentence.end)


def behind_numbers(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences without the number of a list (`2. The board noted …`), where two or more of them begin with one."""
    # few sentences begin with anything but a capital
    found = [None if text[at.start].isupper() else _NUMBER.match(text, at.start, at.end) for at in sentences]
    if len(found) - found.count(None) < _FEWEST_ITEMS:
        return list(sentences)
    return [sentence if number is None else Span(number.end(), sentence.end) for number, sentence in zip(found, sentences, strict=True)]


def behind_bullet(text: str, sentence: Span) -> Span:
    """The sentence without the mark of a list before it; itself when it begins with none."""
    if text[sentence.start].isalnum():
        return sentence
    listed = _BULLET.match(text, sentence.start, sentence.end)
    return sentence if listed is None else Span(listed.end(), sentence.end)

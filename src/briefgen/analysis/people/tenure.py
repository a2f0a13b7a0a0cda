"""Words that tell an office is not held, or not in full: `former Maryland Gov.`, `the presumptive nominee`, `then-Mayor`, `Mayor-elect`."""

from __future__ import annotations

from briefgen.analysis.people.offices import LOWER_OFFICE, OFFICE_WORDS
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words

_QUALIFIES = words(
    "former late onetime one-time erstwhile outgoing incoming presumptive interim caretaker would-be prospective ex retired",
    "acting deputy assistant associate honorary self-declared self-proclaimed self-styled then",
)
"""Adjectives before an office or before what it is an office of."""
_OR_NO_ADJECTIVE = words("likely presumed possible potential aspiring ousted deposed suspended exiled impeached unsuccessful")
"""Adjectives only behind an article: otherwise an adverb or a verb (`voters ousted Mayor Ruiz`)."""
_PREFIXES = ("ex-", "then-")
_TO_COME = ("elect", "designate", "designee")
_NOUNS = words("campaign city county company bank union police army navy council board club team school church cabinet opposition")
"""Small words for what an office is of, as in `former campaign manager`."""
_ARTICLES = words("the a an its their his her our")
_NO_PLACE = words(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday",
    "saturday sunday",
)
_STOPS = (".", "!", "?", "”", "“", '"')
_REACH = 6
"""Tokens of the longest name of what an office is of."""


def tenure_start(tokens: Tokens, begin: int) -> int:
    """The token of the word that qualifies the title which begins at token `begin` (`former` in `former Maryland Gov.`); `begin` if none.

    Only words in capitals, words of offices and what an office can be of may stand between; a possessive ends the search, as it tells of
    somebody else (`the former mayor’s adviser`).
    """
    for at in range(begin - 1, max(-1, begin - 1 - _REACH), -1):
        if _qualifies(tokens, at):
            return at
        if not _of_what(tokens, at):
            break
    return begin


def qualified(word: str) -> bool:
    """True for an office written as one word with its qualifier: `then-Gov.`, `ex-President`, `Mayor-elect`."""
    before, dash, after = word.rpartition("-")
    if not dash:
        return False
    if after.lower() in _TO_COME:
        return _office(before)
    return f"{before.lower()}-" in _PREFIXES and _office(after)


def unheld(office: str) -> bool:
    """True for an office with a word that tells it is not held, or not in full."""
    told = _QUALIFIES | _OR_NO_ADJECTIVE
    return any(word.lower() in told or word.lower().startswith(_PREFIXES) or qualified(word) for word in office.split())


def lowered(office: str) -> str:
    """The office with a qualifier that opens it in small letters, where it tells of the past or of what is to come."""
    first, space, rest = office.partition(" ")
    keeps = first.lower() in ("acting", "deputy", "assistant", "associate")
    return first.lower() + space + rest if first.lower() in _QUALIFIES and not keeps else office


def _qualifies(tokens: Tokens, at: int) -> bool:
    word, before = tokens.lower[at], tokens.lower[at - 1] if at else ""
    if word.startswith(_PREFIXES):
        return True
    if word == "then":
        return before[:1].isalpha() and before not in ("and", "but", "by", "since", "until", "till", "only", "even", "just")
    behind_article = before in _ARTICLES or before.endswith(("’s", "'s"))
    if word.isdigit() and len(word) == 4:
        return behind_article  # `the 2012 nominee`
    return word in _QUALIFIES or (word in _OR_NO_ADJECTIVE and (behind_article or before in ("", *_STOPS)))


def _of_what(tokens: Tokens, at: int) -> bool:
    word, small_word = tokens.words[at], tokens.lower[at]
    if not word[0].isalpha() or small_word in _NO_PLACE or small_word.endswith(("’s", "'s", "s’", "s'")):
        return False
    return word[0].isupper() or small_word in LOWER_OFFICE or small_word in _NOUNS or small_word.endswith("-term")


def _office(word: str) -> bool:
    return word.lower() in LOWER_OFFICE or word in OFFICE_WORDS or word.capitalize() in OFFICE_WORDS

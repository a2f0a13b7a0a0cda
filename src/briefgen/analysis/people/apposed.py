"""A name behind a description of the person: `the chairman of the council, Ana Ruiz,`, `one of the sailors, Ana Ruiz,`."""

from __future__ import annotations

from briefgen.analysis.people.offices import LOWER_OFFICE
from briefgen.analysis.people.tenure import tenure_start
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words

_BEGINS = words("the a an his her its their our my your one two three another")
_LINKS = words("of for at in from")
_SENTENCE_ENDS = (".", "!", "?", "”", '"', ":")
_REACH = 10
"""Tokens of the longest description."""
_OFFICES = words(
    "president vice-president minister secretary governor ambassador chairman chairwoman chair executive director spokesman",
    "spokeswoman spokesperson leader adviser advisor mayor professor head lawyer attorney manager commissioner commander envoy",
    "premier editor judge speaker senator representative general rector dean principal captain founder founding owner master",
    "harbourmaster harbormaster bishop archbishop prosecutor ombudsman coach conductor treasurer superintendent coordinator chief",
    "attorney-general governor-general director-general secretary-general solicitor-general prosecutor-general inspector-general",
)
_PERSONS = words(
    "man woman boy girl mother father son daughter brother sister wife husband widow widower uncle aunt cousin friend neighbour",
    "nephew niece grandson granddaughter",
    "neighbor colleague counterpart predecessor successor nurse pupil student patient witness survivor guest cook clerk guard",
    "warden surgeon priest monk nun veteran chef athlete champion actress waitress hostess heir thief analyst recruit refugee employee",
    "resident tenant relative parent child farmhand deputy agent expert artist author poet pilot",
)
_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "men", "women")
_NO_AGENTS = words(
    "river tower border harbor number paper order center corner quarter theater chapter letter winter summer matter paper power",
    "member-state computer container cover dinner disorder floor door factor sector corridor motor error mirror tractor reactor",
    "newspaper chamber charter cluster disaster ferry-tower frontier freighter trawler tanker cruiser steamer liner helicopter",
    "layer water weather answer offer transfer register shelter sister-city semester tender trailer transformer crater glacier",
    "customer lender carrier maker manufacturer provider operator supplier developer retailer broadcaster publisher producer brewer",
    "competitor insurer distributor contractor exporter importer employer processor grocer wholesaler shipper hauler printer",
    "pollster regulator creditor investor sponsor refiner user",
    "other former latter under over after never later earlier whether either neither december november october september",
)


def described(tokens: Tokens, first: int, after: int) -> str | None:
    """The title in the description before the comma at `first` - 1, "" when it names no office; None when nobody is described there.

    first: the token the name (with a title of its own) begins at; after: the token behind the name.
    """
    lower = tokens.lower
    comma, after = first - 1, behind_house(tokens, after)
    if comma < 1 or lower[comma] != "," or (after < len(tokens) and lower[after] not in (",", ".", "and", "who", "”", '"', "’", ";")):
        return None
    begin = _begin(tokens, comma)
    if begin is None:
        return None
    determiner = lower[begin] if begin >= 0 else ""
    if determiner in ("one", "two", "three") and lower[begin + 1] == "of":
        return "" if names_person(lower[comma - 1]) or lower[comma - 1] in ("them", "us") else None
    head = next((at - 1 for at in range(begin + 2, comma) if lower[at] in _LINKS), comma - 1)
    if not names_person(lower[head]):
        return None
    if lower[head] not in _OFFICES or determiner in ("a", "an", "another"):
        return ""
    start = head
    while start - 1 > begin and lower[start - 1] in LOWER_OFFICE:
        start -= 1
    return " ".join(tokens.words[tenure_start(tokens, start) : comma])


def behind_house(tokens: Tokens, after: int) -> int:
    """The comma behind the house of a name that ends before token `after`: `Ana Ruiz of the Port Board,`; `after` where none is."""
    words, lower = tokens.words, tokens.lower
    if after + 2 >= len(words) or lower[after] not in ("of", "from", "at"):
        return after
    at = after + 1
    while at < len(words) and at - after < _REACH and (words[at][0].isupper() or lower[at] in ("the", "of", "for", "and")):
        at += 1
    return at if at < len(words) and lower[at] == "," and words[at - 1][0].isupper() else after


def _begin(tokens: Tokens, comma: int) -> int | None:
    """The determiner that the noun phrase before the comma begins with; None when it has none or is no noun phrase.

    For a phrase that opens its sentence with an office (`President of the Harbour Board, Ana Ruiz,`) the token before it, which may be -1.
    """
    lower = tokens.lower
    for at in range(comma - 1, max(-1, comma - _REACH), -1):
        word = lower[at]
        if not word[0].isalpha() and word not in ("'", "’"):
            return None
        if word in _OFFICES and tokens.words[at][0].isupper() and lower[at + 1] == "of" and (at == 0 or lower[at - 1] in _SENTENCE_ENDS):
            return at - 1
        if word.endswith(("'s", "s'")) and len(word) > 2 and at + 1 < comma:
            return at  # `Holm's lawyer, Ana Ruiz,`
        if word in _BEGINS and at + 1 < comma:
            if at > 1 and lower[at - 1] in _LINKS and lower[at - 2][0].isalpha() and word != "one" and not _closes(tokens, at, comma):
                continue
            return at
    return None


def _closes(tokens: Tokens, at: int, comma: int) -> bool:
    """True when the phrase behind a preposition names a person itself: `a letter to the mayor, Ana Ruiz,`."""
    return names_person(tokens.lower[comma - 1]) and tokens.lower[at - 2] not in ("one", "two", "three")


def names_person(word: str) -> bool:
    """True for a noun, singular or plural, that means a person by office, kinship or what the person does."""
    one = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if one in _OFFICES or one in _PERSONS:
        return True
    return len(one) > 4 and one.endswith(_AGENTS) and not one.endswith(("builder", "maker")) and one not in _NO_AGENTS

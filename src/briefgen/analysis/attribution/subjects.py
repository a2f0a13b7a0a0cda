"""The noun phrase beside a reporting verb: who is said to speak."""

from __future__ import annotations

from briefgen.analysis.people.apposed import names_person
from briefgen.analysis.people.person import with_article
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words
from briefgen.text.edtf import MONTHS

PRONOUNS = words("he she they it i we who you")
DETERMINERS = words(
    "the a an this that these those his her their its our my your some many most several few all both each every another",
    "other one two three four five dozens no any",
)
AUXILIARIES = words(
    "has have had is are was were be been being will would can could may might should must shall do does did 's 've 'd 'll",
    "hasn't haven't hadn't didn't doesn't don't won't wouldn't couldn't can't isn't wasn't aren't weren't not n't cannot to",
)
ADVERBS = words(
    "also then later further furthermore earlier repeatedly recently previously once still even only again often just already",
    "never ever long always instead now today yesterday all both himself herself themselves rightly first last widely too",
    "simply twice flatly soon monday tuesday wednesday thursday friday saturday sunday",
)
NOT_ADVERBS = words(
    "family ally supply reply rally italy july only anomaly assembly monopoly fly lily billy kelly sally emily holly reilly",
    "daly",
)
# Words that cannot stand inside a noun phrase that speaks.
_STOPS = words(
    "in on at by with for to from after before during through under over since as and or but nor if when while where because",
    "although though that which who whom whose than then so yet not is are was were be been being has have had do does did",
    "will would can could may might should must shall he she they it i we you him them us me there here how why what whether",
    "about against into between among like said says saying told added until within without despite per via amid toward",
    "towards upon also just even only still never n't",
)
_INSERTION_OPENERS = words("which among including in during at on speaking one like for after himself former as when while")
_INSERTED = 10
"""Tokens from the comma of an insertion to the phrase that ends it."""
_NEVER_BEFORE_A_SUBJECT = words("to with against between")
_TIMES = words("week month year night day morning afternoon evening weekend summer winter spring autumn fall decade")
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_ALONE = words("many some most others both several few all one")
GOES_ON = words("continue continues continued")
"""Verbs whose infinitive tells what is being done: `continued to say`."""
_LINKS = words("of for at from in on")
_PARTICIPLES = words(
    "seen held made known written taken born led built run given shown sent kept won drawn brought left found sworn chosen"
)
_PARTICLES = words("al el bin ibn bint ben abu de da do dos das di del della der den du la le lo van von ten ter zu af av y e")
"""Words in small letters inside a name: `Ana de la Cruz`."""
_MARKS = frozenset(',;:.!?()[]“”"…—–-/|*_«»')
PERSONS = words(
    "leader president vice-president minister premier secretary official officials diplomat diplomats chief spokesman",
    "spokeswoman spokesperson senator governor ambassador chairman chairwoman chair ceo director general analyst analysts",
    "expert experts critics critic candidate candidates nominee lawmaker lawmakers congressman congresswoman mayor judge",
    "lawyer lawyers attorney aide aides adviser advisers advisor advisors campaign party ministry government administration",
    "company agency statement report newspaper paper source sources sides side parties countries leaders ministers fms",
    "delegation committee department house court police group groups organization organisation billionaire mogul author",
    "writer reporter reporters people voters republicans democrats supporters opponents others man woman men women professor",
    "scientist scientists researchers researcher strategist strategists manager host poll polls survey study studies partners",
    "members member nation country representative representatives speaker businessman executive executives economist",
    "economists observers conservatives liberals americans residents activists activist student students teacher editor",
    "columnist historian veteran commander commanders generals politician politicians delegates delegate state site website",
    "network station magazine tweet ad ads letter email memo document documents lawsuit father mother wife husband son",
    "daughter brother sister friend friends colleague colleagues insider insiders pollster anchor moderator commission union",
    "senate congress parliament board council institute university association team office authorities prosecutors prosecutor",
    "investigators respondents participants envoy pope king queen prince bishop pastor counterpart pm fm mp mps senators",
    "governors two three complaint filing ruling indictment affidavit petition platform manifesto resolution transcript article post",
    "column editorial essay book video",
)


_AFFILIATED = words(
    "researchers scientists analysts officials doctors experts economists engineers lawyers students professors workers spokesman",
    "spokeswoman spokesperson researcher scientist analyst official doctor expert economist engineer lawyer student professor worker",
)
"""Persons told by the house they belong to."""


def is_pronoun(word: str) -> bool:
    """True for a subject pronoun, with or without a contracted verb (`he'll`)."""
    return word.partition("'")[0] in PRONOUNS or word in ("there", "there's")


def is_adverb(word: str) -> bool:
    """True for words that may stand between a subject and its verb."""
    return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in NOT_ADVERBS)


def is_name(word: str) -> bool:
    """True for a word written with a capital, an Arabic article before it or not (`al-Assad`)."""
    return word[0].isupper() or (word[2:3] == "-" and with_article(word))


def before(tokens: Tokens, verb: int, low: int) -> tuple[int, int, int] | None:
    """The subject that ends left of `verb`, not reaching left of token `low`.

    Returns (first, after last, first token of the verb group) or None.
    """
    at = verb - 1
    lower = tokens.lower
    while at >= low and (
        (lower[at] in AUXILIARIES and tokens.words[at] != "May")
        or is_adverb(lower[at])
        or (lower[at] in GOES_ON and lower[at + 1] == "to")
        or (lower[at] == "on" and lower[at + 1] in _DAYS)  # `Ruiz on Monday called`
    ):
        at -= 1
    if at - 1 >= low and lower[at] == "on" and lower[at - 1] in ("went", "goes") and lower[at + 1] == "to":
        at -= 2
    group = at + 1
    if at < low:
        return None
    if lower[at] == ")":
        at = _skip_brackets(tokens, at, low)
        if at < low:
            return None
    if lower[at] in ("”", '"', "''") and at - 1 > low and lower[at - 1] == ",":
        at -= 1  # `Lee, who calls it “a start,” said`
    if lower[at] == ",":
        opened = _appositive(tokens, at, low)
        if opened is None:
            return None
        at = opened - 1
        if at >= low and lower[at] == ")":
            at = _skip_brackets(tokens, at, low)
    if at < low:
        return None
    while (setting := _setting(tokens, at, low)) is not None:
        at = setting  # `Ruiz last week proposed`
    if at < low:
        return None
    first = _phrase(tokens, at, low)
    if first is not None and (told := _told_of(tokens, first, low)) is not None:
        first, at = told
    if first is not None and (speaker := _spoken_for(tokens, first, low)) is not None:
        return *speaker, group
    if first is not None and first - 2 >= low and lower[first - 1] in _NEVER_BEFORE_A_SUBJECT:
        # `her appeal to Chile called for …`: what stands left of the preposition speaks
        first = _phrase(tokens, first - 2, low)
    return None if first is None else (first, at + 1, group)


def _spoken_for(tokens: Tokens, first: int, low: int) -> tuple[int, int] | None:
    """(first, after last) of `Ruiz` in `Ruiz, speaking for the mayor, who is ill, said`, for the phrase at `first`; None elsewhere."""
    lower = tokens.lower
    if lower[first - 1] not in ("for", "to", "with", "at", "of") or first - 3 < low:
        return None
    opened = next((at for at in range(first - 2, max(low, first - _INSERTED), -1) if lower[at] == ","), None)
    if opened is None or opened <= low or not (lower[opened + 1].endswith("ing") and _may_speak(tokens, opened - 1)):
        return None
    head = _phrase(tokens, opened - 1, low)
    return None if head is None else (head, opened)


def _setting(tokens: Tokens, at: int, low: int) -> int | None:
    """The token before `last week`, `in May` that ends at token `at`; None when nothing of the kind ends there."""
    lower = tokens.lower
    if at - 1 > low and lower[at - 1] == "in" and tokens.words[at] in MONTHS:
        return at - 2
    if at - 1 > low and lower[at] in _TIMES and lower[at - 1] in ("last", "this", "next", "earlier"):
        return at - 2
    return None


def _told_of(tokens: Tokens, first: int, low: int) -> tuple[int, int] | None:
    """(first, last) of `officials` in `officials who met Reed said`, when the phrase found ends a relative clause without commas."""
    lower = tokens.lower
    for at in range(first - 1, max(low, first - 10), -1):
        if lower[at] in _MARKS or lower[at] in ("he", "she", "they", "i", "we"):
            return None
        if lower[at] == "who":
            if not (lower[at - 1] in PERSONS or names_person(lower[at - 1]) or is_name(tokens.words[at - 1])):
                return None
            head = _phrase(tokens, at - 1, low)
            return None if head is None else (head, at - 1)
    return None


def after(tokens: Tokens, verb: int, high: int) -> tuple[int, int] | None:
    """The subject that begins right of `verb` (`said the minister`, `according to a poll`), as (first, after last)."""
    at = verb + 1
    lower, words = tokens.lower, tokens.words
    if at >= high:
        return None
    if lower[at] in PRONOUNS:
        return at, at + 1
    if lower[at : at + 2] == ["one", "of"] and lower[at + 2 : at + 3] in (["them"], ["us"]):
        return at, at + 3
    first = at
    seen_noun = False
    while at < high:
        word = lower[at]
        if word in _MARKS:
            break
        if word in _LINKS and seen_noun and at + 1 < high and (lower[at + 1] in DETERMINERS or is_name(words[at + 1])) and at - first < 14:
            at += 1
            continue
        if word in ("and", "&") and seen_noun and at + 1 < high and (is_name(words[at + 1]) or lower[at + 1] in ("the", "other")):
            at += 1
            continue
        if word in _STOPS and word != "that" and not (is_name(words[at]) and at + 1 < high and is_name(words[at + 1])):
            break  # but go on with `Will Reed`
        if seen_noun and word in (
            "that",
            "told",
            "tells",
            "said",
            "late",
            "early",
            "this",
            "last",
            "earlier",
            "monday",
            "tuesday",
            "wednesday",
        ):
            break
        if seen_noun and word in ("thursday", "friday", "saturday", "sunday", "yesterday", "today", "shortly"):
            break
        if word not in DETERMINERS:
            seen_noun = True
        at += 1
    return (first, at) if seen_noun else None


def _phrase(tokens: Tokens, last: int, low: int) -> int | None:
    """First token of the noun phrase whose last token is `last`; None when no phrase that could speak ends there."""
    lower, words = tokens.lower, tokens.words
    if lower[last] in PRONOUNS:
        return last
    if lower[last] in ("'s", "these", "those") or lower[last] in _STOPS or lower[last] in _MARKS:
        return last if lower[last] in ("others", "many", "some") else None
    if lower[last].endswith(("'s", "s'")):
        return last if lower[last].split("'")[0] in PRONOUNS else None
    at = last
    named = is_name(words[last])
    while at >= low:
        word = lower[at]
        if word in DETERMINERS and not (is_name(words[at]) and at > low):
            further = _beyond_determiner(tokens, at, low, named=named)
            if further is not None:
                at = further
                continue
            if at > low and lower[at - 1] in ("the", "both", "all", "these", "those"):
                at -= 1
            return at if at < last or word in _ALONE else None
        if word == "of" and at > low and (is_name(words[at - 1]) or lower[at - 1] in PERSONS):
            at -= 1
            continue
        if word in _MARKS or word in _STOPS:
            further = _beyond_link(tokens, at, low, last, named=named)
            if further is None:
                break
            at = further
            continue
        if named and not is_name(words[at]) and is_name(words[at + 1]) and not _before_a_name(tokens, at, low):
            break
        at -= 1
    first = at + 1
    return first if first <= last and not all(word[0].isdigit() for word in words[first : last + 1]) else None


def _beyond_determiner(tokens: Tokens, at: int, low: int, *, named: bool) -> int | None:
    """Where a phrase goes on left of the determiner at `at`, which stands inside it; None when the phrase begins with it.

    named: the phrase ends in a name.
    """
    if at - 2 < low:
        return None
    lower, left, link = tokens.lower, tokens.lower[at - 2], tokens.lower[at - 1]
    if not named:
        return at - 2 if link == "of" and names_person(left) else None  # `the keeper of the forest`
    if lower[at] != "the":
        return None
    capital = is_name(tokens.words[at - 2])
    if (
        (link == "and" and capital)  # `Chile and the U.K.`
        or (link == "of" and (capital or left in PERSONS))  # `Commander of the Navy Lee`
        or (link in ("at", "from", "with", "for") and left in _AFFILIATED)  # `Researchers at the University of Lima`
    ):
        return at - 2
    return None


def _beyond_link(tokens: Tokens, at: int, low: int, last: int, *, named: bool) -> int | None:
    """Where a phrase goes on left of the comma, `and` or preposition at `at`; None when it begins behind. named: it ends in a name."""
    lower, words = tokens.lower, tokens.words
    if lower[at] == "," and named and at + 1 <= last and _name_list(tokens, at, low):
        return at - 1
    if lower[at] in ("and", "&") and at - 1 >= low and is_name(words[at - 1]) and (is_name(words[at + 1]) or lower[at + 1] == "the"):
        return at - 1
    return _link(tokens, at, low) if lower[at] in _LINKS or lower[at] in ("with", "to") else None


def _before_a_name(tokens: Tokens, at: int, low: int) -> bool:
    """True when the word in small letters at `at` goes with the name behind it: `spokesman Lee`, `Ana de la Cruz`."""
    return _noun_before_name(tokens.lower[at]) or _within_a_name(tokens, at, low)


def _within_a_name(tokens: Tokens, at: int, low: int) -> bool:
    """True for `de` and `la` in `Ana de la Cruz`."""
    return tokens.lower[at] in _PARTICLES and at > low and (is_name(tokens.words[at - 1]) or tokens.lower[at - 1] in _PARTICLES)


def _noun_before_name(word: str) -> bool:
    """True when a word in small letters can be part of a name's phrase (`front-runner`, `spokesman`, `then-candidate`)."""
    return (
        word in PERSONS
        or names_person(word)
        or "-" in word
        or word in ("former", "late", "fellow", "top", "rival", "presidential", "political", "nominee")
        or (
            word.endswith(("er", "or", "ist", "man", "al", "ic", "an", "ive", "ent", "ant"))
            and word not in ("after", "under", "over", "later", "however")
        )
    )


def _name_list(tokens: Tokens, comma: int, low: int) -> bool:
    return comma - 1 >= low and is_name(tokens.words[comma - 1]) and tokens.lower[comma + 1] in ("and", "jr.")


def _link(tokens: Tokens, at: int, low: int) -> int | None:
    """Where to go on left of a preposition inside a subject (`officials in Hanoi`), None when the preposition begins an adverbial."""
    lower, words = tokens.lower, tokens.words
    left = at - 1
    if left < low or lower[left] in _MARKS or lower[left] in _STOPS:
        return None
    # a noun must stand left of the preposition, with its determiner, a capital or the clause's beginning further left
    if lower[at] == "of" or lower[left] in PERSONS:
        return left
    return left if is_name(words[left]) and left > low and lower[at] in ("of", "for") else None


def _skip_brackets(tokens: Tokens, at: int, low: int) -> int:
    """The token before the bracket that closes at `at`."""
    left = at
    while left > low and tokens.lower[left] != "(" and at - left < 14:
        left -= 1
    return left - 1 if tokens.lower[left] == "(" else low - 1


def _appositive(tokens: Tokens, comma: int, low: int) -> int | None:
    """The comma that opens the insertion closed by `comma`; None when there is none that follows a noun phrase.

    A relative clause reaches over commas of its own: `Ruiz, who was born in Lima, Peru, said`.
    """
    lower = tokens.lower
    nearest: int | None = None
    for at in range(comma - 1, max(low, comma - 32), -1):
        if lower[at] in (";", ":"):
            break
        if lower[at] != "," or at - 1 < low or comma - at < 2:
            continue
        if not _may_speak(tokens, at - 1) and not _names(tokens, at + 1, comma):
            continue
        if lower[at + 1] in ("who", "whose"):
            return at
        if nearest is None and _opens_insertion(tokens, at + 1, comma):
            nearest = at
    return nearest


def _names(tokens: Tokens, at: int, comma: int) -> bool:
    """True when the insertion is a person's full name, which makes whatever stands before it a description: `the rector, Ana Ruiz,`."""
    named = tokens.words[at:comma]
    return 2 <= len(named) <= 5 and is_name(named[0]) and is_name(named[-1]) and all(is_name(word) or word in _PARTICLES for word in named)


def _may_speak(tokens: Tokens, at: int) -> bool:
    """True when a noun phrase that could speak ends at token `at`."""
    word = tokens.lower[at]
    return is_name(tokens.words[at]) or word in PERSONS or names_person(word) or word in (")", "he", "she", "they")


def _opens_insertion(tokens: Tokens, at: int, comma: int) -> bool:
    """True when the words from `at` to `comma` describe a person or tell when and where he spoke."""
    lower, written = tokens.lower, tokens.words
    word = lower[at]
    if word in DETERMINERS or word in _INSERTION_OPENERS or word in PERSONS or names_person(word) or written[at][0].isdigit():
        return True
    if is_name(written[at]):
        return comma - at <= 2 or _names(tokens, at, comma) or any(lower[k] in PERSONS for k in range(at, min(comma, at + 7)))
    return word in _PARTICIPLES or (word.endswith(("ing", "ed", "ist", "or", "er")) and word not in ("and", "or", "after", "over"))

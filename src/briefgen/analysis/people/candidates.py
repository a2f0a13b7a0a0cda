"""Where a text may name a person: capitalised stretches that could be a name, with the titles before and behind them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefgen.analysis.people.apposed import described, names_person
from briefgen.analysis.people.genders import known_given
from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import LOWER_OFFICE, OFFICE_WORDS, roles
from briefgen.analysis.people.person import with_article
from briefgen.analysis.people.tenure import lowered, qualified, tenure_start
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words
from briefgen.text.phrases import unmarked

# Capitalised words that are no part of a person's name.
NOT_A_NAME = words(
    "The This That These Those In On At For With During Meanwhile Additionally Another Through Last Over After Before",
    "Regarding Under Both ASEAN United Nations Congress Government Partnership Sea East South North West Asia Pacific Ocean",
    "Joint Statement Vision Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June",
    "July August September October November December University Comprehensive Strategic Economic Agreement Nuclear Civilian",
    "Summit Debate Charter Law Convention Code Conduct Declaration Office Association Southeast Asian News Agency",
    "Indo-Pacific Bureau Times Museum Department Post Journal Institute Center Centre Foundation Commission Fund Bank Street",
    "Avenue County School College Church Hospital Company Corp Inc Group Network Service Services Act Amendment Board Union",
    "League Club Hall Hotel Tower Award Festival Games Cup Series Channel Radio Magazine Press Project Program Programme",
    "Administration Ministry Parliament Federal International African New San Los Las Fort Great Saint St St. Lake River",
    "Mount Air Force Army Navy Day Night Morning Today Republicans Democrats Republican Democratic City Coast Guard Europe",
    "Africa Gulf Island Islands Bay Valley Road Airport Base Treaty Accord Plan Deal Initiative Framework Policy Forum",
    "Conference Dialogue Delta Peninsula Strait Town Village Province State Plaza Square Palace House Senate Super Facebook",
    "Twitter Google YouTube Fox CNN Islamic Muslim Muslims Christian Christians Jewish Latino Latinos Hispanic God Bible",
    "Internet English Constitution Medicare Medicaid Social Security States Kingdom Emirates Command Operations Forces Headquarters",
)
_PLACES = words(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana",
    "Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska",
    "Nevada Hampshire Jersey York Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Rhode Tennessee Texas Utah Vermont",
    "Virginia Wisconsin Wyoming Columbia Chicago Boston Philadelphia Miami Dallas Houston Atlanta Seattle Denver Detroit",
    "Cleveland Columbus Milwaukee Brooklyn Manhattan Francisco Angeles Vegas Orleans Ferguson Flint Libya Yemen Qatar Jordan",
    "Lebanon Gaza Kosovo Serbia Croatia Romania Bulgaria Estonia Latvia Lithuania Belarus Moldova Armenia Azerbaijan",
    "Uzbekistan Nepal Bangladesh Somalia Sudan Ghana Morocco Algeria Tunisia Senegal Mali Chad Niger Congo Rwanda Uganda",
    "Tanzania Zambia Zimbabwe Angola Mozambique Haiti Jamaica Panama Colombia Ecuador Peru Bolivia Paraguay Uruguay Guatemala",
    "Honduras Nicaragua Benghazi Aleppo Fallujah Mosul Milan Munich Hamburg Geneva Zurich Barcelona Amsterdam Dubai Mumbai",
    "Shanghai Shenzhen Guangzhou Wuhan Osaka Busan Bali Danang Da Nang Hue Saigon Minh Haiphong Mekong Asean Crimea Xinjiang",
    "Tibet Macau Kong Hong Pyongyang Seoul",
)
LEADING = words(
    "Later Earlier Afterwards Yesterday Today Tomorrow Tonight Meanwhile",
    "But And When While If As So Yet Or Nor For In On At By With From To After Before Since Because Although Though Once",
    "Where Who What Why How Then There Here Now Even Also Instead Still However Like Unlike Both Neither Either Such Whether",
    "Until Under Over During Despite Among He She They We It I You Speaking Asked His Her Their Its Our My Your Some Many",
    "Most All Every Each No Not Yes That This Is Are Was Were Do Does Did Will Would Can Could Should",
)
_VIETNAMESE = words(
    "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong To Luong Mai Cao Trinh Phung Doan",
    "Lam Ha Ta Thai Chu Quach",
)
_OF_SOMETHING = words("Minister Secretary Commissioner Ombudsman Inspector Commissioner-General")
_NO_PORTFOLIO = words(
    "Yesterday Today Tomorrow Tonight Meanwhile However Moreover Furthermore Nevertheless Nonetheless Besides Afterwards Thus",
    "Hence Therefore Perhaps Indeed Soon Again Instead Asked Told Called",
)
_PLACE_AND_NAME = 3
"""Words of the shortest stretch behind `of` that can hold a place and a full name: `Prime Minister of Chile Ana Ruiz`."""
_LONGEST_NAME = 5
_PARTICLES = words("al el bin ibn bint abu de da dos das di del della der den du la le van von ter zu")
"""Words in small letters inside a name."""
_STOPS = (".", "!", "?")
_COURTESY = words("Mr Mrs Ms Dr Sir Lord")
_RANKS = ("General", "Gen.", "Gen", "Marshal", "Admiral", "Colonel", "Brigadier", "Major")
_ROLES_OF_SOMETHING = words("spokesman spokeswoman spokesperson envoy negotiator Advocate Comptroller Controller")
_OF_WHAT = 4
"""Words of the longest name of what somebody speaks for."""
_PORTFOLIO = 7
"""Tokens of the longest portfolio before its `and`."""
_OF_OLD = words("previous former last old outgoing then first early late")
_TITLE_LINKS = words("of the and for to")


def clean_office(title: str) -> str:
    """A title as an office: without article, possessive pronoun or `counterpart`, an opening `Former` or `Late` in small letters.

    Empty for an insertion that begins with `of`: it tells where somebody belongs, not what the person is.
    """
    words = title.split()
    if words and words[0] == "of":
        return ""
    if len(words) > 1 and words[-1] in _RANKS and words[-2] in ("President", "Minister", "Premier", "Leader", "Ruler"):
        words.pop()  # `President General Ruiz` holds the office of president
    while words and words[0].lower() in (
        "the",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "a",
        "an",
        "and",
        "of",
        "by",
        "with",
        "for",
        "to",
        "fellow",
        "rival",
        "counterpart",
    ):
        words.pop(0)
    if "counterpart" in words:
        words = words[words.index("counterpart") + 1 :]
    courtesy = next((at for at, word in enumerate(words) if word.rstrip(".") in _COURTESY), len(words))
    del words[courtesy:]
    while words and words[-1].lower() in ("of", "the", "and", "for", "to"):
        words.pop()
    return lowered(" ".join(words))


def candidates(tokens: Tokens) -> Iterable[tuple[str, str, bool]]:
    """(title, name, sure) for every capitalised stretch that could name a person; title may be empty. One word at the head of a sentence,
    without a title, is left out.

    sure: the words around it leave no doubt that it is a person: a description before it, or such a person joined to it by `and`.
    """
    words = tokens.words
    sure_end = -1
    at, count = 0, len(words)
    for capital in tokens.capitals:
        if capital < at:
            continue
        at = capital
        if _begins_only(words, at):
            continue
        word = words[at]
        if not (could_name(_plain(word)[0])) or (word in LEADING and not _named_so(words, at)):
            continue
        first = at
        parts, at = _name_at(words, first)
        after = words[at] if at < count else ""
        if after in NOT_A_NAME or (after in OFFICE_WORDS and not after.endswith(".")):
            at += 1  # the stretch runs on into something that is no name: `Reed University`
            continue
        cut = _given_at(parts) if first and tokens.lower[first - 1] in _TITLE_LINKS else 0
        cut = cut or (len(parts) > 1 and (_title_of_several(parts[0]) or _called_so(parts)))
        first += cut
        del parts[:cut]
        title, title_first = _title_before(tokens, first, alone=len(parts) < _PLACE_AND_NAME)
        apposed = described(tokens, title_first, at)
        if apposed is not None and title_first == first:
            title = title or apposed
        sure = apposed is not None or _tells_age(words, at) or (first > 1 and first - 1 == sure_end and words[sure_end] == "and")
        sure_end = at if sure else -1
        yield title, " ".join(parts), sure
        if at < count and words[at] == ",":
            office = _following_office(tokens, at + 1)
            if office:
                yield office, " ".join(parts), True


def _begins_only(words: list[str], at: int) -> bool:
    """True for `Prices had …` at the head of a sentence: one word with no title, which names nobody."""
    if at and words[at - 1] not in _STOPS:
        return False
    behind = words[at + 1] if at + 1 < len(words) else ""
    return behind.isalpha() and behind.islower() and behind not in _PARTICLES


def _name_at(words: list[str], at: int) -> tuple[list[str], int]:
    """The words of a name that begins at token `at`, five at most and its particles, without `’s`; and the token behind it."""
    parts: list[str] = []
    while (
        at < len(words)
        and len(parts) < _LONGEST_NAME
        and (words[at][0].isupper() or (parts and with_article(words[at])))
        and _goes_on(parts, _plain(words[at])[0])
    ):
        plain, possessive = _plain(words[at])
        parts.append(plain)
        at += 1
        if possessive:
            break
        linked = _behind_particles(words, at)
        parts += words[at:linked]
        at = linked
    return parts, at


def _title_before(tokens: Tokens, first: int, *, alone: bool) -> tuple[str, int]:
    """The title in front of the name at token `first`, empty where it is somebody else's; and the token where its words begin.

    alone: the name is too short to hold a place in front of it.
    """
    words = tokens.words
    begin, end = title_start(tokens, first), first
    if begin == first and first > 1 and words[first - 1] == "," and roles(words[first - 2]):
        begin, end = title_start(tokens, first - 1), first - 1  # `the prime minister, Name,`
    begin = _own_part(tokens, begin, end)
    if begin < end:
        begin = tenure_start(tokens, begin)
    title = " ".join(words[begin:end])
    link = title.rpartition(" ")[2]
    # `the mayor of Port Ruiz`, `a spokesman for Ruiz`, `Ana Ruiz, president of the Guildhall,`
    foreign = link in ("for", "to") or (alone and link in ("of", "the", "and"))
    foreign = foreign or (link == "and" and not _joins_portfolios(tokens, first - 1))
    return "" if foreign else title, begin


def _own_part(tokens: Tokens, begin: int, end: int) -> int:
    """Where a title begins without the office of somebody else: `kept Ruiz as premier and the Reds’ leader Ana Holm as minister`."""
    joint = next((at for at in range(end - 1, begin, -1) if tokens.lower[at] == "and"), begin)
    owned = any(word.endswith(("’s", "'s", "s’", "s'")) for word in tokens.words[joint + 1 : end])
    as_another = begin > 0 and tokens.lower[begin - 1] == "as"
    return joint + 1 if joint > begin and (owned or as_another) else begin


def _behind_particles(words: list[str], at: int) -> int:
    """The token behind `de la` in `Ana de la Cruz`; `at` where none stand between two capitals."""
    end = at
    while end < len(words) and words[end] in _PARTICLES:
        end += 1
    return end if end < len(words) and words[end][0].isupper() and could_name(_plain(words[end])[0]) else at


def _tells_age(words: list[str], at: int) -> bool:
    """True for `, 52,` behind a name."""
    return at + 2 < len(words) and words[at] == "," and words[at + 1].isdigit() and len(words[at + 1]) == 2 and words[at + 2] in (",", ".")


def _named_so(words: list[str], at: int) -> bool:
    """True when a word that usually opens a sentence is a surname here: a title stands before it, a name behind."""
    return at > 0 and words[at - 1] in OFFICE_WORDS and at + 1 < len(words) and words[at + 1][:1].isupper() and could_name(words[at + 1])


def _following_office(tokens: Tokens, at: int) -> str | None:
    """The office in `Ana Ruiz, the former trade minister,`; None when the insertion is not one."""
    words, lower = tokens.words, tokens.lower
    end = at
    while end < len(words) and end - at < 10 and lower[end] not in (",", ".", ";", "who", "(", "said", "which"):
        end += 1
    if end >= len(words) or end == at:
        return None
    if lower[end] not in (",", ".", "who"):
        # `the defence minister in the new cabinet, to be sworn in on Monday,`: the office stands before what it is held in
        end = next((k for k in range(at + 1, end) if lower[k] == "in" and lower[k + 1] == "the"), at)
        if end == at or any(word in _OF_OLD or word[0].isdigit() for word in lower[end : end + 4]):
            return None
    inner = [word for word in lower[at:end] if word not in _TITLE_LINKS and word not in ("a", "an", "s")]
    if not inner or not any(word in LOWER_OFFICE for word in inner):
        return None
    share = sum(word in LOWER_OFFICE or words[at + k][:1].isupper() or nation(word) is not None for k, word in enumerate(lower[at:end]))
    return " ".join(words[at:end]) if share >= 0.6 * len(inner) else None


@lru_cache(maxsize=8192)
def could_name(word: str) -> bool:
    """True for a word that can be part of a name: no office, country, place or known word in capitals."""
    if word in NOT_A_NAME or word in _PLACES or word in OFFICE_WORDS or nation(word) is not None:
        return False
    if len(word) > 2 and word.removesuffix("s").isupper() and "." not in word:
        return False  # `NATO`, `MPs`
    if "-" in word and (word.rpartition("-")[2] in LOWER_OFFICE or qualified(word)):
        return False  # `Vice-premier`
    return word.replace("’", "").replace("'", "").replace("-", "").replace(".", "").isalpha()


def _goes_on(parts: list[str], word: str) -> bool:
    """True when a capitalised word can begin or continue a name; a place's word only behind a given name (`Michael Jordan`)."""
    return could_name(word) or (word in _PLACES and bool(parts) and (known_given(parts[0]) or looks_vietnamese(parts)))


def _given_at(parts: list[str]) -> int:
    """Where the person begins in `Armed Forces Ana Ruiz`: at a given name that none stands before; 0 when it is not clear."""
    known = [known_given(part) for part in parts]
    return known.index(True) if True in known[:-1] and len(parts) > 2 else 0


def _called_so(parts: list[str]) -> bool:
    """True for `Doctor Ana Ruiz`: what somebody is, in capitals before a given name."""
    return len(parts) > 2 and known_given(parts[1]) and not known_given(parts[0]) and names_person(parts[0].lower())


def _title_of_several(word: str) -> bool:
    """True for the title in `Generals Ana Ruiz and Paul Holm`."""
    return word.endswith("s") and word[:-1] in OFFICE_WORDS


def title_start(tokens: Tokens, first: int) -> int:
    """Where the title begins that ends before token `first`; a body may be named in it (`Chair of the Audit Committee`)."""
    words = tokens.words
    at = first
    while at > 0:
        if at < first and belongs_to(tokens, at - 1, first):
            break
        if is_title_word(tokens, at - 1):
            at -= 1
            continue
        if at < first and _portfolio(words, at):
            at -= 1
            continue
        back = at - 1
        while back > 0 and at - back <= 3 and words[back][0].isupper() and not known_given(words[back]):
            back -= 1
        if back == at - 1 or tokens.lower[back] not in _TITLE_LINKS or not is_title_word(tokens, back):
            break
        at = back
    return _of_what(words, at) if at < first and words[at] in _ROLES_OF_SOMETHING else at


def _of_what(words: list[str], role: int) -> int:
    """Where `Harbour Board spokesman` begins, its role at token `role`: names in capitals before it tell of what."""
    at = role
    while at > 0 and role - at < _OF_WHAT and words[at - 1][0].isupper():
        word = words[at - 1]
        if word in LEADING or word in _NO_PORTFOLIO:
            break
        if known_given(word) or not word.isalpha():
            return role
        at -= 1
    return at


def belongs_to(tokens: Tokens, link: int, name: int) -> bool:
    """True for the `for` at token `link` of `a spokeswoman for Senator Ruiz`: what stands before is no title of who is named at `name`."""
    before = tokens.words[name - 1]
    return tokens.lower[link] in ("for", "to") and (before.rstrip(".") in _COURTESY or bool(roles(before)))


def _portfolio(words: list[str], at: int) -> bool:
    """True when the word before the office at `at` tells what it is an office of: `Harbour Minister`."""
    word = words[at - 1]
    return (
        words[at] in _OF_SOMETHING
        and word[0].isupper()
        and word not in LEADING
        and word not in _NO_PORTFOLIO
        and could_name(word)
        and not known_given(word)
        and not word.endswith(("’s", "'s", "ly"))
    )


def is_title_word(tokens: Tokens, at: int) -> bool:
    """True when the token may stand in a title before a name: `Deputy`, `Peruvian`, `of` behind an office."""
    word, small = tokens.words[at], tokens.lower[at]
    if word in OFFICE_WORDS or small in LOWER_OFFICE or ("-" in small and (small.rpartition("-")[2] in LOWER_OFFICE or qualified(word))):
        return True
    if nation(word) is not None:
        return True
    if small in _TITLE_LINKS and at > 0:
        if small == "the":
            return tokens.lower[at - 1] in ("of", "and", "for")
        left = tokens.words[at - 1]
        return (
            left in OFFICE_WORDS
            or tokens.lower[at - 1] in LOWER_OFFICE
            or (small in ("and", "of") and nation(left) is not None and left.istitle())
            or (small == "and" and _joins_portfolios(tokens, at))
        )
    return False


def _joins_portfolios(tokens: Tokens, at: int) -> bool:
    """True for the `and` of `Minister of Irrigation and Water Resources`."""
    left = at - 1
    while left > 1 and at - left <= _PORTFOLIO and (tokens.words[left][0].isupper() or tokens.words[left] == ","):
        left -= 1
    return left > 0 and left < at - 1 and tokens.lower[left] in ("of", "for") and tokens.words[left - 1] in _OF_SOMETHING


@lru_cache(maxsize=8192)
def _plain(word: str) -> tuple[str, bool]:
    """A word without its possessive ending, and whether it had one."""
    for ending in ("’s", "'s"):
        if word.endswith(ending):
            return word[: -len(ending)], True
    return word, False


def looks_vietnamese(parts: list[str]) -> bool:
    """True for a name that begins with one of the commonest Vietnamese surnames, with or without its marks."""
    return parts[0] in _VIETNAMESE or (not parts[0].isascii() and unmarked(parts[0]) in _VIETNAMESE)

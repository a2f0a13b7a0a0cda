"""The persons of one document: full name, the offices it gives, nationality, gender, and where each is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.analysis.people.genders import gender, known_given
from briefgen.analysis.people.nations import nation
from briefgen.analysis.people.offices import LOWER_OFFICE, OFFICE_WORDS, PARTIES, names_office, roles
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words

# Capitalised words that are no part of a person's name.
_NOT_A_NAME = words(
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
    "Internet English Constitution Medicare Medicaid Social Security",
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
_LEADING = words(
    "But And When While If As So Yet Or Nor For In On At By With From To After Before Since Because Although Though Once",
    "Where Who What Why How Then There Here Now Even Also Instead Still However Like Unlike Both Neither Either Such Whether",
    "Until Under Over During Despite Among He She They We It I You Speaking Asked His Her Their Its Our My Your Some Many",
    "Most All Every Each No Not Yes That This Is Are Was Were Do Does Did Will Would Can Could Should",
)
_VIETNAMESE = words(
    "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong To Luong Mai Cao Trinh Phung Doan",
    "Lam Ha Ta Thai Chu Quach",
)
_COURTESY = words("Mr Mrs Ms Dr Sir Lord")
_HONORIFICS = words(
    "Mr Mrs Ms Dr Prof Sir Lord Judge Justice Gen Col Adm Capt Maj Lt Spokesman Spokeswoman spokesman spokeswoman Mayor",
)
_SPEAKS = words("said says added stressed noted told affirmed emphasized emphasised proposed suggested argued warned explained")
_BEFORE_A_SPEAKER = frozenset((",", ".", "”", '"', "?", "!"))
_TITLE_LINKS = words("of the and for to")


@dataclass(slots=True)
class Person:
    """One person. offices: titles as written before or after the name, best first when asked; key: the word others use for them.

    as_counterpart: the roles of the person whose counterpart this one is called.
    """

    name: str
    key: str
    offices: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    gender: str | None = None
    parties: set[str] = field(default_factory=set)
    as_counterpart: set[str] = field(default_factory=set)

    @property
    def office(self) -> str | None:
        """The fullest office the document gives, None when it gives none."""
        return max(
            self.offices,
            key=lambda office: (len(office.split()) if len(office.split()) <= 9 else 0, -self.offices.index(office)),
            default=None,
        )


@dataclass(frozen=True, slots=True)
class Naming:
    """A person named at tokens [first, last) of a paragraph; `first` is where the title begins. possessive: `Reed's`."""

    person: Person
    first: int
    last: int
    possessive: bool


@dataclass(slots=True)
class Registry:
    """All persons of a document, by every word that names exactly one of them."""

    persons: list[Person] = field(default_factory=list)
    by_word: dict[str, Person] = field(default_factory=dict)
    written: dict[str, tuple[Person, bool]] = field(default_factory=dict)
    """`by_word` with the possessive forms, and whether it is one; made when it is first asked for."""

    def learn(self, paragraphs: Iterable[Tokens]) -> None:
        """Collect full names and titled names; call before `namings`."""
        bare: list[tuple[str, str]] = []
        peers: list[tuple[str, str]] = []
        for tokens in paragraphs:
            before = ""
            for title, name in _candidates(tokens):
                if len(name.split()) >= 2 or roles(title) or title.rstrip(".").split(" ")[-1] in _HONORIFICS:
                    bare.append((title, name))
                    if before and title.endswith("counterpart"):
                        peers.append((name, before))
                    before = name
        # full names first, so that a titled surname finds its bearer
        for title, name in sorted(bare, key=lambda pair: -min(len(pair[1].split()), 2)):
            self._add(title, name)
        for name, peer in peers:
            one, other = self.by_word.get(name.split()[-1]), self.by_word.get(peer.split()[-1])
            if one is not None and other is not None and one is not other:
                one.as_counterpart |= other.roles

    def learn_more(self, tokens: Tokens) -> None:
        """Fuller names and offices of known persons, from a title or caption; nobody new."""
        for title, name in _candidates(tokens):
            parts = name.split()
            person = self.by_word.get(parts[-1])
            if person is None or (len(parts) == 1 and not title):
                continue
            known = person.name.split()
            if len(parts) > 1 and not (len(known) == 1 and (known_given(parts[0]) or _looks_vietnamese(parts))) and parts != known:
                continue
            self._add(title, name)

    def add_speaker(self, word: str) -> None:
        """A name that speaks (`Ruiz proposed that`) is a person, even where the document gives no title and no known given name."""
        parts = word.split()
        if not 1 <= len(parts) <= 3 or any(not _could_name(part) or part in _LEADING for part in parts) or parts[-1] in self.by_word:
            return
        person = Person(name=word, key=parts[-1], gender=gender(word, ""))
        self.persons.append(person)
        self.by_word[parts[-1]] = person
        if len(parts) > 1:
            self.by_word.setdefault(parts[0], person)

    def by_surname(self, paragraphs: Iterable[Tokens]) -> dict[str, frozenset[str]]:
        """Each word that names somebody, with the countries of that person's offices; also names that only speak (`, Ruiz said`)."""
        found: dict[str, frozenset[str]] = {}
        for tokens in paragraphs:
            words, lower = tokens.words, tokens.lower
            for at in range(1, len(words)):
                if lower[at] in _SPEAKS and words[at - 1][0].isupper() and (at == 1 or words[at - 2] in _BEFORE_A_SPEAKER):
                    name = words[at - 1]
                    if name not in _LEADING and _could_name(name) and not name.isupper():
                        found[name] = frozenset()
        return found | {word: frozenset(person.nations) for word, person in self.by_word.items()}

    def office_of(self, name: str) -> str | None:
        """The office of the person of this full name."""
        return next((person.office for person in self.persons if person.name == name), None)

    def namings(self, tokens: Tokens) -> list[Naming]:
        """Every mention of a known person by name, in order."""
        found: list[Naming] = []
        at = 0
        words = tokens.words
        if len(self.written) != 3 * len(self.by_word):
            for word, person in self.by_word.items():
                self.written |= {word: (person, False), f"{word}’s": (person, True), f"{word}'s": (person, True)}
        written = self.written
        if written.keys().isdisjoint(words):
            return found
        for hit in [k for k, word in enumerate(words) if word in written]:
            if hit < at:
                continue
            at = hit
            person, possessive = written[words[at]]
            first = at
            while first > 0 and (words[first - 1] in person.name.split() or _title_word(tokens, first - 1)):
                first -= 1
            while at + 1 < len(words) and not possessive and (further := written.get(words[at + 1])) is not None and further[0] is person:
                at += 1
                possessive = further[1]
            if (
                at + 1 < len(words)
                and words[at + 1][:1].isupper()
                and (words[at + 1] in _NOT_A_NAME or words[at + 1].isupper())
                and not possessive
            ):
                at += 1
                continue  # `Reed University`
            found.append(Naming(person, first, at + 1, possessive))
            at += 1
        return found

    def _add(self, title: str, name: str) -> None:
        parts = [part for part in name.split() if part not in ("Jr.", "Sr.", "Jr", "Sr")]
        if not parts:
            return
        key = parts[-1]
        person = self.by_word.get(key)
        if person is not None and len(parts) >= 2 and len(person.name.split()) >= 2 and not _same(person.name, parts):
            return  # another bearer of the surname: the first one keeps it
        if person is None:
            if len(parts) >= 2 and not (known_given(parts[0]) or names_office(title) or _looks_vietnamese(parts) or "." in parts[1]):
                return
            person = Person(name=" ".join(parts), key=key)
            self.persons.append(person)
            self.by_word[key] = person
        if len(parts) > len(person.name.split()):
            person.name = " ".join(parts)
        if len(parts) >= 2 and parts[0] not in self.by_word and parts[0] not in _LEADING and len(parts[0]) > 1 and "." not in parts[0]:
            self.by_word.setdefault(parts[0], person)
        self.describe(person, title)

    def describe(self, person: Person, title: str) -> None:
        """Take in a title as written: roles, nationality and the office it names."""
        person.gender = person.gender or gender(person.name, title)
        if not title:
            return
        person.roles |= roles(title)
        person.parties |= PARTIES & set(title.lower().split())
        countries = {country for word in title.split() if (country := nation(word))}
        if len(countries) == 1:
            person.nations |= countries
        office = clean_office(title)
        if office and names_office(office) and office not in person.offices:
            person.offices.append(office)


def clean_office(title: str) -> str:
    """A title as an office: without article, possessive pronoun or `counterpart`, `Former` and `Late` in small letters.

    Empty for an insertion that begins with `of`: it tells where somebody belongs, not what the person is.
    """
    words = title.split()
    if words and words[0] == "of":
        return ""
    while words and words[0].lower() in (
        "the",
        "his",
        "her",
        "their",
        "its",
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
    if words and words[0] in ("Former", "Late"):
        words[0] = words[0].lower()
    return " ".join(words)


def _candidates(tokens: Tokens) -> Iterable[tuple[str, str]]:
    """(title, name) for every capitalised stretch that could name a person; title may be empty."""
    words = tokens.words
    at, count = 0, len(words)
    capitals = [k for k, word in enumerate(words) if word[0].isupper()]
    for capital in capitals:
        if capital < at:
            continue
        at = capital
        word = words[at]
        if not (_could_name(_plain(word)[0])) or (word in _LEADING and not _named_so(words, at)):
            continue
        first = at
        parts: list[str] = []
        while at < count and len(parts) < 5 and words[at][0].isupper() and _goes_on(parts, _plain(words[at])[0]):
            plain, possessive = _plain(words[at])
            parts.append(plain)
            at += 1
            if possessive:
                break
        after = words[at] if at < count else ""
        if after in _NOT_A_NAME or (after in OFFICE_WORDS and not after.endswith(".")):
            at += 1  # the stretch runs on into something that is no name: `Reed University`
            continue
        cut = _given_at(parts) if first and tokens.lower[first - 1] in _TITLE_LINKS else 0
        first += cut
        del parts[:cut]
        title_first = _title_start(tokens, first)
        if title_first == first and first > 1 and words[first - 1] == "," and roles(words[first - 2]):
            # `the prime minister, Name,`
            title_first = _title_start(tokens, first - 1)
            title = " ".join(words[title_first : first - 1])
        else:
            title = " ".join(words[title_first:first])
        yield title, " ".join(parts)
        if at < count and words[at] == ",":
            office = _following_office(tokens, at + 1)
            if office:
                yield office, " ".join(parts)


def _named_so(words: list[str], at: int) -> bool:
    """True when a word that usually opens a sentence is a surname here: a title stands before it, a name behind."""
    return at > 0 and words[at - 1] in OFFICE_WORDS and at + 1 < len(words) and words[at + 1][:1].isupper() and _could_name(words[at + 1])


def _following_office(tokens: Tokens, at: int) -> str | None:
    """The office in `Ana Ruiz, the former trade minister,`; None when the insertion is not one."""
    words, lower = tokens.words, tokens.lower
    end = at
    while end < len(words) and end - at < 10 and lower[end] not in (",", ".", ";", "who", "(", "said", "which"):
        end += 1
    if end >= len(words) or end == at or lower[end] not in (",", ".", "who"):
        return None
    inner = [word for word in lower[at:end] if word not in _TITLE_LINKS and word not in ("a", "an", "s")]
    if not inner or not any(word in LOWER_OFFICE for word in inner):
        return None
    share = sum(word in LOWER_OFFICE or words[at + k][:1].isupper() or nation(word) is not None for k, word in enumerate(lower[at:end]))
    return " ".join(words[at:end]) if share >= 0.6 * len(inner) else None


@lru_cache(maxsize=8192)
def _could_name(word: str) -> bool:
    if word in _NOT_A_NAME or word in _PLACES or word in OFFICE_WORDS or nation(word) is not None:
        return False
    if len(word) > 2 and word.isupper() and "." not in word:
        return False
    return word.replace("’", "").replace("'", "").replace("-", "").replace(".", "").isalpha()


def _goes_on(parts: list[str], word: str) -> bool:
    """True when a capitalised word can begin or continue a name; a place's word only behind a given name (`Michael Jordan`)."""
    return _could_name(word) or (word in _PLACES and bool(parts) and (known_given(parts[0]) or parts[0] in _VIETNAMESE))


def _given_at(parts: list[str]) -> int:
    """Where the person begins in `Armed Forces Ana Ruiz`: at a given name that none stands before; 0 when it is not clear."""
    known = [known_given(part) for part in parts]
    return known.index(True) if True in known[:-1] and len(parts) > 2 else 0


def _title_start(tokens: Tokens, first: int) -> int:
    """Where the title begins that ends before token `first`; the name of a body may stand in it (`Chair of the Audit Committee`)."""
    words = tokens.words
    at = first
    while at > 0:
        if _title_word(tokens, at - 1):
            at -= 1
            continue
        back = at - 1
        while back > 0 and at - back <= 3 and words[back][0].isupper() and not known_given(words[back]):
            back -= 1
        if back == at - 1 or tokens.lower[back] not in _TITLE_LINKS or not _title_word(tokens, back):
            break
        at = back
    return at


def _title_word(tokens: Tokens, at: int) -> bool:
    word, small = tokens.words[at], tokens.lower[at]
    if word in OFFICE_WORDS or small in LOWER_OFFICE:
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
        )
    return False


@lru_cache(maxsize=8192)
def _plain(word: str) -> tuple[str, bool]:
    """A word without its possessive ending, and whether it had one."""
    for ending in ("’s", "'s"):
        if word.endswith(ending):
            return word[: -len(ending)], True
    return word, False


def _same(name: str, parts: list[str]) -> bool:
    known = name.split()
    return known[0] == parts[0] or known[0][0] == parts[0][0] or parts[0] in known


def _looks_vietnamese(parts: list[str]) -> bool:
    """True for a name that begins with one of the commonest Vietnamese surnames."""
    return parts[0] in _VIETNAMESE

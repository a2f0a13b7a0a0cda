"""Sentences of a paragraph: a full stop ends one unless an abbreviation, an initial, a number or a short quotation says otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.analysis.attribution.cues import CUES
from briefgen.analysis.people.nations import acts, nation
from briefgen.analysis.people.offices import OFFICE_WORDS
from briefgen.analysis.quotations import quotations
from briefgen.analysis.wordlist import words
from briefgen.text.spans import Span

# Abbreviations that never end a sentence: something always follows them.
_NEVER = words(
    "Mr Mrs Ms Dr Prof Rev Fr Hon Mt Ft Gen Lt Col Maj Capt Cmdr Cpl Sgt Adm Brig Gov Sen Rep Pres Amb Messrs v vs cf Nos Vol",
    "Art Fig pp e.g i.e approx Reps Sens Gens Govs Atty Supt Insp Det Cllr Mdm Tun viz Assoc Asst Dep ca est Ph",
)
# Abbreviations that end a sentence only before a word that begins one.
_SOMETIMES = words(
    "Jr Sr St etc al Inc Ltd Co Corp LLC plc Bros Assn Univ Dept Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue",
    "Tues Wed Thu Thur Thurs Fri Sat Ave Blvd Rd Calif Fla Mass Mich Minn Pa Va Ala Ariz Ark Colo Conn Del Ga Ill Ind Kan Ky",
    "La Md Me Miss Mo Mont Neb Nev Okla Ore Tenn Tex Vt Wash Wis Wyo Ph.D M.D B.A M.A D.C U.S U.K U.N E.U U.S.S.R a.m p.m No",
    "p",
)
_BEFORE_NUMBER = words("No Nos Art Fig Vol p pp Sept Oct Nov Dec Jan Feb Mar Apr Jun Jul Aug ca approx est")
# Words that begin a sentence more often than they follow an abbreviation.
_STARTERS = words(
    "The A An In On At He She It They We I You This That These Those But And However Meanwhile His Her Their Its Our As For",
    "After Before When While With To From By According During Since Some Many Most Both All There Here What Who How Why If",
    "Although Though Also Earlier Later Last Next Under Over Asked Speaking Addressing Regarding So Yet Now Then Still Once",
    "Not No Yes Another Each Every Several Such Because Despite Until Two Three Four Five Ten Our Any Neither Either These Against",
    "Among Between Beyond Following Inside Instead Moreover Furthermore Additionally Besides Nevertheless Nonetheless Therefore",
    "Thus Through Throughout Together Toward Towards Upon Unlike Within Without Whether Others Only Perhaps Rather Recently",
    "Similarly Today Tomorrow Yesterday Thanks Responding Referring Commenting Citing Talking Answering Concerning Recalling",
)
# Abbreviations that stand before names as well as at the end of a sentence: `the U.S. Navy`, `a visit to the U.S. Reed said …`.
_BEFORE_NAME = words("U.S U.K U.N E.U U.S.S.R U.A.E D.C a.m p.m Inc Ltd Co Corp LLC plc etc al")
_FINITE = words(
    "is are was were has have had will would can could may might must should shall does did made met took held led gave went came",
    "left won lost kept told saw spoke flew grew began got sent wrote thought brought bought stood ran paid drew fell rose became chose",
    "drove built heard knew",
)
_NAMED_WORD = re.compile(r"\s*((?:[A-Z]\.)+|[^\s,;:.!?’'”\"()]+)(?:[’']s\b)?")
_REACH = 12  # words of a title and a name
_FEWEST = 3  # spaces in a sentence that ends in an abbreviation
_NAMES_MATTER = re.compile(r"\.(?:[A-Z]|m)\.\s+[A-Z]")
_FIRMS = re.compile(r"\b(?:Inc|Ltd|Corp?|LLC|plc|etc)\.\s+[A-Z]")
_FIRM_HINTS = ("Inc.", "Ltd.", "Co.", "Corp.", "LLC.", "plc.", "etc.")
# One set of first characters: the text between stops is passed over at the speed of a search for one character.
_CANDIDATE = re.compile(r"[.!?…](?:(?:[.!?…]*|(?<=\.)/\.)[\"'”’»)\]]*(?=\s|\Z)|[.!?…]*[\"”](?=[A-Z]))")
_LAST_WORD = re.compile(r"[^\s(\[“\"'‘—–-]+\Z")
_NEXT_WORD = re.compile(r"\s*[\"'“‘(\[«—–-]*\s*([^\s,;:.!?’'”\"]*)")
_AGENCY_MARK = re.compile(r"(?<=[.!?])\s*/\s*[.-]*\Z|(?<=[\w)”\"])(?<!\.)/(?=\.\Z)")
_SPEAKER_FOLLOWS = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'-]*|of|the|a|an|former|[a-z]+(?:man|woman|er|or|ist|ian|ant|al|ate))\s+){1,7}?"
    r"(?:also\s+|then\s+|later\s+)?(?:said|says|asked|asks|told|tells|tweeted|wrote|writes|added|adds|replied|exclaimed|continued|"
    r"pressed|questioned|wondered|demanded|shouted|joked|remarked|quipped|concluded|argued|insisted|responded|answered)\b"
)
_WHOLE_QUOTE = 240
"""Code points up to which a quotation stays in one piece: half a quotation would be printed with an open mark."""


Nations = frozenset[str]


def sentences(text: str, span: Span, persons: Mapping[str, Nations] | None = None) -> tuple[Span, ...]:
    """The sentences of a paragraph, in order, without surrounding space; line breaks inside count as spaces.

    persons: words that name somebody in this document, each with the countries whose offices that person holds: they tell that
    `a visit to the U.S. Reed said` is two sentences. A quotation of up to 240 code points is never cut. An agency's end mark
    (`./.`) is left out: the span ends with the first stop.
    """
    kept_whole = [mark for mark in quotations(text, span) if mark.closed and mark.end - mark.start <= _WHOLE_QUOTE]
    found: list[Span] = []
    start = span.start
    for match in _CANDIDATE.finditer(text, span.start, span.end):
        if any(mark.start < match.end() < mark.end for mark in kept_whole) or not _ends(text, start, match, span.end, persons or {}):
            continue
        _add(text, start, match.end(), found)
        start = match.end()
    _add(text, start, span.end, found)
    return tuple(found)


def needs_names(text: str) -> bool:
    """True when `sentences` of this text can depend on who is named in the document."""
    return _NAMES_MATTER.search(text) is not None or (any(map(text.__contains__, _FIRM_HINTS)) and _FIRMS.search(text) is not None)


def _ends(text: str, start: int, match: re.Match[str], limit: int, persons: Mapping[str, Nations]) -> bool:
    """True when the stop at `match` ends a sentence that began at `start`."""
    mark = match[0]
    following = _NEXT_WORD.match(text, match.end(), limit)
    word = following[1] if following else ""
    first = word[:1]
    if not first:
        rest = text[match.end() : limit].lstrip()
        if not rest:
            return True
        first = rest[0]
    if mark.startswith("./."):
        return True
    if first.islower():
        return False
    if mark[0] in "?!" and mark[-1] in "\"”’'" and _SPEAKER_FOLLOWS.match(text, match.end(), limit):
        return False
    if mark != ".":
        return not mark.startswith(("…", "...")) or len(mark) > 3 or first.isupper()
    before = _word_before(text, max(start, match.start() - 24), match.start())
    if first.isdigit() and before in _BEFORE_NUMBER:
        return False
    if before in _NEVER:
        return False
    if len(before) == 1 and before.isupper() and before != "I":
        return word in _STARTERS
    if before in _SOMETIMES or ("." in before and len(before) < 8 and before.replace(".", "").isalpha()):
        if before == "No":
            return not first.isdigit()
        if word in _STARTERS and not (word == "I" and before in ("U.S", "D.C")):
            return True
        if before not in _BEFORE_NAME or text.count(" ", start, match.start()) < _FEWEST:
            return False
        return _somebody_acts(text, match.end(), limit, persons, nation(before))
    # a list number or a lone mark is no sentence
    return not (before.isdigit() and len(before) <= 2 and match.start() - len(before) <= start + 1)


def _word_before(text: str, start: int, end: int) -> str:
    """What stands between `end` and the last space, bracket, opening mark or dash behind `start`."""
    pieces = text[start:end].rsplit(None, 1)
    if not pieces or text[end - 1].isspace() or pieces[-1].isalnum():
        return pieces[-1] if pieces and not text[end - 1].isspace() else ""
    found = _LAST_WORD.search(pieces[-1])
    return found[0] if found else ""


def _somebody_acts(text: str, at: int, limit: int, persons: Mapping[str, Nations], country: str | None) -> bool:
    """True when a person of the document or a country, and then its verb, follows `at`: a new sentence begins there.

    country: that of the abbreviation before. `U.S. President Reed said` goes on with it, unless Reed's offices are another country's.
    """
    title = named = abroad = False
    for _ in range(_REACH):
        match = _NAMED_WORD.match(text, at, limit)
        if match is None:
            return False
        word, at = match[1], match.end()
        if word in persons:
            foreign = bool(persons[word]) and country not in persons[word]
            if title and not foreign and not abroad:
                return False
            named = True
        elif named:
            if word == "and":
                title = named = False
            elif (
                word in _FINITE
                or ((cue := CUES.get(word)) is not None and cue.form == "finite")
                or (word.endswith("ed") and word.islower())
            ):
                return True
            elif not (word.endswith("ly") or word in ("also", "then", "later", "himself", "herself")):
                return False
        elif nation(word) is not None and nation(word) != country:
            title, abroad = True, True
            named = acts(word)
        elif word in OFFICE_WORDS or (title and word in ("of", "for", "the")):
            title = True
        else:
            return False
        if match[0].endswith(("’s", "'s")):
            return False
    return False


def _add(text: str, start: int, end: int, found: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if text.find("/", max(start, end - 6), end) >= 0:
        mark = _AGENCY_MARK.search(text, max(start, end - 6), end)
        if mark and mark.end() == end:
            end = mark.start()
    if end > start and (text[start].isalnum() or any(character.isalnum() for character in text[start:end])):
        found.append(Span(start, end))

"""Words that point at what a sentence does not tell: `under this pact`, `in response`, and `he` before anybody is named."""

from __future__ import annotations

import re

from briefgen.text.lazy import lazily

_QUOTED = lazily(r"“[^”]*”?|\"[^\"]*\"?|''.*?(?:''|\Z)|``.*?(?:''|\Z)")
_PREPOSITION = (
    "Prior to|Ahead of|Along with|Apart from|As well as|In addition to|Contrary to|Thanks to|Owing to|Beyond|Besides|Unlike|Like"
    "|In|Under|At|For|To|With|By|From|On|After|During|Through|Of|Despite|Before|Against|Within|Throughout|Following|Until|Since|Because of"
)
_FIRST_WORDS = frozenset(phrase.partition(" ")[0] for phrase in _PREPOSITION.split("|"))
# a demonstrative right behind a preposition; `that` and `those` there bring no clause of their own
_BACK = lazily(
    rf"\W*(?:(?:{_PREPOSITION})|(?:{_PREPOSITION}) (?:[a-z-]+ ){{1,4}}?(?:of|to|with|by|from|for|in))"
    r" (?P<that>this|these|that|those(?! (?:of|who|whom|which|in|on|at|with|from)\b)|such(?! an? )|the same(?! time as)|the latter\b)"
)
_THAT_DAY = lazily(r"\b(?:that|the same|later that|earlier that) (?:day|night|morning|evening|afternoon|week|month|year)(?=[.,;]|\W*\Z)")
_COUNTED_FROM = lazily(
    r"\W*(?:Just |Only |About |Some |Almost |Nearly )?(?:An?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|\d+|A few|[a-z]+)? ?"
    r"(?:[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?) (?:earlier|later)\b(?! than\b)"
)
_THEN = lazily(r"\b(?:by|until|till|before|since|from) then\b")
_A_TIME = lazily(
    r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|today|yesterday|tomorrow"
    r"|(?:last|next|this) \w+|when|while|after|before|once|until|years?|months?|weeks?|days?|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
_IN_TURN = lazily(r"\W*In (?:response|reply|return|retaliation|exchange),")
_OF_TIME = lazily(
    r",| (?:[a-z]+ )?(?:time|day|night|morning|evening|afternoon|week|month|year|summer|winter|spring|autumn|fall|decade|century"
    r"|period|point|moment|date|stage|stretch|occasion)s?\b"
)
_HE = lazily(r"\b(?:he|she|him|his)\b|\b[Hh]er\b|\b(?:He|She|His)\b")
_NAME = lazily(r"\b[A-Z][\w’'-]+")
_NO_NAME = lazily(
    r"(?:The|An?|In|On|At|By|To|For|From|With|Of|After|Before|Since|Until|During|Under|Over|Despite|Because|Although|Though|While|When|Whenever"
    r"|If|As|Once|Where|What|Why|How|That|This|These|Those|There|Here|It|They|We|You|I|And|But|Or|So|Yet|Then|Now|Later|Earlier|Also|Not|No"
    r"|Last|Next|Today|Yesterday|Tomorrow|Tonight|Meanwhile|Soon|Twice|Throughout|Within|Through|Across|Between|Among|Around|Inside|Outside|Near"
    r"|Behind|Back|Again|Three|Four|Five|Six|Several|Another|Each|Every|Such|Prior|Ahead|Apart|Besides|Beyond|Unlike|Like|Thus|Hence|Thereafter"
    r"|One|Two|Some|Many|Most|All|Both|Even|Only|Just|Still|Perhaps|Initially|Eventually|Instead|Afterwards?|He|She|His|Her|Him|Their|Its"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|[A-Z]\w+(?:ly|ing|ed))"
)
_SUBORDINATE = lazily(r"\W*(?:Although|Though|While|When|After|Before|Since|Because|If|As|Once|Where|Despite|[A-Z]\w+(?:ing|ed))\b")
PERSON = lazily(
    r"\b(?:\w*(?:man|woman|men|women|person)|leader|president|minister|premier|secretary|official|diplomat|chief|senator|governor|ambassador"
    r"|chair|director|analyst|expert|critic|candidate|nominee|lawmaker|mayor|judge|lawyer|aide|advis[eo]r|author|writer|reporter"
    r"|professor|scientist|researcher|strategist|manager|host|representative|speaker|economist|activist|student|teacher|editor|columnist"
    r"|historian|veteran|commander|delegate|father|mother|wife|husband|son|daughter|brother|sister|farmer|worker|driver|soldier|owner"
    r"|founder|king|queen|prince|princess|pope|bishop|actor|actress|singer|player|coach|doctor|nurse|engineer|voter|citizen|resident"
    r"|general(?! [a-z]+ion)|who|anyone|everyone|someone|nobody|each|every|one"
    r"|(?!(?:aft|ov|und|anoth|oth|ev|nev|wheth|eith|neith|howev|rath|togeth|furth|form|sup|lat|earli|bett|numb|ord|pow|wint|summ|pap|wat|off"
    r"|Septemb|Octob|Novemb|Decemb|matt|lett|quart|cent|serv|riv|bord|consid|rememb|high|low|long|larg|great|small|few|old|young)er|(?:f|n|po|maj|min|pri|err|terr)or"
    r"|(?:ex|l|m|cons|ass|res|pers)ist|(?:agr|degr|guarant|committ)ee)\w+(?:er|or|ist|ian|ee))s?\b"
)
"""A person told by what he is."""
_THANKED_HIM = lazily(r"\W*(?:[A-Z][\w’'.-]*\s+){1,8}(?:[a-z]+ly\s+)?[a-z]+(?:ed|ew|aw|et|old|eard|eft)\s+him\b")
_I = lazily(r"\bI(?:['’](?:m|d|ve|ll))?(?= [a-z])|\b(?:we|our|my)\b|\A\W*(?:We|Our|My)\b(?! [A-Z])")
_MYSELF = lazily(r"(?<![\w.-])I(?:['’](?:m|d|ve|ll))?(?= [a-z])|\b[Mm]y\b(?! [A-Z])")
_NUMBERED = lazily(r"[A-Z][\w’'-]+ I\b")


def points_back(sentence: str, *, dated: bool = False) -> bool:
    """True when the sentence sets out from something that only the one before tells.

    dated: its date is printed with it, which tells which day `that day` is.
    """
    # plain looks spare most sentences these patterns
    if "In " in sentence and _IN_TURN.match(sentence):
        return True
    found = _BACK.match(sentence) if _opens_with_preposition(sentence) else None
    if found is None:
        return _by_then(sentence) or (not dated and (_counts_from(sentence) or _tells_that_day(sentence)))
    if found["that"] == "that" and _goes_on_as_clause(sentence[found.start("that") :]):
        return False
    return not (dated and _OF_TIME.match(sentence, found.end()) is not None)


def _opens_with_preposition(sentence: str) -> bool:
    """True where one may stand first; of a sentence behind marks only its pattern can tell."""
    return not sentence[:1].isalpha() or sentence.partition(" ")[0] in _FIRST_WORDS


def stray_pronoun(sentence: str) -> int | None:
    """Offset of a `he`, `she`, `him` or `his` outside quotation marks before which the sentence names nobody; None without one."""
    open_words = without_quotations(sentence)
    thanked = _THANKED_HIM.match(open_words)
    if thanked is not None:
        return thanked.end() - len("him")
    for found in _HE.finditer(open_words):
        before = open_words[: found.start()]
        if _names(before) or PERSON.search(before[:1].lower() + before[1:]):
            return None
        # `In his speech, Ruiz …`, `When she left, Ruiz …`
        announces = found[0].casefold() in ("his", "her") or _SUBORDINATE.match(before)
        return None if announces and _names(open_words[found.end() :]) else found.start()
    return None


def in_first_person(sentence: str) -> bool:
    """True when somebody speaks of himself outside quotation marks."""
    return _I.search(_NUMBERED.sub(" ", without_quotations(sentence))) is not None


def says_i(sentence: str) -> bool:
    """True when one person speaks of himself outside quotation marks: `I`, `my`."""
    return _MYSELF.search(_NUMBERED.sub(" ", without_quotations(sentence))) is not None


def _counts_from(sentence: str) -> bool:
    return (" earlier" in sentence or " later" in sentence) and _COUNTED_FROM.match(sentence) is not None


def _by_then(sentence: str) -> bool:
    """True for `unless they agree by then`, where no time stands before it that `then` could be."""
    found = _THEN.search(without_quotations(sentence)) if " then" in sentence else None
    return found is not None and _A_TIME.search(sentence, 0, found.start()) is None


def _tells_that_day(sentence: str) -> bool:
    # two plain looks spare most sentences the pattern
    return ("that " in sentence or "the same " in sentence) and _THAT_DAY.search(without_quotations(sentence)) is not None


def _goes_on_as_clause(words: str) -> bool:
    """`that` behind a preposition is a demonstrative before a noun, or alone before a comma."""
    return re.match(r"that(?:,| (?:same )?[a-z-]+\b)", words) is None


def opens_no_name(word: str) -> bool:
    """True for a capitalised word that begins a sentence and no name: `The`, `Later`, `Speaking`."""
    return _NO_NAME.fullmatch(word) is not None


def _names(words: str) -> bool:
    return any(not opens_no_name(found[0]) for found in _NAME.finditer(words))


def without_quotations(sentence: str) -> str:
    """The sentence with blanks for what stands in quotation marks, as long as it was."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), sentence)

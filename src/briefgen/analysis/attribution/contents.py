"""Where what was said begins and ends, before, behind or around its reporting verb. Places are token indices unless they say offset."""

from __future__ import annotations

from itertools import compress

from briefgen.analysis.attribution.attitudes import ATTITUDES
from briefgen.analysis.attribution.cues import CUES, PARTICLES, PREPOSITIONS, SILENT, Cue
from briefgen.analysis.attribution.subjects import AUXILIARIES, DETERMINERS, PERSONS, PRONOUNS, is_adverb, is_name, is_pronoun
from briefgen.analysis.people.apposed import names_person
from briefgen.analysis.quotations import Quotation
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words

OPENING = frozenset(("“", '"', "„", "«", "``", "''"))
CLOSING = frozenset(("”", '"', "»", "''"))
DAYS = words("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight")
_QUESTION_WORDS = words("whether if how why what who when where which")
_BY_THE_WAY = words(
    "on in at during to via through from of after before last earlier this with for by about late early within over amid until under near",
)
_MANNER = words("more rather quite less even this that way like in another words different")
_OF_A_MATTER = words("about for with")
"""Words behind which `that` belongs to a noun: `worried about a law that …`."""
_ADDRESSEES = words("him her them us me you it reporters people supporters voters")
_ASIDES = words("which the in a an while although though despite even when who whose but he she they it")
OCCASIONS = words(
    "statement interview tweet speech show debate rally post interviews remarks conference briefing letter email memo",
    "appearance meeting op-ed",
)
_IRREGULAR = words("took came went got made gave ran fell rose led left won lost began became held met")
_BEFORE_A_DAY = words("on late early this last next")
_OF_A_NOUN = words("all both first last just only even")
"""Adverbs that as often belong to the noun behind them."""
_OCCASION = 16
"""Tokens from a comma to the `that` behind the occasion it opens."""
_STOPS = frozenset((".", ",", ";", "?", "!", ")", "”", "(", "—", "–", "-", "...", "…"))
_NO_CLAUSE = words("and or but because when while since as than into onto over until like")
_MAY_END_A_CLAUSE = (
    OPENING | DAYS | words("and but according while during after when last earlier on in at") | frozenset("(),;:-–—") | {"--"}
)
"""All that `clause_end` stops at, skips or counts: most words are none of these."""


def complement(tokens: Tokens, verb: int, high: int, cue: Cue) -> tuple[int, str] | None:
    """First token of what `verb` introduces, with its letter (see Cue); None when nothing of the sort follows within `high`."""
    lower, takes = tokens.lower, cue.takes
    links = PREPOSITIONS.get(cue.lemma, frozenset())
    at = addressed = _behind_adverbs(tokens, verb + 1, high, cue)
    if at < high and "a" in takes and lower[at] not in links:
        at = _behind_addressee(tokens, at, high, links)
    if at >= high:
        return None
    if cue.lemma == "ask" and lower[at] == "to" and addressed < at:
        return addressed, "n"  # `asked the provinces to save water`
    if lower[at] in SILENT.get(cue.lemma, ()):
        return None
    if lower[at] == "out" and at + 1 < high:
        at += 1
    word = lower[at]
    if word in OPENING or word in (":", ","):
        return _behind_mark(tokens, at, high, takes)
    if word == "that":
        return (at, "t") if "t" in takes else (at, "n") if "n" in takes else None
    if word in links:
        # `the judge he was referring to is …`: what is spoken of stands before the verb
        return None if at + 1 >= high or lower[at + 1] in AUXILIARIES else (at + 1, "n")
    if word in _BY_THE_WAY and not (word == "this" and at + 1 < high and lower[at + 1] in OPENING):
        return _behind_setting(tokens, at, high, takes)
    if word in _QUESTION_WORDS:
        return (at, "w") if "w" in takes or ("n" in takes and word in ("what", "how")) else None
    letter = None if word in _STOPS or word in _NO_CLAUSE else _letter_of_bare(tokens, at, high, cue)
    return None if letter is None else (at, letter)


def _behind_adverbs(tokens: Tokens, at: int, high: int, cue: Cue) -> int:
    """Behind adverbs, days, and the verb's particle with its manner: `said [again on Monday]`, `went [on]`."""
    lower = tokens.lower
    while at < high and (is_adverb(lower[at]) or lower[at] in DAYS or _on_a_day(lower, at)) and lower[at] not in _OF_A_NOUN:
        at += 1
    if at < high and lower[at] == PARTICLES.get(cue.lemma):
        at = behind_manner(tokens, at + 1, high)
    return at


def _on_a_day(lower: list[str], at: int) -> bool:
    """True for `on` before the day on which a clause without `that` was said: `said on Monday he would …`."""
    return lower[at] == "on" and at + 2 < len(lower) and lower[at + 1] in DAYS and is_pronoun(lower[at + 2])


def _behind_mark(tokens: Tokens, at: int, high: int, takes: frozenset[str]) -> tuple[int, str] | None:
    """What an opening quotation mark, a colon or a comma at token `at` leads to."""
    lower = tokens.lower
    if lower[at] in OPENING:
        return (at, "q") if takes & {"q", "n"} else None
    if lower[at] == ":":
        if at + 1 >= high or "q" not in takes:
            return None  # at the end of a paragraph, the words stand in the next
        return at + 1, "q" if lower[at + 1] in OPENING else "b"
    if at + 3 < high and lower[at + 1] in ("however", "though", "too", "simply") and lower[at + 2] == ",":
        at += 2
    elif "t" in takes and (that := _behind_occasion(tokens, at, high)) is not None:
        return that, "t"
    return (at + 1, "q") if "q" in takes and at + 1 < high and lower[at + 1] in OPENING else None


def _behind_occasion(tokens: Tokens, comma: int, high: int) -> int | None:
    """The `that` of `said, in a press conference on Monday, that …`; None when the comma opens nothing of the kind."""
    lower = tokens.lower
    if comma + 1 >= high or not (lower[comma + 1] in _BY_THE_WAY or lower[comma + 1].endswith(("ing", "ly"))):
        return None
    for at in range(comma + 2, min(high, comma + _OCCASION)):
        if lower[at] == "that":
            return at if lower[at - 1] == "," else None
        if lower[at] in (".", ";", ":", *OPENING, *CLOSING) or lower[at] in CUES:
            return None
    return None


def _behind_setting(tokens: Tokens, at: int, high: int, takes: frozenset[str]) -> tuple[int, str] | None:
    """What follows when and where it was said, which the preposition at token `at` begins: `said in a statement on Friday that …`."""
    lower, word = tokens.lower, tokens.lower[at]
    later = _later(tokens, at, high)
    if later is not None and not (lower[later] == "that" and word in _OF_A_MATTER):
        letter = "t" if lower[later] == "that" else "q"
        return (later, letter) if letter in takes else None
    if word == "to" and "i" in takes and at + 1 < high and lower[at + 1] not in DETERMINERS and not is_name(tokens.words[at + 1]):
        return at, "i"
    if word in ("in", "this", "last", "for") and "b" in takes and not _only_adverbial(tokens, at, high):
        return at, "b"
    return None


def _letter_of_bare(tokens: Tokens, at: int, high: int, cue: Cue) -> str | None:
    """The letter of a clause or noun phrase that nothing introduces: `said it was late`, `praised the accord`."""
    word, takes = tokens.lower[at], cue.takes
    named = is_name(tokens.words[at])
    if "b" in takes or (cue.lemma == "write" and (named or is_pronoun(word))):
        return "b"
    if "n" in takes and (word in DETERMINERS or named or word in PRONOUNS or word in ("him", "her", "them", "us") or word[0].isalnum()):
        return "n"
    if "t" in takes and cue.lemma != "know" and word in ("there", "he", "she", "it", "they", "we"):
        found_it = word == "it" and cue.lemma == "find" and not _verb_behind(tokens, at + 1, high)
        return None if found_it else "b"
    return None


def behind_manner(tokens: Tokens, at: int, high: int) -> int:
    """The token behind `more bluntly`, `this way`."""
    while at < high and (is_adverb(tokens.lower[at]) or tokens.lower[at] in _MANNER):
        at += 1
    return at


def comma_behind(tokens: Tokens, verb: int, high: int) -> int | None:
    """The comma behind `verb`, at once or behind when and where it was said: `noted in her letter,`."""
    if verb + 1 < high and (tokens.lower[verb + 1] == "," or tokens.lower[verb + 1] in _BY_THE_WAY):
        return next((k for k in range(verb + 1, min(high - 1, verb + 9)) if tokens.lower[k] == ","), None)
    return None


def _behind_addressee(tokens: Tokens, at: int, high: int, links: frozenset[str]) -> int:
    """Behind the person spoken to: `told [reporters on Monday] that`."""
    lower, words = tokens.lower, tokens.words
    first = at
    if at + 1 < high and lower[at] in OPENING:
        # the name of a programme or paper: `told “Morning View” that`
        closed = next((k for k in range(at + 1, min(high, at + 7)) if lower[k] in CLOSING), high)
        if closed + 1 < high and (lower[closed + 1] in ("that", ",", "on", "in", "he", "she") or is_adverb(lower[closed + 1])):
            return closed + 1
        return at
    marked = next((k for k in range(at, min(high, at + 16)) if lower[k] in ("that", ",", ":", ".", ";", *OPENING)), None)
    if marked is not None and lower[marked] == "that" and not any(is_pronoun(lower[k]) and k > at for k in range(at, marked)):
        return marked
    if at < high and lower[at] in _ADDRESSEES and not (lower[at] == "her" and at + 1 < high and names_person(lower[at + 1])):
        at += 1
    elif at < high and (lower[at] in DETERMINERS or is_name(words[at]) or lower[at] in PERSONS):
        while at < high and at - first < 12:
            word = lower[at]
            if word in (",", ":", ".", "to", *OPENING, *links) or word in _QUESTION_WORDS or is_pronoun(word):
                break
            if at > first and word in DETERMINERS and lower[first] not in DETERMINERS and lower[at - 1] not in _BY_THE_WAY:
                break  # `telling members the bill …`
            if at > first + 1 and (word in AUXILIARIES or (word in DETERMINERS and lower[at - 1] not in _BY_THE_WAY)):
                break
            if (
                at > first
                and is_name(words[at])
                and not is_name(words[at - 1])
                and lower[at - 1] in PERSONS
                and lower[at - 1].endswith("s")
            ):
                break
            at += 1
    elif at < high and lower[at].endswith("s"):
        at = next((k for k in range(at, min(high, at + 12)) if lower[k] in ("how", "whether", "if", "why", "to")), at)
    while at < high and (is_adverb(lower[at]) or lower[at] in DAYS):
        at += 1
    return at


def _later(tokens: Tokens, at: int, high: int) -> int | None:
    """The `that` or opening mark behind an adverbial (`said in a statement on Friday that`), None when the clause ends first."""
    lower = tokens.lower
    for later in range(at + 1, min(high, at + 18)):
        word = lower[later]
        if word == "that" and lower[later - 1] not in ("for", "in", "of", "on"):
            return later
        if word in OPENING and lower[later - 1] in (",", ":"):
            return later
        if word in (".", ";", "”", "?") or word in CUES:
            return None
    return None


def _only_adverbial(tokens: Tokens, at: int, high: int) -> bool:
    """True when no verb follows before the clause ends, as in `said in an interview`."""
    return not any(tokens.lower[k] in AUXILIARIES and tokens.lower[k] != "to" for k in range(at, high))


def clause_end(tokens: Tokens, first: int, high: int, kind: str, marks: tuple[Quotation, ...]) -> int:
    """After-last token of the clause that begins at `first`: to the end of the sentence, less what is another's words or the frame's."""
    lower = tokens.lower
    depth = 0
    resumes = first  # behind the quotation at hand
    for at in compress(range(first, high), map(_MAY_END_A_CLAUSE.__contains__, lower[first:high])):
        if at < resumes:
            continue
        word = lower[at]
        if word in OPENING:
            mark = next((m for m in marks if m.start == tokens.starts[at]), None)
            if mark is not None:
                if kind == "q" and at == first:
                    stop = tokens.at(mark.end)
                    if not _goes_on(tokens, stop, high):
                        return min(stop, high)
                if kind == "n" and at <= first + 1 and _verb_behind(tokens, tokens.at(mark.end), high):
                    return min(tokens.at(mark.end), high)
                resumes = max(at + 1, min(tokens.at(mark.end), high))
                # a comma inside the closing marks ends the clause like one outside them
                if at + 1 < resumes < high and lower[resumes - 2] == "," and _leaves(tokens, resumes, high, kind):
                    return resumes
                continue
        if word == "(":
            depth += 1
        elif word == ")":
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and (
            ((word == ";" or (word in ("—", "–", "--", "-", ":") and kind in ("n", "i"))) and at > first)
            or (word == "," and at + 1 < high and _leaves(tokens, at + 1, high, kind))
            or (word in ("and", "but") and at > first and _another_report(tokens, at + 1, high))
            or (at > first and (word == "according" or _setting(tokens, at, high, kind) or _meanwhile(tokens, at, high, kind)))
        ):
            return at - 1 if word in DAYS and lower[at - 1] in _BEFORE_A_DAY and at - 1 > first else at
    end = high
    while end > first + 1 and lower[end - 1] in (".", ",", ";", ":", "/"):
        end -= 1
    return end


def _goes_on(tokens: Tokens, at: int, high: int) -> bool:
    """True when the clause runs on behind a quotation it began with: `said “no deal” was possible`."""
    return (
        at < high
        and tokens.words[at][0].islower()
        and tokens.lower[at] not in ("and", "but", "in", "on", "at", "during", "as", "when", "while", "after")
    )


def _verb_behind(tokens: Tokens, at: int, high: int) -> bool:
    """True when the narrator's own verb follows: `what he calls “a start” took a year`, `calls it “a start” and went on`."""
    if at < high and tokens.lower[at] in ("and", "but"):
        at += 1
    word = tokens.lower[at] if at < high else ""
    return word != "to" and (word in AUXILIARIES or word in _IRREGULAR or word.endswith("ed"))


def _leaves(tokens: Tokens, at: int, high: int, kind: str) -> bool:
    """True when what follows a comma is the frame again (`, adding`, `, according to`) or the narrator's aside (`, where`)."""
    lower = tokens.lower
    word = lower[at]
    cue = CUES.get(word)
    if (cue is not None and cue.form == "ing" and cue.lemma != "ask") or word in (
        "according",
        "referring",
        "pointing",
        "alluding",
        "where",
        "well",
    ):
        return True
    if word in ("and", "but") and (_another_report(tokens, at + 1, high) or (kind in ("n", "i") and word == "but")):
        return True
    if kind in ("n", "i"):
        return word in _ASIDES or not _goes_on_as_list(tokens, at, high)
    return word in ("despite", "although", "while", "said", "says", "told") or (word == "who" and "," not in lower[at:high])


def _goes_on_as_list(tokens: Tokens, at: int, high: int) -> bool:
    """True when the words behind a comma are a further item: another comma or a conjunction stands soon behind them."""
    lower = tokens.lower
    if lower[at] in ("and", "or"):
        return at + 1 < high and not is_pronoun(lower[at + 1])
    return any(lower[k] in ("and", "or", "as", "not") for k in range(at, min(high, at + 9))) and not is_pronoun(lower[at])


def _meanwhile(tokens: Tokens, at: int, high: int, kind: str) -> bool:
    """True for `called them cheap while promising …`: what the speaker did at the same time."""
    return kind in ("n", "i") and tokens.lower[at] == "while" and at + 1 < high and tokens.lower[at + 1].endswith("ing")


def _setting(tokens: Tokens, at: int, high: int, kind: str) -> bool:
    """True when an adverbial of the frame begins: where or when it was said, not what."""
    lower = tokens.lower
    word = lower[at]
    if kind == "n" and (word in ("during", "after", "when") or word in DAYS or (word in ("last", "earlier") and at + 1 < high)):
        return lower[at - 1] not in ("the", "of", "a", "his", "her")
    if word in ("on", "in", "at") and at + 2 < high and (lower[at + 1] in ("a", "an", "his", "her", "their", "the")):
        return kind == "n" and any(lower[k] in OCCASIONS for k in range(at + 2, min(high, at + 5)))
    return word == "on" and at + 1 < high and lower[at + 1] in ("twitter", "facebook", "instagram")


def _another_report(tokens: Tokens, at: int, high: int) -> bool:
    """True when a finite reporting verb follows at once (`and said`) or with its own pronoun (`and he said`)."""
    lower = tokens.lower
    while at < high and (is_adverb(lower[at]) or lower[at] in ("has", "have", "had")) and lower[at] != "never":
        at += 1
    if at < high and lower[at] in ("he", "she", "they"):
        at += 1
        while at < high and is_adverb(lower[at]):
            at += 1
        return at < high and lower[at] in ("said", "says", "told", "added", "noted")
    cue = CUES.get(lower[at]) if at < high else None
    if cue is not None:
        return cue.form == "finite"
    return at + 1 < high and lower[at].endswith("ed") and lower[at + 1] == "that" and lower[at] in ATTITUDES

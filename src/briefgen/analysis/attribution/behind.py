"""What was said stands before its speaker: `…, he said`, `“…,” said the minister`, `…, according to her office`."""

from __future__ import annotations

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.contents import CLOSING, OPENING
from briefgen.analysis.attribution.continuations import has_own_speaker, next_quotation, run_on
from briefgen.analysis.attribution.cues import CUES, PARTICLES, Cue
from briefgen.analysis.attribution.opening import behind_dateline
from briefgen.analysis.attribution.parts import Paragraph, Report, Verb, offsets, opened_at
from briefgen.analysis.quotations import Quotation
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words

_TELLS_SOMEBODY = words("tell inform remind assure advise convince")
_NO_INVERSION = words("that these this it there of in on at to for about with from")
_ADVERBIAL_OPENERS = words(
    "in on at during after before when while as for since with by from asked speaking if despite although though",
    "instead but and yet still like unlike meanwhile however earlier later last to until because once under over",
    "among through following addressing talking regarding then also so",
)
_SETTING_WORDS = words(
    "asked speaking addressing writing meanwhile however still instead but and yet then later earlier also so indeed moreover",
    "besides",
)
_CONNECTIVE = 4
_LEADS_UP = words("in on at during after before when while asked speaking addressing meanwhile later earlier but and then following")
_CLAUSE = 6
"""Words before a comma that are more than an adverbial."""
_FRAME_WORDS = 14
"""Tokens of the longest beginning that tells where or when it was said."""
_SOURCE = 14
"""Tokens of the longest source named behind `according to`, with what describes it."""
_FRAME = words("according including referring who and but using as in during after when while which")


def words_behind(verb: Verb, subject: tuple[int, int]) -> Report | None:
    """The words said stand before the speaker: `…, he said`; None when they do not."""
    part, tokens = verb.part, verb.part.tokens
    edge = _edge(tokens, verb.low, min(subject[0], verb.at) - 1)
    if edge is None:
        return None
    after_verb = verb.at + 1
    if after_verb < verb.high and tokens.lower[after_verb] == PARTICLES.get(verb.cue.lemma):
        after_verb += 1
    quoted = tokens.lower[edge] in CLOSING
    mark = next((m for m in part.marks if m.end == tokens.ends[edge]), None) if quoted else None
    tail = _end_of_frame(verb, max(after_verb, subject[1]), edge, mark)
    if tail is None:
        return None
    spans = _up_to_quotation(verb, subject, edge, mark, tail) if quoted else _up_to_comma(verb, subject, edge, tail)
    return Report(verb.at, after_verb, subject, tuple(spans), "z", verb.cue.lemma) if spans else None


def _edge(tokens: Tokens, low: int, at: int) -> int | None:
    """The comma, dash or quotation mark that ends what may have been said, at or before token `at`."""
    if at >= low and tokens.lower[at] == "as":
        at -= 1
    if at <= low or tokens.lower[at] not in (",", *CLOSING, "-", "—", "–"):
        return None
    return _before_apposed(tokens, at, low) if tokens.lower[at] == "," else at


def _end_of_frame(verb: Verb, after_cue: int, edge: int, mark: Quotation | None) -> int | None:
    """The token that ends verb, speaker and circumstances; None when what is said follows them. mark: the quotation that ends at `edge`."""
    tokens, high = verb.part.tokens, verb.high
    tail = _tail(tokens, after_cue, high, verb.cue)
    if verb.cue.lemma == "tell" and "story" in tokens.lower[after_cue : tail or after_cue]:
        return None  # `While …, neighbours tell another story`
    if tail is not None:
        return tail
    # a quotation that ends in a comma is waiting for its speaker, whatever follows the verb
    waiting = mark is not None and tokens.lower[edge - 1] in (",", "?", "!")
    return high if waiting and not (after_cue < high and tokens.lower[after_cue] == "that") else None


def _up_to_quotation(verb: Verb, subject: tuple[int, int], edge: int, mark: Quotation | None, tail: int) -> list[tuple[int, int]]:
    """`… “…,” he said, …`: what ends in a quotation, and what goes on behind the speaker. mark: None for a mark without its fellow."""
    tokens, low = verb.part.tokens, verb.low
    start, end = tokens.starts[behind_dateline(tokens, low, edge)], tokens.ends[edge]
    if mark is None:
        start = _opened_before(verb.part, start)
        return [(start, end), *_resumed(verb, tail, inverted=verb.at < subject[0])] if end > start else []
    first = tokens.at(mark.start)
    if (
        mark.start < start
        or (first > low and tokens.lower[first - 1] in (":", ",") and (first - low < 4 or _introduces(tokens, low, first - 1)))
        or tokens.lower[first - 1] == ":"
        or tokens.ends[first - 1] == mark.start  # set right behind another sentence, without a space
    ):
        start = mark.start
    return [(start, end), *_next_quoted(verb, tail)] if end > start else []


def _up_to_comma(verb: Verb, subject: tuple[int, int], edge: int, tail: int) -> list[tuple[int, int]]:
    """`…, he said, …`: a clause that a comma or dash ends, and what goes on behind the speaker; nothing when the words follow."""
    tokens, low, high = verb.part.tokens, verb.low, verb.high
    inverted = verb.at < subject[0]
    follows = None if inverted else contents.complement(tokens, verb.at, high, verb.cue)
    if follows is not None and follows[0] < tail:
        return []  # `Meanwhile, he proposed …`: the words follow
    if tail + 1 < high and tokens.lower[tail] == "," and tokens.lower[tail + 1] in OPENING:
        return []  # `…, he wrote, “…”`: the words follow
    start, end = tokens.starts[behind_dateline(tokens, low, edge)], tokens.ends[edge - 1]
    later = _resumed(verb, tail, inverted=inverted)
    # nothing else in the sentence could have been said
    closes = tail >= high - 1 and edge - low >= _CLAUSE and tokens.lower[high - 1] != ":"
    if edge - low < 2 or (not closes and _adverbial(tokens, low, edge)):
        if not later or edge - low > _FRAME_WORDS:
            return []
        return later if _frames(tokens, low, edge) else [(start, end), *later]
    start = max(_opened_before(verb.part, start), _behind_other(verb, edge))
    return [(start, end), *later] if end > start else []


def _behind_other(verb: Verb, edge: int) -> int:
    """Where the second speaker's words begin in `…, Ruiz said, but …, Holm replied`; 0 when nobody spoke before in the sentence."""
    last, lower = verb.last, verb.part.tokens.lower
    if last is None or last.letter != "z" or last.subject is None or not verb.low <= last.verb < edge:
        return 0
    behind = max(last.verb_end, last.subject[1])
    comma = next((at for at in range(behind, min(edge, behind + _FRAME_WORDS)) if lower[at] in (",", ";")), None)
    if comma is None or edge - comma < _CONNECTIVE:
        return 0
    return verb.part.tokens.starts[comma + 1 + (lower[comma + 1] in ("and", "but", "while", "yet"))]


def _opened_before(part: Paragraph, start: int) -> int:
    """Where the quotation opens inside which offset `start` lies; `start` when it lies in none."""
    return next((mark.start for mark in part.marks if mark.start < start < mark.end), start)


def _introduces(tokens: Tokens, low: int, comma: int) -> bool:
    """True when an adverbial leads up to a quotation: `In her speech to the union, “…,” she said`."""
    return tokens.lower[comma] == "," and tokens.lower[low] in _LEADS_UP and _adverbial(tokens, low, comma)


def _frames(tokens: Tokens, low: int, comma: int) -> bool:
    """True when a sentence's first words tell where or when it was said, or only connect: they are not what was said."""
    words = tokens.lower[low:comma]
    if tokens.lower[comma + 1] == "as" and len(words) < _CONNECTIVE:
        return True  # `Of course, as Ruiz observed, …`
    return words[0] in _SETTING_WORDS or any(word in contents.OCCASIONS or word in contents.DAYS for word in words)


def _before_apposed(tokens: Tokens, comma: int, low: int) -> int:
    """The mark before `another friend, X said` when a description stands between it and the comma before the name."""
    at = comma - 1
    if at <= low or tokens.lower[at] not in subjects.PERSONS:
        return comma
    while at > low and comma - at < 8:
        at -= 1
        if tokens.lower[at] in (",", *CLOSING):
            return at
        if tokens.lower[at] in subjects.AUXILIARIES or tokens.lower[at] in CUES:
            return comma
    return comma


def _adverbial(tokens: Tokens, low: int, comma: int) -> bool:
    """True when a sentence's first words, up to the comma, are no clause: `In a speech on Friday, he said`."""
    if comma - low > 2 and tokens.lower[low] in _SETTING_WORDS and tokens.lower[low + 1] == ",":
        low += 2
    clause = tokens.lower[low:comma]
    inner = clause.index(",") if "," in clause else None
    if inner and not _frames(tokens, low, low + inner) and any(word in subjects.AUXILIARIES for word in clause[inner:]):
        return False  # an adverbial and its clause
    if clause[0] in _ADVERBIAL_OPENERS or len(clause) < 3 or clause[0].endswith(("ing", "ly")):
        return True
    return not any(word in subjects.AUXILIARIES or word.endswith(("ed", "s")) or word in CUES for word in clause)


def _tail(tokens: Tokens, at: int, high: int, cue: Cue) -> int | None:
    """The mark that ends `…, he told reporters on Monday`; None when the verb has its words behind it."""
    lower = tokens.lower
    limit = min(high, at + 16)
    begun = at
    while at < limit:
        word = lower[at]
        if word in (".", ",", ":", ";", "!", "?", "—", "–", "-", "--", *OPENING):
            return at
        if word == "that" or (at == begun and word in ("he", "she", "it", "they", "there", "if", "whether", "how", "why")):
            return None
        if at == begun and "a" not in cue.takes and (word in subjects.DETERMINERS and word not in ("this", "last", "at")):
            return None
        at += 1
    return at if at >= high else None


def _next_quoted(verb: Verb, tail: int) -> list[tuple[int, int]]:
    """The quotation that goes on behind the speaker: `“…,” he said. “…”`. tail: the mark behind the speaker."""
    part, tokens = verb.part, verb.part.tokens
    for at in range(tail, min(verb.high, len(tokens))):
        if tokens.lower[at] in CUES and at > tail:
            break
        if tokens.lower[at] in OPENING and at > 0 and tokens.lower[at - 1] in (",", ":", ".", "—", "-"):
            mark = opened_at(part, at)
            if mark is not None and not has_own_speaker(part, mark):
                return [(mark.start, mark.end), *run_on(mark, verb.following)]
    return next_quotation(part, verb.number, verb.following)


def _resumed(verb: Verb, tail: int, *, inverted: bool) -> list[tuple[int, int]]:
    """The clause that goes on behind the speaker: `…, he said, …`. tail: the mark behind the speaker; inverted: `said Lee`."""
    part, tokens, high = verb.part, verb.part.tokens, verb.high
    if tail + 1 >= high or tokens.lower[tail] != ",":
        return []
    at = tail + 1
    if inverted:
        # behind a name and its description: `…, said Lee, a professor, would …`
        while at + 1 < high and not (tokens.lower[at] == "," and tokens.lower[at + 1] in subjects.AUXILIARIES):
            at += 1
        at += 1
    if at >= high - 2:
        return []
    cue = CUES.get(tokens.lower[at])
    resumes = tokens.lower[at] in ("and", "but") and (
        tokens.lower[at + 1] in subjects.AUXILIARIES or subjects.is_pronoun(tokens.lower[at + 1])
    )
    if (cue is not None and cue.form == "ing") or (tokens.lower[at] in _FRAME and not resumes):
        return []
    end = contents.clause_end(tokens, at, high, "b", part.marks)
    return [offsets(part, at, end)] if end > at else []


def speaker_behind_verb(verb: Verb) -> Report | None:
    """`“…,” said the minister`: the verb stands before its speaker."""
    tokens, at, low, high = verb.part.tokens, verb.at, verb.low, verb.high
    if at - 1 <= low or tokens.lower[at - 1] not in (",", *CLOSING) or verb.cue.form != "finite" or verb.cue.lemma in _TELLS_SOMEBODY:
        return None
    if at + 1 < high and tokens.lower[at + 1] in _NO_INVERSION:
        return None
    comma = tokens.lower[at - 1] == ","
    if comma and (ordinary := subjects.before(tokens, at, low)) is not None and ordinary[0] <= low + 1:
        return None
    subject = subjects.after(tokens, at, high)
    if subject is None or (comma and not subjects.is_name(tokens.words[subject[1] - 1])):
        return None
    if comma and tokens.lower[subject[0]] in subjects.PRONOUNS:
        return None
    if comma and subject[1] < high and tokens.lower[subject[1]] in OPENING:
        return None  # `Holt, with all his cabinet, declared Reed “unfit”`: who is spoken of
    if subjects.is_adverb(tokens.lower[subject[0]]) or tokens.lower[subject[1] - 1] in subjects.ADVERBS:
        return None
    return words_behind(verb, subject)


def according_to(verb: Verb) -> Report | None:
    """`According to her office, …` and `…, according to her office`; the verb stands for `according`."""
    subject = subjects.after(verb.part.tokens, verb.at + 1, verb.high)
    if subject is None:
        return None
    return _said_behind_source(verb, subject) if verb.at <= verb.low + 1 else _said_before_source(verb, subject)


def _said_behind_source(verb: Verb, subject: tuple[int, int]) -> Report | None:
    """`According to her office, …`."""
    tokens, high = verb.part.tokens, verb.high
    comma = next((k for k in range(subject[1], min(high, subject[1] + _SOURCE)) if tokens.lower[k] == ","), None)
    if comma is None or comma + 1 >= high:
        return None
    behind = next((k for k in range(comma + 3, min(high, comma + 6)) if tokens.lower[k] == ","), None)
    if behind is not None and all(map(subjects.is_name, tokens.words[comma + 1 : behind])):
        subject, comma = (subject[0], behind), behind  # `According to its secretary, Ana Ruiz, …`
    end = contents.clause_end(tokens, comma + 1, high, "b", verb.part.marks)
    spans = (offsets(verb.part, comma + 1, end),)
    return Report(verb.at, verb.at + 2, subject, spans, "b", verb.cue.lemma) if end > comma + 1 else None


def _said_before_source(verb: Verb, subject: tuple[int, int]) -> Report | None:
    """`…, according to her office`."""
    part, tokens, low, high = verb.part, verb.part.tokens, verb.low, verb.high
    end = verb.at
    while end > low and tokens.lower[end - 1] in (",", "—", "–", "-"):
        end -= 1
    if end <= low + 1:
        return None
    start, closing = tokens.starts[low], tokens.ends[end - 1]
    mark = next((m for m in part.marks if m.end == closing), None)
    spans = [(start if mark is None else min(mark.start, start), closing)]
    comma = subject[1]
    if mark is not None:
        spans.extend(next_quotation(part, verb.number, verb.following))
    elif comma + 1 < high and tokens.lower[comma] == "," and tokens.lower[comma + 1] not in ("the", "a", "an"):
        spans.extend(_resumed(verb, comma, inverted=False))
    return Report(verb.at, verb.at + 2, subject, tuple(spans), "z", verb.cue.lemma)

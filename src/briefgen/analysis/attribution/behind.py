"""What was said stands before its speaker: `…, he said`, `“…,” said the minister`, `…, according to her office`."""

from __future__ import annotations

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.contents import CLOSING, OPENING
from briefgen.analysis.attribution.continuations import has_own_speaker, next_quotation, run_on
from briefgen.analysis.attribution.cues import CUES, PARTICLES, Cue
from briefgen.analysis.attribution.opening import behind_dateline
from briefgen.analysis.attribution.parts import Paragraph, Report, offsets, opened_at
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
_FRAME = words("according including referring who and but using as in during after when while which")


def words_behind(
    part: Paragraph,
    verb: int,
    after_verb: int,
    subject: tuple[int, int],
    low: int,
    high: int,
    cue: Cue,
    number: int,
    following: Paragraph | None,
) -> Report | None:
    """The words said stand before the speaker: `…, he said`; None when they do not."""
    tokens = part.tokens
    edge = min(subject[0], verb) - 1
    if edge >= low and tokens.lower[edge] == "as":
        edge -= 1
    if edge <= low or tokens.lower[edge] not in (",", *CLOSING, "-", "—", "–"):
        return None
    if tokens.lower[edge] == ",":
        edge = _before_apposed(tokens, edge, low)
    if after_verb < high and tokens.lower[after_verb] == PARTICLES.get(cue.lemma):
        after_verb += 1
    after_cue = max(after_verb, subject[1])
    quoted = tokens.lower[edge] in CLOSING
    mark = next((m for m in part.marks if m.end == tokens.ends[edge]), None) if quoted else None
    tail = _tail(tokens, after_cue, high, cue)
    if cue.lemma == "tell" and "story" in tokens.lower[after_cue : tail or after_cue]:
        return None  # `While …, neighbours tell another story`
    if tail is None:
        # a quotation that ends in a comma is waiting for its speaker, whatever follows the verb
        if mark is None or tokens.lower[edge - 1] not in (",", "?", "!") or (after_cue < high and tokens.lower[after_cue] == "that"):
            return None
        tail = high
    start = tokens.starts[behind_dateline(tokens, low, edge)]
    if mark is None and not quoted:
        follows = contents.complement(tokens, verb, high, cue) if verb > subject[0] else None
        if follows is not None and follows[0] < tail:
            return None  # `Meanwhile, he proposed …`: the words follow
        if tail + 1 < high and tokens.lower[tail] == "," and tokens.lower[tail + 1] in OPENING:
            return None  # `…, he wrote, “…”`: the words follow
        # nothing else in the sentence could have been said
        closes = tail >= high - 1 and edge - low >= _CLAUSE and tokens.lower[high - 1] != ":"
        if edge - low < 2 or (not closes and _adverbial(tokens, low, edge)):
            later = _second_piece(part, tail, high, number, False, verb < subject[0], following)
            if not later or edge - low > 14:
                return None
            spans = later if _frames(tokens, low, edge) else [(start, tokens.ends[edge - 1]), *later]
            return Report(verb, after_verb, subject, tuple(spans), "z", cue.lemma)
        end = tokens.ends[edge - 1]
    else:
        end = tokens.ends[edge]
    if mark is not None:
        first = tokens.at(mark.start)
        if (
            mark.start < start
            or (first > low and tokens.lower[first - 1] in (":", ",") and (first - low < 4 or _introduces(tokens, low, first - 1)))
            or tokens.lower[first - 1] == ":"
            or tokens.ends[first - 1] == mark.start  # set right behind another sentence, without a space
        ):
            start = mark.start
    else:
        opened = next((m for m in part.marks if m.start < start < m.end), None)
        if opened is not None:
            start = opened.start
    if end <= start:
        return None
    spans = [(start, end)]
    spans.extend(_second_piece(part, tail, high, number, bool(mark), verb < subject[0], following))
    return Report(verb, after_verb, subject, tuple(spans), "z", cue.lemma)


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


def _second_piece(
    part: Paragraph, tail: int, high: int, number: int, quoted: bool, inverted: bool, following: Paragraph | None
) -> list[tuple[int, int]]:
    """What is said on behind the speaker: `“…,” he said. “…”` or `…, he said, …`."""
    tokens = part.tokens
    if quoted:
        for at in range(tail, min(high, len(tokens))):
            if tokens.lower[at] in CUES and at > tail:
                break
            if tokens.lower[at] in OPENING and at > 0 and tokens.lower[at - 1] in (",", ":", ".", "—", "-"):
                mark = opened_at(part, at)
                if mark is not None and not has_own_speaker(part, mark):
                    return [(mark.start, mark.end), *run_on(mark, following)]
        return next_quotation(part, number, following)
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


def speaker_behind_verb(
    part: Paragraph, verb: int, low: int, high: int, cue: Cue, number: int, following: Paragraph | None
) -> Report | None:
    """`“…,” said the minister`: the verb stands before its speaker."""
    tokens = part.tokens
    if verb - 1 <= low or tokens.lower[verb - 1] not in (",", *CLOSING) or cue.form != "finite" or cue.lemma in _TELLS_SOMEBODY:
        return None
    if verb + 1 < high and tokens.lower[verb + 1] in _NO_INVERSION:
        return None
    if tokens.lower[verb - 1] == ",":
        ordinary = subjects.before(tokens, verb, low)
        if ordinary is not None and ordinary[0] <= low + 1:
            return None
    subject = subjects.after(tokens, verb, high)
    if subject is None or (tokens.lower[verb - 1] == "," and not subjects.is_name(tokens.words[subject[1] - 1])):
        return None
    if tokens.lower[subject[0]] in subjects.PRONOUNS and tokens.lower[verb - 1] == ",":
        return None
    if subjects.is_adverb(tokens.lower[subject[0]]) or tokens.lower[subject[1] - 1] in subjects.ADVERBS:
        return None
    return words_behind(part, verb, verb + 1, subject, low, high, cue, number, following)


def according_to(part: Paragraph, at: int, low: int, high: int, number: int, following: Paragraph | None) -> Report | None:
    """`According to her office, …` and `…, according to her office`."""
    tokens = part.tokens
    subject = subjects.after(tokens, at + 1, high)
    if subject is None:
        return None
    if at <= low + 1:
        comma = next((k for k in range(subject[1], min(high, subject[1] + 14)) if tokens.lower[k] == ","), None)
        if comma is None or comma + 1 >= high:
            return None
        behind = next((k for k in range(comma + 3, min(high, comma + 6)) if tokens.lower[k] == ","), None)
        if behind is not None and all(map(subjects.is_name, tokens.words[comma + 1 : behind])):
            subject, comma = (subject[0], behind), behind  # `According to its secretary, Ana Ruiz, …`
        end = contents.clause_end(tokens, comma + 1, high, "b", part.marks)
        return Report(at, at + 2, subject, (offsets(part, comma + 1, end),), "b", "according to") if end > comma + 1 else None
    end = at
    while end > low and tokens.lower[end - 1] in (",", "—", "–", "-"):
        end -= 1
    if end <= low + 1:
        return None
    start = tokens.starts[low]
    closing = tokens.ends[end - 1]
    mark = next((m for m in part.marks if m.end == closing), None)
    if mark is not None and mark.start < start:
        start = mark.start
    spans = [(start, closing)]
    if (
        mark is None
        and subject[1] + 1 < high
        and tokens.lower[subject[1]] == ","
        and tokens.lower[subject[1] + 1] not in ("the", "a", "an")
    ):
        spans.extend(_second_piece(part, subject[1], high, 0, quoted=False, inverted=False, following=None))
    elif mark is not None:
        spans.extend(next_quotation(part, number, following))
    return Report(at, at + 2, subject, tuple(spans), "z", "according to")

"""Attributions of a text: every reporting verb with its speaker and the stretch of text that was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.contents import CLOSING, OPENING
from briefgen.analysis.attribution.cues import CUES, NOUN_LIKE, PREPOSITIONS, SAYINGS, SHOWING, Cue
from briefgen.analysis.quotations import Quotation, inside, quotations
from briefgen.analysis.tokens import Tokens, tokenise
from briefgen.model.evidence import Attribution, AttributionKind
from briefgen.text.spans import Span

_PASSIVE = frozenset("is are was were be been being".split())
_PLURAL = frozenset("they we i you who".split())
_HYPOTHESIS = frozenset("if whenever unless".split())
_OWNERS = frozenset("his her their its our my".split())
_TELLS_SOMEBODY = frozenset("tell inform remind assure advise convince".split())
_NO_INVERSION = frozenset("that these this it there of in on at to for about with from".split())
_SETTING_WORDS = frozenset(
    "asked speaking addressing writing meanwhile however still instead but and yet then later earlier also so indeed moreover besides".split()
)
_NOUN_LINKS: dict[str, tuple[str, ...]] = {
    "call": ("for",),
    "promise": ("to", "of"),
    "pledge": ("to",),
    "vow": ("to",),
    "plan": ("to",),
    "criticism": ("of",),
    "attack": ("on",),
    "proposal": ("to", "for"),
    "hope": ("of", "for"),
    "demand": ("for",),
    "comment": ("about", "on"),
    "decision": ("to",),
    "desire": ("to",),
}
_WAS = frozenset("when if was were being been after having is".split())
_BREAKS = frozenset(
    (",", ";", ":", "(", ")", "“", "”", '"', "that", "if", "when", "while", "because", "he", "she", "they", "it", "i", "we")
)
_FRONTED = frozenset("while if as after when although though because since before though whereas until once".split())
_FRAME = frozenset("according referring who and but using as in during after when while which".split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph taken apart once: tokens, quotations, and for each sentence its first and after-last token."""

    span: Span
    tokens: Tokens
    marks: tuple[Quotation, ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution in the making. subject: tokens (first, after last) or None; verb: token; spans: offsets."""

    verb: int
    verb_end: int
    subject: tuple[int, int] | None
    spans: tuple[tuple[int, int], ...]
    letter: str
    lemma: str


def paragraph(text: str, span: Span, sentences: Sequence[Span]) -> Paragraph:
    """Take a paragraph apart; `sentences` are those within it, in order."""
    tokens = tokenise(text, span.start, span.end)
    bounds = tuple((tokens.at(sentence.start), tokens.at(sentence.end)) for sentence in sentences)
    return Paragraph(span, tokens, quotations(text, span), bounds)


def find_attributions(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Attribution, ...]:
    """All attributions of a document, in order of their first word; `resolved` is left to the resolver.

    Follows the conventions of the PolNeAR corpus (Newell, Margolin and Ruths, LREC 2018) for what belongs to the words said: `that` and quotation
    marks do, the sentence's own full stop does not.
    """
    found: list[Attribution] = []
    for index, part in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        found.extend(_finish(text, part, report) for report in _reports(part, following))
    found.sort(key=lambda a: (a.spans[0], a.cue or a.spans[0]))
    return tuple(found)


def _reports(part: Paragraph, following: Paragraph | None) -> list[Report]:
    """The reports of one paragraph, sentence by sentence."""
    found: list[Report] = []
    for number, (low, high) in enumerate(part.sentences):
        last: Report | None = None
        for at in range(low, high):
            word = part.tokens.lower[at]
            if word == "according" and at + 2 < high and part.tokens.lower[at + 1] == "to":
                report = _according(part, at, low, high, number, following)
            else:
                cue = CUES.get(word)
                if cue is not None and at > low and part.tokens.words[at][0].isupper():
                    cue = None  # part of a name, or a headline
                report = None if cue is None else _report(part, at, low, high, cue, last, number, following)
                if report is None and word in SAYINGS:
                    report = _saying(part, at, low, high)
            if report is not None:
                found.append(report)
                last = report
        if last is not None and last is found[-1]:
            found[-1] = last = _with_next_quotation(part, last, number, high, following)
        introduced = _introduced(part, low, high, last)
        if introduced is not None:
            found.append(introduced)
    return _outermost(part, found)


def _with_next_quotation(part: Paragraph, last: Report, number: int, high: int, following: Paragraph | None) -> Report:
    """The sentence's last report with the quotation the next sentence begins with: nobody else is named for it."""
    tokens = part.tokens
    reaches = last.spans[-1][1] >= tokens.ends[max(high - 2, 0)] or max(last.verb, last.subject[1] if last.subject else 0) >= high - 8
    if not reaches or tokens.lower[last.verb] in SAYINGS:
        return last
    more = [span for span in _next_quotation(part, number, following) if span not in last.spans]
    if number + 1 == len(part.sentences) and following is not None and "”" in (tokens.lower[-1], *_closing_words(part, last)):
        more.extend(_whole_paragraph(following))
    return replace(last, spans=last.spans + tuple(more)) if more else last


def _closing_words(part: Paragraph, report: Report) -> tuple[str, ...]:
    """`”` when what is reported ends in a quotation."""
    return ("”",) if any(mark.end == report.spans[-1][1] for mark in part.marks) else ()


def _whole_paragraph(following: Paragraph) -> list[tuple[int, int]]:
    """A next paragraph that is one quotation and nothing else: the same speaker goes on."""
    if not following.marks or len(following.marks) > 2:
        return []
    mark = following.marks[0]
    whole = mark.start == following.tokens.starts[0] and mark.end >= following.tokens.ends[-1] - 1 and mark.closed
    return [(mark.start, mark.end)] if whole and not _has_own_speaker(following, mark) else []


def _outermost(part: Paragraph, reports: list[Report]) -> list[Report]:
    """Without reports whose verb stands inside what another one reports: the outer speaker answers for the whole."""
    if len(reports) < 2:
        return reports
    starts = part.tokens.starts

    def inside_of(inner: Report, outer: Report) -> bool:
        return inner is not outer and any(start <= starts[inner.verb] < end for start, end in outer.spans)

    def size(report: Report) -> int:
        return sum(end - start for start, end in report.spans)

    return [
        report
        for report in reports
        if not any(inside_of(report, other) and not (inside_of(other, report) and size(report) >= size(other)) for other in reports)
    ]


def _introduced(part: Paragraph, low: int, high: int, last: Report | None) -> Report | None:
    """`The minister: “…”` and `… followed it up: “…”`: a quotation behind a colon that no reporting verb took."""
    tokens = part.tokens
    colon = next((k for k in range(low + 1, high - 1) if tokens.lower[k] == ":" and tokens.lower[k + 1] in OPENING), None)
    if colon is None:
        return None
    mark = _opened_at(part, colon + 1)
    if mark is None or any(m.start < tokens.starts[colon] < m.end for m in part.marks):
        return None
    if last is not None and any(start <= mark.start < end for start, end in last.spans):
        return None
    if mark.closed and _has_own_speaker(part, mark):
        return None
    subject = last.subject if last is not None else _first_phrase(tokens, low, colon)
    left = colon - 1
    while left >= low and subjects.is_name(tokens.words[left]):
        left -= 1
    if colon - 1 - left in (2, 3) and not (left >= low and tokens.lower[left] in ("of", "in", "the", "at")):
        subject = (left + 1, colon)
    if subject is None:
        return None
    return Report(colon, colon + 1, subject, ((mark.start, mark.end),), "q", ":")


def _report(
    part: Paragraph, verb: int, low: int, high: int, cue: Cue, last: Report | None, number: int, following: Paragraph | None
) -> Report | None:
    tokens = part.tokens
    offset = tokens.starts[verb]
    if any(mark.start < offset < mark.end for mark in part.marks):
        return None  # a speaker's own words: what others said in them is hearsay
    if cue.form == "ing":
        return _participle(part, verb, low, high, cue, last)
    if "z" in cue.takes:
        inverted = _inverted(part, verb, low, high, cue, number, following)
        if inverted is not None:
            return inverted
    if cue.lemma == "ask" and tokens.lower[verb] == "asked" and (verb == low or tokens.lower[verb - 1] in _WAS):
        return _question(part, verb, low, high)
    subject = subjects.before(tokens, verb, low)
    if subject is None:
        return _coordinated(part, verb, low, high, cue, last) or _far_subject(part, verb, low, high, cue, following)
    first, after, group = subject
    helpers = tokens.lower[group:verb]
    if tokens.lower[verb].endswith("s") and any(word in subjects.AUXILIARIES for word in helpers):
        return None  # `have claims`: a noun
    if _PASSIVE & set(helpers) or ("to" in helpers and not set(helpers) & {"went", "continue", "continues", "continued"}):
        return None
    if first > low and tokens.lower[first - 1] in _HYPOTHESIS:
        return None
    if "z" in cue.takes and verb + 1 < high and tokens.lower[verb + 1] == "," and first > low and tokens.lower[first - 1] == "as":
        end = contents.clause_end(tokens, verb + 2, high, "b", part.marks)
        if first == low + 1 and end > verb + 2:
            return Report(verb, verb + 1, (first, after), (_offsets(part, verb + 2, end),), "b", cue.lemma)
    if cue.lemma == "show" and not SHOWING & set(tokens.lower[first:after]):
        return None
    if cue.form == "base" and not _plural(tokens, first, after) and not helpers:
        return None
    if verb + 2 < high and tokens.lower[verb + 1] == "," and first > low + 2 and tokens.lower[first - 1] in ("which", "who"):
        return _relative(part, verb, (first, after), low, high, cue)
    behind = "z" in cue.takes and tokens.lower[first] != "who"
    report = _behind(part, verb, verb + 1, (first, after), low, high, cue, number, following) if behind else None
    if report is not None:
        return report
    if tokens.lower[verb] in NOUN_LIKE and not (tokens.lower[first] in subjects.PRONOUNS or helpers or _clear(tokens, verb, high)):
        return None
    return _ahead(part, verb, (first, after), high, cue, following)


def _clear(tokens: Tokens, verb: int, high: int) -> bool:
    """True when what follows a form that may be a noun shows it to be a verb."""
    return verb + 1 < high and tokens.lower[verb + 1] in (
        "that",
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "him",
        "them",
        "it",
        "“",
        '"',
        ",",
        "he",
        "she",
    )


def _relative(part: Paragraph, verb: int, subject: tuple[int, int], low: int, high: int, cue: Cue) -> Report:
    """`The talks, which the minister said, reflected …`: both sides of the insertion are his words."""
    end = contents.clause_end(part.tokens, verb + 2, high, "b", part.marks)
    spans = (_offsets(part, low, subject[0]), _offsets(part, verb + 2, max(end, verb + 3)))
    return Report(verb, verb + 1, subject, spans, "z", cue.lemma)


def _plural(tokens: Tokens, first: int, after: int) -> bool:
    head = tokens.lower[after - 1]
    return (
        head in _PLURAL
        or head.endswith("s")
        or head in ("people", "men", "women", "many", "some", "others", "few")
        or "and" in tokens.lower[first:after]
    )


def _ahead(part: Paragraph, verb: int, subject: tuple[int, int] | None, high: int, cue: Cue, following: Paragraph | None) -> Report | None:
    """The words said follow the verb."""
    tokens = part.tokens
    found = contents.complement(tokens, verb, high, cue)
    if found is None:
        return _next_paragraph(part, verb, subject, cue, following)
    first, letter = found
    end = contents.clause_end(tokens, first, high, letter, part.marks)
    if subject is not None and letter != "q" and _subordinate(part, verb, subject, end):
        end = next((k for k in range(first + 1, end) if tokens.lower[k] == "," and not inside(part.marks, tokens.starts[k])), end)
    if end <= first:
        return None
    spans = [_offsets(part, first, end)]
    mark = next((m for m in part.marks if m.start < spans[0][1] <= m.end and m.end >= tokens.starts[first]), None)
    if mark is not None:
        spans[0] = (spans[0][0], max(mark.end, spans[0][1]))
        spans.extend(_run_on(mark, part, following))
    return Report(verb, verb + 1, subject, tuple(spans), letter, cue.lemma)


def _subordinate(part: Paragraph, verb: int, subject: tuple[int, int], end: int) -> bool:
    """True when the report stands in a clause that a comma ends: `While he said …, the party …` or `…, who said …, left`."""
    tokens = part.tokens
    low = next((low for low, high in part.sentences if low <= verb < high), 0)
    if tokens.lower[subject[0]] in ("who", "which"):
        return True
    return tokens.lower[low] in _FRONTED and not any(tokens.lower[k] == "," for k in range(low, verb))


def _next_paragraph(part: Paragraph, verb: int, subject: tuple[int, int] | None, cue: Cue, following: Paragraph | None) -> Report | None:
    """`He said:` at the end of a paragraph, the words in the next."""
    tokens = part.tokens
    if "q" not in cue.takes or tokens.lower[-1] != ":" or len(tokens) - verb > 12 or following is None:
        return None
    if not following.marks or following.marks[0].start != following.tokens.starts[0]:
        return None
    mark = following.marks[0]
    return Report(verb, verb + 1, subject, ((mark.start, mark.end),), "q", cue.lemma)


def _behind(
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
    after_cue = max(after_verb, subject[1])
    quoted = tokens.lower[edge] in CLOSING
    mark = next((m for m in part.marks if m.end == tokens.ends[edge]), None) if quoted else None
    tail = _tail(tokens, after_cue, high, cue)
    if tail is None:
        # a quotation that ends in a comma is waiting for its speaker, whatever follows the verb
        if mark is None or tokens.lower[edge - 1] not in (",", "?", "!") or (after_cue < high and tokens.lower[after_cue] == "that"):
            return None
        tail = high
    start = tokens.starts[low]
    if mark is None and not quoted:
        follows = contents.complement(tokens, verb, high, cue) if verb > subject[0] else None
        if follows is not None and follows[0] < tail:
            return None  # `Meanwhile, he proposed …`: the words follow
        if tail + 1 < high and tokens.lower[tail] == "," and tokens.lower[tail + 1] in OPENING:
            return None  # `…, he wrote, “…”`: the words follow
        if edge - low < 2 or _adverbial(tokens, low, edge):
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
            or (first > low and tokens.lower[first - 1] in (":", ",") and first - low < 4)
            or tokens.lower[first - 1] == ":"
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


def _frames(tokens: Tokens, low: int, comma: int) -> bool:
    """True when a sentence's first words tell where or when it was said, or only connect: they are not what was said."""
    words = tokens.lower[low:comma]
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
    words = tokens.lower[low:comma]
    if (
        "," in words
        and any(word in subjects.AUXILIARIES for word in words[words.index(",") :])
        and not _frames(tokens, low, low + words.index(","))
    ):
        return False  # an adverbial and its clause
    opens = words[0] in (
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "when",
        "while",
        "as",
        "for",
        "since",
        "with",
        "by",
        "from",
        "asked",
        "speaking",
        "if",
        "despite",
        "although",
        "though",
        "instead",
        "but",
        "and",
        "yet",
        "still",
        "like",
        "unlike",
        "meanwhile",
        "however",
        "earlier",
        "later",
        "last",
        "to",
        "until",
        "because",
        "once",
        "under",
        "over",
        "among",
        "through",
        "following",
        "addressing",
        "talking",
        "regarding",
        "then",
        "also",
        "so",
    )
    return (
        opens
        or comma - low < 3
        or words[0].endswith(("ing", "ly"))
        or not any(word in subjects.AUXILIARIES or word.endswith(("ed", "s")) or word in CUES for word in words)
    )


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
                mark = _opened_at(part, at)
                if mark is not None and not _has_own_speaker(part, mark):
                    return [(mark.start, mark.end), *_run_on(mark, part, following)]
        return _next_quotation(part, number, following)
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
    return [_offsets(part, at, end)] if end > at else []


def _opened_at(part: Paragraph, at: int) -> Quotation | None:
    """The quotation that opens at token `at`."""
    start = part.tokens.starts[at]
    return next((mark for mark in part.marks if mark.start == start), None)


def _next_quotation(part: Paragraph, number: int, following: Paragraph | None) -> list[tuple[int, int]]:
    """The quotation the next sentence begins with, when nobody else is named as its speaker."""
    if number + 1 >= len(part.sentences):
        return []
    first = part.sentences[number + 1][0]
    if first >= len(part.tokens) or part.tokens.lower[first] not in OPENING:
        return []
    mark = _opened_at(part, first)
    if mark is None or _has_own_speaker(part, mark):
        return []
    return [(mark.start, mark.end), *_run_on(mark, part, following)]


def _has_own_speaker(part: Paragraph, mark: Quotation) -> bool:
    """True when a quotation ends in a comma or its sentence goes on behind it with a reporting verb."""
    tokens = part.tokens
    if not mark.closed:
        return False
    after = tokens.at(mark.end)
    if after >= 2 and tokens.lower[after - 2] == ",":
        return True
    return any(tokens.lower[at] in CUES and CUES[tokens.lower[at]].form == "finite" for at in range(after, min(after + 4, len(tokens))))


def _run_on(mark: Quotation, part: Paragraph, following: Paragraph | None) -> list[tuple[int, int]]:
    """The next paragraph's quotation, when this one was left open at the end of its paragraph."""
    if mark.closed or following is None or not following.marks:
        return []
    begun = following.marks[0]
    if begun.start != following.tokens.starts[0] or _has_own_speaker(following, begun):
        return []
    return [(begun.start, begun.end)]


def _inverted(part: Paragraph, verb: int, low: int, high: int, cue: Cue, number: int, following: Paragraph | None) -> Report | None:
    """`“…,” said the minister.`"""
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
    return _behind(part, verb, verb + 1, subject, low, high, cue, number, following)


def _according(part: Paragraph, at: int, low: int, high: int, number: int, following: Paragraph | None) -> Report | None:
    tokens = part.tokens
    subject = subjects.after(tokens, at + 1, high)
    if subject is None:
        return None
    if at <= low + 1:
        comma = next((k for k in range(subject[1], min(high, subject[1] + 14)) if tokens.lower[k] == ","), None)
        if comma is None or comma + 1 >= high:
            return None
        end = contents.clause_end(tokens, comma + 1, high, "b", part.marks)
        return Report(at, at + 2, subject, (_offsets(part, comma + 1, end),), "b", "according to") if end > comma + 1 else None
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
    if mark is None and subject[1] < high and tokens.lower[subject[1]] == ",":
        spans.extend(_second_piece(part, subject[1], high, 0, quoted=False, inverted=False, following=None))
    elif mark is not None:
        spans.extend(_next_quotation(part, number, following))
    return Report(at, at + 2, subject, tuple(spans), "z", "according to")


def _saying(part: Paragraph, noun: int, low: int, high: int) -> Report | None:
    """`her claim that …`, `the minister’s call for …`."""
    tokens = part.tokens
    if noun <= low or noun + 2 >= high or any(mark.start < tokens.starts[noun] < mark.end for mark in part.marks):
        return None
    follows = tokens.lower[noun + 1]
    if follows != "that" and follows not in _NOUN_LINKS.get(tokens.lower[noun].removesuffix("s"), ()):
        return None
    owner = noun - 1
    while owner > low and tokens.lower[owner] not in _OWNERS and not tokens.lower[owner].endswith(("'s", "s'")) and noun - owner < 4:
        owner -= 1
    if tokens.lower[owner] in _OWNERS:
        subject = (owner, owner + 1)
    elif tokens.lower[owner].endswith(("'s", "s'")):
        first = owner
        while first > low and subjects.is_name(tokens.words[first - 1]):
            first -= 1
        subject = (first, owner + 1)
    else:
        return None
    begin = noun + 1 if follows in ("that", "to") else noun + 2
    end = contents.clause_end(tokens, begin, high, "t" if follows == "that" else "n", part.marks)
    return (
        Report(noun, noun + 1, subject, (_offsets(part, begin, end),), "t" if follows == "that" else "n", "saying")
        if end > begin + 1
        else None
    )


def _question(part: Paragraph, verb: int, low: int, high: int) -> Report | None:
    """`Asked whether …, he …`, `when asked about …`: a question nobody is named for."""
    tokens = part.tokens
    at = verb + 1
    while (
        at < high
        and at - verb < 6
        and tokens.lower[at] not in ("if", "whether", "about", "how", "why", "what", "which", "who", "whom", "to")
    ):
        if tokens.lower[at] in (",", ".", *OPENING):
            return None
        at += 1
    if at >= high or at - verb >= 6:
        return None
    begin = at + 1 if tokens.lower[at] == "about" else at
    end = next((k for k in range(begin + 1, high) if tokens.lower[k] in (",", ".", "?", ";")), high)
    return Report(verb, verb + 1, None, (_offsets(part, begin, end),), "w", "ask") if end > begin else None


def _far_subject(part: Paragraph, verb: int, low: int, high: int, cue: Cue, following: Paragraph | None) -> Report | None:
    """`Residents opposed to the plan say …`: a subject with words of its own behind it, first in its sentence."""
    tokens = part.tokens
    if cue.lemma not in ("say", "think", "believe", "argue", "tell", "hope", "fear") or verb - low > 14 or verb - low < 2:
        return None
    at = low + 1 if tokens.lower[low] in ("but", "and", "yet", "still", "so") else low
    between = tokens.lower[at:verb]
    if any(word in _BREAKS or word in CUES or (word in subjects.AUXILIARIES and word != "to") for word in between):
        return None
    if not (subjects.is_name(tokens.words[at]) or between[0] in subjects.DETERMINERS) or not set(between) & (subjects.PERSONS | {"those"}):
        return None
    return _ahead(part, verb, (at, verb), high, cue, following)


def _participle(part: Paragraph, verb: int, low: int, high: int, cue: Cue, last: Report | None) -> Report | None:
    """`…, saying that …`: spoken by whoever the sentence is about."""
    tokens = part.tokens
    previous = tokens.lower[verb - 1] if verb > low else ""
    subject: tuple[int, int] | None
    if previous in _PASSIVE or (subjects.is_adverb(previous) and verb - 2 >= low and tokens.lower[verb - 2] in _PASSIVE):
        left = subjects.before(tokens, verb, low)
        subject = left[:2] if left else None
    elif previous in (",", "and", "by", "while", "") or (
        previous not in subjects.AUXILIARIES
        and previous not in ("as", "of", "for", "without", "than", "like")
        and cue.lemma in ("say", "add", "tell", "note", "argue", "suggest")
    ):
        follows = tokens.lower[verb + 1] if verb + 1 < high else ""
        if follows in ("to", "up", "for") and cue.lemma not in ("call", "vow") and follows not in PREPOSITIONS.get(cue.lemma, ()):
            return None
        subject = last.subject if last is not None else _first_phrase(tokens, low, verb)
    else:
        return None
    if subject is None:
        return None
    return _ahead(part, verb, subject, high, cue, None)


def _coordinated(part: Paragraph, verb: int, low: int, high: int, cue: Cue, last: Report | None) -> Report | None:
    """`…, and said …`: the subject is that of the verb before."""
    tokens = part.tokens
    at = verb - 1
    while at > low and (subjects.is_adverb(tokens.lower[at]) or tokens.lower[at] in ("has", "have", "had")):
        at -= 1
    if at <= low or tokens.lower[at] not in ("and", "but", "then", ",") or cue.form != "finite":
        return None
    subject = last.subject if last is not None else _first_phrase(tokens, low, at)
    return None if subject is None else _ahead(part, verb, subject, high, cue, None)


def _first_phrase(tokens: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The phrase a sentence begins with, as far as it can be told without a parser."""
    at = low
    while at < high and tokens.lower[at] in ("but", "and", "so", "yet", "then", "still", ","):
        at += 1
    if at < high and tokens.lower[at] in subjects.PRONOUNS:
        return at, at + 1
    if at < high and (
        tokens.lower[at]
        in ("in", "on", "at", "after", "during", "for", "when", "while", "as", "with", "by", "to", "before", "since", "through")
        or (tokens.lower[at].endswith(("ing", "ed")) and tokens.lower[at] not in ("united", "king"))
    ):
        comma = next((k for k in range(at, high) if tokens.lower[k] == ","), None)
        return None if comma is None or comma + 1 >= high else _first_phrase(tokens, comma + 1, high)
    first = at
    while at < high and (
        subjects.is_name(tokens.words[at])
        or tokens.lower[at] in subjects.PERSONS
        or (at == first and tokens.lower[at] in subjects.DETERMINERS)
    ):
        at += 1
    return (first, at) if at > first and tokens.lower[at - 1] not in subjects.DETERMINERS else None


def _offsets(part: Paragraph, first: int, end: int) -> tuple[int, int]:
    return part.tokens.starts[first], part.tokens.ends[end - 1]


def _finish(text: str, part: Paragraph, report: Report) -> Attribution:
    tokens = part.tokens
    mention = None if report.subject is None else Span(tokens.starts[report.subject[0]], tokens.ends[report.subject[1] - 1])
    cue = Span(tokens.starts[report.verb], tokens.ends[report.verb_end - 1])
    spans = tuple(Span(start, end) for start, end in sorted(set(report.spans)))
    return Attribution(
        spans=spans,
        kind=_kind(text, spans),
        mention=mention,
        speaker=None if mention is None else " ".join(mention.of(text).split()),
        cue=cue,
        cue_text=" ".join(cue.of(text).split()).lower(),
    )


def _kind(text: str, spans: Sequence[Span]) -> AttributionKind:
    """Direct when (nearly) all of it stands in quotation marks, mixed when some does."""
    inside = sum(mark.end - mark.start for span in spans for mark in quotations(text, span))
    whole = sum(len(span) for span in spans)
    return AttributionKind.DIRECT if inside >= 0.8 * whole else AttributionKind.MIXED if inside else AttributionKind.INDIRECT

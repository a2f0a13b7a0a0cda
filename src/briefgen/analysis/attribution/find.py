"""Attributions of a text: every reporting verb with its speaker and the stretch of text that was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.contents import CLOSING, OPENING
from briefgen.analysis.attribution.cues import CUES, NOUN_LIKE, Cue
from briefgen.analysis.quotations import Quotation, quotations
from briefgen.analysis.tokens import Tokens, tokenise
from briefgen.model.evidence import Attribution, AttributionKind
from briefgen.text.spans import Span

_PASSIVE = frozenset("is are was were be been being".split())
_PLURAL = frozenset("they we i you who".split())


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
                report = _according(part, at, low, high)
            else:
                cue = CUES.get(word)
                report = None if cue is None else _report(part, at, low, high, cue, last, number, following)
            if report is not None:
                found.append(report)
                last = report
    return found


def _report(
    part: Paragraph, verb: int, low: int, high: int, cue: Cue, last: Report | None, number: int, following: Paragraph | None
) -> Report | None:
    tokens = part.tokens
    offset = tokens.starts[verb]
    within = next((mark for mark in part.marks if mark.start < offset < mark.end), None)
    if within is not None:
        low = max(low, tokens.at(within.start + 1))
        high = min(high, tokens.at(within.end - 1) if within.closed else high)
    if cue.form == "ing":
        return _participle(part, verb, low, high, cue, last)
    if "z" in cue.takes and within is None:
        inverted = _inverted(part, verb, low, high, cue, number, following)
        if inverted is not None:
            return inverted
    subject = subjects.before(tokens, verb, low)
    if subject is None:
        return _coordinated(part, verb, low, high, cue, last)
    first, after, group = subject
    helpers = tokens.lower[group:verb]
    if "to" in helpers or (_PASSIVE & set(helpers)):
        return None
    if cue.form == "base" and not _plural(tokens, first, after) and not helpers:
        return None
    if cue.lemma in ("use", "begin", "continue") or tokens.lower[first] == "it":
        pass
    report = _behind(part, verb, verb + 1, (first, after), low, high, cue, number, following) if "z" in cue.takes else None
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
    if end <= first:
        return None
    spans = [_offsets(part, first, end)]
    mark = next((m for m in part.marks if m.start == tokens.starts[first]), None)
    if mark is not None and mark.end > spans[0][1]:
        spans[0] = (mark.start, mark.end)
    if mark is not None and spans[0][1] == mark.end:
        spans.extend(_run_on(mark, part, following))
    return Report(verb, verb + 1, subject, tuple(spans), letter, cue.lemma)


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
    after_cue = max(after_verb, subject[1])
    tail = _tail(tokens, after_cue, high, cue)
    if tail is None:
        return None
    quoted = tokens.lower[edge] in CLOSING
    mark = next((m for m in part.marks if m.end == tokens.ends[edge]), None) if quoted else None
    start = tokens.starts[low]
    if mark is None and not quoted:
        if edge - low < 2 or _adverbial(tokens, low, edge):
            return None
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
    spans.extend(_second_piece(part, tail, high, number, bool(mark), following))
    return Report(verb, after_verb, subject, tuple(spans), "z", cue.lemma)


def _adverbial(tokens: Tokens, low: int, comma: int) -> bool:
    """True when a sentence's first words, up to the comma, are no clause: `In a speech on Friday, he said`."""
    words = tokens.lower[low:comma]
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


def _second_piece(part: Paragraph, tail: int, high: int, number: int, quoted: bool, following: Paragraph | None) -> list[tuple[int, int]]:
    """What is said on behind the speaker: `“…,” he said. “…”` or `…, he said, …`."""
    tokens = part.tokens
    if tail >= len(tokens):
        return []
    at = tail + 1 if tokens.lower[tail] not in OPENING else tail
    if at >= len(tokens):
        return []
    if tokens.lower[at] in OPENING:
        mark = next((m for m in part.marks if m.start == tokens.starts[at]), None)
        if mark is not None and not _has_own_speaker(part, mark):
            return [(mark.start, mark.end), *_run_on(mark, part, following)]
        return []
    if not quoted and tokens.lower[tail] == "," and at < high - 2:
        cue = CUES.get(tokens.lower[at])
        if (cue is None or cue.form != "ing") and tokens.lower[at] not in (
            "according",
            "referring",
            "who",
            "and",
            "but",
            "using",
            "as",
            "in",
            "during",
            "after",
            "when",
            "while",
        ):
            end = contents.clause_end(tokens, at, high, "b", part.marks)
            if end > at:
                return [_offsets(part, at, end)]
    return []


def _has_own_speaker(part: Paragraph, mark: Quotation) -> bool:
    """True when a quotation ends in a comma or is followed by its own `he said`."""
    tokens = part.tokens
    if not mark.closed:
        return False
    close = tokens.at(mark.end - 1)
    if close >= 1 and tokens.lower[close - 1] == ",":
        return True
    after = close + 1
    for at in range(after, min(after + 3, len(tokens))):
        if tokens.lower[at] in CUES and CUES[tokens.lower[at]].form == "finite":
            return True
    return False


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
    if verb - 1 <= low or tokens.lower[verb - 1] not in (",", *CLOSING) or cue.form != "finite":
        return None
    subject = subjects.after(tokens, verb, high)
    if subject is None or (tokens.lower[verb - 1] == "," and not subjects.is_name(tokens.words[subject[1] - 1])):
        return None
    if tokens.lower[subject[0]] in subjects.PRONOUNS and tokens.lower[verb - 1] == ",":
        return None
    return _behind(part, verb, verb + 1, subject, low, high, cue, number, following)


def _according(part: Paragraph, at: int, low: int, high: int) -> Report | None:
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
    return Report(at, at + 2, subject, ((start, closing),), "z", "according to")


def _participle(part: Paragraph, verb: int, low: int, high: int, cue: Cue, last: Report | None) -> Report | None:
    """`…, saying that …`: spoken by whoever the sentence is about."""
    tokens = part.tokens
    previous = tokens.lower[verb - 1] if verb > low else ""
    subject: tuple[int, int] | None
    if previous in _PASSIVE or (subjects.is_adverb(previous) and verb - 2 >= low and tokens.lower[verb - 2] in _PASSIVE):
        left = subjects.before(tokens, verb, low)
        subject = left[:2] if left else None
    elif previous in (",", "and", "by", "while", "") or (
        previous not in subjects.AUXILIARIES and cue.lemma in ("say", "add", "tell", "note", "argue", "suggest")
    ):
        if verb + 1 < high and tokens.lower[verb + 1] in ("to", "up", "for") and cue.lemma not in ("call", "vow"):
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
    return (first, at) if at > first else None


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

"""Attributions of a text: every reporting verb with its speaker and the stretch of text that was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.ahead import around_relative, behind_colon, headline, with_whole_quotation, words_ahead
from briefgen.analysis.attribution.attitudes import ATTITUDES
from briefgen.analysis.attribution.behind import according_to, speaker_behind_verb, words_behind
from briefgen.analysis.attribution.clauses import coordinated, far_subject, participle, saying_noun, unnamed_question
from briefgen.analysis.attribution.contents import OPENING
from briefgen.analysis.attribution.continuations import with_next_quotation
from briefgen.analysis.attribution.cues import ACCORDING, CUES, MEDIA, NOUN_LIKE, PARTICLES, QUOTING, SAYINGS, Cue
from briefgen.analysis.attribution.gate import Judge, passes
from briefgen.analysis.attribution.governed import at_last, gerund, infinitive
from briefgen.analysis.attribution.impersonal import in_a_poll, passive
from briefgen.analysis.attribution.parts import Paragraph, Report, Verb
from briefgen.analysis.quotations import inside, quotations
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words
from briefgen.model.evidence import Attribution, AttributionKind
from briefgen.text.spans import Span

_PASSIVE = words("is are was were be been being")
_SAID_BY_PAPER = words("report statement document law letter charter constitution memo treaty article agreement policy rule declaration")
_CALLERS = words(
    "president minister senator candidate governor leader official critic spokesman spokeswoman nominee mogul billionaire mayor"
)
_NOBODY = words("nobody none you no neither")
_SPEAKER_REACH = 8
"""Tokens from the end of a quotation to its verb."""
_OPENS_A_REPORT = frozenset(CUES.keys() | QUOTING.keys() | ATTITUDES.keys() | SAYINGS | {"according", "in"})
_JOINT = 8
"""Code points of the longest `while` and its space, with which another speaker's clause begins."""
_TITLE = 24
"""Tokens of the longest headline."""
_WHERE = words("on in to at from with")
"""What may stand behind `“…,” she posted` and tell where or to whom."""
_PLURAL = words("they we i you who")
_MANY = words("people men women many some others few police staff crew public crowd media parents couple both")
_HYPOTHESIS = words("if whenever unless")
_GOES_ON = subjects.GOES_ON | {"went"}
_WAS = words("when if was were being been after having is")


def find_attributions(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Attribution, ...]:
    """All attributions of a document, in order of their first word; `resolved` is left to the resolver.

    Follows the conventions of the PolNeAR corpus (Newell, Margolin and Ruths, LREC 2018) for what belongs to the words said: `that` and
    quotation marks do, the sentence's own full stop does not.
    """
    found: list[Attribution] = []
    for index, part in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        found.extend(finished(text, part, report) for report in reports(part, following))
    found.sort(key=lambda a: (a.spans[0], a.cue or a.spans[0]))
    return tuple(found)


def reports(part: Paragraph, following: Paragraph | None, holds: Judge = passes) -> list[Report]:
    """The reports of one paragraph, sentence by sentence; following: the next one; holds: drops what looks like a report and is none."""
    found: list[Report] = []
    lower = part.tokens.lower
    opens = list(compress(range(len(lower)), map(_OPENS_A_REPORT.__contains__, lower)))
    colons = ":" in lower
    for number, (low, high) in enumerate(part.sentences):
        last: Report | None = None
        begun = len(found)
        for at in opens[bisect_left(opens, low) : bisect_left(opens, high)]:
            word = lower[at]
            if word == "according" and at + 2 < high and lower[at + 1] == "to":
                report = according_to(
                    Verb(part=part, at=at, cue=ACCORDING, low=low, high=high, number=number, following=following, last=last)
                )
            elif word == "in":
                report = in_a_poll(part, at, low, high)
            else:
                cue = CUES.get(word) or QUOTING.get(word) or ATTITUDES.get(word)
                if cue is not None and at > low and part.tokens.words[at][0].isupper() and not (word in CUES and _in_title_case(part)):
                    cue = None  # part of a name
                report = None
                # a speaker's own words: what others said in them is hearsay
                if cue is not None and not inside(part.marks, part.tokens.starts[at]):
                    report = _report(Verb(part=part, at=at, cue=cue, low=low, high=high, number=number, following=following, last=last))
                if report is None and word in SAYINGS:
                    report = saying_noun(part, at, low, high)
            if report is not None and holds(part, report, low, high):
                found[begun:] = [_up_to(each, report) for each in found[begun:]]
                found.append(report)
            last = report or last
        if len(found) > begun:
            found[begun:] = with_next_quotation(part, found[begun:], found[:begun], number, high, following)
            last = found[-1]
        introduced = behind_colon(part, low, high, last) if colons else None
        if introduced is not None:
            found.append(introduced)
    if not found and len(part.sentences) == 1 and (line := headline(part, following)) is not None:
        found.append(line)
    return _outermost(part, found)


def _up_to(report: Report, later: Report) -> Report:
    """A report without the words behind it that another speaker, who closes his own, takes: `…, Ruiz said, but …, Holm replied`."""
    if report.letter != "z" or later.letter != "z" or len(report.spans) < 2:
        return report
    taken = report.spans[0][0] < later.spans[0][0] <= report.spans[1][0] + _JOINT
    return replace(report, spans=report.spans[:1]) if taken else report


def _in_title_case(part: Paragraph) -> bool:
    """True for a headline most of whose longer words begin with a capital."""
    if len(part.sentences) != 1 or len(part.tokens) > _TITLE:
        return False
    long = [word for word in part.tokens.words[1:] if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) * 4 >= len(long) * 3


def _outermost(part: Paragraph, reports: list[Report]) -> list[Report]:
    """Without reports whose verb stands inside what another one reports: the outer speaker answers for the whole."""
    if len(reports) < 2:
        return reports
    starts = part.tokens.starts

    def inside_of(inner: Report, outer: Report) -> bool:
        return inner is not outer and any(start <= starts[inner.verb] < end for start, end in outer.spans)

    def size(report: Report) -> int:
        return sum(end - start for start, end in report.spans)

    def outweighs(report: Report, other: Report) -> bool:
        """Of two that hold each other's verb: the one whose speaker closes the sentence (`…, Ruiz said.`), else the longer."""
        if inside_of(other, report):
            closes = [_closes(part, each) for each in (report, other)]
            return closes[0] if closes[0] != closes[1] else size(report) >= size(other)
        return False

    return [report for report in reports if not any(inside_of(report, other) and not outweighs(report, other) for other in reports)]


def _closes(part: Paragraph, report: Report) -> bool:
    """True for `…, Ruiz said.`: what is said begins the sentence, its speaker (no newspaper) and verb end it."""
    tokens = part.tokens
    if report.letter != "z" or report.subject is None or len(report.spans) != 1 or report.lemma == "report":
        return False
    if MEDIA & {word.rstrip(".") for word in tokens.lower[slice(*report.subject)]}:
        return False
    low, high = next(((low, high) for low, high in part.sentences if low <= report.verb < high), (0, 0))
    begins = report.spans[0][0] <= tokens.starts[low]
    return begins and max(report.verb_end, report.subject[1]) >= high - 1 and tokens.lower[high - 1] in (".", "!", "?")


def _report(verb: Verb) -> Report | None:
    """What a verb outside quotation marks reports, wherever in the sentence its speaker stands; None when it reports nothing here."""
    tokens, at, low = verb.part.tokens, verb.at, verb.low
    if tokens.lower[at] in QUOTING and not _beside_quotation(verb):
        wide = ATTITUDES.get(tokens.lower[at])
        if wide is None:
            return None
        verb = replace(verb, cue=wide)
    cue = verb.cue
    if cue.form == "ing":
        return participle(verb) or gerund(verb)
    if "z" in cue.takes and (inverted := speaker_behind_verb(verb)) is not None:
        return inverted
    if cue.lemma == "ask" and tokens.lower[at] == "asked" and (at == low or tokens.lower[at - 1] in _WAS):
        return unnamed_question(verb)
    if cue.form == "base" and (governed := infinitive(verb)) is not None:
        return governed
    found = subjects.before(tokens, at, low)
    if found is None:
        return coordinated(verb) or far_subject(verb) or at_last(verb)
    first, after, group = found
    helpers = tokens.lower[group:at]
    if _is_noun(tokens, at, (first, after), helpers):
        return None
    if not _PASSIVE.isdisjoint(helpers):
        return passive(verb) if cue.form == "finite" else None
    if ("to" in helpers and _GOES_ON.isdisjoint(helpers)) or (first > low and tokens.lower[first - 1] in _HYPOTHESIS):
        return None
    return _said_by(verb, (first, after), alone=not helpers)


def _is_noun(tokens: Tokens, verb: int, subject: tuple[int, int], helpers: Sequence[str]) -> bool:
    """True when nobody speaks, or what looks like a verb is a noun. helpers: the words between subject and verb."""
    first, after = subject
    if tokens.lower[first] in _NOBODY:
        return True
    if tokens.lower[verb] in ("states", "state") and not (
        tokens.lower[first] in subjects.PRONOUNS or tokens.lower[after - 1] in _SAID_BY_PAPER or _person_like(tokens, after - 1)
    ):
        return True
    return tokens.lower[verb].endswith("s") and any(word in subjects.AUXILIARIES for word in helpers)  # `have claims`


def _said_by(verb: Verb, subject: tuple[int, int], *, alone: bool) -> Report | None:
    """What the speaker before the verb said, behind the verb or ahead of both. alone: no other verb or adverb stands between them."""
    part, tokens, at, cue, high = verb.part, verb.part.tokens, verb.at, verb.cue, verb.high
    first, after = subject
    if "z" in cue.takes and first == verb.low + 1 and tokens.lower[verb.low] == "as" and (comma := contents.comma_behind(tokens, at, high)):
        end = contents.clause_end(tokens, comma + 1, high, "b", part.marks)
        if end > comma + 1:
            return Report(at, at + 1, subject, with_whole_quotation(part, comma + 1, end, verb.following), "b", cue.lemma)
    if cue.form == "base" and alone and not _plural(tokens, first, after):
        return far_subject(verb) or at_last(verb)
    if at + 2 < high and tokens.lower[at + 1] == "," and first > verb.low + 2 and tokens.lower[first - 1] in ("which", "who"):
        return around_relative(verb, subject)
    if "z" in cue.takes and tokens.lower[first] != "who" and (report := words_behind(verb, subject)) is not None:
        return report
    if cue.lemma == "call" and alone and _is_named_so(tokens, first, after, at, high):
        return None
    if _may_be_noun(tokens.lower[at], cue) and alone and tokens.lower[first] not in subjects.PRONOUNS and not _clear(tokens, at, high):
        return None
    return words_ahead(verb, subject, following=verb.following)


def _may_be_noun(word: str, cue: Cue) -> bool:
    """True for `reports`, `fears`: a plural noun as often as a verb."""
    return (word in NOUN_LIKE or (word in ATTITUDES and word.endswith("s"))) and cue.lemma != "show"


def _beside_quotation(verb: Verb) -> bool:
    """True when `went on`, `pressed` stand right before a quotation, or behind one and its speaker."""
    part, lower = verb.part, verb.part.tokens.lower
    after = verb.at + 1
    if verb.cue.lemma in PARTICLES:
        if after >= len(lower) or lower[after] != PARTICLES[verb.cue.lemma]:
            return False
        after = contents.behind_manner(part.tokens, after + 1, len(lower))
    if after < len(lower) and lower[after] in (",", ":") and after + 1 < len(lower) and lower[after + 1] in OPENING:
        return True
    ends = part.tokens.starts[max(0, verb.at - _SPEAKER_REACH)]
    said = next((mark for mark in part.marks if mark.closed and ends <= mark.end <= part.tokens.starts[verb.at]), None)
    if said is None or after >= len(lower) or lower[after] in (".", ",", ":"):
        return said is not None
    return lower[after] in _WHERE and lower[part.tokens.at(said.end) - 2] in (",", "!", "?")


def _person_like(tokens: Tokens, at: int) -> bool:
    return tokens.lower[at] in subjects.PERSONS or (
        subjects.is_name(tokens.words[at]) and not tokens.lower[at].endswith(("ern", "ic", "al", "an"))
    )


def _is_named_so(tokens: Tokens, first: int, after: int, verb: int, high: int) -> bool:
    """True for `a group called Open Door`: a name follows, and what bears it is no person."""
    if verb + 1 >= high or tokens.lower[first] in subjects.PRONOUNS:
        return False
    if subjects.is_name(tokens.words[after - 1]) and tokens.lower[first] not in ("a", "an"):
        return False
    return subjects.is_name(tokens.words[verb + 1]) and tokens.lower[after - 1] not in _CALLERS


def _clear(tokens: Tokens, verb: int, high: int) -> bool:
    """True when what follows a form that may be a noun shows it to be a verb."""
    if verb + 3 < high and subjects.is_name(tokens.words[verb + 1]):
        named = next((k for k in range(verb + 2, min(high, verb + 5)) if not subjects.is_name(tokens.words[k])), high)
        if named < high and tokens.lower[named] in subjects.AUXILIARIES:
            return True  # `the Post reports Ruiz will …`
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
    return head in _PLURAL or head.endswith("s") or head in _MANY or "and" in tokens.lower[first:after]


def finished(text: str, part: Paragraph, report: Report) -> Attribution:
    """A report of a paragraph of `text` as the model's noun; `resolved` is left open."""
    tokens = part.tokens
    mention = None if report.subject is None else _mention(tokens, report.subject)
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


def _mention(tokens: Tokens, subject: tuple[int, int]) -> Span:
    """The words of the speaker; of `he’s` only the pronoun."""
    first, after = subject
    last = tokens.lower[after - 1]
    pronoun = last.partition("'")[0]
    if after - first == 1 and pronoun != last and pronoun in subjects.PRONOUNS:
        return Span(tokens.starts[first], tokens.starts[first] + len(pronoun))
    return Span(tokens.starts[first], tokens.ends[after - 1])


def _kind(text: str, spans: Sequence[Span]) -> AttributionKind:
    """Direct when (nearly) all of it stands in quotation marks, mixed when some does."""
    inside = sum(mark.end - mark.start for span in spans for mark in quotations(text, span))
    whole = sum(len(span) for span in spans)
    return AttributionKind.DIRECT if inside >= 0.8 * whole else AttributionKind.MIXED if inside else AttributionKind.INDIRECT

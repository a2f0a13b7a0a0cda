"""What was said stands behind its verb: `he said that …`, `he said: “…”`."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.analysis.attribution import contents, subjects
from briefgen.analysis.attribution.contents import OPENING
from briefgen.analysis.attribution.continuations import has_own_speaker, run_on
from briefgen.analysis.attribution.opening import first_phrase
from briefgen.analysis.attribution.parts import Paragraph, Report, Verb, offsets, opened_at
from briefgen.analysis.people.apposed import names_person
from briefgen.analysis.quotations import inside
from briefgen.analysis.wordlist import words

_HEADLINE = 22
"""Tokens of the longest headline."""
_BLOCK = 12
"""Tokens of the shortest paragraph set off as somebody's words without quotation marks."""
_CLOSING_PHRASE = 12
"""Tokens from a reporting verb to the colon that closes its paragraph."""
_NO_SPEAKER = words(
    "photo photos source sources update opinion editorial video watch read note analysis live breaking exclusive contact date time",
    "place by correction part chapter section figure table poll survey report summary background timeline monday tuesday wednesday",
    "thursday friday saturday sunday in on at the a an",
)
_GAP = words("is are was were has had have will would could should can may might")
_FRONTED = words("even while if as after when although though because since before whereas until once")
_SPOKEN_TO = words("him her them us me")
_LAPSES = words("a an one two three minutes hours days weeks months years decades moments just only right soon long not")
"""What may stand before one of these: `Years after he said …`."""


def words_ahead(verb: Verb, subject: tuple[int, int] | None, *, following: Paragraph | None = None) -> Report | None:
    """The words said follow the verb. following: the paragraph into which they may run on."""
    part, tokens = verb.part, verb.part.tokens
    found = contents.complement(tokens, verb.at, verb.high, verb.cue)
    if found is None:
        return None if following is None else _next_paragraph(verb, subject, following)
    first, letter = found
    end = contents.clause_end(tokens, first, verb.high, letter, part.marks)
    relative = letter == "b" and tokens.lower[first] in _GAP  # `which she said was late, …`
    if relative or (subject is not None and letter != "q" and _subordinate(part, verb.at, subject)):
        end = next((k for k in range(first + 1, end) if tokens.lower[k] == "," and not inside(part.marks, tokens.starts[k])), end)
    if end <= first or (letter == "b" and end - first == 1 and tokens.lower[first] in _SPOKEN_TO):
        return None  # `did not answer him`
    if verb.cue.lemma == "dismiss" and letter == "n" and sacks(tokens.lower[first:end]):
        return None
    return Report(verb.at, verb.at + 1, subject, with_whole_quotation(part, first, end, following), letter, verb.cue.lemma)


def sacks(body: Sequence[str]) -> bool:
    """True for the object of `dismissed her spokesman`, unless it is told what as: `dismissed the critics as fools`."""
    return len(body) > 1 and body[0] in subjects.DETERMINERS and names_person(body[1]) and "as" not in body


def with_whole_quotation(part: Paragraph, first: int, end: int, following: Paragraph | None) -> tuple[tuple[int, int], ...]:
    """The places of tokens [first, end), and of all the quotation in which they end."""
    start, stop = offsets(part, first, end)
    mark = next((m for m in part.marks if m.start < stop <= m.end and m.end >= start), None)
    return ((start, stop),) if mark is None else ((start, max(mark.end, stop)), *run_on(mark, following))


def _subordinate(part: Paragraph, verb: int, subject: tuple[int, int]) -> bool:
    """True when the report stands in a clause that a comma ends: `While he said …, the party …` or `…, who said …, left`."""
    tokens = part.tokens
    low = next((low for low, high in part.sentences if low <= verb < high), 0)
    if tokens.lower[subject[0]] in ("who", "which"):
        return True
    fronted = tokens.lower[low] in _FRONTED or (
        (tokens.lower[low] in _LAPSES or subjects.is_adverb(tokens.lower[low])) and not _FRONTED.isdisjoint(tokens.lower[low + 1 : low + 4])
    )
    return fronted and "," not in tokens.lower[low:verb]


def _next_paragraph(verb: Verb, subject: tuple[int, int] | None, following: Paragraph) -> Report | None:
    """`He said:` at the end of a paragraph, the words in the next."""
    tokens = verb.part.tokens
    if "q" not in verb.cue.takes or tokens.lower[-1] != ":" or len(tokens) - verb.at > _CLOSING_PHRASE:
        return None
    if not following.marks or following.marks[0].start != following.tokens.starts[0]:
        said = following.tokens
        if '"' in said.lower or "“" in said.lower or len(said) < _BLOCK:
            return None
        # set off without quotation marks
        return Report(verb.at, verb.at + 1, subject, ((said.starts[0], said.ends[-1] - (said.lower[-1] == ".")),), "q", verb.cue.lemma)
    mark = following.marks[0]
    return Report(verb.at, verb.at + 1, subject, ((mark.start, mark.end),), "q", verb.cue.lemma)


def around_relative(verb: Verb, subject: tuple[int, int]) -> Report:
    """`The talks, which the minister said, reflected …`: both sides of the insertion are his words."""
    part, resumed = verb.part, verb.at + 2
    end = contents.clause_end(part.tokens, resumed, verb.high, "b", part.marks)
    spans = (offsets(part, verb.low, subject[0]), offsets(part, resumed, max(end, resumed + 1)))
    return Report(verb.at, verb.at + 1, subject, spans, "z", verb.cue.lemma)


def headline(part: Paragraph, following: Paragraph | None) -> Report | None:
    """`Ruiz: The port will open`: a short line of a name that the next paragraph names too, and a colon."""
    tokens = part.tokens
    if following is None or ":" not in tokens.lower[1:5] or not 5 <= len(tokens) <= _HEADLINE or tokens.lower[-1] == ":":
        return None
    colon = tokens.lower.index(":")
    if not all(
        subjects.is_name(word) and word.replace("’", "").replace("'", "").replace("-", "").isalpha() for word in tokens.words[:colon]
    ):
        return None
    if (
        set(tokens.lower[:colon]) & _NO_SPEAKER
        or tokens.lower[colon + 1] in OPENING
        or tokens.words[colon - 1] not in following.tokens.words
    ):
        return None
    return Report(colon, colon + 1, (0, colon), (offsets(part, colon + 1, len(tokens) - (tokens.lower[-1] == ".")),), "b", ":")


def behind_colon(part: Paragraph, low: int, high: int, last: Report | None) -> Report | None:
    """`The minister: “…”` and `… followed it up: “…”`: a quotation behind a colon that no reporting verb took."""
    tokens = part.tokens
    if ":" not in tokens.lower[low:high]:
        return None
    colon = next((k for k in range(low + 1, high - 1) if tokens.lower[k] == ":" and tokens.lower[k + 1] in OPENING), None)
    if colon is None:
        return None
    mark = opened_at(part, colon + 1)
    if mark is None or any(m.start < tokens.starts[colon] < m.end for m in part.marks):
        return None
    if last is not None and any(start <= mark.start < end for start, end in last.spans):
        return None
    if mark.closed and has_own_speaker(part, mark):
        return None
    subject = last.subject if last is not None else first_phrase(tokens, low, colon)
    left = colon - 1
    while left >= low and subjects.is_name(tokens.words[left]):
        left -= 1
    at_dash = left >= low and tokens.lower[left] in ("-", "—", "–", "--")
    if (colon - 1 - left in (2, 3) and not (left >= low and tokens.lower[left] in ("of", "in", "the", "at"))) or (
        at_dash and left < colon - 1
    ):
        subject = (left + 1, colon)
    if subject is None:
        return None
    return Report(colon, colon + 1, subject, ((mark.start, mark.end),), "q", ":")

"""Whether a report is one: a small linear model weighs how it stands in its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from briefgen.analysis.attribution import subjects
from briefgen.analysis.attribution.attitudes import ATTITUDES, KINDS
from briefgen.analysis.attribution.contents import CLOSING, OPENING
from briefgen.analysis.attribution.cues import CUES, NARRATED
from briefgen.analysis.attribution.parts import Paragraph, Report
from briefgen.analysis.attribution.weights import GATE
from briefgen.analysis.tokens import Tokens
from briefgen.analysis.wordlist import words

Judge = Callable[[Paragraph, Report, int, int], bool]
"""Whether a report in sentence [low, high) of a paragraph holds."""

_FINITE = words("is are was were has have had will would can could may might should must do does did 's 're 'll not")
_ENOUGH = 1.2
_PLAIN = 0.15
_THING = 0.6
"""Log-odds above which a report holds; above which a verb of telling about somebody, with its subject beside it, does; and above which one
of reporting does whose subject is no person: `The vote underscored …`.

Chosen by cross-validation over whole documents (benchmarks/train_quotes.py).
"""
_PERSONAL = frozenset(("name", "he", "person"))
_TELLS_OF = NARRATED | words("endorse nominate target prefer think believe fear hope suspect agree blame accuse")
"""Verbs that tell of somebody rather than what somebody said."""
_QUOTES = OPENING | CLOSING
_ENDINGS = ("ing", "ed", "ly", "s")
_SIZES = (2, 4, 7, 12, 20)
_CLOSED = (
    subjects.AUXILIARIES
    | subjects.DETERMINERS
    | words("and but or by before after for in without while when despite of from as that who which")
)


def features(part: Paragraph, report: Report, low: int, high: int) -> list[str]:
    """What the model looks at, for a report whose words follow its verb, in sentence [low, high) of `part`."""
    tokens = part.tokens
    lower, verb, letter = tokens.lower, report.verb, report.letter
    cue = None if report.lemma == "saying" else CUES.get(lower[verb]) or ATTITUDES.get(lower[verb])
    form = "noun" if cue is None else cue.form
    known = "wide" if cue is not None and lower[verb] in ATTITUDES else "core"
    if verb > low and tokens.words[verb][0].isupper():
        known += " title"
    elif report.governed:
        known += " governed"
    place, who = _place(tokens, report), _who(tokens, report.subject)
    begin, end = tokens.at(report.spans[0][0]), tokens.at(report.spans[0][1])
    size = bisect_right(_SIZES, end - begin)
    body = lower[begin:end]
    first = _kind(tokens, begin) if begin < high else ""
    second = _kind(tokens, begin + 1) if begin + 1 < high else ""
    commas = min(3, body.count(","))
    behind = _mark(lower[end]) if end < len(lower) else ""
    quoted = "no" if _QUOTES.isdisjoint(body) else "opens" if body[0] in OPENING else "holds"
    kind = "" if cue is None else KINDS.get(report.lemma, "") if known.startswith("wide") else "".join(sorted(cue.takes))
    verbs = min(3, sum(word in _FINITE or word.endswith("ed") for word in body))
    found = [
        report.lemma,
        f"{report.lemma} {letter}",
        f"takes {kind}",
        f"takes {kind} {letter}",
        f"{letter} verbs {verbs}",
        f"{known} {form} {letter} {place}",
        f"{place} {who}",
        f"{letter} {size}",
        f"{letter} begins {first}",
        f"{letter} second {second}",
        f"{letter} quotes {quoted}",
        f"{letter} verb {not _FINITE.isdisjoint(body)}",
        f"{letter} commas {commas}",
        f"commas {commas} {size}",
        f"ends {behind}",
        f"{known} {letter} ends {behind}",
        f"at {min(4, (verb - low) // 5)}",
        f"rest {min(4, (high - end) // 5)}",
        f"{form} behind {_mark(lower[verb - 1]) if verb > low else ''}",
    ]
    if report.subject is not None and report.subject[0] > low:
        found.append(f"subject behind {_mark(lower[report.subject[0] - 1])}")
    return found


def _mark(word: str) -> str:
    """A word that belongs to grammar or a mark as it stands, any other by its ending."""
    return word if word in _CLOSED or not word[0].isalnum() else next((end for end in _ENDINGS if word.endswith(end)), "word")


def _place(tokens: Tokens, report: Report) -> str:
    """Where the subject stands, seen from the verb."""
    if report.subject is None:
        return "alone"
    first, after = report.subject
    if first > report.verb:
        return "after"
    if after == report.verb:
        return "beside"
    return (
        "helped" if all(word in subjects.AUXILIARIES or subjects.is_adverb(word) for word in tokens.lower[after : report.verb]) else "far"
    )


def _who(tokens: Tokens, subject: tuple[int, int] | None) -> str:
    if subject is None:
        return "nobody"
    first, after = subject
    word, head = tokens.lower[first], tokens.lower[after - 1]
    if after - first == 1 and word in ("he", "she"):
        return "he"
    if after - first == 1 and (word in subjects.PRONOUNS or word in ("that", "which")):
        return word
    if head.endswith(("'s", "s'")) or head in subjects.DETERMINERS:
        return "owner"
    if subjects.is_name(tokens.words[after - 1]):
        return "name"
    return "person" if head in subjects.PERSONS else "thing"


def _kind(tokens: Tokens, at: int) -> str:
    """A rough part of speech."""
    word, written = tokens.lower[at], tokens.words[at]
    if subjects.is_pronoun(word):
        return "pronoun"
    if word in subjects.DETERMINERS:
        return "determiner"
    if word in subjects.AUXILIARIES:
        return "auxiliary"
    if written[0].isupper():
        return "name"
    if not written[0].isalpha():
        return "number" if written[0].isdigit() else written[0]
    return next((end for end in _ENDINGS if word.endswith(end)), "word")


def _is_narrated(report: Report) -> bool:
    """True where the verb tells of somebody: without it, the sentence has the speaker it had."""
    return report.lemma in _TELLS_OF or report.lemma == "saying"


def is_plain(part: Paragraph, report: Report, low: int) -> bool:
    """True for a verb of reporting with its subject beside it."""
    tokens, verb = part.tokens, report.verb
    return not (report.governed or tokens.lower[verb] in ATTITUDES or (verb > low and tokens.words[verb][0].isupper()))


def passes(part: Paragraph, report: Report, low: int, high: int, weights: Mapping[str, float] = GATE) -> bool:
    """True when a report in sentence [low, high) holds; weights: of the features, the key "" the intercept."""
    if report.letter in ("q", "z"):
        return True
    wanted = _ENOUGH
    if is_plain(part, report, low):
        told = _is_narrated(report)
        if not told and _who(part.tokens, report.subject) in _PERSONAL:
            return True
        wanted = _PLAIN if told else _THING
    weigh = weights.get
    return sum([weigh(name, 0.0) for name in features(part, report, low, high)]) + weights[""] > wanted

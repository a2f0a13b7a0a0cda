"""What of a brief is still open once its facts are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.composition.review import review_log
from briefgen.errors import Problem, Severity, warning
from briefgen.model.edition import Edition
from briefgen.model.selection import Selection
from briefgen.ports import Library
from briefgen.selection.scope import unheard_topics
from briefgen.spec.schema import BriefSpec, QuestionSpec
from briefgen.text.normalise import printable
from briefgen.text.phrases import answers, tokens


def open_points(spec: BriefSpec, selection: Selection, edition: Edition, library: Library) -> tuple[Problem, ...]:
    """Questions without an answer, sections without a fact, and what a person wrote that matches nothing any more."""
    documents = [document.id for document in selection.documents]
    asked_in = {section.id: section for section in spec.sections}  # an edition cut to a length may have fewer
    unanswered = [
        warning(
            "brief.unanswered",
            f"section {section.title!r}: no statement chosen answers “{question.ask}”",
            hints=_perhaps(asked, documents, library),
        )
        for section in edition.sections
        for question, asked in zip(section.questions, asked_in[section.id].questions, strict=True)
        if question.required and not question.answered_by
    ]
    hint = "try other keywords, or a wider period" if selection.documents else "no source up to the cutoff mentions a word of `topic:`"
    empty = [
        warning("brief.empty-section", f"section {section.title!r} found no facts", hints=(hint,))
        for section in edition.sections
        if not section.all_statements
    ]
    return (*unanswered, *empty, *(warning("brief.unmatched", sentence) for sentence in selection.unmatched))


def _perhaps(asked: QuestionSpec, documents: Sequence[str], library: Library) -> tuple[str, ...]:
    """The sentence in scope that holds best what the question asks for, and was not chosen; nothing when none does."""
    found = library.search(asked.any or asked.all, documents) if documents else ()
    fitting = [claim for claim, _ in found if answers(tokens(claim.text), asked.any, asked.all)]
    if not fitting:
        return ()
    best = fitting[0]
    told = f"{best.document} has “{printable(best.text)}”"
    return (f"{told}; if that answers it, write 'pin: [{best.id}]', or give 'keywords:' a word of it",)


def worth_a_look(spec: BriefSpec, selection: Selection, library: Library) -> tuple[Problem, ...]:
    """What no build stops at and a person may want to know: words of the topic that no source has, disagreements too unsure to print."""
    unheard = unheard_topics(spec, selection.documents, library)
    found = [_note("brief.unheard-topic", f"no source mentions the topic {word!r}") for word in unheard]
    return (*found, *(_disagreement(entry) for entry in review_log(selection)))


def _disagreement(entry: dict[str, Any]) -> Problem:
    first, second = entry["first"], entry["second"]
    message = (
        f"{first['document']} and {second['document']} may differ on a {entry['kind']}: {printable(first['value'])!r} and "
        f"{printable(second['value'])!r} ({entry['confidence']:.0%} sure)"
    )
    hints = tuple(f"{side['document']}: {printable(side['text'])}" for side in (first, second))
    return _note("review.differ", message, hints)


def _note(code: str, message: str, hints: Sequence[str] = ()) -> Problem:
    return Problem(severity=Severity.NOTE, code=code, message=message, hints=tuple(hints))

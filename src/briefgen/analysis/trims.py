"""Parts of a sentence that may silently be left out: a leading connective or pointer, and a trailing attribution the label repeats."""

from __future__ import annotations

import re

from briefgen.analysis.quotations import Quotation, inside
from briefgen.model.evidence import Attribution, Trim, TrimKind
from briefgen.text.spans import Span

_CONNECTIVE = re.compile(
    r"(?:Meanwhile|In addition|Additionally|Moreover|Furthermore|However|Besides|Also|Likewise|Similarly|Nevertheless|"
    r"Nonetheless|Therefore|Thus|Hence|"
    r"Accordingly|As a result|Consequently|For (?:his|her|its|their) part|At the same time|On this occasion|"
    r"On the occasion|On the other hand|In turn|Indeed|"
    r"In fact|Of course|Finally|Lastly|Firstly|Secondly|Thirdly|What is more|By contrast|In contrast|For example|For instance),\s+(?=\S)"
    # `Addressing the event, the leader reviewed …`: what it points at is not told, and who speaks did so at some such place anyway
    r"|(?:Addressing|Attending|Speaking (?:at|to|during))"
    r" (?:the|this|that) (?:events?|meeting|ceremony|forum|gathering|session|conference|summit|reception|talks),\s+"
    r"(?=(?:the|he|she)\b|(?:[A-Z][\w.’'-]+ ){1,6}[a-z])(?!(?:the|this|that) (?:event|meeting|ceremony|forum|conference|summit)\b)"
    r"|(?:Meanwhile|And|But|Yet)\s+(?=[A-Z“\"]|the\b|a\b|an\b|he\b|she\b|they\b|it\b|in\b|on\b)"
)
_WORD = re.compile(r"[A-Za-z]{2,}")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|shall|do|does|did|\w{2,}ed|\w{2,}s|"
    r"made|took|held|led|met|gave|began|"
    r"came|went|became|rose|fell|grew|brought|built|kept|won|lost|saw|set|cut|put|sought|spoke|need|want|support)\b"
)


def trims_of(text: str, span: Span, marks: tuple[Quotation, ...], main: Attribution | None) -> tuple[Trim, ...]:
    """The trims of the sentence at `span` of `text`, in order; none inside quotation marks.

    main: the attribution that makes the sentence its speaker's, None when it has none or the label does not carry that speaker.
    """
    found: list[Trim] = []
    lead = _CONNECTIVE.match(text, span.start, span.end)
    if lead and span.end - lead.end() > 20:
        found.append(Trim(span=Span(span.start, lead.end()), kind=TrimKind.CONNECTIVE))
    tail = None if main is None else _tail(text, span, marks, main)
    if tail is not None:
        found.append(Trim(span=tail, kind=TrimKind.ATTRIBUTION))
    return tuple(found)


def _tail(text: str, span: Span, marks: tuple[Quotation, ...], main: Attribution) -> Span | None:
    """`, he said` between the words said and the full stop; None unless that is all there is and the rest is a sentence."""
    mention, cue = main.mention, main.cue
    if mention is None or cue is None or len(main.spans) != 1:
        return None
    said = main.spans[0]
    start = said.end
    end = span.end
    while end > start and text[end - 1] in ".!?":
        end -= 1
    last = max(mention.end, cue.end)
    if not (said.start <= span.start and start <= mention.start and start <= cue.start and last <= end):
        return None
    if text[start:end].lstrip()[:1] != "," or inside(marks, start) or any(mark.meets_range(start, end) for mark in marks):
        return None
    between = text[last:end]
    if len(_WORD.findall(between)) > 3 or "," in between:
        return None
    rest = text[span.start : start]
    if text[end : span.end] != "." or not _FINITE.search(rest) or rest[-1:] in '”"':
        return None
    return Span(start, end)

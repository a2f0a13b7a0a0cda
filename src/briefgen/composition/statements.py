"""From a fact to what is printed: slices of the source, bracketed insertions, marked omissions; nothing inside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.composition.quotes import quoted
from briefgen.model.corpus import Document
from briefgen.model.edition import Insertion, Label, Omission, Segment, Slice
from briefgen.model.evidence import Claim, Resolution, TrimKind
from briefgen.text.normalise import folded, printable
from briefgen.text.spans import Span
from briefgen.text.trimming import dispensable

_MARGIN = re.compile(
    r"\b(?:more than|over|nearly|almost|at least|less than|up to|some)\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten|a )",
    re.IGNORECASE,
)
LONGEST_SAYING = 8
"""Words of a trailing attribution that may be left out when the label shows its speaker."""
_LOADED = re.compile(
    r"\b(?:claim|alleg|warn|hop|jok|predict|den|insist|admit|conced|boast|complain|fear|believ|argu|suggest|propos|promis|pledg|urg|threaten|"
    r"stress|emphasi|underlin|underscor|affirm|reaffirm|reiterat|declar|vow|acknowledg)\w*"
    r"|\b(?:reportedly|if|but|when|before|after|during|on|in|at)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[\s.!?;:,]*\Z")
_AGENCY_MARK = re.compile(r"\.?/\.?\s*\Z")


@dataclass(kw_only=True)
class Glossary:
    """What has been explained so far.

    terms, names: source spelling -> gloss. told: sources glossed anywhere in the brief. in_section: what the section at hand has explained.
    """

    terms: Mapping[str, str]
    names: Mapping[str, str]
    told: set[str] = field(default_factory=set)
    in_section: set[str] = field(default_factory=set)


def segments(
    claim: Claim,
    document: Document,
    label: Label,
    glossary: Glossary,
    keywords: Iterable[str] = (),
    introduced: frozenset[str] = frozenset(),
) -> tuple[Segment, ...]:
    """The printed form of a claim: at least one slice, each with the printable form of its span, the first letter perhaps a capital.

    keywords: phrases that shortening must not touch. glossary: is told what this statement explains. introduced: full names to print
    after the surname, in the document's spelling.
    """
    protected = quoted(claim)
    body = _body(claim, document)
    cuts = _silent_cuts(claim, document, label, protected)
    end = min([cut.start for cut in cuts if cut.start > body.start and _closes(document, cut.end, body.end)], default=body.end)
    for start, stop in dispensable(claim.text, keywords):
        cut = Span(claim.span.start + start, claim.span.start + stop)
        if cut.end <= end and body.holds(cut) and not any(cut.meets(span) for span in protected):
            cuts[cut] = True
    insertions = _insertions(claim, document, label, glossary, [*protected, *cuts], introduced)
    remark = (Insertion(text=f"desk note: {printable(claim.note)}", reason="note"),) if claim.note else ()
    return _laid_out(document, body, cuts, insertions) + remark


def _body(claim: Claim, document: Document) -> Span:
    """The claim's span less an agency's end mark (`./.`)."""
    mark = _AGENCY_MARK.search(claim.span.of(document.text))
    if mark and mark.start() > 0:
        end = claim.span.start + mark.start() + (1 if mark[0].startswith(".") else 0)
        return Span(claim.span.start, end)
    return claim.span


def _silent_cuts(claim: Claim, document: Document, label: Label, protected: tuple[Span, ...]) -> dict[Span, bool]:
    """Spans to leave out without a mark -> False."""
    cuts: dict[Span, bool] = {}
    text, base = claim.text, claim.span.start
    for trim in claim.trims:
        if not claim.span.holds(trim.span) or any(trim.span.meets(span) for span in protected):
            continue
        before, after = text[: trim.span.start - base], text[trim.span.end - base :]
        leading = trim.kind is TrimKind.CONNECTIVE and not before.strip()
        trailing = (
            trim.kind is TrimKind.ATTRIBUTION
            and bool(_CLOSING.match(after))
            and not before.rstrip(" ,").endswith(("”", '"', "’"))
            and len(before.split()) >= 4
            and _plain_saying(trim.span.of(document.text))
            and _shown(claim, label, trim.span)
        )
        if leading or trailing:
            # `… the U.S., Ruiz said.`: the abbreviation's full stop ends the sentence
            doubled = trailing and before.rstrip(" ,").endswith(".") and after.strip() == "."
            cuts[Span(trim.span.start, trim.span.end + after.index(".") + 1) if doubled else trim.span] = False
    return cuts


def _plain_saying(words: str) -> bool:
    """True when an attribution tells no more than that somebody said it: `claimed` and `on Sunday at the gate` tell more."""
    return len(words.split()) <= LONGEST_SAYING and not _LOADED.search(words)


def _shown(claim: Claim, label: Label, trim: Span) -> bool:
    """True when the label shows the speaker whom the trimmed attribution names."""
    if label.speaker is None or claim.speaker is None:
        return False
    named = [one for one in claim.attributions if one.mention and trim.holds(one.mention)]
    return bool(named) and all(one.resolved and one.resolved.name == claim.speaker.name for one in named)


def _closes(document: Document, start: int, end: int) -> bool:
    return bool(_CLOSING.match(document.text[start:end]))


def _insertions(
    claim: Claim, document: Document, label: Label, glossary: Glossary, closed: list[Span], introduced: frozenset[str]
) -> dict[int, Insertion]:
    """Offset -> insertion to print there; at most one at a place. closed: spans in which nothing is inserted."""
    found = _resolved(claim, document, label, glossary, closed, introduced)
    for reason, glosses in (("term", glossary.terms), ("name", glossary.names)):
        for source, gloss in glosses.items():
            if source in glossary.told or source == gloss or gloss in claim.text or (label.speaker and gloss in label.speaker):
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(source)}(?!\w)", claim.text):
                span = Span(claim.span.start + match.start(), claim.span.start + match.end())
                at = _word_end(document.text, span.end, claim.span.end)
                if at not in found and not any(span.meets(other) for other in closed):
                    found[at] = Insertion(text=gloss, reason=reason)
                    glossary.told.add(source)
                    break
    return found


def _resolved(
    claim: Claim, document: Document, label: Label, glossary: Glossary, closed: list[Span], introduced: frozenset[str]
) -> dict[int, Insertion]:
    """Offset -> what the words before it mean, told once and only where neither the label nor the sentence tells it."""
    found: dict[int, Insertion] = {}
    told: set[str] = set()
    for resolution in claim.resolutions:
        text = housed(resolution.text, glossary.names)
        if text in told or any(resolution.span.meets(span) for span in closed) or not claim.span.holds(resolution.span):
            continue
        if resolution.reason == "name":
            if resolution.text in introduced and folded(text) not in folded(f"{label.speaker or ''} {claim.text}"):
                told.add(text)
                glossary.told.add(resolution.text)
                # before the `’s` of a possessive: the name, not what is its bearer's
                found[resolution.span.end] = Insertion(text=text, reason=resolution.reason)
        elif not _known(claim, resolution, text, label, glossary):
            told.add(text)
            glossary.in_section.add(text)
            found[_word_end(document.text, resolution.span.end, claim.span.end)] = Insertion(text=text, reason=resolution.reason)
    return found


def _known(claim: Claim, resolution: Resolution, text: str, label: Label, glossary: Glossary) -> bool:
    """True when a reader has been told already what the words mean, or would be told more than the source says. text: what they mean."""
    if resolution.reason == "pronoun" and label.speaker and _same_person(text, label.speaker):
        return True
    if resolution.reason == "date" and (vague(claim, resolution.span) or folded(text) in folded(label.date_text)):
        return True
    if _opens(claim, resolution.span):
        return False
    return (resolution.reason == "group" and text in glossary.in_section) or folded(text) in folded(claim.text)


def _opens(claim: Claim, span: Span) -> bool:
    """True when the words at `span` begin what is printed and stand for what it does not name: what they mean is told each time."""
    begins = [claim.span.start, *(trim.span.end for trim in claim.trims if trim.kind is TrimKind.CONNECTIVE)]
    text = claim.text[span.start - claim.span.start :]
    words = re.match(r"\W*(?:they|these|those|it|he|she|the (?!two (?:sides|countries)|both))\b", text, re.IGNORECASE)
    return any(0 <= span.start - begin <= 1 for begin in begins) and words is not None


def vague(claim: Claim, span: Span | None) -> bool:
    """True for a date told with a margin (`more than two centuries ago`): a year worked out from it would be more than the source says."""
    if span is None or not claim.span.holds(span):
        return False
    start = span.start - claim.span.start
    return bool(_MARGIN.search(claim.text[max(0, start - 14) : start + 14]))


def _same_person(text: str, speaker: str) -> bool:
    bare = re.sub(r"['’]s?\Z", "", text)
    return folded(bare) in folded(speaker) or folded(speaker) in folded(bare)


def _word_end(text: str, at: int, limit: int) -> int:
    """`at`, or the end of the word it stands in (`Ruiz’s`, `Sea-related`)."""
    rest = re.match(r"(?:['’]s?\b|-\w+)*", text[at:limit])
    return at + (rest.end() if rest else 0)


def housed(text: str, names: Mapping[str, str]) -> str:
    """`text` with house spellings for the source spellings in it."""
    for source, house in names.items():
        text = re.sub(rf"(?<!\w){re.escape(source)}(?!\w)", lambda _, house=house: house, text)  # type: ignore[misc]
    return text


def _laid_out(document: Document, body: Span, cuts: Mapping[Span, bool], insertions: Mapping[int, Insertion]) -> tuple[Segment, ...]:
    edges = sorted({body.start, body.end, *(place for cut in cuts for place in (cut.start, cut.end)), *insertions})
    made: list[Segment] = []
    for start, end in pairwise(edges):
        if start in insertions:
            made.append(insertions[start])
        piece = Span(start, end)
        cut = next((cut for cut in cuts if cut.holds(piece)), None)
        if cut is not None:
            if cuts[cut] and not (made and isinstance(made[-1], Omission)):
                made.append(Omission())
            continue
        text = piece.of(document.text)
        trimmed = Span(start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))) if text.strip() else None
        if trimmed and printable(trimmed.of(document.text)):
            words = printable(trimmed.of(document.text))
            first = not any(isinstance(segment, Slice) for segment in made)
            made.append(Slice(document=document.id, span=trimmed, text=words[:1].upper() + words[1:] if first else words))
    if body.end in insertions:
        made.append(insertions[body.end])
    return tuple(made)

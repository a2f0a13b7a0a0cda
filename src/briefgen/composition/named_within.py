"""Whether a sentence tells by itself who says it, so that a label before it need not."""

from __future__ import annotations

from briefgen.model.corpus import Document
from briefgen.model.edition import Label, Segment, Slice
from briefgen.model.evidence import Claim
from briefgen.text.spans import Span


def names_its_speaker(claim: Claim, document: Document, label: Label, segments: tuple[Segment, ...]) -> bool:
    """True when what is printed has the label's speaker, name and office as the label has them, and the word that he says it.

    A sentence that only begins with his name (`Arland has kept to the pact`) does not say whose view it is.
    """
    if label.speaker is None or claim.speaker is None:
        return False
    kept = [part.span for part in segments if isinstance(part, Slice) and part.document == document.id]
    printed = " ".join(span.of(document.text) for span in kept)
    if label.office is not None and label.office not in printed:
        return False
    return any(
        one.mention is not None
        and one.cue is not None
        and one.resolved is not None
        and one.resolved.name == claim.speaker.name
        and label.speaker in one.mention.of(document.text)
        and _held(kept, one.mention)
        and _held(kept, one.cue)
        for one in claim.attributions
    )


def _held(kept: list[Span], words: Span) -> bool:
    return any(span.holds(words) for span in kept)

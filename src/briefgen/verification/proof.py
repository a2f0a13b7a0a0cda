"""The mechanical proof: every printed character outside brackets is in a cited span of a source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.model.corpus import Document
from briefgen.model.finding import Finding, Verdict
from briefgen.text.normalise import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where sources are looked up. corpus: document id -> document as its file stands now; the files decide.

    stored: (id, version) -> the version the library kept, or None; asked only when the file is gone.
    """

    corpus: Mapping[str, Document]
    stored: Callable[[str, str], Document | None]


def prove(facts: Mapping[str, Any], sources: Sources, pages: Mapping[str, int]) -> tuple[Finding, ...]:
    """One finding for each statement of a facts.json. pages: statement id -> page, from 1."""
    versions = {reference["document"]: reference["version"] for reference in facts["references"]}
    return tuple(
        _statement(statement, versions, sources, pages.get(statement["id"]))
        for section in facts["sections"]
        for statement in section["statements"]
    )


def _statement(statement: Mapping[str, Any], versions: Mapping[str, str], sources: Sources, page: int | None) -> Finding:
    worst = Finding(verdict=Verdict.INTACT, what="statement", subject=statement["id"], message="intact", page=page)
    for finding in _slices(statement, versions, sources, page):
        if _RANK[finding.verdict, finding.passes] > _RANK[worst.verdict, worst.passes] or (
            worst.verdict is Verdict.INTACT and finding.message != "intact"
        ):
            worst = finding
    return worst


_RANK = {
    (Verdict.INTACT, True): 0,
    (Verdict.SOURCE_CHANGED, True): 1,
    (Verdict.SOURCE_MISSING, False): 2,
    (Verdict.SOURCE_CHANGED, False): 3,
    (Verdict.ALTERED, False): 4,
}


def _slices(statement: Mapping[str, Any], versions: Mapping[str, str], sources: Sources, page: int | None) -> Iterator[Finding]:
    # the speaker's full name may stand in another source than the words
    named = statement["label"].get("speaker_named")
    for segment in (*statement["segments"], *((named,) if named else ())):
        if "slice" not in segment:
            continue
        place, words = segment["slice"], segment["text"]
        document, start, end = place["document"], place["start"], place["end"]
        version = versions.get(document, "")

        def found(verdict: Verdict, message: str, passes: bool, document: str = document) -> Finding:
            return Finding(
                verdict=verdict, what="statement", subject=statement["id"], message=message, page=page, document=document, passes=passes
            )

        current = sources.corpus.get(document)
        if current is None:
            kept = sources.stored(document, version)
            if kept is None:
                yield found(Verdict.SOURCE_MISSING, "its source is neither in the corpus nor in the library", False)
            elif _same(words, kept.text[start:end]):
                yield found(Verdict.INTACT, "its file is gone; intact by the version the library kept", True)
            else:
                yield found(Verdict.ALTERED, f"says {_short(words)}; the library's version has {_short(kept.text[start:end])}", False)
        elif current.version == version:
            if _same(words, current.text[start:end]):
                yield found(Verdict.INTACT, "intact", True)
            else:
                yield found(Verdict.ALTERED, f"says {_short(words)}; its source has {_short(current.text[start:end])}", False)
        elif _stands(words, current.text):
            yield found(Verdict.SOURCE_CHANGED, "source changed, statement intact", True)
        else:
            yield found(Verdict.SOURCE_CHANGED, f"source changed: it no longer says {_short(words)}", False)


def _same(printed: str, source: str) -> bool:
    words = printable(source)
    return printed == words or printed == words[:1].upper() + words[1:]


def _stands(printed: str, text: str) -> bool:
    """Whether a text says these words anywhere, as words of its own: `5 ships` stand neither in `15 ships` nor in `1.5 ships`."""
    before = r"(?<!\w)(?<!\d[.,])" if printed[:1].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if printed[-1:].isalnum() else ""
    either = "|".join(re.escape(words) for words in (printed, printed[:1].lower() + printed[1:]))
    return re.search(f"{before}(?:{either}){after}", printable(text)) is not None


def _short(words: str, limit: int = 60) -> str:
    words = printable(words)
    return f"“{words}”" if len(words) <= limit else f"“{words[: limit - 1].rstrip()}…”"

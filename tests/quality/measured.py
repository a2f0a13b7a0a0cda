"""How well the documents of this folder are read, measured against labels.json.

labels.json: for each document `published`; `body`: numbers of its body lines among the non-blank ones, from 0; `quotes`: what somebody
said, with the speaker as written and who that is (empty when unnamed); `dates`: time expressions of the body with their TIMEX3 values.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.analysis.claims import analyse
from briefgen.ingestion.read import read_file
from briefgen.model.corpus import Document, LineLabel
from briefgen.model.evidence import Reading
from briefgen.text.spans import Span

HERE = Path(__file__).parent
_SAME = 0.5
"""Share of characters (Jaccard) in which a found quotation must agree with a labelled one."""


@dataclass(frozen=True, slots=True)
class Read:
    document: Document
    reading: Reading
    gold: dict[str, Any]


def read_documents() -> list[Read]:
    labels = json.loads((HERE / "labels.json").read_text(encoding="utf-8"))
    found = []
    for name, gold in labels.items():
        document = read_file(HERE / "documents" / name)
        found.append(Read(document, analyse(document), gold))
    return found


def measure(read: list[Read]) -> dict[str, float]:
    """Every figure by its name in floors.toml, 0 to 1."""
    quotes = [_matched(item) for item in read]
    hit, said, true = (sum(part) for part in zip(*quotes, strict=True))
    spoken, right, sentences = (sum(part) for part in zip(*(_speakers(item) for item in read), strict=True))
    return {
        "published": sum(str(item.document.date) == item.gold["published"] for item in read) / len(read),
        "lines_f1": _f1(*_sums(read, _lines)),
        "sentences": _share(sum(_whole_sentences(item) for item in read), sum(len(item.reading.claims) for item in read)),
        "dates_value_f1": _f1(*_sums(read, _dates)),
        "quotes_precision": _share(hit, said),
        "quotes_recall": _share(hit, true),
        "speaker_accuracy": _share(right, spoken),
        "speaker_coverage": _share(spoken, sentences),
    }


Counts = tuple[int, int, int]
"""Right, found, labelled."""


def _sums(read: Iterable[Read], counted: Callable[[Read], Counts]) -> Counts:
    hit, said, true = (sum(part) for part in zip(*map(counted, read), strict=True))
    return hit, said, true


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(hit: int, said: int, true: int) -> float:
    return 2 * hit / (said + true) if said + true else 0.0


def _lines(item: Read) -> Counts:
    """Words of body lines."""
    hit = said = true = 0
    for at, line in enumerate(item.document.lines):
        words = len(line.span.of(item.document.text).split())
        found, wanted = line.label is LineLabel.BODY, at in item.gold["body"]
        said, true, hit = said + words * found, true + words * wanted, hit + words * (found and wanted)
    return hit, said, true


def _whole_sentences(item: Read) -> int:
    """Sentences that end as sentences do and begin with a capital or quotation mark: none cut, none run together."""
    return sum(
        claim.text[0] in "“\"‘'" or claim.text[0].isupper() or claim.text[0].isdigit()
        for claim in item.reading.claims
        if claim.text.rstrip("”’\"')")[-1:] in ".?!" and ". The " not in claim.text
    )


def _dates(item: Read) -> Counts:
    gold = {(date["start"], date["end"]): date["value"] for date in item.gold["dates"]}
    hit = sum(
        any(time.span.start < end and start < time.span.end and time.timex == value for time in item.reading.times)
        for (start, end), value in gold.items()
    )
    return hit, len(item.reading.times), len(gold)


def _matched(item: Read) -> Counts:
    """Labelled quotations that were found, each by one of its own."""
    gold = [set(range(quote["start"], quote["end"])) for quote in item.gold["quotes"]]
    found = [{at for span in said.spans for at in range(span.start, span.end)} for said in item.reading.attributions]
    pairs = sorted(((len(a & b) / len(a | b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if a & b), reverse=True)
    used: set[tuple[str, int]] = set()
    hit = 0
    for same, i, j in pairs:
        if same >= _SAME and not {("gold", i), ("found", j)} & used:
            used |= {("gold", i), ("found", j)}
            hit += 1
    return hit, len(found), len(gold)


def _speakers(item: Read) -> Counts:
    """Sentences that got a speaker (among those labelled, or wrongly), those that got the right one, sentences that have one."""
    spoken = right = labelled = 0
    for claim in item.reading.claims:
        wanted = {
            quote["speaker"] for quote in item.gold["quotes"] if claim.span.meets(Span(quote["start"], quote["end"])) and quote["speaker"]
        }
        got = claim.speaker.name if claim.speaker else None
        labelled += bool(wanted)
        spoken += got is not None
        right += got in wanted
    return spoken, right, labelled

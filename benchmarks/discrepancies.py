"""Plant disagreements into real texts and count how many are told, and how many alarms are false.

    python benchmarks/discrepancies.py [FOLDER …] [--most N] [--show]

FOLDER holds sources of any kind that can be read (default: the corpus of this project). Each plant is a second report of one sentence,
lightly reworded, with one date, number, duration, office or kind of visit changed, and is compared with the document it comes from; all
documents are compared with each other besides. An alarm sure enough to be printed counts as caught when it is about a plant and its
original, as false otherwise. `--show` lists plants missed and false alarms.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefgen.analysis.claims import analyse
from briefgen.composition.review import SURE_ENOUGH
from briefgen.errors import BriefgenError
from briefgen.ingestion.read import read_file
from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim, Discrepancy
from briefgen.selection.candidate import Candidate
from briefgen.selection.discrepancies import discrepancies
from briefgen.selection.pool import Pool
from briefgen.text.edtf import MONTHS, Precision, from_date, parse_edtf

ROOT = Path(__file__).resolve().parents[1]
SEED = 7
_VISITS = ("state visit", "official visit", "working visit", "private visit")
_OFFICES = (
    ("Vice President", "President"),
    ("President", "Vice President"),
    ("Deputy Prime Minister", "Prime Minister"),
    ("Prime Minister", "Deputy Prime Minister"),
    ("Minister of Foreign Affairs", "Minister of Finance"),
    ("Foreign Minister", "Finance Minister"),
    ("Secretary of State", "Secretary of Defense"),
    ("Secretary of Defense", "Secretary of State"),
    ("Defense Minister", "Trade Minister"),
    ("Ambassador", "Deputy Ambassador"),
    ("Minister", "Deputy Minister"),
    ("Chairman", "Deputy Chairman"),
    ("Senator", "Governor"),
    ("Governor", "Senator"),
)


@dataclasses.dataclass(frozen=True)
class Plant:
    """A sentence told again with something changed."""

    kind: str
    claim: Claim
    text: str


Change = Callable[[Claim, random.Random], str | None]


def changed_date(claim: Claim, chance: random.Random) -> str | None:
    """The sentence with the day, month or year of its first full date changed."""
    for told in claim.times:
        if told.edtf is None or told.basis or told.edtf.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR):
            continue
        words, year = told.text, str(told.edtf.earliest.year)
        before = claim.text[: told.span.start - claim.span.start]
        if year not in words or not re.search(r"\b(?:in|on|by|since|until)\s+\Z", before):
            continue
        day = re.search(r"\b([1-9]|[12]\d|3[01])\b(?!\d)", words)
        month = next((name for name in MONTHS if name in words), None)
        if told.edtf.precision is Precision.DAY and day:
            other = int(day[1]) + chance.choice((1, 2, 5)) if int(day[1]) < 20 else int(day[1]) - chance.choice((1, 3, 9))
            new = words[: day.start(1)] + str(other) + words[day.end(1) :]
        elif month and chance.random() < 0.5:
            new = words.replace(month, MONTHS[(MONTHS.index(month) + chance.choice((1, 3))) % 12])
        else:
            new = words.replace(year, str(int(year) - chance.choice((1, 2))))
        start = told.span.start - claim.span.start
        return claim.text[:start] + new + claim.text[start + len(words) :]
    return None


def changed_number(claim: Claim, chance: random.Random) -> str | None:
    """The sentence with a figure made a fifth to twice as large."""
    for figure in claim.quantities:
        words = figure.span.shifted(-claim.span.start).of(claim.text)
        digits = re.search(r"\d[\d,.]*", words)
        lasting = re.match(
            r"\W*(?:\w+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)\b", claim.text[figure.span.end - claim.span.start :]
        )
        if digits and float(figure.value) >= 5 and not lasting and figure.unit not in ("year", "month", "week", "day", "hour"):
            value = float(digits[0].replace(",", "").rstrip("."))
            new = f"{round(value * chance.choice((1.2, 1.4, 2.0))):,}"
            start = figure.span.start - claim.span.start
            return claim.text[:start] + words.replace(digits[0].rstrip(".,"), new, 1) + claim.text[start + len(words) :]
    return None


def changed_duration(claim: Claim, chance: random.Random) -> str | None:
    """The sentence with how long something lasted, written in digits, made a quarter to twice as long."""
    for figure in claim.quantities:
        words = figure.span.shifted(-claim.span.start).of(claim.text)
        start = figure.span.start - claim.span.start
        loose = re.search(r"\b(?:over|than|nearly|almost|about|in|past|last|next|within|every|after)\s+(?:the\s+)?\Z", claim.text[:start])
        told = re.match(r"(\d+)[\s-]", words)
        after = re.match(r"[\s-]*(?:ago|later|earlier|after|before|since|old|into|from)\b", claim.text[start + len(words) :])
        if figure.unit in ("year", "month", "week", "day", "hour", "minute") and told and not loose and not after and int(told[1]) > 1:
            return claim.text[:start] + str(int(int(told[1]) * chance.choice((1.25, 1.5, 2))) + 1) + claim.text[start + len(told[1]) :]
    return None


def changed_office(claim: Claim, _: random.Random) -> str | None:
    """The sentence with the office of its speaker changed, when the sentence itself tells it."""
    if claim.speaker is None or not claim.speaker.office:
        return None
    for old, new in _OFFICES:
        if old in claim.speaker.office and old in claim.text and claim.speaker.name in claim.text:
            return claim.text.replace(old, new, 1)
    return None


def changed_visit(claim: Claim, chance: random.Random) -> str | None:
    """The sentence with its kind of visit changed."""
    told = re.search(r"\b(state|official|working|private)(?: [\w-]+)? visit\b", claim.text)
    if not told:
        return None
    other = chance.choice([one for one in _VISITS if not one.startswith(told[1])])
    return claim.text[: told.start()] + other + claim.text[told.end() :]


CHANGES: dict[str, Change] = {
    "date": changed_date,
    "number": changed_number,
    "duration": changed_duration,
    "office": changed_office,
    "visit": changed_visit,
}


def reworded(text: str, chance: random.Random) -> str:
    """The sentence as another paper would print it: no connective, other verbs of saying, an adverbial moved, an opening of its own."""
    text = re.sub(r"^(?:In addition|However|Meanwhile|Moreover|But|And|Also),?\s+", "", text)
    for old, new in ((" said ", " told reporters "), (" also ", " "), (" stated ", " said "), (" met with ", " met "), (" very ", " ")):
        text = text.replace(old, new)
    moved = re.match(r"((?:In|On|During|After|Since) [^,]{3,40}), (.+)\.$", text)
    if moved and chance.random() < 0.6:
        return f"{moved[2][:1].upper()}{moved[2][1:]} {moved[1][:1].lower()}{moved[1][1:]}."
    if chance.random() < 0.3 and text[:1].isupper() and text[:3] not in ("“I ", '"I '):
        return f"It was confirmed that {text}"
    return text


def plants(documents: list[tuple[Document, tuple[Claim, ...]]], most: int, chance: random.Random) -> Iterator[Plant]:
    """Up to `most` of each kind, spread over the documents."""
    for kind, change in CHANGES.items():
        long = [claim for _, claims in documents for claim in claims if len(claim.text.split()) >= 8]
        told = [(claim, change(claim, chance)) for claim in long]
        found = [Plant(kind, claim, reworded(" ".join(text.split()), chance)) for claim, text in told if text and text != claim.text]
        chance.shuffle(found)
        yield from found[:most]


def candidates(document: Document, claims: tuple[Claim, ...]) -> list[Candidate]:
    """The document's claims as a pool holds them."""
    return [Candidate(claim, document, at, "") for at, claim in enumerate(claims)]


def read(path: Path) -> Document | None:
    """The document at `path`, dated 1 January 2015 when it bears no date; None when it cannot be read."""
    try:
        document = read_file(path)
        return document if document.date else read_file(path, published=parse_edtf("2015-01-01"))
    except BriefgenError:
        return None


def main() -> None:
    """Plant, compare, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[ROOT / "corpus"])
    parser.add_argument("--most", type=int, default=60, help="plants of each kind")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    chance = random.Random(SEED)
    paths = sorted(path for folder in asked.folders for path in folder.rglob("*") if path.suffix in (".txt", ".md", ".html", ".htm"))
    documents = [(one, analyse(one).claims) for path in paths if (one := read(path))]
    everything = {document.id: candidates(document, claims) for document, claims in documents}
    began = time.process_time()
    unasked = alarms([one for claims in everything.values() for one in claims])
    seconds = time.process_time() - began
    tried: list[tuple[Plant, bool]] = []
    false = list(unasked)
    with tempfile.TemporaryDirectory() as folder:
        for plant in plants(documents, asked.most, chance):
            found = alarms([*everything[plant.claim.document], *told_again(plant, Path(folder), documents)])
            hits = [
                one
                for one in found
                if one.kind == (plant.kind if plant.kind != "duration" else "number") and plant.claim.id in (one.first.id, one.second.id)
            ]
            tried.append((plant, bool(hits)))
            false += [one for one in found if one not in hits]
    report(tried, false, unasked, show=asked.show)
    print(f"{len(documents)} documents, {sum(map(len, everything.values()))} claims, compared in {seconds:.1f} s")


def told_again(plant: Plant, folder: Path, documents: list[tuple[Document, tuple[Claim, ...]]]) -> list[Candidate]:
    """The plant as a document of the day after."""
    path = folder / "plant.txt"
    path.write_text(plant.text + "\n", encoding="utf-8")
    date = next(document.date for document, _ in documents if document.id == plant.claim.document)
    later = from_date(min(date.latest, dt.date(2100, 1, 1)) + dt.timedelta(days=1)) if date else None
    told = read_file(path, published=later, all_body=True)
    return candidates(told, analyse(told).claims)


def alarms(pool: list[Candidate]) -> list[Discrepancy]:
    """Every disagreement in the pool that is sure enough to be printed."""
    whole = Pool(tuple(sorted(pool, key=lambda one: (one.document.id, one.at))))
    return [one for one in discrepancies(whole, [one.claim.id for one in pool]) if one.confidence >= SURE_ENOUGH]


def report(tried: list[tuple[Plant, bool]], false: list[Discrepancy], unasked: list[Discrepancy], *, show: bool) -> None:
    """Print what was caught of each kind and how many alarms were false."""
    for kind in CHANGES:
        mine = [caught for plant, caught in tried if plant.kind == kind]
        if mine:
            print(f"{kind:8} {sum(mine)} of {len(mine)} caught")
    caught = sum(hit for _, hit in tried)
    print(f"all     {caught} of {len(tried)} caught: {caught / max(1, len(tried)):.2f}")
    print(f"false   {len(false)} of {len(false) + caught} alarms: {len(false) / max(1, len(false) + caught):.2f}")
    print(f"        of these {len(unasked)} where nothing was planted: look at them, a real corpus may differ with itself")
    if show:
        for plant in (plant for plant, hit in tried if not hit):
            print(f"missed {plant.kind}: {' '.join(plant.claim.text.split())}\n    as {plant.text}")
        for alarm in false:
            print(f"alarm {alarm.kind} {alarm.confidence} {alarm.subject}: {alarm.first_value!r} / {alarm.second_value!r}")
            print(f"    {' '.join(alarm.first.text.split())}\n    {' '.join(alarm.second.text.split())}")


if __name__ == "__main__":
    main()

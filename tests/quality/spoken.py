"""How well is told who said what, on the articles of `speech`, a file for each way of writing, and passages of `awkward` and `pointing`.

In a file `====` parts articles, `⟦Name|…⟧` or `⟦Name, office|…⟧` marks what somebody said, with who that is, `⟦+|…⟧` a further piece of it.
A name in small letters (`police`) is a speaker who bears none, and `?` one who is not told. Marks are taken out before reading.
What is said follows the rules of the PolNeAR corpus: `that` and quotation marks belong to it, the sentence's own full stop does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Line, LineLabel
from briefgen.model.evidence import Attribution, Reading
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span

HERE = Path(__file__).parent
_MARK = re.compile(r"⟦(?P<who>[^|⟧]+)\||⟧")
_SAME = 0.5
"""Share of characters (Jaccard) in which what is found must agree with what is marked."""
_APPOSED = 12
"""Characters between a description and the name behind it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody said, as marked; office: empty where it is not."""

    who: str
    office: str
    at: frozenset[int]


@dataclass(frozen=True, slots=True)
class Article:
    """One article without its marks, with what they said and its reading."""

    style: str
    text: str
    sayings: tuple[Saying, ...]
    reading: Reading


def read_articles(folder: str) -> list[Article]:
    """Every article of the folder, read."""
    return [
        _article(path.stem, marked)
        for path in sorted((HERE / folder).glob("*.txt"))
        for marked in path.read_text(encoding="utf-8").split("\n====\n")
    ]


def _article(style: str, marked: str) -> Article:
    marked = marked.strip()
    text, at, opened = "", 0, 0
    said: list[tuple[str, set[int]]] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["who"] is None:
            said[-1][1].update(range(opened, len(text)))
        elif mark["who"] != "+":
            said.append((mark["who"], set()))
        opened = len(text)
    text += marked[at:]
    return Article(style, text, tuple(_saying(who, places) for who, places in said), analyse(_document(text)))


def _saying(who: str, places: set[int]) -> Saying:
    name, _, office = who.partition(", ")
    return Saying(name, office, frozenset(places))


def _document(text: str) -> Document:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    lines = tuple(Line(span=span, label=LineLabel.BODY) for span in spans)
    return Document(id="doc", path="doc.txt", version=sha256(text), text=text, lines=lines, paragraphs=tuple(spans))


def matched(article: Article) -> dict[int, int]:
    """Number of each saying that was found, with that of the attribution that found it; each of those once."""
    found = [{at for span in said.spans for at in range(span.start, span.end)} for said in article.reading.attributions]
    pairs = sorted(
        ((len(s.at & f) / len(s.at | f), -i, -j) for i, s in enumerate(article.sayings) for j, f in enumerate(found) if s.at & f),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for share, i, j in pairs:
        if share >= _SAME and -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return taken


def names(said: Attribution, who: str) -> bool | None:
    """Whether an attribution has the speaker who is marked; None when it names nobody."""
    if who[0].islower() or who == "?":
        words = (said.speaker or "").casefold()
        return said.resolved is None or who.split()[-1] in words
    if said.resolved is not None:
        return said.resolved.name.removeprefix("the ").removeprefix("The ") == who
    mention = said.speaker or ""
    return True if mention.removeprefix("the ").removeprefix("The ") == who else None


def measure_speech(articles: list[Article]) -> dict[str, float]:
    """Every figure of the articles by its name in floors.toml, 0 to 1."""
    return {f"speech_{name}": value for name, value in _measured(articles).items()}


def measure_awkward(articles: list[Article]) -> dict[str, float]:
    """Every figure of the passages by its name in floors.toml, 0 to 1; offices and whole sentences as printed too."""
    hits = [(article.sayings[i], article.reading.attributions[j]) for article in articles for i, j in matched(article).items()]
    held = [said.resolved is not None and said.resolved.office == saying.office for saying, said in hits if saying.office]
    printed = [told for article in articles for told in _sentences(article)]
    figures = _measured(articles) | {
        "offices": sum(held) / len(held),
        "sentences": printed.count(True) / (len(printed) - printed.count(None)),
        "sentences_named": (len(printed) - printed.count(None)) / len(printed),
    }
    return {f"awkward_{name}": value for name, value in figures.items()}


def measure_pointing(articles: list[Article]) -> dict[str, float]:
    """How often whom a pronoun or description means (`he`, `the two sides`, `the Norwegian diplomat`) is told, and told right, 0 to 1.

    Of the mentions found whose words do not hold the name; those of nobody named count where one is told for them.
    """
    told = [right for article in articles for right in _pointing(article)]
    return {
        "pointing_right": told.count(True) / (len(told) - told.count(None)),
        "pointing_spoken": (len(told) - told.count(None)) / len(told),
    }


def _pointing(article: Article) -> list[bool | None]:
    found: list[bool | None] = []
    for i, j in matched(article).items():
        who, said = article.sayings[i].who, article.reading.attributions[j]
        if said.mention is None or any(word[0].isupper() and word in who.split() for word in (said.speaker or "").split()):
            continue
        behind = article.text[said.mention.end : said.mention.end + len(who) + _APPOSED]
        if who.split()[-1] in behind:
            continue  # `Its author, Ana Ruiz,`
        right = names(said, who)
        if who[0].isupper() or right is False:  # of those who bear no name, only a name that is wrong counts
            found.append(None if said.resolved is None else right is True)
    return found


def _measured(articles: list[Article]) -> dict[str, float]:
    hits = [(article, article.sayings[i], article.reading.attributions[j]) for article in articles for i, j in matched(article).items()]
    told = [names(said, saying.who) for _, saying, said in hits]
    return {
        "precision": len(hits) / sum(len(article.reading.attributions) for article in articles),
        "recall": len(hits) / sum(len(article.sayings) for article in articles),
        "speakers": told.count(True) / (len(told) - told.count(None)),
        "named": (len(told) - told.count(None)) / len(told),
    }


def _sentences(article: Article) -> list[bool | None]:
    """For each sentence that names a speaker, in the marks or as read, whether it is read as marked; None when nobody is named for it."""
    found: list[bool | None] = []
    for claim in article.reading.claims:
        said = {saying.who for saying in article.sayings if not saying.at.isdisjoint(range(claim.span.start, claim.span.end))}
        if claim.speaker is not None:
            name = claim.speaker.name.removeprefix("the ").removeprefix("The ")
            found.append(name in said or any(who[0].islower() and who.split()[-1] in name.casefold() for who in said))
        elif any(who[0].isupper() for who in said):
            found.append(None)
    return found

"""Labels for the lines of an extract, and the paragraphs of its body."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefgen.ingestion.cleaning.looks import Look, looks
from briefgen.ingestion.cleaning.model import body_chances
from briefgen.ingestion.cleaning.openings import opening
from briefgen.ingestion.cleaning.runs import story_runs
from briefgen.ingestion.cleaning.talks import announced, turn_lines
from briefgen.ingestion.cleaning.titles import title_line
from briefgen.ingestion.cleaning.topic import shared, topic_of
from briefgen.ingestion.cleaning.vetoes import vetoed
from briefgen.ingestion.cleaning.wrapping import logical_lines, physical_lines
from briefgen.ingestion.extract import Extract, Trust
from briefgen.ingestion.metadata.records import record
from briefgen.model.corpus import Line, LineLabel
from briefgen.text.normalise import UNPRINTABLE, printable
from briefgen.text.spans import Span

Lines = tuple[Span, ...]
"""The physical lines of one logical line."""
_META = frozenset({"date", "byline", "agency"})
_HEADING_WORDS = 10
_TITLE_WORDS = 25
_FURNITURE_WORDS = 14
_DUPLICATE_WORDS = 8
_DOUBTFUL = 0.2
_NEAR = 2
_ON_TOPIC = 0.15
_LEAD_WORDS = 12
_OPENING = 4
_FEWEST_FIGURES = 2
_BACK = frozenset("he she they it his her its their this these those both him them".split())  # noqa: SIM905  a word list


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """lines: one for each non-blank line; paragraphs: of the body, a hard-wrapped one over several lines; both in order."""

    lines: tuple[Line, ...]
    paragraphs: tuple[Span, ...]


def clean(extract: Extract, *, all_body: bool = False, repeated: Collection[str] = ()) -> Cleaned:
    """Label every line; nothing is deleted.

    all_body: skip the labelling. repeated: normalised lines (`repetition.normalised`) that the publisher prints under every story.
    """
    grouped = _grouped(extract)
    if all_body:
        return _cleaned(grouped, [LineLabel.BODY] * len(grouped))
    trust = extract.trust if extract.front_matter is None else Trust.AUTHORED
    seen = looks([_words(extract.text, lines) for lines in grouped], sparing=trust is not Trust.SCRAPED)
    labels = _LABELLERS[trust](seen, extract)
    if extract.front_matter is None and (opens := opening(seen)):
        labels[: opens.title] = [LineLabel.BOILERPLATE if label is LineLabel.TITLE else label for label in labels[: opens.title]]
        labels[opens.title] = LineLabel.TITLE
        for at in opens.about:
            labels[at] = LineLabel.META
    marks = dict(extract.marks)
    for at, lines in enumerate(grouped):
        if seen[at].key in repeated:
            labels[at] = LineLabel.BOILERPLATE
        labels[at] = marks.get(lines[0].start, labels[at])
    return _cleaned(grouped, labels)


def _grouped(extract: Extract) -> list[Lines]:
    """Logical lines: by the format's own paragraphs where it has them, else by judging line breaks."""
    if extract.paragraphs is None:
        return logical_lines(extract.text)
    groups: list[list[Span]] = []
    paragraphs = iter(extract.paragraphs)
    paragraph = next(paragraphs, None)
    opened = False
    for line in physical_lines(extract.text)[0]:
        while paragraph is not None and paragraph.end <= line.start:
            paragraph, opened = next(paragraphs, None), False
        inside = paragraph is not None and paragraph.start <= line.start
        if inside and opened:
            groups[-1].append(line)
        else:
            groups.append([line])
        opened = inside
    return [tuple(group) for group in groups]


def _words(text: str, lines: Lines) -> str:
    words = " ".join(" ".join([line.of(text) for line in lines]).split())
    return printable(words) if UNPRINTABLE.search(words) else words


def _cleaned(grouped: Sequence[Lines], labels: Sequence[LineLabel]) -> Cleaned:
    return Cleaned(
        lines=tuple(Line(span=line, label=label) for lines, label in zip(grouped, labels, strict=True) for line in lines),
        paragraphs=tuple(
            Span(lines[0].start, lines[-1].end) for lines, label in zip(grouped, labels, strict=True) if label is LineLabel.BODY
        ),
    )


def _scraped(lines: Sequence[Look], _: Extract) -> list[LineLabel]:
    """A page with everything around it."""
    return page_labels(lines)


def page_labels(lines: Sequence[Look], chances: Sequence[float] | None = None) -> list[LineLabel]:
    """The label of each line of a scraped page: the model says where the story is, patterns name what is left.

    chances: of each line to be body, 0 to 1; None to ask the model, which takes half of all cleaning and is not asked about a note.
    """
    if _is_a_note(lines):
        return _note_labels(lines)
    if chances is None:
        chances = body_chances(lines)
    told = story_runs(chances)
    vetoes = vetoed(lines, told)
    turns = turn_lines(lines)
    told = [is_told or is_turn for is_told, is_turn in zip(told, turns, strict=True)]
    body = _with_neighbours(lines, chances, [is_told and not veto for is_told, veto in zip(told, vetoes, strict=True)], vetoes)
    if not any(line_is and len(line.words) > 2 for line_is, line in zip(body, lines, strict=True)):
        body = _likeliest(lines, chances)
    title = announced(lines, turns)
    if title is None:
        title = title_line(lines, body)
    labels, printed = [], set[str]()
    last = max((at for at, is_body in enumerate(body) if is_body), default=-1)
    for at, line in enumerate(lines):
        if title is not None and line.key == lines[title].key:
            labels.append(LineLabel.TITLE)
        elif body[at] and not (line.key in printed and len(line.words) >= _DUPLICATE_WORDS):
            labels.append(LineLabel.HEADING if _headed(lines, body, at) else LineLabel.BODY)
            printed.add(line.key)
        else:
            labels.append(_furniture(line, inside=bool(printed) and at < last and not body[at], followed=at < last and body[at + 1]))
    return labels


def _is_a_note(lines: Sequence[Look]) -> bool:
    """Sentences and nothing around them but a title: a note or a copied report, of which the model, taught on pages, loses ends."""
    first = 0 if lines[0].ends else 1
    return any(line.prose for line in lines) and all(line.ends and len(line.words) > 2 and not line.signs for line in lines[first:])


def _note_labels(lines: Sequence[Look]) -> list[LineLabel]:
    titled = not lines[0].ends
    return [LineLabel.TITLE if titled and not at else LineLabel.BODY for at in range(len(lines))]


def _with_neighbours(lines: Sequence[Look], chances: Sequence[float], body: Sequence[bool], vetoes: Sequence[bool]) -> list[bool]:
    """Body, and the sentences on its topic that open the story right above it, or are doubtful and go on right below."""
    candidates = [line.prose and not (body[at] or vetoes[at] or line.signs) for at, line in enumerate(lines)]
    first = next((at for at, is_body in enumerate(body) if is_body), 0)
    opening = first
    while opening and candidates[opening - 1] and len(lines[opening - 1].words) >= _LEAD_WORDS:
        opening -= 1
    below = [at for at, may in enumerate(candidates) if may and chances[at] >= _DOUBTFUL and any(body[max(0, at - _NEAR) : at])]
    joined = list(body)
    if below or opening < first:
        topic = topic_of(lines, body)
        for at in {*range(opening, first), *below}:
            likely = _refers_back(lines[at]) if at > first else chances[at] >= _DOUBTFUL
            joined[at] = likely or shared(lines[at], topic, own=False) >= _ON_TOPIC
    return joined


def _refers_back(line: Look) -> bool:
    """True when the sentence opens with a word that stands for what was told above it."""
    return not _BACK.isdisjoint(line.words[:_OPENING])


def _likeliest(lines: Sequence[Look], chances: Sequence[float]) -> list[bool]:
    """Where nothing is likely to be a story: the sentences that come nearest to one; of a page without any, a note or a list, all."""
    told = [line.prose and not line.signs for line in lines]
    best = max((chance for chance, is_told in zip(chances, told, strict=True) if is_told), default=None)
    if best is None:
        return [not line.signs for line in lines]
    return [is_told and chance >= best / 2 for chance, is_told in zip(chances, told, strict=True)]


def _headed(lines: Sequence[Look], body: Sequence[bool], at: int) -> bool:
    """A short line within the story that is no sentence and has the story going on below it, in sentences."""
    line = lines[at]
    below = at + 1 < len(lines) and body[at + 1] and lines[at + 1].prose and len(lines[at + 1].words) > len(line.words)
    return below and not line.ends and len(line.words) <= _HEADING_WORDS and line.text[-1:] not in ",;:—-"


def _furniture(line: Look, *, inside: bool, followed: bool) -> LineLabel:
    """What a line is that is not body."""
    if line.signs & _META or record(line.text):
        return LineLabel.META
    if any(sign.startswith("caption") for sign in line.signs):
        return LineLabel.CAPTION
    if inside and followed and not line.signs and not line.ends and 0 < len(line.words) <= _HEADING_WORDS:
        return LineLabel.HEADING
    return LineLabel.BOILERPLATE


def _extracted(lines: Sequence[Look], _: Extract) -> list[LineLabel]:
    """A library took the page away: only lines that say themselves what they are lose their place in the body."""
    labels = []
    for line in lines:
        count = len(line.words)
        told = any(sign == "legal" or sign.startswith(("furniture", "turn")) for sign in line.signs)
        captioned = any(sign.startswith("caption") for sign in line.signs) and (count <= 40 and not line.prose)
        if (told and count <= _FURNITURE_WORDS) or not count or "furniture plea" in line.signs:
            labels.append(LineLabel.BOILERPLATE)
        elif line.signs & _META:
            labels.append(LineLabel.META)
        elif captioned:
            labels.append(LineLabel.CAPTION)
        else:
            labels.append(LineLabel.BODY)
    body = [label is LineLabel.BODY for label in labels]
    return [LineLabel.HEADING if is_body and _headed(lines, body, at) else labels[at] for at, is_body in enumerate(body)]


def _authored(lines: Sequence[Look], extract: Extract) -> list[LineLabel]:
    """Written as a document: all body, but for the title, headings, date and byline of one that has no front matter to say them."""
    if extract.front_matter is not None:
        return [LineLabel.BODY] * len(lines)
    labels = [LineLabel.META if line.signs & _META or _is_row(line) else LineLabel.BODY for line in lines]
    body = [label is LineLabel.BODY for label in labels]
    labels = [LineLabel.HEADING if is_body and _headed(lines, body, at) else labels[at] for at, is_body in enumerate(body)]
    named = " ".join(extract.facts.title.lower().split())
    if lines and (lines[0].key == named or _opens_as_title(lines[0])):
        labels[0] = LineLabel.TITLE
    return labels


def _is_row(line: Look) -> bool:
    """A row of a table of figures: figures alone, or three and more that are half of its pieces; `Resolution 1701 (2006)` is none."""
    pieces = line.text.split()
    figures = sum(piece.strip("().,%€$£-–+").replace(",", "").replace(".", "").isdigit() for piece in pieces)
    few = _FEWEST_FIGURES if figures == len(pieces) else _FEWEST_FIGURES + 1
    return figures >= few and 2 * figures >= len(pieces) and not line.ends


def _opens_as_title(line: Look) -> bool:
    """A first line that is no sentence and too long for a letterhead's single word."""
    return not line.ends and not line.signs and 3 <= len(line.words) <= _TITLE_WORDS and not line.text.isupper()


_LABELLERS = {Trust.SCRAPED: _scraped, Trust.EXTRACTED: _extracted, Trust.AUTHORED: _authored}

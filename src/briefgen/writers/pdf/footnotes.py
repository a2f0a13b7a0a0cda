"""References at the foot of the column that cites them: what they say, how high they are, where they stand in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.doctree.nodes import Inline, Link, ReferenceEntry
from briefgen.doctree.style import TextStyle
from briefgen.text.ranges import ranged
from briefgen.writers.pdf.lines import Line
from briefgen.writers.pdf.plain import plain_text
from briefgen.writers.pdf.setting import Place, Setting, stack
from briefgen.writers.pdf.slabs import Slab, laid, stacked
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.words import Call, Ink

SPACE = 12.0
"""Points between the text, or what follows it, and the first note; the rule stands in it."""
_LONGEST = 170
_BETWEEN = 12.0  # points between two notes on one line
_INLINE = frozenset({"Reference", "Link", "Span", "Em", "Strong"})
_HOLDS_NOTES = frozenset({"TD", "TH", "LBody", "Caption", "BlockQuote", "Lbl"})  # these may hold a Note; their parents may not


@dataclass(frozen=True, slots=True)
class Wanted:
    """A note that a column needs. locators: in order of citing.

    again: the page has a note for this reference in another column; before: an earlier page has one, in full.
    """

    call: Call
    locators: tuple[str, ...]
    again: bool
    before: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What notes have told. here: on this page, reference number to locators; before: numbers of those on earlier pages."""

    here: Mapping[int, frozenset[str]] = field(default_factory=dict)
    before: frozenset[int] = frozenset()

    def and_with(self, notes: Iterable[Wanted]) -> Told:
        """This, and what notes of this page tell."""
        more = {note.call.number: self.here.get(note.call.number, frozenset()) | set(note.locators) for note in notes}
        return Told({**self.here, **more}, self.before)

    def overleaf(self) -> Told:
        """This as the next page begins."""
        return Told({}, self.before | self.here.keys())


@dataclass(slots=True, kw_only=True, eq=False)
class Footnotes:
    """The notes of one document. places: for each width of column met, left edge and width of its notes come from the flow."""

    setting: Setting
    entries: Mapping[int, ReferenceEntry]
    style: TextStyle = field(init=False)
    _sizes: dict[tuple[int, tuple[str, ...], bool, bool, float], tuple[float, float]] = field(default_factory=dict)
    _serial: int = 0

    def __post_init__(self) -> None:
        style = self.setting.styles.text("footnote")
        label = self.setting.fonts.width(f"[{max(self.entries, default=0)}]", style.font, style.size) + style.size / 2
        self.style = replace(style, before=0.0, after=min(style.after, 1.5), indent=label, first=-label, align="left")

    def begin(self) -> None:
        """A new pass over the document."""
        self._serial = 0

    def wanted(self, calls: Iterable[Call], told: Told) -> tuple[Wanted, ...]:
        """The notes that calls need where so much is told already, by number."""
        first: dict[int, Call] = {}
        found: dict[int, dict[str, None]] = {}
        for call in calls:
            if call.number not in self.entries:
                continue
            new = [locator for locator in call.locators if locator not in told.here.get(call.number, frozenset())]
            if new or call.number not in told.here:
                first.setdefault(call.number, call)
                found.setdefault(call.number, {}).update(dict.fromkeys(new))
        return tuple(Wanted(first[at], tuple(found[at]), at in told.here, at in told.before) for at in sorted(first))

    def height(self, wanted: Sequence[Wanted], width: float) -> float:
        """Height in points of notes with the space above them; 0 for none."""
        return SPACE + sum(max(self._size(note, width)[0] for note in row) for row in self._rows(wanted, width)) if wanted else 0.0

    def _rows(self, wanted: Sequence[Wanted], width: float) -> Iterator[Sequence[Wanted]]:
        """The notes, one a row, or two that are short enough to stand side by side."""
        half, at = (width - _BETWEEN) / 2, 0
        while at < len(wanted):
            pair = wanted[at : at + 2]
            row = pair if all(self._size(note, width)[1] <= half for note in pair) else wanted[at : at + 1]
            yield row
            at += len(row)

    def _size(self, note: Wanted, width: float) -> tuple[float, float]:
        """Height of a note with the space below it; and its width, all of `width` when it has more than one line."""
        key = (note.call.number, note.locators, note.again, note.before, width)
        known = self._sizes.get(key)
        if known is None:
            lines = self._lines(note, width, Element("Note"), "", "")
            slabs = stack(lines, self.style, Place(x=0.0, width=width, parent=note.call.element))
            wide = lines[0].width if len(lines) == 1 else width
            known = self._sizes[key] = (stacked(slabs) + self.style.after, wide)
        return known

    def fitting(self, calls: Sequence[Call], told: Told, width: float, room: float) -> int:
        """How many of the calls have notes that fit in `room` points together."""
        count = 0
        while count < len(calls) and self.height(self.wanted(calls[: count + 1], told), width) <= room:
            count += 1
        return count

    def set(self, wanted: Sequence[Wanted], place: tuple[float, float]) -> list[tuple[float, Slab, Wanted, str]]:
        """Notes as `(distance from the top, slab, note, serial)`; place: left edge in the column, and width."""
        (left, width), y = place, SPACE
        found: list[tuple[float, Slab, Wanted, str]] = []
        for row in self._rows(wanted, width):
            for at, note in enumerate(row):
                self._serial += 1
                serial = str(self._serial)
                element = _element(note.call.element, serial)
                lines = self._lines(note, width, element, serial, f"#ref-{note.call.number}")
                made = stack(lines, self.style, Place(x=left + at * (width + _BETWEEN) / 2, width=width, parent=element))
                if made:
                    made[0].anchors = (anchor(serial),)
                found += [(y + down, slab, note, serial) for down, slab in laid(made)]
            y += max(self._size(note, width)[0] for note in row)
        return found

    def _lines(self, note: Wanted, width: float, element: Element, serial: str, target: str) -> list[Line]:
        setting, number = self.setting, note.call.number
        words = "" if note.again else short(self.entries[number], again=note.before)
        places = located(note.locators)
        if serial:
            setting.names[anchor(serial)] = f"Note {number}: {words or places}"
            setting.names[call_anchor(serial)] = f"Back to where [{number}] is cited"
        ink = setting.ink(self.style, element.child("P"))
        composer = setting.composer()
        mark = ink.but(element=element.child("Lbl").child("Link"), target=f"#{call_anchor(serial)}", colour=setting.styles.colour("accent"))
        composer.text(f"[{number}]", mark)
        label = setting.fonts.width(f"[{number}] ", self.style.font, self.style.size)
        composer.space(ink, extra=max(-self.style.first - label, 0.0))
        if words:
            composer.text(words, _linked(ink, target))
            if places:
                composer.text(",", ink)
                composer.space(ink)
        composer.text(places + "." if places or not words.endswith((".", "?", "!", "…")) else "", ink)
        return setting.lines(setting.finish(composer), self.style, width)


def _linked(ink: Ink, target: str) -> Ink:
    return ink.but(element=ink.element.child("Link") if ink.element is not None else None, target=target) if target else ink


def anchor(serial: str) -> str:
    """The name of a note's place."""
    return f"footnote:{serial}"


def call_anchor(serial: str) -> str:
    """The name of the place that calls a note."""
    return f"call:{serial}"


def entries(blocks: Iterable[object]) -> dict[int, ReferenceEntry]:
    """References by number; the first of a number counts."""
    found: dict[int, ReferenceEntry] = {}
    for block in blocks:
        if isinstance(block, ReferenceEntry):
            found.setdefault(block.number, block)
    return found


def places_cited(references: Mapping[int, ReferenceEntry]) -> dict[int, dict[str, tuple[str, ...]]]:
    """Reference number to statement to the locators it rests on, in order."""
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for number, entry in references.items():
        of = found.setdefault(number, {})
        for locator, _, statement in entry.passages:
            if locator.strip("–- ") and locator not in of.get(statement, ()):
                of[statement] = (*of.get(statement, ()), locator)
    return found


def short(entry: ReferenceEntry, *, again: bool = False) -> str:
    """Who, what, when: what the template says, else the entry up to its address or a word near its 170th letter.

    again: on a page behind the first that tells it the least that names it will do.
    """
    if words := (again and entry.again) or entry.short:
        return " ".join(words.split()).rstrip(".")
    words = plain_text(_before_link(entry.children)).rstrip(" .")
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _before_link(children: Sequence[Inline]) -> Sequence[Inline]:
    at = next((at for at, child in enumerate(children) if isinstance(child, Link)), len(children))
    return children[:at] or children


def located(locators: Sequence[str]) -> str:
    """Locators as a reader writes them, numbers in order: `¶ 4, 7–9` for `¶ 7`, `¶ 9`, `¶ 8` and `¶ 4`."""
    groups: dict[str, list[str]] = {}
    for locator in locators:
        sign, _, number = locator.replace("\u00a0", " ").rpartition(" ")
        groups.setdefault(sign, []).append(number)
    for numbers in groups.values():
        numbers.sort(key=lambda number: (int(number), "") if number.isdecimal() else (0, number))
    return ", ".join(f"{sign}\u00a0{', '.join(ranged(numbers))}" if sign else ", ".join(numbers) for sign, numbers in groups.items())


def _element(caller: Element, serial: str) -> Element:
    """The Note, read right after the block that calls it."""
    while caller.role in _INLINE and caller.parent is not None:
        caller = caller.parent
    name = f"footnote-{serial}"
    if caller.role in _HOLDS_NOTES or caller.parent is None:
        return caller.child("Note", id=name)
    note = caller.parent.child("Note", id=name)
    note.follows = caller
    return note

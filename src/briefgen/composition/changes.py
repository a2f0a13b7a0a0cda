"""What changed since the edition before: statements matched by id, else by close wording in the same document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.composition.continuing import Links, Told, continued
from briefgen.model.changes import HEADINGS, Change, ChangeKind, Changes
from briefgen.model.edition import Edition, EditionSection, PreviousEdition, PreviousStatement, Slice, Statement, Status
from briefgen.model.selection import Selection
from briefgen.text.own_mark import own_mark

Difference = tuple[ChangeKind, str]
"""Kind of change, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """changes: in printed order, dropped statements last. statuses, before: by statement id; before: the one that it goes on from."""

    statuses: Mapping[str, Status]
    changes: Changes
    before: Mapping[str, PreviousStatement] = field(default_factory=dict)

    def placed(self, statement: Statement) -> Statement:
        """The statement with what is known of it against the edition before."""
        old = self.before.get(statement.id)
        continues = old.id if old is not None and old.id != statement.id else None
        return replace(statement, status=self.statuses[statement.id], continues=continues)


def compare(
    sections: Iterable[tuple[str, Sequence[Statement]]],
    versions: Mapping[str, str],
    previous: PreviousEdition | None,
    selection: Selection,
    left_out: Collection[str] = (),
    unread: Collection[str] = (),
) -> Compared:
    """Compare statements (section id, statements in printed order) with the edition before.

    versions: document -> version now. left_out: ids of statements that were chosen and are not printed, for length. unread: paths of
    corpus files, and of folders, that could not be read.
    """
    listed = [(section, statement) for section, statements in sections for statement in statements]
    if previous is None:
        return Compared(statuses={statement.id: "new" for _, statement in listed}, changes=Changes(since=None))
    successors = {source.document: source.successor for source in selection.unused if source.successor}
    news = {miss.claim.id: miss.instead for miss in selection.overtaken if miss.instead}
    links = Links(successors=successors, echoes=_echoes(selection), news=news, old=dict(previous.versions), new=versions)
    told = [Told(id=statement.id, text=statement.text, document=_document(statement)) for _, statement in listed]
    before = continued(told, previous.statements, links)
    statuses: dict[str, Status] = {}
    changes: list[Change] = []
    for section, statement in listed:
        old = before.get(statement.id)
        found: list[Difference] = [("new", "")] if old is None else _differences(statement, old, links)
        statuses[statement.id] = "new" if old is None else "revised" if found else "same"
        changes += [Change(kind=kind, statement=statement.id, section=section, text=statement.text, why=why) for kind, why in found]
    kept = {old.id for old in before.values()}
    for old in previous.statements:
        if old.id not in kept:
            fallen = _why_fallen(old, selection, unread)
            why = fallen or ("left out for length" if old.id in left_out else _why_dropped(old, versions, selection))
            changes.append(Change(kind="dropped", statement=old.id, section=old.section, text=old.text, why=why, fallen=bool(fallen)))
    return Compared(statuses=statuses, changes=Changes(since=previous.number, changes=tuple(changes)), before=before)


def known_before(edition: Edition, previous: PreviousEdition) -> Edition:
    """The edition as a cut for length should weigh it: what was chosen before and only not printed is nothing new."""

    def weighed(statement: Statement) -> Statement:
        return replace(statement, status="same") if statement.status == "new" and statement.id in previous.left_out else statement

    return _with_statements(edition, weighed)


def printed_changes(whole: Edition, cut: Edition, previous: PreviousEdition | None, selection: Selection) -> Edition:
    """`cut`, made of `whole`, with the changes that a reader of both editions sees: those of statements that are printed."""
    printed = {statement.id for section in cut.sections for statement in section.all_statements}
    left_out = tuple(one.id for section in whole.sections for one in section.all_statements if one.id not in printed)
    if previous is None:
        return replace(cut, left_out=left_out)
    versions = {reference.document: reference.version for reference in cut.references}
    listed = [(section.id, section.all_statements) for section in cut.sections]
    compared = compare(listed, versions, previous, selection, left_out, whole.unread)
    told = _with_statements(cut, compared.placed)
    return replace(told, changes=compared.changes, left_out=left_out)


def _with_statements(edition: Edition, made: Callable[[Statement], Statement]) -> Edition:
    def section(one: EditionSection) -> EditionSection:
        takeaway = made(one.takeaway) if one.takeaway else None
        return replace(one, takeaway=takeaway, statements=tuple(made(statement) for statement in one.statements))

    return replace(edition, sections=tuple(section(one) for one in edition.sections))


def _echoes(selection: Selection) -> dict[str, str]:
    """Id of a claim that is not chosen -> id of a fact that says much the same."""
    misses = [miss for choice in selection.choices for miss in choice.near_misses]
    facts = [fact for choice in selection.choices for fact in choice.facts]
    told = {other.id: fact.id for fact in facts for other in fact.corroboration}
    return told | {miss.claim.id: miss.instead for miss in misses if miss.instead}


def _document(statement: Statement) -> str:
    return next((segment.document for segment in statement.segments if isinstance(segment, Slice)), "")


def _differences(statement: Statement, old: PreviousStatement, links: Links) -> list[Difference]:
    label, document = statement.label, _document(statement)
    new = PreviousStatement(
        id=statement.id,
        section=old.section,
        text=statement.text,
        date=label.date,
        date_text=label.date_text,
        speaker=label.speaker,
        office=label.office,
        document=document,
        version=links.new.get(document, ""),
        origins=statement.origins,
        marks=statement.marks,
    )
    of_one = document in (old.document, links.successors.get(old.document))
    corrected = document != old.document or links.old.get(document) not in (None, links.new.get(document))
    return differences(old, new, corrected=of_one and corrected, of_one=of_one)


def differences(old: PreviousStatement, new: PreviousStatement, *, corrected: bool, of_one: bool) -> list[Difference]:
    """How one statement differs between two editions: kind of change and why, in the order they are told.

    corrected: other words are due to another version of the source, or to a source that took its place. of_one: both are of one source, or
    of the one that took its place; another source says so in its own words, on its own day.
    """
    found: list[Difference] = []
    if new.text != old.text:
        found.append(("corrected" if corrected else "revised", f"was: {old.text}"))
    elif not of_one:
        found.append(("revised", "same words, now resting on another source"))
    if not of_one:
        return found
    if (new.speaker, new.office) != (old.speaker, old.office):
        found.append(("revised", f"speaker was {', '.join(filter(None, (old.speaker, old.office))) or 'not given'}"))
    if new.date != old.date:
        found.append(("redated", f"was {old.date_text or 'undated'}"))
    if new.origins > old.origins:
        found.append(("corroborated", f"now {new.origins} independent origins, before {old.origins}"))
    elif new.origins < old.origins:
        found.append(("revised", f"now {new.origins} independent origin{'s' * (new.origins > 1)}, before {old.origins}"))
    if _disputed(new.marks) != _disputed(old.marks):
        found.append(("revised", "sources now differ" if _disputed(new.marks) else "sources no longer differ"))
    return found


def _disputed(marks: Collection[str]) -> bool:
    """True when sources differ on the date, number or the like that a statement tells: `date_disputed`."""
    return any(mark.endswith("_disputed") for mark in marks)


def _why_fallen(old: PreviousStatement, selection: Selection, unread: Collection[str]) -> str:
    """Why a statement no longer stands; empty when it might have been chosen again."""
    overtaken = next((miss.why for miss in selection.overtaken if miss.claim.id == old.id), "")
    if overtaken:
        return overtaken
    left_out = {source.document: source.why for source in selection.unused}
    if old.document in left_out:
        return f"its source was left out: {left_out[old.document]}"
    current = {document.id: document.version for document in selection.documents}
    if old.document not in current and any(old.path == path or old.path.startswith(f"{path}/") for path in unread):
        return "its source could not be read"
    if old.document not in current:
        return "its source is no longer in the corpus"
    if old.version and current[old.document] != old.version:
        return "its source changed and no longer says it so"
    return ""


def _why_dropped(old: PreviousStatement, versions: Mapping[str, str], selection: Selection) -> str:
    for choice in selection.choices:
        for miss in choice.near_misses:
            if miss.claim.id == old.id:
                return miss.why
    if old.document not in versions:
        return "nothing of its source was chosen this time"
    return "other facts answer the section better"


def changes_markdown(edition: Edition) -> str:
    """The changes as Markdown for changes.md: a heading for each kind, a list item for each statement; last, what the text is."""
    told = _listed(edition) if edition.changes.since is not None else ["First edition.", ""]
    mark = _plain(own_mark(edition.brief, edition.number))
    return "\n".join([f"# {_plain(edition.title)}: edition {edition.number}", "", *told, mark, ""])


def _listed(edition: Edition) -> list[str]:
    lines = [f"Changes since edition {edition.changes.since}; information up to {edition.cutoff}.", ""]
    if not edition.changes.changes:
        return [*lines, "Nothing changed.", ""]
    titles = {section.id: section.title for section in edition.sections}
    for kind, heading in HEADINGS.items():
        listed = [change for change in edition.changes.changes if change.kind == kind]
        if listed:
            lines += [f"## {heading}", ""]
            for change in listed:
                why = f" ({_plain(change.why)})" if change.why else ""
                lines.append(f"- {_plain(titles.get(change.section, change.section))}: {_plain(change.text)}{why} `{change.statement}`")
            lines.append("")
    return lines


def _plain(text: str) -> str:
    """Text that Markdown takes literally."""
    for mark in "\\`*_[]<>#":
        text = text.replace(mark, "\\" + mark)
    return text

"""From the facts chosen for a brief to its edition: everything that is printed, as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from briefgen.composition.changes import compare
from briefgen.composition.exhibits import coverage, exhibit, plan_section
from briefgen.composition.labels import label
from briefgen.composition.named_within import names_its_speaker
from briefgen.composition.naming import first_namings
from briefgen.composition.notes import notes
from briefgen.composition.references import Numbering
from briefgen.composition.review import worth_printing
from briefgen.composition.statements import Glossary, segments
from briefgen.composition.timeline import Told, timeline
from briefgen.model.edition import Edition, EditionSection, Insertion, PreviousEdition, PrintedDiscrepancy, QuestionAnswer, Slice, Statement
from briefgen.model.evidence import Discrepancy, Fact, Flag, SpeakerBasis
from briefgen.model.exhibit import Exhibit, ExhibitData
from briefgen.model.genre import Genre, genre_of
from briefgen.model.selection import Choice, Selection
from briefgen.spec.schema import BriefSpec, ExhibitSpec, QuestionSpec, SectionSpec
from briefgen.text.enumeration import only_listed
from briefgen.text.normalise import printable
from briefgen.text.phrases import answers, tokens

_NO_SERIES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class _Workshop:
    """What composing shares: spec, selection, facts by id, and what has been explained and numbered so far."""

    spec: BriefSpec
    selection: Selection
    facts: Mapping[str, Fact]
    sections: Mapping[str, SectionSpec]
    glossary: Glossary
    numbering: Numbering
    disputed: Mapping[str, tuple[str, ...]]
    introduced: Mapping[str, frozenset[str]]


def compose(
    spec: BriefSpec,
    selection: Selection,
    *,
    number: int = 1,
    previous: PreviousEdition | None = None,
    unread: tuple[str, ...] = (),
    series: Mapping[str, str] = _NO_SERIES,
) -> Edition:
    """Write the edition of a brief.

    previous: the edition before, for what changed. unread: paths of corpus files that could not be read. series: CSV files of the corpus
    that the brief's series name, name -> text.

    Raises:
        SpecError: a series names a column that its file does not have.
    """
    printed = worth_printing(selection)
    work = _workshop(spec, selection, printed)
    statements = _statements(work)
    compared = compare(
        [(choice.section, [statements[fact.id] for fact in choice.facts]) for choice in selection.choices],
        {document.id: document.version for document in selection.documents if document.id in work.numbering.numbers},
        previous,
        selection,
        unread=unread,
    )
    statements = {key: compared.placed(statement) for key, statement in statements.items()}
    planned = _planned(work, statements, series)
    discrepancies = tuple(_printed(work, one) for one in printed)
    references = work.numbering.references()
    sections = tuple(_section(work, choice, statements) for choice in selection.choices)
    exhibits = _exhibits(work, sections, planned, statements)
    return Edition(
        brief=spec.id,
        number=number,
        title=spec.title,
        subtitle=spec.subtitle,
        template=spec.template,
        language=spec.language,
        paper=spec.paper,
        cutoff=selection.cutoff,
        marking=spec.marking,
        reference=spec.reference,
        audience=spec.audience,
        contact=spec.contact,
        desk=spec.desk,
        lead=spec.lead,
        key_points=tuple(key for key in selection.key_points if key in statements),
        sections=tuple(_with_exhibits(section, exhibits) for section in sections),
        exhibits=exhibits,
        references=references,
        discrepancies=discrepancies,
        changes=compared.changes,
        unused=tuple(one for one in selection.unused if one.document not in work.numbering.numbers),
        unread=unread,
        notes=notes(spec, selection, tuple(statements.values())),
    )


def _workshop(spec: BriefSpec, selection: Selection, printed: list[Discrepancy]) -> _Workshop:
    facts = {fact.id: fact for choice in selection.choices for fact in choice.facts}
    summary = [facts[key] for key in selection.key_points if key in facts]
    body = [fact for choice in selection.choices for fact in _in_order(choice)]
    disputed: dict[str, tuple[str, ...]] = {}
    for one in printed:
        for claim in (one.first, one.second):
            disputed[claim.id] = tuple(dict.fromkeys((*disputed.get(claim.id, ()), one.kind)))
    return _Workshop(
        spec=spec,
        selection=selection,
        facts=facts,
        sections={section.id: section for section in spec.sections},
        glossary=Glossary(terms=spec.terms, names=spec.names),
        numbering=Numbering(documents={document.id: document for document in selection.documents}),
        disputed=disputed,
        introduced=first_namings((summary, body), spec.names),
    )


def _in_order(choice: Choice) -> list[Fact]:
    """The facts of a section as printed: the takeaway first."""
    return sorted(choice.facts, key=lambda fact: fact.id != choice.takeaway)


def _statements(work: _Workshop) -> dict[str, Statement]:
    """Every statement by id, made in the order of printing, key points first: glosses and numbers go by first appearance."""
    made: dict[str, Statement] = {}
    for key in work.selection.key_points:
        if key in work.facts:
            # a key point stands alone
            work.glossary.in_section.clear()
            made[key] = _statement(work, work.facts[key])
    for choice in work.selection.choices:
        order = _in_order(choice)
        first = made.get(order[0].id) if order else None
        work.glossary.in_section.clear()
        work.glossary.in_section.update(part.text for part in (first.segments if first else ()) if isinstance(part, Insertion))
        for fact in order:
            if fact.id not in made:
                made[fact.id] = _statement(work, fact)
    return made


def _statement(work: _Workshop, fact: Fact) -> Statement:
    spec, claim = work.spec, fact.claim
    document = work.numbering.documents[claim.document]
    before = label(claim, document, spec.names, dt.date.fromisoformat(work.selection.cutoff), spec.stale_after)
    citations = work.numbering.cite(fact.id, (claim, *fact.corroboration))
    named_in = claim.speaker.named_in if claim.speaker else None
    named_by = None
    if named_in is not None:
        # a name that only another source gives rests on that one; what is said does not, so it is no citation
        text = printable(named_in.span.of(work.numbering.documents[named_in.document].text))
        before = replace(before, speaker_named=Slice(document=named_in.document, span=named_in.span, text=text))
        named_by = work.numbering.cite_place(fact.id, named_in.document, named_in.sentence)
    parts = segments(
        claim, document, before, work.glossary, work.sections[fact.section].keywords, work.introduced.get(fact.id, frozenset())
    )
    return Statement(
        id=fact.id,
        kind=claim.kind.value,
        label=before,
        segments=parts,
        citations=citations,
        origins=fact.origins,
        sources=fact.sources,
        marks=_marks(work, fact, before.date_text),
        named_by=named_by if named_by not in citations else None,
        names_speaker=names_its_speaker(claim, document, before, parts),
        score=fact.score,
        reasons=fact.reasons,
    )


def _marks(work: _Workshop, fact: Fact, date_text: str) -> tuple[str, ...]:
    claim = fact.claim
    corrected_date = claim.event_date is not None and claim.event_date.basis.startswith("corrected")
    found = {
        **{f"{kind}_disputed": True for kind in work.disputed.get(fact.id, ())},
        "single_source": fact.sources == 1,
        f"{fact.sources}_sources,_{fact.origins}_origin{'s' * (fact.origins > 1)}": fact.sources > fact.origins,
        "as_of": date_text.startswith("as of "),
        "speaker_from_context": claim.speaker is not None and claim.speaker.basis is SpeakerBasis.CONTINUED,
        "hearsay": Flag.HEARSAY in claim.flags,
        "opinion_piece": claim.speaker is None and genre_of(work.numbering.documents[claim.document]) is Genre.OPINION,
        "corrected": corrected_date or (claim.speaker is not None and claim.speaker.basis is SpeakerBasis.CORRECTED),
    }
    return tuple(mark for mark, holds in found.items() if holds)


def _printed(work: _Workshop, one: Discrepancy) -> PrintedDiscrepancy:
    statement = next((claim.id for claim in (one.first, one.second) if claim.id in work.facts), "")
    (first,) = work.numbering.cite(statement, (one.first,))
    (second,) = work.numbering.cite(statement, (one.second,))
    return PrintedDiscrepancy(
        kind=one.kind,
        subject=one.subject,
        first_value=one.first_value,
        first_citation=first,
        second_value=one.second_value,
        second_citation=second,
    )


def _section(work: _Workshop, choice: Choice, statements: Mapping[str, Statement]) -> EditionSection:
    section = work.sections[choice.section]
    listed = tuple(statements[fact.id] for fact in choice.facts)
    questions = tuple(
        QuestionAnswer(
            ask=one.ask,
            answered_by=_answers(listed, one),
            required=one.required,
        )
        for one in section.questions
    )
    takeaway = statements.get(choice.takeaway) if choice.takeaway and not section.takeaway else None
    return EditionSection(
        id=section.id,
        title=section.title,
        takeaway_desk=section.takeaway,
        takeaway=takeaway,
        note=section.note,
        statements=tuple(statement for statement in listed if statement is not takeaway),
        questions=questions,
    )


def _answers(listed: Sequence[Statement], asked: QuestionSpec) -> tuple[str, ...]:
    """Ids of the statements that answer; one that only names the question's words in a long list does so where no other tells more."""
    named = [one for one in listed if answers(tokens(one.text), asked.any, asked.all)]
    told = [one for one in named if not only_listed(one.text, (*asked.any, *asked.all))]
    return tuple(one.id for one in told or named)


def _told(choice: Choice, statements: Mapping[str, Statement]) -> list[Told]:
    return [Told(fact=fact, statement=statements[fact.id]) for fact in choice.facts]


def _planned(
    work: _Workshop, statements: Mapping[str, Statement], series: Mapping[str, str]
) -> dict[str, tuple[tuple[ExhibitSpec, ExhibitData], ...]]:
    cutoff = dt.date.fromisoformat(work.selection.cutoff)
    every = [told for choice in work.selection.choices for told in _told(choice, statements)]
    return {
        choice.section: plan_section(
            work.sections[choice.section], _told(choice, statements), every, cutoff, work.numbering, series, work.spec.topic
        )
        for choice in work.selection.choices
    }


def _exhibits(
    work: _Workshop,
    sections: tuple[EditionSection, ...],
    planned: Mapping[str, tuple[tuple[ExhibitSpec, ExhibitData], ...]],
    statements: Mapping[str, Statement],
) -> tuple[Exhibit, ...]:
    """Exhibits of the sections in order, then a timeline and the coverage of the whole brief where no section asks for them."""
    listed: list[tuple[str, str | None, ExhibitSpec, ExhibitData]] = []
    matrix = coverage(sections, work.numbering.references())
    for section in work.spec.sections:
        own = list(planned[section.id])
        own += [(asked, matrix) for asked in section.exhibits if asked.kind == "coverage" and matrix.references]
        for at, (asked, data) in enumerate(own):
            again = sum(other.kind == asked.kind for other, _ in own[:at])
            listed.append((f"{section.id}-{asked.kind}" + (f"-{again + 1}" if again else ""), section.id, asked, data))
    kinds = {asked.kind for _, _, asked, _ in listed}
    if "timeline" not in kinds:
        every = [told for choice in work.selection.choices for told in _told(choice, statements)]
        events = timeline(every, dt.date.fromisoformat(work.selection.cutoff), topic=work.spec.topic)
        if len(events.events) > 1:
            listed.append(("timeline", None, ExhibitSpec(kind="timeline"), events))
    if "coverage" not in kinds and len(matrix.references) > 1:
        listed.append(("coverage", None, ExhibitSpec(kind="coverage"), matrix))
    return tuple(exhibit(name, at + 1, section, asked, data) for at, (name, section, asked, data) in enumerate(listed))


def _with_exhibits(section: EditionSection, exhibits: tuple[Exhibit, ...]) -> EditionSection:
    return replace(section, exhibits=tuple(one.id for one in exhibits if one.section == section.id))

from __future__ import annotations

import pytest

from briefgen.analysis.claims import analyse, unmatched_corrections
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.model.evidence import AttributionKind, Claim, ClaimKind, Flag, Reading, SpeakerBasis, TrimKind
from briefgen.spec.corrections import Correction
from briefgen.text.edtf import parse_edtf
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span


def document(*paragraphs: str, published: str | None = "2022-03-14", title: str = "Kenya and the U.S. open talks") -> Document:
    text, spans, at = "\n\n".join(paragraphs), [], 0
    for words in paragraphs:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    return Document(
        id="doc",
        path="doc.txt",
        version=sha256(text),
        text=text,
        lines=tuple(Line(span=span, label=LineLabel.BODY) for span in spans),
        paragraphs=tuple(spans),
        title=Known(value=title, provenance=Provenance.TEXT),
        published=Known(value=parse_edtf(published), provenance=Provenance.TEXT) if published else None,
    )


TALKS = (
    "Kenya and the U.S. opened talks in Nairobi on Monday. Kenyan President Amina Odhiambo received U.S. Secretary of State Paul Reed.",
    "Odhiambo said the two sides should build on the accord of 2015. She also stressed that trade must grow.",
    "Science should be a pillar of the partnership with Kenya’s American friends.",
    "The Kenyan leader welcomed the visit. The U.S. diplomat praised Kenya and thanked his host.",
    "Meanwhile, the port will open next year, he added.",
)


def claims(*paragraphs: str) -> tuple[Claim, ...]:
    return analyse(document(*paragraphs)).claims


def speakers(found: tuple[Claim, ...]) -> list[str | None]:
    return [claim.speaker.name if claim.speaker else None for claim in found]


def test_every_speaker_of_a_report_on_talks() -> None:
    assert speakers(claims(*TALKS)) == [
        None,
        None,
        "Amina Odhiambo",
        "Amina Odhiambo",
        "Amina Odhiambo",
        "Amina Odhiambo",
        "Paul Reed",
        "Paul Reed",
    ]


def test_basis_office_and_kind() -> None:
    found = claims(*TALKS)
    bases = [claim.speaker.basis for claim in found if claim.speaker]
    assert bases == [
        SpeakerBasis.NAMED,
        SpeakerBasis.PRONOUN,
        SpeakerBasis.CONTINUED,
        SpeakerBasis.PRONOUN,
        SpeakerBasis.PRONOUN,
        SpeakerBasis.PRONOUN,
    ]
    assert found[2].speaker is not None
    assert found[2].speaker.office == "Kenyan President"
    assert found[2].kind is ClaimKind.POSITION
    assert found[0].kind is ClaimKind.EVENT


def test_a_pronoun_is_not_resolved_when_it_could_be_two_people() -> None:
    found = claims("Mary Holt met Jane Poe in Oslo. The accord was signed there. Later, she signed a second note.")
    assert found[2].speaker is None
    assert not found[2].resolutions


def test_narration_has_no_speaker() -> None:
    assert speakers(claims("President Ola Lind arrived on Monday. Lind toured the port. The port was built in 1990.")) == [None, None, None]


def test_the_reporting_newspaper_is_no_party() -> None:
    assert speakers(claims("The port will open in May, the Harbour Daily News reported.")) == [None]


def test_resolutions_name_the_pair_and_the_date_but_not_inside_quotation_marks() -> None:
    found = claims(*TALKS)
    assert ("the two sides", "Kenya and the U.S.") in [(r.span.of(document(*TALKS).text), r.text) for r in found[2].resolutions]
    quoted = claims(*TALKS[:2], "“We both want it, and the two sides agree,” Reed said.")
    assert [(r.text, r.reason) for r in quoted[-1].resolutions] == [("Paul Reed", "name")]


def test_the_labelled_speakers_own_pronoun_is_left_alone() -> None:
    assert not [r for r in claims(*TALKS)[3].resolutions if r.reason == "pronoun"]


def test_trims_leave_a_sentence_and_never_cut_a_quotation() -> None:
    text = document(*TALKS).text
    last = claims(*TALKS)[-1]
    assert [(trim.kind, trim.span.of(text)) for trim in last.trims] == [
        (TrimKind.CONNECTIVE, "Meanwhile, "),
        (TrimKind.ATTRIBUTION, ", he added"),
    ]
    assert claims(*TALKS[:1], "“The port will open,” Reed said.")[-1].trims == ()


@pytest.mark.parametrize(
    ("sentence", "left_out"),
    [
        ("Addressing the event, the mayor reviewed the port's many works.", ["Addressing the event, "]),
        ("Speaking at the ceremony, President Ola Lind praised the many works.", ["Speaking at the ceremony, "]),
        ("Addressing the Port Forum, the mayor reviewed the port's works.", []),
        ("Addressing the event in Oslo, the mayor reviewed the port's works.", []),
        ("Addressing the event, the forum and the press was his last act.", []),
        ("Addressing the debt, the mayor sold the port's two last cranes.", []),
        ("Opening the ceremony, the mayor cut a ribbon of the port's colours.", []),
    ],
)
def test_an_opening_that_only_points_at_an_occasion_is_left_out(sentence: str, left_out: list[str]) -> None:
    trims = [one for one in claims(sentence)[0].trims if one.kind is TrimKind.CONNECTIVE]
    assert [one.span.of(sentence) for one in trims] == left_out


def test_flags() -> None:
    found = claims("Who will pay for it? The port is the largest in Africa. Reportedly, the roof leaks badly. They were pleased with it.")
    assert [set(claim.flags) for claim in found] == [{Flag.QUESTION}, {Flag.SUPERLATIVE}, {Flag.HEARSAY}, {Flag.DEPENDENT}]


def test_half_a_quotation_is_dependent() -> None:
    long = " ".join(
        f"Step {n} of the plan will take us all a good deal of time and money." for n in ("one", "two", "three", "four", "five")
    )
    found = claims(f"“{long[:-1]},” Paul Reed said.")
    assert len(found) == 5
    assert all(Flag.DEPENDENT in claim.flags for claim in found)


def test_an_undated_document_has_no_statement_date_and_an_approximate_one_is_inferred() -> None:
    assert analyse(document("The port opened.", published=None)).claims[0].statement_date is None
    dated = analyse(document("The port opened.", published="2022-03~")).claims[0].statement_date
    assert dated is not None
    assert dated.inferred


@pytest.mark.parametrize(("published", "dated"), [(None, "2022-05-03"), ("2022-05-04", "2022-05-03"), ("2022-03-14", "2022-03-14")])
def test_a_day_on_which_something_was_said_counts_unless_it_lies_behind_the_publication(published: str | None, dated: str) -> None:
    (claim,) = analyse(document("Minister Ana Ruiz said on 3 May 2022 that the port was late.", published=published)).claims
    assert claim.statement_date is not None
    assert claim.statement_date.edtf.text == dated


def test_the_id_follows_document_and_words_not_place() -> None:
    first = claims("The port opened.")[0]
    assert first.id == claims("Rain fell.", "The  port opened.".replace("  ", " "))[1].id


def correction(**keys: object) -> Correction:
    return Correction.model_validate({"document": "doc", "quote": "The port", **keys})


def test_corrections_overrule_the_machine() -> None:
    source = document("The port will open in May, Reed said.", "Rain fell.")
    by_hand = analyse(source, (correction(speaker="Ana Ruiz"),)).claims[0].speaker
    assert by_hand is not None
    assert (by_hand.name, by_hand.basis) == ("Ana Ruiz", SpeakerBasis.CORRECTED)
    assert [claim.text for claim in analyse(source, (correction(exclude=True),)).claims] == ["Rain fell."]


@pytest.mark.parametrize(
    ("signed", "basis"),
    [({}, "corrected"), ({"by": "Jo"}, "corrected by Jo"), ({"by": "Jo", "on": "2024-06-02"}, "corrected by Jo on 2024-06-02")],
)
def test_a_corrected_date_says_who_corrected_it_and_when(signed: dict[str, str], basis: str) -> None:
    dated = analyse(document("The port will open in May, Reed said."), (correction(event_date="2024-06", **signed),)).claims[0].event_date
    assert dated is not None
    assert (str(dated.edtf), dated.basis) == ("2024-06", basis)


def test_a_correction_may_add_a_note_of_the_desk() -> None:
    source = document("The port will open in May, Reed said.", "Rain fell.")
    assert [claim.note for claim in analyse(source, (correction(text_note="Since put off to June."),)).claims] == [
        "Since put off to June.",
        None,
    ]


def test_an_exclusion_that_excludes_nothing_is_told() -> None:
    source = document("The port will open in May, Reed said.", "Rain fell.")
    works, stale = correction(exclude=True), Correction.model_validate({"document": "doc", "quote": "Snow fell", "exclude": True})
    reading = analyse(source, (works, stale))
    assert reading.excluded == ("The port will open in May, Reed said.",)
    assert unmatched_corrections((reading,), (works, stale)) == (stale,)
    assert unmatched_corrections((analyse(source),), (works, stale)) == (stale,)


def test_corrections_that_match_nothing_are_told() -> None:
    readings: tuple[Reading, ...] = (analyse(document("Rain fell.")),)
    lost = correction(speaker="Ana Ruiz")
    elsewhere = Correction.model_validate({"document": "other", "quote": "Rain", "speaker": "Ana Ruiz"})
    held = Correction.model_validate({"document": "doc", "quote": "Rain", "speaker": "Ana Ruiz"})
    assert unmatched_corrections(readings, (lost, elsewhere, held)) == (lost, elsewhere)


def test_a_carried_speaker_is_an_implicit_attribution_of_the_whole_sentence() -> None:
    (implicit,) = [a for a in analyse(document(*TALKS)).attributions if a.kind is AttributionKind.IMPLICIT]
    assert implicit.mention is None
    assert implicit.spans == (claims(*TALKS)[4].span,)


def test_a_sentence_on_them_is_not_carried_for_its_speaker() -> None:
    theirs = [line.replace("Science should be a pillar", "Their science should be a pillar") for line in TALKS]
    assert speakers(claims(*TALKS))[4] == "Amina Odhiambo"
    assert speakers(claims(*theirs))[4] is None


def test_the_narrators_sentence_between_quotations_is_not_carried() -> None:
    found = claims(
        "Rain fell all week. The river rose by a metre. “We are ready,” Odhiambo said in Nairobi.",
        "The dam is thirty years old.",
        "“It will hold,” Odhiambo said.",
        "Schools stayed shut. Shops were open.",
    )
    assert speakers(found) == [None, None, "Odhiambo", None, "Odhiambo", None, None]

"""Sentences, speakers, offices, dates and flags as a report of talks brings them, on texts of our own."""

from __future__ import annotations

import pytest

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.model.evidence import Claim, ClaimKind, Flag, SpeakerBasis
from briefgen.text.edtf import parse_edtf
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span

PEOPLE = "Kenyan President Daniel Koros, U.S. Vice President Ann Lind and Paul Odinga, the Kenyan foreign minister, met in Nairobi."


def read(*paragraphs: str, published: str | None = "2024-09-20", title: str = "", caption: str = "") -> tuple[Claim, ...]:
    lines = [(title, LineLabel.TITLE)] if title else []
    lines += [(words, LineLabel.BODY) for words in paragraphs] + ([(caption, LineLabel.CAPTION)] if caption else [])
    text, made = "", []
    for words, label in lines:
        text += "\n\n" if text else ""
        made.append(Line(span=Span(len(text), len(text) + len(words)), label=label))
        text += words
    document = Document(
        id="doc",
        path="doc.txt",
        version=sha256(text),
        text=text,
        lines=tuple(made),
        paragraphs=tuple(line.span for line in made if line.label is LineLabel.BODY),
        title=Known(value=title, provenance=Provenance.TEXT) if title else None,
        published=Known(value=parse_edtf(published), provenance=Provenance.TEXT) if published else None,
    )
    return analyse(document).claims


def behind_people(text: str) -> tuple[Claim, ...]:
    return read(PEOPLE, text)[1:]


def last(text: str) -> Claim:
    return behind_people(text)[-1]


def speaker(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "It was about trade between Kenya and the U.S. Koros said the plans include roads.",
            "It was about trade between Kenya and the U.S.",
        ),
        ("They flew on to the U.S. Lind and Koros agreed on roads there.", "They flew on to the U.S."),
        ("They went home to the U.S. Kenyan President Koros then thanked the hosts.", "They went home to the U.S."),
        ("The road leads on to the U.S. Kenya will also open a port.", "The road leads on to the U.S."),
        ("He brought the matter to the U.N. Odinga stressed that it was late.", "He brought the matter to the U.N."),
        ("He spoke at length about the U.S. She listened to every word.", "He spoke at length about the U.S."),
        ("They left the hotel at 4 p.m. Koros then flew home.", "They left the hotel at 4 p.m."),
        ("It had been settled with the U.S. Wanjala said so in May. Wanjala added that it rained.", "It had been settled with the U.S."),
    ],
)
def test_a_sentence_ends_in_an_abbreviation_where_somebody_begins_to_act(text: str, first: str) -> None:
    found = behind_people(text)
    assert found[0].text == first
    assert len(found) > 1


@pytest.mark.parametrize(
    "text",
    [
        "He had talked with U.S. Vice President Lind said one paper.",
        "He had talked with the U.S. Congress said one paper.",
        "It was told by the U.S. Secretary of Trade said one paper.",
        "The old rules of the U.S. Lind administration were kept.",
        "He had once run the U.S. Kenya Business Council.",
        "They paid for the U.S. Kenya’s port was not paid for.",
    ],
)
def test_a_sentence_goes_on_where_a_title_or_an_office_follows(text: str) -> None:
    assert len(behind_people(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The talks showed that both ministries want peace, Odinga stressed.",
        "The visit is useful because leaders can discuss roads, Odinga said.",
        "The plan supports farmers and their claims to land, Odinga added.",
        "Exports came back after the reports of the bank showed growth, Odinga noted.",
        "Kenya hopes to sign the deal and promised to share the results, Odinga said.",
        "Uganda said it would back the plan and Kenya welcomed it, Odinga said.",
        "The report said prices rose while the survey found the opposite, the Kenyan foreign minister added.",
        "What the two leaders told each other shows real respect, Odinga affirmed.",
        "With both sides expecting a new pledge, trade will grow as planned, he underlined, Odinga said.".replace(" he underlined,", ""),
        "After the ministries published their plan and asked for help, farmers came to the fair in great numbers, Odinga recalled.",
    ],
)
def test_the_speaker_who_closes_the_sentence_has_said_it_all(text: str) -> None:
    claim = last(text)
    assert speaker(claim) == "Paul Odinga"
    assert claim.kind is ClaimKind.POSITION


def test_a_newspaper_that_closes_the_sentence_is_not_its_speaker() -> None:
    assert speaker(last("Odinga told his guest that prices rose and that Kenya would act on them, the Daily Post said.")) == "Paul Odinga"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Deputy Prime Minister and Minister of Foreign Affairs", "Nguyen Van Minh"),
        ("President and Supreme Commander of the Armed Forces", "Daniel Koros"),
        ("Minister of Trade and Industry and Deputy Chair of the Economic Committee", "Mary Atieno"),
    ],
)
def test_an_office_may_be_two_joined_by_and(title: str, name: str) -> None:
    said = read(f"{title} {name} said the road would open.", f"{name.split()[-1]} added that it was long.")
    assert [(claim.speaker.name, claim.speaker.office) for claim in said if claim.speaker] == [(name, title)] * 2


def test_an_office_keeps_its_adjectives_and_never_begins_with_of() -> None:
    found = read("Koros, the top Kenyan leader, said that trade grew.", "Atieno, of the Communist Party, said that it rained.")
    assert [claim.speaker.office for claim in found if claim.speaker] == ["top Kenyan leader", None]


def test_a_description_is_the_office_of_one_who_has_no_other() -> None:
    found = read(
        "Addressing the fair, the top Kenyan leader praised the farmers.",
        "The fair was good for all, he said.",
        "Koros proposed that it be held each year.",
    )
    assert [(claim.speaker.name, claim.speaker.office) for claim in found if claim.speaker] == [("Koros", "top Kenyan leader")] * 3


def test_a_fuller_name_and_office_may_stand_in_a_caption_or_the_title() -> None:
    found = read("Secretary Lind said that trade grew.", caption="U.S. Secretary of State Anna Lind at the port on Friday.")
    assert found[0].speaker is not None
    assert (found[0].speaker.name, found[0].speaker.office) == ("Anna Lind", "U.S. Secretary of State")
    found = read("Secretary Lind said that trade grew.", title="Visit of Anna Lind to the port is a success")
    assert speaker(found[0]) == "Anna Lind"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenya asked the U.S. to open its market to tea.", "Kenya"),
        ("Kenya highly values the support of its friends.", "Kenya"),
        ("Kenya highly evaluates the support of its friends.", "Kenya"),
        ("Kenya appealed to the U.S. to avoid such acts.", "Kenya"),
        ("Kenya supports the plan of the two ministries.", "Kenya"),
        ("Washington called on Nairobi to wait.", "U.S."),
        ("The Kenyan side stressed that roads matter.", "Kenya"),
        ("Kenya’s appeal to the U.S. also called for patience in the matter.", "Kenya"),
        ("The U.S. welcomed the plan.", "U.S."),
    ],
)
def test_a_country_speaks_in_diplomatic_acts(text: str, country: str) -> None:
    claim = last(text)
    assert speaker(claim) == country
    assert claim.kind is ClaimKind.POSITION


@pytest.mark.parametrize(
    "text", ["Kenya exported more tea.", "Nairobi asked whether it was so.", "Kenya shared the prize.", "Kenya raised its exports of tea."]
)
def test_a_country_that_only_does_something_says_nothing(text: str) -> None:
    assert speaker(last(text)) is None


def test_the_country_is_the_one_the_sentence_before_was_about() -> None:
    found = behind_people(
        "Kenya highly values the support. The country also called on its friends to wait. The East African nation is dry."
    )
    assert [speaker(claim) for claim in found] == ["Kenya", "Kenya", None]
    assert found[1].resolutions == ()  # the label says it
    assert [resolution.text for resolution in found[2].resolutions] == ["Kenya"]


PAIR = "Kenya and the U.S. met again. Kenya and the U.S. have met before, and Kenya and the U.S. will meet again."


def test_they_is_the_group_the_sentence_before_was_about() -> None:
    found = read(PAIR, "Both sides praised the plan. In addition, they also visited the old port. They also agreed on roads.")[2:]
    assert [speaker(claim) for claim in found] == ["Kenya and the U.S.", None, "Kenya and the U.S."]
    assert [resolution.text for resolution in found[1].resolutions] == ["Kenya and the U.S."]
    assert all(Flag.DEPENDENT not in claim.flags for claim in found)


def test_they_whom_nobody_can_tell_makes_a_sentence_dependent() -> None:
    for text in ("They left early in the day.", "In addition, they left early in the day.", "Meanwhile they left early in the day."):
        assert Flag.DEPENDENT in read("Rain fell on the farms and the roads.", text)[1].flags


def test_two_ministers_are_the_minister_and_the_counterpart_the_text_gives_him() -> None:
    found = read(
        "Kenyan Foreign Minister Paul Odinga received his U.S. counterpart Anna Lind in Nairobi.",
        "Secretary Lind praised the city.",
        "The two ministers also visited the port. The two ministers agreed to meet again.",
    )
    assert [resolution.text for resolution in found[2].resolutions] == ["Paul Odinga and Anna Lind"]
    assert speaker(found[3]) == "Paul Odinga and Anna Lind"


def test_one_of_several_candidates_is_told_by_party() -> None:
    found = read(
        "Democratic candidate Paul Lee and Republican candidate Susan Gray came.",
        "The Republican candidate said it was late.",
        "The Democratic candidate said it was early.",
    )
    assert [speaker(claim) for claim in found] == [None, "Susan Gray", "Paul Lee"]


@pytest.mark.parametrize("role", ["senator", "candidate"])
def test_a_role_without_a_nation_means_the_only_one_of_that_role(role: str) -> None:
    one = read(f"{role.capitalize()} Ann Reed came late.", "Nobody else came.", f"The {role} said the bill was weak.")
    assert speaker(one[-1]) == "Ann Reed"
    two = read(
        f"{role.capitalize()} Ann Reed met {role.capitalize()} Paul Lee.", "Nobody else came.", f"The {role} said the bill was weak."
    )
    assert speaker(two[-1]) is None


def test_words_are_not_given_to_whom_they_are_said() -> None:
    assert speaker(last("A letter of the farmers to Odinga said that prices had to rise.")) is None


def test_a_saying_is_dated_by_its_own_day() -> None:
    told = last("Trade is good for both, Odinga said in late 2013 while on a visit to Peru.")
    assert told.event_date is None
    assert told.statement_date is not None
    assert told.statement_date.edtf.text == "2013-10/2013-12"
    assert last("Odinga told reporters on Monday that work had begun.").statement_date.edtf.text == "2024-09-16"  # type: ignore[union-attr]
    assert last("Odinga said the accord of 2015 was good.").statement_date.edtf.text == "2024-09-20"  # type: ignore[union-attr]


def test_a_duration_makes_no_quantity_of_a_claim() -> None:
    assert last("In the 20 years since the war, the two cities have become friends.").kind is ClaimKind.EVENT
    assert last("Two-way trade grew by 20 percent in three years.").kind is ClaimKind.QUANTITY


@pytest.mark.parametrize(
    "text",
    [
        "The guests were welcomed at the highest level on Friday.",
        "Trade has grown dramatically over the years.",
        "The second round of talks was held in Nairobi.",
        "He came leading a group of farmers.",
        "Roads are a top priority of the plan.",
    ],
)
def test_manner_and_rank_are_no_superlatives(text: str) -> None:
    assert Flag.SUPERLATIVE not in last(text).flags


@pytest.mark.parametrize(
    "text",
    [
        "It was the first visit of a minister.",
        "Peru is the largest buyer of tea.",
        "It is currently the main port.",
        "Exports hit a record high.",
        "Kenya is a leading exporter of tea.",
        "The partnership is the highest level of ties.",
    ],
)
def test_what_ages_is_a_superlative(text: str) -> None:
    assert Flag.SUPERLATIVE in last(text).flags


def test_both_with_its_and_stands_alone() -> None:
    assert Flag.DEPENDENT not in last("Both the port and the old road were closed.").flags
    assert Flag.DEPENDENT not in last("Both farmers and traders were at the fair.").flags
    assert Flag.DEPENDENT in last("Both were closed for the day.").flags


def test_a_country_described_may_go_on_in_the_speakers_voice() -> None:
    found = read(
        "Kenyan President Daniel Koros said that trade must grow. He added that roads matter, and he stressed that ports do.",
        "The East African nation is willing to be a good friend of all.",
        "Koros affirmed that it was so. He noted that it would stay so.",
    )
    told = next(claim for claim in found if claim.text.startswith("The East"))
    assert told.speaker is not None
    assert told.speaker.basis is SpeakerBasis.CONTINUED
    assert [resolution.text for resolution in told.resolutions] == ["Kenya"]

"""Who speaks in each sentence: silence where two could be meant, full names where the document gives them."""

from __future__ import annotations

import pytest

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Line, LineLabel
from briefgen.model.evidence import Claim
from briefgen.text.normalise import sha256
from briefgen.text.spans import Span


def speakers(*paragraphs: str) -> list[str | None]:
    """The speaker of each sentence, None for the narrator's."""
    return [claim.speaker.name if claim.speaker else None for claim in claims(*paragraphs)]


def said_by(*paragraphs: str) -> list[tuple[str, str | None]]:
    """Name and office of each speaker."""
    return [(claim.speaker.name, claim.speaker.office) for claim in claims(*paragraphs) if claim.speaker]


def claims(*paragraphs: str) -> tuple[Claim, ...]:
    """The sentences as read."""
    text, spans, at = "\n\n".join(paragraphs), [], 0
    for words in paragraphs:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    lines = tuple(Line(span=span, label=LineLabel.BODY) for span in spans)
    document = Document(id="doc", path="doc.txt", version=sha256(text), text=text, lines=lines, paragraphs=tuple(spans))
    return analyse(document).claims


STORM = "Captain Nils Berg said the storm was over."


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("One of the divers, Per Moe, waved at the quay.", "Per Moe"),
        ("A diver from the north, Per Moe, waved at the quay.", "Per Moe"),
        ("At the quay Per Moe waved to Ivar Holt.", None),
        ("Nils Berg and Per Moe shook hands.", None),
        ("A boat picked up Per Moe.", None),
        ("The sea was calm.", "Nils Berg"),
    ],
)
def test_he_is_the_subject_before_and_nobody_where_another_was_named(before: str, speaker: str | None) -> None:
    assert speakers(STORM, f"{before} “I was cold,” he said.")[-1] == speaker


@pytest.mark.parametrize(
    "opening",
    [
        "Its keeper, Orla Finch, said that trees were falling.",
        "The keeper of the forest, Orla Finch, said trees were falling.",
        "The owners' lawyer, Orla Finch, called the forest “a sea of wood”.",
        "The union’s Orla Finch said trees were falling.",
        "President of the Timber Trust of Lema, Orla Finch, said trees were falling.",
        "The rector, Professor Orla Finch, described the forest as “a sea of wood”.",
        "Orla Finch of the Timber Trust said trees were falling.",
        "Judge Orla Finch on Monday called the forest “a sea of wood”.",
        "“Trees are falling,” said the keeper of the forest, Orla Finch.",
    ],
)
def test_a_name_beside_a_description_speaks_and_so_do_its_pronoun_and_surname(opening: str) -> None:
    assert speakers(opening, "She warned that more would fall.", "Finch said it was late.") == ["Orla Finch"] * 3


def test_a_surname_that_speaks_has_the_full_name_the_document_gives_once() -> None:
    signed = "The pact was signed by Orla Finch and Tove Brask."
    assert speakers(signed, "“It is late,” said Finch.", "Brask said it was a start.") == [None, "Orla Finch", "Tove Brask"]
    assert speakers(signed, "Ines Finch waved.", "“It is late,” said Finch.")[-1] == "Finch"


def test_a_verbs_object_is_no_description_of_its_subject() -> None:
    assert speakers("The keeper thanked a colleague, Orla Finch, for her help.", "She said it was nothing.") == [None, None]


def test_bodies_that_speak_keep_their_names() -> None:
    assert speakers("Forest Friends Council of the North said trees were falling.") != ["Forest Friends"]
    assert speakers("The largest newspaper, Daily Finch, said trees were falling.") == [None]


def test_what_an_office_is_of_is_not_its_bearer() -> None:
    assert speakers("The mayor of Port Finch, Hugo Stein, said the quay would close.", "Stein said no more.") == ["Hugo Stein"] * 2
    assert speakers("The shipbuilder, Alder Kern, said orders had fallen.", "The carrier, Nordic Wing, said so too.") == [None, None]


def test_a_body_has_not_the_office_of_the_person_who_heads_it() -> None:
    spoken = said_by(
        "The rain costs 9 barges a day, the Guildhall estimates.", "Orla Finch, president of the Guildhall, warned of a flood."
    )
    assert spoken == [("Guildhall", None), ("Orla Finch", "president of the Guildhall")]


def test_an_office_without_a_name_is_not_that_of_the_only_person_named() -> None:
    told = speakers("The keepers' lawyer, Hugo Brandt, said it was late.", "The minister for forests said nothing would change.")
    assert told == ["Hugo Brandt", None]


def test_to_defend_something_is_told_by_the_narrator() -> None:
    assert speakers("Minister Orla Finch defended the plan.") == [None]


VALES = ("Water Minister Jorin Berg resigned on Friday.", "Prime Minister Osric Berg praised his work.")


@pytest.mark.parametrize(
    ("after", "speaker"),
    [
        ("“It was time,” Jorin Berg said.", "Jorin Berg"),
        ("“It was time,” Osric Berg said.", "Osric Berg"),
        ("“It was time,” Prime Minister Berg said.", "Osric Berg"),
        ("“It was time,” Water Minister Berg said.", "Jorin Berg"),
        ("“It was time,” the prime minister said.", "Osric Berg"),
        ("“It was time,” Berg said.", None),
    ],
)
def test_of_two_with_one_surname_the_one_that_is_told(after: str, speaker: str | None) -> None:
    assert speakers(*VALES, after)[-1] == speaker


def test_the_surname_alone_is_the_first_bearers_until_another_is_named() -> None:
    quoted = "“It was time,” Berg said."
    assert speakers(VALES[0], quoted, VALES[1])[1] == "Jorin Berg"
    assert speakers(VALES[0], VALES[1], VALES[0], quoted)[-1] == "Jorin Berg"


def test_a_courtesy_title_tells_namesakes_apart() -> None:
    two = "Captain Nils Berg and Captain Anna Berg left the port."
    assert speakers(two, "“We were cold,” Mrs. Berg said.")[-1] == "Anna Berg"
    assert speakers(two, "“We were cold,” Mr. Berg said.")[-1] == "Nils Berg"


def test_the_head_of_a_fund_behind_somebody_is_not_that_one() -> None:
    assert speakers("The head of the fund backing Mayor Anna Berg, Ola Lind, said the port was safe.")[0] != "Anna Berg"
    assert speakers("The mayor of Lema, Anna Berg, said the port was safe.") == ["Anna Berg"]


def test_a_participle_between_commas_is_nobodys_saying() -> None:
    assert speakers("The Lema Accords, concluded between Aland and Boria in 1954, split the port pending a vote.") == [None]
    assert speakers("Mayor Anna Berg holds a lead with the members, called keepers, and is on track to win the port.") == [None]
    assert speakers("Mayor Anna Berg, who chairs the board, called for a new port.") == ["Anna Berg"]


@pytest.mark.parametrize(
    "told",
    [
        "Orla Finch met the foresters to announce that trees would be felled.",
        "Orla Finch sees a start in the fallen trees.",
        "In a poll released on Friday, half of them opposed the felling.",
    ],
)
def test_what_the_narrator_tells_of_somebody_is_not_that_persons_assertion(told: str) -> None:
    assert speakers("Its keeper, Orla Finch, said that trees were falling.", told)[-1] is None


def test_the_titles_of_many_trades_are_no_part_of_a_name() -> None:
    assert speakers(
        "Coach Ray Tillman said it was late.", "Lawyer Tom Berg said it was not.", "Inspector Ivo Reyle agreed that it was."
    ) == [
        "Ray Tillman",
        "Tom Berg",
        "Ivo Reyle",
    ]


def test_offices_and_trades_alone_name_nobody() -> None:
    assert speakers("Judges said the law was void.", "Committee Chairman said the vote was late.") == [None, None]


def test_a_titled_surname_takes_the_full_name_given_before() -> None:
    assert speakers("The guide, Fergus Baird, told the court that he had called.", "Mr Baird said it was late.") == ["Fergus Baird"] * 2


def test_a_name_with_small_words_inside_is_one_name() -> None:
    told = speakers("The museum’s director, Ana de la Cruz, said it was open.", "“It is late,” de la Cruz said.")
    assert told == ["Ana de la Cruz"] * 2


def test_he_is_not_who_spoke_before_somebody_undescribed_came_in() -> None:
    assert speakers(STORM, "A welder who asked not to be named said the roof was gone.", "“I was cold,” he said.")[2] is None
    assert speakers(STORM, "His brother thanked the crew, whom he described as brave.")[1] is None
    assert speakers(STORM, "Journalist Kim Oduya corrected him in a post.", "He portrayed the town as lazy.")[2] is None


def test_the_one_person_named_before_is_he() -> None:
    assert speakers("The alarm is disputed by the plant’s manager, Paul Kray.", "“It rang,” he said.")[1] == "Paul Kray"


def test_according_to_somebody_at_the_beginning_is_that_persons_sentence() -> None:
    assert speakers("According to its secretary, Paul Veer, a first report on the change will be ready in October.") == ["Paul Veer"]


def test_a_bare_minister_is_no_prime_minister_and_nobody_who_is_named_only_later() -> None:
    premier = "Earlier Prime Minister Ivar Holt opened the fair."
    assert speakers(premier, "“Prices will fall,” declared the minister.")[-1] is None
    assert speakers("“Prices will fall,” declared the minister.", "Trade Minister Orla Finch left early.")[0] is None
    assert speakers("Trade Minister Orla Finch opened the fair.", "“Prices will fall,” declared the minister.")[-1] == "Orla Finch"


def test_both_countries_are_the_two_just_told_of_and_never_the_one_acted_upon() -> None:
    among_two = ["Kenya met Uganda.", "Kenya thanked Uganda.", "Kenya paid Uganda."]
    assert speakers(*among_two, "Both countries warned that the lake was rising.")[-1] == "Kenya and Uganda"
    assert speakers(*among_two, "Both countries criticised Uganda’s plan to raise the dam.")[-1] is None
    told = "Kenya and Rwanda said on Monday that the talks had failed."
    assert speakers(*among_two, told, "Both countries warned that the lake was rising.")[-1] == "Kenya and Rwanda"
    told = "Kenyan and Rwandan envoys said on Monday that the talks had failed."
    assert speakers(*among_two, told, "Both countries warned that the lake was rising.")[-1] == "Kenya and Rwanda"


def test_a_quotation_that_was_never_closed_does_not_reach_the_next_speaker() -> None:
    text = (
        'Captain Nils Berg said the storm was over. "It is late," he said. "The crew hopes to sail soon. '
        'A farmer from the hills wanted to see the mill. "Rice is life," Orla Finch said.'
    )
    assert speakers(text) == ["Nils Berg", "Nils Berg", "Nils Berg", None, "Orla Finch"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kenya-Uganda trade pact, concluded in late 2024 after years of talks, would link both ports.",
        "Key issues include a small rice quota, high dues on tea, and newly proposed 5% limits on the sale of rice.",
        "The Lema-born farmer accused by the harbour board of selling the barges appeared tired.",
    ],
)
def test_a_participle_that_describes_a_noun_has_no_speaker(sentence: str) -> None:
    assert speakers(sentence) == [None]


def test_who_is_declared_unfit_does_not_speak() -> None:
    text = "Prime Minister Ivar Holt, with the backing of a cabinet led by farmers, declared Mr Brask “unfit” after the flood."
    assert speakers(text, "Tove Brask left the hall.")[0] in (None, "Ivar Holt")


def test_an_administration_is_not_the_president() -> None:
    assert speakers("President Ivar Holt left.", "The Holt administration says the farmers are to blame.")[-1] == "Holt administration"


def test_a_body_that_may_be_anybodys_is_no_speaker() -> None:
    assert speakers("With the minister gone, the Government hopes to pass a new budget.") == [None]
    assert speakers("The Timber Commission said the trees were falling.") == ["Timber Commission"]


def test_a_spokeswoman_is_not_the_senator_she_speaks_for() -> None:
    lines = ("A spokeswoman for Senator Dale Roush said he had paid.", "“It is over,” she said.", "Roush said he was glad.")
    assert speakers(*lines) == [None, None, "Dale Roush"]
    assert said_by("Spokesman for Foreign Affairs Omar Holt said it was late.") == [("Omar Holt", "Spokesman for Foreign Affairs")]


def test_who_speaks_for_another_is_not_the_other() -> None:
    assert speakers("Sven Aas, speaking for Mayor Rosa Lind, who is on leave, said the bridge was shut.") == ["Sven Aas"]


def test_one_who_only_speaks_is_not_another_of_the_same_surname() -> None:
    both = ("“We have forgiven him,” Tove Hale said by telephone.", "Her husband, Martin Hale, said he had not.", "Tove Hale wept.")
    assert speakers(*both)[:2] == ["Tove Hale", "Martin Hale"]
    first = ("Tove Hale wept.", "Mayor Martin Hale, 52, said nothing would change.")
    assert speakers(*first, "Tove Hale left. “It is late,” she said.")[3] == "Tove Hale"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The engineer Tove Aker wrote that the dam would break.", "Tove Aker"),
        ("Trade unionist Tove Baum said the yard would close.", "Tove Baum"),
        ("Chair of the board Ulla Kern said the yard would close.", "Ulla Kern"),
        ("His brother Neil said he had been asleep.", "Neil"),
        ("Its author, Irene Falk of Dunhaven University, said the effect was small.", "Irene Falk"),
        ("Moe’s lawyer, Tove Stark, called this “a story.”", "Tove Stark"),
        ("10:55 Fire chief Dora Linn: “We have found nobody inside.”", "Dora Linn"),
        ("Bishop Tove Okoro condemned the raid on the farm.", "Tove Okoro"),
        ("Vice-premier Tove Horak said the levy would be cut.", "Tove Horak"),
        ("Minister Ana Petrova’s deputy, Boyan Iliev, said the law would be ready by June.", "Boyan Iliev"),
        ("“Nobody has done it at that depth,” said one of them, Gavin Rudd.", "Gavin Rudd"),
        ("Minister Ana Leal said on Sunday she regretted the whole affair.", "Ana Leal"),
        ("The market pollster Tarvo Data said the vote was open.", None),
    ],
)
def test_a_name_behind_what_one_does_is_the_speaker(sentence: str, speaker: str | None) -> None:
    assert speakers(sentence) == [speaker]


def test_he_is_the_subject_of_the_clause_before() -> None:
    assert speakers("When Minister Omar Eck resigned in May, he said he wanted to see his family.") == ["Omar Eck"]
    assert speakers("When Minister Omar Eck met Captain Ivar Holt, he said he was tired.") == [None]


def test_he_is_nobody_where_one_acts_upon_another() -> None:
    assert speakers("Minister Hana Sedlak sacked Captain Tibor Fekete after he said the guards had been bribed with gold.") == [None]


def test_who_sacks_somebody_says_nothing() -> None:
    assert speakers("President Maria Costa dismissed her spokesman, Pedro Lins, on Monday.") == [None]
    assert speakers("President Maria Costa dismissed the critics as fools.") == ["Maria Costa"]


def test_what_one_is_in_capitals_is_no_part_of_the_name() -> None:
    assert speakers("Doctor Peter Lang treated them.", "“They were cold but well,” he said.") == [None, "Peter Lang"]


def test_she_is_the_one_whom_many_asked() -> None:
    assert (
        speakers("Opposition MPs asked Prime Minister Edith Marlow when she had known.", "She replied that it was late.")[1]
        == "Edith Marlow"
    )


def test_nothing_is_said_by_who_does_not_answer() -> None:
    assert speakers("Marek Zeman is the leader of the party.", "Zeman did not answer him.") == [None, None]

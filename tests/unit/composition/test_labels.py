import datetime as dt

import pytest

from briefgen.composition.labels import label, months_between
from briefgen.model.evidence import AttributionKind

CUTOFF = dt.date(2024, 10, 31)


@pytest.fixture
def labelled(shelf):
    def run(row, published="2020-05-04", names=()):
        (claim,) = shelf.put("d", row, published=published)
        return label(claim, shelf.by_id["d"], dict(names), CUTOFF, 6)

    return run


def test_an_event_has_its_own_date(labelled):
    assert labelled({"text": "It opened on 3 May 2012.", "event": "2012-05-03", "told": "3 May 2012"}).date_text == "3 May 2012"


def test_an_approximate_and_an_inferred_date_carry_the_sign(labelled):
    assert labelled({"text": "It opened.", "event": "2012-05~"}).date_text == "≈ May 2012"
    assert labelled({"text": "It opened last year.", "event": "2012", "told": "last year", "inferred": True}).date_text == "≈ 2012"


def test_so_does_one_counted_from_an_exact_day(labelled):
    row = {"text": "It opened on Sunday.", "event": "2012-05-06", "told": "Sunday", "inferred": True, "basis": "published 2012-05-07"}
    assert labelled(row).date_text == "≈ 6 May 2012"


def test_a_stretch_of_time_is_no_date_of_an_event(labelled):
    row = {"text": "Rice has grown over the past three years.", "event": "2017/2020", "told": "the past three years", "inferred": True}
    assert labelled(row | {"times": [("the past three years", "2017/2020")]}).date_text == "≈ 2017–2020"
    assert labelled(row | {"times": [("the past three years", "2017/2020", "P3Y")]}).date_text == "reported 4 May 2020"


def test_what_only_the_publication_dates_is_reported_then(labelled):
    assert labelled("Rice is sold at the gate.").date_text == "reported 4 May 2020"
    assert labelled("Rice is sold at the gate.", published=None).date_text == "undated"


def test_a_date_spoken_of_is_not_the_date_of_the_speech(labelled):
    row = {
        "text": "The mill opened in 1990, Ruiz said.",
        "speaker": "Anna Ruiz",
        "said": "The mill opened in 1990",
        "event": "1990",
        "told": "1990",
    }
    found = labelled(row)
    assert (found.date, found.date_text) == ("2020-05-04", "reported 4 May 2020")
    assert labelled(row, published=None).date_text == "undated"


def test_a_day_past_told_before_who_said_it_is_the_events_where_no_speaker_is_printed(labelled):
    told = {"event": "2020-05-03", "told": "Sunday", "inferred": True, "mention": "crews", "cue": "said"}
    row = told | {"text": "The ferry sank on Sunday, both crews said.", "said": "The ferry sank on Sunday"}
    assert labelled(row).date_text == "≈ 3 May 2020"
    assert labelled(row | {"speaker": "Anna Ruiz"}).date_text == "reported 4 May 2020"
    assert labelled(row | {"voice": AttributionKind.DIRECT}).date_text == "reported 4 May 2020"
    assert labelled(row | {"event": "2020-05-10"}).date_text == "reported 4 May 2020"
    behind = told | {"text": "Both crews said the ferry sank on Sunday.", "said": "the ferry sank on Sunday"}
    assert labelled(behind).date_text == "reported 4 May 2020"


def test_the_day_of_the_speech_is(labelled):
    row = {
        "text": "On 2 May 2020 Ruiz said the mill is old.",
        "speaker": "Anna Ruiz",
        "said": "the mill is old",
        "event": "2020-05-02",
        "told": "2 May 2020",
    }
    assert labelled(row).date_text == "2 May 2020"


def test_a_coming_year_named_beside_the_speech_is_not(labelled):
    row = {"text": "Looking to 2025, Ruiz asked for roads.", "speaker": "Anna Ruiz", "said": "for roads", "event": "2025", "told": "2025"}
    assert labelled(row).date_text == "reported 4 May 2020"


def test_an_old_superlative_is_marked_as_of_its_day(labelled):
    row = {"text": "It is the largest mill of the delta.", "flags": ("superlative",)}
    assert labelled(row, published="2015-07").date_text == "as of July 2015"
    assert labelled(row, published="2024-10-01").date_text == "reported 1 October 2024"


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("It is currently the biggest buyer of rice.", True),
        ("It is the only mill on the river.", True),
        ("She is the first-ever woman to run the mill.", False),
        ("He met the guests at the highest level.", False),
    ],
)
def test_only_what_may_be_so_no_longer_ages(labelled, text, ages):
    assert labelled({"text": text, "flags": ("superlative",)}, published="2015-07").date_text.startswith("as of") is ages


def test_a_superlative_with_the_date_of_its_event_has_that_date(labelled):
    row = {"text": "It has been the largest mill since 3 May 2012.", "flags": ("superlative",), "event": "2012-05-03", "told": "3 May 2012"}
    assert labelled(row).date_text == "3 May 2012"


def test_a_day_right_behind_the_verb_dates_the_saying(labelled):
    row = {
        "text": "Ruiz agreed on 2 May 2020 to open the mill.",
        "speaker": "Anna Ruiz",
        "cue": "agreed",
        "said": "on 2 May 2020 to open the mill",
        "event": "2020-05-02",
        "told": "2 May 2020",
    }
    assert labelled(row).date_text == "2 May 2020"


def test_a_surname_gets_its_house_spelling_where_the_document_gives_the_full_name(shelf):
    names = {"Ana Ruiz": "Aña Ruíz", "Per Holm": "Pér Holm", "Ada Holm": "Åda Holm"}

    def speaker(name, *more):
        claim, *_ = shelf.put("d", {"text": f"{name} said so.", "speaker": name}, *more)
        return label(claim, shelf.by_id["d"], names, CUTOFF, 6).speaker

    assert speaker("Ruiz", "Ana Ruiz came by boat.") == "Aña Ruíz"
    assert speaker("Ruiz") == "Ruiz"
    assert speaker("Holm", "Per Holm and Ada Holm came by boat.") == "Holm"


def test_house_names_go_on_labels(labelled):
    found = labelled({"text": "Ana said so.", "speaker": "Ana Ruiz", "office": "Minister"}, names={"Ana Ruiz": "Aña Ruíz"})
    assert (found.speaker, found.office, found.speaker_basis) == ("Aña Ruíz", "Minister", "named")


def test_only_whole_months_lie_between_two_days():
    assert months_between(dt.date(2024, 1, 31), dt.date(2024, 2, 29)) == 0
    assert months_between(dt.date(2023, 9, 10), dt.date(2024, 10, 31)) == 13


@pytest.mark.parametrize(
    "office",
    [
        "Secretary",
        "former Secretary",
        "Deputy Secretary",
        "Undersecretary",
        "leader",
        "chief executive",
        "then-chairman",
        "acting director",
        "spokeswoman",
        "head",
    ],
)
def test_an_office_that_does_not_say_of_what_is_not_printed(labelled, office):
    assert labelled({"text": "Rice is dear, Ruiz said.", "speaker": "Anna Ruiz", "office": office}).office is None


@pytest.mark.parametrize(
    "office",
    [
        "Secretary of State",
        "Prime Minister",
        "Foreign Minister",
        "General Secretary",
        "Minister",
        "President",
        "Reds’ leader",
        "chief executive of the Harbour Board",
        "Harbour Board spokeswoman",
    ],
)
def test_one_that_does_is(labelled, office):
    assert labelled({"text": "Rice is dear, Ruiz said.", "speaker": "Anna Ruiz", "office": office}).office == office


def test_what_still_lay_ahead_for_its_source_is_labelled_as_expected(labelled):
    row = {"text": "The lock could open as early as 3 June 2020.", "event": "2020-06-03", "told": "3 June 2020"}
    assert labelled(row).date_text == "3 June 2020 (expected)"
    assert labelled(row, published="2020-06-04").date_text == "3 June 2020"
    later = {"text": "The lock could open by 3 June 2026.", "event": "2026-06-03", "told": "3 June 2026"}
    assert labelled(later).date_text == "3 June 2026"

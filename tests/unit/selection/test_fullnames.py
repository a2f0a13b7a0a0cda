import pytest

from briefgen.model.evidence import SpeakerBasis
from briefgen.selection.fullnames import named_in_full
from briefgen.selection.offices import offices_agree
from briefgen.selection.pool import build_pool

ASKS = {"text": "Serin asked Boria for locks.", "speaker": "Serin", "office": "top Borian leader", "names": ("Serin", "Boria")}
FULL = {"text": "Borian President Ana Serin opened the lock in Boria.", "names": ("Borian President Ana Serin", "Boria")}


def speaker(shelf, *further, asks=ASKS, full=FULL, when="2024-03", then="2024-09-10"):
    shelf.put("a", asks, published=when)
    shelf.put("b", full, published=then)
    for number, text in enumerate(further):
        shelf.put(f"c{number}", text, published="2024")
    claims = {key: reading.claims for key, reading in shelf.readings.items()}
    return named_in_full(claims, shelf.documents())["a"][0].speaker


def test_a_surname_with_an_office_is_whom_another_source_names_in_full(shelf):
    found = speaker(shelf, "President Serin spoke of tolls.")
    assert (found.name, found.basis, found.office) == ("Ana Serin", SpeakerBasis.CORPUS, "top Borian leader")
    assert found.named_in.span.of(shelf.by_id[found.named_in.document].text) == "Ana Serin"
    assert found.named_in.sentence.of(shelf.by_id["b"].text) == FULL["text"]


@pytest.mark.parametrize(
    "change",
    [
        {"then": "2021-09-10"},
        {"when": None},
        {"asks": ASKS | {"office": "head of the Borian opera"}},
        {"asks": ASKS | {"office": "former Borian president"}},
        {"asks": ASKS | {"office": "Cadizian president"}},
        {"asks": ASKS | {"office": "president"}},
        {"asks": ASKS | {"names": ("Serin",)}},
        {"full": FULL | {"text": "The singer Ana Serin opened the lock in Boria."}},
        {
            "full": FULL | {"text": "Borian Vice President Ana Serin opened the lock in Boria."},
            "asks": ASKS | {"office": "Borian President"},
        },
    ],
)
def test_what_does_not_agree_leaves_the_surname(shelf, change):
    assert speaker(shelf, **change).name == "Serin"


@pytest.mark.parametrize(
    "other", ["Paul Serin sells boats.", "The Serin River floods.", "He crossed Port Serin.", "The Serin-Holm pact ended."]
)
def test_another_bearer_of_the_surname_leaves_it(shelf, other):
    assert speaker(shelf, other).name == "Serin"


def test_the_last_word_is_the_short_form_of_a_name_of_three(shelf):
    asks = ASKS | {"office": "Borian trade minister", "text": "Binh asked Boria for locks.", "speaker": "Binh"}
    full = {"text": "In Lema, Borian Trade Minister Ngo Van Binh met Boria.", "names": ("Boria",)}
    assert speaker(shelf, asks=asks, full=full).name == "Ngo Van Binh"
    assert speaker(shelf, "Minister of Trade Ngo Van Binh left.", asks=asks, full=full).name == "Ngo Van Binh"


def test_a_name_that_runs_on_from_a_portfolio_is_not_taken(shelf):
    asks = ASKS | {"office": "Borian trade minister"}
    assert speaker(shelf, asks=asks, full=FULL | {"text": "Borian Minister of Trade Ana Serin met Boria."}).name == "Serin"


def test_the_pool_knows_the_full_name(shelf, section, brief):
    speaker(shelf)
    pool = build_pool(brief(section()), shelf, shelf.documents())
    assert [one.claim.speaker.name for one in pool.by_document["a"]] == ["Ana Serin"]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("foreign minister", "Minister of Foreign Affairs", True),
        ("Minister of Trade", "Minister of Finance", False),
        ("top Borian leader", "General Secretary", True),
        ("opposition leader", "President", False),
        ("President", "President-elect", False),
    ],
)
def test_offices_that_agree(one, other, agree):
    assert offices_agree(one, other) is agree

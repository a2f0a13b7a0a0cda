"""facts.json, changes.md and citations.json of a made-up brief, whole, as literal files: readers of these formats rely on every key.

To accept a wanted change: write what the test shows as actual into the expected file.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from briefgen.composition.changes import changes_markdown
from briefgen.composition.compose import compose
from briefgen.composition.csl import citations_json
from briefgen.composition.facts import facts_json, previous_from_facts
from briefgen.selection.select import select

HERE = Path(__file__).parent
TREATY = {
    "text": "Meanwhile, Aland and Boria signed the river treaty in Lema on 3 May 2012.",
    "event": "2012-05-03",
    "told": "3 May 2012",
    "trims": (("Meanwhile, ", "connective"),),
    "names": ("Aland", "Boria", "Lema"),
}
TREATY_TOLD_AGAIN = {
    "text": "The river treaty of Aland and Boria was signed in Lema on 3 May 2012.",
    "event": "2012-05-03",
    "told": "3 May 2012",
    "names": ("Aland", "Boria", "Lema"),
}
RUIZ = {
    "text": "She said the river treaty needs new locks on the East Sea, Ruiz added.",
    "speaker": "Anna Ruiz",
    "office": "Minister of Waterways",
    "mention": "Ruiz",
    "said": "the river treaty needs new locks on the East Sea",
    "trims": ((", Ruiz added", "attribution"),),
    "resolved": (("She", "Anna Ruiz", "pronoun"),),
}
FIGURE = {
    "text": "Barges under the river treaty carried 20 percent more grain last year.",
    "figures": (("20 percent", "20", "percent", "grain"),),
}
LOCKS = "Under the river treaty nine locks were rebuilt by both sides of the border."


@pytest.fixture
def editions(shelf, section, brief):
    """Two editions: the second has a new source that corroborates, a changed sentence, and lacks one."""
    spec = brief(
        section(
            "river",
            ("river treaty", "locks"),
            title="The river treaty",
            questions=(
                {"ask": "When was it signed?", "any": ("signed",)},
                {"ask": "What did it cost?", "any": ("million",), "required": False},
            ),
            exhibits=({"kind": "timeline"}, {"kind": "positions"}),
        ),
        title="Aland and Boria",
        cutoff=dt.date(2021, 1, 31),
        names={"Anna Ruiz": "Aña Ruíz"},
        terms={"East Sea": "Gulf of Lema"},
    )
    shelf.put("post", TREATY, RUIZ, LOCKS, FIGURE, published="2020-11-04", title="Locks wanted")
    first = compose(spec, select(spec, shelf, {"post": "post"}))
    more = {
        **FIGURE,
        "text": "Barges under the river treaty carried 25 percent more grain last year.",
        "figures": (("25 percent", "25", "percent", "grain"),),
    }
    shelf.put("post", TREATY, RUIZ, more, published="2020-11-04", title="Locks wanted")
    shelf.put("wire", TREATY_TOLD_AGAIN, published="2021-01~")
    second = compose(
        spec,
        select(spec, shelf, {"post": "post", "wire": "wire"}),
        number=2,
        previous=previous_from_facts(facts_json(first)),
        unread=("scan.pdf",),
    )
    return first, second


def expected(name, actual):
    path = HERE / name
    assert actual == path.read_text(encoding="utf-8"), f"differs from {path.name}; actual:\n{actual}"


def pretty(value):
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def test_facts_of_the_first_edition(editions):
    expected("facts-1.json", pretty(facts_json(editions[0])))


def test_facts_of_the_second_edition(editions):
    expected("facts-2.json", pretty(facts_json(editions[1])))


def test_what_changed_since_the_first_edition(editions):
    expected("changes-2.md", changes_markdown(editions[1]))


def test_citations_of_the_second_edition(editions):
    expected("citations-2.json", pretty(citations_json(editions[1])))

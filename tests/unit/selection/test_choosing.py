"""What goes together, who is heard, and what is not told twice."""

from briefgen.selection.select import select


def chosen(shelf, section, brief, *, keywords=("ferry",), topic=(), **more):
    """The texts of the section's statements."""
    spec = brief(section("river", keywords, **more), topic=topic)
    return [fact.claim.text for fact in select(spec, shelf, {}).choices[0].facts]


def run_of_appeals(shelf):
    shelf.put(
        "a",
        {"text": "Aland appealed to Boria to keep the ferry running.", "speaker": "Aland"},
        {"text": "Aland's appeal also called for a ferry code on tolls, lights and crews.", "speaker": "Aland"},
        published="2024-05-02",
    )


def test_what_carries_on_a_deed_brings_in_the_sentence_that_opens_the_run(shelf, section, brief):
    run_of_appeals(shelf)
    told = chosen(
        shelf, section, brief, facts=2, questions=({"ask": "Which code is called for?", "all": ("ferry", "code"), "any": ("called",)},)
    )
    assert told == [
        "Aland appealed to Boria to keep the ferry running.",
        "Aland's appeal also called for a ferry code on tolls, lights and crews.",
    ]


def test_what_carries_on_a_deed_never_stands_without_it(shelf, section, brief):
    run_of_appeals(shelf)
    told = chosen(shelf, section, brief, exclude=("running",))
    assert told == []

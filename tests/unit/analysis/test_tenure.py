import pytest

from briefgen.analysis.people.registry import Registry
from briefgen.analysis.people.tenure import qualified, unheld
from briefgen.analysis.tokens import tokenise


def office(text: str) -> str | None:
    registry = Registry()
    registry.learn([tokenise(text, 0, len(text))])
    return registry.office_of("Anna Ruiz")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the hall, former Maryland Gov. Anna Ruiz rose.", "former Maryland Gov."),
        ("Former Florida governor Anna Ruiz rose.", "former Florida governor"),
        ("Former New York City Mayor Anna Ruiz rose.", "former New York City Mayor"),
        ("Former two-term governor Anna Ruiz rose.", "former two-term governor"),
        ("Former campaign manager Anna Ruiz rose.", "former campaign manager"),
        ("One-time Harbour Board chairman Anna Ruiz rose.", "one-time Harbour Board chairman"),
        ("The presumptive Green presidential nominee Anna Ruiz rose.", "presumptive Green presidential nominee"),
        ("The likely Green presidential nominee Anna Ruiz rose.", "likely Green presidential nominee"),
        ("The 2012 Green presidential nominee Anna Ruiz rose.", "2012 Green presidential nominee"),
        ("The outgoing governor Anna Ruiz rose.", "outgoing governor"),
        ("Deputy New York Mayor Anna Ruiz rose.", "Deputy New York Mayor"),
        ("On Monday then-Florida Gov. Anna Ruiz rose.", "then-Florida Gov."),
        ("On Monday ex-governor Anna Ruiz rose.", "ex-governor"),
        ("President-elect Anna Ruiz rose.", "President-elect"),
    ],
)
def test_an_office_keeps_the_word_that_tells_it_is_not_held(text: str, expected: str) -> None:
    assert office(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The former Maryland governor, Anna Ruiz, rose.", "former Maryland governor"),
        ("The outgoing chairman of the council, Anna Ruiz, rose.", "outgoing chairman of the council"),
        ("Anna Ruiz, a former governor of Florida, rose.", "former governor of Florida"),
        ("Anna Ruiz, the presumptive Green nominee, rose.", "presumptive Green nominee"),
    ],
)
def test_so_it_does_on_either_side_of_a_comma(text: str, expected: str) -> None:
    assert office(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In late March President Anna Ruiz rose.", "President"),
        ("He sat, and then Governor Anna Ruiz rose.", "Governor"),
        ("In 2012 Mayor Anna Ruiz rose.", "Mayor"),
        ("The town ousted Mayor Anna Ruiz.", "Mayor"),
        ("The former mayor’s economist Anna Ruiz rose.", "economist"),
        ("Former Mayor Paul Holm and Governor Anna Ruiz rose.", "Governor"),
    ],
)
def test_the_word_of_something_else_is_not_taken(text: str, expected: str) -> None:
    assert office(text) == expected


def test_the_bare_office_does_not_outdo_the_former_one() -> None:
    assert office("Governor Anna Ruiz rose. Former governor Anna Ruiz sat.") == "former governor"
    assert office("Former mayor Anna Ruiz, the Harbour Board chairman, sat.") == "Harbour Board chairman"


def test_one_word_may_be_an_office_and_what_becomes_of_it() -> None:
    assert qualified("Mayor-elect")
    assert qualified("then-Gov.")
    assert qualified("ex-President")
    assert not qualified("Ruiz-Holm")
    assert not qualified("Mayor")
    assert not qualified("ex-Florida")


def test_an_office_is_unheld_by_any_of_its_words() -> None:
    assert unheld("Florida’s former governor")
    assert unheld("ex-Florida governor")
    assert not unheld("Florida governor")

import pytest

from briefgen.text.thing import stands_for_a_thing, tells_of_one_thing


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("It was ratified on 3 May 1999 and entered into force a month later.", True),
        ("It carries 40 trains a day.", True),
        ("It opened to traffic in 2001.", True),
        ("It is clear that the lock leaks.", False),
        ("It was in 1999 that the lock opened.", False),
        ("It took nine years to dig.", False),
        ("It seems unlikely.", False),
        ("It is hard to say.", False),
        ("Its gates are old.", False),
        ("The lock opened.", False),
    ],
)
def test_an_it_that_means_something(sentence, stands):
    assert stands_for_a_thing(sentence) is stands


@pytest.mark.parametrize(
    ("sentence", "one"),
    [
        ("The Lakes Treaty was signed in Lema on 4 May 1998.", True),
        ("On 4 May 1998, the treaty was signed.", True),
        ("On 4 May 1998 the two states signed the Lakes Treaty.", True),
        ("Ana Ruiz and Per Holm opened a tunnel in Kolm.", True),
        ("The treaties were signed in Lema.", False),
        ("The minister spoke in the hall.", False),
        ("The minister named a council and signed the treaty.", False),
        ("Ana Ruiz spoke at the summit.", False),
        ("Ana Ruiz praised “the treaty”.", False),
    ],
)
def test_the_one_thing_that_a_sentence_tells_of(sentence, one):
    assert tells_of_one_thing(sentence) is one

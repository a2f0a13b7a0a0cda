"""What is compared with what, in a small pool and in a large one."""

import pytest

from briefgen.selection import pool as pools


def filled(shelf):
    for number, what in enumerate(("old ferry", "new ferry", "grain silo", "fish market", "customs house")):
        shelf.put(f"d{number}", f"The {what} of Elm Quay opened in the spring with a small feast.", published="2024-05-02")


@pytest.fixture
def pool(shelf, section, brief):
    filled(shelf)
    return pools.build_pool(brief(section("a", ("ferry",))), shelf, tuple(shelf.by_id.values()))


def test_in_a_small_pool_everything_is_compared_with_everything(pool):
    assert all(len(pool.partners(one)) == len(pool.candidates) for one in pool.candidates)


def test_in_a_large_pool_only_what_shares_a_telling_word_is_compared(pool, monkeypatch):
    monkeypatch.setattr(pools, "COMPARED_WHOLE", 1)
    old = next(one for one in pool.candidates if "old ferry" in one.claim.text)
    assert any("new ferry" in other.claim.text for other in pool.partners(old))
    ids = [other.claim.id for other in pool.partners(old)]
    assert ids == sorted(ids)


def test_of_a_large_corpus_only_the_documents_with_most_to_say_are_weighed(shelf, section, brief, monkeypatch):
    filled(shelf)
    monkeypatch.setattr(pools, "MOST_DOCUMENTS", 2)
    # what serves two sections goes before what serves one best
    ranks = {"ferry": ["d0", "d1", "d4"], "silo": ["d2", "d1", "d4"]}
    monkeypatch.setattr(type(shelf), "standing", lambda _, phrases, allowed: [key for key in ranks[phrases[0]] if key in allowed])
    spec = brief(section("a", ("ferry",)), section("b", ("silo",)))
    pool = pools.build_pool(spec, shelf, tuple(shelf.by_id.values()))
    assert sorted({one.document.id for one in pool.candidates}) == ["d1", "d4"]

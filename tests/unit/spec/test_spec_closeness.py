from briefgen.spec.closeness import nearest, suggestion

KEYS = ("id", "title", "keywords", "facts", "words", "order")


def test_a_word_mistyped_finds_the_one_meant():
    assert nearest("max_fact", KEYS) == "facts"
    assert nearest("Keyword", KEYS) == "keywords"
    assert nearest("TITLE", KEYS) == "title"
    assert nearest("csp anniversary", ["csp_anniversary"]) == "csp_anniversary"
    assert nearest("colour", KEYS) is None
    assert nearest("x", ()) is None


def test_a_suggestion_or_the_list():
    assert suggestion("factz", KEYS, "keys here") == ("did you mean 'facts'?",)
    assert suggestion("colour", KEYS, "keys here") == ("keys here: id, title, keywords, facts, words, order",)
    assert suggestion("colour", (), "keys here") == ()
    assert suggestion("q", [f"{n:02}" for n in range(40)], "files")[0].endswith("28, 29, …")

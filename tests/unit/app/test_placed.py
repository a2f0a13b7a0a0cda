"""Pages of statements by an edition's record: where it is noted, else where its text stands, else nowhere."""

from briefgen.app.placed import placed

PAGES = [
    {"text": "Theferryleft.Thequayisshut.", "places": [["key point", "aa", 0, 13], ["citation", "bb", 13, 14]]},
    {"text": "Theferryleft.Whothere?", "places": [["statement", "aa", 0, 13]]},
]


def test_a_statement_stands_where_the_record_says_else_where_its_text_is():
    texts = {"cc": "The tram came.", "bb": "The quay is shut.", "aa": "The ferry left."}
    assert list(placed({"pages": PAGES}, texts).items()) == [("cc", ()), ("bb", (1,)), ("aa", (1, 2))]

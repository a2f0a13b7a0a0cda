import pytest

from briefgen.doctree.printed import Piece
from briefgen.verification.texts import compare_texts, read_statements, text_of, unsaid

SAID = (
    Piece(kind="date label", subject="a1", text="4 March 2024"),
    Piece(kind="statement", subject="a1", text="Arland & Borland signed “an agreement” on the harbour."),
)
PAGE = (
    "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><p><b>4 March</b> 2024</p>"
    "<p>Arland &amp; Borland signed\n<i>“an agreement”</i> on the harbour.</p><script>var hidden</script></body></html>"
).encode()
CABLE = b'| 4 March 2024\n| Arland & Borland signed "an\n| agreement" on the harbour.\n'


def plain(text: str) -> str:
    return text.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize(("name", "data", "fold"), [("brief.html", PAGE, str), ("brief.txt", CABLE, plain)])
def test_what_is_printed_is_read_back_whatever_the_markup_and_the_lines(name, data, fold) -> None:
    text = text_of(name, data)
    assert unsaid(SAID, text, fold) == ()
    assert read_statements(SAID, text, fold) == ()
    assert "hidden" not in text


def test_a_statement_that_is_not_there_is_named() -> None:
    changed = text_of("brief.html", PAGE.replace(b"signed", b"refused"))
    assert [piece.kind for piece in unsaid(SAID, changed, str)] == ["statement"]
    (finding,) = read_statements(SAID, changed, str)
    assert (finding.what, finding.subject, finding.passes) == ("statement", "a1", False)


def test_a_change_is_named_by_what_stands_there() -> None:
    made = text_of("brief.html", PAGE)
    assert compare_texts(SAID, made, made, str) == ()
    (finding,) = compare_texts(SAID, made, text_of("brief.html", PAGE.replace(b"2024", b"2025")), str)
    assert (finding.what, finding.subject, finding.page) == ("date label", "a1", None)

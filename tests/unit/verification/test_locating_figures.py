from briefgen.doctree.printed import Piece
from briefgen.verification.locating import locate

FIGURE = (
    Piece(kind="heading", subject="fig", text="Exhibit 1. Steps"),
    Piece(kind="chart label", subject="fig", text="The river rose above the mark in the spring of the second year"),
)
FIRST = Piece(kind="statement", subject="a", text="The dam was built by the two provinces.")
SECOND = Piece(kind="statement", subject="b", text="The ferry was stopped when the water rose.")
LAST = Piece(kind="passage", subject="b", text="The ferry was stopped when the water rose.")


def squeezed(*pieces: Piece) -> str:
    return "".join(piece.text for piece in pieces).replace(" ", "")


def test_a_figure_moved_up_or_on_by_a_page_leads_nothing_astray():
    pieces = (FIRST, *FIGURE, SECOND, LAST)
    for pages in (
        (squeezed(FIRST, *FIGURE), squeezed(SECOND), squeezed(LAST)),
        (squeezed(*FIGURE), squeezed(FIRST, SECOND), squeezed(LAST)),
        (squeezed(FIRST, SECOND), squeezed(*FIGURE), squeezed(LAST)),
    ):
        places, missing = locate(pieces, pages)
        assert not missing
        for place in places:
            assert pages[place.page][place.start : place.end].casefold() == next(
                squeezed(piece).casefold() for piece in pieces if (piece.kind, piece.subject) == (place.kind, place.subject)
            )
        assert [place.page for place in places if place.subject == "b"][-1] == 2
        assert next(place.page for place in places if place.kind == "statement" and place.subject == "b") < 2

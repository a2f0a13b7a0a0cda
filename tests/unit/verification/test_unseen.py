"""What a reader follows, hears or is shown beside the words is held against the edition, and told in plain words."""

from typing import Any

import pytest

from briefgen.verification.unseen import document_unseen, page_unseen

PAGE: dict[str, Any] = {
    "links": [["[1]", "page 2 at 573", [1, 1, 9, 9]], ["[2]", "page 2 at 550", [20, 1, 29, 9]]],
    "notes": [],
    "drawn": [40, 3, 0, 0, 0, 0],
    "heard": [["Figure", "Rice rose."]],
    "order": "aa",
}
FILE: dict[str, Any] = {
    "title": "Rice",
    "titles": ["Rice"],
    "language": "en",
    "bookmarks": [[0, "Trade", "page 1 at 478"], [0, "Sources", "page 2 at 590"]],
    "labels": ["1", "2"],
    "actions": [],
}


def page(**other: Any) -> list[tuple[str, str]]:
    return [(one.what, one.message) for one in page_unseen(PAGE, PAGE | other, 0)]


def whole(**other: Any) -> list[tuple[str, str]]:
    return [(one.what, one.message) for one in document_unseen(FILE, FILE | other)]


def test_an_untouched_page_and_file_have_no_findings() -> None:
    assert page() == whole() == []


@pytest.mark.parametrize(
    ("other", "what", "message"),
    [
        (
            {"links": [["[1]", "page 2 at 550", [1, 1, 9, 9]], PAGE["links"][1]]},
            "link",
            "the link on “[1]” leads to page 2 at 550, in the edition to page 2 at 573",
        ),
        ({"links": [PAGE["links"][0]]}, "link", "the link on “[2]” to page 2 at 550 is gone, or was moved"),
        (
            {"links": [*PAGE["links"], ["Rice", "https://example.org/", [50, 1, 60, 9]]]},
            "link",
            "a link on “Rice” to https://example.org/ was added, or moved there",
        ),
        ({"heard": [["Figure", "Rice fell."]]}, "read aloud", "of a figure a listener hears “Rice fell.”, in the edition “Rice rose.”"),
        ({"heard": []}, "read aloud", "of a figure a listener hears nothing, in the edition “Rice rose.”"),
        (
            {"heard": [*PAGE["heard"], ["P", "No."]]},
            "read aloud",
            "of some words a listener hears “No.”, in the edition what stands there",
        ),
        (
            {"order": "bb"},
            "read aloud",
            "what is read aloud of the page stands in another order or in other roles than in the edition",
        ),
        ({"drawn": [40, 4, 0, 0, 0, 0]}, "page", "a line or box was drawn on it: the edition has 3 of the kind, this file 4"),
        ({"drawn": [40, 3, 1, 0, 0, 0]}, "page", "a picture was drawn on it: the edition has 0 of the kind, this file 1"),
        ({"drawn": [39, 3, 0, 0, 0, 0]}, "page", "a text that belongs on it is gone: the edition has 40 of the kind, this file 39"),
        (
            {"notes": [1]},
            "page",
            "a note, a field or a mark lies on the page that the edition does not have, or one of its own is gone",
        ),
    ],
)
def test_what_is_behind_a_page_is_named(other: dict[str, Any], what: str, message: str) -> None:
    assert page(**other) == [(what, message)]


def test_links_to_pages_are_not_told_again_where_pages_are_missing() -> None:
    gone = PAGE | {"links": [[words, "a page that is not there", box] for words, _, box in PAGE["links"]]}
    assert len(list(page_unseen(PAGE, gone, 0))) == 2
    assert list(page_unseen(PAGE, gone, 0, arranged=False)) == []
    outward = PAGE | {"links": [["[1]", "https://example.org/", [1, 1, 9, 9]], PAGE["links"][1]]}
    assert len(list(page_unseen(PAGE, outward, 0, arranged=False))) == 1


@pytest.mark.parametrize(
    ("other", "what", "message"),
    [
        ({"title": "Wheat"}, "title", "the file calls itself “Wheat”, the edition “Rice”"),
        ({"titles": ["Wheat"]}, "title", "the file's description calls it “Wheat”, the edition's “Rice”"),
        ({"language": "fr"}, "language", "the file is read aloud as fr, the edition as en"),
        ({"labels": ["7", "8"]}, "page numbers", "a reader counts the pages 7 to 8, the edition's 1 to 2"),
        (
            {"actions": ["Launch"]},
            "action",
            "opening or reading the file may carry out something (Launch) that the edition does not hold",
        ),
        (
            {"bookmarks": [[0, "War", "page 1 at 478"], FILE["bookmarks"][1]]},
            "bookmark",
            "the bookmark “Trade” of the edition is “War” in this file",
        ),
        (
            {"bookmarks": [[0, "Trade", "page 2 at 590"], FILE["bookmarks"][1]]},
            "bookmark",
            "the bookmark “Trade” leads to page 2 at 590, in the edition to page 1 at 478",
        ),
        ({"bookmarks": FILE["bookmarks"][:1]}, "bookmark", "the file has 1 bookmarks, the edition 2"),
    ],
)
def test_what_the_file_says_of_itself_is_named(other: dict[str, Any], what: str, message: str) -> None:
    assert whole(**other) == [(what, message)]


def test_a_file_whose_description_cannot_be_read_is_not_accused() -> None:
    assert whole(titles=[]) == []

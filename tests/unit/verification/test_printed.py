from briefgen.verification.locating import Place
from briefgen.verification.pages import PrintedPdf
from briefgen.verification.printed import compare, contradictions, record

PAGE = "2May2015AdaByronTheportswereopenedtotrade.[1]singlesourcePage1of1"


BEHIND = {"links": [], "notes": [], "drawn": [1, 0, 0, 0, 0, 0], "heard": [], "order": "a"}


def printed(*pages: str, gaps: tuple[int, ...] = (8, 11, 16, 19, 24), others: str = "東京", picture: str = "f" * 40) -> PrintedPdf:
    return PrintedPdf(
        pages=pages,
        gaps=(gaps,) * len(pages),
        others=(others,) * len(pages),
        pictures=(picture,) * len(pages),
        behind=(BEHIND,) * len(pages),
        attachments={},
    )


PLACES = (
    Place(kind="date label", subject="a1", page=0, start=0, end=8),
    Place(kind="speaker", subject="a1", page=0, start=8, end=16),
    Place(kind="statement", subject="a1", page=0, start=16, end=42),
    Place(kind="citation", subject="a1", page=0, start=42, end=45),
    Place(kind="mark", subject="a1", page=0, start=45, end=57),
)
RECORD = record(printed(PAGE), PLACES)


def touched(shown: str) -> list[tuple[str, str, int | None]]:
    return [(finding.what, finding.subject, finding.page) for finding in compare(RECORD, printed(shown))]


def test_an_untouched_page_has_no_findings() -> None:
    assert compare(RECORD, printed(PAGE)) == ()


def test_each_kind_of_doctoring_is_named_with_its_place() -> None:
    assert touched(PAGE.replace("opened", "closed")) == [("statement", "a1", 1)]
    assert touched(PAGE.replace("2015", "2016")) == [("date label", "a1", 1)]
    assert touched(PAGE.replace("Byron", "Brown")) == [("speaker", "a1", 1)]
    assert touched(PAGE.replace("singlesource", "threesources")) == [("mark", "a1", 1)]
    assert touched(PAGE.replace("[1]", "[2]")) == [("citation", "a1", 1)]
    assert touched(PAGE.replace("Page1of1", "Page1of2")) == [("page", "", 1)]
    assert touched(PAGE.replace("AdaByron", "")) == [("speaker", "a1", 1)]


def test_words_joined_or_parted_are_a_change_and_the_layout_between_pieces_is_none() -> None:
    (finding,) = compare(RECORD, printed(PAGE, gaps=(8, 11, 16, 24)))
    assert (finding.what, finding.subject, finding.page) == ("statement", "a1", 1)
    assert compare(RECORD, printed(PAGE, gaps=(11, 19, 24))) == ()


def test_a_missing_page_is_said() -> None:
    (finding,) = compare(RECORD, printed())
    assert finding.message == "page 1 of the edition is missing: the file has 0 pages, the edition has 1"
    assert not finding.passes


def told(text: str = "The ports were opened to trade.", citations: tuple[int, ...] = (1,)) -> dict[str, object]:
    label = {"date_text": "2 May 2015", "speaker": "Ada Byron"}
    return {"sections": [{"statements": [{"id": "a1", "label": label, "segments": [{"text": text}], "citations": list(citations)}]}]}


def test_facts_that_were_doctored_together_with_their_hash_contradict_the_page() -> None:
    (words,) = contradictions(RECORD, told("The ports were closed to trade."))
    assert (words.what, words.message) == ("statement", "facts.json says “The ports were closed to trade.”, the page does not")
    (cited,) = contradictions(RECORD, told(citations=(2,)))
    assert (cited.what, cited.message) == ("citation", "facts.json says “[2]”, the page does not")


def test_a_statement_that_the_page_cuts_is_no_contradiction() -> None:
    cut = record(printed(PAGE.replace("opened", "...")), (Place(kind="statement", subject="a1", page=0, start=16, end=39),))
    assert contradictions(cut, told()) == ()


def test_a_record_that_was_doctored_together_with_its_page_contradicts_the_facts() -> None:
    doctored = record(printed(PAGE.replace("2015", "2016")), PLACES)
    facts = told()
    assert contradictions(RECORD, facts) == ()
    (finding,) = contradictions(doctored, facts)
    assert (finding.what, finding.subject, finding.message) == ("date label", "a1", "facts.json says “2 May 2015”, the page does not")


def test_a_label_holds_for_every_statement_that_runs_on_under_it() -> None:
    shared = Place(kind="date label", subject="b2", page=0, start=0, end=8)
    facts = {
        "sections": [{"statements": [{"id": "b2", "label": {"date_text": "2 May 2016", "speaker": None}, "segments": [], "citations": []}]}]
    }
    (finding,) = contradictions(record(printed(PAGE), (*PLACES, shared)), facts)
    assert (finding.what, finding.subject, finding.message) == ("date label", "b2", "facts.json says “2 May 2016”, the page does not")


def test_letters_that_are_not_latin_are_looked_at_page_by_page() -> None:
    (finding,) = compare(RECORD, printed(PAGE, others="京都"))
    assert (finding.what, finding.page, finding.passes) == ("page", 1, False)


def test_what_covers_a_page_without_touching_its_text_is_seen() -> None:
    (finding,) = compare(RECORD, printed(PAGE, picture="f" * 30 + "0" * 10))
    assert (finding.what, finding.page, finding.passes) == ("page", 1, False)
    assert compare(RECORD, printed(PAGE, picture="f" * 37 + "eee")) == ()
    assert compare(RECORD, printed(PAGE, picture="f" * 37 + "000")) == ()

"""Dates counted from nowhere, dates beside a known one, surnames."""

from briefgen.analysis.claims import analyse
from briefgen.model.corpus import Document, Known, Line, LineLabel, Provenance
from briefgen.model.evidence import Claim, Flag
from briefgen.text.edtf import parse_edtf
from briefgen.text.spans import Span


def read(*paragraphs: str, published: str | None = None) -> tuple[Claim, ...]:
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    date = Known(value=parse_edtf(published), provenance=Provenance.SIDECAR) if published else None
    lines = tuple(Line(span=span, label=LineLabel.BODY) for span in spans)
    document = Document(id="d", path="d.txt", version="0", text=text, lines=lines, paragraphs=tuple(spans), published=date)
    return analyse(document).claims


def told(claim: Claim, reason: str) -> list[tuple[str, str]]:
    base = claim.span.start
    return [(claim.text[r.span.start - base : r.span.end - base], r.text) for r in claim.resolutions if r.reason == reason]


def test_a_day_that_an_undated_text_does_not_tell_is_said_to_be_missing() -> None:
    opened = "The port of Lema opened on Monday after a long wait."
    assert told(read(opened)[0], "undated") == [("Monday", "date not given")]
    assert told(read(opened, published="2020~")[0], "undated") == [("Monday", "date not given")]
    assert told(read(opened, published="2020-05-06")[0], "undated") == []
    assert told(read("The port of Lema opened yesterday after a long wait.")[0], "undated") == [("yesterday", "date not given")]
    assert told(read("The port of Lema opened last September after a long wait.")[0], "undated") == [("last September", "date not given")]
    assert told(read("“We open the port of Lema on Monday,” Anna Ruiz said in the town.")[0], "undated") == []


def test_a_month_or_day_without_a_year_in_an_undated_text_is_said_to_have_none() -> None:
    def missing(sentence: str, published: str | None = None) -> list[tuple[str, str]]:
        return told(read(sentence, published=published)[0], "undated")

    opened = "The port of Lema opened in April after a long wait."
    assert missing(opened) == [("April", "year not given")]
    assert missing(opened, "2020~") == [("April", "year not given")]
    assert missing(opened, "2020-05-06") == []
    assert missing("The port of Lema opened on 17 June after a long wait.") == [("17 June", "year not given")]
    assert missing("The port of Lema opened on 17 June 2020 after a long wait.") == []
    assert missing("The port of Lema was shut from April to June for repairs.") == [("June", "year not given")]
    assert missing("The port of Lema is shut in April every year for repairs.") == []
    assert missing("The port of Lema may open for the town of May.") == []
    assert missing("The port of Lema was named in the April accord of the two states.") == []


def test_later_is_told_with_what_it_is_later_than() -> None:
    _, second = read("Aland and Boria signed the rice treaty in July 2003.", "Over ten years later, the two ports were opened to ships.")
    assert told(second, "anchor")[0][1] == "after July 2003"
    assert Flag.DEPENDENT not in second.flags
    (alone,) = read("The two ports of Aland were opened to all ships two years later.")
    assert told(alone, "anchor") == []
    assert Flag.DEPENDENT in alone.flags


def test_a_surname_has_the_full_name_that_the_text_gives() -> None:
    claims = read("President Anna Ruiz of Aland opened the port of Lema.", "Ruiz’s visit pleased the town of Lema.")
    assert told(claims[0], "name") == []
    assert told(claims[1], "name") == [("Ruiz", "Anna Ruiz")]
    two = read("President Anna Ruiz of Aland met Senator Paul Ruiz at the port.", "Ruiz praised the old town of Lema.")
    assert told(two[1], "name") == []
    assert told(read("President Ruiz praised the old town of Lema.")[0], "name") == []


def test_later_than_planned_is_later_than_nothing_told_before() -> None:
    _, second = read("Aland and Boria signed the rice treaty in July 2003.", "The port opened on 5 May 2004, two weeks later than planned.")
    assert told(second, "anchor") == []
    (alone,) = read("The ports of Aland were opened to all ships two years later than planned.")
    assert Flag.DEPENDENT not in alone.flags


def test_a_surname_in_a_longer_name_or_under_a_common_title_is_left_alone() -> None:
    first = "President Anna Ruiz of Aland opened the port of Lema."
    assert told(read(first, "Ships of all flags came to Port Ruiz in May.")[1], "name") == []
    assert told(read(first, "The time of Presidents Holm and Ruiz was over.")[1], "name") == []
    assert told(read(first, "The time of Holm and Ruiz was over.")[1], "name") == [("Ruiz", "Anna Ruiz")]


def test_a_common_title_is_no_part_of_a_name() -> None:
    claims = read("He met Generals Anna Ruiz and Paul Holm at the port.", "Ruiz praised the old town of Lema.")
    assert told(claims[1], "name") == [("Ruiz", "Anna Ruiz")]


def test_later_without_a_date_leans_on_what_came_before() -> None:
    (later,) = read("Later, Governor Anna Ruiz opened the port of Lema to all ships.")
    assert Flag.DEPENDENT in later.flags
    (whole,) = read("Governor Anna Ruiz later opened the port of Lema to all ships.")
    assert Flag.DEPENDENT not in whole.flags

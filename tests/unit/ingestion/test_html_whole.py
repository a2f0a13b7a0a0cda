"""What extraction leaves out of a story, put back in its place, and nothing of the page with it."""

from __future__ import annotations

import pytest

from briefgen.ingestion.cleaning.label import clean
from briefgen.ingestion.extract import Trust
from briefgen.ingestion.readers import html
from briefgen.model.corpus import LineLabel

STORY = (
    "The harbour ministers of Orland and Selmia met in Vessen on Tuesday to discuss the ferry treaty that both had signed two years ago.",
    "“We have made good progress on the rules for pilots,” Minister Ada Reed told reporters after the meeting, which lasted four hours.",
    "Officials said the two countries would open three new routes before the end of 2025 and share the cost of dredging the strait.",
    "The treaty was delayed twice because the parliaments could not agree on who pays for the lights along the southern coast.",
    "Trade between the two reached 4.2 billion crowns last year, according to the statistics office, a rise of seven percent.",
)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News of the coast</a></li></ul></nav>'
FOOT = "<footer><p>© 2025 Ministry of Harbours. All rights reserved.</p></footer>"
ITEMS = "<ul><li>Open the route to Port Hale by June</li><li>Share the cost of the lights</li><li>Meet again in Port Hale</li></ul>"
MAYOR = "The mayor met the delegation at noon on the quay."
PAGE = "<html><head><title>T</title></head><body>{}<main><h1>Ministers meet in Vessen</h1>{}</main>{}</body></html>"


def told(first: int, last: int) -> str:
    return "".join(f"<p>{words}</p>" for words in STORY[first:last])


def lines(content: str, *, around: str = '<div class="article-body">{}</div>') -> list[str]:
    page = PAGE.format(MENU, around.format(content), FOOT)
    found = html.read(page.encode(), "page.html").text.split("\n")
    assert not {"Home", "News of the coast", "© 2025 Ministry of Harbours. All rights reserved."} & set(found)
    return found


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (told(0, 3) + "<p>The two sides agreed to:</p>" + ITEMS, "- Share the cost of the lights"),
        (
            told(0, 3)
            + "<p>The documents they signed are:</p><ul>"
            + '<li><a href="/a">Joint statement on ferry safety</a></li><li><a href="/b">Agreement on the lights</a></li></ul>',
            "- Agreement on the lights",
        ),
        (told(0, 5) + '</div><div class="outcomes"><h2>Agreed outcomes</h2>' + ITEMS, "- Share the cost of the lights"),
        (
            told(0, 3) + '<figure class="quote"><blockquote><p>“We shall share the lights.”</p></blockquote></figure>' + told(3, 5),
            "“We shall share the lights.”",
        ),
        (told(0, 5) + told(0, 5).replace("harbour", "port") + f"<div>{MAYOR}</div>" + told(0, 1), MAYOR),
        (told(0, 3) + f'<div role="tabpanel" aria-hidden="true" style="display:none"><p>{MAYOR}</p></div>' + told(3, 5), MAYOR),
        (told(0, 3) + f"<aside><h3>The quay</h3><p>{MAYOR}</p></aside>" + told(3, 5), MAYOR),
        (told(0, 3) + f'<div class="barcelona-metadata"><p>{MAYOR}</p></div>' + told(3, 5), MAYOR),
        (told(0, 3) + f'</div><div class="advert"></div><div class="article-body"><p>{MAYOR}</p>', MAYOR),
        ('<p class="x">' + STORY[0] + "</p>" + "".join(f"<div>{words}</div>" for words in STORY[1:]), STORY[3]),
    ],
)
def test_what_stands_in_the_story_s_part_of_the_page_is_kept(content: str, kept: str) -> None:
    assert kept in lines(content)


def test_what_was_left_out_goes_where_it_stands() -> None:
    found = lines(told(0, 2) + "<aside><p>The strait is twelve kilometres wide.</p></aside>" + told(2, 4))
    assert found.index(STORY[1]) < found.index("The strait is twelve kilometres wide.") < found.index(STORY[2])


def test_the_lead_between_heading_and_story_comes_first() -> None:
    lead = "The ferry treaty moves ahead after a long day of talks in Vessen."
    found = lines(told(0, 4), around=f'<div class="standfirst"><p>{lead}</p></div><div class="article-body">{{}}</div>')
    assert found.index(lead) < found.index(STORY[0])


def test_words_in_elements_of_their_own_stay_in_their_sentence() -> None:
    found = lines(
        told(0, 3) + '<p>It was signed on <time datetime="2023-05-12">12 May 2023</time> in <label>Vessen</label>.</p>' + told(3, 5)
    )
    assert "It was signed on 12 May 2023 in Vessen." in found


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="related-stories"><p>Another minister resigned over the price of pilots last week.</p></div>',
        '<section class="commentList"><p>I think that the minister is right about the lights.</p></section>',
        '<ul><li><a href="/1">Ferry prices rise again</a></li><li><a href="/2">Pilots go on strike today</a></li></ul>',
        '<div style="display: none"><p>Another minister resigned over the price of pilots last week.</p></div>',
    ],
)
def test_what_belongs_to_the_page_stays_out(furniture: str) -> None:
    assert lines(told(0, 3) + furniture + told(3, 5)) == lines(told(0, 5))


def test_a_list_announced_as_of_other_stories_stays_out() -> None:
    other = '<p>You can read more on this here:</p><ul><li><a href="/1">Ferry prices rise again</a></li></ul>'
    assert not any("prices" in line for line in lines(told(0, 5) + other))


def test_a_story_beside_this_one_is_not_joined_to_it() -> None:
    """It has its own date, of which the page's says nothing."""
    other = (
        '<div class="post-content"><time datetime="2020-01-01">1 Jan</time><p>Another minister resigned over the price of pilots.</p></div>'
    )
    found = lines(told(0, 5), around='<div class="post-content">{}</div>' + other)
    assert not any("resigned" in line for line in found)


def test_a_story_in_another_part_than_its_summary_is_read() -> None:
    summary = "<p>The ministers of two countries met in Vessen to talk about the treaty on their ferries again.</p>"
    found = lines("", around=f'<div><div class="entry-content chapo">{summary}</div><div class="texte"><div>{told(0, 5)}</div></div></div>')
    assert all(words in found for words in STORY)


def test_soft_hyphens_do_not_hide_that_a_block_was_told() -> None:
    found = lines("".join(f"<p>{words.replace('treaty', 'trea&shy;ty')}</p>" for words in STORY))
    assert [line for line in found if line in STORY] == list(STORY)


def test_a_page_nested_deeply_is_read() -> None:
    found = lines("<div>" * 150 + told(0, 5) + "</div>" * 150)
    assert STORY[4] in found


def test_a_page_of_which_all_was_taken_is_judged_line_by_line() -> None:
    """Where no story is found, everything on the page comes back, menus first."""
    menu = "".join(f"<div>Rubric {number}</div>" for number in range(150))
    found = html.read(f"<html><body><div>{menu}</div><div>{STORY[0]}</div></body></html>".encode(), "page.html")
    assert "Rubric 7" in found.text
    assert found.trust is Trust.SCRAPED
    labels = {line.span.of(found.text): line.label for line in clean(found).lines}
    assert labels[STORY[0]] is LineLabel.BODY
    assert labels["Rubric 7"] is LineLabel.BOILERPLATE


def test_a_story_that_was_found_keeps_its_lines() -> None:
    assert html.read(f"<html><body><article>{told(0, 5)}</article></body></html>".encode(), "page.html").trust is Trust.EXTRACTED

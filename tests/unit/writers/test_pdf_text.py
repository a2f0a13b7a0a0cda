import sys
from pathlib import Path

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_sheets as sheets

from briefgen.writers.pdf.fonts import FontBook, FontRole, measure
from briefgen.writers.pdf.hooks import shortened, string
from briefgen.writers.pdf.lines import broken
from briefgen.writers.pdf.words import Composer, Ink

FONTS = FontBook(dict(sheets.FAMILIES))
INK = Ink("serif", 10, "#000000", None)


def lines(text: str, width: float, **more) -> list[str]:
    composer = Composer(FONTS)
    composer.text(text, INK)
    return ["".join(segment.text for segment in line.segments) for line in broken(composer.words, width, **more)]


def test_roles_are_read_and_written():
    role = FontRole.parse("sans-semibold-italic")
    assert (role.family, role.weight, role.italic, role.name) == ("sans", 600, True, "sans-semibold-italic")


def test_measure_kerns_and_scales():
    made = measure(sheets.FAMILIES)
    assert made.width("AVAVA", "sans", 10) < 5 * max(made.width("A", "sans", 10), made.width("V", "sans", 10))
    assert made.width("river", "serif", 20) == pytest.approx(2 * made.width("river", "serif", 10))
    assert made.width("a b", "serif", 10) == pytest.approx(sum(made.width(c, "serif", 10) for c in "a b"))
    up, down = made.extent("serif", 10)
    assert 5 < up < 15
    assert 1 < down < 6


def test_measure_composes_letters_first():
    made = measure(sheets.FAMILIES)
    assert made.width("e\u0302\u0303", "sans", 10) == made.width("ễ", "sans", 10)


def test_lines_hold_every_word_in_order_and_fit():
    text = " ".join(f"word{at}" for at in range(200))
    made = lines(text, 120)
    assert "".join(made) == text
    assert all(FONTS.width(line.rstrip(), "serif", 10) <= 120.01 for line in made)


def test_lines_are_no_more_than_a_greedy_setting_needs():
    text = "one of the twelve stretches that the two provinces named in their agreement on the river " * 4
    used, greedy = 1e9, 0
    for word in text.split():
        wide = FONTS.width(word, "serif", 10)
        space = FONTS.width(" ", "serif", 10)
        if used + space + wide > 150:
            greedy, used = greedy + 1, wide
        else:
            used += space + wide
    assert len(lines(text, 150)) == greedy


@pytest.mark.parametrize("count", [10, 700])
def test_words_wider_than_the_line_are_cut(count):
    made = lines("w" * count + " end", 60)
    assert "".join(made) == "w" * count + " end"


def test_addresses_break_where_nothing_looks_like_ours():
    made = lines("https://example.org/reports/2023/dredging-begins.html", 90)
    assert len(made) > 1
    assert not any(line.endswith(("-", ".")) for line in made)


def test_dashes_allow_a_break_after_them():
    assert lines("north-south", 40) == ["north-", "south"]


@pytest.mark.parametrize("text", ["ri\0ver", "ri\x0bver", "ri\x85v\x7fer", "Nguy\0ễn"])
def test_controls_are_left_out(text):
    assert lines(text, 200) == ["".join(character for character in text if character.isprintable())]


@pytest.mark.parametrize("text", ["river", "ri(v)er\\", "Nguyễn", "\U00020000", "", "ri\ud800ver"])
def test_a_string_that_is_not_too_long_is_whole(text):
    assert shortened(text) == text
    assert len(string(text)) < 50


@pytest.mark.parametrize("text", ["r" * 40_000, "(" * 32_768, "ễ" * 20_000, "\U00020000" * 9_000, "\ud800" * 20_000])
def test_a_string_that_is_too_long_ends_in_dots(text):
    kept = shortened(text)
    assert kept.endswith(("...", "…"))
    assert 32_000 < len(bytes(pikepdf.Object.parse(string(text).encode("ascii")))) <= 32_767
    assert text.startswith(kept.rstrip(".…")) or "?" in kept


def test_no_break_space_holds():
    assert lines("aaaa p.\u00a04", 40) == ["aaaa ", "p.\u00a04"]


@pytest.mark.parametrize("date", ["4 May", "September 10,", "≈ 14 March", "12 July"])
def test_a_day_and_its_month_stay_on_one_line(date):
    text = f"The ferry between the two towns began to run on {date} 2021, and few took it."
    assert all(any(date in line for line in lines(text, width)) for width in range(90, 240, 3))


@pytest.mark.parametrize("other", ["July 2013", "2024 May", "March on", "124 May"])
def test_what_only_looks_like_a_day_and_a_month_may_part(other):
    text = f"The ferry between the two towns began to run {other} past the old mill."
    first = other.split()[0]
    assert any(line.rstrip().endswith(first) for width in range(90, 240, 3) for line in lines(text, width))


def test_a_day_and_its_month_part_where_there_is_no_room_for_both():
    assert lines("10 September", 54) == ["10 ", "September"]


@pytest.mark.parametrize("kept", ["May 2021", "9 percent", "360 ferries"])
def test_no_last_line_is_a_year_or_what_a_number_counts(kept):
    text = f"Both towns said that fares on the river fell by {kept}"
    assert all(line.endswith(kept) for width in range(90, 200, 3) for line in lines(text, width)[-1:])


def test_rather_no_line_ends_inside_a_short_insertion():
    composer = Composer(FONTS)
    for text in ("Both towns met on Monday ", "[date not given]", " and asked for ", "[a new ferry across all of the river]"):
        composer.text(text, INK)
    assert [word.pieces[0].text for word in composer.words if word.close] == ["not", "given]"]


@pytest.mark.parametrize("sign", ["–", "—", "…", "·", "…”,", "…”"])
def test_no_line_begins_with_a_dash_or_with_dots(sign):
    text = f"The old mill {sign} the new {sign} and the ferry between the two towns {sign}"
    assert not any(line.startswith(sign) for width in range(60, 200, 2) for line in lines(text, width))


def test_a_last_line_is_not_one_word_where_the_line_before_has_words_to_give():
    text = "The harbour office has asked both towns to mend the old landing stage of the river ferry."
    assert all(" " in line for width in range(110, 300, 3) for line in lines(text, width)[-1:])

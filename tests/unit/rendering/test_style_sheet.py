from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.doctree.style import PageStyle
from briefgen.errors import SpecError
from briefgen.rendering.contrast import contrast
from briefgen.rendering.roles import BOX_ROLES, PARENTS
from briefgen.rendering.style import load_sheet

SHEET = """\
[families]
serif = "A"
sans = "B"
[colours]
ink = "#1a1a1a"
accent = "#0b3d6b"
warning = "#8a5300"
tint = "#eef4fa"
rule = "#c9d3de"
grey = "#55595f"
[page]
top = "20mm"
right = "17mm"
bottom = "17mm"
left = "17mm"
[text.body]
font = "serif"
size = "9.2pt"
leading = "12.4pt"
colour = "ink"
after = "3pt"
"""


def sheet_of(tmp_path: Path, text: str, paper="a4"):
    path = tmp_path / "style.toml"
    path.write_text(text, encoding="utf-8")
    return load_sheet(path, paper)


TOML = 'each table once, as [name]; under it one key = value a line, text in "quotes", lists in [brackets]'


def said(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(SpecError) as caught:
        sheet_of(tmp_path, text)
    lines = []
    for problem in caught.value.problems:
        where = str(problem.where).removeprefix(f"{tmp_path}/")
        lines.append(" | ".join((f"{where}: {problem.message}", *problem.hints)))
    return lines


def test_every_built_in_role_is_there_and_takes_what_it_leaves_out_from_its_parent(tmp_path):
    extra = '[text.h1]\nfont = "sans-bold"\nsize = "14pt"\nbefore = "9pt"\n[text.h2]\nsize = "11pt"\n[text.mine]\nfont = "sans"\n'
    sheet = sheet_of(tmp_path, SHEET + extra)
    assert set(PARENTS) | {"mine"} == set(sheet.text)
    assert (sheet.text["h2"].font, sheet.text["h2"].size, sheet.text["h2"].before) == ("sans-bold", 11.0, 9.0)
    assert (sheet.text["lead"].size, sheet.text["lead"].after) == (9.2, 0.0)
    assert set(BOX_ROLES) == set(sheet.boxes)


def test_lengths_papers_and_columns(tmp_path):
    text = SHEET.replace('left = "17mm"', 'left = "17mm"\ncolumns = 2\ngap = "7mm"\n[page.letter]\nleft = "1.5mm"')
    a4, letter = sheet_of(tmp_path, text).page, sheet_of(tmp_path, text, "letter").page
    assert (round(a4.width, 2), round(a4.height, 2), round(a4.left, 2), a4.columns) == (595.28, 841.89, 48.19, 2)
    assert (letter.width, letter.height, round(letter.left, 2)) == (612.0, 792.0, 4.25)
    assert round(a4.column_width, 2) == round((210 - 34 - 7) / 2 * 72 / 25.4, 2)


def test_a_margin_column_narrows_the_text_column():
    page = PageStyle(width=500, height=700, top=50, right=50, bottom=50, left=50, margin_column=100, margin_gap=20)
    assert (page.full_width, page.column_width) == (400, 280)


def test_landscape_turns_the_page(tmp_path):
    page = sheet_of(tmp_path, SHEET.replace("[text.body]", "landscape = true\n[text.body]")).page
    assert page.width > page.height


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("size =", "sise ="), "style.toml:18:1: [text.body] has no key 'sise' | did you mean 'size'?"),
        (('"9.2pt"', '"9.2px"'), 'style.toml:18:1: size is not a length such as "9.2pt" or "17mm": \'9.2px\''),
        (
            ('colour = "ink"', 'colour = "inc"'),
            "style.toml:20:1: colour is neither #rrggbb nor one of [colours]: 'inc' | did you mean 'ink'?",
        ),
        (('font = "serif"', 'font = "serif-black"'), "style.toml:17:1: font is none of"),
        (("[page]", "[pages]"), "style.toml:11:2: the style sheet has no table 'pages' | did you mean 'page'?"),
        (('ink = "#1a1a1a"', 'ink = "black"'), "style.toml:5:1: colour ink is not written as #rrggbb: 'black'"),
        (('accent = "#0b3d6b"\n', ""), "style.toml:4:2: [colours] lacks 'accent'"),
        (('left = "17mm"', 'left = "200mm"'), "style.toml:11:2: the margins leave a text column of -20 pt: at least 100 are needed"),
        (('sans = "B"', "sans = 3"), "style.toml:3:1: family sans is not a font's name: 3"),
        (
            ("[text.body]", '[layout]\nstatements = "margin"\n[text.body]'),
            'style.toml:17:1: statements = "margin" needs a margin-column in [page]',
        ),
        (
            ("[text.body]", "[text.insertion]\nsize = 0\n[text.body]"),
            "style.toml:16:2: 'insertion' takes its type from the words around it",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, change, line):
    found = said(tmp_path, SHEET.replace(*change, 1))
    assert any(entry.startswith(line) for entry in found), found


def test_broken_toml_has_its_place(tmp_path):
    assert said(tmp_path, "[page\n") == [f"style.toml:1:6: not readable as TOML: Expected ']' at the end of a table declaration | {TOML}"]
    with pytest.raises(SpecError) as caught:
        load_sheet(tmp_path / "none.toml", "a4")
    assert caught.value.problems[0].message == "there is no such style sheet"


def test_text_too_pale_for_its_ground_is_refused(tmp_path):
    assert said(tmp_path, SHEET + '[text.mark]\ncolour = "#c98a00"\n') == [
        "style.toml:23:1: text 'mark' (#c98a00) on white has a contrast of 2.95, WCAG AA asks for 4.5 | take a darker colour"
    ]
    dark_box = SHEET + '[box.differ]\nfill = "#666666"\n'
    assert any("on [box.differ]" in line for line in said(tmp_path, dark_box))


def test_contrast_is_measured_as_wcag_does():
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert round(contrast("#ffffff", "#767676"), 2) == 4.54
    assert contrast("#123456", "#123456") == 1.0


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["dossier", "in_focus", "memo", "timeline"])
def test_the_shipped_sheets_load(shipped, name, paper):
    assert load_sheet(shipped / name / "style.toml", paper).page.column_width > 200

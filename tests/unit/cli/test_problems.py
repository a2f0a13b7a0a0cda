from briefgen.cli import output
from briefgen.cli.problems import render_problem, render_problems
from briefgen.errors import Location, error, note, warning


def test_place_message_line_and_help():
    where = Location(path="briefs/energy.yaml", line=5, column=5, length=8)
    problem = error(
        "spec.unknown-key", "section \"Prices\" has no key 'max_fact'", where, snippet="    max_fact: 5", hints=("did you mean 'facts'?",)
    )
    assert render_problem(problem) == (
        "briefs/energy.yaml:5:5: error: section \"Prices\" has no key 'max_fact'\n"
        "    5 |     max_fact: 5\n"
        "      |     ^^^^^^^^\n"
        "  help: did you mean 'facts'?"
    )


def test_without_a_place_or_a_line():
    assert render_problem(warning("x", "nothing was found")) == "warning: nothing was found"
    assert render_problem(note("x", "read as UTF-8", Location(path="a.txt"))) == "a.txt: note: read as UTF-8"


def test_a_line_without_a_column_is_shown_without_an_underline():
    problem = error("x", "not UTF-8 text", Location(path="a.txt", line=12), snippet="abc")
    assert render_problem(problem) == "a.txt:12: error: not UTF-8 text\n   12 | abc"


def test_the_underline_stands_under_the_word_after_tabs_wide_letters_and_combining_marks():
    tabbed = error("x", "m", Location(path="f", line=1, column=2, length=3), snippet="\tabc")
    assert render_problem(tabbed).splitlines()[2] == "      | \t^^^"
    wide = error("x", "m", Location(path="f", line=1, column=5, length=2), snippet="越南: ab")
    assert render_problem(wide).splitlines()[2] == "      |       ^^"  # two wide letters, colon, space: six cells
    combining = error("x", "m", Location(path="f", line=1, column=3, length=1), snippet="e\u0301x")
    assert render_problem(combining).splitlines()[2] == "      |  ^"


def test_a_long_line_is_cut_around_the_place():
    line = "a" * 300 + "HERE" + "b" * 300
    shown = render_problem(error("x", "m", Location(path="f", line=1, column=301, length=4), snippet=line)).splitlines()
    assert len(shown[1]) <= 8 + 102
    assert shown[1][8] == shown[1][-1] == "…"
    assert shown[1][shown[2].index("^") :][:4] == "HERE"


def test_what_steers_a_terminal_is_made_harmless():
    problem = error("x", "bad \x1b[31mred\nnext", Location(path="a\x1b.txt", line=1, column=1), snippet="\u202egnp.exe\x07")
    assert render_problem(problem) == "a�.txt:1:1: error: bad �[31mred next\n    1 | �gnp.exe�\n      | ^"


def test_several_are_parted_by_an_empty_line():
    short = error("x", "first")
    long = error("x", "second", Location(path="f", line=1, column=1), snippet="s")
    assert render_problems((short, long, short)) == "error: first\nf:1:1: error: second\n    1 | s\n      | ^\n\nerror: first"


def test_a_place_below_the_current_folder_is_shown_from_there(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    below, beside = (error("x", "wrong", Location(path=str(path / "a.yaml"), line=2)) for path in (tmp_path / "corpus", tmp_path.parent))
    output.problems((below, beside))
    assert capsys.readouterr().err == f"corpus/a.yaml:2: error: wrong\n{tmp_path.parent}/a.yaml:2: error: wrong\n"


def test_in_json_a_place_is_told_as_it_is(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    output.problems((error("x", "wrong", Location(path=str(tmp_path / "a.yaml"))),), as_json=True)
    assert f'"path": "{tmp_path}/a.yaml"' in capsys.readouterr().out

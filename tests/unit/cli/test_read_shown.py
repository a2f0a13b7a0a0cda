import re

from briefgen.cli import main as cli

STORY = """Coastal states agree to share storm warnings

Tuesday, March 7, 2023, 18:20 GMT+7

Five coastal states agreed on Tuesday to share storm warnings within ten minutes of issuing them, after a decade without news.

“No crew should die for want of a message,” Lena Oak, a harbour minister, said after the signing of the agreement.

The five states share about 2,400 kilometres of coast and lost 61 boats to storms last year, according to the ministry.

Comments are closed.
"""


def shown(tmp_path, capsys, text=STORY, name="a.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert cli.run(["read", str(tmp_path / name)]) == 0
    return capsys.readouterr().out


def test_a_person_sees_what_each_sentence_was_taken_for(tmp_path, capsys):
    out = shown(tmp_path, capsys)
    lines = out.splitlines()
    assert lines[0] == "Coastal states agree to share storm warnings"
    assert "7 March 2023 (date line “Tuesday, March 7, 2023, 18:20 GMT+7”)" in lines[1]
    assert "        ¶ 2  “No crew should die" in out
    assert "‹Lena Oak" in out
    assert "(named)" in out
    assert "2022 (“last year”, published 7 March 2023)" in out
    assert "boilerplate  Comments are closed." in out
    assert re.search(r"3 sentences: [12] with a speaker, 2 with a date of their own; 2 lines are not of the text", out)


def test_lines_fit_the_page_and_no_word_is_lost(tmp_path, capsys):
    out = shown(tmp_path, capsys)
    assert max(map(len, out.splitlines())) <= 120
    words = " ".join(out.split())
    assert "Five coastal states agreed on Tuesday to share storm warnings within ten minutes of issuing them, after a decade" in words


def test_hidden_characters_do_not_reach_the_terminal(tmp_path, capsys):
    out = shown(tmp_path, capsys, STORY.replace("Lena", "Le\u200bna\u202e").replace("coastal", "coas\x1b[31mtal"))
    assert not {"\u200b", "\u202e", "\x1b"} & set(out)
    assert "Lena Oak" in out


def test_an_unreadable_file_is_told_with_its_path(tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 cut")
    assert cli.run(["read", str(tmp_path / "a.pdf")]) == 1
    assert "a.pdf: error: the PDF is damaged" in capsys.readouterr().err


def test_what_a_brief_passes_over_is_noted_and_the_rest_is_read(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    for name in ("sources.yaml", "corrections.yaml", "levels.csv", "a.txt~"):
        (tmp_path / name).write_text("a: 1\n")
    assert cli.run(["read", *(str(path) for path in sorted(tmp_path.iterdir()))]) == 0
    out, err = capsys.readouterr()
    assert "Five coastal states" in out
    assert err == (
        f"{tmp_path}/a.txt~: note: a hidden file or what an editor left, not a source; passed over\n"
        f"{tmp_path}/corrections.yaml: note: the desk's own file, not a source; passed over\n"
        f"{tmp_path}/levels.csv: note: data for charts, not a source; passed over\n"
        f"{tmp_path}/sources.yaml: note: the desk's own file, not a source; passed over\n"
    )
    assert cli.run(["read", "--json", str(tmp_path / "sources.yaml")]) == 1
    assert '"code": "no-source"' in capsys.readouterr().out


def test_a_name_that_is_passed_over_but_not_there_is_missing(tmp_path, capsys):
    assert cli.run(["read", str(tmp_path / "sources.yaml")]) == 2
    assert "sources.yaml: error: the file does not exist" in capsys.readouterr().err


def test_a_folder_is_told_how_to_name_its_files(tmp_path, capsys):
    assert cli.run(["read", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}: error: this is a folder, not a file\n  help: name the files in it: briefgen read {tmp_path}/*\n"
    )

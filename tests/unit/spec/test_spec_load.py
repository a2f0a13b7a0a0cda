# ruff: noqa: E501 - messages are compared whole

import datetime as dt
from pathlib import Path

import pytest

from briefgen.errors import EnvironmentFault, ExitCode, SpecError
from briefgen.spec.load import find_root, load_brief


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with an empty corpus and two section files; the current folder is its root."""
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "corpus").mkdir()
    sections = tmp_path / "briefs" / "sections"
    sections.mkdir(parents=True)
    (sections / "prices.yaml").write_text("title: Prices\nkeywords: [gas price]\n")
    (sections / "supply.yaml").write_text("title: Supply\nkeywords: [LNG]\nfacts: 9\nperiod: {from: 2020}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def load(text, name="energy.yaml"):
    Path("briefs", name).write_text(text, encoding="utf-8")
    return load_brief(Path("briefs", name))


def faults(text, name="energy.yaml"):
    with pytest.raises(SpecError) as caught:
        load(text, name)
    assert caught.value.exit_code is ExitCode.SPEC
    return [f"{p.where}: {p.message}" + "".join(f" ({hint})" for hint in p.hints) for p in caught.value.problems]


BASE = "title: T\nsections: [prices]\n"


def test_what_a_brief_leaves_out_has_a_default(project):
    spec = load(BASE)
    assert (spec.id, spec.template, spec.cutoff, spec.paper, spec.outputs) == ("energy", "dossier", "latest", "a4", ("pdf",))
    assert spec.corpus == (str((project / "corpus").resolve()),)
    assert spec.corrections is None
    assert spec.conformance == ("ua-1", "a-3a")
    assert (spec.topic, spec.names, spec.terms, spec.stale_after, spec.words) == ((), {}, {}, 6, None)
    (section,) = spec.sections
    assert (section.id, section.title, section.keywords, section.facts, section.order) == (
        "prices",
        "Prices",
        ("gas price",),
        6,
        "chronological",
    )


def test_three_ways_to_write_a_section(project):
    spec = load(
        "title: T\nfacts: 4\nsections:\n  - prices\n  - use: supply\n    title: Delivery\n    period: {to: 2024-06}\n"
        "  - title: Năng lượng tái tạo\n    keywords: [wind]\n    facts: 2\n  - use: prices\n    id: prices_2\n  - title: 能源\n    keywords: [能源]\n"
    )
    assert [(s.id, s.title, s.facts) for s in spec.sections] == [
        ("prices", "Prices", 4),
        ("supply", "Delivery", 9),
        ("nang_luong_tai_tao", "Năng lượng tái tạo", 2),
        ("prices_2", "Prices", 4),
        ("section_5", "能源", 4),
    ]
    period = spec.sections[1].period
    assert (period.from_, str(period.to)) == (None, "2024-06"), "an override replaces the key whole"


def test_values_as_the_stages_get_them(project):
    (project / "more").mkdir()
    (project / "corrections.yaml").touch()
    spec = load(
        "id: weekly\ntitle: T\ncorpus: [../corpus, ../more, ../corpus/]\ncutoff: 2024-10-31\noutputs: html\ncorrections: ../corrections.yaml\n"
        "subtitle:\nlead: |\n  One.\n\n  Two.\nnames: {A: Á}\nsections:\n  - title: S\n    keywords: [' a b ']\n    period: {from: 2015, to: 2024-09~}\n"
        "    exhibits: [{kind: timeline, from: 2020-07}]\n"
    )
    assert spec.id == "weekly"
    assert spec.corpus == (str((project / "corpus").resolve()), str((project / "more").resolve()))
    assert spec.cutoff == dt.date(2024, 10, 31)
    assert spec.outputs == ("html",)
    assert spec.corrections == str((project / "corrections.yaml").resolve())
    assert spec.subtitle is None
    assert spec.lead == "One.\n\nTwo."
    section = spec.sections[0]
    assert section.keywords == ("a b",)
    assert section.period.from_.earliest == dt.date(2015, 1, 1)
    assert section.period.to.approximate
    assert section.exhibits[0].from_.latest == dt.date(2020, 7, 31)


def test_series_take_one_column_or_several(project):
    (project / "corpus" / "prices.csv").write_text("year,a,b\n")
    series = "{kind: series, data: prices.csv, x: year, y: %s}"
    text = (
        "title: T\nsections:\n  - title: S\n    keywords: [a]\n    exhibits:\n      - "
        + series % "a"
        + "\n      - "
        + series % "[a, b]"
        + "\n"
    )
    assert [exhibit.y for exhibit in load(text).sections[0].exhibits] == [("a",), ("a", "b")]


@pytest.mark.parametrize(
    ("exhibit", "message"),
    [
        (
            "{kind: ladder}",
            "6:10: exhibit 1 of section \"S\" is a ladder and needs at least two 'levels' (levels: [the lower status, the higher status])",
        ),
        (
            "{kind: ladder, levels: [union]}",
            "6:24: exhibit 1 of section \"S\" is a ladder and needs at least two 'levels' (levels: [the lower status, the higher status])",
        ),
        (
            "{kind: ladder, levels: [union, market, Unions]}",
            "6:24: exhibit 1 of section \"S\" has the level 'Unions' twice (name each status once, low to high)",
        ),
        (
            "{kind: timeline, levels: [union, market]}",
            "6:26: exhibit 1 of section \"S\" takes no 'levels': only kind: ladder does (delete 'levels', or write kind: ladder)",
        ),
        ("{kind: positions, table: true}", "6:27: exhibit 1 of section \"S\" is a table already (delete 'table')"),
        (
            "{kind: ladder, levels: [union, market], unit: t}",
            "6:49: exhibit 1 of section \"S\" takes no 'unit': only kind: series does (delete 'unit', or write kind: series)",
        ),
    ],
)
def test_a_ladder_has_levels_and_nothing_else_has(project, exhibit, message):
    text = f"title: T\nsections:\n  - title: S\n    keywords: [a]\n    exhibits:\n      - {exhibit}\n"
    assert faults(text) == [f"briefs/energy.yaml:{message}"]


def test_levels_stand_in_the_desks_order(project):
    text = "title: T\nsections:\n  - title: S\n    keywords: [a]\n    exhibits:\n      - {kind: ladder, levels: [union, deep union]}\n"
    assert load(text).sections[0].exhibits[0].levels == ("union", "deep union")


def test_a_series_names_a_file_of_the_corpus(project):
    (project / "corpus" / "prices.csv").write_text("year,a\n")
    text = "title: T\nsections:\n  - title: S\n    keywords: [a]\n    exhibits:\n      - {kind: series, data: price.csv, x: year, y: a}\n"
    assert faults(text) == ["briefs/energy.yaml:6:30: there is no file 'price.csv' in the corpus (did you mean 'prices.csv'?)"]


def test_a_template_of_the_project_needs_its_file(project):
    (project / "templates" / "ministry").mkdir(parents=True)
    assert faults(BASE + "template: ministry\n") == [
        f"briefs/energy.yaml:3:11: the template 'ministry' has no brief.xml.j2 (add brief.xml.j2 to {project.resolve()}/templates/ministry)"
    ]
    (project / "templates" / "ministry" / "brief.xml.j2").touch()
    assert load(BASE + "template: ministry\n").template == "ministry"
    assert faults(BASE + "template: ../corpus\n") == [
        "briefs/energy.yaml:3:11: there is no template '../corpus' (templates: in_focus, dossier, memo, timeline, ministry)"
    ]


def test_markings_are_those_of_the_project(project):
    assert load(BASE + "marking: restricted\n").marking == "restricted"
    (project / "briefgen.toml").write_text('markings = ["Open", "Closed"]\n')
    assert faults(BASE + "marking: Restricted\n") == [
        "briefs/energy.yaml:3:10: 'Restricted' is not a known marking (markings, low to high: Open, Closed) (the levels are in briefgen.toml)"
    ]


def test_brief_section_files_and_settings_are_told_together(project):
    Path("briefgen.toml").write_text("quote_words = 5\n")
    Path("briefs/sections/prices.yaml").write_text("title: [a\n")
    Path("briefs/sections/supply.yaml").write_text("title: Supply\nkeywords: [LNG]\nfacts: many\n")
    told = faults("titel: T\nsections: [prices, supply, prices, suply]\n")
    assert told == [
        "briefgen.toml:1:15: 'quote_words' of the settings file must be at least 20, not 5",
        "briefs/energy.yaml:1:1: the brief has no key 'titel' (did you mean 'title'?)",
        (
            "briefs/energy.yaml:2:36: there is no section 'suply' in briefs/sections (did you mean 'supply'?)"
            " (sections in briefs/sections: prices, supply) (or make briefs/sections/suply.yaml)"
        ),
        "briefs/sections/prices.yaml:2:1: a ',' or the closing ']' of a list is missing (it was opened in line 1) (put text with special characters in quotes: \"…\")",
        "briefs/sections/supply.yaml:3:8: 'facts' of section \"Supply\" must be a whole number, not 'many'",
    ]


def test_a_fault_of_an_override_is_told_where_the_override_stands(project):
    text = "title: T\nsections:\n  - use: supply\n    facts: 0\n    max_fact: 3\n    period: {from: 2024, to: 2023}\n"
    assert faults(text) == [
        "briefs/energy.yaml:4:12: 'facts' of section \"Supply\" must be between 1 and 60, not 0",
        "briefs/energy.yaml:5:5: section \"Supply\" has no key 'max_fact' (did you mean 'facts'?)",
        "briefs/energy.yaml:6:26: 'period' of section \"Supply\" ends before it begins: from 2024 to 2023 (swap the two dates)",
    ]


BEGIN = "begin with the lines title: … and sections: …; docs/spec.md has every key)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "briefs/energy.yaml: the brief must be a group of keys, such as title and sections (" + BEGIN),
        ("- a\n", "briefs/energy.yaml: the brief must be a group of keys, such as title and sections (" + BEGIN),
        ("title: T\n", "briefs/energy.yaml: the brief needs the key 'sections' (add sections: …)"),
        ("title: T\nsections:\n", "briefs/energy.yaml: the brief needs the key 'sections' (add sections: …)"),
        ("title: T\nsections: []\n", "briefs/energy.yaml:2:1: 'sections' of the brief is empty"),
        (
            "title: T\nsections: prices\n",
            "briefs/energy.yaml:2:11: 'sections' of the brief must be a list, not 'prices' (write it as a list: [prices])",
        ),
        (BASE + "corpus: []\n", "briefs/energy.yaml:3:1: 'corpus' of the brief is empty"),
        (BASE + "corpus: 5\n", "briefs/energy.yaml:3:9: 'corpus' of the brief must be a list, not the number 5 (write it as a list: [5])"),
        (BASE + "cutoff: 2024-9-1\n", "briefs/energy.yaml:3:9: 'cutoff' of the brief must be a day, written YYYY-MM-DD, or latest"),
        (BASE + "cutoff: 20240901\n", "briefs/energy.yaml:3:9: 'cutoff' of the brief must be a day, written YYYY-MM-DD, or latest"),
        (BASE + "language: vi\n", "briefs/energy.yaml:3:11: 'language' of the brief must be en, not 'vi'"),
        (BASE + "desk: true\n", "briefs/energy.yaml:3:7: 'desk' of the brief must be text, not true (write it in quotes: \"true\")"),
        (
            BASE + "contact: 0.5\n",
            "briefs/energy.yaml:3:10: 'contact' of the brief must be text, not the number 0.5 (write it in quotes: \"0.5\")",
        ),
        (BASE + "contact: [a]\n", "briefs/energy.yaml:3:1: 'contact' of the brief must be text, not a list"),
        (BASE + "facts: 2.5\n", "briefs/energy.yaml:3:8: 'facts' of the brief must be a whole number, not the number 2.5"),
        (
            BASE + "names: {A: 5}\n",
            "briefs/energy.yaml:3:12: 'A' of 'names' of the brief must be text, not the number 5 (write it in quotes: \"5\")",
        ),
        (BASE + "note: x\n", "briefs/energy.yaml:3:1: the brief has no key 'note' ('note' is a key of a section)"),
        (
            "title: T\nsections: [prices, prices]\n",
            "briefs/energy.yaml:2:20: two sections have the id 'prices' (give this one another: id: prices_2)",
        ),
        (
            "title: T\nsections: [{use: 5}]\n",
            "briefs/energy.yaml:2:18: 'use' must be the name of a section (sections in briefs/sections: prices, supply)",
        ),
        (
            "title: T\nsections: [../prices]\n",
            "briefs/energy.yaml:2:12: there is no section '../prices' in briefs/sections (did you mean 'prices'?) (sections in briefs/sections: prices, supply)",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_how_to_mend_it(project, text, message):
    assert faults(text) == [message]


def test_a_file_name_that_is_no_id(project):
    assert faults(BASE, "Năng lượng.yaml") == [
        (
            "briefs/Năng lượng.yaml: the file's name 'Năng lượng' cannot be the brief's id: that may hold a-z, 0-9, '-' and '_' only"
            " (add id: nang_luong, or rename the file)"
        )
    ]
    assert load(BASE + "id: energy\n", "Năng lượng.yaml").id == "energy"


def test_the_corpus_must_be_a_folder(project):
    (project / "corpus").rmdir()
    assert faults(BASE) == [
        (
            "briefs/energy.yaml: the corpus folder '../corpus' does not exist"
            " (make the folder corpus, or say where the sources are with corpus:) (the path is relative to the brief)"
        )
    ]
    (project / "corpus").touch()
    assert faults(BASE)[0].startswith("briefs/energy.yaml: the corpus folder '../corpus' is a file, not a folder")


def test_files_that_cannot_be_read(project):
    Path("briefs/energy.yaml").write_text(BASE)
    with pytest.raises(SpecError, match="there is no such brief file") as caught:
        load_brief(Path("briefs/enrgy.yaml"))
    assert caught.value.problems[0].hints == ("did you mean 'briefs/energy.yaml'?",)
    with pytest.raises(SpecError, match="this is a folder, not a brief file"):
        load_brief(Path("briefs"))
    Path("briefs/energy.yaml").write_bytes(b"title: T\nsubtitle: caf\xe9\n")
    with pytest.raises(SpecError, match="not UTF-8 text") as caught:
        load_brief(Path("briefs/energy.yaml"))
    assert str(caught.value.problems[0].where) == "briefs/energy.yaml:2"


def test_what_the_machine_refuses_is_no_fault_of_the_spec(project, monkeypatch):
    Path("briefs/energy.yaml").write_text(BASE)
    monkeypatch.setattr(Path, "read_bytes", lambda _: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    with pytest.raises(EnvironmentFault, match="cannot be read: Permission denied"):
        load_brief(Path("briefs/energy.yaml"))


def test_the_root_is_the_nearest_folder_with_settings(project, tmp_path_factory, monkeypatch):
    assert find_root(Path("briefs/energy.yaml")) == project.resolve()
    inner = project / "briefs" / "briefgen.toml"
    inner.touch()
    assert find_root(Path("briefs/energy.yaml")) == (project / "briefs").resolve()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert find_root(elsewhere / "x.yaml") == Path.cwd()

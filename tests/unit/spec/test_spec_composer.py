import time

import pytest

from briefgen.spec.composer import Mark, compose


def said(text, **options):
    return [f"{p.where}: {p.message}" for p in compose(text, "f.yaml", **options).problems]


def test_values_follow_yaml_1_2():
    text = (
        "country: NO\nyes: on\ntrue_: true\nnull_: ~\nempty:\nday: 2024-10-31\nmonth: 2024-09\ntime: 12:30\nnumber: -7\nzero: 0\n"
        'code: 007\nhex: 0x1F\nrate: 1.5\nword: 1e5\nquoted: "12"\nsingle: \'true\'\n"key": a\nlist: [a, 1]\nmany: 1_000\nplus: +84\n'
    )
    assert compose(text, "f").value == {
        "country": "NO",
        "yes": "on",
        "true_": True,
        "null_": None,
        "empty": None,
        "day": "2024-10-31",
        "month": "2024-09",
        "time": "12:30",
        "number": -7,
        "zero": 0,
        "code": "007",
        "hex": "0x1F",
        "rate": 1.5,
        "word": "1e5",
        "quoted": "12",
        "single": "true",
        "key": "a",
        "list": ("a", 1),
        "many": "1_000",
        "plus": 84,
    }


def test_blocks_and_long_text():
    text = "a: |\n  one\n  two\nb: >-\n  three\n  four\nc: five\n  six\n"
    assert compose(text, "f").value == {"a": "one\ntwo\n", "b": "three four", "c": "five six"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "\ufeff"])
def test_an_empty_file_is_null(text):
    file = compose(text, "f")
    assert file.value is None
    assert file.problems == ()


def test_places_of_keys_and_values():
    file = compose("\ufefftitle: Đà Nẵng\nlist:\n  - a b\n  - {x: 'q'}\ngroup:\n  inner: 5\n", "f")
    assert file.keys["title",] == Mark(1, 1, 5)
    assert file.values["title",] == Mark(1, 8, 7)
    assert file.values["list", 0] == Mark(3, 5, 3)
    assert file.keys["list", 1, "x"] == Mark(4, 6, 1)
    assert file.values["list", 1, "x"] == Mark(4, 9, 3)
    assert file.mark(("group",)) == Mark(5, 1, 5), "a group is pointed at by its key"
    assert file.mark(("group", "inner", "deeper")) == Mark(6, 10, 1), "what is not there, by what holds it"
    assert file.mark(("absent",)) is None
    where, snippet = file.locate(file.mark(("title",)))
    assert (str(where), where.length, snippet) == ("f:1:8", 7, "title: Đà Nẵng")


def test_lines_are_counted_from_where_the_text_stands():
    file = compose("a: 1\na: 2\n", "f", first_line=2)
    assert [str(p.where) for p in file.problems] == ["f:3:1"]
    assert file.problems[0].message == "the key 'a' is written twice; first in line 2"
    assert file.locate(file.mark(("a",)))[1] == "a: 1"


def test_line_ends_of_all_systems():
    assert said("a: 1\r\nb: 2\ra: 3\r\n") == ["f.yaml:3:1: the key 'a' is written twice; first in line 1"]


def test_several_refusals_in_one_reading():
    file = compose("a: &x 1\nb: *x\n<<: {c: 1}\nd: !!str 2\n[e]: 3\n'': 4\na: {z: 1, z: 2}\ng: 7\n", "f.yaml")
    assert [f"{p.where}: {p.message}" for p in file.problems] == [
        "f.yaml:1:4: anchors (&x) are not supported",
        "f.yaml:2:4: aliases (*x) are not supported",
        "f.yaml:3:1: merge keys (<<) are not supported",
        "f.yaml:4:4: tags (tag:yaml.org,2002:str) are not supported",
        "f.yaml:5:1: a key must be a word or a phrase",
        "f.yaml:6:1: there is no key before ':'",
        "f.yaml:7:1: the key 'a' is written twice; first in line 1",
    ]
    assert file.value == {"a": 1, "b": None, "d": "2", "g": 7}
    assert file.is_doubtful(("b",))
    assert not file.is_doubtful(("a",))


def test_duplicates_are_found_at_every_depth():
    assert said("a:\n  - {x: 1, x: 2}\n  - y: {z: 1, z: 1}\n") == [
        "f.yaml:2:12: the key 'x' is written twice; first in line 2",
        "f.yaml:3:15: the key 'z' is written twice; first in line 3",
    ]


def test_python_objects_are_never_made():
    file = compose("a: !!python/object/apply:os.system [ls]\n", "f.yaml")
    assert file.value == {"a": ("ls",)}
    assert file.problems[0].code == "spec.tag"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c\n", "f.yaml:1:5: a second ': ' in one line, or a key indented too far"),
        ('a: "b\nc: d\n', "f.yaml:1:4: the quotation mark opened here is never closed"),
        ("a:\n\t- b\n", "f.yaml:2:1: a tab stands here; YAML is indented with spaces"),
        ("a: @b\n", "f.yaml:1:4: unquoted text cannot begin with '@'"),
        ("a: [b, c\nd: e\n", "f.yaml:2:2: a ',' or the closing ']' of a list is missing"),
        ("a: {b: c\nd: e\n", "f.yaml:2:2: a ',' or the closing '}' is missing"),
        ("a: 1\nb\nc: 2\n", "f.yaml:3:1: a ':' is missing after this key, or the line before ends too early"),
        ('a:\n  - "b" c\n', "f.yaml:2:9: a list goes on here without '-'"),
        ('a: "b" c\n', "f.yaml:1:8: a key was expected here"),
        ('a: "\\q"\n', "f.yaml:1:5: unknown '\\' code in double quotes"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: a second document begins here"),
        ("a: \x00\n", "f.yaml:1:4: character U+0000 is not allowed; delete it"),
        ("a: \ud800\n", "f.yaml:1:4: character U+D800 is not allowed; delete it"),
    ],
)
def test_what_is_not_yaml_is_said_in_plain_words(text, message):
    assert said(text) == [message]


@pytest.mark.parametrize("opening", ["[", "{"])
def test_a_bracket_that_is_missed_lines_later_is_told_where_it_was_opened(opening):
    problem = compose(f"a: 1\nb: {opening}c,\n  d\ne: f\n", "f.yaml").problems[0]
    assert problem.where.line == 4
    assert problem.hints[0] == "it was opened in line 2"


def test_nesting_has_an_end():
    assert said("[" * 100_000) == ["f.yaml:1:65: nested deeper than 64 levels"]
    assert said("{a: " * 100_000) == ["f.yaml:1:257: nested deeper than 64 levels"]
    assert said("- " * 100_000)[0].endswith("nested deeper than 64 levels")
    assert said("? " * 100_000)[1].endswith("nested deeper than 64 levels")
    assert compose("[" * 64 + "]" * 64, "f").problems == ()


def test_size_has_an_end():
    assert said("a: 1\n" * 10, max_characters=20) == ["f.yaml: the file is larger than 20 characters"]
    assert said("[1, 2, 3]\n", max_nodes=3) == ["f.yaml:1:8: the file has more than 3 entries"]
    assert not compose("[1, 2, 3]\n", "f", max_nodes=3).complete


def test_a_binary_file_does_not_fill_the_screen():
    assert len(said("\x00" * 5000)) == 20


def test_a_large_spec_is_read_quickly():
    text = "sections:\n" + "".join(f"  - title: Section {n}\n    keywords: [one, 'two three', k{n}]\n" for n in range(9000))
    start = time.perf_counter()
    file = compose(text, "f")
    assert len(file.value["sections"]) == 9000
    assert time.perf_counter() - start < 5  # about 0.3 s on an idle core

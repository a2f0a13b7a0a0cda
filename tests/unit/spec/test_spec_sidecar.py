# ruff: noqa: E501 - messages are compared whole

import pytest

from briefgen.errors import SpecError
from briefgen.spec.sidecar import SourceEntry, load_sidecar, parse_front_matter


def faults(reading, *arguments):
    with pytest.raises(SpecError) as caught:
        reading(*arguments)
    return [f"{p.where}: {p.message}" + "".join(f" ({hint})" for hint in p.hints) for p in caught.value.problems]


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "corpus" / name).touch()
    return (tmp_path / "corpus").relative_to(tmp_path)


def write(corpus, text):
    (corpus / "sources.yaml").write_text(text, encoding="utf-8")


def test_no_sidecar_says_nothing(corpus):
    assert load_sidecar(corpus) == {}
    write(corpus, "# nothing yet\n")
    assert load_sidecar(corpus) == {}


def test_every_field_of_a_source_is_read(corpus):
    write(
        corpus,
        "./a.txt:\n  id: a\n  title: Một bài báo\n  publisher: P\n  origin: O\n  authors: [X, Y]\n  published: 2024-09~\n  date_basis: said so\n"
        "  url: https://example.org/a\n  accessed: 2024-10-01\n  kind: report\n  standing: ministry\n  marking: Restricted\n  language: vi\n"
        "b.txt: {authors: Z, published: 2024}\nsub\\c.txt:\n",
    )
    entries = load_sidecar(corpus)
    assert list(entries) == ["a.txt", "b.txt", "sub/c.txt"]
    assert entries["a.txt"].model_dump(exclude={"published"}) == {
        "id": "a",
        "title": "Một bài báo",
        "publisher": "P",
        "origin": "O",
        "authors": ("X", "Y"),
        "date_basis": "said so",
        "url": "https://example.org/a",
        "accessed": "2024-10-01",
        "kind": "report",
        "standing": "ministry",
        "marking": "Restricted",
        "language": "vi",
    }
    assert entries["a.txt"].published.approximate
    assert entries["b.txt"].authors == ("Z",)
    assert entries["b.txt"].published.text == "2024"
    assert entries["sub/c.txt"] == SourceEntry()
    assert '"published":"2024-09~"' in entries["a.txt"].model_dump_json()


def test_all_mistakes_at_once_with_their_places(corpus):
    write(
        corpus,
        "a.txt:\n  publishd: 2024\n  published: 2024-13\n  url: javascript:alert(1)\n  accessed: yesterday\n  title: 2024\n"
        "c.txt: {id: same}\nb.txt: {id: same}\nd.txt: [x]\n",
    )
    assert faults(load_sidecar, corpus) == [
        "corpus/sources.yaml:2:3: source 'a.txt' has no key 'publishd' (did you mean 'published'?)",
        "corpus/sources.yaml:3:14: 'published' of source 'a.txt': '2024-13': there is no month 13",
        "corpus/sources.yaml:4:8: 'url' of source 'a.txt' must be an address that begins with http:// or https://",
        (
            "corpus/sources.yaml:5:13: 'accessed' of source 'a.txt': 'yesterday' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD,"
            " with ~ when approximate"
        ),
        "corpus/sources.yaml:6:10: 'title' of source 'a.txt' must be text, not the number 2024 (write it in quotes: \"2024\")",
        "corpus/sources.yaml:8:13: source 'b.txt' has the id 'same', which is that of 'c.txt' (give each document an id of its own)",
        (
            "corpus/sources.yaml:9:1: source 'd.txt' must be a group of keys, not a list (keys here: id, title, publisher, origin, authors,"
            " published, date_basis, url, accessed, kind, standing, marking, language)"
        ),
    ]


def test_a_slip_in_a_file_name_would_lose_a_marking(corpus):
    (corpus / "interview_march.txt").touch()
    write(corpus, "interview_mach.txt: {marking: Secret}\na.txt: {}\n")
    assert faults(load_sidecar, corpus) == [
        "corpus/sources.yaml:1:1: there is no source 'interview_mach.txt' in the folder (did you mean 'interview_march.txt'?)"
    ]
    write(corpus, "negotiations_in_lema_of_2019.pdf: {marking: Secret}\n")
    assert faults(load_sidecar, corpus) == [
        (
            "corpus/sources.yaml:1:1: there is no source 'negotiations_in_lema_of_2019.pdf' in the folder, so its marking marks nothing"
            " (correct the name, so that the source has its marking, or take the entry out)"
        )
    ]
    write(corpus, "interview_march.txt: {}\nwithdrawn_in_may.pdf: {title: Gone}\nfeed.xml#3: {title: Item}\n")
    assert set(load_sidecar(corpus)) == {"interview_march.txt", "withdrawn_in_may.pdf", "feed.xml#3"}, "sources come and go"


def test_one_source_described_twice(corpus):
    write(corpus, "a.txt: {title: A}\n./a.txt: {title: B}\n")
    assert faults(load_sidecar, corpus) == ["corpus/sources.yaml:2:1: the source 'a.txt' is described twice"]
    write(corpus, "- a.txt\n")
    assert faults(load_sidecar, corpus)[0].startswith("corpus/sources.yaml: the file must name sources")


def test_a_sidecar_may_be_long(corpus):
    write(corpus, "".join(f"f{n:05}.pdf: {{title: Title {n}, published: 2024-01-01, publisher: Someone}}\n" for n in range(20_000)))
    assert len(load_sidecar(corpus)) == 20_000


def test_front_matter_and_where_the_body_begins():
    text = "---\ntitle: A speech\npublished: 2024-09~\n---\nBody begins.\n---\nmore"
    entry, start = parse_front_matter(text, "a.md")
    assert entry == SourceEntry(title="A speech", published="2024-09~")
    assert text[start:] == "Body begins.\n---\nmore"
    for variant in ("\ufeff" + text, text.replace("\n", "\r\n"), text.replace("---\nBody", "...  \nBody")):
        other, start = parse_front_matter(variant, "a.md")
        assert other == entry
        assert variant[start:].startswith("Body begins.")
    assert parse_front_matter("---\ntitle: T\n---", "a.md") == (SourceEntry(title="T"), 16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No front matter",
        "---\n",
        "---\ntitle: never closed\n",
        "---\n\nA rule of dashes, then text: with colons.\n\n---\n\nMore text.",
        "---\nHANOI: the report begins\n---\n",
        "----\ntitle: four dashes\n----\n",
        "\n---\ntitle: not at the top\n---\n",
        "---\n---\nbody",
    ],
)
def test_what_is_no_front_matter(text):
    assert parse_front_matter(text, "a.txt") == (None, 0)


def test_front_matter_of_other_programs_is_read_under_our_keys():
    clipped = "---\ntitle: T\nauthor: Ana Ruiz\ndate: 2024-03-04T10:00:00Z\nsource: https://lema.example/a\ntags: [rice, mill]\ndraft: false\n---\nBody"
    entry, _ = parse_front_matter(clipped, "a.md")
    assert entry == SourceEntry(title="T", authors=("Ana Ruiz",), published="2024-03-04", url="https://lema.example/a")
    ours, _ = parse_front_matter("---\ntitle: T\npublished: 2024-03\ndate: 2024-05-01\n---\n", "a.md")
    assert ours == SourceEntry(title="T", published="2024-03")
    loose, _ = parse_front_matter("---\ntitle: T\ndate: last spring\nsource: a friend\n---\n", "a.md")
    assert loose == SourceEntry(title="T")


def test_mistakes_in_front_matter_stand_at_their_line_of_the_document():
    assert faults(parse_front_matter, "---\ntitle: A\npublishd: 2024\ntitle: B\n---\nBody", "corpus/a.md") == [
        "corpus/a.md:3:1: the front matter has no key 'publishd' (did you mean 'published'?)",
        "corpus/a.md:4:1: the key 'title' is written twice; first in line 2 (keep one of the two)",
    ]
    assert faults(parse_front_matter, "---\ntitle: A: B\n---\nBody", "a.md") == [
        "a.md:2:9: a second ': ' in one line, or a key indented too far (put text that holds \": \" in quotes) (line the keys up)"
    ]

"""The shipped digests are what docs/corpus.md says they are, and its examples are true."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from briefgen.ingestion.read import read_file
from briefgen.model.corpus import LineLabel, Provenance
from briefgen.spec.corrections import load_corrections
from briefgen.spec.sidecar import SourceEntry, load_sidecar
from briefgen.text.edtf import parse_edtf

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
GUIDE = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
DIGESTS = sorted(CORPUS.glob("*.md"))
KEYS = frozenset(SourceEntry.model_fields)
PARAGRAPHS = {
    "2015-07_party_chief_visit": 8,
    "2023-09_upgrade_hanoi": 23,
    "2024-09_lam_high_tech": 10,
    "2024-09_unga_trip": 15,
    "2024_ministers_dialogue": 10,
}
# Names of agreements are the same words wherever they stand.
AGREEMENTS = (
    "Declaration on the Conduct of Parties in the East Vietnam Sea",
    "United Nations Convention on the Law of the Sea",
    "comprehensive strategic partnership for peace, cooperation and sustainable development",
)
FURNITURE = re.compile(
    r"comments are closed|like us on|follow us|read more|latest news|share your views|forgot your password|javascript|https?://|photo:",
    re.IGNORECASE,
)
SHARED_RUN, LONGEST_QUOTATION, SHORTEST = 12, 12, 350


def parts(path: Path) -> tuple[dict[str, object], str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    # BaseLoader: a date stays the text that was written.
    return yaml.load(front, yaml.BaseLoader), body.strip()


def words(text: str) -> list[str]:
    for agreement in AGREEMENTS:
        text = re.sub(re.escape(agreement), "AGREEMENT", text, flags=re.IGNORECASE)
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + SHARED_RUN]) for at in range(len(found) - SHARED_RUN + 1)}


def examples() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
class TestDigest:
    def test_front_matter_has_only_known_keys_and_says_what_it_must(self, path: Path) -> None:
        front, _ = parts(path)
        assert set(front) <= KEYS
        assert {"id", "title", "published", "date_basis", "kind", "language"} <= set(front)
        assert front["id"] == path.stem
        assert all(front.values()), "an unknown value is left out, not left empty"

    def test_date_is_edtf_and_an_undated_article_is_not_given_a_day(self, path: Path) -> None:
        front, _ = parts(path)
        date = parse_edtf(str(front["published"]))
        assert date.approximate == str(front["date_basis"]).startswith("undated")

    def test_has_the_length_of_an_article_in_short_paragraphs(self, path: Path) -> None:
        _, body = parts(path)
        paragraphs = body.split("\n\n")
        assert len(paragraphs) >= PARAGRAPHS[path.stem]
        assert len(words(body)) >= SHORTEST
        assert all("\n" not in paragraph and paragraph.endswith((".", '."')) for paragraph in paragraphs)

    def test_is_prose_without_page_furniture_or_markup(self, path: Path) -> None:
        _, body = parts(path)
        assert not FURNITURE.search(body)
        assert not re.search(r"^\s*(?:#|[-*+]\s|\d+\.\s|\||>)|\[|\]|<|\*\*", body, re.MULTILINE)

    def test_quotations_are_closed_and_short(self, path: Path) -> None:
        _, body = parts(path)
        for paragraph in body.split("\n\n"):
            assert paragraph.count('"') % 2 == 0
            assert all(len(quotation.split()) <= LONGEST_QUOTATION for quotation in re.findall(r'"([^"]*)"', paragraph))

    def test_no_sentence_opens_with_a_pronoun(self, path: Path) -> None:
        _, body = parts(path)
        assert not re.findall(r"(?:^|[.\"] )(?:He|She|It|They|His|Her|Its|Their|This|These|Those)\s", body, re.MULTILINE)


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_is_read_as_nothing_but_body(path: Path) -> None:
    document = read_file(path)
    assert document.id == path.stem
    assert {line.label for line in document.lines} == {LineLabel.BODY}
    assert len(document.paragraphs) == len(parts(path)[1].split("\n\n"))
    assert document.published is not None
    assert document.published.provenance is Provenance.FRONT_MATTER


def test_every_digest_is_known_here_and_in_the_guide() -> None:
    assert {path.stem for path in DIGESTS} == set(PARAGRAPHS)
    assert all(f"`{path.name}`" in GUIDE for path in DIGESTS)


@pytest.mark.parametrize(("first", "second"), list(combinations(DIGESTS, 2)), ids=lambda path: path.stem)
def test_no_two_digests_share_a_run_of_words(first: Path, second: Path) -> None:
    assert not runs(parts(first)[1]) & runs(parts(second)[1])


def test_the_guide_shows_front_matter_as_it_stands_in_the_digest() -> None:
    shown = next(example for example in examples() if example.startswith("---\n"))
    front = yaml.load(shown.strip("-\n"), yaml.BaseLoader)
    assert front == parts(CORPUS / f"{front['id']}.md")[0]


def test_the_sidecar_example_loads_and_gives_no_false_day(tmp_path: Path) -> None:
    (example,) = (example for example in examples() if ".txt:" in example)
    (tmp_path / "sources.yaml").write_text(example, encoding="utf-8")
    entries = load_sidecar(tmp_path)
    assert len(entries) == 2
    assert all(parse_edtf(str(entry.published)).approximate and entry.date_basis for entry in entries.values())


def test_every_key_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in GUIDE.splitlines() if line.startswith("| `"))))
    assert explained >= KEYS


def test_date_examples_are_edtf() -> None:
    table = GUIDE.split("| you write |", 1)[1].split("\n\n", 1)[0]
    dates = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(dates) >= 8
    for date in dates:
        parse_edtf(date)


def test_the_corrections_shown_load_and_each_names_one_sentence_of_a_digest(tmp_path: Path) -> None:
    (example,) = (example for example in examples() if example.startswith("- document:"))
    file = tmp_path / "corrections.yaml"
    file.write_text(example, encoding="utf-8")
    corrections = load_corrections(file)
    assert len(corrections) == 3
    for correction in corrections:
        assert parts(CORPUS / f"{correction.document}.md")[1].count(correction.quote) == 1
        assert correction.by
        assert correction.on
        assert correction.why

"""Change one drawn glyph at a time, anywhere on the pages, and see each change named for what it is."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from briefgen.model.finding import Finding, Verdict
from briefgen.verification.pages import read_printed
from briefgen.verification.printed import compare

EVERY = 7
"""One text operator in so many is doctored; all of them would take minutes."""


def shown(instruction: pikepdf.ContentStreamInstruction) -> list[tuple[int, bytes]]:
    """The strings of two glyphs or more that a TJ operator draws, with their place in its array."""
    if str(instruction.operator) != "TJ":
        return []
    items = enumerate(instruction.operands[0])
    return [(place, bytes(item)) for place, item in items if isinstance(item, pikepdf.String) and len(bytes(item)) >= 4]


def doctored(pdf: pikepdf.Pdf) -> Iterator[int]:
    """Swap the first two glyphs of one operator after another in `pdf`; gives the page (from 1) of each and puts it back."""
    seen = 0
    for number, page in enumerate(pdf.pages, 1):
        whole = pikepdf.parse_content_stream(page)
        original = pikepdf.unparse_content_stream(whole)
        for at, instruction in enumerate(whole):
            for place, codes in shown(instruction):
                swapped = codes[2:4] + codes[:2] + codes[4:]  # also moves a space, where one of the two is a space
                seen += 1
                if swapped == codes or seen % EVERY:
                    continue
                changed = pikepdf.Array([pikepdf.String(swapped) if n == place else item for n, item in enumerate(instruction.operands[0])])
                replaced = pikepdf.ContentStreamInstruction([changed], instruction.operator)
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream([*whole[:at], replaced, *whole[at + 1 :]]))
                yield number
        page.Contents = pdf.make_stream(original)


@dataclass(frozen=True)
class Doctored:
    """One change: on which page, what was found, whether only the spacing of the page changed."""

    page: int
    found: tuple[Finding, ...]
    only_spacing: bool


def doctor(path: Path) -> list[Doctored]:
    original = read_printed(path.read_bytes())
    recorded = json.loads(original.attachments["manifest.json"])["pages"]
    assert compare(recorded, original) == ()
    out = []
    with pikepdf.open(path) as pdf:
        for page in doctored(pdf):
            saved = io.BytesIO()
            pdf.save(saved)
            now = read_printed(saved.getvalue())
            out.append(Doctored(page, compare(recorded, now), now.pages == original.pages))
    return out


@pytest.fixture(scope="module")
def changes(built_once: Path) -> list[Doctored]:
    return doctor(built_once / "output" / "csp_anniversary.pdf")


def test_every_doctored_glyph_is_found_on_its_page(changes: list[Doctored]) -> None:
    assert len(changes) > 40
    for change in changes:
        # a space moved in the page's furniture is not looked at
        assert change.found or change.only_spacing, f"a swap on page {change.page} went unseen"
        assert {finding.page for finding in change.found} <= {change.page}
        assert all(finding.verdict is Verdict.ALTERED and not finding.passes for finding in change.found)


def kinds(changes: list[Doctored]) -> set[str]:
    return {finding.what for change in changes for finding in change.found}


def test_every_kind_of_printed_thing_is_told_by_name(changes: list[Doctored]) -> None:
    assert {"statement", "date label", "speaker", "key point", "chart label", "heading", "reference", "passage"} <= kinds(changes)


def test_a_doctored_mark_is_told_by_name(harbours: Path, run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "EVERY", 3)
    assert run("build", "briefs/harbours.yaml")[0] in (0, 1)
    assert "mark" in kinds(doctor(harbours / "output" / "harbours.pdf"))

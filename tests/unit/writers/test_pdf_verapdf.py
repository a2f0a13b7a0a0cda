"""Validators that wrote none of them and share no code with us pass the writer's PDFs; veraPDF fails spoiled ones for our reasons."""

import hashlib
import io
import sys
from pathlib import Path

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_profiles
import pdf_rules_absent as absent
import pdf_rules_file as file
import pdf_rules_fonts as fonts
import pdf_samples
import pdf_spoiled
from pdf_view import View

pytestmark = pytest.mark.debian
# A rule for which a file is spoiled, a rule of ours that says something of it of which veraPDF says nothing, and why.
ONLY_OURS = {
    (fonts.subtyped, fonts.subtyped): "what is of no type that it knows is no font to veraPDF, so it looks at nothing in it",
    (fonts.subtyped, fonts.embedded): "likewise",
    (fonts.subtyped, absent.simple_fonts): "likewise",
    (file.filters, absent.cross_reference_tables): "a table may be; the file was saved with one, and we never write any",
}
OURS = {f"{profile} {number}": rule for profile, (_, rules) in pdf_profiles.CLAIMED.items() for number, rule in rules.items()}


def test_verapdf_passes_the_samples_random_trees_and_three_hundred_pages(tmp_path, verapdf):
    pdf_samples.write_samples(tmp_path)
    results = verapdf(tmp_path)
    assert [result for result in results if not result["compliant"]] == []
    distinct = {path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert len(results) == 2 * len(distinct) > 80
    assert min(result["checks"] for result in results) > 300
    with pikepdf.open(tmp_path / "long.pdf") as pdf:
        assert len(pdf.pages) > pdf_samples.PAGES


def test_page_passes_the_samples_and_random_trees(tmp_path):
    """A second reading of the standards, in Rust; it holds the parts of a file to more than veraPDF does."""
    import page

    pdf_samples.write_samples(tmp_path)
    deep = page.SafetyLimits(max_reference_depth=10_000)  # an outline is a chain from heading to heading
    for path in sorted(tmp_path.glob("*.pdf")):
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
            report = page.validate_pdf(str(path), profile=profile, limits=deep)
            assert report.is_compliant, (path.name, [(failure.rule_id, failure.message) for failure in report.failures])


def numbers_of_ours(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data), inherit_page_attributes=False) as pdf:
        view = View(data, pdf)
        return {number for number, rule in OURS.items() if any(True for _ in rule(view))}


def test_our_rules_find_in_what_is_spoiled_what_verapdf_finds(tmp_path, verapdf):
    """veraPDF's every finding is one of ours, and each of our checks that finds something stands for a number that veraPDF names."""
    sound = pdf_spoiled.sound()
    made = {rule: pdf_spoiled.spoiled(rule, sound) for rule in pdf_spoiled.SPOILED}
    digests = {rule: hashlib.sha256(data).hexdigest() for rule, data in made.items()}
    for rule, data in made.items():
        (tmp_path / f"{digests[rule]}.pdf").write_bytes(data)
    theirs: dict[str, set[str]] = {digest: set() for digest in digests.values()}
    for result in verapdf(tmp_path):
        assert "unreadable" not in result, result
        theirs[Path(result["file"]).stem] |= {f"{result['profile']} {found['rule']}" for found in result["rules"]}
    only_theirs, only_ours = [], set()
    for rule, data in made.items():
        ours = numbers_of_ours(data)
        named = theirs[digests[rule]]
        only_theirs += [(pdf_spoiled.named(rule), number) for number in named - ours]
        only_ours |= {(rule, OURS[number]) for number in ours} - {(rule, OURS[number]) for number in named}
    assert only_theirs == []
    assert only_ours == set(ONLY_OURS), [(pdf_spoiled.named(rule), pdf_spoiled.named(other)) for rule, other in only_ours ^ set(ONLY_OURS)]
    assert len(set().union(*theirs.values())) >= 175

"""Every rule of the profiles finds what breaks it: each case spoils one thing in a sound file (`pdf_spoiled`)."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_profiles
import pdf_rules_absent as absent
import pdf_rules_file as file
import pdf_rules_fonts as fonts
import pdf_spoiled
import pdf_spoiling
from pdf_view import Glyph, View

# What a spoiled file could hold only in the gigabytes, or not at all in two-byte codes; and what takes another file than the sound one.
MADE_UP = {
    file.few_objects: SimpleNamespace(pdf=SimpleNamespace(objects=range(8_388_608))),
    fonts.small_cids: SimpleNamespace(glyphs=[Glyph(65_536, 1, 1.0, 1.0, "a", False)]),
}
UNDER_A_PASSWORD = {file.not_encrypted, file.readers_may_read}
RULES = {*pdf_profiles.UA_1.values(), *pdf_profiles.A_3A.values()}


@pytest.fixture(scope="module")
def sound():
    return pdf_spoiled.sound()


def opened(data):
    return pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)


def test_the_profiles_are_whole():
    assert (len(pdf_profiles.UA_1), len(pdf_profiles.A_3A)) == (106, 155)


def test_every_rule_is_tried():
    assert set(pdf_spoiled.SPOILED) | set(MADE_UP) | UNDER_A_PASSWORD == RULES
    assert all(rule.__doc__ for rule in absent.RULES)
    assert set(absent.RULES) <= RULES


def test_a_sound_file_breaks_none(sound):
    with opened(sound) as pdf:
        assert pdf_profiles.broken(View(sound, pdf)) == []


def test_nor_does_one_that_pikepdf_wrote_again(sound):
    with opened(sound) as pdf:
        data = pdf_spoiling.saved(pdf)
    with opened(data) as pdf:
        assert pdf_profiles.broken(View(data, pdf)) == []


@pytest.mark.parametrize("rule", pdf_spoiled.SPOILED, ids=pdf_spoiled.named)
def test_what_is_spoiled_is_found(sound, rule):
    data = pdf_spoiled.spoiled(rule, sound)
    with opened(data) as pdf:
        assert list(rule(View(data, pdf)))


@pytest.mark.parametrize("rule", MADE_UP, ids=pdf_spoiled.named)
def test_what_cannot_be_written_is_found(rule):
    assert list(rule(MADE_UP[rule]))


def test_a_password_is_found_and_what_it_forbids(sound):
    held, allowed = io.BytesIO(), pikepdf.Permissions(accessibility=False)
    with opened(sound) as pdf:
        pdf.save(held, encryption=pikepdf.Encryption(owner="o", user="u", R=3, aes=False, metadata=False, allow=allowed))
    with pikepdf.open(held, password="u") as pdf:
        view = View(held.getvalue(), pdf)
        assert list(file.not_encrypted(view))
        assert list(file.readers_may_read(view))


def test_a_file_that_claims_less_is_held_to_the_rest(sound):
    with opened(sound) as pdf:
        pdf_spoiling.packet(rb"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", b"")(pdf)
        pdf_spoiling.packet(rb"<pdfuaid:part>1</pdfuaid:part>", b"")(pdf)
        assert pdf_profiles.broken(View(sound, pdf), frozenset()) == []
        assert len(pdf_profiles.broken(View(sound, pdf))) == 2

"""A signed copy: whole, by whom it says, broken by any change, and still all that the edition's own PDF was."""

import datetime as dt
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

sys.path.append(str(Path(__file__).parents[1] / "unit" / "writers"))
import pdf_profiles
import pdf_sheets as sheets
import pdf_trees as trees
import pdf_validators
from pdf_view import View

from briefgen.app.clock import now
from briefgen.doctree import nodes as n
from briefgen.errors import SpecError
from briefgen.publishing.signature import signer
from briefgen.writers.pdf.write import write_pdf

Run = Callable[..., tuple[int, str, str]]
PASSWORD = "mở cửa"
SIGNING = ("build", "briefs/harbours.yaml", "--sign-with", "desk.p12", "--sign-password-env", "DESK_PASSWORD")


def p12(
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey | None = None, *, days: int = 30, signs: bool = True
) -> bytes:
    """A certificate that signs itself, good from yesterday until `days` from now, with its key."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Harbour desk")])
    usage = x509.KeyUsage(signs, False, not signs, False, False, False, False, False, False)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now() - dt.timedelta(days=2)).not_valid_after(now() + dt.timedelta(days=days))
    digest = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    certificate = made.add_extension(usage, critical=True).sign(key, digest)
    return pkcs12.serialize_key_and_certificates(b"desk", key, certificate, None, BestAvailableEncryption(PASSWORD.encode()))


def status(pdf: bytes) -> PdfSignatureStatus:
    [signature] = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[signature.signer_cert]))


@pytest.fixture
def desk(harbours: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (harbours / "desk.p12").write_bytes(p12())
    monkeypatch.setenv("DESK_PASSWORD", PASSWORD)
    return harbours


def test_a_signed_copy_beside_the_edition(desk: Path, run: Run) -> None:
    code, out, _ = run(*SIGNING)
    assert code in (0, 1)
    assert "  output/harbours.signed.pdf, signed\n" in out
    path = desk / "output/harbours.signed.pdf"
    signed, plain = path.read_bytes(), (desk / "output/harbours.pdf").read_bytes()
    assert signed.startswith(plain)
    assert not list((desk / "output/harbours").rglob("*.signed.pdf"))
    assert run("verify", "output/harbours.signed.pdf")[0] == 0
    with pikepdf.open(io.BytesIO(signed)) as new, pikepdf.open(io.BytesIO(plain)) as old:
        assert new.Root.Metadata.read_bytes() == old.Root.Metadata.read_bytes()
        assert "/Version" not in new.Root
        assert set(new.Root.Extensions.keys()) == {"/ESIC"}
        assert pdf_profiles.broken(View(signed, new)) == []
    assert pdf_validators.by_python(path).faults() == []


@pytest.mark.parametrize("key", [ec.generate_private_key(ec.SECP384R1()), rsa.generate_private_key(65537, 2048)], ids=["ec", "rsa"])
def test_the_signature_is_sound_and_covers_the_whole_file(
    desk: Path, run: Run, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
) -> None:
    (desk / "desk.p12").write_bytes(p12(key))
    assert run(*SIGNING)[0] in (0, 1)
    signed = (desk / "output/harbours.signed.pdf").read_bytes()
    found = status(signed)
    assert (found.bottom_line, found.coverage) == (True, SignatureCoverageLevel.ENTIRE_FILE)
    assert "Harbour desk" in found.signing_cert.subject.human_friendly
    [signature] = PdfFileReader(io.BytesIO(signed)).embedded_regular_signatures
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert "signing_certificate_v2" in {attribute["type"].native for attribute in signature.signer_info["signed_attrs"]}


def test_one_byte_breaks_it_and_more_bytes_are_seen(desk: Path, run: Run) -> None:
    run(*SIGNING)
    signed = (desk / "output/harbours.signed.pdf").read_bytes()
    for at in (10, len(signed) // 2, signed.index(b"(Electronic signature)") + 1):
        changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
        assert not status(changed).intact
    longer = status(signed + b"\n% more\n")
    assert (longer.intact, longer.coverage) != (True, SignatureCoverageLevel.ENTIRE_FILE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--sign-with", "desk.p12"), "signing needs a certificate and its password"),
        (("--sign-password-env", "DESK_PASSWORD"), "signing needs a certificate and its password"),
        (("--sign-with", "desk.p12", "--sign-password-env", "NO_SUCH_VARIABLE"), "NO_SUCH_VARIABLE is not set, or empty"),
        (("--sign-with", "none.p12", "--sign-password-env", "DESK_PASSWORD"), "none.p12 cannot be read: No such file or directory"),
        (("--sign-with", "briefgen.toml", "--sign-password-env", "DESK_PASSWORD"), "the file is no PKCS#12 file"),
        (("--sign-with", "desk.p12", "--sign-password-env", "HOME"), "or this is not its password"),
    ],
)
def test_what_is_missing_is_told_before_anything_is_built(desk: Path, run: Run, arguments: tuple[str, ...], told: str) -> None:
    code, _, err = run("build", "briefs/harbours.yaml", *arguments)
    assert (code, told in err) == (2, True), err
    assert not (desk / "output").exists()


def test_a_certificate_that_readers_would_not_take_is_refused() -> None:
    with pytest.raises(SpecError, match="is good from"):
        signer(p12(days=-1), PASSWORD, at=now())
    with pytest.raises(SpecError, match="RSA and elliptic curves"):
        signer(p12(ed25519.Ed25519PrivateKey.generate()), PASSWORD, at=now())
    with pytest.raises(SpecError, match="not for signing"):
        signer(p12(signs=False), PASSWORD, at=now())


def test_without_pyhanko_the_mend_is_told(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "briefgen.publishing.pades", None)
    code, _, err = run(*SIGNING)
    assert (code, "make extra NAME=sign" in err) == (3, True)
    assert not (desk / "output").exists()


@pytest.mark.debian
def test_verapdf_passes_a_signed_copy(desk: Path, run: Run, verapdf: Callable[..., list[dict[str, Any]]]) -> None:
    assert run(*SIGNING)[0] in (0, 1)
    results = verapdf(desk / "output/harbours.signed.pdf")
    assert [result["compliant"] for result in results] == [True, True], results


def test_a_signed_copy_of_a_long_document_keeps_to_its_standards() -> None:
    """What its pages own is listed in several nodes, the last of which gets the field."""
    blocks = [block for at in range(70) for block in (n.PageBreak(), trees.statement(at))]
    tree = n.Tree(title="Long", lang="en", blocks=(*blocks, *trees.references(5)))
    plain = write_pdf(tree, sheets.PLAIN, moment=now(), fingerprint="f").data
    with pikepdf.open(io.BytesIO(plain)) as opened:
        assert "/Kids" in opened.Root.StructTreeRoot.ParentTree
    signed = signer(p12(), PASSWORD, at=now()).signed(plain)
    with pikepdf.open(io.BytesIO(signed)) as opened:
        view = View(signed, opened)
        assert pdf_profiles.broken(view) == []
        assert [view.struct_parent(annotation).S for _, annotation in view.annotations if annotation.Subtype == "/Widget"] == ["/Form"]

"""A PAdES signature added after the last byte of a PDF, so that what was there stays as it was (ETSI EN 319 142-1, level B-B).

pyHanko by itself would also write its name and the time into the metadata and declare PDF 2.0, by which a PDF/A-3 stops being one;
hence the narrower writer here. No time stamp and no revocation list is asked for: there is no network.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

from briefgen.errors import SpecError, error

_FIELD = "Signature"
_READ_ALOUD = "Electronic signature"


class Signer:
    """A key with its certificate, good to sign with."""

    def __init__(self, p12: bytes, password: str, *, at: dt.datetime) -> None:
        """Open a PKCS#12 file for signing at the moment `at`.

        Raises:
            SpecError: it does not open, holds no key with its certificate or one of a rare kind, or the certificate is not for
                signing or not for this day.
        """
        try:
            key, certificate, _ = pkcs12.load_key_and_certificates(p12, password.encode())
        except ValueError as reason:
            hint = "give the file with key and certificate (.p12 or .pfx) and its password"
            raise SpecError(error("sign.file", "the file is no PKCS#12 file, or this is not its password", hints=(hint,))) from reason
        if key is None or certificate is None:
            raise SpecError(error("sign.file", "the file holds no key with its certificate"))
        if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
            raise SpecError(error("sign.key", "readers of PDF take signatures by RSA and elliptic curves (ECDSA) only"))
        _check(certificate, at)
        self._signer = SimpleSigner.load_pkcs12_data(p12, (), password.encode())

    def signed(self, pdf: bytes) -> bytes:
        """The bytes of a tagged PDF, then the signature over all of them; differs each time, for it tells when it was made."""
        update = _Addition(BytesIO(pdf))
        # Outside of the page and without size: PDF/A then asks for no appearance, and there is nothing to see.
        unseen = InvisSigSettings(box_out_of_bounds=True)
        append_signature_field(update, SigFieldSpec(_FIELD, readable_field_name=_READ_ALOUD, invis_sig_settings=unseen))
        _tag_field(update)
        told = PdfSignatureMetadata(field_name=_FIELD, subfilter=SigSeedSubFilter.PADES)
        held = BytesIO()
        PdfSigner(told, signer=self._signer).sign_pdf(update, existing_fields_only=True, output=held)
        return held.getvalue()


class _Addition(IncrementalPdfFileWriter):
    """Writes what is new after the old end, and changes nothing that makes the file PDF/A-3 and PDF/UA-1."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Leave the version: PDF/A-3 is PDF 1.7."""

    def register_extension(self, ext: DeveloperExtension) -> None:
        """Declare what ETSI asks for; ISO's own declarations are for PDF 2.0."""
        if ext.prefix_name == pdf_name("/ESIC"):
            super().register_extension(ext)

    def _update_meta(self) -> None:
        """Leave the metadata: rewritten, its description of schemas would not be what PDF/A asks for."""


def _check(certificate: x509.Certificate, at: dt.datetime) -> None:
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not first <= at <= last:
        raise SpecError(error("sign.expired", f"the certificate is good from {first:%Y-%m-%d} to {last:%Y-%m-%d} only"))
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        hint = "ask for one whose key usage is digital signature"
        raise SpecError(error("sign.usage", "the certificate is not for signing", hints=(hint,)))


def _tag_field(update: IncrementalPdfFileWriter) -> None:
    """Put the field into the structure as the last thing read, as PDF/UA asks of form fields (ISO 14289-1, 7.18.4)."""
    structure = update.root["/StructTreeRoot"]
    field: IndirectObject = update.root["/AcroForm"]["/Fields"].raw_get(0)
    widget, parents = field.get_object(), structure["/ParentTree"]
    top: IndirectObject = structure["/K"].raw_get(0) if isinstance(structure["/K"], ArrayObject) else structure.raw_get("/K")
    place = DictionaryObject({pdf_name("/Type"): pdf_name("/OBJR"), pdf_name("/Obj"): field, pdf_name("/Pg"): widget.raw_get("/P")})
    form = {"/Type": pdf_name("/StructElem"), "/S": pdf_name("/Form"), "/P": top, "/K": place}
    element = update.add_object(DictionaryObject({pdf_name(name): value for name, value in form.items()}))
    key = NumberObject(structure["/ParentTreeNextKey"])
    widget[pdf_name("/StructParent")] = key
    structure[pdf_name("/ParentTreeNextKey")] = NumberObject(key + 1)
    top.get_object()["/K"].append(element)
    for changed in (structure, *_with_last(parents, key, element), top.get_object(), top.get_object()["/K"]):
        update.update_container(changed)


def _with_last(parents: DictionaryObject, key: NumberObject, element: IndirectObject) -> Iterator[DictionaryObject | ArrayObject]:
    """The nodes of a number tree on the way to its last leaf, which gets one more entry."""
    node = parents
    while True:
        yield node
        if "/Limits" in node:
            node["/Limits"][1] = key
        if "/Kids" not in node:
            break
        node = node["/Kids"][-1]
    node["/Nums"].extend((key, element))
    yield node["/Nums"]

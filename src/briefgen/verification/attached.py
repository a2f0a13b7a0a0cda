"""The files that travel inside a PDF: each as it was attached, none gone, none added."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from briefgen.model.finding import Finding, Verdict

MANIFEST, FACTS = "manifest.json", "facts.json"


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """The manifest's `attached` and `files`: file name -> SHA-256 of its bytes, by name."""
    return {name: sha256_of(files[name]) for name in sorted(files)}


def attached(recorded: Mapping[str, str] | None, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """A finding for each file that was removed, changed or added. recorded: None for an edition made before they were recorded.

    The manifest cannot hold its own hash: its pages and facts.json speak for it.
    """
    if recorded is None:
        return ()
    gone = [_altered(name, "the file was attached to the edition and was removed") for name in sorted(recorded.keys() - files.keys())]
    other = [
        _altered(name, "the attached file is not the one that the edition was made with")
        for name in sorted(recorded.keys() & files.keys())
        if sha256_of(files[name]) != recorded[name]
    ]
    unknown = sorted(files.keys() - recorded.keys() - {MANIFEST})
    added = [_altered(name, "the file was attached after the edition was made") for name in unknown]
    return (*gone, *other, *added)


def kept(recorded: Mapping[str, str] | None, folder: Path) -> tuple[Finding, ...]:
    """A finding for each file of an edition's folder that is not as it was made: the web page, the text, the tables."""
    findings = []
    for name, digest in sorted((recorded or {}).items()):
        try:
            same = sha256_of((folder / name).read_bytes()) == digest
            message = "the file in the archive is not the one that was made with the edition"
        except OSError:
            same, message = False, "the file is gone from the archive, or cannot be read"
        if not same:
            findings.append(_altered(name, message))
    return tuple(findings)


def sha256_of(data: bytes) -> str:
    """Hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def _altered(name: str, message: str) -> Finding:
    return Finding(verdict=Verdict.ALTERED, what=name, subject="", message=message, passes=False)

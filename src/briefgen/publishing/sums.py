"""What was written can be told from what the disk gives back: the hashes of an edition's files, kept beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

SUMS = "SHA256SUMS"
"""The file of an edition's folder that lists the others, as `sha256sum --check` reads it."""

_LINE = re.compile(r"([0-9a-f]{64})  ([^/\n]+)")


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """The list of files: a line `HASH  NAME` for each, by name."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def read_sums(folder: Path) -> dict[str, str]:
    """File name -> SHA-256 in hexadecimal, as they were written; empty for an edition made before there was a list.

    Raises:
        OSError: the list cannot be read.
        ValueError: it is damaged.
    """
    path = folder / SUMS
    if not path.exists():
        return {}
    lines = path.read_text(encoding="ascii").splitlines()
    found = [_LINE.fullmatch(line) for line in lines]
    if not found or None in found:
        raise ValueError("a line is no hash and file name")
    return {line[2]: line[1] for line in found if line}


def as_written(sums: Mapping[str, str], name: str, data: bytes) -> bool:
    """Whether these are the bytes that were written under this name; true of a name that the list does not have."""
    return name not in sums or hashlib.sha256(data).hexdigest() == sums[name]

"""The HTML and text editions are read back before they are published, as the PDF is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from briefgen.doctree.nodes import Tree
from briefgen.doctree.printed import pieces
from briefgen.errors import VerificationFailed, error
from briefgen.verification.texts import Fold, text_of, unsaid
from briefgen.writers.txt.plain import plain

TEXTS: Mapping[str, Fold] = {"brief.html": str, "brief.txt": plain}
"""The editions that are read as text: file name -> how it writes the words of the tree."""
SUFFIXES = {PurePath(name).suffix: name for name in TEXTS}


def read_back(tree: Tree, files: Mapping[str, bytes]) -> None:
    """Make sure that each text edition among `files` says what the tree prints.

    Raises:
        VerificationFailed: it does not.
    """
    printed = pieces(tree)
    missing = [
        error("verify.not-written", f"the {piece.kind} “{piece.text[:80]}” is not in {name}")
        for name, fold in TEXTS.items()
        if name in files
        for piece in unsaid(printed, text_of(name, files[name]), fold)
    ]
    if missing:
        raise VerificationFailed(*missing[:20])

"""Name trees and number trees: every key is found, by the limits that a reader goes by, and no leaf is long."""

import datetime as dt
import io
import sys
from pathlib import Path

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_sheets as sheets
from pdf_view import keyed

from briefgen.doctree import nodes as n
from briefgen.writers.pdf import keyed as module
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)


@pytest.mark.parametrize("count", [1, 64, 65, 300])
def test_every_place_is_found(monkeypatch, count):
    """With three to a node, trees are several nodes deep."""
    if count == 300:
        monkeypatch.setattr(module, "_MOST", 3)
    titles = [n.Heading(level=1, children=(n.Text(text=f"Ở {at}"),), id=f"h{at}", contents=True) for at in range(count)]
    made = write_pdf(n.Tree(title="T", lang="en", blocks=tuple(titles)), sheets.PLAIN, moment=MOMENT, fingerprint="f")
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        places, parents = pdf.Root.Names.Dests, pdf.Root.StructTreeRoot.ParentTree
        names = {bytes(name).decode() for name in keyed(places, "/Names")[::2]}
        assert names >= {f"h{at}" for at in range(count)}
        assert all(name in pikepdf.NameTree(places) for name in names)
        numbers = [int(number) for number in keyed(parents, "/Nums")[::2]]
        assert numbers == list(range(len(numbers)))
        assert list(pikepdf.NumberTree(parents)) == numbers
        assert longest(places) <= 2 * module._MOST


def longest(tree) -> int:
    return max(len(tree.get("/Names", ())), *(longest(kid) for kid in tree.get("/Kids", ())), 0)

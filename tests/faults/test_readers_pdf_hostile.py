"""PDFs cut, locked, lying about themselves, or made to do harm: each gives its text or one sentence that says why not."""

import io
import re
import time
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from briefgen.ingestion.scan import SourceFile, kind_of
from briefgen.ingestion.supervised import Job, read_all, read_job
from briefgen.model.corpus import Document, Unread

PAGES = (
    "The river commission agreed to open the locks two hours earlier in summer.",
    "Boat owners had asked for longer hours since the bridge was rebuilt in 2019.",
    "A first report on the change is due in October, the commission said.",
)


def made(**options):
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=0, **options)
    for line in PAGES:
        canvas.drawString(60, 700, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


KIDS = re.search(rb"/Kids \[[^\]]*\]", made()).group()
NUMBERS = re.findall(rb"\d+(?= 0 R)", KIDS)
TREE = re.search(rb"(\d+) 0 obj\s*<<\s*/Count 3", made()).group(1)


def with_kids(*numbers):
    kids = b"/Kids [ " + b" ".join(number + b" 0 R" for number in numbers) + b" ]"
    return made().replace(KIDS, kids.ljust(len(KIDS)))


def outcome(tmp_path, data):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    begun = time.process_time()
    result = read_job(Job(file=SourceFile.at(path)))
    assert time.process_time() - begun < 5
    return result.code if isinstance(result, Unread) else result


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8, 0.97])
def test_a_pdf_cut_anywhere_is_damaged(tmp_path, share):
    data = made()
    assert outcome(tmp_path, data[: int(len(data) * share)]) == "damaged"


def test_a_user_password_locks_and_an_owner_password_does_not(tmp_path):
    locked = made(encrypt=StandardEncryption("user", "owner", strength=128))
    assert outcome(tmp_path, locked) == "encrypted"
    restricted = made(encrypt=StandardEncryption("", "owner", canCopy=0, canPrint=0, strength=128))
    assert PAGES[0] in outcome(tmp_path, restricted).text


def test_a_page_tree_that_holds_itself(tmp_path):
    assert outcome(tmp_path, with_kids(TREE, TREE, TREE)) == "damaged"
    assert outcome(tmp_path, with_kids(NUMBERS[0], TREE, NUMBERS[2])).silent_pages


def test_a_missing_page_does_not_hide_the_others(tmp_path):
    document = outcome(tmp_path, with_kids(NUMBERS[0], b"77", NUMBERS[2]))
    assert document.silent_pages == (2,)
    assert [page.number for page in document.pages] == [1, 3]
    assert PAGES[2] in document.text


@pytest.mark.parametrize("claim", [b"99999999", b"-5", b"0"])
def test_a_false_count_of_pages(tmp_path, claim):
    result = outcome(tmp_path, made().replace(b"/Count 3", b"/Count " + claim))
    assert result in ("damaged", "too-large", "no-text") or PAGES[0] in result.text


def test_a_stream_that_lies_about_its_length(tmp_path):
    data = re.sub(rb"/Length \d+", b"/Length 9999999", made())
    result = outcome(tmp_path, data)
    assert result in ("damaged", "no-text") or PAGES[0] in result.text


def test_a_hundred_thousand_open_brackets(tmp_path):
    assert outcome(tmp_path, b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000) == "damaged"


def bomb(megabytes):
    packer = zlib.compressobj(9)
    block = b"BT (a) Tj ET " * 80_000
    packed = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    data = made()
    start = re.search(rb"\d+ 0 obj\s*<<\s*/Length \d+\s*>>\s*stream", data)
    number = start.group().split()[0]
    head = number + b" 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return data[: start.start()] + head + packed + b"\n" + data[data.index(b"endstream", start.end()) :]


def test_a_page_that_unpacks_without_end_costs_its_own_file_only(tmp_path):
    """Whether time or memory runs out first depends on the machine; that nobody else notices does not."""
    for name, data in (("a.pdf", made()), ("bomb.pdf", bomb(200)), ("c.pdf", made())):
        (tmp_path / name).write_bytes(data)
    files = [SourceFile(path=tmp_path / name, name=name, kind=kind_of(name), folder=tmp_path) for name in ("a.pdf", "bomb.pdf", "c.pdf")]
    begun = time.monotonic()
    results = list(read_all(files, workers=1, timeout=3.0, memory=400 << 20))
    assert time.monotonic() - begun < 60
    assert [result.path for result in results] == ["a.pdf", "bomb.pdf", "c.pdf"]
    assert isinstance(results[0], Document)
    assert isinstance(results[2], Document)
    assert isinstance(results[1], Document) or results[1].code in ("timeout", "crashed", "too-large", "damaged")

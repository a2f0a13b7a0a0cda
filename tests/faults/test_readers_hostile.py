import io
import os
import time
import zipfile

import pytest

from briefgen.ingestion.read import read_file
from briefgen.ingestion.unreadable import Unreadable

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def code_of(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    assert caught.value.message
    return caught.value.code


def pdf(draw=lambda canvas: canvas.drawString(50, 700, "The river commission agreed to open the locks earlier."), **options):
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, **options)
    draw(canvas)
    canvas.save()
    return target.getvalue()


def docx(*parts, name="word/document.xml"):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as stream:
        for part in parts:
            stream.write(part)
    return target.getvalue()


def test_a_truncated_pdf(tmp_path):
    assert code_of(tmp_path, "a.pdf", pdf()[:300]) == "damaged"


def test_a_pdf_of_pictures_only(tmp_path):
    assert code_of(tmp_path, "a.pdf", pdf(lambda canvas: canvas.rect(50, 50, 200, 200, fill=1))) == "no-text"


def test_a_pdf_with_a_password(tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption

    assert code_of(tmp_path, "a.pdf", pdf(encrypt=StandardEncryption("secret", "owner"))) == "encrypted"


def test_a_truncated_word_file(tmp_path):
    whole = docx(f"<w:document {SPACE}><w:body><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:body></w:document>".encode())
    assert code_of(tmp_path, "a.docx", whole[:-40]) == "damaged"
    half = docx(f"<w:document {SPACE}><w:body><w:p><w:r><w:t>Words".encode())
    assert code_of(tmp_path, "b.docx", half) == "damaged"


def test_a_word_file_that_unpacks_to_gigabytes_is_stopped_early(tmp_path):
    block = b"<w:p><w:r><w:t>" + b"A" * (1 << 20) + b"</w:t></w:r></w:p>"
    bomb = docx(f"<w:document {SPACE}><w:body>".encode(), *[block] * 300, b"</w:body></w:document>")
    assert len(bomb) < 2 << 20
    begun = time.process_time()
    assert code_of(tmp_path, "a.docx", bomb) == "too-large"
    assert time.process_time() - begun < 5


def test_entities_and_deep_nesting_in_a_word_file_are_refused(tmp_path):
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document ' + SPACE.encode() + b"><w:t>&b;</w:t></w:document>"
    assert code_of(tmp_path, "a.docx", docx(laughs)) == "damaged"
    deep = f"<w:document {SPACE}>".encode() + b"<w:sdt>" * 2000
    assert code_of(tmp_path, "b.docx", docx(deep)) == "damaged"


def test_an_external_entity_of_a_feed_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell", encoding="utf-8")
    feed = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss version="2.0"><channel><title>t</title>'
        "<item><title>Locks</title><description>The locks open earlier. &x;</description></item></channel></rss>"
    )
    path = tmp_path / "a.rss"
    path.write_text(feed, encoding="utf-8")
    assert "do not tell" not in read_file(path).text


def test_archives_and_old_office_files_are_named(tmp_path):
    assert code_of(tmp_path, "a.zip", docx(b"x", name="a.txt")) == "unknown-kind"
    assert code_of(tmp_path, "a.docx", docx(b"x", name="a.txt")) == "damaged"
    assert code_of(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)) == "unknown-kind"
    assert code_of(tmp_path, "a.jpg", b"\xff\xd8\xff\xe0" + bytes(100)) == "unknown-kind"


def test_not_text_and_empty(tmp_path):
    assert code_of(tmp_path, "a.txt", b"") == "empty"
    assert code_of(tmp_path, "b.txt", bytes(range(256)) * 40) == "not-text"
    assert code_of(tmp_path, "c.pdf", b"no pdf at all") == "damaged"
    assert code_of(tmp_path, "d.xml", b"<?xml version='1.0'?><nothing/>") == "damaged"
    assert code_of(tmp_path, "e.html", b"<html><body><script>x()</script></body></html>") == "no-text"
    assert code_of(tmp_path, "f.eml", b"\n\nno header") == "damaged"


def test_utf16_and_latin1_are_read(tmp_path):
    for encoding in ("utf-16", "latin-1"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("The café by the river opened at six.\n".encode(encoding))
        assert read_file(path).text == "The café by the river opened at six.\n"


def test_a_few_nul_bytes_in_a_text_are_kept(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"The locks open earlier." * 20 + b"\x00\n")
    assert read_file(path).text.endswith("\x00\n")


def test_a_folder_a_missing_file_and_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    for name, code in ((".", "not-a-file"), ("none.txt", "missing"), ("pipe.txt", "not-a-file")):
        with pytest.raises(Unreadable) as caught:
            read_file(tmp_path / name)
        assert caught.value.code == code


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    from pathlib import Path

    path = tmp_path / "a.txt"
    path.write_text("words", encoding="utf-8")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    # Tests may run as root, whom no mode bits stop.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    assert caught.value.code == "permission"


def test_a_line_of_five_megabytes_is_read_in_seconds(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The locks open two hours earlier in summer. " * 120_000, encoding="utf-8")
    begun = time.process_time()
    document = read_file(path)
    assert time.process_time() - begun < 10
    assert len(document.lines) == 1


def test_a_text_of_very_many_lines_is_read_in_seconds(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("".join(f"Line {number} of a long list\n" for number in range(20_000)), encoding="utf-8")
    begun = time.process_time()
    assert len(read_file(path).lines) == 20_000
    assert time.process_time() - begun < 15

"""`briefgen read --json` keeps the contract of docs/formats.md, whatever kind of file it reads."""

import io
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.cli import main as cli
from briefgen.model.corpus import LineLabel
from briefgen.model.evidence import AttributionKind, Flag, SpeakerBasis
from briefgen.text.edtf import parse_edtf

FORMATS = (Path(__file__).parents[2] / "docs/formats.md").read_text(encoding="utf-8")
TITLE = "Locks to open earlier, river commission decides"
SENTENCES = (
    "The river commission agreed on 3 May 2024 to open the locks two hours earlier in summer.",
    "“Boats will wait half as long,” Ilse Marten, who chairs the commission, said last week.",
    "She said that 20 percent more boats had passed since 2019.",
    "Will the hours be changed again?",
)


def pdf():
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    for at, line in enumerate(SENTENCES):
        canvas.drawString(50, 760 - 40 * at, line)
    canvas.save()
    return target.getvalue()


def docx():
    target = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (TITLE, *SENTENCES))
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return target.getvalue()


PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEAD = f"<head><title>{TITLE}</title></head>"
MAIL = f"From: press@example.org\nSubject: {TITLE}\nDate: Fri, 10 May 2024 08:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
ITEM = f"<title>{TITLE}</title><description>{' '.join(SENTENCES)}</description>"
FILES = {
    "a.txt": f"{TITLE}\r\n\r\nMay 10, 2024\r\n\r\n" + "\r\n\r\n".join(SENTENCES) + "\r\n\r\nComments are closed.\r\n",
    "a.md": f"---\ntitle: {TITLE}\npublished: 2024-05-10\n---\n" + "\n\n".join(SENTENCES) + "\n",
    "a.html": f"<!doctype html><html lang=en>{HEAD}<body><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></body></html>",
    "a.pdf": pdf(),
    "a.docx": docx(),
    "a.eml": MAIL + "\n\n".join(SENTENCES),
    "a.rss": f'<rss version="2.0"><channel><title>River Herald</title><item>{ITEM}</item></channel></rss>',
}


def documented(start):
    """The keys of the object in docs/formats.md that begins with `start`."""
    block = FORMATS.split("`briefgen read --json`\n")[1].split("```json\n")[1].split("```")[0]
    inner = block[block.index(start) :]
    depth, keys = 0, []
    for part in re.finditer(r'[\[{]|[\]}]|"(\w+)":', inner):
        if part.group() in "[{":
            depth += 1
        elif part.group() in "]}":
            depth -= 1
            if depth <= 0:
                break
        elif depth == 1:
            keys.append(part[1])
    return set(keys)


KEYS = {"": documented('{"path"')} | {
    part: documented(FORMATS[FORMATS.index(f'"{part}": [{{') :].split("[", 1)[1][:30])
    for part in ("lines", "claims", "attributions", "dates", "quantities")
}


def read(capsys, *arguments):
    capsys.readouterr()
    code = cli.run(["read", "--json", *arguments])
    out, errors = capsys.readouterr()
    assert errors == ""
    return code, [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def folder(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def test_one_object_a_line_in_the_order_asked_for_and_exit_code_zero(folder, capsys):
    paths = [str(folder / name) for name in sorted(FILES, reverse=True)]
    code, objects = read(capsys, *paths)
    assert code == 0
    assert [item["path"] for item in objects] == paths


@pytest.mark.parametrize("name", FILES)
def test_keys_offsets_and_values(folder, capsys, name):
    _, (item,) = read(capsys, str(folder / name))
    text = item["text"]
    assert set(item) == KEYS[""]
    for part in ("lines", "claims", "attributions", "dates", "quantities"):
        assert item[part], part
        assert all(set(entry) == KEYS[part] for entry in item[part]), part
    assert [text[line["start"] : line["end"]] for line in item["lines"]] == [line.strip() for line in text.split("\n") if line.strip()]
    assert {line["label"] for line in item["lines"]} <= {label.value for label in LineLabel}
    sentences = [" ".join(text[claim["start"] : claim["end"]].split()) for claim in item["claims"]]
    assert sentences == list(SENTENCES)
    for claim in item["claims"]:
        assert claim["speaker_basis"] in {None, *(basis.value for basis in SpeakerBasis)}
        assert set(claim["flags"]) <= {flag.value for flag in Flag}
        if claim["event_date"]:
            parse_edtf(claim["event_date"])
    for said in item["attributions"]:
        assert said["kind"] in {kind.value for kind in AttributionKind}
        assert all(0 <= start < end <= len(text) for start, end in said["spans"])
    for date in item["dates"]:
        assert text[date["start"] : date["end"]] == date["text"]
        if date["edtf"]:
            parse_edtf(date["edtf"])
    for quantity in item["quantities"]:
        Decimal(quantity["value"])
        assert text[quantity["start"] : quantity["end"]]
    assert item["title"] == (TITLE if name != "a.pdf" else item["title"])


def test_what_is_understood(folder, capsys):
    _, (item,) = read(capsys, str(folder / "a.txt"))
    assert (item["title"], item["published"], item["language"]) == (TITLE, "2024-05-10", "en")
    claims = item["claims"]
    assert [claim["speaker"] for claim in claims] == [None, "Ilse Marten", "Ilse Marten", None]
    assert [claim["speaker_basis"] for claim in claims] == [None, "named", "pronoun", None]
    assert claims[0]["event_date"] == "2024-05-03"
    assert claims[3]["flags"] == ["question"]
    said = item["attributions"][0]
    assert item["text"][slice(*said["spans"][0])].strip("“”,") == "Boats will wait half as long"
    assert (said["cue"], said["kind"]) == ("said", "direct")
    assert {"value": "20", "unit": "percent"}.items() <= item["quantities"][-1].items()
    assert {date["text"]: date["timex"] for date in item["dates"]}["2019"] == "2019"
    assert [line["label"] for line in item["lines"]][-1] == "boilerplate"


def test_text_is_the_file_with_nothing_changed_but_newlines(folder, capsys):
    raw = "Nguye\u0302\u0303n \u200bsaid\ton Monday.\r\nSecond\u202e line.\rThird.\n\n"
    (folder / "b.txt").write_bytes(raw.encode())
    _, (item,) = read(capsys, str(folder / "b.txt"))
    assert item["text"] == raw.replace("\r\n", "\n").replace("\r", "\n")


def test_a_date_given_overrules_the_documents_own(folder, capsys):
    _, (item,) = read(capsys, "--published", "2020-02-12", str(folder / "a.txt"))
    assert item["published"] == "2020-02-12"
    assert next(date for date in item["dates"] if date["text"] == "last week")["timex"] == "2020-W06"


def test_all_body_takes_every_line(folder, capsys):
    _, (item,) = read(capsys, "--all-body", str(folder / "a.txt"))
    assert {line["label"] for line in item["lines"]} == {"body"}


def test_files_that_cannot_be_read_are_objects_too(folder, capsys):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 cut")
    (folder / "front.md").write_text("---\ntitle: x\npublishd: y\n---\nWords.\n", encoding="utf-8")
    paths = [str(folder / name) for name in ("broken.pdf", "missing.txt", "front.md", "a.txt")]
    code, objects = read(capsys, *paths)
    assert code == 1
    assert [item["path"] for item in objects] == paths
    assert [set(item) == {"path", "error"} for item in objects] == [True, True, True, False]
    assert [item["error"]["code"] for item in objects[:3]] == ["damaged", "missing", "front-matter"]
    assert all(set(item["error"]) == {"code", "message"} for item in objects[:3])


def test_a_date_that_is_none_is_a_mistake_on_the_command_line(folder, capsys):
    code = cli.run(["read", "--json", "--published", "yesterday", str(folder / "a.txt")])
    (problem,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert code == 2
    assert problem["problem"]["code"] == "read.published"

"""Sources with characters nobody sees: claims are found, statements print clean, and verification agrees."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.analysis.claims import analyse
from briefgen.ingestion.read import read_file

Run = Callable[..., tuple[int, str, str]]
ZERO_WIDTH, SOFT, OVERRIDE, POP, TAGS = "\u200b", "\u00ad", "\u202e", "\u202c", "\U000e0041\U000e0042\U000e007f"
PLAIN = (
    "Harbour council orders dredging of the Norhaven channel",
    "The harbour council ordered the dredging of the Norhaven channel on 3 May 2024, and work on the channel began in September 2024.",
    "Ilse Marten, chair of the harbour council, said that the dredging of the channel would cost 40 million crowns.",
    "She said the council would publish a first report on the channel in October 2024.",
    "“The channel will be open to large ships by 2026,” Nguyễn Thị Bích Hằng, director of the port of Vũng Tàu, said at the council.",
    "According to the port authority, traffic in the Norhaven channel rose by 12 percent in 2023.",
)
HIDDEN = (
    PLAIN[0],
    PLAIN[1].replace("Norhaven", f"Nor{ZERO_WIDTH}haven").replace("September", f"Sep{SOFT}tember"),
    PLAIN[2].replace("Marten", f"Mar{ZERO_WIDTH}ten").replace("said", f"sa{ZERO_WIDTH}id").replace("40 million", f"40{TAGS} million"),
    PLAIN[3].replace("She", f"{OVERRIDE}She").replace("channel", f"chan\ufffenel{POP}\uffff"),
    unicodedata.normalize("NFD", PLAIN[4]),
    PLAIN[5].replace("percent", "per\ufeffcent").replace("2023", f"20{ZERO_WIDTH}23"),
)
BRIEF = """title: The channel
corpus: ../corpus
sections:
  - {id: channel, title: The channel, keywords: [channel, dredging], facts: 6}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "briefs").mkdir()
    front = "---\ntitle: Harbour council orders dredging\npublisher: River Herald\npublished: 2024-10-02\n---\n"
    (tmp_path / "corpus/a.md").write_text(front + "\n\n".join(HIDDEN[1:]) + "\n", encoding="utf-8")
    (tmp_path / "plain.txt").write_text("\n\n".join(PLAIN) + "\n", encoding="utf-8")
    (tmp_path / "hidden.txt").write_text("\n\n".join(HIDDEN) + "\n", encoding="utf-8")
    (tmp_path / "briefs/channel.yaml").write_text(BRIEF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(path: Path) -> list[tuple[object, ...]]:
    """What was understood of each sentence, whatever its characters."""
    document = read_file(path)
    reading = analyse(document)
    for claim in reading.claims:
        assert claim.text == claim.span.of(document.text)
        for time in claim.times:
            assert time.text == time.span.of(document.text)
            assert claim.span.holds(time.span)
    return [
        (
            claim.kind,
            unicodedata.normalize("NFC", claim.speaker.name) if claim.speaker else None,
            unicodedata.normalize("NFC", claim.speaker.office or "") if claim.speaker else None,
            str(claim.event_date.edtf) if claim.event_date else None,
            [(quantity.value, quantity.unit) for quantity in claim.quantities],
            [unicodedata.normalize("NFC", name) for name in claim.names],
            claim.flags,
        )
        for claim in reading.claims
    ]


def test_hidden_characters_change_nothing_of_what_is_understood(desk: Path) -> None:
    assert told(desk / "hidden.txt") == told(desk / "plain.txt")


def test_statements_print_clean_and_verify(desk: Path, run: Run) -> None:
    code, _, errors = run("build", "briefs/channel.yaml")
    assert code in (0, 1), errors
    facts = json.loads((desk / "output/channel/editions/0001/facts.json").read_text(encoding="utf-8"))
    statements = [statement for section in facts["sections"] for statement in section["statements"]]
    assert len(statements) >= 4
    printed = " ".join(segment.get("text", "") for statement in statements for segment in statement["segments"])
    assert not any(mark in printed for mark in (ZERO_WIDTH, SOFT, OVERRIDE, POP, *TAGS, "\ufeff"))
    assert printed == unicodedata.normalize("NFC", printed)
    assert "Norhaven channel" in printed
    speakers = {statement["label"]["speaker"] for statement in statements}
    assert "Ilse Marten" in speakers
    code, out, _ = run("verify", "output/channel.pdf")
    assert code == 0, out
    assert "every statement intact" in out

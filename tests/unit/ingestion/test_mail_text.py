"""Whose words a message holds: its own, those it answers, those it passes on; and what is attached to it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from briefgen.ingestion.read import read_file
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Document, LineLabel

OWN = [
    "The harbour ministry will open three new routes before the end of June.",
    "Minister Ada Reed said that both countries share the cost.",
]
OTHERS = "The treaty was signed in Vessen last year by the two ministers."
TEXT = "\n\n".join(OWN) + "\n"
INNER = "From: Press Office <press@harbour.example>\nSent: Thursday, 2 May 2024 10:00\nTo: Ann Lee\nSubject: new routes\n\n"


def message(text: str | None = TEXT, *, subject: str = "New routes", sender: str = "Ann Lee <ann@desk.example>") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = subject, sender, "Fri, 03 May 2024 10:00:00 +0200"
    if text is not None:
        made.set_content(text)
    return made


def read(tmp_path: Path, made: EmailMessage | bytes) -> Document:
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(made))
    return read_file(path)


def body(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines if line.label is LineLabel.BODY]


def facts(document: Document) -> tuple[str | None, str | None]:
    return (document.publisher.value if document.publisher else None, str(document.date) if document.date else None)


@pytest.mark.parametrize(
    "opening",
    [
        "Am Do., 2. Mai 2024 um 10:00 Uhr schrieb Tom Vale <tom@x.example>:",
        "Le jeu. 2 mai 2024 à 10:00, Tom Vale <tom@x.example> a écrit :",
        "El jue, 2 may 2024 a las 10:00, Tom Vale (<tom@x.example>) escribió:",
        "Em qui., 2 de mai. de 2024 às 10:00, Tom Vale <tom@x.example> escreveu:",
        "Vào 10:00, Th 5, 2 thg 5, 2024 Tom Vale <tom@x.example> đã viết:",
        "чт, 2 мая 2024 г. в 10:00, Tom Vale <tom@x.example> написал:",
        "2024年5月2日 10:00,Tom Vale <tom@x.example> 写道：",
        "From: Tom Vale <tom@x.example>\nSent: Thursday, 2 May 2024 10:00\nTo: Press Office\nSubject: new routes\n",
        "________________________________\nVon: Tom Vale\nGesendet: Do, 2. Mai 2024 10:00\nAn: Press Office\nBetreff: neue Routen\n",
    ],
)
def test_what_a_message_answers_is_another_s(tmp_path: Path, opening: str) -> None:
    document = read(tmp_path, message(f"{TEXT}\n{opening}\n{OTHERS}\n", subject="Re: new routes"))
    assert body(document) == OWN
    assert facts(document) == ("Ann Lee", "2024-05-03")


@pytest.mark.parametrize(
    ("subject", "above"),
    [
        ("FW: new routes", ""),
        ("FW: new routes", "FYI\n\n________________________________\n"),
        ("WG: neue Routen", "Zur Kenntnis.\n\n-----Ursprüngliche Nachricht-----\n"),
        ("Press release", "Begin forwarded message:\n\n"),
        ("Press release", ""),
    ],
)
def test_a_message_passed_on_is_told_with_its_own_sender_and_day(tmp_path: Path, subject: str, above: str) -> None:
    document = read(tmp_path, message(f"{above}{INNER}{TEXT}", subject=subject))
    assert body(document) == OWN
    assert facts(document) == ("Press Office", "2024-05-02")


def test_of_messages_passed_on_in_turn_the_innermost_is_told(tmp_path: Path) -> None:
    mark = "---------- Forwarded message ---------\n"
    outer = f"{mark}From: Tom Vale <tom@x.example>\nDate: Thu, May 2, 2024 at 10:00 AM\nSubject: Fwd: new routes\nTo: Ann Lee\n\n"
    inner = f"{mark}From: Press Office <press@harbour.example>\nDate: Wed, May 1, 2024 at 9:00 AM\nSubject: new routes\nTo: Tom Vale\n\n"
    document = read(tmp_path, message(f"FYI\n\n{outer}{inner}{TEXT}", subject="Fwd: Fwd: new routes"))
    assert body(document) == OWN
    assert facts(document) == ("Press Office", "2024-05-01")


def test_what_a_message_passed_on_answers_is_another_s_too(tmp_path: Path) -> None:
    answered = "From: Tom Vale <tom@x.example>\nSent: Wednesday, 1 May 2024 10:00\nTo: Press Office\nSubject: new routes\n\n"
    inner = INNER.replace("Subject: new", "Subject: Re: new")
    document = read(tmp_path, message(f"{inner}{TEXT}\n{answered}{OTHERS}\n", subject="FW: new routes"))
    assert body(document) == OWN
    assert facts(document) == ("Press Office", "2024-05-02")


def test_a_message_attached_to_a_cover_note_is_the_one_that_is_read(tmp_path: Path) -> None:
    made = message("See attached.\n", subject="Fwd: New routes")
    made.add_attachment(message(sender="Press Office <press@harbour.example>"))
    document = read(tmp_path, made)
    assert body(document) == OWN
    assert facts(document) == ("Press Office", "2024-05-03")


def test_a_line_like_a_field_or_two_are_no_header(tmp_path: Path) -> None:
    text = f"From: here to Vessen the ferry takes an hour.\nTo: the north lies Port Hale, which was not asked.\n\n{TEXT}"
    assert len(body(read(tmp_path, message(text)))) == 4


@pytest.mark.parametrize(
    "line", ["In his book of 2012 Tom Vale wrote:", "El 12 de mayo el ministro escribió:", "Asked at 10, the minister wrote:"]
)
def test_a_sentence_that_quotes_is_no_answer(tmp_path: Path, line: str) -> None:
    assert body(read(tmp_path, message(f"{OTHERS}\n\n{line}\n\n{TEXT}"))) == [OTHERS, line, *OWN]


def test_what_is_attached_is_named(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="release.pdf")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    assert read(tmp_path, made).attachments == ("release.pdf",)
    assert read(tmp_path, message()).attachments == ()


@pytest.mark.parametrize(
    ("name", "told"), [("release.pdf", "attachments (release.pdf) into the corpus"), ("winmail.dat", "winmail.dat, as Outlook")]
)
def test_a_message_without_text_says_what_to_save(tmp_path: Path, name: str, told: str) -> None:
    made = message(None)
    made.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=name)
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, made)
    assert told in caught.value.message


@pytest.mark.parametrize("charset", ["iso-8859-1", "us-ascii", "windows-1252", "utf-8", "x-unknown"])
def test_a_charset_that_the_bytes_belie_is_not_believed(tmp_path: Path, charset: str) -> None:
    kind = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n"
    head = f"From: Press <p@x.example>\r\nSubject: Plan\r\n{kind}\r\n"
    words = "The Café ministry’s plan was ready on that day in Vessen."
    assert body(read(tmp_path, head.encode() + words.encode())) == [words]

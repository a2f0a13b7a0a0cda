"""What stands in a letter, and what cannot be smuggled into one."""

import email
import email.policy
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import SpecError
from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.publishing.delivery.issue import Issue, read_issue
from briefgen.publishing.delivery.letter import WIDTH, address, addressed, letter_text, write_letter
from briefgen.publishing.delivery.settings import MailSettings

SETTINGS = MailSettings(host="mail.example", sender="Desk für Häfen <desk@example.org>", recipients=("ann@example.org",))

EXPECTED = """\
FOR OFFICIAL USE

Harbour of Port North
Edition 2, updates edition 1. Information up to 31 October 2024.

KEY POINTS

- 3 May 2024: The harbour opened to ships of all flags, and the first to
  enter carried grain. [1]

- June 2024, Ana Lê, Minister of Ports: “.We shall dredge the channel.”
  [1]

CHANGED SINCE EDITION 1

New

- Opening: The harbour [Port North] opened.

Dropped

- Opening: An older count of ships. (Its source is no longer in the
  corpus.)

SOURCES OF THE KEY POINTS

[1] Port News, “Harbour opens”, 3 May 2024

The whole brief is attached: harbour-0002.pdf.
To check it against its sources: briefgen verify harbour-0002.pdf

FOR OFFICIAL USE
"""


def message(issue: Issue, clock: Any, settings: MailSettings = SETTINGS) -> EmailMessage:
    content = addressed(write_letter(issue, settings, clock()), address("ann@example.org"), "0" * 40 + "@example.org")
    read = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def body(read: EmailMessage) -> str:
    part = read.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_body_has_the_key_points_and_what_changed(issue: Issue, clock: Any) -> None:
    read = message(issue, clock)
    assert body(read) == EXPECTED
    assert read["Subject"] == "[For official use] Harbour of Port North: edition 2"
    assert str(read["From"].addresses[0].display_name) == "Desk für Häfen"
    assert read["Date"] == "Mon, 04 Nov 2024 09:00:00 +0000"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["Message-ID"] == f"<{'0' * 40}@example.org>"


def test_a_first_edition_has_nothing_to_compare_with(store: Callable[..., StoredEdition]) -> None:
    text = letter_text(read_issue(store(changes="# Harbour: edition 1\n\nFirst edition.\n")), "Here.")
    assert "CHANGED" not in text
    assert "Edition 1. Information" in text


def test_the_letter_is_the_same_bytes_each_time(issue: Issue, clock: Any) -> None:
    assert write_letter(issue, SETTINGS, clock()) == write_letter(issue, SETTINGS, clock())


def test_every_line_ends_as_mail_wants_it_and_none_is_too_long(issue: Issue, clock: Any) -> None:
    content = write_letter(issue, SETTINGS, clock())
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))
    assert content.isascii()


def test_a_large_pdf_is_linked_instead(issue: Issue, clock: Any) -> None:
    large = replace(issue, pdf=b"x" * 2_500_000)
    settings = replace(SETTINGS, attach_mb=2.0, link="https://briefs.example.org/out/")
    read = message(large, clock, settings)
    assert list(read.iter_attachments()) == []
    assert "The whole brief (2.5 MB) is at\nhttps://briefs.example.org/out/harbour/editions/0002/brief.pdf\n" in body(read)
    with pytest.raises(SpecError, match="too large to attach"):
        write_letter(large, replace(settings, link=""), clock())


def test_message_ids_tell_editions_recipients_and_archives_apart(issue: Issue) -> None:
    keys = {
        issue.key("mail", "ann@example.org"),
        issue.key("mail", "bob@example.org"),
        issue.key("webhook", "ann@example.org"),
        replace(issue, edition=replace(issue.edition, number=3)).key("mail", "ann@example.org"),
        replace(issue, edition=replace(issue.edition, brief="port")).key("mail", "ann@example.org"),
        replace(issue, edition=replace(issue.edition, key="begun anew")).key("mail", "ann@example.org"),
    }
    assert len(keys) == 6
    assert issue.key("mail", "ann@example.org") == issue.key("mail", "ann@example.org")


HOSTILE = "Harbour\r\nBcc: eve@example.org\r\n\r\n.\r\nMAIL FROM:<eve@example.org>\u202e\u2028X-Evil: 1\x00\x85"


def test_a_hostile_title_stays_a_title(store: Callable[..., StoredEdition], clock: Any) -> None:
    read = message(read_issue(store(title=HOSTILE)), clock)
    assert read["Bcc"] is None
    assert read["X-Evil"] is None
    assert "Bcc: eve@example.org" in read["Subject"]  # in one line, where it is only words
    assert "\n.\n" not in body(read)


@pytest.mark.parametrize(
    "written",
    [
        "", "ann", "@example.org", "ann@", "ann@exa mple.org", "ann@example..org", "ann@-example.org", "ann@example.org, bob@example.org",
        "ann@example.org\r\nRCPT TO:<eve@example.org>", "<ann@example.org>\nBcc: x@y", "ann@example.org\x00",
        "än@example.org", '"a b"@example.org',
        "ann@example.org>", "a" * 65 + "@example.org", "ann@[127.0.0.1]", "Name\u202e <ann@example.org>",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(written: str) -> None:
    with pytest.raises(SpecError) as fault:
        address(written)
    assert fault.value.problems[0].code == "delivery.address"


def test_a_name_may_have_its_accents_apart() -> None:
    assert address("Nguye\u0302\u0303n A\u0301i <ai@example.org>").display_name == "Nguy\u1ec5n \u00c1i"


def test_addresses_are_kept_as_written() -> None:
    assert str(address("Ann <Ann.B+x@Example.ORG>")) == "Ann <Ann.B+x@example.org>"
    assert address("ann@bücher.example").addr_spec == "ann@xn--bcher-kva.example"
    assert str(address('"Lê, Ana" <ana@example.org>')) == '"Lê, Ana" <ana@example.org>'


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(written: str) -> None:
    try:
        spec = address(written).addr_spec
    except SpecError:
        return
    assert not set(spec) & set(' \r\n<>,;:"\\')


def test_long_addresses_are_not_broken(issue: Issue) -> None:
    link = "https://briefs.example.org/" + "a-long-word-" * 12
    text = letter_text(issue, f"At\n{link}\n")
    assert link in text
    assert all(len(line) <= WIDTH or line == link for line in text.splitlines())


def test_the_letter_of_a_built_edition_tells_what_its_first_page_tells(built: Path, clock: Any) -> None:
    stored = Archive(built / "output", "csp_anniversary").latest()
    assert stored is not None
    letter = body(message(read_issue(stored, marking="used only where the manifest does not tell"), clock))
    words = " ".join(letter.split())
    assert letter.startswith("FOR OFFICIAL USE\n")
    statements = {one["id"]: one for section in stored.facts["sections"] for one in section["statements"]}
    assert stored.facts["key_points"]
    for point in stored.facts["key_points"]:
        for segment in statements[point]["segments"]:
            assert " ".join(segment.get("text", segment.get("insertion", "")).split()) in words
        assert all(f"[{number}] " in words for number in statements[point]["citations"])

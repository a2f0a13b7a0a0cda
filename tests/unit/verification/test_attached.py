from pathlib import Path

from briefgen.verification.attached import attached, hashes, kept

FILES = {"facts.json": b"{}", "brief.yaml": b"title: Ports\n", "ports.csv": b"year,ships\n"}


def told(files: dict[str, bytes]) -> list[tuple[str, str, bool]]:
    return [(finding.what, finding.message.split(" ", 2)[2], finding.passes) for finding in attached(hashes(FILES), files)]


def test_files_as_they_were_attached_have_no_finding() -> None:
    assert attached(hashes(FILES), {**FILES, "manifest.json": b"its own hash cannot be in it"}) == ()


def test_a_file_that_was_removed_changed_or_added_is_named() -> None:
    assert told({name: data for name, data in FILES.items() if name != "ports.csv"}) == [
        ("ports.csv", "was attached to the edition and was removed", False)
    ]
    assert told({**FILES, "brief.yaml": b"title: Forts\n"}) == [("brief.yaml", "file is not the one that the edition was made with", False)]
    assert told({**FILES, "more.bin": b"\x00"}) == [("more.bin", "was attached after the edition was made", False)]


def test_an_edition_made_before_they_were_recorded_is_not_blamed() -> None:
    assert attached(None, {}) == ()


def test_files_of_the_archive_are_checked_by_their_bytes(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    assert kept(hashes(FILES), tmp_path) == ()
    (tmp_path / "facts.json").write_bytes(b"[]")
    (tmp_path / "ports.csv").unlink()
    assert [finding.what for finding in kept(hashes(FILES), tmp_path)] == ["facts.json", "ports.csv"]

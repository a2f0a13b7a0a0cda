"""A PDF that somebody handed in may crash its reader, and no more."""

import pytest

from briefgen.app.supervised import supervised
from briefgen.errors import EnvironmentFault
from briefgen.verification.pages import read_printed

ROOM = 1 << 30


def test_what_the_reader_says_of_a_file_is_said(tmp_path):
    with pytest.raises(EnvironmentFault, match=r"x\.pdf cannot be read as a PDF"):
        supervised(read_printed, b"no PDF at all", "x.pdf", seconds=60, memory=ROOM)


def test_a_crash_and_a_hang_are_told_and_disturb_nobody(monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parents[1] / "fixtures/ingestion"))
    from hostile_paths import crash, hang

    with pytest.raises(EnvironmentFault, match=r"reading x\.pdf crashed its reader"):
        supervised(crash, b"", "x.pdf", seconds=60, memory=ROOM)
    with pytest.raises(EnvironmentFault, match=r"reading x\.pdf took longer than 1 seconds and was stopped"):
        supervised(hang, b"", "x.pdf", seconds=1, memory=ROOM)

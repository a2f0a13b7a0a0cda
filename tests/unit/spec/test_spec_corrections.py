# ruff: noqa: E501 - messages are compared whole

import pytest

from briefgen.errors import SpecError
from briefgen.spec.corrections import load_corrections


def read(tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    path = (tmp_path / "corrections.yaml").relative_to(tmp_path)
    path.write_text(text, encoding="utf-8")
    return load_corrections(path)


def faults(tmp_path, monkeypatch, text):
    with pytest.raises(SpecError) as caught:
        read(tmp_path, monkeypatch, text)
    return [f"{p.where}: {p.message}" + "".join(f" ({hint})" for hint in p.hints) for p in caught.value.problems]


def test_each_kind_of_correction_in_order(tmp_path, monkeypatch):
    text = (
        "- {document: a, quote: He said, speaker: Ann Lee, by: LH, on: 2024-05-02, why: On tape}\n"
        "- document: b\n  quote: 'In May'\n  event_date: 2024-05\n"
        "- {document: c, quote: It was, exclude: true, why: Withdrawn}\n"
        "- {document: c, quote: They met, text_note: The date is disputed., speaker: B, event_date: 2024}\n"
    )
    first, second, third, fourth = read(tmp_path, monkeypatch, text)
    assert (first.document, first.quote, first.speaker, first.by, first.on, first.why) == (
        "a",
        "He said",
        "Ann Lee",
        "LH",
        "2024-05-02",
        "On tape",
    )
    assert (first.exclude, first.event_date, first.text_note) == (False, None, None)
    assert second.event_date.text == "2024-05"
    assert '"event_date":"2024-05"' in second.model_dump_json()
    assert third.exclude
    assert (fourth.text_note, fourth.speaker) == ("The date is disputed.", "B")


def test_an_empty_file_corrects_nothing(tmp_path, monkeypatch):
    assert read(tmp_path, monkeypatch, "# none yet\n") == ()


def test_every_mistake_in_the_corrections_is_told_at_once(tmp_path, monkeypatch):
    text = (
        "- {document: a, quote: Q}\n"
        "- {document: a, quote: Q, exclude: true, speaker: S}\n"
        "- {quote: Q, speeker: S, event_date: soon}\n"
        "- nonsense\n"
        "- {document: a, quote: Q, speaker: S, on: today}\n"
    )
    assert faults(tmp_path, monkeypatch, text) == [
        "corrections.yaml:1:17: correction 1 corrects nothing (add one of speaker, event_date, exclude, text_note)",
        "corrections.yaml:2:27: correction 2 both excludes the sentence and gives its 'speaker' (keep one of the two)",
        "corrections.yaml:3:3: correction 3 needs the key 'document' (add document: …)",
        "corrections.yaml:3:14: correction 3 has no key 'speeker' (did you mean 'speaker'?)",
        "corrections.yaml:3:38: 'event_date' of correction 3: 'soon' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, with ~ when approximate",
        (
            "corrections.yaml:4:3: correction 4 must be a group of keys, not 'nonsense' (keys here: document, quote, speaker, event_date, exclude,"
            " text_note, by, on, why)"
        ),
        "corrections.yaml:5:43: 'on' of correction 5: 'today' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, with ~ when approximate",
    ]
    assert faults(tmp_path, monkeypatch, "document: a\n") == [
        "corrections.yaml: the file must be a list of corrections (begin each with - document: …)"
    ]


def test_a_missing_file(tmp_path):
    with pytest.raises(SpecError, match="there is no such corrections file"):
        load_corrections(tmp_path / "corrections.yaml")

import re
import tomllib
from pathlib import Path

import pytest

from briefgen.errors import SpecError
from briefgen.spec.settings import Limits, Settings, load_settings

ROOT = Path(__file__).parents[3]


def faults(folder, text):
    (folder / "briefgen.toml").write_text(text)
    with pytest.raises(SpecError) as caught:
        load_settings(folder)
    return [f"{p.where}: {p.message}" + "".join(f" ({hint})" for hint in p.hints) for p in caught.value.problems]


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load_settings(tmp_path) == Settings()
    assert Settings().markings == ("Public", "For official use", "Restricted", "Confidential", "Secret")
    assert Settings().limits == Limits(file_mb=50, seconds=30, memory_mb=1024)


def test_a_file_changes_what_it_names(tmp_path):
    (tmp_path / "briefgen.toml").write_text('markings = ["Open", "Closed"]\n[limits]\nseconds = 5\n')
    settings = load_settings(tmp_path)
    assert settings.markings == ("Open", "Closed")
    assert settings.limits == Limits(seconds=5)
    assert settings.quote_words == Settings().quote_words


def test_the_shipped_file_says_what_the_defaults_are():
    assert load_settings(ROOT) == Settings()
    written = tomllib.loads((ROOT / "briefgen.toml").read_text())
    assert set(written["limits"]) == set(Limits.model_fields)


def test_the_examples_in_the_shipped_file_load(tmp_path):
    text = (ROOT / "briefgen.toml").read_text(encoding="utf-8")
    shown = re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE).replace("https…", "https://example.org/x")
    (tmp_path / "briefgen.toml").write_text(shown, encoding="utf-8")
    settings = load_settings(tmp_path)
    assert set(tomllib.loads(shown)) == set(Settings.model_fields)
    assert settings.fetch.asks
    assert settings.mail is not None
    assert settings.mail.recipients == ("ann@example.org", "bob@example.org")
    assert settings.schedule.zone == "Asia/Ho_Chi_Minh"


def test_what_reaches_beyond_the_project_is_checked_like_the_rest(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = (
        '[fetch]\npages = ["ftp://a"]\ndelay = "slow"\n[mail]\nhost = "m"\nsender = "a@b.c"\nsecurity = "ssl"\n[schedule]\ndays = ["Mon"]\n'
    )
    assert faults(tmp_path, text) == [
        "briefgen.toml:2:9: entry 1 of 'pages' of 'fetch' of the settings file must be an address that begins with http:// or https://",
        "briefgen.toml:3:9: 'delay' of 'fetch' of the settings file must be a number, not 'slow'",
        "briefgen.toml:4:2: 'mail' of the settings file needs the key 'recipients' (add recipients = …)",
        "briefgen.toml:7:12: 'security' of 'mail' of the settings file must be starttls, tls or none, not 'ssl'",
        (
            "briefgen.toml:9:8: entry 1 of 'days' of 'schedule' of the settings file must be mon, tue, wed, thu, fri, sat or sun, not 'Mon'"
            " (did you mean 'mon'?)"
        ),
    ]
    marked = '[webhook]\nurl = "https://example.org"\nmax_marking = "Cosmic"\n'
    assert "'max_marking' of 'webhook' is 'Cosmic', which is no level" in faults(tmp_path, marked)[0]


def test_levels_are_ordered_and_case_does_not_matter():
    settings = Settings()
    assert settings.level("public") == 0
    assert settings.level("For Official Use") < settings.level("SECRET")
    assert settings.level("Cosmic") is None


def test_mistakes_are_told_with_their_place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = 'marking = ["A"]\nquote_words = "many" # remark\nmarkings = ["A", "a"]\n\n[limits]\nseconds = 0\nfiles = 3\n'
    assert faults(tmp_path, text) == [
        "briefgen.toml:1:1: the settings file has no key 'marking' (did you mean 'markings'?)",
        "briefgen.toml:2:15: 'quote_words' of the settings file must be a whole number, not 'many'",
        "briefgen.toml:6:11: 'seconds' of 'limits' of the settings file must be at least 1, not 0",
        "briefgen.toml:7:1: 'limits' of the settings file has no key 'files' (did you mean 'file_mb'?)",
    ]
    assert faults(tmp_path, 'markings = ["A", "a"]\n') == [
        "briefgen.toml:1:1: 'markings' names a level twice (keep each level once, low to high)"
    ]
    way = '(each table once, as [name]; under it one key = value a line, text in "quotes", lists in [brackets])'
    assert faults(tmp_path, "a = 1\nb = = 2\n") == [f"briefgen.toml:2:5: not readable as TOML: Invalid value {way}"]
    assert faults(tmp_path, "a = [1\n") == [f"briefgen.toml: not readable as TOML: Unclosed array (at end of document) {way}"]

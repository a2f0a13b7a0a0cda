"""docs/spec.md names every key, and its examples are real."""

import re
from pathlib import Path

import pytest

from briefgen.cli.problems import render_problems
from briefgen.errors import SpecError
from briefgen.spec.corrections import Correction, load_corrections
from briefgen.spec.fields import keys_at
from briefgen.spec.load import load_brief
from briefgen.spec.outward import FetchTable, MailTable, ScheduleTable, WebhookTable
from briefgen.spec.schema import BriefSpec, ExhibitSpec, QuestionSpec, SectionSpec
from briefgen.spec.settings import Limits, Settings
from briefgen.spec.sidecar import SourceEntry, load_sidecar

TEXT = (Path(__file__).parents[3] / "docs" / "spec.md").read_text(encoding="utf-8")


def part(heading):
    return TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def blocks(kind):
    return re.findall(rf"^```\w+ {kind}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def rows(text):
    """Keys in the first column of tables, with what the table says of each."""
    found = {}
    for line in text.splitlines():
        if line.startswith("| `"):
            first, *rest = line.strip("| ").split(" | ")
            found |= dict.fromkeys(re.findall("`([^`]+)`", first), rest)
    return found


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("Keys of a brief", keys_at(BriefSpec, ())),
        ("Keys of a section", keys_at(SectionSpec, ()) + tuple(k for k in keys_at(ExhibitSpec, ()) if k not in keys_at(SectionSpec, ()))),
        ("What is known of the sources", keys_at(SourceEntry, ())),
        (
            "Settings of the project",
            (
                "markings",
                "quote_words",
                "bulk_html",
                *(
                    f"{name}.{key}"
                    for name, table in (("limits", Limits), ("fetch", FetchTable), ("mail", MailTable), ("webhook", WebhookTable))
                    for key in table.model_fields
                ),
            ),
        ),
    ],
)
def test_every_key_is_documented_and_no_other(heading, keys):
    assert set(rows(part(heading))) == set(keys)


def test_the_page_on_schedules_has_every_key_and_its_default():
    page = (Path(__file__).parents[3] / "docs" / "schedule.md").read_text(encoding="utf-8")
    told = page.split("| key | meaning, default |")[1].split("\n\n")[0]
    assert set(re.findall("`([^`]+)`", "".join(re.findall(r"^\| (`.*?) \|", told, re.MULTILINE)))) == set(ScheduleTable.model_fields)
    assert {"markings", "quote_words", "bulk_html", "limits", "fetch", "mail", "webhook", "schedule"} == set(Settings.model_fields)


def test_documented_defaults_of_settings_are_the_models():
    for key, (_, default) in rows(part("Settings of the project")).items():
        name, _, inner = key.rpartition(".")
        model = {"": Settings, "limits": Limits, "fetch": FetchTable, "mail": MailTable, "webhook": WebhookTable}[name]
        field = model.model_fields[inner]
        if field.is_required():
            assert default.strip() == "–", key
        elif isinstance(field.default, (int, float)) and not isinstance(field.default, bool):
            assert default == f"`{field.default:g}`", key
        elif isinstance(field.default, str) and field.default:
            assert default == f"`{field.default}`", key


def test_keys_that_are_told_in_sentences():
    for key in keys_at(QuestionSpec, ()):
        assert f"`{key}`" in part("Keys of a section")
    for key in keys_at(Correction, ()):
        assert f"`{key}`" in part("Overruling what was read") or f"`{key}: true`" in part("Overruling what was read")


def test_documented_defaults_are_the_models():
    for model, heading in ((BriefSpec, "Keys of a brief"), (SectionSpec, "Keys of a section")):
        for key, (_, default) in rows(part(heading)).items():
            field = model.model_fields.get(key)
            if field is None or key in ("id", "corpus", "title"):
                continue
            if field.is_required():
                assert default.strip() == "–", key
            elif isinstance(field.default, (str, int)) and not isinstance(field.default, bool):
                assert f"`{field.default}`" in default or key == "order", key
            elif not field.default:
                assert "–" not in default, key


def test_the_examples_load(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "prices.csv").write_text("year,import,retail\n")
    (tmp_path / "briefs" / "sections").mkdir(parents=True)
    (brief,), (prices, supply) = blocks("brief"), blocks("section")
    Path("briefs/energy.yaml").write_text(brief)
    Path("briefs/sections/prices.yaml").write_text(prices)
    Path("briefs/sections/supply.yaml").write_text(supply)
    spec = load_brief(Path("briefs/energy.yaml"))
    assert [(section.id, section.facts) for section in spec.sections] == [("prices", 6), ("supply", 8), ("projects", 6)]
    Path("corpus/sources.yaml").write_text(blocks("sources")[0])
    assert len(load_sidecar(Path("corpus"))) == 1
    Path("corpus/corrections.yaml").write_text(blocks("corrections")[0])
    assert len(load_corrections(Path("corpus/corrections.yaml"))) == 1


def test_the_example_of_errors_is_what_is_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "briefs").mkdir()
    Path("briefs/energy.yaml").write_text(blocks("wrong")[0])
    with pytest.raises(SpecError) as caught:
        load_brief(Path("briefs/energy.yaml"))
    assert render_problems(caught.value.problems) + "\n" == blocks("errors")[0]

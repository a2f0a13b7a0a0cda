import json
from pathlib import Path

import yaml

from briefgen.spec.fields import keys_at
from briefgen.spec.json_schema import json_schema, json_schema_text
from briefgen.spec.schema import BriefSpec, ExhibitSpec, Period, QuestionSpec, SectionSpec

ROOT = Path(__file__).parents[3]


def test_the_file_in_docs_is_made_from_the_models():
    made = "python -m briefgen.spec.json_schema > docs/brief.schema.json"
    assert (ROOT / "docs" / "brief.schema.json").read_text(encoding="utf-8") == json_schema_text(), made


def test_it_has_the_keys_of_the_models_each_explained():
    schema = json_schema()
    parts = {
        "Section": SectionSpec,
        "Question": QuestionSpec,
        "Exhibit": ExhibitSpec,
        "Period": Period,
    }
    groups = [(schema, BriefSpec)] + [(schema["$defs"][name], model) for name, model in parts.items()]
    for group, model in groups:
        assert tuple(group["properties"]) == keys_at(model, ())
        assert group["additionalProperties"] is False
        assert all(value["description"] for value in group["properties"].values()), model
    assert tuple(schema["$defs"]["SectionUse"]["properties"]) == ("use", *keys_at(SectionSpec, ()))


def test_it_speaks_of_the_file_as_a_person_writes_it():
    schema = json_schema()
    assert schema["required"] == ["title", "sections"]
    assert schema["$defs"]["Section"]["required"] == ["title", "keywords"]
    assert schema["$defs"]["SectionUse"]["required"] == ["use"]
    assert schema["$defs"]["Period"].get("required") is None
    assert {"type": "string"} in schema["properties"]["corpus"]["anyOf"]
    assert {"type": "string", "format": "date"} in schema["properties"]["cutoff"]["anyOf"]
    assert {"type": "null"} in schema["properties"]["subtitle"]["anyOf"]
    assert [*schema["properties"]["sections"]["items"]["anyOf"][1:]] == [{"$ref": "#/$defs/SectionUse"}, {"$ref": "#/$defs/Section"}]


def test_every_reference_in_it_leads_somewhere():
    schema = json_schema()
    named = {part.split('"')[0] for part in json.dumps(schema).split('"#/$defs/')[1:]}
    assert named == set(schema["$defs"]) - {"SectionUse"} | {"SectionUse"}


def test_the_shipped_files_point_at_it():
    for path in sorted((ROOT / "briefs").rglob("*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        target, _, inner = first.removeprefix("# yaml-language-server: $schema=").partition("#")
        assert (path.parent / target).resolve() == ROOT / "docs" / "brief.schema.json"
        part = json_schema()["$defs"]["Section"] if inner else json_schema()
        assert inner in ("", "/$defs/Section")
        assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) <= set(part["properties"])

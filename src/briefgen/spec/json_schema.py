"""The JSON Schema of a brief as a person writes it, for editors that complete and check while typing."""

from __future__ import annotations

import json
from typing import Any

from briefgen.spec.schema import BriefSpec

_TITLE = "A brief"
_USE = "Name of a file in sections/; the other keys replace those of the file."


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of a brief file; `#/$defs/Section` is that of a section file.

    It differs from the models in what loading fills in or accepts in another form: `id`, `corpus`, the three ways to write a section,
    one text where a list is meant, and null for a key that is left out.
    """
    whole = BriefSpec.model_json_schema(by_alias=True, mode="validation")
    parts = {name.removesuffix("Spec"): _renamed(part) for name, part in whole.pop("$defs").items()}
    brief = _renamed(whole)
    section = parts["Section"]
    parts["SectionUse"] = _use(section)
    section["required"] = ["title", "keywords"]
    brief["properties"]["corpus"] = _one_or_more(brief["properties"]["corpus"])
    brief["properties"]["sections"]["items"] = {
        "anyOf": [
            {"type": "string", "description": "Name of a file in sections/."},
            {"$ref": "#/$defs/SectionUse"},
            {"$ref": "#/$defs/Section"},
        ]
    }
    brief["properties"]["outputs"] = _one_or_more(brief["properties"]["outputs"])
    parts["Exhibit"]["properties"]["y"] = _one_or_more(parts["Exhibit"]["properties"]["y"])
    brief["required"] = ["title", "sections"]
    for part in (brief, *parts.values()):
        _allow_null(part)
        part.pop("title", None)
        if part is not parts["SectionUse"]:
            part.pop("description", None)  # the models' own words are for programmers
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _TITLE, **brief, "$defs": dict(sorted(parts.items()))}


def json_schema_text() -> str:
    """The schema as docs/brief.schema.json holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def _use(section: dict[str, Any]) -> dict[str, Any]:
    own = {"use": {"type": "string", "description": _USE}}
    return {
        "type": "object",
        "description": "A section of the library, with changes.",
        "properties": own | {key: dict(value) for key, value in section["properties"].items()},
        "required": ["use"],
        "additionalProperties": False,
    }


def _one_or_more(many: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in many.items() if key in ("description", "default")}
    return {"anyOf": [many["items"], {key: value for key, value in many.items() if key not in kept}], **kept}


def _allow_null(part: dict[str, Any]) -> None:
    """An optional key may be written without a value: that means the same as leaving it out."""
    for key, value in part["properties"].items():
        if key in part.get("required", ()):
            continue
        options = value.get("anyOf")
        if options is None:
            kept = {name: value[name] for name in ("description", "default") if name in value}
            part["properties"][key] = {"anyOf": [{n: v for n, v in value.items() if n not in kept}, {"type": "null"}], **kept}
        elif {"type": "null"} not in options:
            part["properties"][key] = value | {"anyOf": [*options, {"type": "null"}]}


def _renamed(value: Any) -> Any:
    """Models are named in the files by what they are; keys need no `title` that repeats them."""
    if isinstance(value, dict):
        return {key: _renamed(inner) for key, inner in value.items() if not (key == "title" and isinstance(inner, str))}
    if isinstance(value, list):
        return [_renamed(inner) for inner in value]
    return value.replace("Spec", "") if isinstance(value, str) and value.startswith("#/$defs/") else value


if __name__ == "__main__":  # python -m briefgen.spec.json_schema > docs/brief.schema.json
    import sys

    sys.stdout.write(json_schema_text())

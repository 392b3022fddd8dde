"""The JSON Schema of a case file, so that editors complete and check as one types. Made from the models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from heldinmind.catalogue.drawings import drawing_ids
from heldinmind.course import data_folder
from heldinmind.vignettes.load import known_ids
from heldinmind.vignettes.model import Vignette


def schema_file() -> Path:
    """Where the schema stands, beside the cases whose first line names it."""
    return data_folder() / "schemas" / "vignette.json"


def schema_text() -> str:
    """The schema as it stands in its file: the models, with the ids that the tables and the sources hold."""
    schema = Vignette.model_json_schema()
    ids = {name: sorted(known) for name, (known, _) in known_ids().items()}
    for model in (schema, *schema["$defs"].values()):
        for name, entry in model.get("properties", {}).items():
            if name in ids and "items" in entry:
                entry["items"] = {"type": "string", "enum": ids[name]}
            if name == "drawing":
                _allow_only(entry, drawing_ids())
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case of Held in Mind",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def _allow_only(entry: dict[str, Any], ids: list[str]) -> None:
    """Makes an entry that holds an id hold one of these."""
    for kind in (entry, *entry.get("anyOf", ())):
        if kind.pop("pattern", None):
            kind["enum"] = ids

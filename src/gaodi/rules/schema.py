"""The JSON Schema of the format of rulebooks, made from the models, for editors and other programs."""

from __future__ import annotations

from typing import Any

from gaodi.rules.model import Rulebook

ADDRESS = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema."""
    made = Rulebook.model_json_schema(by_alias=True)
    return {"$schema": ADDRESS, "title": "gaodi-rulebook/1"} | {k: v for k, v in made.items() if k != "title"}

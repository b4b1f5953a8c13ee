"""The JSON Schema of the format of rulebooks, made from the models, for editors and other programs.

What files may write in short (a label in Chinese alone, one procedure, one benefit, a number for an expression, a
purpose as it is called) is allowed as the models allow it. A file that extends another may leave out what that says:
here its parts need their ids alone; `gaodi rulebook check` sees the whole.
"""

from __future__ import annotations

from typing import Any

from gaodi.registry.sources.vocabulary import Purpose
from gaodi.rules.model import Rulebook

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
_EXPRESSION = {"minLength": 1, "type": "string"}
_WRITTEN = {"type": ["string", "number", "boolean"], "minLength": 1}


def schema() -> dict[str, Any]:
    """The schema."""
    made: dict[str, Any] = _expressions(Rulebook.model_json_schema(by_alias=True))
    parts, top = made["$defs"], made["properties"]
    parts["Words"] = {"anyOf": [{"type": "string", "minLength": 1}, parts["Words"]]}
    parts["Purpose"]["enum"] = [word for one in Purpose for word in (one.value, one.label(), one.label("en"))]
    top["procedure"] = _one_or_several(top["procedure"])
    top["benefit"] = _one_or_several(top["benefit"])
    for name in ("Item", "Level", "Question", "Section"):
        parts[name]["required"] = ["id"]
    alone = {"required": made.pop("required")}
    made |= {"if": {"required": ["extends"]}, "then": {"required": ["id", "extends"]}, "else": alone}
    return {"$schema": ADDRESS, "title": "gaodi-rulebook/1"} | {k: v for k, v in made.items() if k != "title"}


def _one_or_several(several: dict[str, Any]) -> dict[str, Any]:
    about = {key: value for key, value in several.items() if key in ("default", "title")}
    rest = {key: value for key, value in several.items() if key not in about}
    return about | {"anyOf": [several["items"], rest]}


def _expressions(part: Any) -> Any:
    """Numbers and yes or no may stand where an expression does."""
    if isinstance(part, dict):
        if {key: value for key, value in part.items() if key not in ("title", "default")} == _EXPRESSION:
            return {key: value for key, value in part.items() if key in ("title", "default")} | _WRITTEN
        return {key: _expressions(value) for key, value in part.items()}
    return [_expressions(one) for one in part] if isinstance(part, list) else part

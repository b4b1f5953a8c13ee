"""The JSON Schema of rulebooks, for editors: it is sound, and what Gaodi ships satisfies it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gaodi import catalog
from gaodi.rules.schema import schema
from rules.books import HEAD
from rules.schemas import CHECKS, WORDS, plain, violations

SHIPPED = sorted(
    path for path in (catalog.root() / "rulebooks").rglob("*.yaml") if not path.name.endswith(".tests.yaml")
)
SCHEMA = schema()


def wrong(text: str) -> list[str]:
    """What the schema has against a rulebook."""
    return list(violations(plain(catalog.parsed(text, "test.yaml")), SCHEMA, SCHEMA))


def parts(of: Any) -> list[dict[str, Any]]:
    """Every schema within the schema."""
    if isinstance(of, list):
        return [part for each in of for part in parts(each)]
    return [of, *(part for each in of.values() for part in parts(each))] if isinstance(of, dict) else []


def test_the_schema_is_json_that_refers_to_nothing_that_is_not_in_it() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    references = {part["$ref"] for part in parts(SCHEMA) if isinstance(part.get("$ref"), str)}
    assert references
    assert references <= {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_every_key_of_a_rulebook_is_in_it_and_no_other_is_allowed() -> None:
    assert SCHEMA["additionalProperties"] is False
    assert {"population", "let", "score", "criteria", "grade", "benefit", "measures"} <= set(SCHEMA["properties"])
    assert {"id", "family", "title", "issuer", "status", "in_force"} <= set(SCHEMA["else"]["required"])
    objects = [part for part in SCHEMA["$defs"].values() if "properties" in part]
    assert all(part["additionalProperties"] is False for part in objects)


def test_keys_are_called_as_files_call_them() -> None:
    assert "not" in SCHEMA["$defs"]["Clause"]["properties"]
    assert "from" in SCHEMA["$defs"]["Validity"]["properties"]


def test_an_editor_is_told_what_each_part_means() -> None:
    described = [part for part in SCHEMA["$defs"].values() if "properties" in part]
    assert all(part.get("description") for part in described)


def test_this_test_knows_every_keyword_that_the_schema_uses() -> None:
    used = {keyword for name, part in SCHEMA["$defs"].items() for keyword in part}
    assert used <= set(CHECKS) | WORDS


def test_every_shipped_rulebook_satisfies_it() -> None:
    assert SHIPPED
    found = {path.stem: wrong(path.read_text("utf-8")) for path in SHIPPED}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "score: [{id: a, label: 甲, bands: [{when: iso_9001, points: 3}, {otherwise: true, points: 0.5}]}]\n",
        "score: [{id: a, label: {zh: 甲, en: A}, method: formula, points: 3}]\n",
        "criteria: {not: {test: true}}\n",
        "benefit: {amount: revenue}\n",
        "benefit: [{id: a, amount: revenue}]\n",
        "procedure: [new, review]\n",
        "procedure: new\n",
        "levels: [{id: a, label: 一级, test: iso_9001}]\n",
        "grade: {by: score, bands: [{A: 90}, {B: rest}]}\n",
    ],
)
def test_it_allows_what_a_file_may_say(body: str) -> None:
    assert wrong(HEAD + body) == []


@pytest.mark.parametrize(
    "body",
    [
        "colour: red\n",
        "score: {}\n",
        "score: [{id: a, label: 甲, wieght: 3}]\n",
        "score: [{label: 甲}]\n",
        "score: [{id: A B, label: 甲}]\n",
        "status: certain\n",
        "round: 9\n",
        "grade: {by: luck, bands: [{A: 20%}]}\n",
        "grade: {by: rank, bands: []}\n",
        "score: [{id: a, label: 甲, method: magic}]\n",
    ],
)
def test_it_refuses_what_a_file_may_not_say(body: str) -> None:
    head = HEAD.replace("status: reconstructed\n", "") if body.startswith("status") else HEAD
    assert wrong(head + body)

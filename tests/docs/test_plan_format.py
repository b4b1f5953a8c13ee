"""The page on the format of a compiled plan names every key, and its examples are valid."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gaodi.plan import files
from gaodi.plan.model import TARGET_KEYS, Mention, Name, Plan, Record, Section, Source, Target, Task, target_line

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "plan-format.md").read_text("utf-8")


def example(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_yaml_example_is_a_plan_without_faults() -> None:
    plan = files.loads(example("yaml"))
    assert (plan.id, len(plan.targets), len(plan.tasks), len(plan.names)) == ("yunchuan-2024", 1, 1, 1)


def test_the_json_example_is_the_line_of_that_target() -> None:
    line = json.loads(example("json"))
    assert list(line) == list(TARGET_KEYS)
    assert line == target_line(files.loads(example("yaml")).targets[0])


@pytest.mark.parametrize("record", [Plan, Source, Section, Target, Task, Name, Mention], ids=lambda r: r.__name__)
def test_every_key_is_described(record: type[Record]) -> None:
    missing = [key for key in record.model_fields if f"`{key}`" not in PAGE and f".{key}`" not in PAGE]
    assert not [key for key in missing if f"`{key}" not in PAGE]

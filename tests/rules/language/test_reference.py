"""The reference of the language is made from its tables, and its examples can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.registry import lists, metrics
from gaodi.registry.metrics import SubjectKind
from gaodi.rules import language
from gaodi.rules.language.functions import FUNCTIONS
from gaodi.rules.language.nodes import Node
from gaodi.rules.language.reference import reference
from gaodi.rules.program import attributes

ROOT = Path(__file__).resolve().parents[3]


class Names:
    """Metrics and attributes of enterprises."""

    def find(self, name: str) -> Node | None:
        found = metrics.load().get(name.replace("_", "-"))
        known = attributes.attribute(SubjectKind.ENTERPRISE, name)
        return known or (attributes.metric(found) if found else None)

    def names(self) -> tuple[str, ...]:
        return ()

    def has_list(self, key: str) -> bool:
        return key in lists.load()

    def lists(self) -> tuple[str, ...]:
        return ()

    def families(self) -> None:
        return None


def test_the_page_is_that_of_the_code() -> None:
    page = (ROOT / "docs" / "expressions.md").read_text("utf-8")
    assert page == reference(), "run: python -m gaodi.rules.language.reference > docs/expressions.md"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_example_of_a_function_uses_it_and_can_be_read(name: str) -> None:
    function = FUNCTIONS[name]
    assert f"{name}(" in function.example
    language.check(function.example, Names())

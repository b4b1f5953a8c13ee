"""What the inputs are: metrics of the catalogue, attributes of subjects, and what a rulebook asks for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from gaodi import catalog, units
from gaodi.units import Unit
from rules.independent.files import yaml

ALIASES = {"county": "region", "district": "region"}


@dataclass(frozen=True, slots=True)
class Column:
    """kind: number, yes-no, word, code or day. order: of the words that there are. low, high: its bounds."""

    kind: str
    unit: Unit | None = None
    order: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None


@cache
def metrics() -> dict[str, Column]:
    """The metrics of the catalogue by the name that expressions use."""
    found: dict[str, Column] = {}
    for path in sorted((catalog.root() / "metrics").glob("*.yaml")):
        for one in yaml(path)["metrics"]:
            found[one["id"].replace("-", "_")] = described(one)
    return found


@cache
def attributes(subject: str) -> dict[str, Column]:
    """What the register says of a kind of subject."""
    if subject != "enterprise":
        return {"region": Column("code")}
    owners = ("state", "collective", "private", "hmt", "foreign", "mixed")
    return {
        "industry": Column("code"),
        "region": Column("code"),
        "street": Column("word"),
        "park": Column("word"),
        "status": Column("word", order=("active", "suspended", "revoked", "deregistered", "moved-out")),
        "founded": Column("day"),
        "ownership": Column("word", order=owners),
        "scale": Column("word", order=("micro", "small", "medium", "large")),
        "above_scale": Column("yes-no"),
        "capital": Column("number", units.parse("万元")),
    }


def described(said: Mapping[str, Any]) -> Column:
    """A column as a metric or an input of a rulebook says it."""
    kind = said.get("type", "number")
    if kind == "yes-no":
        return Column("yes-no")
    if kind != "number":
        return Column("word", order=tuple(str(code) for code in said.get("codes", ())))
    low, high = (None if end is None else Fraction(str(end)) for end in said.get("bounds", (None, None)))
    return Column("number", units.parse(said.get("unit") or "1"), low=low, high=high)

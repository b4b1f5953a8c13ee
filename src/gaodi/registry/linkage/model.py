"""The model of a linkage: the weight of every level, and the thresholds by which pairs are linked, queued or new."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from gaodi.registry import defined
from gaodi.registry.definition import Definition, Slug, Text
from gaodi.registry.linkage.comparisons import COMPARISONS, FREQUENCIES

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NAME = "linkage/enterprises.yaml"
_ABOUT = """\
How records are matched to enterprises: thresholds, and the weight of every level of every comparison (docs/linkage.md).
m: share of matching pairs on the level; u: share of the others. A workspace with a file of this name uses its own."""

Share = Annotated[float, Field(gt=0, lt=1)]


class Weight(Definition):
    """Of a level: m, the share of matching pairs on it, and u, that of pairs that do not match."""

    m: Share
    u: Share


Weights: TypeAlias = Mapping[str, Mapping[str, Weight]]
"""Comparison → level → its weight."""


class Thresholds(Definition):
    """Probabilities and a margin. From `upper` on a record is linked, from `lower` a person decides, below it is new.

    margin: bits by which the best candidate must be ahead of the second; a closer call goes to a person.
    """

    upper: Share
    lower: Share
    margin: Annotated[float, Field(ge=0)]

    @model_validator(mode="after")
    def _in_order(self) -> Thresholds:
        if self.lower >= self.upper:
            raise ValueError(f"lower ({self.lower:g}) is not below upper ({self.upper:g})")
        return self


class Model(Definition):
    """What a linkage file holds.

    version: named in every decision. expected: the share of records that mean an enterprise of the registry. largest:
    enterprises in a block; a block with more is left out, because what so many share tells none apart. rarity: how
    often two enterprises share a brand (or brand and trade) by chance; it stands for counts that are too small.
    weights: comparison → level → m and u.
    """

    format: Literal["gaodi-linkage/1"]
    version: Slug
    source: Text
    thresholds: Thresholds
    expected: Share
    largest: Annotated[int, Field(gt=0)]
    rarity: Mapping[str, Share]
    weights: Weights

    @model_validator(mode="after")
    def _complete(self) -> Model:
        wanted = {one.id: {level.id for level in one.weighed} for one in COMPARISONS}
        given = {key: set(levels) for key, levels in self.weights.items()}
        wrong = [f"{key}: {', '.join(sorted(wanted.get(key, set()) ^ given.get(key, set())))}" for key in wanted | given
                 if wanted.get(key) != given.get(key)]  # fmt: skip
        if wrong:
            raise ValueError(f"weights are missing or unknown: {'; '.join(wrong)}")
        if set(self.rarity) != set(FREQUENCIES):
            raise ValueError(f"rarity is given for {', '.join(self.rarity)}, expected {', '.join(FREQUENCIES)}")
        return self


def load(ws: Workspace | None = None) -> Model:
    """The model of a workspace where it has one of its own, else the one that is shipped. Raises InputError."""
    return _load(defined.stamps(NAME, ws)[-1])


@lru_cache(maxsize=8)
def _load(stamp: defined.Stamp) -> Model:
    return defined.read(stamp, Model)[0]


def written(model: Model) -> str:
    """The model as such a file, for the folder `catalog/linkage` of a workspace."""
    about = [f"# {line}" for line in _ABOUT.splitlines()]
    head = model.model_dump(mode="json", exclude={"weights"})
    lines = about + [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    lines.append("weights:")
    for comparison, levels in model.weights.items():
        lines.append(f"  {comparison}:")
        lines += [f"    {level}: {{m: {weight.m:.7g}, u: {weight.u:.7g}}}" for level, weight in levels.items()]
    return "\n".join(lines) + "\n"

"""What a source says of itself: who provides it, on what ground, and what may be done with its figures."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from gaodi import units
from gaodi.registry.definition import Definition, Slug, Text
from gaodi.registry.identified import Set
from gaodi.registry.sources.vocabulary import PurposeWord, RecipientWord


class Edges(Definition):
    """Where the bands of a source begin and end, for values in a kind of unit.

    at: rising. A value on an edge belongs to the band above it; the first band is open downwards, the last upwards.
    """

    unit: Text
    at: Annotated[tuple[float, ...], Field(min_length=1)]

    @field_validator("unit")
    @classmethod
    def _is_unit(cls, unit: str) -> str:
        return units.parse(unit).symbol

    @field_validator("at")
    @classmethod
    def _rises(cls, at: tuple[float, ...]) -> tuple[float, ...]:
        if any(one >= other for one, other in pairwise(at)):
            raise ValueError("the edges of bands rise from one to the next")
        return at


class Totals(Definition):
    """What may be done beyond single figures with totals over several enterprises. least: over how many of them."""

    purposes: tuple[PurposeWord, ...]
    recipients: tuple[RecipientWord, ...]
    least: Annotated[int, Field(ge=2)] = 3


class Source(Definition):
    """One source.

    legal_basis: the law, rule or agreement under which it is given. purposes, recipients: for what, and to whom it may
    go; nothing else is allowed. totals: what more is allowed of totals. retention: how long it is kept, in words;
    retention_years: in years from the day on which it was received, None where there is no end. bands: it gives
    intervals instead of figures (tax); edges: where they lie, if that is known. synthetic: its figures are made up.
    """

    id: Slug
    name: Text
    name_en: Text
    provider: Text
    legal_basis: Text
    purposes: tuple[PurposeWord, ...]
    recipients: tuple[RecipientWord, ...]
    totals: Totals | None = None
    retention: Text
    retention_years: Annotated[int, Field(ge=1)] | None = None
    bands: bool = False
    edges: tuple[Edges, ...] = ()
    synthetic: bool = False
    notes: str = ""

    @model_validator(mode="after")
    def _bands_have_edges(self) -> Source:
        if self.edges and not self.bands:
            raise ValueError("`edges` are those of bands: say `bands: true`, or take them out")
        kinds = [units.parse(edges.unit).dimension for edges in self.edges]
        if len(set(kinds)) < len(kinds):
            raise ValueError("`edges` are given twice for the same kind of unit")
        return self


class File(Definition):
    """What sources.yaml holds."""

    format: Literal["gaodi-sources/1"]
    sources: tuple[Source, ...]


class Sources(Set[Source]):
    """Sources by id, the most trusted first."""

    noun = "source"

"""Whose an enterprise is: the one place where it is tied to the organisations of the site.

An organisation is tied by its code: that of an enterprise is its unified social credit code, that of a park the id of
the park in the registry, that of a district or county its code of GB/T 2260. Who holds a role in one of the three
reaches the enterprise by it (`policy.reach`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl


@dataclass(frozen=True, slots=True)
class Held:
    """An enterprise as the policy is asked about it. organisations: their codes, whether or not they are there."""

    id: str
    name: str
    organisations: tuple[str, ...]
    kind: str = "enterprise"

    def __str__(self) -> str:
        return self.name


def of(enterprise: Mapping[str, Any]) -> Held:
    """A row with `id`, `name`, `park` and `region` (what is not known may be missing)."""
    codes = (enterprise["id"], enterprise.get("park"), enterprise.get("region"))
    return Held(enterprise["id"], enterprise.get("name") or enterprise["id"], tuple(code for code in codes if code))


def column(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the codes in `organisation`, for `policy.mask` and `policy.visible`."""
    there = [name for name in ("id", "park", "region") if name in frame.columns]
    return frame.with_columns(organisation=pl.concat_list(there).list.drop_nulls())

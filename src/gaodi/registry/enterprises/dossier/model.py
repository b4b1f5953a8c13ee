"""Everything that is known of one enterprise, put together for a page, a command or a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from gaodi.registry.enterprises.dossier.quality import Note


@dataclass(frozen=True, slots=True)
class Trading:
    """What an enterprise buys, or what it sells.

    years: `year`, `amount` (万元), `partners`, `trades`, the latest first. partners: the largest of each year: `year`,
    `partner` (id; null while it is not matched), `name`, `region`, `amount`, `share` (of the year's amount), `trades`.
    """

    years: pl.DataFrame
    partners: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Dossier:
    """One enterprise, as it is known now or was known then.

    enterprise: its row of `current`. attributes: what each source says (`reading.attributes`). aliases, sites: the rows
    of their tables. groups: every member of its groups, with `member`, the name. recognitions: its stays on named
    lists, with `state`: current, expired, left, or ahead. parcels: those that it holds or works on. projects: those it
    returned. purchases, sales: with whom it trades. series: every observation of it, with `standing` and `set_aside`.
    notes: what is odd or missing. synthetic: whether anything of it is made up.

    Nothing is hidden here: who may see which figures is for the page or file to ask, of the series, the trades and the
    notes, which repeat figures.

    Where a plan mentions it is known to the plan, which stands above the registry: a page puts that beside it.
    """

    id: str
    name: str
    enterprise: Mapping[str, Any]
    attributes: pl.DataFrame
    aliases: pl.DataFrame
    sites: pl.DataFrame
    groups: pl.DataFrame
    recognitions: pl.DataFrame
    parcels: pl.DataFrame
    projects: pl.DataFrame
    purchases: Trading
    sales: Trading
    series: pl.DataFrame
    notes: tuple[Note, ...]
    synthetic: bool

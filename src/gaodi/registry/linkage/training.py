"""Estimates the weights of a model, by Splink: u from pairs drawn at random, m by expectation maximisation.

The model that is shipped was made so on made-up records (`source` in its file). A region that has records of its own
estimates again and keeps the file in its workspace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi import engine
from gaodi.registry.linkage import backends, columns, records, splinking
from gaodi.registry.linkage.comparisons import COMPARISONS
from gaodi.registry.linkage.model import Model, Weight, Weights, load

if TYPE_CHECKING:
    from splink import Linker

_AGREED = ("organisation", "core", "brand")
"""What pairs agree on while the other comparisons are estimated: codes for the names, names for all else."""

SELDOM, RARE = 1e-3, 1e-7
"""The least shares for m and u: what was never seen is not impossible."""


def train(
    given: pl.DataFrame,
    names: pl.DataFrame,
    *,
    version: str,
    source: str,
    strangers: pl.DataFrame | None = None,
    start: Model | None = None,
    con: engine.Backend | None = None,
    pairs: float = 1e8,
    seed: int = 1,
) -> Model:
    """A model with weights that fit these records and names; thresholds and the rest stay as in `start`.

    given, names: as for `link`; some of the records need a code. strangers: records that mean none of the names, from
    which u is taken; without them the records themselves, which is right where the names are many. pairs: drawn for u.
    The same data and seed give the same model on DuckDB.
    """
    start, con = start or load(), con if con is not None else engine.connect()
    # Against a name that it had before, an enterprise would be a match with another name.
    right = columns.compared(records.names(names).filter(pl.col("kind") == records.REGISTERED))
    others = given if strangers is None else strangers
    by_chance = _chance(con, columns.compared(records.records(others)), right, pairs, seed)
    fitted = _fitted(con, columns.compared(records.records(given)), right, by_chance)
    return start.model_copy(update={"version": version, "source": source, "weights": fitted})


def _chance(con: engine.Backend, left: pl.DataFrame, right: pl.DataFrame, pairs: float, seed: int) -> Weights:
    """u of every level; m is not known yet."""
    linker = _linker(con, left, right, {})
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=seed, min_count_per_level=None)
    return _weights(linker)


def _fitted(con: engine.Backend, left: pl.DataFrame, right: pl.DataFrame, by_chance: Weights) -> Weights:
    """u as it is, and m as it makes the pairs that agree on a code, or on a name, most likely."""
    from splink import block_on

    linker = _linker(con, left, right, by_chance)
    for column in _AGREED:
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(column), estimate_without_term_frequencies=True
        )
    return _weights(linker)


def _linker(con: engine.Backend, left: pl.DataFrame, right: pl.DataFrame, weights: Weights) -> Linker:
    from splink import Linker

    api = backends.api(con)
    tables = [backends.held(con, side.select(splinking.USED).to_arrow()) for side in (left, right)]
    settings = splinking.settings(weights, 1 / right.height, link_type="link_only", fitted=False)
    return Linker([api.register(table) for table in tables], settings, log_level=None)


def _weights(linker: Linker) -> Weights:
    """What Splink has estimated so far, of every level that says something."""
    levels = {
        one["output_column_name"]: one["comparison_levels"] for one in linker.misc.save_model_to_json()["comparisons"]
    }
    return {
        one.id: {
            level["label_for_charts"]: _weight(level) for level in levels[one.id] if not level.get("is_null_level")
        }
        for one in COMPARISONS
    }


def _weight(level: dict[str, Any]) -> Weight:
    return Weight(m=_share(level.get("m_probability"), SELDOM), u=_share(level.get("u_probability"), RARE))


def _share(estimated: float | None, least: float) -> float:
    return min(max(estimated or 0.0, least), 1 - least)

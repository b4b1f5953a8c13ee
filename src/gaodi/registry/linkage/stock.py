"""The yardstick: Splink with its stock comparisons on the names as they are written, over the same pairs.

Configured as its documentation does it: NameComparison with term frequencies on the name, Jaro-Winkler on the address,
exact match on code, representative and region; u from pairs drawn at random and m by expectation maximisation on the
very data. It needs DuckDB: Spark has no Jaro-Winkler of its own.
"""

from __future__ import annotations

from typing import Any

import polars as pl
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on

from gaodi import engine
from gaodi.registry.linkage import backends, records

_FIELDS = ("name", "uscc", "address", "representative", "region")


def trained(
    given: pl.DataFrame, names: pl.DataFrame, *, expected: float, pairs: float = 1e7, seed: int = 1
) -> dict[str, Any]:
    """A model of Splink for these records and names. expected: the share of records that mean an enterprise. pairs:
    drawn for u."""
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="id",
        probability_two_random_records_match=expected / names.height,
        comparisons=[
            cl.NameComparison("name"),
            cl.JaroWinklerAtThresholds("address", [0.9, 0.7]),
            cl.ExactMatch("uscc"),
            cl.ExactMatch("representative"),
            cl.ExactMatch("region"),
        ],
    )
    api = backends.api(engine.connect("duckdb"))
    sides = [_numbered(records.records(given)), _numbered(records.names(names))]
    linker = Linker([api.register(side.to_arrow()) for side in sides], settings, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=seed)
    for column in ("uscc", "name"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    model: dict[str, Any] = linker.misc.save_model_to_json()
    return model


def scored(
    given: pl.DataFrame, names: pl.DataFrame, pairs: pl.DataFrame, model: dict[str, Any], floor: float = 1e-6
) -> pl.DataFrame:
    """record, enterprise, probability and weight of the pairs from a least probability on.

    given, names: as for `link`. pairs: record (its number in given) and name (that in names).
    """
    con: Any = engine.connect("duckdb")
    api = backends.api(con)
    right = _numbered(records.names(names))
    left = _numbered(records.records(given)).with_columns(pl.col("id") + right.height)
    one = api.register(pl.concat([right, left]).to_arrow())
    linker = Linker(one, model | {"link_type": "dedupe_only"}, log_level=None, validate_settings=False)
    joined = pairs.select(match_key=pl.lit("0"), join_key_l=pl.col("record") + right.height, join_key_r="name")
    linker.table_management.register_blocked_pairs_for_predict(api.register(joined.to_arrow()))
    predicted = linker.inference.predict(threshold_match_probability=floor, warning_mode="never")
    found = pl.DataFrame(con.con.table(predicted.physical_name).to_arrow_table())
    return found.select(
        record=given["record"].gather(found["id_l"] - right.height),
        enterprise=names["enterprise"].gather(found["id_r"]),
        probability="match_probability",
        weight="match_weight",
    )


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(_FIELDS).with_row_index("id").with_columns(pl.col("id").cast(pl.Int64))

"""Scores the pairs of records and enterprises that may match."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import ibis
import polars as pl
from ibis.expr.types import Table

from gaodi import engine
from gaodi.registry.linkage import backends, blocking, columns, frequencies, probabilities, records, splinking
from gaodi.registry.linkage.comparisons import COMPARISONS, FREQUENCIES
from gaodi.registry.linkage.model import Model, load

AT_ONCE = 200_000
"""Records that are linked at a time: memory does not grow with their number."""


def link(
    given: pl.DataFrame,
    names: pl.DataFrame,
    model: Model | None = None,
    *,
    con: engine.Backend | None = None,
    floor: float = 0.01,
    candidates: int = 5,
) -> pl.DataFrame:
    """The pairs of records and enterprises that may match; of each record the most probable first.

    given: records (`records.RECORD`, of which record and name are needed). names: of enterprises, a row for each name
    (`records.NAMES`, of which enterprise and name are needed). floor: the least probability of a pair. candidates: the
    most enterprises for a record.

    Columns: record, enterprise, name (that of the enterprise which fits best), kind (of that name), probability, weight
    (bits), and of each comparison `…_level` and `…_weight`. The probability is that of the record, which means one
    enterprise or none (see `probabilities`). Raises InputError for frames that lack columns.
    """
    given = records.records(given).sort("record")
    if given.is_empty() or names.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    with Against(names, model, con=con) as against:
        pieces = [against.scored(piece, floor, candidates) for piece in given.iter_slices(AT_ONCE)]
        expected = against.model.expected
    pairs = probabilities.probable(pl.concat(pieces), expected)
    return pairs.filter(pl.col("probability") >= floor).select(*SCHEMA)


SCHEMA: dict[str, pl.DataType] = {
    "record": pl.String(),
    "enterprise": pl.String(),
    "name": pl.String(),
    "kind": pl.String(),
    "probability": pl.Float64(),
    "weight": pl.Float64(),
    **{
        key: kind
        for one in COMPARISONS
        for key, kind in ((f"{one.id}_level", pl.String()), (f"{one.id}_weight", pl.Float64()))
    },
}


class Against:
    """The names of the enterprises, made ready once for any number of records."""

    def __init__(self, names: pl.DataFrame, model: Model | None = None, *, con: engine.Backend | None = None) -> None:
        self.model = model or load()
        # In an order of their own, so that the order of the rows that are given changes nothing.
        self._names = records.names(names).sort("enterprise", "kind", "name").with_row_index("id")
        self._con = con if con is not None else engine.connect()
        self._columns = columns.compared(self._names)
        whose = pl.col("enterprise").rank("dense").cast(pl.Int64)
        owners = self._names.select(id_r=pl.col("id").cast(pl.Int64), owner=whose)
        self._keys = backends.held(self._con, blocking.keys(self._columns, blocking.Side.NAMES).to_arrow())
        self._owners = backends.held(self._con, owners.to_arrow())
        self._frequencies = {column: self._frequency(column) for column in FREQUENCIES}

    def _frequency(self, column: str) -> str:
        values = self._columns.with_columns(self._names["enterprise"])
        return backends.held(self._con, frequencies.of(values, column, self.model.rarity[column]).to_arrow())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        backends.dropped(self._con, self._keys, self._owners, *self._frequencies.values())

    def scored(self, given: pl.DataFrame, floor: float, candidates: int) -> pl.DataFrame:
        """The pairs, without their probabilities, for records that are complete and not too many at once.

        Every record has a row, one without a candidate an empty one, and `province`, as far as it says that.
        """
        left = columns.compared(given, first=self._names.height)
        keys = backends.held(self._con, blocking.keys(left, blocking.Side.RECORDS).to_arrow())
        rows = backends.held(self._con, pl.concat([self._columns, left]).select(splinking.USED).to_arrow())
        pairs = backends.held(self._con, self._pairs(keys))
        predicted = self._predicted(rows, pairs, floor)
        best = engine.frame(self._best(self._con.table(predicted), candidates))
        backends.dropped(self._con, keys, rows, pairs, predicted)
        return self._said(best, given.with_columns(left["province"]))

    def _pairs(self, keys: str) -> Table:
        return blocking.pairs(self._con.table(keys), self._con.table(self._keys), self.model.largest)

    def _predicted(self, rows: str, pairs: str, floor: float) -> str:
        from splink import Linker  # takes a second to import, and who only reads decisions needs none of it

        api = backends.api(self._con)
        prior = splinking.prior(self.model, self._names["enterprise"].n_unique())
        # One table, so that a pair is two whole numbers; the pairs themselves are only of records with names.
        settings = splinking.settings(self.model.weights, prior, link_type="dedupe_only")
        linker = Linker(api.register(rows), settings, log_level=None, validate_settings=False)
        for column, table in self._frequencies.items():
            linker.table_management.register_term_frequency_lookup(api.register(table), column)
        linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
        return str(linker.inference.predict(threshold_match_probability=floor).physical_name)

    def _best(self, scored: Table, candidates: int) -> Table:
        """Of each record and enterprise the name that fits best, and of each record the best enterprises."""
        owned = scored.join(self._con.table(self._owners), "id_r")
        order = [ibis.desc("match_weight"), ibis.asc("id_r")]
        named = owned.mutate(at=ibis.row_number().over(group_by=["id_l", "owner"], order_by=order)).filter(
            ibis._["at"] == 0
        )
        ranked = named.mutate(rank=ibis.row_number().over(group_by="id_l", order_by=order))
        return ranked.filter(ranked["rank"] < candidates)

    def _said(self, best: pl.DataFrame, given: pl.DataFrame) -> pl.DataFrame:
        """Numbers back to keys, names and levels."""
        first = self._names.height
        whose = given.select("record", "province").with_row_index("id_l", first).cast({"id_l": pl.Int64})
        theirs = self._names.select("enterprise", "name", "kind", id_r=pl.col("id").cast(pl.Int64))
        named = best.join(theirs, on="id_r")
        found = whose.join(named, on="id_l", how="left").sort("record", "rank")
        about = ("record", "province", "enterprise", "name", "kind")
        return found.select(*about, weight="match_weight", **splinking.levels())

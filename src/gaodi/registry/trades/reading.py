"""The trades of a few enterprises, found without going through those of all.

Two files beside the lake hold what a dossier tells of every trade: one in the order of the buyers, one in that of the
sellers (of one without an id: in that of how it is written). A reader opens the pieces of them that can have the
enterprise. They follow from the lake and may be deleted at any time. What was loaded after them is read from the lake
itself, so that the answer is always of now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import derived
from gaodi.registry.trades.tables import TRADES, written

if TYPE_CHECKING:
    from gaodi.lake import Batch
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

COLUMNS = (*TRADES.key, "buyer", "seller", "seller_name", "seller_region", "end", "amount")
"""What is told of a trade, besides `record`: how its seller is written."""

NAME = "trades-2"
"""Of the files; another one when what is in them changes, so that none of an older Gaodi is opened."""

SIDES = ("buyer", "seller")
KEY = "_key"
BATCHES = "batches.csv"
PIECE = 16 * 1024
"""So many rows are read or left out together."""

MOST = 100_000
"""Of so many later rows none is looked through; then the whole table is."""


@dataclass(frozen=True, slots=True)
class _Files:
    """The files; later: the loads that came after those that they were made from."""

    folder: Path
    later: tuple[int, ...]


def of(ws: Workspace, ids: Sequence[str], records: Sequence[str] = (), known_at: At = None) -> pl.DataFrame:
    """What is known of the trades that have one of these enterprises as buyer or seller: COLUMNS and `record`, in the
    order of their keys.

    records: how sellers without an id are written that are meant too. known_at: as it was known then.
    """
    wanted = {"buyer": ids, "seller": [*ids, *records]}
    theirs = pl.any_horizontal(_key(side).is_in(keys) for side, keys in wanted.items())
    try:
        files = _files(ws) if known_at is None else None
        rows = _looked_up(ws, files, wanted, theirs) if files else None
    except FileNotFoundError:  # another process has replaced them meanwhile
        rows = None
    return (_told(TRADES.among(ws, theirs, known_at)) if rows is None else rows).sort(TRADES.key)


def _looked_up(ws: Workspace, files: _Files, wanted: Mapping[str, Sequence[str]], theirs: pl.Expr) -> pl.DataFrame:
    derived.used(files.folder)
    held = [_held(files.folder, side, keys) for side, keys in wanted.items()]
    rows = pl.concat(held).unique(TRADES.key).collect()
    if not files.later:
        return rows
    later = TRADES.current(ws, only=files.later)
    return pl.concat([rows.join(later, on=TRADES.key, how="anti"), _told(later.filter(theirs))])


def _key(side: str) -> pl.Expr:
    """Under what a trade stands in the file of a side."""
    return pl.coalesce("seller", written()) if side == "seller" else pl.col(side)


def _told(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(*COLUMNS, record=written())


def _held(folder: Path, side: str, keys: Sequence[str]) -> pl.LazyFrame:
    """An equality for each key, by which pieces of a file can be left out."""
    one_of = pl.any_horizontal([pl.lit(value=False), *(pl.col(KEY) == key for key in keys)])
    return pl.scan_parquet(folder / f"{side}.parquet").filter(one_of).drop(KEY)


def prepare(ws: Workspace) -> None:
    """Write the files for the lake as it is now; nothing is done where they are there."""
    loads = list(ws.lake.loads(TRADES.name))
    if loads:
        derived.kept(_place(ws, loads), lambda folder: _write(ws, folder, loads))


def refresh(ws: Workspace, batch: Batch) -> None:
    """`prepare`, after a batch with trades was loaded or taken back; readers do without where it fails."""
    if TRADES.name in batch.rows:
        with suppress(OSError):
            prepare(ws)


def _write(ws: Workspace, folder: Path, loads: list[int]) -> None:
    rows = TRADES.current(ws, only=loads)
    folder.mkdir()
    for side in SIDES:
        ordered = rows.select(*COLUMNS, _key(side).alias(KEY), record=written()).drop_nulls(KEY).sort(KEY)
        ordered.write_parquet(folder / f"{side}.parquet", row_group_size=PIECE, statistics=True)
    pl.DataFrame({"batch": loads}).write_csv(folder / BATCHES)


def _place(ws: Workspace, loads: list[int]) -> Path:
    return derived.place(ws, NAME, derived.fingerprint({"loads": loads, "columns": COLUMNS}))


def _files(ws: Workspace) -> _Files | None:
    """The last files from which nothing was taken back, where not too much came after them."""
    loads = ws.lake.loads(TRADES.name)
    exact = _place(ws, list(loads))
    if exact.is_dir():
        return _Files(exact, ())
    for folder in derived.made(exact.parent):
        held = set(pl.read_csv(folder / BATCHES)["batch"])
        later = tuple(number for number in loads if number not in held)
        if held <= loads.keys() and sum(loads[number] for number in later) <= MOST:
            return _Files(folder, later)
    return None

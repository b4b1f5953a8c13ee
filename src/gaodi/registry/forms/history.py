"""What was loaded with forms, by whom and when; and taking a load back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from gaodi.errors import Fault, InputError, NotFound
from gaodi.lake import Batch
from gaodi.registry import observations
from gaodi.registry.enterprises import ENTERPRISES
from gaodi.registry.facts import Facts
from gaodi.registry.forms import originals
from gaodi.registry.trades import TRADES, refresh

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

KIND = "form"
LOADS = Facts(
    "form_loads",
    pa.schema(
        [
            ("form", pa.string()),
            ("version", pa.int64()),
            ("period", pa.string()),
            ("source", pa.string()),
            ("file", pa.string()),
            ("sha256", pa.string()),
            ("rows", pa.int64()),
            ("warnings", pa.int64()),
            ("layouts", pa.string()),
        ]
    ),
    ("form", "period", "source", "sha256"),
)
"""One row for each load, written with its batch. rows: of the file that were loaded; layouts: fingerprints of the
tables in it."""

_SPEAKS = {observations.TABLE: "subject", TRADES.name: "buyer"}
"""Tables that take only what the register knows, and the column with the enterprise."""

_COLUMNS = (
    "batch", "form", "period", "source", "file", "rows", "warnings", "user", "recorded", "state", "taken_back",
    "taken_back_by", "reason", "sha256",
)  # fmt: skip


def history(ws: Workspace, form: str | None = None) -> pl.DataFrame:
    """Every load, the latest first: `batch`, `form`, `period`, `source`, `file`, `rows`, `warnings`, `user`,
    `recorded`, `state` (committed or taken back), `taken_back`, `taken_back_by`, `reason`, `sha256`.

    form: only loads of this one.
    """
    batches = ws.lake.batches().filter(pl.col("kind") == KIND)
    said = _said(ws, batches)
    listed = batches.select(
        "user", "recorded", "taken_back", "taken_back_by", "reason", batch="number", state="status"
    ).join(said, on="batch", how="left")
    listed = listed if form is None else listed.filter(pl.col("form") == form)
    return listed.select(_COLUMNS).sort("batch", descending=True)


def _said(ws: Workspace, batches: pl.DataFrame) -> pl.DataFrame:
    """What was written down with each load. What was taken back is read as of when it stood."""
    now = LOADS.scan(ws).drop("recorded_at").collect()
    gone = batches.filter(pl.col("taken_back").is_not_null())["number"]
    then = [LOADS.scan(ws, number).filter(pl.col("batch") == number).drop("recorded_at").collect() for number in gone]
    return pl.concat([now, *then])


def unload(ws: Workspace, batch: int, *, user: str, reason: str, force: bool = False) -> Batch:
    """Take a load back: from now on nobody sees its rows, reads as of before still do.

    force: also where later loads speak of enterprises that only this one has brought. Raises NotFound for a batch that
    is no load of a form, InputError for one that was taken back before and for one that others stand on.
    """
    found = history(ws).filter(pl.col("batch") == batch)
    if found.is_empty():
        raise NotFound(Fault(f"There is no load {batch}", do="`gaodi forms history` lists them"))
    if found["state"].item() != "committed":
        raise InputError(Fault(f"Load {batch} was taken back before, by {found['taken_back_by'].item()}"))
    if not reason.strip():
        raise InputError(Fault("The reason is empty", expected="why the load is taken back"))
    if not force and (leaning := _leaning(ws, batch)):
        what = f"{leaning:,} enterprises of load {batch} are spoken of by others and in no other register"
        raise InputError(Fault(what, do="Take those loads back first, or force it"))
    taken = ws.lake.take_back(batch, user=user, reason=reason)
    refresh(ws, taken)
    return taken


def _leaning(ws: Workspace, batch: int) -> int:
    """How many enterprises only this batch has brought that rows of other batches speak of."""
    rows = ENTERPRISES.scan(ws).select("id", "batch")
    others = rows.filter(pl.col("batch") != batch)
    only = rows.filter(pl.col("batch") == batch).join(others, on="id", how="anti").select("id").unique().collect()
    if only.is_empty():
        return 0
    there = ws.lake.tables()
    spoken = [
        ws.lake.read(table, batch=True).filter(pl.col("_batch") != batch).select(id=column)
        for table, column in _SPEAKS.items()
        if table in there
    ]
    return only.lazy().join(pl.concat(spoken), on="id", how="semi").collect().height if spoken else 0


def original(ws: Workspace, batch: int) -> Path:
    """The file of a load, as it came. Raises NotFound where there is none."""
    found = history(ws).filter(pl.col("batch") == batch)
    if not found.is_empty():
        place = originals.place(ws.path, found["sha256"].item(), found["file"].item())
        if place.is_file():
            return place
    raise NotFound(Fault(f"The file of load {batch} is not kept here"))

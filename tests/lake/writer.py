"""A process that writes to a lake, told by its arguments how: run by the tests that kill it, or run several at once.

python writer.py ROOT loop                write batches for ever; print each number when it is committed
python writer.py ROOT count N NAME        write N batches in the name of NAME, then end
python writer.py ROOT die POINT           write one batch and be killed at a point of it
python writer.py ROOT limit BYTES         write one batch with no file allowed to grow beyond BYTES
python writer.py ROOT columns N NAME      like count, and add a column of its own before each batch
"""

from __future__ import annotations

import os
import resource
import signal
import sys

import pyarrow as pa

from gaodi.errors import LakeError
from gaodi.lake import Batch, Lake, Part
from gaodi.lake.ledger import Ledger
from gaodi.lake.tables import Tables
from lake.lakes import FIGURES, figures, made, notes

POINTS = ("before all", "after figures", "after notes", "before the ledger", "after the ledger")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DyingLedger(Ledger):
    """Dies before or after its commit."""

    point = ""

    def append(self, make) -> Batch:
        if self.point == "before the ledger":
            die()
        batch = super().append(make)
        if self.point == "after the ledger":
            die()
        return batch


class DyingTables(Tables):
    """Dies before or after one of them is written."""

    point = ""

    def append(self, name: str, rows: pa.Table, key: int) -> Part:
        if self.point == "before all":
            die()
        part = super().append(name, rows, key)
        if self.point == f"after {name}":
            die()
        return part


def dying(root: str, point: str) -> Lake:
    """A lake that dies at the point."""
    lake = Lake(root)
    lake._ledger, lake._tables = DyingLedger(lake._storage), DyingTables(lake._storage)
    lake._ledger.point = lake._tables.point = point
    return lake


def write(lake: Lake, name: str, n: int) -> Batch:
    """Two rows of figures and one note belong together."""
    return lake.write({"figures": figures(n, n, name=name), "notes": notes(str(n), name=name)}, kind="test", user=name)


def main(root: str, how: str, *more: str) -> None:
    if how == "die":
        write(dying(root, more[0]), "dying", 1)
        return
    lake = made(root) if how == "new" else Lake(root)
    if how == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(more[0]), int(more[0])))
        try:
            lake.write({"notes": notes("small"), "figures": figures(*range(200_000))}, kind="test")
        except LakeError as error:
            print(error, flush=True)
            sys.exit(2)
        return
    for n in range(int(more[0]) if more else 10**9):
        if how == "columns":
            lake.define("figures", FIGURES.append(pa.field(f"c_{more[1]}_{n}", pa.int64())))
        print(write(lake, more[1] if more else "loop", n).number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

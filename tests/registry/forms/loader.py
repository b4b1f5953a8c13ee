"""A process that loads a file into a workspace, told by its arguments how: run by the tests that kill it.

python loader.py WORKSPACE FILE PERIOD run                load it; print the number of the batch
python loader.py WORKSPACE FILE PERIOD die POINT          be killed at a point of the load
python loader.py WORKSPACE FILE PERIOD wait POINT         at the point print `there` and wait for ever
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from gaodi.registry import forms
from gaodi.registry.forms.targets import figures
from gaodi.workspace import Workspace
from lake.writer import DyingLedger, die
from registry.forms.making import SOURCE

STEPS = ("checking", "writing")
POINTS = (*STEPS, "before the ledger", "after the ledger")


def main(workspace: str, file: str, period: str, how: str, point: str = "") -> None:
    # Several pieces, so that some are written when the process dies between them.
    figures.AT_ONCE = 4
    ws = Workspace.open(workspace)
    if how == "die" and point not in STEPS:
        ws.lake._ledger = DyingLedger(ws.lake._storage)
        ws.lake._ledger.point = point

    def tell(doing: str, share: float) -> None:
        if doing != point or not how:
            return
        if how == "die":
            die()
        if how == "wait":
            print("there", flush=True)
            time.sleep(600)

    loaded = forms.load_file(ws, "annual-enterprise", Path(file), period=period, source=SOURCE, progress=tell)
    print(loaded.batch.number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

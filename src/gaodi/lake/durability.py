"""Makes what was written survive a power cut: the Delta library leaves that to the operating system's good time.

The rows of a batch are on the disk before its row in the ledger is written, so the ledger never speaks of rows that are
not there. Object stores answer when they have stored, so there is nothing to do.
"""

from __future__ import annotations

import json
import os
from pathlib import Path


def settle(table: Path, version: int) -> None:
    """Wait until the disk has a version of a table: its new files, its entry in the log, and their names."""
    log = table / "_delta_log"
    entry = log / f"{version:020}.json"
    # Not splitlines: the log quotes the data, and Unicode has more ends of lines than JSON.
    actions = [json.loads(line) for line in entry.read_bytes().split(b"\n") if line.strip()]
    files = [table / action["add"]["path"] for action in actions if "add" in action]
    for path in (*files, table, entry, log):
        _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

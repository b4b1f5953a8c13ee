"""DuckDB in this process, kept from the network: an extension is neither downloaded nor loaded by itself."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import ibis
from ibis.backends.sql import SQLBackend

from gaodi.engine import doubles
from gaodi.errors import Fault, InputError

_SHARE = 0.6
_CGROUP = Path("/sys/fs/cgroup/memory.max")
_MEMORY = re.compile(r"\d+(\.\d+)?\s*([KMGT]i?B)", re.IGNORECASE)


def connect() -> SQLBackend:
    """A new in-process database. It spills to a folder that goes when the process ends."""
    con: SQLBackend = ibis.duckdb.connect(":memory:", **_settings())
    con.compiler = doubles.DuckDB()
    # The bar that is on by itself would be printed between the lines of a command.
    con.raw_sql("SET enable_progress_bar = false")
    return con


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = {
        "memory_limit": _memory(),
        "temp_directory": _spill(),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        # An INSTALL that some library issues finds an empty folder instead of the public repository.
        "custom_extension_repository": str(Path(_spill()) / "no-extensions"),
    }
    if threads := os.environ.get("GAODI_THREADS"):
        if not threads.isdecimal() or int(threads) < 1:
            raise InputError(Fault(f"GAODI_THREADS is {threads!r}", expected="a whole number of at least 1"))
        settings["threads"] = int(threads)
    return settings


def _memory() -> str:
    if told := os.environ.get("GAODI_MEMORY"):
        if not _MEMORY.fullmatch(told.strip()):
            raise InputError(Fault(f"GAODI_MEMORY is {told!r}", expected="a number with KB, MB, GB or TB, such as 8GB"))
        return told.strip()
    return f"{int(_machine() * _SHARE) // 2**20}MiB"


def _machine() -> int:
    """The bytes of memory that this process may use: the machine's, or those of its container."""
    bytes_ = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    told = _CGROUP.read_text().strip() if _CGROUP.is_file() else "max"
    return min(bytes_, int(told)) if told.isdecimal() else bytes_


@lru_cache(maxsize=1)
def _spill() -> str:
    folder = tempfile.mkdtemp(prefix="gaodi-spill-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

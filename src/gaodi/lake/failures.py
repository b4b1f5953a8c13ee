"""What goes wrong below the lake, said as a LakeError: a full disk, a folder that cannot be written, a damaged log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import polars as pl
import pyarrow as pa
from deltalake.exceptions import DeltaError

from gaodi.errors import Fault, LakeError


@contextmanager
def said(what: str, where: str) -> Iterator[None]:
    """Turn failures of the disk, the object store and the table format into a sentence.

    what: what could not be done, such as `The batch was not written`.
    """
    try:
        yield
    except (OSError, DeltaError, pa.ArrowException, pl.exceptions.PolarsError) as error:
        do = "Look at the disk (space, permissions, connection) and try again; nothing of it is seen by readers"
        raise LakeError(Fault(f"{what}: {_first_line(error)}", where, do=do)) from error


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__).rstrip(":.")

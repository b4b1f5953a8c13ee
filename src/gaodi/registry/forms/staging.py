"""Where the rows of a file wait, typed, until all of them have been looked at: a temporary folder beside the lake.

What holds between rows is asked of these files, so that a file of any size is checked in the same memory.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from gaodi.registry.forms.faults import Stop

FOLDER = "imports"
_PREFIX = ".staging-"
_DAY = 24 * 3600

SHEET, ROW = "_sheet", "_row"
LOW, HIGH = "@low", "@high"
"""What is added to the key of a column for the ends of its bands."""


class Staging:
    """The rows of one file, in parts. `_sheet` is the number of the sheet, `_row` that of the row in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: list[Path] = []
        self._heights: list[int] = []

    @property
    def rows(self) -> int:
        """How many rows wait."""
        return sum(self._heights)

    def add(self, frame: pl.DataFrame) -> None:
        """Keep rows."""
        if frame.is_empty():
            return
        path = self.folder / f"{len(self.parts):06}.parquet"
        with said():
            frame.write_parquet(path, compression="lz4", statistics=False)
        self.parts.append(path)
        self._heights.append(frame.height)

    def scan(self) -> pl.LazyFrame:
        """All rows, in their order."""
        return pl.scan_parquet(self.parts)

    def stretches(self, rows: int) -> Iterator[Stretch]:
        """The rows in their order, about so many at a time."""
        parts: list[Path] = []
        held = 0
        for part, height in zip(self.parts, self._heights, strict=True):
            parts.append(part)
            held += height
            if held >= rows:
                yield Stretch(tuple(parts), held)
                parts, held = [], 0
        if parts:
            yield Stretch(tuple(parts), held)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of the rows that wait, and how many."""

    parts: tuple[Path, ...]
    rows: int

    def read(self, columns: Iterable[str] | None = None) -> pl.DataFrame:
        """The rows, or these columns of them."""
        wanted = None if columns is None else list(dict.fromkeys((SHEET, ROW, *columns)))
        return pl.concat([pl.read_parquet(part, columns=wanted) for part in self.parts], rechunk=False)


@contextmanager
def staging(workspace: Path) -> Iterator[Staging]:
    """A folder for one file, which goes when the block ends. What a process that died left behind goes after a day."""
    with said():
        place = workspace / FOLDER
        place.mkdir(exist_ok=True)
        _sweep(place)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    try:
        yield Staging(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def said() -> Iterator[None]:
    """Turn a failure of the disk into a sentence."""
    try:
        yield
    except (OSError, pl.exceptions.PolarsError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error).splitlines()[0]
        raise Stop("cannot-stage", reason=reason) from error


def _sweep(place: Path) -> None:
    old = time.time() - _DAY
    for folder in place.glob(f"{_PREFIX}*"):
        if folder.stat().st_mtime < old:
            shutil.rmtree(folder, ignore_errors=True)

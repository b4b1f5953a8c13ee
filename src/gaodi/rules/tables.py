"""Files of somebody's own (Parquet, CSV) that rulebooks are fed from: can they be read, and whom is a row about."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.rules.language.scope import near

WHO = ("subject", "uscc", "id")
"""The columns that say whom a row is about, whichever is there."""

_PARTED = {";": "semicolons", "\t": "tabs", "|": "bars", "，": "full-width commas"}

EXPECTED = "a .parquet or .csv file"


def readable(path: str | Path) -> Path:
    """The path, of a file with such an ending. Raises InputError for a folder, no file, and another ending."""
    path = Path(path)
    if path.is_dir():
        raise InputError(Fault("This is a folder", str(path), EXPECTED))
    if not path.is_file():
        raise InputError(Fault("There is no such file", str(path), EXPECTED))
    if path.suffix.lower() not in (".parquet", ".csv"):
        raise InputError(Fault("This is no table", str(path), EXPECTED))
    return path


def header(path: Path) -> list[str]:
    """The names in the first line of a CSV. Raises UnicodeDecodeError."""
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return next(csv.reader(opened), [])


def once(path: Path) -> None:
    """Raises InputError for every column that a CSV has twice."""
    names = header(path)
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InputError.of(
            Fault(f"The column {name!r} is there twice", str(path), "each column once") for name in twice
        )


def unreadable(path: Path, error: Exception) -> InputError:
    """What to raise where a file is not what its ending says."""
    said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    if path.suffix.lower() == ".parquet":
        return InputError(Fault(f"This is no Parquet file ({said})", str(path), EXPECTED))
    if "utf-8" in said:
        return InputError(Fault("The file is not UTF-8 text", str(path), EXPECTED, "Save it as CSV UTF-8"))
    if isinstance(error, pl.exceptions.NoDataError):
        return InputError(Fault("The file is empty", str(path), "a first line that names the columns"))
    expected = "commas between fields, in each line as many as in the first"
    if line := _longer(path):
        return InputError(Fault("The line has more fields than the first", f"{path}, line {line}", expected))
    return InputError(Fault(f"The file cannot be read ({said})", str(path), expected))


def _longer(path: Path) -> int:
    """The first line of a CSV that has more fields than its first; 0 where there is none."""
    with path.open(encoding="utf-8-sig", newline="") as opened:
        lines = csv.reader(opened)
        fields = len(next(lines, []))
        return next((lines.line_num for line in lines if len(line) > fields), 0)


def nobody(path: Path, columns: Sequence[str], asked: str = "") -> InputError:
    """What to raise where no column says whom a row is about. asked: the column that was asked for."""
    expected = f"a column {asked!r}" if asked else "a column `subject`, `uscc` or `id`"
    there = f"Its first line says: {', '.join(columns[:8])[:120]}"
    parted = next((name for sign, name in _PARTED.items() if len(columns) == 1 and sign in columns[0]), "")
    if parted:
        what = f"Its fields are parted by {parted}"
        return InputError(Fault(what, str(path), "commas between fields", f"Save it as CSV UTF-8. {there}"))
    do = near(asked, columns) or there
    return InputError(Fault("No column says whom a row is about", str(path), expected, do))

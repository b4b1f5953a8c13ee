"""Files of somebody's own (Parquet, CSV) that rulebooks are fed from: can they be read, and whom is a row about."""

from __future__ import annotations

from pathlib import Path

from gaodi.errors import Fault, InputError

WHO = ("subject", "uscc", "id")
"""The columns that say whom a row is about, whichever is there."""

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


def unreadable(path: Path, error: Exception) -> InputError:
    """What to raise where a file is not what its ending says."""
    expected = "Parquet" if path.suffix.lower() == ".parquet" else "CSV in UTF-8 with commas and a first line of names"
    said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return InputError(Fault(f"The file cannot be read ({said})", str(path), expected))

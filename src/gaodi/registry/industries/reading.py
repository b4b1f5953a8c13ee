"""Reads industries.csv and industry-tags.csv of the catalogue."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gaodi import catalog
from gaodi.errors import Fault, InputError
from gaodi.registry import csvfile, defined
from gaodi.registry.csvfile import Row
from gaodi.registry.industries.industries import Industries
from gaodi.registry.industries.model import Industry, Level, Tag

COLUMNS = ("code", "name", "level", "parent", "name_en")
TAG_COLUMNS = ("tag", "code", "category", "basis", "confirmed")


def load() -> Industries:
    """The industries of the catalogue. Raises InputError with every fault of its files."""
    files = [catalog.path(name) for name in ("industries.csv", "industry-tags.csv")]
    return _load(*(defined.Stamp.of(file) for file in files))


@lru_cache(maxsize=2)
def _load(industries: defined.Stamp, tags: defined.Stamp) -> Industries:
    return read(industries.path, tags.path)


def read(industries: Path, tags: Path) -> Industries:
    """The industries of two files: the tree, and what official groupings hold of it."""
    rows, tagged = csvfile.rows(industries, COLUMNS), csvfile.rows(tags, TAG_COLUMNS)
    known = {row["code"]: row for row in rows}
    faults = [fault for row in rows for fault in _faults(row, known)]
    faults += [
        Fault(f"The tag is on {row['code']}, which is no industry of the table", row.where)
        for row in tagged
        if row["code"] not in known
    ]
    if faults:
        raise InputError.of(faults)
    held: dict[str, list[Tag]] = {}
    for row in tagged:
        tag = Tag(row["tag"], row["category"], row["basis"], row["confirmed"] == "true")
        held.setdefault(row["code"], []).append(tag)
    return Industries(_industry(row, known, tuple(held.get(row["code"], ()))) for row in rows)


def _faults(row: Row, known: dict[str, Row]) -> list[Fault]:
    code, level, parent = row["code"], row["level"], row["parent"]
    if known[code] is not row:
        return [Fault(f"The code {code} is given twice", row.where, do=f"See {known[code].where}")]
    if level not in list(Level):
        return [Fault(f"The level is {level!r}", row.where, f"one of {', '.join(Level)}")]
    above = known.get(parent)
    depth = Level(level).depth
    if depth and (above is None or above["level"] != list(Level)[depth - 1]):
        return [Fault(f"The parent of {code} is {parent!r}", row.where, f"a {list(Level)[depth - 1]}")]
    if depth > 1 and not code.startswith(parent):
        return [Fault(f"The code {code} does not begin with that of its parent {parent}", row.where)]
    return []


def _industry(row: Row, known: dict[str, Row], tags: tuple[Tag, ...]) -> Industry:
    top = row
    while top["parent"]:
        top = known[top["parent"]]
    return Industry(row["code"], row["name"], Level(row["level"]), row["parent"], top["code"], row["name_en"], tags)

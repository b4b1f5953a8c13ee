"""Finds what begins with a text, or is that text: codes, pinyin and its initials, whole names; all in one order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import polars as pl

from gaodi.registry.enterprises.directory import files
from gaodi.registry.enterprises.directory.bits import Rows

NAME = "keys.arrow"
_LAST, _NEXT = "\U0010ffff", "\x00"
"""What comes behind every key that begins with a text, and right behind the text itself."""


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Keys in order, with the row that each leads to."""

    keys: pl.Series
    to: pl.Series

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Those that `build` wrote into the folder, mapped into memory."""
        frame = files.mapped(folder / NAME)
        return cls(frame["key"], frame["row"])

    def beginning(self, text: str) -> Rows:
        """The rows of the keys that begin with the text; one may be there several times."""
        return self._between(text, text + _LAST)

    def equal(self, text: str) -> Rows:
        """The rows of the keys that are the text, in order; one may be there several times."""
        return self._between(text, text + _NEXT)

    def _between(self, low: str, high: str) -> Rows:
        begin, end = self.keys.search_sorted(low, "left"), self.keys.search_sorted(high, "left")
        return self.to[begin:end].to_numpy()


def build(keys: pl.DataFrame, folder: Path) -> None:
    """Write the keys (columns `key` and `row`) into a folder."""
    kept = keys.filter(pl.col("key").is_not_null() & (pl.col("key") != ""))
    files.write(kept.select("key", pl.col("row").cast(pl.UInt32)).sort("key", "row"), folder / NAME)

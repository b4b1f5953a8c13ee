"""How sellers' names are written on lists that nobody keeps: the ways in which names vary most, a few of each."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from gaodi.demo.draws import Bools, Draws, Ints

_FORM = r"(集团)?(有限责任公司|股份有限公司|有限公司|厂)$"

KINDS: dict[str, Callable[[pl.Expr], pl.Expr]] = {
    "no-form": lambda name: name.str.replace(_FORM, ""),
    "short-form": lambda name: name.str.replace(_FORM, "公司"),
    "no-region": lambda name: name.str.replace(r"^(湖南|长沙)", ""),
    "region-in-brackets": lambda name: name.str.replace(r"^(湖南|长沙)(..)", "$2（$1）"),
    "region-added": lambda name: pl.lit("湖南省长沙市") + name.str.replace(r"^(湖南|长沙)", ""),
    "blanks": lambda name: name.str.replace(r"^(..)", "$1 ") + " ",
    "full-width": lambda name: name + "　",
    "limited-liability": lambda name: name.str.replace(r"有限公司$", "有限责任公司"),
    "department": lambda name: name + "（销售部）",
    "slip": lambda name: name.str.replace(r"^(...)(.)", "$1"),
}
"""By kind what becomes of a name."""


def misspelt(draws: Draws, purpose: str, of: Ints, names: pl.Series, wanted: Bools) -> tuple[pl.Series, pl.Series]:
    """The names, those that are wanted misspelt; and by which kind, null where a name is as it should be."""
    kinds = np.array(list(KINDS), dtype=object)
    drawn = pl.Series(kinds[draws.below(f"{purpose}/kind", of, len(kinds))].tolist(), dtype=pl.String)
    frame = pl.DataFrame({"name": names, "kind": drawn.set(pl.Series(~wanted), None)})
    spelt = pl.col("name")
    for kind, change in KINDS.items():
        spelt = pl.when(pl.col("kind") == kind).then(change(pl.col("name"))).otherwise(spelt)
    return frame.select(name=spelt)["name"], frame["kind"]

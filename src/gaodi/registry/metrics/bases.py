"""The official texts that metrics are defined by, in English."""

from __future__ import annotations

from functools import lru_cache

from gaodi import catalog
from gaodi.registry import csvfile

COLUMNS = ("name", "name_en")


def basis_en(name: str) -> str:
    """What the text is called in English; its own name where nobody has translated it."""
    return _known().get(name, name)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {row["name"]: row["name_en"] for row in csvfile.rows(catalog.path("metric-bases.csv"), COLUMNS)}

"""Of which years there are figures for a rulebook."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gaodi.errors import GaodiError
from gaodi.registry import derived
from gaodi.registry.observations import TABLE
from gaodi.rules import gathering, library
from gaodi.rules.model import Rulebook

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def of(ws: Workspace, rulebook: Rulebook) -> tuple[int, ...]:
    """The years, in order; none for a rulebook that reads no figures or cannot be read itself."""
    try:
        mark = library.program(ws, rulebook.id).hash
    except GaodiError:
        return ()
    return _known(str(ws.path), rulebook.id, mark, tuple(derived.batches(ws, TABLE)))


@lru_cache(maxsize=64)
def _known(folder: str, key: str, _mark: str, _batches: tuple[int, ...]) -> tuple[int, ...]:
    import gaodi

    ws = gaodi.open(folder)
    return gathering.years(ws, library.program(ws, key))


def ranges(years: Sequence[int]) -> str:
    """Years as a sentence has them: `2019–2021, 2023`."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return _(", ").join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)

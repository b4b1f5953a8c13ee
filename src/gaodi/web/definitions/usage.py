"""Where definitions are used: the targets of plans that are bound to a metric or a list.

Only of plans that the person may see, each in the version that the person may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest

import gaodi
from gaodi.plan import library
from gaodi.plan.attainment import bindings
from gaodi.plan.attainment.bindings import Binding
from gaodi.plan.library import DRAFT
from gaodi.plan.model import Target
from gaodi.registry import defined
from gaodi.web.plans.selectors import Shown, entries
from gaodi.web.plans.workspace import workspace


@dataclass(frozen=True, slots=True)
class Use:
    """A target of a plan, and by what it is measured."""

    shown: Shown
    target: Target
    binding: Binding


def uses(request: HttpRequest) -> tuple[Use, ...]:
    """Every bound target of the plans that the person may see."""
    ws = workspace()
    seen = tuple((entry.id, entry.version or DRAFT) for entry in entries(request))
    if ws is None or not seen:
        return ()
    stamps = tuple(stamp for key, _version in seen for stamp in defined.stamps(f"bindings/{key}.yaml", ws))
    return _uses(str(ws.path), ws.lake.last, seen, stamps)


@lru_cache(maxsize=8)
def _uses(folder: str, _last: int, seen: tuple[tuple[str, int | str], ...], _stamps: object) -> tuple[Use, ...]:
    """They are kept until something is written: the last batch, or a file of bindings, is another then."""
    return tuple(_found(folder, seen))


def _found(folder: str, seen: tuple[tuple[str, int | str], ...]) -> Iterator[Use]:
    ws = gaodi.open(folder)
    known = {entry.id: entry for entry in library.plans(ws)}
    for key, version in seen:
        shown = Shown(ws, known[key], version, library.current(ws, key, version))
        bound = bindings.of(ws, shown.plan)
        yield from (Use(shown, target, bound[target.id]) for target in shown.plan.targets if target.id in bound)


def of_metric(request: HttpRequest, key: str) -> list[Use]:
    """The targets that are measured by a metric."""
    return [use for use in uses(request) if use.binding.metric == key]


def of_list(request: HttpRequest, key: str, region: str) -> list[Use]:
    """The targets of a region that are counted by a named list."""
    return [use for use in uses(request) if use.binding.list == key and region in use.binding.subjects]

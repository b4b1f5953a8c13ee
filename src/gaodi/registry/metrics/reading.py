"""The metrics of the catalogue and of a workspace, read and checked as one set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from gaodi import catalog, units
from gaodi.errors import InputError
from gaodi.registry import defined
from gaodi.registry.definition import Definition
from gaodi.registry.identified import Set, doubles
from gaodi.registry.metrics.checking import check
from gaodi.registry.metrics.model import Metric

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NAME = "metrics.yaml"

_IGNORED = re.compile(r"[\s“”\"'‘’《》()（）]")


class File(Definition):
    """What metrics.yaml holds."""

    format: Literal["gaodi-metrics/1"]
    metrics: tuple[Metric, ...]


class Metrics(Set[Metric]):
    """Metrics by id, in the order of their files."""

    noun = "metric"

    def __init__(self, items: Iterable[Metric] = ()) -> None:
        super().__init__(items)
        self._named: dict[str, list[Metric]] = {}
        for metric in self.values():
            for name in dict.fromkeys(folded(name) for name in metric.names):
                self._named.setdefault(name, []).append(metric)

    def named(self, name: str, unit: str | None = None) -> tuple[Metric, ...]:
        """The metrics that are called so, by name or alias; of those, if a unit is given, the ones it can measure.

        Exact but for spaces, quotation marks, brackets and full-width forms: nothing is guessed. Raises UnitError.
        """
        found = self._named.get(folded(name), [])
        return tuple(m for m in found if unit is None or units.compatible(m.measure, unit))


def folded(name: str) -> str:
    """A name without what writers vary: spaces, quotation marks, brackets, full-width forms, capitals."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name)).casefold()


def load(ws: Workspace | None = None) -> Metrics:
    """The metrics of the catalogue, and those of a workspace's own catalog/metrics.yaml, which win.

    Raises InputError with every fault and its line.
    """
    return _load(defined.stamps(NAME, ws))


@lru_cache(maxsize=16)
def _load(stamps: tuple[defined.Stamp, ...]) -> Metrics:
    metrics: dict[str, Metric] = {}
    places: dict[str, tuple[Any, str]] = {}
    faults = []
    for stamp in stamps:
        file, lines = defined.read(stamp, File)
        faults += doubles(file.metrics, lines, "metrics", str(stamp.path))
        for metric, content in zip(file.metrics, lines["metrics"], strict=True):
            metrics[metric.id], places[metric.id] = metric, (content, str(stamp.path))
    faults += check(metrics, lambda key, part: _place(*places[key], part))
    if faults:
        raise InputError.of(faults)
    return Metrics(metrics.values())


def _place(lines: Any, where: str, part: str) -> str:
    """The line of a key of a metric; keys of `total` are looked for there. Without it the line of the id."""
    path = ("total", part) if part in (lines.get("total") or {}) else (part,)
    return catalog.place(lines, path if path[0] in lines else ("id",), where)

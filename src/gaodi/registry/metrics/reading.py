"""The metrics of the catalogue and of a workspace, read and checked as one set.

The catalogue has a file for each theme (`metrics/finance.yaml`); a workspace one of its own (`metrics.yaml`), or
several in a folder `metrics`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gaodi import catalog, units
from gaodi.errors import Fault, InputError
from gaodi.registry import defined
from gaodi.registry.definition import Definition
from gaodi.registry.identified import Set, doubles
from gaodi.registry.metrics.checking import check
from gaodi.registry.metrics.kinds import SubjectKind
from gaodi.registry.metrics.model import Metric
from gaodi.registry.metrics.themes import Theme

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NAME = "metrics.yaml"
FOLDER = "metrics"

_IGNORED = re.compile(r"[\s“”\"'‘’《》()（）]")
_ORDER = list(Theme)


class File(Definition):
    """What a file of metrics holds. theme: of those that say none."""

    format: Literal["gaodi-metrics/1"]
    theme: Theme = Theme.OTHER
    metrics: tuple[Metric, ...]


class Metrics(Set[Metric]):
    """Metrics by id, by theme and then in the order of their files."""

    noun = "metric"

    def __init__(self, items: Iterable[Metric] = ()) -> None:
        super().__init__(sorted(items, key=lambda metric: _ORDER.index(metric.theme)))
        self._named: dict[str, list[Metric]] = {}
        for metric in self.values():
            for name in dict.fromkeys(folded(name) for name in metric.names):
                self._named.setdefault(name, []).append(metric)

    def named(self, name: str, unit: str | None = None, kind: SubjectKind | None = None) -> tuple[Metric, ...]:
        """The metrics that are called so, by name or alias; of those, where it is said, the ones that the unit can
        measure and that are measured for the kind of subject (工业总产值 of an enterprise is not that of a region).

        Exact but for spaces, quotation marks, brackets and full-width forms: nothing is guessed. Raises UnitError.
        """
        found = (m for m in self._named.get(folded(name), []) if kind is None or kind in m.subjects)
        return tuple(m for m in found if unit is None or units.compatible(m.measure, unit))

    def find(self, words: str = "", theme: Theme | None = None, kind: SubjectKind | None = None) -> tuple[Metric, ...]:
        """The metrics that have every word in their id, a name, the definition or the basis; of a theme, and measured
        for a kind of subject, where that is said. Those that have the words in a name come first."""
        there = [m for m in self.values() if theme in (None, m.theme) and (kind is None or kind in m.subjects)]
        asked = [folded(word) for word in words.split()]
        by_name = [m for m in there if _has(asked, m.id, m.name_en, *m.names)]
        rest = [m for m in there if _has(asked, m.id, m.name_en, *m.names, *_said(m))]
        return tuple(dict.fromkeys([*by_name, *rest]))

    def single(self, key: str) -> str:
        """The metric of single enterprises behind one: what it is gathered from, else itself. Raises NotFound."""
        gathers = self[key].gathers
        return gathers.metric if gathers and gathers.metric else key


def _said(metric: Metric) -> tuple[str, ...]:
    """What is said of a metric besides its names."""
    return metric.definition, metric.definition_en, metric.basis, metric.form


def _has(words: Iterable[str], *places: str) -> bool:
    text = " ".join(folded(place) for place in places)
    return all(word in text for word in words)


def folded(name: str) -> str:
    """A name without what writers vary: spaces, quotation marks, brackets, full-width forms, capitals."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name)).casefold()


def load(ws: Workspace | None = None) -> Metrics:
    """The metrics of the catalogue, and those of a workspace's own catalog/metrics.yaml, which win.

    Raises InputError with every fault and its line.
    """
    roots = [catalog.root(), *([ws.path / defined.FOLDER] if ws is not None else [])]
    stamps = [tuple(map(defined.Stamp.of, _files(root))) for root in roots]
    return _load(tuple(filter(None, stamps)))


def _files(root: Path) -> Iterator[Path]:
    """The files of metrics under a root."""
    if (root / NAME).is_file():
        yield root / NAME
    yield from sorted((root / FOLDER).glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class _Read:
    """A metric as a file defines it. lines: its content, which remembers them; theme: of the file, where that says."""

    metric: Metric
    lines: Any
    where: str
    theme: Theme | None

    def themed(self, replaced: Metric | None) -> Metric:
        """The metric with the theme of its file, or of the one that it replaces, where it says none itself."""
        if "theme" in self.metric.model_fields_set:
            return self.metric
        theme = self.theme or (replaced.theme if replaced else Theme.OTHER)
        return self.metric.model_copy(update={"theme": theme})


@lru_cache(maxsize=16)
def _load(roots: tuple[tuple[defined.Stamp, ...], ...]) -> Metrics:
    metrics: dict[str, Metric] = {}
    places: dict[str, _Read] = {}
    faults: list[Fault] = []
    for stamps in roots:
        found = _read(stamps, faults)
        metrics |= {key: one.themed(metrics.get(key)) for key, one in found.items()}
        places |= found
    faults += check(metrics, lambda key, part: _place(places[key].lines, places[key].where, part))
    if faults:
        raise InputError.of(faults)
    return Metrics(metrics.values())


def _read(stamps: Iterable[defined.Stamp], faults: list[Fault]) -> dict[str, _Read]:
    """The metrics that the files under one root define, each once."""
    found: dict[str, _Read] = {}
    for stamp in stamps:
        file, lines = defined.read(stamp, File)
        where = str(stamp.path)
        theme = file.theme if "theme" in file.model_fields_set else None
        faults += doubles(file.metrics, lines, "metrics", where)
        for metric, content in zip(file.metrics, lines["metrics"], strict=True):
            one = found.setdefault(metric.id, _Read(metric, content, where, theme))
            if one.where != where:
                at = catalog.place(content, ("id",), where)
                faults.append(Fault(f"{metric.id!r} is defined in {one.where} too", at, "an id of its own"))
    return found


def _place(lines: Any, where: str, part: str) -> str:
    """The line of a key of a metric, also of one in `total` or `gathers`; without it the line of the id."""
    within = next((key for key in ("total", "gathers") if part in (lines.get(key) or {})), None)
    path = (within, part) if within else (part,)
    return catalog.place(lines, path if path[0] in lines else ("id",), where)

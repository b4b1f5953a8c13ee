"""The forms of the catalogue and of a workspace, read and checked against metrics, tables and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gaodi import catalog, units
from gaodi.errors import Fault, InputError
from gaodi.registry import defined, metrics, sources
from gaodi.registry.forms import coherence
from gaodi.registry.forms.model import Choice, Column, Form, Type
from gaodi.registry.forms.targets import fields
from gaodi.registry.identified import Set
from gaodi.registry.metrics import Metric, Metrics
from gaodi.registry.sources import Sources

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FOLDER = "forms"


class Forms(Set[Form]):
    """Forms by id."""

    noun = "form"


def load(ws: Workspace | None = None) -> Forms:
    """The forms of the catalogue, and those in `catalog/forms` of a workspace, which win.

    What a column does not say of its metric (unit, bounds, choices) is filled in. Raises InputError with every fault of
    every file, each with its line.
    """
    return _load(_stamps(ws), metrics.load(ws), sources.load(ws))


def _stamps(ws: Workspace | None) -> tuple[defined.Stamp, ...]:
    places = [catalog.root() / FOLDER, *([ws.path / defined.FOLDER / FOLDER] if ws is not None else [])]
    return tuple(defined.Stamp.of(path) for place in places for path in sorted(place.glob("*.yaml")))


_KEPT: dict[tuple[Any, ...], tuple[Metrics, Sources, Forms]] = {}
"""The last forms that were read, with what they were checked against: for some workspaces, and for none."""

MOST = 8


def _load(stamps: tuple[defined.Stamp, ...], known: Metrics, given: Sources) -> Forms:
    key = (stamps, id(known), id(given))
    if key not in _KEPT:
        made = _read(stamps, known, given)
        if len(_KEPT) >= MOST:
            _KEPT.clear()
        _KEPT[key] = (known, given, made)
    return _KEPT[key][2]


def _read(stamps: tuple[defined.Stamp, ...], known: Metrics, given: Sources) -> Forms:
    forms: list[Form] = []
    faults: list[Fault] = []
    for stamp in stamps:
        try:
            form, lines = defined.read(stamp, Form)
        except InputError as error:
            faults += error.faults
            continue
        found = list(coherence.faults(form, completed(form, known), lines, str(stamp.path), known, given))
        faults += found
        if not found:
            forms.append(completed(form, known))
    if faults:
        raise InputError.of(faults)
    return Forms(forms)


def completed(form: Form, known: Metrics) -> Form:
    """The form with what its columns leave to their metrics."""
    columns = tuple(_completed(form, column, known) for column in form.columns)
    return form.model_copy(update={"columns": columns})


def _completed(form: Form, column: Column, known: Metrics) -> Column:
    metric = known.get(column.metric) if column.metric else None
    if metric is None:
        kept = fields.unit(form.table, column.field)
        return column.model_copy(update={"unit": column.unit or kept}) if column.type.numeric else column
    update: dict[str, Any] = {
        "heading": column.heading or metric.name,
        "heading_en": column.heading_en or metric.name_en,
        "aliases": (*column.aliases, *metric.names),
        "note": column.note or metric.definition,
        "note_en": column.note_en or ("" if column.note else metric.definition_en),
    }
    if column.type.numeric:
        update["unit"] = column.unit or metric.unit
        if column.bounds is None and units.compatible(update["unit"], metric.unit):
            update["bounds"] = _bounds(metric, update["unit"])
    if column.type is Type.CHOICE and not column.choices:
        update["choices"] = tuple(Choice(code=code, name=code) for code in metric.codes)
    return column.model_copy(update=update)


def _bounds(metric: Metric, unit: str) -> tuple[float | None, float | None]:
    """The metric's bounds in the column's unit."""
    by = units.ratio(metric.unit, unit)
    low, high = (None if bound is None else float(bound * by) for bound in metric.bounds)
    return low, high

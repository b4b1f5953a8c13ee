"""The forms of the catalogue and of a workspace, read and checked against metrics, tables and sources."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi import catalog, units
from gaodi.errors import Fault, GaodiError, InputError
from gaodi.registry import defined, metrics, sources
from gaodi.registry.forms import counting
from gaodi.registry.forms.cells import DTYPES
from gaodi.registry.forms.headings import heading
from gaodi.registry.forms.model import Choice, Column, Form, Table, Type
from gaodi.registry.forms.targets import fields
from gaodi.registry.identified import Set
from gaodi.registry.metrics import Metric, Metrics
from gaodi.registry.metrics import Type as MetricType
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
"""The last forms that were read, with what they were checked against."""


def _load(stamps: tuple[defined.Stamp, ...], known: Metrics, given: Sources) -> Forms:
    key = (stamps, id(known), id(given))
    if key not in _KEPT:
        made = _read(stamps, known, given)
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
        found = list(_faults(form, lines, str(stamp.path), known, given))
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


_TYPES = {
    MetricType.NUMBER: (Type.NUMBER, Type.INTEGER),
    MetricType.YES_NO: (Type.YES_NO,),
    MetricType.CATEGORY: (Type.CHOICE,),
    MetricType.TEXT: (Type.TEXT,),
}


def _faults(form: Form, lines: Any, where: str, known: Metrics, given: Sources) -> Iterator[Fault]:
    """What does not hold together in one form."""

    def at(*path: str | int) -> str:
        return catalog.place(lines, path, where)

    keys = [column.key for column in form.columns]
    for number, column in enumerate(form.columns):
        if column.key in keys[:number]:
            yield Fault(f"Two columns have the key {column.key!r}", at("columns", number, "key"), "a key of its own")
        for fault in (*_metric_faults(form, column, known), *_field_faults(form, column)):
            yield Fault(
                fault.what, at("columns", number, "metric" if column.metric else "field"), fault.expected, fault.do
            )
        if column.name_of and column.name_of not in keys:
            yield _no_column(column.name_of, keys, at("columns", number, "name_of"))
        if column.type is Type.CHOICE and not column.choices and not column.metric:
            yield Fault(f"{column.key} has no choices", at("columns", number, "key"), "`choices`")
    yield from _name_faults(completed(form, known), at)
    yield from _form_faults(form, at, given)
    for number, check in enumerate(form.checks):
        for name in check.parsed.columns:
            if name not in keys:
                yield _no_column(name, keys, at("checks", number, "rule"))
            elif not form.column(name).type.numeric and form.column(name).type is not Type.DATE:
                yield Fault(f"{name} is no number, so no rule can reckon with it", at("checks", number, "rule"))


def _metric_faults(form: Form, column: Column, known: Metrics) -> Iterator[Fault]:
    if column.metric is None:
        return
    if form.table is not Table.OBSERVATIONS:
        yield Fault(f"A form of {form.table} has no metrics", expected="`field`, or `table: observations`")
        return
    metric = known.get(column.metric)
    if metric is None:
        try:
            known[column.metric]
        except GaodiError as error:
            yield from error.faults
        return
    if column.type not in _TYPES[metric.type]:
        expected = f"type: {_TYPES[metric.type][0]}"
        yield Fault(f"{metric.id} is a {metric.type}, and the column a {column.type}", expected=expected)
    if form.subjects is not None and form.subjects not in metric.subjects:
        yield Fault(
            f"{metric.id} is not measured for a {form.subjects}", expected=f"one of: {', '.join(metric.subjects)}"
        )
    for kind in form.periods:
        if not counting.counts(kind, metric):
            expected = f"a period by {', '.join(metric.frequency)}"
            yield Fault(f"{metric.id} has no values for a period by {kind}", expected=expected)
    if column.unit and not units.compatible(column.unit, metric.unit or "1"):
        yield Fault(f"{metric.id} is in {metric.unit}, and the column in {column.unit}", expected="a unit like it")


def _field_faults(form: Form, column: Column) -> Iterator[Fault]:
    if not column.field:
        return
    known = fields.names(form.table)
    if column.field not in known:
        near = difflib.get_close_matches(column.field, known, n=1)
        do = f"Did you mean {near[0]!r}?" if near else ""
        expected = f"one of: {', '.join(known)}" if known else "`metric`"
        yield Fault(f"{form.table} has no field {column.field!r}", expected=expected, do=do)
        return
    wanted = fields.dtype(form.table, column)
    given = DTYPES.get(column.type, pl.String)
    if wanted != given:
        yield Fault(f"{column.field} is kept as {wanted}, and the column gives {given()}", do="Choose another type")
    kept = fields.unit(form.table, column.field)
    if column.unit and kept and not units.compatible(column.unit, kept):
        yield Fault(f"{column.field} is kept in {kept}, and the column is in {column.unit}", expected="a unit like it")


def _name_faults(form: Form, at: Callable[..., str]) -> Iterator[Fault]:
    """Headings that are those of two columns: nobody could tell which is meant."""
    taken: dict[str, str] = {}
    for number, column in enumerate(form.columns):
        for name in column.names:
            first = taken.setdefault(heading(name).plain, column.key)
            if first != column.key:
                yield Fault(f"{first} and {column.key} are both called {name}", at("columns", number, "heading"))


def _form_faults(form: Form, at: Callable[..., str], given: Sources) -> Iterator[Fault]:
    keys = form.keys
    for key in form.unique:
        if key not in keys:
            yield _no_column(key, keys, at("unique"))
    if form.subject is not None and form.subject not in keys:
        yield _no_column(form.subject, keys, at("subject"))
    if form.source is not None and form.source not in given:
        yield Fault(f"There is no source {form.source!r}", at("source"), do="Define it in sources.yaml")
    if form.table is Table.OBSERVATIONS:
        if form.subject is None or form.subjects is None:
            yield Fault("A form of observations says what they are about", at("table"), "`subjects` and `subject`")
        if not form.periods:
            yield Fault("A form of observations has periods", at("table"), "`periods`")
        return
    facts = fields.FACTS[form.table]
    for name in form.constants:
        if name not in facts.columns:
            yield Fault(
                f"{form.table} has no field {name!r}", at("constants", name), f"one of: {', '.join(facts.columns)}"
            )


def _no_column(name: str, keys: Sequence[str], where: str) -> Fault:
    near = difflib.get_close_matches(name, keys, n=1)
    do = f"Did you mean {near[0]!r}?" if near else ""
    return Fault(f"There is no column {name!r}", where, "" if near else f"one of: {', '.join(keys)}", do)

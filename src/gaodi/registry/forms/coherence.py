"""What a form must keep with metrics, tables and sources, and within itself; each fault with its line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import polars as pl

from gaodi import catalog, units
from gaodi.errors import Fault, NotFound
from gaodi.registry.forms import counting
from gaodi.registry.forms.cells import DTYPES
from gaodi.registry.forms.headings import heading
from gaodi.registry.forms.model import Column, Form, Table, Type
from gaodi.registry.forms.targets import fields
from gaodi.registry.metrics import Metrics
from gaodi.registry.metrics import Type as MetricType
from gaodi.registry.sources import Sources

At = Callable[..., str]
"""The keys that lead to a place in the file → file and line."""

_TYPES = {
    MetricType.NUMBER: (Type.NUMBER, Type.INTEGER),
    MetricType.YES_NO: (Type.YES_NO,),
    MetricType.CATEGORY: (Type.CHOICE,),
    MetricType.TEXT: (Type.TEXT,),
}


def faults(form: Form, whole: Form, lines: Any, where: str, known: Metrics, given: Sources) -> Iterator[Fault]:
    """What does not hold together in one form. whole: the form with what its columns leave to their metrics."""

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
    yield from _name_faults(whole, at)
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
        except NotFound as error:
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


def _name_faults(form: Form, at: At) -> Iterator[Fault]:
    """Headings that are those of two columns: nobody could tell which is meant."""
    taken: dict[str, str] = {}
    for number, column in enumerate(form.columns):
        for name in column.names:
            first = taken.setdefault(heading(name).plain, column.key)
            if first != column.key:
                yield Fault(f"{first} and {column.key} are both called {name}", at("columns", number, "heading"))


def _form_faults(form: Form, at: At, given: Sources) -> Iterator[Fault]:
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
        if bool(form.of_type(Type.METRIC)) != any(column.field == "value" for column in form.columns):
            what = "A column of metrics and one with `field: value` go together"
            yield Fault(what, at("columns"), "both, or columns with a `metric`")
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

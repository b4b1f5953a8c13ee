"""Figures that stand in rows of their own: whether metric, subject, period and unit go together, and the bounds."""

from __future__ import annotations

import polars as pl

from gaodi.registry.forms import long
from gaodi.registry.forms.across.said import Whole
from gaodi.registry.forms.columns import after
from gaodi.registry.forms.faults import Stop
from gaodi.registry.forms.long import Keys, Said


def check(whole: Whole) -> None:
    """Faults for figures of which what they say does not hold together, and for those out of bounds."""
    columns = long.keys(whole.job.form)
    if columns is None or not whole.has(columns.metric, columns.value):
        return
    rows = whole.rows(columns.value, *columns.said).collect()
    for values, part in long.groups(rows, columns):
        try:
            said = long.read(whole.job, columns, values)
        except Stop as stop:
            whole.say(stop.code, columns.metric, part, **stop.facts)
        else:
            _bounds(whole, columns, said, part)


def _bounds(whole: Whole, columns: Keys, said: Said, part: pl.DataFrame) -> None:
    value = pl.col(columns.value) * said.by.numerator / said.by.denominator
    low, high = said.metric.bounds
    unit = after(said.unit)
    if low is not None and (lower := part.filter(value < low)).height:
        whole.say("too-low", columns.value, lower, bound=float(low / said.by), unit=unit)
    if high is not None and (higher := part.filter(value > high)).height:
        whole.say("too-high", columns.value, higher, bound=float(high / said.by), unit=unit)
    if said.metric.whole and (broken := part.filter((value - value.round(0)).abs() > 1e-9 * value.abs())).height:
        whole.say("not-whole", columns.value, broken)

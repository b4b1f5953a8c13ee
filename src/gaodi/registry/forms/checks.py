"""What has to hold within a row: cells that must be filled, bounds, whole numbers, the rules of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from gaodi.registry.forms import rules
from gaodi.registry.forms.columns import Placed, after
from gaodi.registry.forms.faults import MOST, Faults
from gaodi.registry.forms.model import Check, Form, Type
from gaodi.registry.forms.staging import ROW


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at in all rows at once. wrong: whether a row has the fault."""

    code: str
    key: str
    wrong: pl.Expr
    check: Check | None = None


def in_form_units(columns: Mapping[str, Placed]) -> dict[str, pl.Expr]:
    """What rules reckon with: the numbers of a row in the units of the form, whatever those of the file, and days as
    numbers."""
    days = {key: pl.col(key).cast(pl.Int32).cast(pl.Float64) for key, one in columns.items() if _is_day(one)}
    return days | {
        key: pl.col(key) if one.by == 1 else pl.col(key) * one.by.numerator / one.by.denominator
        for key, one in columns.items()
        if one.column.type.numeric
    }


class RowChecks:
    """The checks of a form for a sheet with these columns."""

    def __init__(self, form: Form, columns: Mapping[str, Placed], faults: Faults) -> None:
        self._columns, self._faults = columns, faults
        self._cells = in_form_units(columns)
        self._names = {column.key: column.heading for column in form.columns}
        self._looks = [*self._cell_looks(), *self._rule_looks(form)]

    def check(self, frame: pl.DataFrame, wrong: Mapping[str, pl.Series]) -> None:
        """Look at typed rows. wrong: by column, the rows of which more is known than that they are empty."""
        if not self._looks or frame.is_empty():
            return
        marks = frame.lazy().select(look.wrong.alias(str(n)) for n, look in enumerate(self._looks)).collect()
        for n, look in enumerate(self._looks):
            mark = marks[str(n)].fill_null(value=False)
            if not mark.any():
                continue
            rows = frame.filter(mark)
            if look.code == "required" and look.key in wrong:
                rows = rows.filter(~pl.col(ROW).is_in(wrong[look.key].implode()))
            if rows.height:
                self._say(look, rows)

    def _cell_looks(self) -> Iterator[Look]:
        for key, one in self._columns.items():
            if one.column.required:
                yield Look("required", key, pl.col(key).is_null())
            low, high = one.column.bounds or (None, None)
            if low is not None:
                yield Look("too-low", key, self._cells[key] < low)
            if high is not None:
                yield Look("too-high", key, self._cells[key] > high)
            if one.column.type is Type.INTEGER:
                value = self._cells[key]
                yield Look("not-whole", key, (value - value.round(0)).abs() > 1e-9 * value.abs())

    def _rule_looks(self, form: Form) -> Iterator[Look]:
        for check in form.checks:
            if all(name in self._columns for name in check.parsed.columns):
                cells = self._checked_cells(check)
                wrong = check.parsed.broken(cells, check.tolerance)
                yield Look("rule", check.parsed.columns[0], wrong, check)

    def _checked_cells(self, check: Check) -> dict[str, pl.Expr]:
        return rules.zeros(self._cells, check.parsed.columns) if check.empty_is_zero else self._cells

    def _say(self, look: Look, rows: pl.DataFrame) -> None:
        numbers = rows[ROW].to_list()
        if look.check is not None:
            self._say_rule(look.check, rows, numbers)
            return
        one = self._columns[look.key]
        values = rows.head(MOST)[look.key].to_list() + [None] * (rows.height - min(rows.height, MOST))
        low, high = one.column.bounds or (None, None)
        bound = low if look.code == "too-low" else high
        shown = None if bound is None else float(bound * one.by.denominator / one.by.numerator)
        written = [None if value is None else f"{value:.12g}" for value in values]
        self._faults.add(look.code, one.place, numbers, written, bound=shown or 0.0, unit=after(one.unit))

    def _say_rule(self, check: Check, rows: pl.DataFrame, numbers: list[int]) -> None:
        left, right = check.parsed.sides(self._checked_cells(check))
        sides = rows.head(MOST).select(left.alias("left"), right.alias("right"))
        show = _day if _is_day(self._columns[check.parsed.columns[0]]) else _figure
        facts = [{"left": show(a), "right": show(b)} for a, b in sides.iter_rows()]
        facts += [{"left": "", "right": ""}] * (len(numbers) - len(facts))
        said = {
            "say_en": f" ({check.say_en})" if check.say_en else "",
            "say_zh": f"（{check.say}）" if check.say else "",
        }
        place = self._columns[check.parsed.columns[0]].place
        written = check.parsed.written(self._names)
        self._faults.add(
            "rule",
            place,
            numbers,
            facts=facts,
            severity=check.severity,
            rule=written,
            sign=_NOT[check.parsed.sign],
            **said,
        )


_EPOCH = date(1970, 1, 1).toordinal()
_NOT = {"=": "≠", "<=": ">", ">=": "<", "<": "≥", ">": "≤"}


def _is_day(one: Placed) -> bool:
    return one.column.type is Type.DATE


def _figure(value: float) -> str:
    return f"{value:.12g}"


def _day(value: float) -> str:
    return str(date.fromordinal(_EPOCH + int(value)))

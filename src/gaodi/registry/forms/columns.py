"""The columns of a sheet as columns of a form: which is where, and in which unit its figures are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from gaodi import units
from gaodi.errors import UnitError
from gaodi.registry.forms.faults import Faults, Place, letter
from gaodi.registry.forms.headers import Header
from gaodi.registry.forms.matching import How, Suggestion, unit_of
from gaodi.registry.forms.messages import near
from gaodi.registry.forms.model import Column, Form

_IGNORED = {"序号", "编号", "no", "no.", "#", "备注", "说明"}


@dataclass(frozen=True)
class Placed:
    """A column of the form and where it is. unit: of the figures in the file."""

    column: Column
    place: Place
    unit: str = ""

    @cached_property
    def by(self) -> Fraction:
        """What a figure of the file is multiplied with to be in the form's unit."""
        return units.ratio(self.unit, self.column.unit) if self.unit and self.column.unit else Fraction(1)


def after(unit: str) -> str:
    """A unit as it stands behind a number; nothing where there is none."""
    return f" {unit}" if unit and unit != "1" else ""


def placed(form: Form, sheet: str, header: Header, found: Sequence[Suggestion], faults: Faults) -> dict[str, Placed]:
    """The columns that are loaded, by key; with faults for those that are missing, there twice, in a strange unit."""
    columns: dict[str, Placed] = {}
    for one in found:
        if one.key is None or not one.how.sure:
            continue
        column, place = form.column(one.key), Place(sheet, one.index, one.heading)
        if one.key in columns:
            first = columns[one.key].place.letter
            faults.add("column-twice", place, [header.last + 1], first=first, second=place.letter)
            continue
        unit = unit_of(column, one.unit, header.unit) if column.type.numeric else ""
        columns[one.key] = Placed(column, place, _fitting(column, unit, place, header, faults))
    _missing(form, columns, found, Place(sheet), faults)
    _strange(form, found, sheet, header, faults)
    return columns


def _fitting(column: Column, unit: str, place: Place, header: Header, faults: Faults) -> str:
    if not column.unit or not unit:
        return column.unit
    try:
        units.ratio(unit, column.unit)
    except UnitError:
        faults.add("wrong-unit", place, [header.last + 1], unit=unit, expected=column.unit)
        return column.unit
    return unit


def _missing(form: Form, columns: dict[str, Placed], found: Sequence[Suggestion], place: Place, faults: Faults) -> None:
    for column in form.columns:
        if column.required and column.key not in columns:
            perhaps = [f"{letter(one.index)} {one.heading}" for one in found if column.key in (one.key, *one.others)]
            faults.add("missing-column", Place(place.sheet, -1, column.heading), **near(", ".join(perhaps)))


def _strange(form: Form, found: Iterable[Suggestion], sheet: str, header: Header, faults: Faults) -> None:
    """What nobody has asked for: said, so that a column with a slip in its heading is not lost unseen."""
    for one in found:
        told = one.key is not None and one.how.sure
        if told or not one.heading.strip() or one.how is How.REMEMBERED or one.heading.strip().lower() in _IGNORED:
            continue
        perhaps = [form.column(key).heading for key in (one.key, *one.others) if key]
        faults.add(
            "unknown-column", Place(sheet, one.index, one.heading), [header.last + 1], **near(", ".join(perhaps))
        )

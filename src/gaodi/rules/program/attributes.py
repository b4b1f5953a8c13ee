"""What the register says of subjects, as expressions can ask for it."""

from __future__ import annotations

from fractions import Fraction

from gaodi import units
from gaodi.errors import UnitError
from gaodi.registry.metrics import Metric, SubjectKind
from gaodi.registry.metrics import Type as MetricType
from gaodi.rules.language.nodes import Column, Input, Origin
from gaodi.rules.language.types import CODE, DATE, TEXT, TRUTH, Kind, Type, number
from gaodi.units import Unit

_SCALES = ("micro", "small", "medium", "large")
_STATUSES = ("active", "suspended", "revoked", "deregistered", "moved-out")
_OWNERS = ("state", "collective", "private", "hmt", "foreign", "mixed")

ENTERPRISE: dict[str, Type] = {
    "industry": CODE,
    "region": CODE,
    "street": TEXT,
    "park": TEXT,
    "status": Type(Kind.TEXT, values=_STATUSES),
    "founded": DATE,
    "ownership": Type(Kind.TEXT, values=_OWNERS),
    "scale": Type(Kind.TEXT, values=_SCALES),
    "above_scale": TRUTH,
    "capital": number(units.parse("万元")),
}
"""Attributes of enterprises: industry (GB/T 4754, with its section: C3511; a beginning stands for all under it), region
(GB/T 2260), capital (registered) and the rest as in the table of enterprises."""

OTHERS: dict[str, Type] = {"region": CODE}
"""Attributes of every other kind of subject."""

ALIASES = {"county": "region", "district": "region"}


def of(kind: SubjectKind) -> dict[str, Type]:
    """The attributes of a kind of subject."""
    return ENTERPRISE if kind is SubjectKind.ENTERPRISE else OTHERS


def attribute(kind: SubjectKind, name: str) -> Column | None:
    """An attribute as a column."""
    name = ALIASES.get(name, name)
    found = of(kind).get(name)
    return Column(found, Input(Origin.ATTRIBUTE, name)) if found else None


def metric(of: Metric) -> Column:
    """A metric as a column, whose name is its id with _ for -."""
    return typed(of.type, of.unit, of.codes, of.bounds, Input(Origin.METRIC, of.id.replace("-", "_")))


def typed(
    kind: MetricType,
    unit: str,
    codes: tuple[str, ...],
    bounds: tuple[float | None, float | None],
    source: Input,
) -> Column:
    """A column of a type as metrics have them."""
    if kind is MetricType.YES_NO:
        return Column(TRUTH, source)
    if kind is not MetricType.NUMBER:
        return Column(Type(Kind.TEXT, values=codes), source)
    low, high = (None if end is None else Fraction(str(end)) for end in bounds)
    return Column(number(_unit(unit)), source, low, high)


def _unit(text: str) -> Unit:
    """The unit; of one that is none, which is said where it stands, the plain number."""
    try:
        return units.parse(text or "1")
    except UnitError:
        return units.parse("1")

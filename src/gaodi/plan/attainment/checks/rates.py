"""Two targets imply a rate: 2800 of value added on 11000 of output are 25.45 %. It must fit the stated or observed one.

Which rates there are is known from the metrics that are defined by their parts, and from RATES for the quotients that
every plan implies and few catalogues list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gaodi import units
from gaodi.errors import UnitError
from gaodi.plan.attainment.checks.finding import Check, Verdict, check, factor, same_scope
from gaodi.plan.attainment.goals import Better, goal
from gaodi.plan.model import Kind, Target

# A stated rate is rounded, and so are the two targets that imply it.
ROUNDING = 0.02
# The rates of a whole region's industry move slowly: an implied rate further than this from the last observed one asks
# for a change that the plan would have to name.
SLOW = 0.15


@dataclass(frozen=True, slots=True)
class Rate:
    """A quotient of two indicators, each known by metric ids or by its names in texts. unit: what it is written in."""

    id: str
    name: str
    name_en: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    names: tuple[str, ...] = ()
    unit: str = "%"


RATES = (
    Rate(
        "value-added-rate", "工业增加值率", "industrial value-added rate",
        ("industrial-value-added", "规模工业增加值", "规模以上工业增加值", "工业增加值"),
        ("industrial-output", "规模工业总产值", "规模以上工业总产值", "工业总产值"),
        ("工业增加值率", "规模以上工业增加值率"),
    ),
    Rate(
        "profit-rate", "营业收入利润率", "profit on revenue",
        ("industrial-profit", "规模工业企业利润总额", "规模以上工业企业利润总额", "规模工业利润总额", "利润总额"),
        ("industrial-revenue", "规模工业企业营业收入", "规模以上工业企业营业收入", "规模工业营业收入", "营业收入"),
        ("营业收入利润率",),
    ),
)  # fmt: skip


def rates(
    targets: Sequence[Target],
    metric: Mapping[str, str],
    known: Iterable[Rate] = (),
    observed: Callable[[Rate], tuple[str, float] | None] = lambda rate: None,
) -> Iterator[Check]:
    """One check for each pair of level targets of one scope and deadline that implies a rate.

    metric: target id → metric id, where bound. observed: the last observation of a rate (period, value in its unit).
    """
    levels = [t for t in targets if t.kind is Kind.LEVEL]
    for rate in (*known, *RATES):
        for above in _named(levels, rate.above, metric):
            for below in _named(levels, rate.below, metric):
                if same_scope(above, below) and above.deadline == below.deadline:
                    yield from _implied(rate, above, below, levels, metric, observed)


def _named(targets: Sequence[Target], names: tuple[str, ...], metric: Mapping[str, str]) -> list[Target]:
    return [t for t in targets if t.indicator in names or metric.get(t.id) in names]


def _implied(
    rate: Rate,
    above: Target,
    below: Target,
    levels: Sequence[Target],
    metric: Mapping[str, str],
    observed: Callable[[Rate], tuple[str, float] | None],
) -> Iterator[Check]:
    implied = _quotient(above, below, rate.unit)
    if implied is None:
        return
    facts = {
        "rate": rate.name, "rate_en": rate.name_en, "unit": rate.unit, "implied": implied, "deadline": above.deadline,
        "above": [above.indicator, above.value, above.unit], "below": [below.indicator, below.value, below.unit],
    }  # fmt: skip
    stated = [t for t in _named(levels, (rate.id, *rate.names), metric) if t.deadline == above.deadline]
    for one in (t for t in stated if same_scope(t, above)):
        by = factor(one, rate.unit) or 1.0
        asked = goal(one.comparator, one.value * by, better=Better.NEITHER)
        fits = asked.met(implied) or abs(implied - one.value * by) <= ROUNDING * abs(one.value * by)
        yield check("rate", fits, [above, below, one], stated=one.value * by, **facts)
        return
    seen = observed(rate)
    if seen is None:
        yield check("rate", Verdict.OPEN, [above, below], **facts)
    else:
        fits = abs(implied - seen[1]) <= SLOW * abs(seen[1])
        yield check("rate", fits, [above, below], observed=list(seen), **facts)


def _quotient(above: Target, below: Target, unit: str) -> float | None:
    try:
        by = units.ratio(units.parse(above.unit or "1") / units.parse(below.unit or "1"), unit)
    except UnitError:
        return None
    return above.value / below.value * float(by) if below.value else None

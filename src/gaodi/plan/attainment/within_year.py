"""From what is published within years to yearly values and to steps that can be modelled.

China's monthly figures are cumulative: January and February come together, then 1-3月, 1-4月 … 1-12月, which is the
year. Their differences are the steps of a year (eleven of them); their sums lead back. Quarters, halves and months are
steps as they are. A rate published as 1-N月 (growth since the year before) is taken as it stands at each date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gaodi.periods import Kind, Period
from gaodi.plan.attainment.series import Point, Within

Values = Mapping[Period, float]
# The kinds of steps, the finest first: the first that makes a gapless stretch is taken.
STEPS = (Kind.MONTH, Kind.CUMULATIVE, Kind.QUARTER, Kind.HALF)


def yearly(values: Values, sums: bool) -> tuple[Point, ...]:
    """The value of each whole year: as published, as 1-12月, else (sums) added up from its months, quarters or halves,
    or (a stock) what stands at its end."""
    found: dict[int, Point] = {}
    for period, value in values.items():
        if period.kind is Kind.YEAR or (period.kind is Kind.CUMULATIVE and period.end.month == 12):
            if period.year not in found or period.kind is Kind.YEAR:
                found[period.year] = point(period, value)
        elif not sums and period.end.month == 12 and period.kind is not Kind.HORIZON:
            found.setdefault(period.year, point(period, value))
    if sums:
        for year, value in _added(values).items():
            found.setdefault(year, Point(date(year, 12, 31), value, str(year), f"{year}年"))
    return tuple(found[year] for year in sorted(found))


def standing(values: Values) -> tuple[Point, ...]:
    """The values of a stock by the day on which they stood; of periods that end on one day the longest speaks."""
    by_day = {period.end: point(period, value) for period, value in sorted(values.items(), key=lambda v: v[0].months)}
    return tuple(by_day[day] for day in sorted(by_day))


def point(period: Period, value: float) -> Point:
    """The value of a period."""
    return Point(period.end, value, period.code, period.label("zh"))


def _added(values: Values) -> dict[int, float]:
    parts: dict[tuple[int, Kind], list[float]] = defaultdict(list)
    for period, value in values.items():
        if period.kind in (Kind.MONTH, Kind.QUARTER, Kind.HALF):
            parts[(period.year, period.kind)].append(value)
    full = {Kind.MONTH: 12, Kind.QUARTER: 4, Kind.HALF: 2}
    return {year: sum(found) for (year, kind), found in parts.items() if len(found) == full[kind]}


def within(values: Values, sums: bool) -> Within | None:
    """The steps within the years up to the latest, as far back as no step is missing; None where there are none."""
    for kind in STEPS:
        own = {p: v for p, v in values.items() if p.kind is kind}
        if kind is Kind.CUMULATIVE and sums:
            own = {**own, **{_december(p): v for p, v in values.items() if p.kind is Kind.YEAR and own}}
        found = _steps(_increments(own) if kind is Kind.CUMULATIVE and sums else _plain(own), sums)
        if found is not None:
            return found
    return None


def _december(year: Period) -> Period:
    return Period(year.end, year.start, Kind.CUMULATIVE)


def _plain(values: Values) -> list[tuple[date, float]]:
    return sorted((p.end, v) for p, v in values.items())


def _increments(values: Values) -> list[tuple[date, float]]:
    """The differences of cumulative figures; the first one of a year is itself."""
    steps = []
    for year in sorted({p.year for p in values}):
        before = 0.0
        for period, value in sorted((p, v) for p, v in values.items() if p.year == year):
            steps.append((period.end, value - before))
            before = value
    return steps


def _steps(steps: Sequence[tuple[date, float]], sums: bool) -> Within | None:
    if len(steps) < 2:
        return None
    months = tuple(sorted({end.month for end, _ in steps}))
    if months[-1] != 12:
        return None
    order = [(end.year * len(months) + months.index(end.month), end, value) for end, value in steps]
    start = len(order) - 1
    while start and order[start - 1][0] == order[start][0] - 1:
        start -= 1
    kept = order[start:]
    if len(kept) < 2:
        return None
    return Within(tuple(v for _, _, v in kept), tuple(e for _, e, _ in kept), months, sums)


def under_way(values: Values, whole: Iterable[Point], sums: bool) -> tuple[Point, float] | None:
    """The year under way, estimated from its last cumulative figure, and the share of it that is not reported yet.

    Of a sum: last year's value times what the months reported are of the same months of last year. Of a rate: the rate
    of the months reported. None where the year before does not allow it.
    """
    known = {p.at.year: p.value for p in whole}
    last = max((p for p in values if p.kind is Kind.CUMULATIVE and p.end.month < 12), default=None)
    if last is None or (known and last.year <= max(known)):
        return None
    estimate = _scaled(values, last, known) if sums else values[last]
    if estimate is None:
        return None
    return Point(date(last.year, 12, 31), estimate, last.code, last.label("zh")), (12 - last.end.month) / 12


def _scaled(values: Values, last: Period, known: Mapping[int, float]) -> float | None:
    before, year = values.get(last.years_back()), known.get(last.year - 1)
    return year * values[last] / before if before and year is not None and before > 0 else None

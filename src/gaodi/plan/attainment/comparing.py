"""Runs the checks between the targets of a plan on what the registry knows: which metric each is bound to, observed
rates, the values that levels start from, the districts' breakdowns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gaodi import units
from gaodi.errors import UnitError
from gaodi.plan.attainment import checks as between
from gaodi.plan.attainment.breakdown import Share, adds_up
from gaodi.plan.attainment.checks import RATES, Check, Rate
from gaodi.plan.attainment.checks.finding import factor
from gaodi.plan.attainment.gathering import Gathered
from gaodi.plan.attainment.goals import Better
from gaodi.plan.model import Kind, Plan, Target
from gaodi.registry import subjects
from gaodi.registry.metrics import Direction, Metric, Prices, Ratio, SubjectKind, Sum, Weighted
from gaodi.registry.subjects import Subject

if TYPE_CHECKING:
    from gaodi.plan.attainment.computing import Judged

# How plans call the whole region.
WHOLE = ("全市", "全区", "全县", "全省")
BETTER = {Direction.UP: Better.MORE, Direction.DOWN: Better.LESS}


def factor_of(metric: Metric, target: Target) -> float:
    """What values of a metric are multiplied by to be in the target's unit; 1 where the two cannot be compared."""
    try:
        return float(units.ratio(metric.measure, target.unit or "1"))
    except UnitError:
        return 1.0


def checks(
    gathered: Gathered, plan: Plan, judged: Sequence[Judged], shares: Mapping[str, Sequence[Share]]
) -> list[Check]:
    """Every check of a plan, those that fail first."""
    targets = plan.targets
    metric = {j.target.id: j.binding.metric for j in judged if j.binding and j.binding.metric}
    bound = {key: gathered.metrics[name] for key, name in metric.items()}
    better = {key: BETTER[m.direction] for key, m in bound.items() if m.direction in BETTER}
    region = subjects.region(gathered.ws, plan.region)
    home = region.id if region else ""

    def comparable(target: Target) -> bool:
        return bound[target.id].prices is Prices.COMPARABLE

    found = [
        *between.rates(targets, metric, _ratios(gathered), lambda rate: _observed(gathered, rate, home)),
        *between.parts(targets),
        *between.deadlines(targets, better),
        *between.growth(
            targets,
            _pairs(targets, bound),
            lambda t: _base(t, judged),
            lambda t: bound[t.id].prices is Prices.COMPARABLE,
        ),
        *_broken_down(gathered, targets, bound, shares, home),
    ]
    order = {"fails": 0, "open": 1, "holds": 2}
    return sorted(found, key=lambda c: order[c.verdict.value])


def _ratios(gathered: Gathered) -> list[Rate]:
    """The rates that metrics define by their parts."""
    return [
        Rate(m.id, m.name, m.name_en, (m.total.numerator,), (m.total.denominator,), m.names, m.unit)
        for m in gathered.metrics.values()
        if isinstance(m.total, Ratio)
    ]


def _observed(gathered: Gathered, rate: Rate, subject: str) -> tuple[str, float] | None:
    """The last year's observation of a rate: as published, else from its parts."""
    ids = [name for name in (rate.id, *rate.above, *rate.below) if name in gathered.metrics]
    if rate.id in ids:
        values = gathered.values(gathered.metrics[rate.id], (subject,))
    elif len(ids) == 2 and rate in RATES:
        above, below = (gathered.metrics[name] for name in ids)
        top, bottom = gathered.own(above.id, subject), gathered.own(below.id, subject)
        by = float(units.ratio(above.measure / below.measure, rate.unit))
        values = {p: top[p] / bottom[p] * by for p in top if bottom.get(p)}
    else:
        return None
    years = {period: value for period, value in values.items() if period.months == 12}
    return (max(years).code, years[max(years)]) if years else None


def _pairs(targets: Sequence[Target], bound: Mapping[str, Metric]) -> dict[str, str]:
    """Growth target → the level target that it is the growth of."""
    levels = {bound[t.id].id: t.id for t in targets if t.kind is Kind.LEVEL and t.id in bound}
    growth = {t.id: bound[t.id].growth_of for t in targets if t.kind is Kind.GROWTH and t.id in bound}
    return {key: levels[of] for key, of in growth.items() if of in levels}


def _base(target: Target, judged: Sequence[Judged]) -> tuple[int, float] | None:
    """The year and value that a level starts from."""
    found = next((j.judgement for j in judged if j.target.id == target.id), None)
    start = found.progress.baseline if found else None
    return (start.at.year, start.value) if start else None


def _broken_down(
    gathered: Gathered,
    targets: Sequence[Target],
    bound: Mapping[str, Metric],
    shares: Mapping[str, Sequence[Share]],
    home: str,
) -> Iterator[Check]:
    """The breakdowns that people set, and those that the plan itself writes: targets of all districts beside one of
    the region."""
    known = subjects.load(gathered.ws)
    parts = {place.id for place in known.parts(home)} if home else set()
    for whole in targets:
        if whole.id in shares:
            yield _broken(gathered, whole, bound.get(whole.id), shares[whole.id], home)
        elif parts and (whole.scope or WHOLE[0]) in WHOLE:
            own = [t for t in targets if _same(t, whole) and _within(known, t, home, parts)]
            if len(own) == len(parts):
                said = _broken(gathered, whole, bound.get(whole.id), [_part(t, whole) for t in own], home)
                spans = (*said.spans, *(t.span for t in own))
                yield Check(said.kind, said.verdict, (*said.targets, *(t.id for t in own)), spans, said.facts)


def _within(known: subjects.Subjects, target: Target, home: str, parts: set[str]) -> bool:
    place = _place(known, target.scope, home) if target.scope else None
    return place is not None and place.id in parts


def _same(target: Target, whole: Target) -> bool:
    alike = (target.indicator, target.deadline) == (whole.indicator, whole.deadline)
    return alike and target.id != whole.id and factor(target, whole.unit) is not None


def _part(target: Target, whole: Target) -> Share:
    return Share(target.scope or "", target.value * (factor(target, whole.unit) or 1.0))


def _broken(gathered: Gathered, target: Target, metric: Metric | None, shares: Sequence[Share], home: str) -> Check:
    """The check of a breakdown, with what each district has reached so far."""
    known = subjects.load(gathered.ws)
    places = [_place(known, share.district, home) for share in shares]
    rule, weights = _rule(gathered, target, metric, places)
    found = adds_up(target, shares, rule, weights)
    rows = [
        [place.id if place else "", place.name if place else share.district, share.value,
         *_reached(gathered, target, metric, place)]
        for share, place in zip(shares, places, strict=True)
    ]  # fmt: skip
    return Check(found.kind, found.verdict, found.targets, found.spans, {**found.facts, "rows": rows})


def _place(known: subjects.Subjects, name: str, home: str) -> Subject | None:
    if name in known:
        return known[name]
    found = known.named(name, SubjectKind.REGION, home or None)
    return found[0] if len(found) == 1 else None


def _rule(
    gathered: Gathered, target: Target, metric: Metric | None, places: Sequence[Subject | None]
) -> tuple[str, list[float]]:
    if metric is None or isinstance(metric.total, Sum):
        return ("none" if metric is None and target.unit in ("%", "‰") else "sum"), []
    by = metric.total.denominator if isinstance(metric.total, Ratio) else None
    by = metric.total.by if isinstance(metric.total, Weighted) else by
    weights = [_latest(gathered.own(by, place.id)) if by and place else None for place in places]
    values = [w[1] for w in weights if w is not None]
    return ("mean", values) if by and len(values) == len(places) else ("none", [])


def _latest(values: Mapping[Any, float]) -> tuple[str, float] | None:
    years = {period: value for period, value in values.items() if period.months == 12 or period.start == period.end}
    return (max(years).code, years[max(years)]) if years else None


def _reached(gathered: Gathered, target: Target, metric: Metric | None, place: Subject | None) -> tuple[Any, Any]:
    found = _latest(gathered.values(metric, (place.id,))) if metric and place else None
    return (found[1] * factor_of(metric, target), found[0]) if found and metric else (None, None)

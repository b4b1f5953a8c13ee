"""The functions of the language, as their reference describes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil, floor

from rules.independent import intervals, statistics
from rules.independent.columns import Column
from rules.independent.intervals import UNKNOWN, Interval, between, exactly, half_up
from rules.independent.moment import Moment
from rules.independent.tree import Amount, Call, Name, Quoted, Tree
from rules.independent.values import PLAIN, POINT, Day, Fact, Number, Value, common, is_known

PRECISE = Context(prec=60)


def _extreme(call: Call, at: Moment) -> Value:
    pick = intervals.least if call.function == "min" else intervals.greatest
    if call.named_as("by") is not None:
        return statistics.over_group(call, at)
    if call.named_as("years") is not None:
        numbers = common([at.back(year).number(call.arguments[0]) for year in range(_years(call))])
    else:
        numbers = common([at.number(one) for one in call.arguments])
    return Number(pick(one.span for one in numbers), numbers[0].unit)


def _clip(call: Call, at: Moment) -> Value:
    x, low, high = common([at.number(one) for one in call.arguments])
    return Number(intervals.least([intervals.greatest([x.span, low.span]), high.span]), x.unit)


def _whole(change: Callable[[Fraction], int]) -> Function:
    def evaluated(call: Call, at: Moment) -> Value:
        number = at.number(call.arguments[0])
        return Number(number.span.each(lambda end: Fraction(change(end))), number.unit)

    return evaluated


def _round(call: Call, at: Moment) -> Value:
    number, digits = at.number(call.arguments[0]), call.whole(1, "digits", 0)
    return Number(number.span.each(lambda end: half_up(end, digits)), number.unit)


def _abs(call: Call, at: Moment) -> Value:
    number = at.number(call.arguments[0])
    return Number(intervals.greatest([number.span, -number.span]), number.unit)


def _count_true(call: Call, at: Moment) -> Value:
    truths = [at.truth(one) for one in call.arguments]
    return Number(between(truths.count(True), truths.count(True) + truths.count(None)))


def _known(call: Call, at: Moment) -> Value:
    return Fact(is_known(at.of(call.arguments[0])))


def _range(call: Call, at: Moment) -> Value:
    low, high = common([at.number(one) for one in call.arguments])
    return Number(Interval(low.span.low, high.span.high), low.unit)


def _last(call: Call, at: Moment) -> Value:
    return at.back(call.whole(1, "years", 1)).of(call.arguments[0])


def _over_years(call: Call, at: Moment) -> Value:
    if call.named_as("years") is None:
        return statistics.over_group(call, at)
    years = _years(call)
    numbers = common([at.back(year).number(call.arguments[0]) for year in range(years)])
    span = intervals.total(one.span for one in numbers)
    return Number(span / exactly(years) if call.function == "mean" else span, numbers[0].unit)


def _growth(call: Call, at: Moment) -> Value:
    return Number(_rate(call.arguments[0], at), PLAIN)


def _mean_growth(call: Call, at: Moment) -> Value:
    years = _years(call)
    rates = [_rate(call.arguments[0], at.back(year)) for year in range(years)]
    return Number(intervals.total(rates) / exactly(years), PLAIN)


def _rate(tree: Tree, at: Moment) -> Interval:
    """(now - base) / base, unknown where the base is not above zero."""
    now, base = common([at.number(tree), at.back(1).number(tree)])
    return (now.span - base.span) / base.span if base.span.least > 0 else UNKNOWN


def _cagr(call: Call, at: Moment) -> Value:
    """The root of now / base, less one; unknown where the base is not above zero, or what there is now is below it."""
    years = _years(call)
    now, base = common([at.number(call.arguments[0]), at.back(years).number(call.arguments[0])])
    if base.span.least <= 0:
        return Number(UNKNOWN, PLAIN)
    times = now.span / base.span
    if times.least < 0:
        return Number(UNKNOWN, PLAIN)
    return Number(times.each(lambda end: _root(end, years)) - exactly(1), PLAIN)


def _root(value: Fraction, degree: int) -> Fraction:
    if value == 0:
        return value
    number = PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(PRECISE.power(number, PRECISE.divide(Decimal(1), Decimal(degree))))


def _listed(call: Call, at: Moment) -> Value:
    key, within, day = _text(call.arguments[0]), call.named_as("within"), call.named_as("valid_on")
    detail = ""
    if isinstance(within, Amount):
        detail = str(int(within.value * {"年": 12, "月": 1}[within.unit]))
    elif day is not None:
        detail = _text(day.arguments[0] if isinstance(day, Call) else day)
    return at.enterprise.input(f"listed:{key}:{detail}" if detail else f"listed:{key}", Column("yes-no"))


def _date(call: Call, at: Moment) -> Value:
    return Day(date.fromisoformat(_text(call.arguments[0])))


def _years_since(call: Call, at: Moment) -> Value:
    found, on = at.of(call.arguments[0]), at.enterprise.population.on
    assert isinstance(found, Day)
    if found.day is None:
        return Number(UNKNOWN, statistics.YEAR)
    years = on.year - found.day.year - ((on.month, on.day) < (found.day.month, found.day.day))
    return Number(exactly(years), statistics.YEAR)


def _earlier(call: Call, at: Moment) -> Value:
    what = "grade" if call.function == "grade" else "score"
    back = call.whole(1, "last", 1) + at.lag
    column = Column("word") if what == "grade" else Column("number", POINT)
    return at.enterprise.input(f"earlier:{_text(call.arguments[0])}:{what}", column, back)


def _years(call: Call) -> int:
    return call.whole(1, "years", 2)


def _text(tree: Tree) -> str:
    assert isinstance(tree, Quoted | Name)
    return tree.text if isinstance(tree, Quoted) else tree.name


Function = Callable[[Call, Moment], Value]

FUNCTIONS: dict[str, Function] = {
    "min": _extreme,
    "max": _extreme,
    "clip": _clip,
    "floor": _whole(floor),
    "ceil": _whole(ceil),
    "round": _round,
    "abs": _abs,
    "count_true": _count_true,
    "known": _known,
    "range": _range,
    "last": _last,
    "mean": _over_years,
    "sum": _over_years,
    "growth": _growth,
    "mean_growth": _mean_growth,
    "cagr": _cagr,
    "count": statistics.over_group,
    "ratio_of_sums": statistics.over_group,
    "quantile": statistics.over_group,
    "rank": statistics.rank,
    "listed": _listed,
    "date": _date,
    "years_since": _years_since,
    "grade": _earlier,
    "score_of": _earlier,
}

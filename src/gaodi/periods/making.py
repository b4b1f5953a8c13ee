"""Makes periods from numbers and dates, and takes longer ones apart."""

from __future__ import annotations

from datetime import date

from gaodi.errors import Fault, PeriodError
from gaodi.periods.kinds import MONTHS, Kind
from gaodi.periods.model import Period, checked, last_day


def year(number: int) -> Period:
    """The calendar year."""
    return _within(number, 1, 12, Kind.YEAR)


def half(number: int, which: int) -> Period:
    """The first (1) or second (2) half of the year."""
    _bounded(which, 2, "half")
    return _within(number, 6 * which - 5, 6 * which, Kind.HALF)


def quarter(number: int, which: int) -> Period:
    """The quarter (1-4) of the year."""
    _bounded(which, 4, "quarter")
    return _within(number, 3 * which - 2, 3 * which, Kind.QUARTER)


def month(number: int, which: int) -> Period:
    """The month (1-12) of the year."""
    _bounded(which, 12, "month")
    return _within(number, which, which, Kind.MONTH)


def cumulative(number: int, until: int) -> Period:
    """From January to the month (1-12) of the year."""
    _bounded(until, 12, "month")
    return _within(number, 1, until, Kind.CUMULATIVE)


def horizon(first: int, last: int) -> Period:
    """The years of a plan, both within it."""
    if first > last:
        raise PeriodError(Fault(f"The horizon {first}..{last} ends before it begins", expected=f"{last}..{first}"))
    return Period(last_day(checked(last), 12), date(checked(first), 1, 1), Kind.HORIZON)


def containing(day: date, kind: Kind) -> Period:
    """The period of the kind that the day lies in; for CUMULATIVE the one that ends with the day's month."""
    if kind is Kind.HORIZON:
        raise PeriodError(Fault("A day does not say its plan horizon", do="Give its years: horizon(first, last)"))
    if kind is Kind.CUMULATIVE:
        return cumulative(day.year, day.month)
    size = MONTHS[kind]
    first = (day.month - 1) // size * size + 1
    return _within(day.year, first, first + size - 1, kind)


def span(first: Period, last: Period) -> tuple[Period, ...]:
    """All periods from the first to the last, both included; they must be of one kind."""
    if first.kind is not last.kind or first.kind is Kind.HORIZON:
        what = f"{first} and {last} are not of one recurring kind: one is a {first.kind}, the other a {last.kind}"
        raise PeriodError(Fault(what, do="Give two years, two quarters or two months"))
    found = []
    while first <= last:
        found.append(first)
        first = first.next()
    return tuple(found)


def split(whole: Period, kind: Kind) -> tuple[Period, ...]:
    """The periods of the kind that end within the whole: the years of a plan, the quarters of a year."""
    every = span(containing(whole.start, kind), containing(whole.end, kind))
    return tuple(part for part in every if part in whole)


def _within(number: int, first: int, last: int, kind: Kind) -> Period:
    return Period(last_day(checked(number), last), date(number, first, 1), kind)


def _bounded(which: int, most: int, name: str) -> None:
    if not 1 <= which <= most:
        raise PeriodError(Fault(f"There is no {name} {which}", expected=f"1 to {most}"))

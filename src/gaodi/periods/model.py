"""A period: a stretch of whole months with the way it is counted, because January to June is reported in three ways.

2023H1 is a half-year (a flow of its own), 2023C06 the cumulative figure of January to June that is published every
month, and 2023-06 the month alone. A series is made of periods of one kind.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from gaodi.errors import Fault, PeriodError
from gaodi.periods.kinds import MONTHS, Kind
from gaodi.periods.labels import label


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A period, ordered by its end, then its start, then its kind. Both dates lie within it.

    Make one with `parse` or with the functions of gaodi.periods.making.
    """

    end: date
    start: date
    kind: Kind

    def __contains__(self, other: Period | date) -> bool:
        """Whether the date or the whole other period lies within this one."""
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other <= self.end

    @property
    def year(self) -> int:
        """The year in which it ends."""
        return self.end.year

    @property
    def months(self) -> int:
        """How many months it has."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def per_year(self) -> int:
        """How many periods of its kind end in a year: 1, 2, 4, 12; 12 for cumulative ones. A horizon has none."""
        if self.kind is Kind.HORIZON:
            raise PeriodError(Fault(f"{self.code} is a plan horizon: it does not recur within years"))
        return 12 // MONTHS.get(self.kind, 1)

    @property
    def code(self) -> str:
        """2023 · 2023H1 · 2023Q3 · 2023-06 · 2023C06 · 2021..2023; `parse` reads it back."""
        year, month = self.end.year, self.end.month
        match self.kind:
            case Kind.YEAR:
                return f"{year}"
            case Kind.HALF:
                return f"{year}H{month // 6}"
            case Kind.QUARTER:
                return f"{year}Q{month // 3}"
            case Kind.MONTH:
                return f"{year}-{month:02}"
            case Kind.CUMULATIVE:
                return f"{year}C{month:02}"
            case Kind.HORIZON:
                return f"{self.start.year}..{year}"

    def next(self) -> Period:
        """The period of its kind that follows; after 2023C12 comes 2024C01, after 2021..2023 comes 2024..2026."""
        return self.shift(1)

    def previous(self) -> Period:
        """The period of its kind before it."""
        return self.shift(-1)

    def shift(self, steps: int) -> Period:
        """The period of its kind that many steps later (earlier where negative)."""
        if self.kind is Kind.CUMULATIVE:
            end = _month_index(self.end) + steps
            return _months(end - end % 12, end, self.kind)
        by = steps * self.months
        return _months(_month_index(self.start) + by, _month_index(self.end) + by, self.kind)

    def years_back(self, years: int = 1) -> Period:
        """The same period of an earlier year: what 同比 compares with."""
        by = 12 * years
        return _months(_month_index(self.start) - by, _month_index(self.end) - by, self.kind)

    def label(self, language: str = "zh") -> str:
        """Its name in Chinese (2023年上半年, which `parse` reads) or English (first half of 2023)."""
        return label(self.kind, self.start, self.end, language)

    def __str__(self) -> str:
        return self.code


def _months(first: int, last: int, kind: Kind) -> Period:
    """The period between two months, each counted from January of year 0."""
    return Period(last_day(checked(last // 12), last % 12 + 1), date(checked(first // 12), first % 12 + 1, 1), kind)


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def last_day(number: int, which: int) -> date:
    """The last day of the month."""
    return date(number, which, calendar.monthrange(number, which)[1])


def checked(number: int) -> int:
    """The year, if it is one that statistics speak of."""
    if not 1900 <= number <= 2200:
        raise PeriodError(Fault(f"The year {number} is out of range", expected="1900 to 2200"))
    return number

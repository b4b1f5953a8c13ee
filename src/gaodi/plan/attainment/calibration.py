"""How much the odds deserve trust: coverage of the intervals, and the Brier score of the odds, from the back-test.

    coverage = cases in the interval / cases            Brier = mean (odds − outcome)²,   G. W. Brier (1950),
                                                                Monthly Weather Review 78(1)

The interval of the coverage is E. B. Wilson's (1927), JASA 22(158). Cases of one series overlap, so it is narrower than
it should be: the report says from how few series it comes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from gaodi.plan.attainment.backtest import Call, Case

BINS = 10
# Below this many cases a coverage says next to nothing: its 95 % interval is wider than thirty points.
FEW = 30


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of one kind. by: all, family or horizon; key: which. None where there is nothing to take a mean of."""

    by: str
    key: str
    cases: int
    series: int
    coverage: float | None
    brier: float | None
    brier_last: float | None
    brier_pace: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """Odds between two tenths: their mean, how often it came true, and how many there were."""

    said: float
    came: float
    cases: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """The back-test in figures: all cases, then by family of scale, then by horizon in years; and the reliability."""

    total: Group
    groups: tuple[Group, ...]
    reliability: tuple[Bin, ...]


def calibration(cases: Sequence[Case]) -> Calibration | None:
    """The figures of a back-test; None where there is no case."""
    if not cases:
        return None
    families, horizons = defaultdict(list), defaultdict(list)
    for case in cases:
        families[case.family].append(case)
        horizons[str(case.horizon)].append(case)
    groups = [_group("family", key, families[key]) for key in sorted(families)]
    groups += [_group("horizon", key, horizons[key]) for key in sorted(horizons)]
    return Calibration(_group("all", "", cases), tuple(groups), reliability(c for case in cases for c in case.calls))


def _group(by: str, key: str, cases: Sequence[Case]) -> Group:
    calls = [call for case in cases for call in case.calls]
    return Group(
        by, key, len(cases), len({case.series for case in cases}),
        sum(case.inside for case in cases) / len(cases),
        brier((c.odds, c.met) for c in calls),
        brier((c.last, c.met) for c in calls),
        brier((c.pace, c.met) for c in calls),
    )  # fmt: skip


def of_rows(rows: Iterable[Mapping[str, Any]]) -> Calibration | None:
    """A calibration from the rows that a run kept of it; None of none."""
    rows = list(rows)
    names = ("by", "key", "cases", "series", "coverage", "brier", "brier_last", "brier_pace")
    groups = [Group(**{name: row[name] for name in names}) for row in rows if row["by"] != "bin"]
    bins = tuple(Bin(row["said"], row["came"], row["cases"]) for row in rows if row["by"] == "bin")
    total = next((group for group in groups if group.by == "all"), None)
    return Calibration(total, tuple(g for g in groups if g is not total), bins) if total else None


def off(found: Calibration) -> tuple[Bin, ...]:
    """Of the lowest and the highest odds given, those that are off: outside what their outcomes allow (95 %)."""
    ends = dict.fromkeys((*found.reliability[:1], *found.reliability[-1:]))
    return tuple(one for one in ends if not _allows(one.came, one.cases, one.said))


def uneven(found: Calibration, interval: float) -> tuple[Group, ...]:
    """The horizons whose intervals hold more or fewer values than they promise (beyond the 95 % of chance)."""
    known = [(g, g.coverage) for g in found.groups if g.by == "horizon" and g.coverage is not None]
    return tuple(group for group, coverage in known if not _allows(coverage, group.cases, interval))


def no_better(found: Calibration) -> tuple[Group, ...]:
    """The families whose odds score no better than the better of the two forecasts that are made by hand."""
    return tuple(group for group in found.groups if group.by == "family" and beats(group) is False)


def beats(group: Group) -> bool | None:
    """Whether the odds score better than both forecasts by hand; None where nothing was scored."""
    if group.brier is None or group.brier_last is None or group.brier_pace is None:
        return None
    return group.brier < min(group.brier_last, group.brier_pace)


def _allows(share: float, cases: int, said: float) -> bool:
    """Whether a share that came of so many cases may come of this probability."""
    low, high = wilson(share, cases)
    return low <= said <= high


def brier(pairs: Iterable[tuple[float, bool]]) -> float | None:
    """The mean squared distance of odds from what came; None of nothing."""
    squares = [(said - came) ** 2 for said, came in pairs]
    return sum(squares) / len(squares) if squares else None


def reliability(calls: Iterable[Call]) -> tuple[Bin, ...]:
    """The odds in ten equal bins (those that have any), with how often what they were given to came true."""
    bins: dict[int, list[Call]] = defaultdict(list)
    for call in calls:
        bins[min(BINS - 1, int(call.odds * BINS))].append(call)
    return tuple(
        Bin(sum(c.odds for c in held) / len(held), sum(c.met for c in held) / len(held), len(held))
        for _, held in sorted(bins.items())
    )


def wilson(share: float, cases: int, z: float = 1.959964) -> tuple[float, float]:
    """The 95 % interval of a share of so many cases."""
    middle = (share + z * z / (2 * cases)) / (1 + z * z / cases)
    away = z / (1 + z * z / cases) * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return max(0.0, middle - away), min(1.0, middle + away)

"""Grades by rank or by score. A subject whose score is bounded gets the grades that it could have.

Places are cumulative: with 20 %, 45 %, 30 % and 5 % of 120, the first 24, 78, 114 and 120. Those with equal scores (and
equal in everything that decides ties) share the better place and use up the places below. Only what is judged and has a
score counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import ceil, floor
from typing import Any

import ibis
import polars as pl

from gaodi import engine
from gaodi.rules.program import SCORE, GradePart, Program
from gaodi.rules.query import overriding, statistics
from gaodi.rules.query.overriding import BEST, WORST
from gaodi.rules.query.ranges import INFINITY
from gaodi.rules.query.staging import Named, Staging
from gaodi.rules.query.values import Number, literal

PLACE, OF = "place", "place@of"


@dataclass(frozen=True, slots=True)
class Cutoff:
    """Of one group (within) and grade: up to which place it goes, the lowest score that got it, how many did; of how
    many subjects."""

    group: tuple[str, ...]
    grade: str
    places: int | None
    score: float | None
    number: int
    scored: int


def grade(staging: Staging, program: Program) -> list[Cutoff]:
    """Add the columns `grade`, `grade@best`, `grade@worst` and of a rank `place`; the cut-offs."""
    part = program.grade
    assert part is not None  # noqa: S101 - the caller looked
    if part.grade.by == "rank":
        staging.settle()
    cutoffs = _by_rank(staging, program, part) if part.grade.by == "rank" else _by_score(staging, part)
    overriding.override(staging, program, part)
    return cutoffs


def _number(staging: Staging, name: str) -> Number:
    found = staging.value(name)
    assert isinstance(found, Number)  # noqa: S101 - types were checked when the rulebook was read
    return found


def _by_score(staging: Staging, part: GradePart) -> list[Cutoff]:
    """The best band whose score is reached, by the low end and by the high one."""
    score = _number(staging, SCORE)
    for name, end in ((WORST, score.low), (BEST, score.high)):
        lines = [(end >= float(least), index) for index, least in enumerate(part.least) if least is not None]
        rest = len(part.least) - 1 if part.least[-1] is None else len(part.names)
        unknown = 0 if name == BEST else rest
        found = ibis.cases((end.isnull(), unknown), *lines, else_=rest)
        staging.add(name, found.cast("int64"))
    staging.close()
    return _counted(staging, part)


def _counted(staging: Staging, part: GradePart) -> list[Cutoff]:
    """How many of those judged certainly got each band."""
    table = staging.table
    settled = (table["standing"] == "judged") & (table[BEST] == table[WORST]).fill_null(False)
    rows = table.filter(settled).select(index=table[WORST])
    answer = engine.frame(rows.group_by("index").agg(n=rows.count()))
    found = {int(row["index"]): int(row["n"]) for row in answer.iter_rows(named=True)}
    return [
        Cutoff((), name, None, None if least is None else float(least), found.get(index, 0), sum(found.values()))
        for index, (name, least) in enumerate(zip(part.names, part.least, strict=True))
    ]


def _by_rank(staging: Staging, program: Program, part: GradePart) -> list[Cutoff]:
    table, con = staging.table, staging.con
    keys = statistics.keys(_within(staging, part))
    score = _number(staging, SCORE)
    scored = (table["standing"] == "judged") & (score.low == score.high).fill_null(False)
    for column in keys.values():
        scored = scored & column.notnull()
    ties = [_number(staging, step.name).low for step in part.ties]
    order = [score.low.desc(), *(tie.desc(nulls_first=False) for tie in ties)]
    window = ibis.window(group_by=[*keys.values(), scored], order_by=order)
    place = (ibis.rank().over(window) + 1).cast("int64")
    ranked = table.select(
        "subject", **keys, score=score.low, high=score.high, scored=scored, place=ibis.ifelse(scored, place, None)
    )
    sizes = _sizes(ranked, list(keys))
    bounds = {group: _places(part, number) for group, number in sizes.items()}
    graded = _graded(ranked, con, list(keys), bounds, part)
    entries = _entries(ranked, con, list(keys), sizes, part)
    staging.put(table.left_join(graded, "subject").drop("subject_right"))
    for name in (PLACE, OF, WORST, BEST):
        staging.add(name, staging.table[name])
    staging.settle()
    cutoffs = _cutoffs(staging, list(keys), sizes, bounds, part)
    _unsettled(staging, con, list(keys), entries, part)
    return cutoffs


def _within(staging: Staging, part: GradePart) -> list[Any]:
    from gaodi.rules.language.nodes import Column, Step

    found = []
    for node in part.within:
        if isinstance(node, Column):
            found.append(staging.table[f"in.{node.input.column}"])
        elif isinstance(node, Step):
            found.append(Named(staging)[node.name])
    return found


def _sizes(ranked: Any, keys: list[str]) -> dict[tuple[str, ...], int]:
    """How many are scored in each group, the groups in order, whatever order the engine has them in."""
    there = ranked.filter(ranked.scored)
    answer = engine.frame(there.group_by(keys).agg(n=there.count()) if keys else there.agg(n=there.count()))
    found = {tuple(row[key] for key in keys): int(row["n"]) for row in answer.iter_rows(named=True)}
    return dict(sorted(found.items()))


def _places(part: GradePart, number: int) -> list[int]:
    """Up to which place each band goes."""
    rounding = {"floor": floor, "ceil": ceil}.get(part.grade.rounding, lambda value: floor(value + Fraction(1, 2)))
    shares = [sum(part.shares[: index + 1], Fraction(0)) for index in range(len(part.shares))]
    return [int(rounding(share * number)) for share in shares[:-1]] + [number]


def _graded(ranked: Any, con: Any, keys: list[str], bounds: dict[tuple[str, ...], list[int]], part: GradePart) -> Any:
    """The index of the grade of each scored subject, by its place within its group."""
    met = _bounded(ranked, con, keys, bounds, part)
    names = [f"up_to_{index}" for index in range(len(part.names))]
    lines = [(met.place <= met[name], index) for index, name in enumerate(names)]
    index = ibis.cases(*lines, else_=ibis.null("int64")).cast("int64")
    return met.select("subject", **{PLACE: met.place, OF: met[names[-1]], WORST: index, BEST: index})


def _bounded(ranked: Any, con: Any, keys: list[str], bounds: dict[tuple[str, ...], list[int]], part: GradePart) -> Any:
    """The rows with the last place of each band in their group, `up_to_0` …"""
    names = [f"up_to_{index}" for index in range(len(part.names))]
    rows: dict[str, list[Any]] = {f"of_{key}": [group[at] for group in bounds] for at, key in enumerate(keys)}
    rows |= {name: [each[at] for each in bounds.values()] for at, name in enumerate(names)}
    schema: dict[str, Any] = {f"of_{key}": pl.String for key in keys} | dict.fromkeys(names, pl.Int64)
    small = engine.read_arrow(con, pl.DataFrame(rows, schema=schema).to_arrow())
    if keys:
        return ranked.left_join(small, [ranked[key] == small[f"of_{key}"] for key in keys])
    return ranked.cross_join(small)


def _cutoffs(
    staging: Staging, keys: list[str], sizes: dict[tuple[str, ...], int], bounds: dict[Any, list[int]], part: GradePart
) -> list[Cutoff]:
    table = staging.table
    columns = statistics.keys(_within(staging, part))
    score = _number(staging, SCORE).low
    rows = table.filter(table[WORST].notnull()).select(**columns, index=table[WORST], score=score)
    answer = engine.frame(rows.group_by([*keys, "index"]).agg(score=rows.score.min(), number=rows.count()))
    found: dict[tuple[tuple[str, ...], int], tuple[float | None, int]] = {
        (tuple(row[key] for key in keys), int(row["index"])): (float(row["score"]), int(row["number"]))
        for row in answer.iter_rows(named=True)
    }
    made = []
    for group, scored in sizes.items():
        for index, name in enumerate(part.names):
            lowest, number = found.get((group, index), (None, 0))
            made.append(Cutoff(group, name, bounds[group][index], lowest, number, scored))
    return made


Entries = dict[tuple[str, ...], list[float]]
"""By group, for each band the score from which one more subject would come into it."""


def _entries(ranked: Any, con: Any, keys: list[str], sizes: dict[tuple[str, ...], int], part: GradePart) -> Entries:
    """From which score one more subject would get each grade, which makes the group larger by one. Up to place k comes
    who reaches the k-th score from above."""
    bounds = {group: _places(part, number + 1) for group, number in sizes.items()}
    graded = _bounded(ranked.filter(ranked.scored), con, keys, bounds, part)
    lowest = {
        f"from_{index}": ibis.ifelse(graded.place <= graded[f"up_to_{index}"], graded.score, None).min()
        for index in range(len(part.names))
    }
    answer = engine.frame(graded.group_by(keys).agg(**lowest) if keys else graded.agg(**lowest))
    found: Entries = {}
    for row in answer.iter_rows(named=True):
        group = tuple(row[key] for key in keys)
        places = bounds.get(group, _places(part, 1))
        found[group] = [_entry(row[f"from_{n}"], place, sizes.get(group, 0)) for n, place in enumerate(places)]
    return found


def _entry(lowest: float | None, place: int, number: int) -> float:
    """Everybody comes into a band that goes to the end, nobody into one without places."""
    if place > number:
        return -INFINITY
    return INFINITY if place < 1 or lowest is None else lowest


def _unsettled(staging: Staging, con: Any, keys: list[str], entries: Entries, part: GradePart) -> None:
    """For those without a score of their own: between which grades they would come, each as one more in its group. Who
    has the score of the last in a band shares its place, unless something decides between equal scores."""
    names = [f"from_{index}" for index in range(len(part.names))]
    rows: dict[str, list[Any]] = {f"cut_{key}": [group[at] for group in entries] for at, key in enumerate(keys)}
    rows |= {name: [each[at] for each in entries.values()] for at, name in enumerate(names)}
    schema: dict[str, Any] = {f"cut_{key}": pl.String for key in keys} | dict.fromkeys(names, pl.Float64)
    small = engine.read_arrow(con, pl.DataFrame(rows, schema=schema).to_arrow())
    table = staging.table
    columns = statistics.keys(_within(staging, part))
    pairs = [columns[key] == small[f"cut_{key}"] for key in keys]
    met = table.left_join(small, pairs) if keys else table.left_join(small, [ibis.literal(True)])
    known_group = reduce(
        lambda a, b: a & b, (met[c.get_name()].notnull() for c in _within(staging, part)), ibis.literal(True)
    )
    alone = [_entry(None, place, 0) for place in _places(part, 1)]
    cuts = [
        ibis.cases((met[name].notnull(), met[name]), (known_group, literal(alone[at])), else_=ibis.null("float64"))
        for at, name in enumerate(names)
    ]
    score = _number(staging, SCORE)
    last = len(part.names) - 1
    made = {}
    for name, end, unknown in (
        (WORST, met[score.low.get_name()], last),
        (BEST, met[score.high.get_name()], 0),
    ):
        strictly = name == WORST and bool(part.ties)
        lines = [((end > cut if strictly else end >= cut), index) for index, cut in enumerate(cuts)]
        would = ibis.cases((end.isnull() | ~known_group, unknown), *lines, else_=last).cast("int64")
        made[name] = ibis.coalesce(met[name], would)
    staging.put(met.mutate(**made).drop(*names, *(f"cut_{key}" for key in keys)))

"""Grades by rank or by score, and levels. A subject whose score is bounded gets the grades that it could have.

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
from gaodi.rules.program import GRADE, LEVEL, SCORE, GradePart, Program
from gaodi.rules.program.naming import exempt_grades
from gaodi.rules.query import statistics
from gaodi.rules.query.staging import Named, Staging
from gaodi.rules.query.values import Number

BEST, WORST = "grade@best", "grade@worst"
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
    _override(staging, program, part)
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
    return [
        Cutoff((), name, None, None if least is None else float(least), 0, 0)
        for name, least in zip(part.names, part.least, strict=True)
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
    staging.put(table.left_join(graded, "subject").drop("subject_right"))
    for name in (PLACE, OF, WORST, BEST):
        staging.add(name, staging.table[name])
    staging.settle()
    cutoffs = _cutoffs(staging, list(keys), sizes, bounds, part)
    _unsettled(staging, con, list(keys), cutoffs, part)
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
    """How many are scored in each group."""
    there = ranked.filter(ranked.scored)
    answer = engine.frame(there.group_by(keys).agg(n=there.count()) if keys else there.agg(n=there.count()))
    return {tuple(row[key] for key in keys): int(row["n"]) for row in answer.iter_rows(named=True)}


def _places(part: GradePart, number: int) -> list[int]:
    """Up to which place each band goes."""
    rounding = {"floor": floor, "ceil": ceil}.get(part.grade.rounding, lambda value: floor(value + Fraction(1, 2)))
    shares = [sum(part.shares[: index + 1], Fraction(0)) for index in range(len(part.shares))]
    return [int(rounding(share * number)) for share in shares[:-1]] + [number]


def _graded(ranked: Any, con: Any, keys: list[str], bounds: dict[tuple[str, ...], list[int]], part: GradePart) -> Any:
    """The index of the grade of each scored subject, by its place within its group."""
    sizes = [f"up_to_{index}" for index in range(len(part.names))]
    rows: dict[str, list[Any]] = {key: [group[at] for group in bounds] for at, key in enumerate(keys)}
    rows |= {name: [each[at] for each in bounds.values()] for at, name in enumerate(sizes)}
    schema = dict.fromkeys(keys, pl.String) | dict.fromkeys(sizes, pl.Int64)
    small = engine.read_arrow(con, pl.DataFrame(rows, schema=schema).to_arrow())
    if keys:
        named = small.rename({f"of_{key}": key for key in keys})
        met = ranked.left_join(named, [ranked[key] == named[f"of_{key}"] for key in keys])
    else:
        met = ranked.cross_join(small)
    lines = [(met.place <= met[name], index) for index, name in enumerate(sizes)]
    index = ibis.cases(*lines, else_=ibis.null("int64")).cast("int64")
    return met.select("subject", **{PLACE: met.place, OF: met[sizes[-1]], WORST: index, BEST: index})


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


def _unsettled(staging: Staging, con: Any, keys: list[str], cutoffs: list[Cutoff], part: GradePart) -> None:
    """For those without a score of their own: between which grades they would come, by the scores that got each."""
    names = [f"from_{index}" for index in range(len(part.names))]
    groups = list(dict.fromkeys(cutoff.group for cutoff in cutoffs))
    reached = {(cutoff.group, cutoff.grade): cutoff.score for cutoff in cutoffs}
    rows: dict[str, list[Any]] = {f"cut_{key}": [group[at] for group in groups] for at, key in enumerate(keys)}
    rows |= {name: [reached[group, part.names[index]] for group in groups] for index, name in enumerate(names)}
    schema: dict[str, Any] = {f"cut_{key}": pl.String for key in keys} | dict.fromkeys(names, pl.Float64)
    small = engine.read_arrow(con, pl.DataFrame(rows, schema=schema).to_arrow())
    table = staging.table
    columns = statistics.keys(_within(staging, part))
    pairs = [columns[key] == small[f"cut_{key}"] for key in keys]
    met = table.left_join(small, pairs) if keys else table.left_join(small, [ibis.literal(True)])
    score = _number(staging, SCORE)
    low_name, high_name = (score.low.get_name(), score.high.get_name())
    last = len(part.names) - 1
    made = {}
    for name, end, unknown in ((WORST, met[low_name], last), (BEST, met[high_name], 0)):
        lines = [(end >= met[cut], index) for index, cut in enumerate(names)]
        would = ibis.cases((end.isnull(), unknown), *lines, else_=last).cast("int64")
        made[name] = ibis.coalesce(met[name], would)
    staging.put(met.mutate(**made).drop(*names, *(f"cut_{key}" for key in keys)))


def _override(staging: Staging, program: Program, part: GradePart) -> None:
    """Overrides in their order, then the grade in words where it is settled."""
    table = staging.table
    every = _every(program, part)
    best, worst = table[BEST], table[WORST]
    for override, step in part.overrides:
        met: Any = staging.value(step.name)
        best, worst = _overridden(best, worst, met, override, every)
    standing = table["standing"]
    of_exempt: list[tuple[Any, Any]] = [
        (staging.value(one.step.name), one.exemption.grade or None) for one in program.exempt
    ]
    settled = ibis.ifelse((standing == "judged") & (best == worst), _words(best, every), ibis.null("string"))
    first = [(~(standing == "exempt"), settled)]
    word = ibis.cases(*first, *of_exempt, else_=ibis.null("string")) if of_exempt else settled
    judged = standing.isin(["judged", "to-check"])
    table = table.mutate(
        **{
            GRADE: word,
            BEST: ibis.ifelse(judged, _words(best, every), word),
            WORST: ibis.ifelse(judged, _words(worst, every), word),
        }
    )
    staging.put(table)
    for name in (GRADE, BEST, WORST):
        staging.add(name, staging.table[name])
    staging.close()


def _every(program: Program, part: GradePart) -> list[str]:
    becomes = [override.becomes for override, _ in part.overrides if override.becomes]
    return list(dict.fromkeys([*part.names, *becomes, *exempt_grades(program.rulebook)]))


def _words(index: Any, every: list[str]) -> Any:
    return ibis.cases(*((index == number, name) for number, name in enumerate(every)), else_=ibis.null("string"))


def _overridden(best: Any, worst: Any, met: Any, override: Any, every: list[str]) -> tuple[Any, Any]:
    surely, perhaps = met.fill_null(False), met.fill_null(True)
    at = ibis.literal(every.index(override.at_most or override.at_least or override.becomes), "int64")
    if override.at_most:
        return ibis.ifelse(surely, ibis.greatest(best, at), best), ibis.ifelse(perhaps, ibis.greatest(worst, at), worst)
    if override.at_least:
        return ibis.ifelse(perhaps, ibis.least(best, at), best), ibis.ifelse(surely, ibis.least(worst, at), worst)
    open_ = perhaps & ~surely
    return (
        ibis.cases((surely, at), (open_, ibis.least(best, at)), else_=best),
        ibis.cases((surely, at), (open_, ibis.greatest(worst, at)), else_=worst),
    )


def level(staging: Staging, program: Program) -> None:
    """Add `level` (null where it is open), `level@low` and `level@high`: a level needs all those below."""
    tests: list[Any] = [staging.value(part.step.name) for part in program.levels]
    names = [part.level.id for part in program.levels]
    for name, otherwise in (("level@low", False), ("level@high", True)):
        met = [test.fill_null(otherwise).cast("int64") for test in tests]
        rows = [reduce(lambda a, b: a * b, met[: index + 1]) for index in range(len(met))]
        staging.add(name, reduce(lambda a, b: a + b, rows).cast("int64"))
    staging.close()
    low, high = staging.table["level@low"], staging.table["level@high"]
    words = ibis.cases(*((low == index + 1, name) for index, name in enumerate(names)), else_="")
    staging.add(LEVEL, ibis.ifelse(low == high, words, ibis.null("string")))
    staging.close()

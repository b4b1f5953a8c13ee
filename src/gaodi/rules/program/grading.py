"""Grades and levels: bands, the groups within which they are given, ties, overrides."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from gaodi.rules.language.nodes import Constant, Step
from gaodi.rules.model import Grade, Override
from gaodi.rules.program import benchmarks, naming
from gaodi.rules.program.model import SCORE, GradePart, LevelPart

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path

REST = "rest"


def build(builder: Builder) -> GradePart | None:
    """How the rulebook gives grades; None where it gives none, or what it says is faulty, which is then said."""
    grade = builder.rulebook.grade
    if grade is None:
        return None
    if SCORE not in builder.steps:
        builder.fault("Grades are given by a score, and there is none", ("grade",), "`score`")
        return None
    read = [_band(builder, grade, band, ("grade", "bands", number)) for number, band in enumerate(grade.bands)]
    within = benchmarks.columns(builder, grade.within, ("grade", "within"))
    ties = _ties(builder, grade)
    overrides = _overrides(builder, grade)
    bands = [band for band in read if band is not None]
    if len(bands) < len(read) or within is None or ties is None or overrides is None:
        return None
    names = tuple(name for name, _ in bands)
    for number, name in enumerate(names):
        if name in names[:number]:
            builder.fault(f"There are two bands {name!r}", ("grade", "bands", number), "each grade once")
    for name in grade.labels:
        if name not in naming.grades(builder):
            known = ", ".join(naming.grades(builder))
            builder.fault(f"There is no grade {name!r}", ("grade", "labels", name), f"one of: {known}")
    values = [value for _, value in bands]
    if not _in_order(builder, grade, values):
        return None
    shares = tuple(value for value in values if value is not None) if grade.by == "rank" else ()
    least = tuple(values) if grade.by == "score" else ()
    return GradePart(grade, names, shares, least, within, ties, overrides)


def _band(builder: Builder, grade: Grade, band: dict[str, str], path: Path) -> tuple[str, Fraction | None] | None:
    if len(band) != 1:
        builder.fault(f"A band has {len(band)} grades", path, "one, such as A: 20%")
        return None
    ((name, text),) = band.items()
    if text == REST and grade.by == "score":
        return name, None
    node = builder.number(text, (*path, name))
    expected = "a share such as 20%" if grade.by == "rank" else "a score such as 90 分, or `rest`"
    symbol = node.type.measure.symbol if node is not None else ""
    wanted = ("%", "‰", "1") if grade.by == "rank" else ("分", "1")
    if not isinstance(node, Constant) or not isinstance(node.value, Fraction) or symbol not in wanted:
        if node is not None:
            builder.fault(f"The band {name} is not {expected.partition(' such')[0]}", (*path, name), expected)
        return None
    return name, node.value * (node.type.measure.factor if grade.by == "rank" else 1)


def _in_order(builder: Builder, grade: Grade, values: list[Fraction | None]) -> bool:
    """Shares of a rank make up the whole; scores fall from band to band, and only the last is the rest."""
    path = ("grade", "bands")
    if grade.by == "rank":
        for number, value in enumerate(values):
            if value is not None and value < 0:
                builder.fault("The share is below zero", (*path, number), "a share such as 20%")
                return False
        total = sum(value for value in values if value is not None)
        if total != 1:
            builder.fault(f"The bands make up {float(total):.4g} of the whole", path, "shares that make up 100%")
        return total == 1
    if None in values[:-1]:
        builder.fault("`rest` is not the last band", path, "`rest` at the end")
        return False
    scores = [value for value in values if value is not None]
    falls = all(one > other for one, other in pairwise(scores))
    if not falls:
        builder.fault("The scores of the bands do not fall", path, "the best grade first")
    return falls


def _ties(builder: Builder, grade: Grade) -> tuple[Step, ...] | None:
    found: list[Step] = []
    for number, text in enumerate(grade.ties):
        node = builder.number(text, ("grade", "ties", number))
        if node is None:
            return None
        found.append(node if isinstance(node, Step) else builder.step(f"tie.{number + 1}", node))
    return tuple(found)


def _overrides(builder: Builder, grade: Grade) -> tuple[tuple[Override, Step], ...] | None:
    found: list[tuple[Override, Step]] = []
    known = naming.grades(builder)
    for number, override in enumerate(grade.overrides):
        path = ("grade", "overrides", number)
        said = [key for key in ("at_most", "at_least", "becomes") if getattr(override, key)]
        if len(said) != 1:
            builder.fault("An override says one thing", path, "one of: at_most, at_least, becomes")
            continue
        if said[0] != "becomes" and getattr(override, said[0]) not in known:
            builder.fault(f"There is no grade {getattr(override, said[0])!r}", (*path, said[0]), ", ".join(known))
        node = builder.truth(override.when, (*path, "when"))
        if node is not None:
            found.append((override, builder.step(f"override.{number + 1}", node)))
    return tuple(found) if len(found) == len(grade.overrides) else None


def levels(builder: Builder) -> tuple[LevelPart, ...]:
    """The levels, the lowest first."""
    found = []
    seen: set[str] = set()
    for number, level in enumerate(builder.rulebook.levels):
        if level.id in seen:
            builder.fault(f"There are two levels {level.id!r}", ("levels", number, "id"), "an id of its own")
        seen.add(level.id)
        node = builder.truth(level.test, ("levels", number, "test"))
        if node is not None:
            found.append(LevelPart(level, builder.step(f"level.{level.id}", node)))
    return tuple(found)

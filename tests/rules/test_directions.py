"""Where a document says that more is better, more never harms; where it says less, less never does."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from gaodi.rules import library
from gaodi.rules.language.nodes import Column
from gaodi.rules.language.types import Kind
from gaodi.rules.model import Benchmark, Rulebook
from gaodi.rules.model.rulebook import TO_BE_CONFIRMED
from gaodi.rules.program import Program
from gaodi.rules.single import Interval, evaluate
from gaodi.rules.single.evaluating import Statistics
from rules import boundaries
from rules.evaluated import ON, over, shown

MORE = {
    *("actual_price", "purchase_price", "central_compensation", "equity_raised", "firms_diagnosed"),  # paid a share of
    *("tax_paid", "base_tax_per_mu", "tax_per_mu_rise", "revenue_per_mu_rise", "value_added", "main_revenue"),
    *("rd_expense", "rd_spending", "rd_over_sales", "rd_full_time_staff", "rd_staff", "net_profit", "total_assets"),
    *("ip_class_1", "ip_class_1_high_value", "ip_class_1_own", "ip_class_2", "years_in_segment"),
    *("evaluation_score", "local_score", "self_reliance_rate", "market_share", "rd_equipment", "industry_share"),
}
"""More of it is better wherever it counts; a prefix `points_` as well: points that somebody gives."""

LESS = {
    "electricity": "tax is taken over it",
    "employees": "staff of R&D is taken over it",
    "land_area": "tax and output are taken over it",
    "liabilities": "debt over assets",
    "revenue": "R&D, profit and main revenue are taken over it",
    "term_years": "at most so many",
    "science_award_rank": "the first places count",
    "main_revenue@-1": "what growth starts from",
    "main_revenue@-2": "what growth starts from",
    "pollutants": "value added is taken over it",
    "energy_equivalent": "value added is taken over it",
    "average_employees": "value added is taken over it",
}
"""Less of it is better while all else stays, and why."""

BETWEEN = {"champion_products": "one or two, neither none nor three"}
"""What has to lie between two numbers."""

UNORDERED = {"per-mu/ningbo-lists/2022": "it says in which list a firm is, and no list is better than another"}
"""Rulebooks whose score only stands for a name."""

MANUFACTURER = "maturity/manufacturer"
FACTORS = (1.05, 1.3, 4.0)


@pytest.mark.parametrize(
    "id_", [id_ for id_ in library.load() if not id_.startswith(MANUFACTURER) and id_ not in UNORDERED]
)
def test_every_figure_moves_the_outcome_the_way_that_the_document_says(id_: str) -> None:
    program, statistics = library.program(None, id_), shown(id_).statistics
    people = boundaries.people(program, 25, seed=5)
    for column in program.columns:
        if column.type.kind is Kind.NUMBER and column.input.column not in BETWEEN:
            moved = {sign for row in people for sign in moves(program, statistics, row, column)}
            assert moved <= {direction(column.input.column)}, (column.input.column, moved)


@pytest.mark.parametrize("id_", [id_ for id_ in library.load() if id_.startswith(MANUFACTURER)])
def test_a_better_answer_never_lowers_the_level(id_: str) -> None:
    program = library.program(None, id_)
    answers = [column.input.column for column in program.columns]
    for value in (0.5, 0.8):
        row: dict[str, Any] = dict.fromkeys(answers, value)
        before, after = levels(program, row), levels(program, row | dict.fromkeys(answers[::3], 1.0))
        assert all(one <= other for one, other in zip(before, after, strict=True))
        assert before != after


def compares(rulebook: Rulebook) -> bool:
    """Whether it measures subjects by one another."""
    ranked = rulebook.grade is not None and rulebook.grade.by == "rank"
    return ranked or any(
        isinstance(item.benchmark, Benchmark) or item.method in ("rank", "minmax") for item in rulebook.score
    )


@pytest.mark.parametrize("id_", [id_ for id_, one in library.load().items() if compares(one)])
def test_who_does_better_comes_no_lower_among_all(id_: str) -> None:
    """The statistics and the places of everybody change with the figures of one."""
    program = library.program(None, id_, settled(id_))
    rows = [row | {"subject": f"s{at}"} for at, row in enumerate(boundaries.people(program, 150, seed=5))]
    before = over(program, pl.DataFrame(rows)).rows
    who = next(who for who, row in before.items() if row["standing"] == "judged" and score(row) is not None)
    after = over(program, pl.DataFrame([better(row, program) if row["subject"] == who else row for row in rows])).rows
    assert score(after[who]) >= score(before[who])
    assert not before[who].get("place") or after[who]["place"] <= before[who]["place"]


def settled(id_: str) -> dict[str, str]:
    """One for every figure that is to be confirmed: without them no score is known."""
    parameters = library.load()[id_].parameters
    units = {name: one.unit for name, one in parameters.items() if one.value == TO_BE_CONFIRMED}
    return {name: "1" if unit == "1" else f"1 {unit}" for name, unit in units.items()}


def better(row: dict[str, Any], program: Program) -> dict[str, Any]:
    """The row with half as much again of everything of which more is better, within its bounds."""
    raised = dict(row)
    for column in program.columns:
        name, value = column.input.column, row.get(column.input.column)
        if direction(name) == "+" and isinstance(value, float) and value > 0:
            raised[name] = 1.5 * value if column.high is None else min(1.5 * value, max(value, float(column.high)))
    return raised


def score(row: dict[str, Any]) -> float | None:
    """The score where it is certain."""
    low, high = (row["score"] if "score" in row else row[f"score@{end}"] for end in ("low", "high"))
    return low if low == high else None


def direction(name: str) -> str:
    """Which way an input moves what comes out when it rises; empty where nothing is said of it."""
    if name in MORE or name.startswith("points_"):
        return "+"
    return "-" if name in LESS else ""


def moves(program: Program, statistics: Statistics, row: dict[str, Any], column: Column) -> set[str]:
    """Which ways the score, the qualification, the levels and the amounts go when one figure rises within its bounds
    and the statistics of all stay."""
    name = column.input.column
    value = row[name]
    if not isinstance(value, float) or not value > 0:
        return set()
    more = [value * factor for factor in FACTORS if column.high is None or value * factor <= column.high]
    before = outcome(program, statistics, row)
    found = [outcome(program, statistics, row | {name: one}) for one in more]
    pairs = [pair for after in found for pair in zip(before, after, strict=True) if None not in pair]
    return {"+" if after > before else "-" for before, after in pairs if abs(after - before) > 1e-9}  # type: ignore[operator]


def outcome(program: Program, statistics: Statistics, row: dict[str, Any]) -> list[float | None]:
    """The least score, whether it qualifies and reaches each level, the least amount of each benefit; what a place
    among all decides stays open."""
    found = evaluate(program, row, ON, statistics)
    names = [*(["score"] if program.scored else []), *(part.amount.name for part in program.benefits)]
    numbers = [found.number(program.steps[name]) if name in program.steps else found[name] for name in names]
    ends = [one.low if isinstance(one, Interval) else None for one in numbers]
    truths = [*(["qualified"] if program.criteria else []), *(one.step.name for one in program.levels)]
    held = [found[name] for name in truths]
    return [*ends, *(None if one is None else float(bool(one)) for one in held)]


def levels(program: Program, row: dict[str, Any]) -> list[float]:
    """How far each level is met."""
    found = evaluate(program, row, ON)
    ends = [found[name] for name in program.steps if name.startswith("met.") and name.count(".") == 1]
    return [one.low for one in ends if isinstance(one, Interval) and one.low is not None]

"""Where a document says that more is better, more never harms; where it says less, less never does."""

from __future__ import annotations

from typing import Any

import pytest

from gaodi.rules import library
from gaodi.rules.language.nodes import Column
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program
from gaodi.rules.single import Interval, evaluate
from rules import boundaries
from rules.evaluated import ON

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
    program = library.program(None, id_)
    people = boundaries.people(program, 25, seed=5)
    for column in program.columns:
        if column.type.kind is Kind.NUMBER and column.input.column not in BETWEEN:
            moved = {sign for row in people for sign in moves(program, row, column)}
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


def direction(name: str) -> str:
    """Which way an input moves what comes out when it rises; empty where nothing is said of it."""
    if name in MORE or name.startswith("points_"):
        return "+"
    return "-" if name in LESS else ""


def moves(program: Program, row: dict[str, Any], column: Column) -> set[str]:
    """Which ways the score, the qualification and the amounts go when one figure rises within its bounds."""
    name = column.input.column
    value = row[name]
    if not isinstance(value, float) or not value > 0:
        return set()
    more = [value * factor for factor in FACTORS if column.high is None or value * factor <= column.high]
    before = outcome(program, row)
    found = [outcome(program, row | {name: one}) for one in more]
    pairs = [pair for after in found for pair in zip(before, after, strict=True) if None not in pair]
    return {"+" if after > before else "-" for before, after in pairs if abs(after - before) > 1e-9}  # type: ignore[operator]


def outcome(program: Program, row: dict[str, Any]) -> list[float | None]:
    """The least score, whether it qualifies, the least amount of each benefit; what a group decides stays open."""
    found = evaluate(program, row, ON)
    names = [*(["score"] if program.scored else []), *(part.amount.name for part in program.benefits)]
    numbers = [found.number(program.steps[name]) if name in program.steps else found[name] for name in names]
    ends = [one.low if isinstance(one, Interval) else None for one in numbers]
    qualified = found["qualified"] if program.criteria else None
    return [*ends, None if qualified is None else float(bool(qualified))]


def levels(program: Program, row: dict[str, Any]) -> list[float]:
    """How far each level is met."""
    found = evaluate(program, row, ON)
    ends = [found[name] for name in program.steps if name.startswith("met.") and name.count(".") == 1]
    return [one.low for one in ends if isinstance(one, Interval) and one.low is not None]

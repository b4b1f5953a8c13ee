"""Rulebooks that no city has written, and enterprises for them: benefits with conflicts, caps and budgets, grades by
places with ties. Figures are few and coarse, so that there are ties, amounts at a cap, and budgets at their end."""

from __future__ import annotations

import random
from typing import Any

import polars as pl

from rules.books import HEAD, NUMBERS

AMOUNTS = (
    *("x", "30% * x", "min(20% * y, 0.005 亿元)", "range(5 万元, 20 万元)", "10 万元", "x - y", "x / 3", "0.7 * x"),
    *("5 万元 if p else 20 万元", "max(0 万元, x - 20 万元)", "66667 元", "1 万元 * n / 1 项"),
)
CONDITIONS = ("p", "not q", "x >= 20 万元", "p or q", "y / x < 50%", "r and x > 0 万元", "score >= 2")
ORDERS = ("score", "x", "n", "x / area", "-y", "rank(x)")
LIMITS = ("100 万元", "0.003 亿元", "1234567 元", "0 万元", "33.3333 万元", "5000 万元")
SHARED = (("enterprise", "year"), ("project", "policy"), ("project", "year"), ("control_group", "policy"))
"""Whose caps, over what; what earlier years paid to an enterprise is known only where one benefit stands alone."""
CAPS = ("10 万元", "0.0025 亿元", "70000 元", "0 万元")
SCORES = (
    "  - {id: a, label: 甲, method: formula, points: z}\n",
    "  - {id: a, label: 甲, weight: 4, value: x, method: ratio, benchmark: 20 万元, cap_multiple: 1.5}\n",
    "  - {id: b, label: 乙, weight: 3, value: y, method: minmax, equal: full}\n",
    "  - {id: c, label: 丙, test: p, points: 2}\n",
    "  - {id: d, label: 丁, bands: [{when: n >= 3, points: 2}, {otherwise: true, points: 0}]}\n",
)
TIES = ("uncapped_score", "x", "n", "x / area", "-y")
OVERRIDES = (
    "{when: p, at_most: B}",
    "{when: q, at_least: B}",
    "{when: not r, becomes: E}",
    "{when: x >= 50 万元, at_most: C}",
)

FIGURES = {
    "x": (0.0, 10.0, 10.0, 20.0, 33.33, 50.0, 66.6667, 100.0, 0.0003, -5.0),
    "y": (0.0, 10.0, 12.5, 33.33, 0.1, 70.0),
    "z": (0.0, 1.0, 2.0, 2.5, 2.504, 3.0),
    "area": (1.0, 2.0, 3.0, 0.0),
    "n": (0.0, 1.0, 2.0, 3.0),
    "earlier:test/2022:paid": (0.0, 0.0, 5.0, 10.0, 30.0),
}


def paying(dice: random.Random) -> str:
    """A rulebook with one to four benefits."""
    ids = ["one", "two", "three", "four"][: dice.randint(1, 4)]
    benefits = "".join(f"  - {{{', '.join(_benefit(id_, ids, dice))}}}\n" for id_ in ids)
    return HEAD + NUMBERS + _population(dice) + _score(dice) + _criteria(dice) + "benefit:\n" + benefits


def _benefit(id_: str, ids: list[str], dice: random.Random) -> list[str]:
    said = [f"id: {id_}", f"amount: '{dice.choice(AMOUNTS)}'"]
    if dice.random() < 0.4:
        said.append(f"when: '{dice.choice(CONDITIONS)}'")
    if dice.random() < (0.4 if len(ids) > 1 else 0.9):
        per, period = dice.choice(SHARED if len(ids) > 1 else (*SHARED[:2], ("enterprise", "policy")))
        said.append(f"cap: {{per: {per}, period: {period}, amount: {dice.choice(CAPS)}}}")
    if dice.random() < 0.4:
        said.append(f"group: {dice.choice('gh')}")
    others = [other for other in ids if other != id_]
    if others and dice.random() < 0.3:
        said.append(f"exclusive_with: [{', '.join(dice.sample(others, dice.randint(1, len(others))))}]")
    if dice.random() < 0.7:
        past = dice.choice(("prorate", "none", f"queue, order: '{dice.choice(ORDERS)}'"))
        said.append(f"budget: {{amount: {dice.choice(LIMITS)}, past_it: {past}}}")
    return said


def grading(dice: random.Random) -> str:
    """A rulebook that gives grades by places, and an amount to the first."""
    shares = dice.choice(((20, 45, 30, 5), (33, 33, 17, 17), (10, 0, 90), (50, 50), (100,)))
    bands = ", ".join(f"{{{name}: {share}%}}" for name, share in zip("ABCD", shares, strict=False))
    said = f"grade:\n  by: rank\n  bands: [{bands}]\n"
    if dice.random() < 0.5:
        said += f"  rounding: {dice.choice(('floor', 'ceil', 'cumulative_half_up'))}\n"
    if dice.random() < 0.4:
        said += "  within: [park]\n"
    if dice.random() < 0.7:
        said += f"  ties: [{', '.join(dice.sample(TIES, dice.randint(1, 2)))}]\n"
    if len(shares) == 4 and dice.random() < 0.5:
        said += f"  overrides: [{', '.join(dice.sample(OVERRIDES, dice.randint(1, 3)))}]\n"
    return HEAD + NUMBERS + _population(dice) + _score(dice) + said


def _population(dice: random.Random) -> str:
    if dice.random() < 0.4:
        return ""
    exempt = "  exempt: [{when: q, label: 水电气供应企业, grade: T}]\n" if dice.random() < 0.5 else ""
    return "population:\n  require: area > 0 亩\n" + exempt


def _score(dice: random.Random) -> str:
    chosen = [item for item in SCORES[1:] if dice.random() < 0.4]
    first = SCORES[0] if not chosen or "id: a" not in chosen[0] else ""
    return f"score:\n{first}{''.join(chosen)}round: {dice.choice((0, 1, 2))}\n"


def _criteria(dice: random.Random) -> str:
    tests = ", ".join(f"{{test: '{test}'}}" for test in dice.sample(CONDITIONS, 2))
    return dice.choice(("", "", f"criteria: {{any: [{tests}]}}\n", f"criteria: {{all: [{tests}]}}\n"))


def people(dice: random.Random, number: int, unknown: float) -> pl.DataFrame:
    """Enterprises of whom a share of the figures is not known, half of it between bounds."""
    rows = [{"subject": f"s{at:03}", **_person(dice, unknown)} for at in range(number)]
    ends = {f"{name}@{end}": pl.Float64 for name in FIGURES for end in ("low", "high")}
    figures = dict.fromkeys(FIGURES, pl.Float64) | ends
    schema = {"subject": pl.String, "park": pl.String} | figures | dict.fromkeys("pqr", pl.Boolean)
    return pl.DataFrame(rows, schema=schema)


def _person(dice: random.Random, unknown: float) -> dict[str, Any]:
    row: dict[str, Any] = {name: dice.choice(values) for name, values in FIGURES.items()}
    row |= {name: dice.choice((True, False)) for name in "pqr"} | {"park": dice.choice("东西")}
    for name in list(row):
        if dice.random() < unknown:
            row[name] = None
            if name in FIGURES and dice.random() < 0.5:
                row[f"{name}@low"], row[f"{name}@high"] = sorted(dice.choices(FIGURES[name], k=2))
    return row

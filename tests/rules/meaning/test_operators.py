"""Every operator upon what is known, null, zero, no number, bounded, negative, huge: DuckDB, Spark and Python against
a table that plain intervals and Kleene's logic give."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import inf, isclose, nan
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from gaodi import engine
from gaodi.engine import spark
from gaodi.rules import query
from gaodi.rules.single import Interval
from rules.books import ON, alone, lets

FIGURES: tuple[Any, ...] = (None, nan, 0.0, 4.0, -3.0, 1e15, (1.0, 2.0), (-2.0, 5.0), (-4.0, -1.0))
TRUTHS = (True, False, None)
ROWS = [{"x": x, "y": y, "p": p} for (x, y), p in zip(product(FIGURES, FIGURES), TRUTHS * 27, strict=True)]
ROWS += [{"p": p, "q": q, "r": r} for p, q, r in product(TRUTHS, TRUTHS, TRUTHS)]

Span = tuple[float, float]


def span(value: Any) -> Span:
    """A figure as its two ends; of what is unknown or no number they are infinite."""
    if value is None or value != value:
        return -inf, inf
    return value if isinstance(value, tuple) else (value, value)


def corners(one: Span, other: Span, work: Callable[[float, float], float]) -> Span:
    found = [work(a, b) for a, b in product(one, other)]
    return min(found), max(found)


def worked(one: Span, other: Span, work: Callable[[float, float], float]) -> Span:
    """Unknown where either is."""
    return (-inf, inf) if inf in (one[1], other[1]) else corners(one, other, work)


def over(one: Span, other: Span) -> Span:
    return (-inf, inf) if other[0] <= 0 <= other[1] else worked(one, other, lambda a, b: a / b)


def settled(sure: bool, possible: bool) -> bool | None:
    return True if sure else None if possible else False


def both(*parts: bool | None) -> bool | None:
    return False if False in parts else None if None in parts else True


def either(*parts: bool | None) -> bool | None:
    return True if True in parts else None if None in parts else False


def opposite(part: bool | None) -> bool | None:
    return None if part is None else not part


def hull(when: bool | None, one: Span, other: Span) -> Span:
    return {True: one, False: other}.get(when, (min(one[0], other[0]), max(one[1], other[1])))  # type: ignore[call-overload, no-any-return]


def equal(x: Span, y: Span) -> bool | None:
    return settled(x[0] == x[1] == y[0] == y[1], x[0] <= y[1] and y[0] <= x[1])


NUMBERS: dict[str, Callable[[Span, Span, bool | None], Span]] = {
    "x + y": lambda x, y, p: worked(x, y, lambda a, b: a + b),
    "x - y": lambda x, y, p: worked(x, y, lambda a, b: a - b),
    "x * (y / 1 万元)": lambda x, y, p: worked(x, y, lambda a, b: a * b),
    "x / y": lambda x, y, p: over(x, y),
    "-x": lambda x, y, p: (-x[1], -x[0]),
    "min(x, y)": lambda x, y, p: (min(x[0], y[0]), min(x[1], y[1])),
    "max(x, y)": lambda x, y, p: (max(x[0], y[0]), max(x[1], y[1])),
    "clip(x, -2 万元, 3 万元)": lambda x, y, p: (min(max(x[0], -2), 3), min(max(x[1], -2), 3)),
    "x if p else y": lambda x, y, p: hull(p, x, y),
    "x if y > 0 万元 else 0 万元": lambda x, y, p: hull(settled(y[0] > 0, y[1] > 0), x, (0.0, 0.0)),
    "30% * x": lambda x, y, p: (0.3 * x[0], 0.3 * x[1]),
    "floor(x / 3 万元)": lambda x, y, p: tuple(end if abs(end) == inf else end // 3 for end in x),  # type: ignore[dict-item, return-value]
}
CONDITIONS: dict[str, Callable[[Span, Span, bool | None], bool | None]] = {
    "x >= y": lambda x, y, p: settled(x[0] >= y[1] and x[0] > -inf, x[1] >= y[0]),
    "x > y": lambda x, y, p: settled(x[0] > y[1], x[1] > y[0]),
    "x <= y": lambda x, y, p: settled(x[1] <= y[0] and x[1] < inf, x[0] <= y[1]),
    "x < y": lambda x, y, p: settled(x[1] < y[0], x[0] < y[1]),
    "x == y": lambda x, y, p: equal(x, y),
    "x != y": lambda x, y, p: opposite(equal(x, y)),
    "not x > 0 万元": lambda x, y, p: opposite(settled(x[0] > 0, x[1] > 0)),
    "known(x)": lambda x, y, p: x[0] == x[1],
    "x / y >= 1": lambda x, y, p: settled(over(x, y)[0] >= 1, over(x, y)[1] >= 1),
    "p or x > 0 万元": lambda x, y, p: either(p, settled(x[0] > 0, x[1] > 0)),
    "p and x > 0 万元": lambda x, y, p: both(p, settled(x[0] > 0, x[1] > 0)),
}
LOGIC: dict[str, Callable[[list[bool | None]], Any]] = {
    "p and q and r": lambda all_: both(*all_),
    "p or q or r": lambda all_: either(*all_),
    "not p": lambda all_: opposite(all_[0]),
    "p if q else r": lambda all_: all_[0] if all_[1] else all_[2] if all_[1] is False else _same(all_[0], all_[2]),
    "count_true(p, q, r) >= 2": lambda all_: settled(all_.count(True) >= 2, 3 - all_.count(False) >= 2),
    "count_true(p, q, r)": lambda all_: (float(all_.count(True)), float(3 - all_.count(False))),
}
TEXTS = [*NUMBERS, *CONDITIONS, *LOGIC]
PROGRAM = lets(**{f"it{at}": text for at, text in enumerate(TEXTS)})


def _same(one: bool | None, other: bool | None) -> bool | None:
    return one if one == other else None


def expected(text: str, row: dict[str, Any]) -> Any:
    """What the expression has to give."""
    if text in LOGIC:
        return LOGIC[text]([row.get(name) for name in "pqr"])
    return {**NUMBERS, **CONDITIONS}[text](span(row.get("x")), span(row.get("y")), row.get("p"))


def table() -> pl.DataFrame:
    made: dict[str, Any] = {"subject": [f"s{at:03}" for at in range(len(ROWS))]}
    for name in "xy":
        values = [row.get(name) for row in ROWS]
        made[name] = pl.Series([None if isinstance(one, tuple) else one for one in values], dtype=pl.Float64)
        for end, at in (("low", 0), ("high", 1)):
            made[f"{name}@{end}"] = [one[at] if isinstance(one, tuple) else None for one in values]
    return pl.DataFrame(made | {name: [row.get(name) for row in ROWS] for name in "pqr"})


def right(got: Any, wanted: Any) -> bool:
    if not isinstance(wanted, tuple):
        return got is wanted
    ends = tuple(infinite if end is None else end for end, infinite in zip(got, (-inf, inf), strict=True))
    return all(one == other or isclose(one, other, rel_tol=1e-12) for one, other in zip(ends, wanted, strict=True))


def wrong(row: dict[str, Any], told: Callable[[str], Any]) -> list[str]:
    """The expressions that do not give what they have to."""
    found = []
    for at, text in enumerate(TEXTS):
        got, wanted = told(f"it{at}"), expected(text, row)
        if not right(got, wanted):
            found.append(f"{text} of {row} is {got}, not {wanted}")
    return found


@pytest.mark.parametrize("which", ["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def test_an_engine_gives_the_table(which: str, tmp_path: Path) -> None:
    if which == "spark" and (missing := spark.absent()):
        pytest.skip(missing)
    source = engine.read_arrow(engine.connect(which), table().to_arrow())
    out = engine.frame(query.evaluate(PROGRAM, source, ON, tmp_path).table).sort("subject")
    for row, got in zip(ROWS, out.iter_rows(named=True), strict=True):
        assert wrong(row, lambda name, got=got: _ends(got, name)) == []  # type: ignore[misc]


def _ends(got: dict[str, Any], name: str) -> Any:
    if name not in got:
        return got[f"{name}@low"], got[f"{name}@high"]
    return got[name] if isinstance(got[name], bool) or TEXTS[int(name[2:])] not in NUMBERS else (got[name],) * 2


def test_one_subject_alone_gives_the_table() -> None:
    for row in ROWS:
        inputs = {name: Interval(*value) if isinstance(value, tuple) else value for name, value in row.items()}
        assert wrong(row, lambda name, inputs=inputs: _alone(inputs, name)) == []  # type: ignore[misc]


def _alone(inputs: dict[str, Any], name: str) -> Any:
    found = alone(PROGRAM, name, **inputs)
    if TEXTS[int(name[2:])] in CONDITIONS or isinstance(found, bool | tuple):
        return found
    return (found, found) if TEXTS[int(name[2:])] in NUMBERS or found is not None else None

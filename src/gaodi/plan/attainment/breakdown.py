"""The breakdown of a target (分解): what each district has to bring, and whether that adds up to what the region owes.

    breakdown.set(ws, "changsha-2021", "t5", [("岳麓区", 700), ("浏阳市", 600)], user="officer")
    breakdown.read(ws, "changsha-2021")["t5"]

A breakdown is set whole and replaces the one before; nothing is lost, earlier ones stay in the lake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from gaodi.errors import Fault, InputError, LakeError, NotFound
from gaodi.plan import library
from gaodi.plan.attainment.checks.finding import Check, Verdict, check
from gaodi.plan.attainment.checks.saying import number
from gaodi.plan.attainment.goals import CLOSE
from gaodi.plan.model import Comparator, Plan, Target

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

TABLE = "target_breakdowns"
SCHEMA = pa.schema(
    [
        ("plan", pa.string()),
        ("target", pa.string()),
        ("set", pa.int64()),
        ("place", pa.int64()),
        ("district", pa.string()),
        ("value", pa.float64()),
        ("user", pa.string()),
        ("at", pa.timestamp("us", tz="UTC")),
    ]
)


@dataclass(frozen=True, slots=True)
class Share:
    """What one district has to bring, in the target's unit. district: an id of the registry, or a name."""

    district: str
    value: float


def set(  # noqa: A001 - breakdown.set reads as what it does
    ws: Workspace, plan: str, target: str, rows: Iterable[tuple[str, float]], *, user: str
) -> tuple[Share, ...]:
    """Set the breakdown of a target; no rows take it away, and the same rows again change nothing.

    Raises InputError with a fault for every row that is wrong, NotFound for a target that the plan does not have.
    """
    target_of(library.current(ws, plan), target)
    shares = [Share(str(district).strip(), value) for district, value in rows]
    _refuse(shares)
    if tuple(shares) == read(ws, plan).get(target, ()):
        return tuple(shares)
    ws.lake.define(TABLE, SCHEMA)
    before = _rows(ws, None).filter((pl.col("plan") == plan) & (pl.col("target") == target))
    highest = before["set"].max()
    common: dict[str, Any] = {
        "plan": plan, "target": target, "set": int(highest or 0) + 1 if isinstance(highest, int) else 1,
        "user": user, "at": datetime.now(UTC),
    }  # fmt: skip
    made = [{**common, "place": n, "district": s.district, "value": s.value} for n, s in enumerate(shares)]
    # A breakdown that was taken away is a set with a row that names no district.
    content = made or [{**common, "place": 0, "district": "", "value": 0.0}]
    ws.lake.write({TABLE: pa.Table.from_pylist(content, SCHEMA)}, kind="breakdown", source=plan, user=user)
    return tuple(shares)


def target_of(plan: Plan, target: str) -> Target:
    """The target of a plan by its id. Raises NotFound with the ids that there are."""
    known = {t.id: t for t in plan.targets}
    if target not in known:
        raise NotFound(Fault(f"Plan {plan.id!r} has no target {target!r}", expected=f"one of: {', '.join(known)}"))
    return known[target]


def _refuse(shares: Sequence[Share]) -> None:
    faults, seen = [], dict[str, int]()
    for n, share in enumerate(shares, 1):
        if not share.district:
            faults.append(Fault("There is no district", f"row {n}", "its name or code"))
        elif share.district in seen:
            faults.append(
                Fault(
                    f"{share.district} stands there twice",
                    f"row {n}",
                    do=f"Leave it out, or in row {seen[share.district]}",
                )
            )
        if not isfinite(share.value):
            faults.append(Fault(f"{share.value} is no value", f"row {n}", "a number"))
        seen.setdefault(share.district, n)
    if faults:
        raise InputError.of(faults)


def _rows(ws: Workspace, at: At) -> pl.DataFrame:
    try:
        return ws.lake.read(TABLE, at=at).collect()
    except LakeError:
        made = pl.from_arrow(SCHEMA.empty_table())
        assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
        return made


def read(ws: Workspace, plan: str, at: At = None) -> dict[str, tuple[Share, ...]]:
    """Target id → its breakdown as it stands (or stood at a moment of the lake)."""
    rows = _rows(ws, at).filter(pl.col("plan") == plan)
    rows = rows.filter(pl.col("set") == pl.col("set").max().over("target")).sort("target", "place")
    found: dict[str, list[Share]] = {}
    for row in rows.iter_rows(named=True):
        if row["district"]:
            found.setdefault(row["target"], []).append(Share(row["district"], row["value"]))
    return {target: tuple(shares) for target, shares in found.items()}


def adds_up(target: Target, shares: Sequence[Share], rule: str = "sum", weights: Sequence[float] = ()) -> Check:
    """Whether the districts' shares bring the whole, by how the metric adds up over subjects.

    rule: `sum`; `mean` with weights (a ratio by its denominators, a weighted mean by its weights); anything else, or a
    mean without weights, cannot be told. The shortfall is what is missing to the whole: of a ceiling, what is too much.
    """
    values = [share.value for share in shares]
    if rule == "sum":
        total, said = sum(values), " + ".join(number(v) for v in values)
    elif rule == "mean" and len(weights) == len(values) and sum(weights) > 0:
        total = sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)
        said = "(" + " + ".join(f"{number(v)}×{number(w)}" for v, w in zip(values, weights, strict=True)) + ")"
        said += f" ÷ {number(sum(weights))}"
    else:
        total, said = float("nan"), ""
    missing = total - target.value if target.comparator is Comparator.AT_MOST else target.value - total
    slack = CLOSE * max(1.0, abs(target.value))
    verdict = Verdict.OPEN if total != total else Verdict.HOLDS if missing <= slack else Verdict.FAILS
    return check(
        "breakdown", verdict, [target],
        indicator=target.indicator, unit=target.unit, value=target.value, arithmetic=said,
        total=None if total != total else total, shortfall=None if total != total else max(0.0, missing),
    )  # fmt: skip

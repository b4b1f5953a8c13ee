"""The smallest sets of changes: nothing of them can be left out, and nothing can move less while the rest stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gaodi import units
from gaodi.rules.gaps.moving import Movable
from gaodi.rules.gaps.planning import plans
from gaodi.rules.language.nodes import Column, Input, Origin
from gaodi.rules.language.types import number


def movable(name: str, now: float, most: float) -> Movable:
    return Movable(Column(number(units.parse("万元")), Input(Origin.OWN, name)), now, now, most, ())


def test_what_gives_back_late_lets_what_went_first_move_less() -> None:
    def reached(changed: Mapping[str, Any]) -> bool:
        x, y = changed.get("x", 1.0), changed.get("y", 10.0)
        return y >= 20 and (x >= 50 or x >= y)

    found = plans([movable("x", 1.0, 100.0), movable("y", 10.0, 100.0)], reached, lambda changed: float(len(changed)))
    assert {change.column: change.to for change in found[0].changes} == {"x": 20.0, "y": 20.0}

"""The targets of a plan as JSON Lines: one object a line, exactly the keys of `model.TARGET_KEYS`, in their order."""

from __future__ import annotations

import json
from pathlib import Path

from gaodi.plan.model import Plan, target_line


def lines(plan: Plan) -> str:
    """One line a target, in the order of the plan; repeats are listed within the target that they repeat."""
    return "".join(f"{json.dumps(target_line(t), ensure_ascii=False)}\n" for t in plan.targets)


def save_lines(plan: Plan, path: str | Path) -> Path:
    """Write the lines as UTF-8; the path."""
    path = Path(path)
    path.write_text(lines(plan), encoding="utf-8", newline="\n")
    return path

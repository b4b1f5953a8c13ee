"""How much the ranking of a run depends on the weights: computed once and kept beside the run, which never changes."""

from __future__ import annotations

from typing import Any

from gaodi.errors import GaodiError
from gaodi.rules import simulating
from gaodi.rules.runs import Run
from gaodi.web.evaluations import keeping, words

FOLDER = "rank-sensitivity"


def of(run: Run) -> dict[str, Any] | None:
    """The sensitivity with the names of the items; None where there are no two items with weights, or no scores."""
    labels = {part.item.id: part.item.label.label(words.language()) for part in run.program.items if part.item.weight}
    if len(labels) < 2:
        return None
    kept = keeping.kept(run, FOLDER, lambda: _computed(run))
    if not kept:
        return None
    items = [row | {"label": labels.get(row["item"], row["item"])} for row in kept["items"]]
    return kept | {"items": items, "percent": round(kept["spread"] * 100)}


def _computed(run: Run) -> dict[str, Any]:
    try:
        found = simulating.sensitivity(run)
    except GaodiError:
        return {}
    return {
        "draws": found.draws, "spread": found.spread, "subjects": found.subjects, "mean": found.correlation,
        "worst": found.worst, "moved": found.moved, "kept": found.kept, "items": found.items.to_dicts(),
    }  # fmt: skip

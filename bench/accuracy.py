"""How much of real plans the compiler gets right: targets against hand labels, names against a list of them.

    python bench/accuracy.py [folder]          # of texts and labels: ../shared, or GAODI_SHARED

Targets are scored by the folder's own `tools/score_targets.py`: a hit has the quantity and the place of a label,
`strict` wants indicator, comparator, deadline and kind right as well. Names were labelled by reading
(tests/plan/labels): precision is the share of the names found that are names, recall the share of the labelled ones
that are found. The texts are not part of the project; without them there is nothing to score.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "plan" / "labels"
KINDS = ("enterprise", "park", "institution")


@dataclass(frozen=True)
class Score:
    """Of one plan and one kind of names: how many are labelled, found, and both."""

    plan: str
    kind: str
    labelled: int
    found: int
    right: int
    recalled: int

    @property
    def precision(self) -> float:
        """The share of the names found that are labelled; a label marked optional costs nothing either way."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the labelled names that were found."""
        return self.recalled / self.labelled if self.labelled else 1.0


def targets(folder: Path) -> str:
    """What the scorer says of the compiled plans."""
    from gaodi.plan import files
    from gaodi.plan.compile import compile_plan

    with tempfile.TemporaryDirectory() as made:
        for path in sorted((folder / "plans").glob("*.targets.jsonl")):
            name = path.name.removesuffix(".targets.jsonl")
            files.save_lines(compile_plan(path.with_name(f"{name}.txt")), Path(made) / f"{name}.jsonl")
        command = [sys.executable, str(folder / "tools" / "score_targets.py"), str(folder / "plans"), made]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def names(folder: Path) -> list[Score]:
    """The score of every plan whose names are labelled, by kind."""
    from gaodi.plan.compile import compile_plan

    scores = []
    for path in sorted(LABELS.glob("*.names.jsonl")):
        name = path.name.removesuffix(".names.jsonl")
        labels = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        plan = compile_plan(folder / "plans" / f"{name}.txt")
        for kind in KINDS:
            found = {n.text for n in plan.names if n.kind.value == kind}
            told = {label["text"] for label in labels if label["kind"] == kind}
            wanted = {label["text"] for label in labels if label["kind"] == kind and not label.get("optional")}
            if found or wanted:
                scores.append(Score(name, kind, len(wanted), len(found), len(found & told), len(found & wanted)))
    return scores


def main(folder: str | None = None) -> None:
    """Print both tables."""
    place = Path(folder or os.environ.get("GAODI_SHARED", ROOT.parent / "shared"))
    if not (place / "plans").is_dir():
        print(f"There are no labelled plans at {place}; name their folder, or set GAODI_SHARED to it.")
        return
    print(targets(place))
    table = Table("names of", "kind", "labelled", "found", "precision", "recall")
    for s in names(place):
        table.add_row(s.plan, s.kind, str(s.labelled), str(s.found), f"{s.precision:.3f}", f"{s.recall:.3f}")
    Console(width=120).print(table)


if __name__ == "__main__":
    main(*sys.argv[1:2])

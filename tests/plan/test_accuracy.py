"""How much of the hand labels the compiler finds: the bars, measured by the scorer that lies beside the labels."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from gaodi.plan import targets
from gaodi.plan.model import target_line
from gaodi.plan.outline import Outline
from gaodi.plan.text import CleanText

_LINE = re.compile(r"^(\S+) +(\d+) +(\d+) +(\d+) +([\d.]+) +([\d.]+) +(\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Score:
    labels: int
    found: int
    hits: int
    f1: float
    strict: float
    alarms: int


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Score]:
    predicted = tmp_path_factory.mktemp("predicted")
    for source in sorted((shared / "plans").glob("*.txt")):
        text = CleanText.of(source.read_text("utf-8"))
        lines = [json.dumps(target_line(t), ensure_ascii=False) for t in targets.find(text, Outline.of(text))]
        (predicted / f"{source.stem}.jsonl").write_text("\n".join(lines), "utf-8")
    scorer = shared / "tools" / "score_targets.py"
    done = subprocess.run(
        [sys.executable, scorer, shared / "plans", predicted], capture_output=True, text=True, check=True
    )
    return {
        name: Score(int(labels), int(found), int(hits), float(f1), float(strict), int(alarms))
        for name, labels, found, hits, f1, strict, alarms in _LINE.findall(done.stdout)
    }


def test_every_target_of_the_reference_plan_is_found_with_all_its_fields(scores: Mapping[str, Score]) -> None:
    reference = scores["changsha-2021"]
    assert (reference.f1, reference.strict, reference.alarms) == (1.0, 1.0, 0)
    assert reference.hits == reference.labels == reference.found


def test_all_plans_together_reach_the_bars(scores: Mapping[str, Score]) -> None:
    together = scores["all"]
    assert together.f1 >= 0.95
    assert together.strict >= 0.90
    assert together.alarms == 0

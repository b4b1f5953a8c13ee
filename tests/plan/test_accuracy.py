"""How much of real plans is read rightly: not less than what the README says."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench" / "accuracy.py"


@pytest.fixture(scope="module")
def bench() -> dict[str, Any]:
    return runpy.run_path(str(BENCH))


def test_targets_agree_with_the_hand_labels(bench: dict[str, Any], shared: Path) -> None:
    rows = {m[1]: (float(m[2]), float(m[3]), int(m[4])) for m in re.finditer(
        r"^(\S+) +\d+ +\d+ +\d+ +([\d.]+) +([\d.]+) +(\d+)$", bench["targets"](shared), re.MULTILINE)}  # fmt: skip
    f1, strict, alarms = rows["all"]
    assert (f1 >= 0.97, strict >= 0.94, alarms) == (True, True, 0)
    assert rows["changsha-2021"] == (1.0, 1.0, 0)
    assert min(f1 for f1, _, _ in rows.values()) >= 0.93


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_score_table_is_what_is_measured(bench: dict[str, Any], shared: Path, page: str) -> None:
    table = re.compile(r"^\| .+? \| (\d+) \| \**([\d.]+)\** \| \**([\d.]+)\** \| \**(\d+)\** \|$", re.MULTILINE)
    told = sorted(match.groups() for match in table.finditer((BENCH.parents[1] / page).read_text("utf-8")))
    line = re.compile(r"^\S+ +(\d+) +\d+ +\d+ +([\d.]+) +([\d.]+) +(\d+)$", re.MULTILINE)
    assert told == sorted(match.groups() for match in line.finditer(bench["targets"](shared)))


def test_names_agree_with_the_labels(bench: dict[str, Any], shared: Path) -> None:
    scores = {(s.plan, s.kind): s for s in bench["names"](shared)}
    for kind in ("enterprise", "park", "institution"):
        reference = scores["changsha-2021", kind]
        assert min(reference.precision, reference.recall) >= 0.95, kind
    assert min(s.precision for s in scores.values()) >= 0.9
    labelled = sum(s.labelled for s in scores.values())
    assert sum(s.recalled for s in scores.values()) >= 0.95 * labelled


def test_without_the_texts_it_says_so(
    bench: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench["main"](str(tmp_path))
    assert "no labelled plans" in capsys.readouterr().out

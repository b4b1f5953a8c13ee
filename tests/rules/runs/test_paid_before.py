"""A cap for an enterprise over a whole policy leaves what final runs of earlier years did not pay."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from gaodi.errors import InputError
from gaodi.rules import matching, process, runs
from gaodi.rules.explaining import explain
from gaodi.rules.explaining.text import text
from gaodi.rules.files import loads
from gaodi.rules.program import compiled
from gaodi.workspace import Workspace
from rules.town import made

ID = "town/renovation/2021"
FIRST, SECOND = date(2022, 6, 30), date(2023, 6, 30)
RENOVATION = f"""\
id: {ID}
family: town/renovation
title: {{zh: 小镇技改扶持, en: Renovation support of the town}}
issuer: {{zh: 小镇, en: The town}}
status: reconstructed
in_force: {{from: 2022-01-01}}
procedure: new
purpose: 政策匹配
benefit:
  id: grant
  amount: 50% * rd_expense
  cap: {{per: enterprise, period: policy, amount: 200 万元}}
"""


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The town with a policy of two years, the first of them final."""
    ws = made(tmp_path_factory.mktemp("policy") / "ws")
    (ws.path / "catalog" / "rulebooks" / "renovation.yaml").write_text(RENOVATION, "utf-8")
    return ws


@pytest.fixture(scope="module")
def before(ws: Workspace) -> dict[str, float]:
    """What the second year would pay while the first is a trial."""
    runs.evaluate(ws, ID, year=2021, on=FIRST)
    return paid(ws, runs.evaluate(ws, ID, year=2022, on=SECOND).id)


@pytest.fixture(scope="module")
def second(ws: Workspace, before: dict[str, float]) -> str:
    """The run of the second year, once the first is final."""
    first = runs.listed(ws, "town/renovation").filter(year=2021)["run"][0]
    process.publicise(ws, first, until=FIRST + timedelta(days=7), by="reviewer", on=FIRST)
    process.conclude(ws, first, by="reviewer", on=FIRST + timedelta(days=8))
    return runs.evaluate(ws, ID, year=2022, on=SECOND).id


def paid(ws: Workspace, run: str) -> dict[str, float]:
    frame = runs.load(ws, run).frame(["paid.grant"])
    return dict(frame.select("subject", "paid.grant").iter_rows())


def test_a_trial_of_an_earlier_year_pays_nobody(before: dict[str, float]) -> None:
    assert {firm: before[firm] for firm in ("firm-a", "firm-b", "firm-g")} == {
        "firm-a": 150,
        "firm-b": 60,
        "firm-g": 200,
    }


def test_the_second_year_pays_what_is_left_of_the_cap(ws: Workspace, second: str) -> None:
    # In the first year 50 % of 240, 96 and 400 万元 were due: 120, 48 and, at the cap, 200.
    found = paid(ws, second)
    assert {firm: found[firm] for firm in ("firm-a", "firm-b", "firm-g")} == {"firm-a": 80, "firm-b": 60, "firm-g": 0}
    assert runs.recompute(ws, second).identical


def test_the_reason_names_what_was_paid_before(ws: Workspace, second: str) -> None:
    assert "以前年度已付金额 120 万元" in text(explain(runs.load(ws, second), "firm-a", "zh"))


def test_a_match_leaves_out_what_was_paid_before(ws: Workspace, second: str) -> None:
    found = matching.match(ws, "firm-a", on=SECOND, year=2022, ids=[ID])
    assert [one.amount.low for one in found.matches if one.amount is not None] == [80]


def test_beside_other_benefits_such_a_cap_is_refused(tmp_path: Path) -> None:
    head, _, benefit = RENOVATION.partition("benefit:\n")
    several = benefit.replace("  id: grant", "  - id: grant").replace("\n  amount", "\n    amount")
    several = several.replace("\n  cap", "\n    cap") + "  - {id: other, amount: 1 万元}\n"
    with pytest.raises(InputError, match="A cap for an enterprise over the whole policy stands beside other benefits"):
        compiled(loads(f"{head}benefit:\n{several}", "town.yaml"))

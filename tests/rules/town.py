"""A small town of the tests: eight made-up enterprises with figures of two years, a list, and two rulebooks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from gaodi import periods
from gaodi.registry import lists, metrics, observations
from gaodi.registry.enterprises.tables import ENTERPRISES, GROUPS
from gaodi.registry.lists import MEMBERS
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.observations.wide import Given, rows
from gaodi.workspace import Workspace

ON = date(2023, 6, 30)
FIRMS = tuple(f"firm-{letter}" for letter in "abcdefgh")
SOURCE = "demo-industry-bureau"

GRADES = """\
id: town/per-mu/2022
family: town/per-mu
title: {zh: 小镇亩均评价, en: Per-mu evaluation of the town}
issuer: {zh: 小镇, en: The town}
status: reconstructed
in_force: {from: 2022-01-01, to: 2023-12-31}
purpose: 亩均效益评价
parameters:
  b_tax: {value: 10 万元/亩, label: {zh: 亩均税收基准, en: Benchmark of tax per mu}}
population:
  require: land_area > 0 亩
  exempt:
    - {when: 'industry in ["D44"]', label: {zh: 水电气供应, en: Utilities}, grade: T}
score:
  - id: tax
    label: {zh: 亩均税收, en: Tax per mu}
    weight: 60
    value: tax_paid / land_area
    method: ratio
    benchmark: b_tax
    cap_multiple: 1.5
  - id: rd
    label: {zh: 研发强度, en: R&D intensity}
    weight: 40
    value: rd_expense / revenue
    method: ratio
    benchmark: {stat: mean, of: ratio_of_sums}
grade:
  by: rank
  bands: [{A: 20%}, {B: 45%}, {C: 30%}, {D: 5%}]
measures:
  D:
    - instrument: power-price
      escalate: {steps: [0.05 元/kWh, 0.10 元/kWh, 0.15 元/kWh]}
"""

SUPPORT = """\
id: town/support/2022
family: town/support
title: {zh: 小镇研发扶持, en: R&D support of the town}
issuer: {zh: 小镇, en: The town}
status: reconstructed
in_force: {from: 2022-01-01}
windows: [{from: 05-01, to: 07-31}]
procedure: new
purpose: 政策匹配
parameters:
  rate: {value: 10%, label: {zh: 补助比例, en: Rate}}
  least: {value: 100 万元, label: {zh: 研发费用下限, en: Least R&D expense}}
inputs:
  audited: {label: {zh: 已审计, en: Audited}, type: yes-no}
criteria:
  all:
    - {id: rd, label: {zh: 研发费用达到下限, en: R&D expense}, test: rd_expense >= least}
    - {id: growth, label: {zh: 营收增长, en: Growth}, test: growth(revenue) >= 5%}
    - any:
        - {id: listed, test: 'listed("little-giants")'}
        - {id: audited, test: audited}
benefit:
  id: grant
  label: {zh: 研发补助, en: Grant}
  amount: rate * rd_expense
  cap: {per: enterprise, amount: 50 万元}
  budget: {amount: 60 万元, past_it: prorate}
"""

# firm: industry, land (亩), tax of 2022 and 2021, revenue of 2022 and 2021, R&D expense of 2022 (万元)
FIGURES = {
    "firm-a": ("C3511", 10.0, 200.0, 150.0, 5000.0, 4000.0, 300.0),
    "firm-b": ("C3511", 20.0, 100.0, 120.0, 4000.0, 3900.0, 120.0),
    "firm-c": ("C2710", 5.0, 40.0, 40.0, 800.0, 700.0, 60.0),
    "firm-d": ("C2710", 40.0, 80.0, 90.0, 3000.0, 3100.0, 90.0),
    "firm-e": ("D4411", 100.0, 900.0, 800.0, 90000.0, 80000.0, 10.0),
    "firm-f": ("C3512", 0.0, 30.0, 30.0, 900.0, 800.0, 20.0),
    "firm-g": ("C3512", 8.0, None, 60.0, 2000.0, 1500.0, 500.0),
    "firm-h": ("C3513", 12.0, 60.0, 10.0, 2500.0, 2000.0, 400.0),
}


def made(folder: Path) -> Workspace:
    """The town."""
    ws = Workspace.create(folder, region="430100")
    own = folder / "catalog" / "rulebooks"
    own.mkdir(parents=True)
    (own / "per-mu.yaml").write_text(GRADES, "utf-8")
    (own / "support.yaml").write_text(SUPPORT, "utf-8")
    for facts in (ENTERPRISES, GROUPS, MEMBERS):
        facts.define(ws.lake)
    observations.define(ws.lake)
    ws.lake.write({ENTERPRISES.name: _firms(), MEMBERS.name: _listed()}, kind="test")
    for year, frame in ((2022, _figures(0)), (2021, _figures(1))):
        observe(ws, frame, year)
    return ws


def observe(ws: Workspace, frame: pl.DataFrame, year: int | str, source: str = SOURCE) -> int:
    """Write figures with a column for a metric; the number of the batch. year: or a period within one, in words."""
    known = metrics.load(ws)
    columns = {
        name: Given(known[name], low=f"{name}-low", high=f"{name}-high") for name in known if name in frame.columns
    }
    period = periods.parse(str(year))
    long = rows(frame, columns, kind=SubjectKind.ENTERPRISE, period=period, source=source)
    return ws.lake.write({observations.TABLE: long}, kind="test").number


def _firms() -> pl.DataFrame:
    return ENTERPRISES.frame(
        {
            "id": firm,
            "name": f"虚构{firm[-1].upper()}公司",
            "status": "active",
            "founded": date(2010, 1, 1),
            "industry": figures[0],
            "region": "430104",
            "scale": "small",
            "source": "demo-market",
            "synthetic": True,
        }
        for firm, figures in FIGURES.items()
    )


def _listed() -> pl.DataFrame:
    return lists.tables.frame(
        [
            {
                "list": "little-giants",
                "member": "firm-a",
                "name": "虚构A公司",
                "subject": "430100",
                "recognised": date(2021, 7, 1),
                "source": "demo-recognition",
                "synthetic": True,
            }
        ]
    )


def _figures(before: int) -> pl.DataFrame:
    names = ("land-area", "tax-paid", "revenue", "rd-expense")
    made: dict[str, list[object]] = {"subject": list(FIGURES)} | {name: [] for name in names}
    for _, land, tax, earlier_tax, revenue, earlier, rd in FIGURES.values():
        made["land-area"].append(land)
        made["tax-paid"].append(earlier_tax if before else tax)
        made["revenue"].append(earlier if before else revenue)
        made["rd-expense"].append(rd * 0.8 if before else rd)
    schema = {"subject": pl.String} | dict.fromkeys(names, pl.Float64)
    return pl.DataFrame(made, schema=schema)

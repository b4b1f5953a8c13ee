"""A city of ten made-up enterprises, for the tests of their pages: two parks, three districts, sources that differ."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from gaodi.registry import enterprises, lists, observations, recorded, subjects, uscc
from gaodi.registry.lists import Member
from gaodi.registry.observations import Observation
from gaodi.registry.parcels import PARCELS
from gaodi.registry.projects import PROJECTS
from gaodi.registry.subjects import Subject
from gaodi.registry.trades import TRADES
from gaodi.workspace import Workspace

# Number, name, district, park, industry, size, above scale, state.
ROWS = (
    (1, "云岭锂能科技有限公司", "430121", "east-park", "C3841", "large", True, "active"),
    (2, "云岭液压机械有限公司", "430121", "east-park", "C3444", "medium", True, "active"),
    (3, "云岭数控装备有限公司", "430121", "east-park", "C3421", "small", True, "active"),
    (4, "东湾电子材料有限公司", "430104", "west-park", "C3985", "medium", True, "active"),
    (5, "东湾软件技术有限公司", "430104", "west-park", "I6513", "small", False, "active"),
    (6, "东湾食品有限公司", "430104", None, "C1411", "micro", False, "active"),
    (7, "=西岭铸造有限公司", "430181", None, "C3391", "small", True, "active"),
    (8, "西岭茶业有限公司", "430181", None, "C1530", "micro", False, "deregistered"),
    (9, "西岭包装有限公司", "430181", None, None, None, None, "active"),
    (10, "西岭模具有限公司", "430181", None, "C3525", "micro", False, "suspended"),
)
PLACES = {"430121": (113.20, 28.37), "430104": (112.87, 28.10), "430181": (113.69, 28.19)}


def code(number: int) -> str:
    """The credit code of one of them."""
    return uscc.compose("91", ROWS[number - 1][2], f"MA4T{number:04d}")


FIRST, SECOND, FOURTH, SEVENTH = (code(number) for number in (1, 2, 4, 7))


def build(path: Path) -> Workspace:
    """The workspace with all of it."""
    ws = Workspace.create(path, region="430100")
    parks = [
        Subject(kind="park", id=key, name=name, name_en=english, part_of="430100", synthetic=True)
        for key, name, english in (("east-park", "东部园区", "East Park"), ("west-park", "西部园区", "West Park"))
    ]
    ws.lake.write({subjects.TABLE: subjects.frame(ws.lake, parks)}, kind="subjects")
    enterprises.record(ws, list(map(_registered, ROWS)), source="demo-market")
    enterprises.record(
        ws,
        [{"id": FIRST, "name": ROWS[0][1], "industry": "C3849", "region": "430121", "synthetic": True}],
        source="demo-park",
    )
    enterprises.alias(
        ws,
        [
            {"enterprise": FIRST, "kind": "former-name", "value": "云岭电池厂", "until": date(2015, 6, 1)},
            {"enterprise": FIRST, "kind": "short-name", "value": "云岭锂能"},
        ],
        source="demo-market",
    )
    enterprises.site(
        ws,
        [{"site": "s1", "enterprise": FIRST, "name": "二厂", "purpose": "production", "region": "430181"}],
        source="demo-market",
    )
    observations.record(ws, _observed(), source="demo-statistics")
    lists.record(ws, _members(), source="demo-recognition", subject="430100")
    _more(ws)
    return ws


def _registered(row: tuple[Any, ...]) -> dict[str, Any]:
    number, name, region, park, industry, scale, above, status = row
    east, north = PLACES[region]
    return {
        "id": code(number), "uscc": code(number), "name": name, "region": region, "park": park, "industry": industry,
        "scale": scale, "above_scale": above, "status": status, "founded": date(2000 + number, 3, 1),
        "capital": 1000.0 * number, "ownership": "private", "longitude": east + number / 500,
        "latitude": north + number / 500, "address": f"示例路{number}号", "synthetic": True,
    }  # fmt: skip


def _observed() -> list[Observation]:
    """Three years of revenue for all above scale; of the first also what the tax office and a month say."""
    years = [
        Observation(
            metric="revenue", subject=code(row[0]), period=str(year), value=10_000.0 * row[0] + 10 * (year - 2020)
        )
        for row in ROWS
        if row[6]
        for year in (2021, 2022, 2023)
    ]
    more = [
        Observation(metric="employees", subject=FIRST, period="2023", value=320),
        Observation(metric="profit", subject=FIRST, period="2023", value=812.5, status="provisional"),
        Observation(metric="profit", subject=FIRST, period="2023", value=900, source="demo-industry-bureau"),
        Observation(metric="tax-paid", subject=FIRST, period="2023", low=100, high=500, source="demo-tax"),
        Observation(metric="output", subject=FIRST, period="2023C03", value=2345.6),
    ]
    return [*years, *more]


def _members() -> list[Member]:
    return [
        Member(
            list="little-giants", name=ROWS[0][1], uscc=FIRST, recognised=date(2023, 7, 14), expires=date(2099, 7, 13)
        ),
        Member(list="champions", name=ROWS[0][1], uscc=FIRST, recognised=date(2018, 1, 1), expires=date(2020, 12, 31)),
        Member(
            list="little-giants", name=ROWS[3][1], uscc=FOURTH, recognised=date(2022, 9, 8), expires=date(2099, 9, 7)
        ),
    ]


def _more(ws: Workspace) -> None:
    """Land, trades and a project of the first."""
    day, end = date(2023, 1, 1), date(2023, 12, 31)
    parcel = {
        "parcel": "p1", "holder": FIRST, "user": FIRST, "tenure": "granted", "use": "industrial", "area": 402.0,
        "floor_area": 120000.0, "region": "430121", "source": "demo-land", "synthetic": True,
    }  # fmt: skip
    trades = [
        {"trade": "t1", "buyer": FIRST, "seller": SECOND, "amount": 4321.0},
        {"trade": "t2", "buyer": FOURTH, "seller": FIRST, "amount": 1234.0},
    ]
    about = {"period": "2023", "start": day, "end": end, "source": "demo-invoices", "synthetic": True}
    project = {
        "project": "j1", "name": "锂能二期", "enterprise": FIRST, "nature": "extension", "investment": 56000.0,
        "started": day, "stage": "started", "source": "demo-park", "synthetic": True,
    }  # fmt: skip
    tables = {
        PARCELS: PARCELS.frame([parcel]),
        TRADES: TRADES.frame([one | about for one in trades]),
        PROJECTS: PROJECTS.frame([project]),
    }
    recorded.write(ws, tables, kind="more", source="demo-park")

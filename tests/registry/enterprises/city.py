"""A small made-up city: 240 enterprises by two registers, with other names, lists, trades and figures of one."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from gaodi.registry import enterprises, lists, observations, uscc
from gaodi.registry.lists import Member
from gaodi.registry.observations import Observation
from gaodi.registry.parcels.tables import PARCELS
from gaodi.registry.projects.tables import PROJECTS
from gaodi.registry.trades.tables import TRADES
from gaodi.workspace import Workspace

DISTRICTS = ("430102", "430104", "430111", "430121", "430182")
REGIONS = ("湖南", "长沙市", "长沙", "")
BRANDS = ("云岭", "中联", "恒泰", "三一丰", "TCL华", "铁建", "金鑫", "瑞和", "盛达", "鸿运")
TRADED = ("机械", "工程机械", "新材料", "电子科技", "食品", "重工", "银行设备")
FORMS = ("有限公司", "股份有限公司", "厂", "合伙企业（有限合伙）")
SIZE = 240

Row = dict[str, object]


def code(number: int) -> str:
    """The code of an enterprise of the city."""
    return uscc.compose("91", DISTRICTS[number % len(DISTRICTS)], f"MA4{number:05}")


def registered() -> list[Row]:
    """What the register says of each."""
    chance = random.Random(7)
    rows: list[Row] = []
    for number in range(SIZE):
        name = "".join(map(chance.choice, (REGIONS, BRANDS, BRANDS, TRADED, FORMS)))
        rows.append(
            {
                "uscc": code(number),
                "name": name,
                "region": DISTRICTS[number % len(DISTRICTS)],
                "status": chance.choices(("active", "deregistered", None), (8, 1, 1))[0],
                "industry": chance.choice(("C3511", "C3512", "C2651", "F5171", None)),
                "scale": chance.choices(("large", "medium", "small", "micro"), (1, 3, 8, 12))[0],
                "above_scale": chance.choice((True, False, None)),
                "founded": date(chance.randrange(1985, 2021), 5, 17),
                "capital": chance.choice((50.0, 100.0, 1000.0, None)),
            }
        )
    return rows


def made(folder: Path) -> Workspace:
    """The city in a workspace of its own."""
    ws = Workspace.create(folder, region="430100")
    enterprises.record(ws, registered(), source="synthetic")
    other = [{"uscc": code(n), "name": row["name"], "ownership": "private"} for n, row in enumerate(registered()[::3])]
    enterprises.record(ws, [row | {"uscc": code(3 * n)} for n, row in enumerate(other)], source="office")
    enterprises.alias(
        ws,
        [
            {"enterprise": code(1), "kind": "former-name", "value": "湘江老机床厂", "since": "1990-01-01"},
            {"enterprise": code(1), "kind": "short-name", "value": "湘机"},
            {"enterprise": code(2), "kind": "registration-number", "value": "430100000012345"},
        ],
        source="synthetic",
    )
    _lists(ws)
    _relations(ws)
    _figures(ws)
    return ws


def _lists(ws: Workspace) -> None:
    stay = {"list": "little-giants", "recognised": date(2021, 7, 1), "subject": "430100"}
    lists.record(
        ws,
        [
            Member(name="一", uscc=code(1), **stay, expires=date(2099, 6, 30)),
            Member(name="二", uscc=code(2), **stay, expires=date(2024, 6, 30)),
            Member(name="三", uscc=code(3), **stay, left=date(2022, 1, 1)),
            Member(name=str(registered()[4]["name"]), **stay),
            Member(name="一", uscc=code(1), list="smart-pilots", subject="430100"),
        ],
        source="synthetic",
    )


def _relations(ws: Workspace) -> None:
    enterprises.site(
        ws,
        [{"site": "s1", "enterprise": code(1), "purpose": "production", "region": "430182"}],
        source="synthetic",
    )
    enterprises.group(
        ws,
        [
            {"kind": "control", "group": "g1", "name": "湘集团", "enterprise": code(1), "head": True},
            {"kind": "control", "group": "g1", "name": "湘集团", "enterprise": code(2), "share": 60.0},
        ],
        source="synthetic",
    )
    year = {"period": "2022", "start": date(2022, 1, 1), "end": date(2022, 12, 31), "source": "synthetic"}
    trades = [
        {"trade": "t1", "buyer": code(1), "seller": code(5), "seller_name": "五", "amount": 300.0, **year},
        {
            "trade": "t2",
            "buyer": code(1),
            "seller_name": "外地某厂",
            "seller_region": "440300",
            "amount": 100.0,
            **year,
        },
        {"trade": "t3", "buyer": code(6), "seller": code(1), "seller_name": "一", "amount": 50.0, **year},
    ]
    for facts in (TRADES, PARCELS, PROJECTS):
        facts.define(ws.lake)
    parcel = {"parcel": "p1", "holder": code(1), "user": code(2), "area": 12.5, "source": "synthetic"}
    project = {"project": "x1", "enterprise": code(1), "name": "二期", "investment": 900.0, "source": "synthetic"}
    content = {TRADES.name: TRADES.frame(trades), PARCELS.name: PARCELS.frame([parcel])}
    ws.lake.write(content | {PROJECTS.name: PROJECTS.frame([project])}, kind="test", source="synthetic")


def _figures(ws: Workspace) -> None:
    values = {"2018": 100, "2019": 110, "2020": 5000, "2022": 120}
    seen = [Observation(metric=METRIC, subject=code(1), period=year, value=value) for year, value in values.items()]
    observations.record(ws, seen, source="office")
    observations.record(ws, [seen[0].model_copy(update={"value": 160})], source="synthetic")


METRIC = "revenue"

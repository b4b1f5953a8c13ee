"""What the tests of matching share: a register of made-up firms, and purchases from sellers written badly."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import gaodi
from gaodi.registry import enterprises, linkage, recorded, uscc
from gaodi.registry.trades import TRADES
from gaodi.workspace import Region, Workspace

FIRMS = ("长沙楠翼通讯终端有限公司", "长沙楠羽通讯终端有限公司", "浏阳琦楚外设有限公司", "宁乡柏枢水泥制品有限公司")
# As buyers wrote them: two that wait, the first with two candidates; one that is sure; one that nobody knows.
CLOSE, UNSURE, SURE, UNKNOWN = "长沙楠通讯终端有限公司", "浏阳琦外设有限公司", FIRMS[3], "醴陵瓷语陶瓷有限公司"
SELLERS = ((CLOSE, 900.0), (UNSURE, 500.0), (SURE, 100.0), (UNKNOWN, 50.0))


def code(number: int) -> str:
    """The credit code of one of the firms."""
    return uscc.compose("91", "430100", f"MA5T{number:04}")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the workspace with register and purchases, not compared yet."""
    ws = Workspace.create(tmp_path_factory.mktemp("register") / "ws", Region(code="430100", name="长沙市"))
    rows = [
        {"id": code(n), "uscc": code(n), "name": name, "region": "430121", "synthetic": True}
        for n, name in enumerate(FIRMS)
    ]
    enterprises.record(ws, rows, source="demo-market")
    about = {"buyer": code(3), "period": "2023", "start": date(2023, 1, 1), "end": date(2023, 12, 31)}
    trades = [
        about | {"trade": f"t{n}", "seller_name": name, "amount": amount, "source": "demo-invoices", "synthetic": True}
        for n, (name, amount) in enumerate(SELLERS)
    ]
    recorded.write(ws, {TRADES: TRADES.frame(trades)}, kind="trades", source="demo-invoices")
    enterprises.search(ws, size=1)
    return ws.path


@pytest.fixture(scope="module")
def compared(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the workspace after the comparing."""
    path = shutil.copytree(register, tmp_path_factory.mktemp("compared") / "ws")
    linkage.match_trades(gaodi.open(path), user="officer")
    return path


@pytest.fixture
def ws(register: Path, tmp_path: Path, settings) -> Workspace:
    """The site's workspace, not compared yet."""
    settings.GAODI_WORKSPACE = shutil.copytree(register, tmp_path / "ws")
    return gaodi.open(settings.GAODI_WORKSPACE)


@pytest.fixture
def waiting(ws: Workspace, compared: Path) -> dict[str, str]:
    """The site's workspace after the comparing; the records that wait, by what was written: name → key."""
    shutil.rmtree(ws.path)
    shutil.copytree(compared, ws.path)
    return {row["name"]: row["record"] for row in linkage.queue(ws).iter_rows(named=True)}

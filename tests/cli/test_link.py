"""`gaodi link` from the shell: a list matched, the queue, decisions and their undoing, trades."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from gaodi.cli.link import app
from gaodi.errors import InputError
from gaodi.registry import enterprises, uscc
from gaodi.registry.trades import TRADES
from gaodi.workspace import Workspace

SOURCE = "statistics-returns"
NAMES = ("长沙鑫达机械有限公司", "长沙宏远食品有限公司", "湖南云岭新材料科技股份有限公司")
CODES = [uscc.compose("91", "430104", f"MA4T000{number}") for number in range(3)]
LIST = "供应商,采购金额\n鑫达机械（长沙）有限公司,100\n长沙鑫远机械有限公司,900\n浏阳陌生物流有限公司,5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ws = Workspace.create(tmp_path / "ws", region="430100")
    rows = [{"uscc": code, "name": name} for code, name in zip(CODES, NAMES, strict=True)]
    enterprises.record(ws, rows, source=SOURCE)
    (tmp_path / "suppliers.csv").write_text(LIST, "utf-8")
    return ws.path


@pytest.fixture
def run(capsys, folder: Path):  # type: ignore[no-untyped-def]
    """Run a command in this process; what it printed. What is wrong is raised."""

    def call(*words: str | Path) -> str:
        app([str(word) for word in [*words, "-w", folder]], standalone_mode=False)
        return str(capsys.readouterr().out)

    return call


def test_a_list_is_matched_and_what_came_of_it_is_shown_and_written(run, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    result = tmp_path / "result.csv"
    out = run(tmp_path / "suppliers.csv", "-s", SOURCE, "-o", result)
    assert "对应 1 条，待核对 1 条，新企业 1 条" in out
    assert all(word in out for word in ("已对应", "待核对", "新企业", CODES[0]))
    rows = pl.read_csv(result, infer_schema=False)
    assert rows.columns[:4] == ["名称", "结果", "企业", "登记名称"]
    assert NAMES[0] in rows["登记名称"].to_list()


def test_the_result_is_in_the_order_of_the_list(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    names = [f"{brand}玻璃有限公司" for brand in ("庚申", "丁酉", "壬寅", "甲子", "丙午", "乙丑", "戊辰")]
    (tmp_path / "many.csv").write_text("供应商\n" + "\n".join(names) + "\n", "utf-8")
    run(tmp_path / "many.csv", "-s", SOURCE, "-o", tmp_path / "result.csv")
    assert pl.read_csv(tmp_path / "result.csv")["名称"].to_list() == names


def test_the_same_list_again_changes_nothing(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run("file", tmp_path / "suppliers.csv", "-s", SOURCE)
    counts = json.loads(run(tmp_path / "suppliers.csv", "-s", SOURCE, "--format", "json"))
    assert (counts["linked"], counts["unchanged"]) == (0, 3)
    assert counts["records"][0]["given"]["name"]


def test_the_queue_is_decided_and_a_decision_undone(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run(tmp_path / "suppliers.csv", "-s", SOURCE)
    out = run("queue")
    assert all(word in out for word in ("长沙鑫远机械有限公司", NAMES[0], "字号差一字"))
    (waiting,) = queued(run)
    assert waiting["evidence"][0]["levels"]["name"][0] == "slip-of-two"
    told = json.loads(run("decide", waiting["record"], "-e", CODES[0], "--note", "电话核实", "--format", "json"))
    assert (told["records"], told["enterprise"]) == ([waiting["record"]], CODES[0])
    assert queued(run) == []
    run("undo", waiting["record"])
    assert [row["record"] for row in queued(run)] == [waiting["record"]]
    run("decide", waiting["record"], "--new")
    assert json.loads(run("undo", waiting["record"], "--format", "json"))["records"] == [waiting["record"]]
    run("decide", waiting["record"], "--none")
    assert queued(run) == []


def queued(run: Any) -> list[dict[str, Any]]:
    return json.loads(run("queue", "--format", "json"))  # type: ignore[no-any-return]


def test_it_must_be_said_whose_a_record_is(run) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="one of --enterprise ID, --new, --none"):
        run("decide", "x", "--new", "--none")


def test_sellers_of_trades_are_matched(run, folder: Path) -> None:  # type: ignore[no-untyped-def]
    ws = Workspace.open(folder)
    TRADES.define(ws.lake)
    rows = [{"trade": "1", "buyer": CODES[0], "seller_name": "云岭新材料", "amount": 3.0, "source": SOURCE}]
    ws.lake.write({"trades": TRADES.frame(rows)}, kind="trades", source=SOURCE)
    counts = json.loads(run("trades", "--format", "json"))
    assert (counts["linked"], counts["records"][0]["enterprise"]) == (1, CODES[2])

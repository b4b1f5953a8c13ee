"""`gaodi enterprises search`, `show`, `facets` and `export` from the shell."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import fastexcel
import polars as pl
import pyarrow.parquet as pq
import pytest

from gaodi.cli.enterprises import app
from gaodi.errors import GaodiError
from gaodi.registry import enterprises
from gaodi.workspace import Workspace
from registry.enterprises.city import SIZE, code, made, registered

NAME = str(registered()[1]["name"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read only: the made-up city."""
    return made(tmp_path_factory.mktemp("city") / "ws").path


@pytest.fixture
def run(capsys, folder: Path):  # type: ignore[no-untyped-def]
    """Run a command in this process; what it printed. What is wrong is raised."""

    def call(*words: str | Path) -> str:
        app([str(word) for word in [*words, "-w", folder]], standalone_mode=False)
        return str(capsys.readouterr().out)

    return call


def found(run, *words: str) -> dict[str, object]:  # type: ignore[no-untyped-def]
    return json.loads(run("search", *words, "--format", "json"))  # type: ignore[no-any-return]


def test_enterprises_are_listed_in_the_words_of_the_workspace(run) -> None:  # type: ignore[no-untyped-def]
    out = run("search", "老机床")
    assert all(word in out for word in (code(1), "湘江老机床厂", "岳麓区", "企业名称", "1 · 1/1"))


def test_options_narrow_by_code_or_name(run) -> None:  # type: ignore[no-untyped-def]
    total = {
        words: found(run, *words)["total"]
        for words in (
            ("--district", "430104"), ("--district", "岳麓区"), ("--district", "Yuelu"), ("--industry", "C35"),
            ("--industry", "专用设备制造业"), ("--list", "little-giants"), ("--list", "小巨人"),
            ("--scale", "小型", "--scale", "micro"), ("--filter", "status=注销"), ("--filter", "above_scale=yes"),
        )
    }  # fmt: skip
    assert total["--district", "430104"] == total["--district", "岳麓区"] == total["--district", "Yuelu"] == SIZE // 5
    assert total["--industry", "C35"] == total["--industry", "专用设备制造业"] != SIZE
    assert total["--list", "little-giants"] == total["--list", "小巨人"] == 2
    assert all(0 < one < SIZE for one in total.values())  # type: ignore[operator]


def test_pages_follow_one_another(run) -> None:  # type: ignore[no-untyped-def]
    pages = [found(run, "有限", "-n", "30", "--page", str(n), "--sort", "name") for n in (1, 2)]
    names = [row["name"] for page in pages for row in page["rows"]]  # type: ignore[attr-defined]
    assert names == sorted(names)
    assert (len(names), pages[0]["page"], pages[1]["page"]) == (60, 1, 2)


def test_what_is_wrong_is_a_sentence(run) -> None:  # type: ignore[no-untyped-def]
    for words, expected in (
        (("search", "--district", "天上人间"), "No enterprise has the district '天上人间'. Expected one of: 430102"),
        (("search", "--filter", "status"), "'status' has no value"),
        (("search", "--filter", "statsu=x"), "Did you mean 'status'?"),
        (("search", "--sort", "nam"), "Did you mean 'name'?"),
        (("show", "有限公司"), "enterprises match '有限公司'. Expected one of: 91430"),
        (("show", "查无此人"), "There is no enterprise '查无此人'"),
        (("export", "-o", "x.pdf"), "x.pdf is no kind of file that is written"),
    ):
        with pytest.raises(GaodiError) as raised:
            run(*words)
        assert expected in str(raised.value)


def test_facets_are_counted(run) -> None:  # type: ignore[no-untyped-def]
    content = json.loads(run("facets", "--facet", "district", "--facet", "list", "--format", "json"))
    assert sum(row["count"] for row in content["facets"] if row["facet"] == "district") == content["total"] == SIZE
    lists = {row["called"]: row["count"] for row in content["facets"] if row["facet"] == "list"}
    assert lists["国家级专精特新“小巨人”企业名单"] == 2
    out = run("facets", "--district", "岳麓区")
    assert all(word in out for word in ("区县", "岳麓区", "大型", "1990年代", "C35 专用设备制造业"))


def test_one_is_shown_by_code_number_or_name(run) -> None:  # type: ignore[no-untyped-def]
    out = run("show", code(1))
    for word in (NAME, code(1), "虚构示例数据", "湘江老机床厂", "曾用名", "小巨人", "湘集团", "! 行业未知"):
        assert word in out
    assert "缺少 2021。" in out
    assert json.loads(run("show", "430100000012345", "-f", "json"))["id"] == code(2)
    told = json.loads(run("show", "湘江老机床", "--format", "json"))
    assert (told["id"], told["synthetic"], told["purchases"]["years"][0]["amount"]) == (code(1), True, 400.0)
    assert {note["kind"] for note in told["notes"]} >= {"gap", "outlier", "differs"}
    with pytest.raises(GaodiError, match="There is no enterprise"):
        run("show", code(1), "--known-at", "2020-01-01")


def test_an_export_holds_what_was_found_and_says_that_it_is_made_up(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    words = ("export", "--district", "岳麓区", "--columns", "id,name,founded,above_scale,sources")
    for ending in ("csv", "xlsx", "parquet"):
        done = json.loads(run(*words, "-o", tmp_path / f"out.{ending}", "-f", "json"))
        assert done["rows"] == SIZE // 5
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    lines = list(csv.reader(text.splitlines()))
    assert lines[0] == ["统一社会信用代码", "企业名称", "成立日期", "规模以上", "来源", "虚构"]
    assert lines[-1][0].startswith("虚构示例数据")
    assert len(lines) == SIZE // 5 + 2
    assert {row[5] for row in lines[1:-1]} == {"true"}
    sheet = fastexcel.read_excel(tmp_path / "out.xlsx").load_sheet(0, header_row=None, dtypes="string").to_polars()
    assert str(sheet.row(0)[0]).startswith("虚构示例数据")
    assert sheet.row(1) == tuple(lines[0])
    assert {row[0] for row in sheet.rows()[2:]} == {row[0] for row in lines[1:-1]}
    assert b"note" in (pq.read_schema(tmp_path / "out.parquet").metadata or {})
    assert pl.read_parquet(tmp_path / "out.parquet")["synthetic"].all()


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path) -> None:
    ws = Workspace.create(tmp_path / "ws", region="430100")
    enterprises.record(
        ws, [{"uscc": code(1), "name": "=HYPERLINK(1)"}, {"uscc": code(2), "name": "甲厂"}], source="office"
    )
    assert enterprises.export_file(ws, tmp_path / "out.csv", columns=("name",)) == 2
    assert sorted((tmp_path / "out.csv").read_text("utf-8-sig").split()) == ["'=HYPERLINK(1)", "企业名称", "甲厂"]
    enterprises.export_file(ws, tmp_path / "out.xlsx", columns=("name",))
    sheet = fastexcel.read_excel(tmp_path / "out.xlsx").load_sheet(0)
    assert "=HYPERLINK(1)" in sheet.to_polars()["企业名称"].to_list()  # text of a sheet is never run


def test_a_file_that_cannot_be_written_whole_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaodi.registry.enterprises.exporting.SHEET", 2)
    ws = Workspace.create(tmp_path / "ws", region="430100")
    enterprises.record(ws, [{"uscc": code(n), "name": f"甲{n}"} for n in range(3)], source="office")
    with pytest.raises(GaodiError, match="A sheet has no more than 2 rows"):
        enterprises.export_file(ws, tmp_path / "out.xlsx")
    assert [one.name for one in tmp_path.iterdir()] == ["ws"]

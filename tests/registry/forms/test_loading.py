"""Files of every kind come in the same, whole, once, and can be taken back."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import polars as pl
import pytest

from gaodi.errors import InputError, NotFound
from gaodi.registry import enterprises, forms, lists, observations
from registry.forms.making import (
    CODES,
    HEADER,
    NAMES,
    ROWS,
    SOURCE,
    annual,
    codes_of,
    frame,
    load_annual,
    text,
    values,
    write_csv,
    write_xls,
    write_xlsx,
)  # fmt: skip

TABLE = [HEADER, *ROWS]
EXPECTED = sorted(
    (row[0], metric, "2023", float(row[column]))
    for row in ROWS
    for metric, column in (("revenue", 2), ("profit", 3), ("employees", 4))
)


def packed(path, content: bytes, name: str = "年报.csv"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        archive.writestr("__MACOSX/._年报.csv", b"\0")
    return path


def parquet(path):
    frame(TABLE).write_parquet(path)
    return path


WRITERS = {
    "csv": lambda path: write_csv(path / "a.csv", TABLE),
    "csv with a mark": lambda path: write_csv(path / "a.csv", TABLE, "utf-8-sig"),
    "csv in GB18030": lambda path: write_csv(path / "a.csv", TABLE, "gb18030"),
    "csv in UTF-16": lambda path: write_csv(path / "a.csv", TABLE, "utf-16"),
    "csv with semicolons": lambda path: write_csv(path / "a.csv", TABLE, delimiter=";"),
    "text with tabs": lambda path: write_csv(path / "a.txt", TABLE, delimiter="\t"),
    "csv of an old Mac": lambda path: _bytes(path / "a.csv", text(TABLE).replace("\n", "\r").encode()),
    "csv of Windows": lambda path: _bytes(path / "a.csv", text(TABLE).replace("\n", "\r\n").encode()),
    "xlsx": lambda path: write_xlsx(path / "a.xlsx", TABLE),
    "xls": lambda path: write_xls(path / "a.xls", TABLE),
    "parquet": lambda path: parquet(path / "a.parquet"),
    "zip": lambda path: packed(path / "a.zip", text(TABLE).encode("gb18030")),
}


def _bytes(path, content: bytes):
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_of_file_gives_the_same_values(ws, tmp_path, kind: str) -> None:
    loaded = load_annual(ws, WRITERS[kind](tmp_path), user="officer")
    assert (loaded.rows, loaded.written, loaded.repeated) == (4, {"observations": 12}, False)
    assert values(ws) == EXPECTED


def test_the_same_file_changes_nothing_the_second_time(ws, tmp_path) -> None:
    first = load_annual(ws, write_csv(tmp_path / "a.csv", TABLE))
    again = load_annual(ws, write_csv(tmp_path / "copy.csv", TABLE))
    assert (again.repeated, again.batch.number) == (True, first.batch.number)
    assert len(values(ws)) == 12
    assert load_annual(ws, tmp_path / "a.csv", period="2022").repeated is False


def test_a_load_is_taken_back_and_may_be_loaded_again(ws, tmp_path) -> None:
    file = write_csv(tmp_path / "a.csv", TABLE)
    first = load_annual(ws, file, user="a").batch.number
    forms.unload(ws, first, user="b", reason="the wrong year")
    assert values(ws) == []
    assert ws.lake.read("observations", at=first).collect().height == 12
    assert load_annual(ws, file, user="c").repeated is False
    assert len(values(ws)) == 12
    history = forms.history(ws, "annual-enterprise")
    assert history.select("state", "user", "taken_back_by", "reason", "file", "rows", "period").rows() == [
        ("committed", "c", None, None, "a.csv", 4, "2023"),
        ("taken back", "a", "b", "the wrong year", "a.csv", 4, "2023"),
    ]


def test_what_cannot_be_taken_back_is_told(ws, tmp_path) -> None:
    batch = load_annual(ws, write_csv(tmp_path / "a.csv", TABLE)).batch.number
    with pytest.raises(InputError, match="4 enterprises of load 1 are spoken of"):
        forms.unload(ws, 1, user="x", reason="y")
    with pytest.raises(NotFound, match="no load 99"):
        forms.unload(ws, 99, user="x", reason="y")
    with pytest.raises(InputError, match="reason is empty"):
        forms.unload(ws, batch, user="x", reason=" ")
    forms.unload(ws, batch, user="x", reason="y")
    with pytest.raises(InputError, match="taken back before, by x"):
        forms.unload(ws, batch, user="x", reason="y")
    forms.unload(ws, 1, user="x", reason="y")


def test_the_file_is_kept_as_it_came(ws, tmp_path) -> None:
    file = write_csv(tmp_path / "a.csv", TABLE, "gb18030")
    batch = load_annual(ws, file).batch.number
    kept = forms.original(ws, batch)
    assert kept.parent == ws.path / "imports"
    assert kept.read_bytes() == file.read_bytes()
    with pytest.raises(NotFound):
        forms.original(ws, 99)


def test_a_corrected_return_replaces_what_it_corrects(ws, tmp_path) -> None:
    load_annual(ws, write_csv(tmp_path / "a.csv", TABLE))
    load_annual(ws, write_csv(tmp_path / "b.csv", [HEADER, [CODES[0], NAMES[0], 1001, 100, 10]]))
    now = observations.read(ws, "revenue", CODES[0])
    assert now["value"].to_list() == [1001.0]


def test_what_is_cancelled_is_not_loaded(ws, tmp_path) -> None:
    seen: list[tuple[str, float]] = []

    def cancel(doing: str, share: float) -> None:
        seen.append((doing, share))
        if doing == "writing":
            raise TimeoutError("cancelled")

    with pytest.raises(TimeoutError):
        load_annual(ws, write_csv(tmp_path / "a.csv", TABLE), progress=cancel)
    assert values(ws) == []
    assert forms.history(ws).height == 1
    assert [doing for doing, _ in seen] == ["reading", "reading", "checking", "checking", "writing"]
    assert not list((ws.path / "imports").glob(".staging-*"))


@pytest.mark.parametrize(
    ("period", "said"),
    [(None, "is returned for a period"), ("2023Q1", "is not returned for 2023Q1"), ("bald", "cannot be read")],
)
def test_a_period_that_does_not_fit_is_told_before_the_file_is_read(ws, tmp_path, period, said: str) -> None:
    with pytest.raises(InputError, match=said):
        forms.load_file(ws, "annual-enterprise", tmp_path / "none.csv", period=period, source="nobody")


def test_a_source_that_nobody_defines_is_told(ws, tmp_path) -> None:
    with pytest.raises(InputError, match="no source 'nobody'"):
        forms.check_file(ws, "parcels", tmp_path / "none.csv", source="nobody")


def test_several_sheets_are_one_load_and_sheets_without_a_table_are_passed_over(ws, tmp_path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("north/a.csv", text([HEADER, *ROWS[:2]]))
        archive.writestr("south/b.csv", text([[*HEADER[:2], "营业收入（元）"], [CODES[2], NAMES[2], 30_000_000]]))
        archive.writestr("readme.csv", text([["这不是表", "x"], [1, 2]]))
    file = _bytes(tmp_path / "a.zip", out.getvalue())
    found = annual(ws, file)
    assert [(table.sheet, table.rows) for table in found.tables] == [("north/a.csv", 2), ("south/b.csv", 1)]
    load_annual(ws, file)
    assert (CODES[2], "revenue", "2023", 3000.0) in values(ws)


def test_percent_cells_formulas_and_merged_names_are_read_as_they_are_shown(ws, tmp_path) -> None:
    header = [["统一社会信用代码", "企业名称", "营业收入", "研发人员数"]]
    rows = [[CODES[0], NAMES[0], None, 3], [CODES[1], NAMES[1], 7, 3]]
    file = write_xlsx(tmp_path / "a.xlsx", header + rows, formulas={(1, 2): ("=C3+1", 8)})
    load_annual(ws, file)
    assert (CODES[0], "revenue", "2023", 8.0) in values(ws)
    projects = [["项目名称", "项目单位", "总投资"], ["一期", None, 10], ["二期", None, 20]]
    file = write_xlsx(tmp_path / "p.xlsx", projects, merges={"B2:B3": "虚构甲公司"})
    forms.load_file(ws, "projects", file, source=SOURCE)
    assert ws.lake.read("projects").collect()["enterprise_name"].to_list() == ["虚构甲公司"] * 2


def test_the_register_brings_names_and_places_along(ws, tmp_path) -> None:
    header = [
        "信用代码",
        "单位名称",
        "曾用名",
        "登记状态",
        "成立日期",
        "行业代码",
        "区县",
        "注册资本（元）",
        "生产经营地址",
        "是否规上",
    ]
    rows = [
        header,
        [CODES[20], "虚构新厂", "虚构旧厂；虚构老厂", "在营", "2015/3/1", "3511", "岳麓区", 5_000_000, "某路1号", "是"],
    ]
    loaded = forms.load_file(ws, "enterprise-register", write_csv(tmp_path / "r.csv", rows), source=SOURCE)
    assert loaded.written == {"enterprises": 1, "enterprise_aliases": 2, "enterprise_sites": 1}
    one = enterprises.current(ws, ids=[CODES[20]]).row(0, named=True)
    assert one["founded"] == date(2015, 3, 1)
    assert [one[key] for key in ("name", "status", "industry", "region", "capital", "above_scale", "synthetic")] == [
        "虚构新厂", "active", "C3511", "430104", 500.0, True, True,
    ]  # fmt: skip
    assert sorted(enterprises.aliases(ws)["value"]) == ["虚构旧厂", "虚构老厂"]
    assert enterprises.sites(ws)["address"].to_list() == ["某路1号"]


def test_purchases_keep_sellers_that_nobody_knows(ws, tmp_path) -> None:
    header = ["采购方代码", "供应商", "供应商代码", "产品名称", "采购金额（元）", "供应商所在地"]
    rows = [
        header,
        [CODES[0], NAMES[1], CODES[1], "轴承", 10_000, "宁乡县"],
        [CODES[0], "外地某厂", "", "钢板", 20_000, "外地"],
    ]
    file = write_csv(tmp_path / "t.csv", rows)
    forms.load_file(ws, "purchases", file, period="2023", source=SOURCE)
    trades = ws.lake.read("trades").collect().sort("amount")
    assert trades["seller"].to_list() == [CODES[1], None]
    assert trades["amount"].to_list() == [1.0, 2.0]
    assert trades["seller_region"].to_list() == ["430182", "外地"]
    assert trades["start"].to_list() == [date(2023, 1, 1)] * 2
    assert trades["trade"].n_unique() == 2
    dirty = write_csv(tmp_path / "d.csv", [header, [CODES[0], "某厂", "9.1E+17", "螺丝", 1, ""]])
    assert forms.check_file(ws, "purchases", dirty, period="2023", source=SOURCE).warnings == 1
    forms.load_file(ws, "purchases", dirty, period="2023", source=SOURCE, accept_warnings=True)
    assert "9.1E+17" in ws.lake.read("trades").collect()["seller_uscc"].to_list()
    unknown = write_csv(tmp_path / "u.csv", [header, [CODES[30], "x", "", "y", 1, ""]])
    assert forms.check_file(ws, "purchases", unknown, period="2023", source=SOURCE).counts == {"unknown-subject": 1}


def test_parcels_parks_lists_and_monthly_returns_go_where_they_belong(ws, tmp_path) -> None:
    rows = [["宗地编号", "用地面积（公顷）", "取得方式", "起始日期"], ["G1", 1, "出让", "2010-01-01"]]
    forms.load_file(ws, "parcels", write_csv(tmp_path / "p.csv", rows), source=SOURCE)
    assert ws.lake.read("parcels").select("area", "tenure").collect().rows() == [(15.0, "granted")]

    rows = [["园区名称", "规模以上工业总产值", "园区入驻企业数"], ["长沙经开区", 12.5, 300]]
    forms.load_file(ws, "park-return", write_csv(tmp_path / "k.csv", rows), period="2023", source=SOURCE)
    assert ("changsha-etdz", "industrial-output", "2023", 12.5) in values(ws)

    rows = [
        ["名单", "企业名称", "信用代码", "认定日期", "有效期至"],
        ["国家级小巨人企业", NAMES[0], CODES[0], "2021-07-01", "2024-06-30"],
    ]
    forms.load_file(ws, "recognition-list", write_csv(tmp_path / "l.csv", rows), source=SOURCE)
    assert lists.count(ws, "little-giants", date(2023, 12, 31)).members == (NAMES[0],)

    rows = [["统一社会信用代码", "工业总产值", "存货"], [CODES[0], 5, 7]]
    forms.load_file(ws, "monthly-industry", write_csv(tmp_path / "m.csv", rows), period="2023年1-5月", source=SOURCE)
    assert (CODES[0], "output", "2023C05", 5.0) in values(ws)
    assert (CODES[0], "inventories", "2023-05", 7.0) in values(ws)


FIGURES = [
    ["地区", "指标", "时期", "数值", "单位", "出处"],
    ["长沙市", "地区生产总值", "2022年", 1.4, "万亿元", "虚构公报"],
    ["岳麓区", "gdp", "2022年上半年", 700, "", ""],
]


def test_figures_that_stand_in_rows_of_their_own_say_what_they_are(ws, tmp_path) -> None:
    loaded = forms.load_file(ws, "figures", write_csv(tmp_path / "f.csv", FIGURES), source=SOURCE)
    assert loaded.written == {"observations": 2}
    assert values(ws) == [("430100", "gdp", "2022", 14_000.0), ("430104", "gdp", "2022C06", 700.0)]
    row = ws.lake.read("observations").filter(subject="430100").collect().row(0, named=True)
    assert (row["given"], row["given_unit"], row["citation"], row["subject_kind"]) == (
        1.4,
        "万亿元",
        "虚构公报",
        "region",
    )


def test_what_a_figure_says_has_to_hold_together(ws, tmp_path) -> None:
    wrong = [
        ["长沙市", "地区生产总值", "2021年", 1, "吨", ""], ["长沙市", "地区生产总值", "2021年", "很多", "", ""],
        ["长沙市", "营业收入", "2021年", 1, "", ""], ["长沙市", "地区生产总值", "2021年三季度", 1, "", ""],
        ["长沙市", "地区生产总值", "2020年", -1, "", ""], ["长沙市", "无此指标", "2021年", 1, "", ""],
        ["长沙市", "上云企业数", "2021年", 1.5, "家", ""],
    ]  # fmt: skip
    found = forms.check_file(ws, "figures", write_csv(tmp_path / "f.csv", [*FIGURES, *wrong]), source=SOURCE)
    assert codes_of(found) == {
        "B4": "wrong-unit", "D5": "not-a-number", "B6": "not-measured", "B7": "no-such-period", "D8": "too-low",
        "B9": "unknown-code", "D10": "not-whole", "A5": "twice",
    }  # fmt: skip


def test_figures_keep_the_unit_they_were_given_in(ws, tmp_path) -> None:
    load_annual(ws, write_csv(tmp_path / "a.csv", [["统一社会信用代码", "营业收入（元）"], [CODES[0], 12_345]]))
    row = ws.lake.read("observations").select("value", "unit", "given", "given_unit", "synthetic").collect()
    assert row.rows() == [(1.2345, "万元", 12345.0, "元", True)]


def test_categories_yes_and_no_and_texts_are_kept_as_observations_keep_them(ws, tmp_path) -> None:
    rows = [["统一社会信用代码", "数字化水平", "是否上云", "主导产品"], [CODES[0], "三级", "是", "挖掘机"]]
    load_annual(ws, write_csv(tmp_path / "a.csv", rows))
    found = ws.lake.read("observations").select("metric", "code", "value").collect().sort("metric")
    assert found.rows() == [
        ("digital-level", "三级", 3.0),
        ("leading-product", "挖掘机", None),
        ("on-cloud", "yes", 1.0),
    ]


def test_a_source_of_bands_gives_bands(ws, tmp_path) -> None:
    file = write_csv(
        tmp_path / "a.csv", [["统一社会信用代码", "实缴税金（元）"], [CODES[0], "5000000-10000000"], [CODES[1], 70_000]]
    )
    with pytest.raises(forms.Faulty, match="is not a number"):
        load_annual(ws, file)
    load_annual(ws, file, source="demo-tax")
    rows = ws.lake.read("observations").select("value", "value_low", "value_high", "given").sort("value").collect()
    assert rows.rows() == [(None, 500.0, 1000.0, None), (7.0, None, None, 70_000.0)]


def test_rows_that_are_the_same_count_once(ws, tmp_path) -> None:
    file = write_csv(tmp_path / "a.csv", [*TABLE, ROWS[0]])
    loaded = load_annual(ws, file, accept_warnings=True)
    assert (loaded.rows, loaded.warnings) == (4, 1)
    assert values(ws) == EXPECTED


def test_a_large_file_is_written_in_pieces_and_is_still_one_batch(ws, tmp_path, monkeypatch) -> None:
    from gaodi.registry.forms import targets
    from gaodi.registry.forms.files import delimited
    from gaodi.registry.forms.targets import figures

    for module, name, size in (
        (targets, "ROWS", 3),
        (figures, "AT_ONCE", 5),
        (delimited, "BLOCK", 200),
        (delimited, "FIRST", 100),
    ):
        monkeypatch.setattr(module, name, size)
    rows = [[CODES[n], "", n, -n, n] for n in range(8)]
    loaded = load_annual(ws, write_csv(tmp_path / "a.csv", [HEADER, *rows]))
    assert loaded.written == {"observations": 24}
    assert ws.lake.read("observations", batch=True).select(pl.col("_batch").n_unique()).collect().item() == 1

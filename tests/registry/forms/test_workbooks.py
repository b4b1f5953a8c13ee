"""Blank workbooks out, and files back with their faults marked."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from itertools import cycle

import fastexcel
import pytest

from gaodi.errors import InputError
from gaodi.registry import forms, metrics
from gaodi.registry.forms.workbooks import marked
from gaodi.workspace import Workspace
from registry.forms.making import (
    CODES,
    HEADER,
    NAMES,
    ROWS,
    SOURCE,
    annual,
    load_annual,
    values,
    write_csv,
    write_xls,
    write_xlsx,
)


def cells(path, sheet) -> list[tuple]:
    return (
        fastexcel.read_excel(path).load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_polars().rows()
    )


def inside(path, pattern: str) -> str:
    with zipfile.ZipFile(path) as file:
        return "".join(unescape(file.read(name).decode()) for name in file.namelist() if re.search(pattern, name))


@pytest.mark.parametrize(("form", "language"), list(zip(forms.load(), cycle(["zh", "en", "both"]), strict=False)))
def test_a_blank_workbook_is_read_back_as_the_form_it_is(ws, tmp_path, form: str, language: str) -> None:
    one = forms.load()[form]
    kinds = () if one.period_column else one.periods
    period = {"year": "2023", "cumulative": "2023C06"}[kinds[0]] if kinds else None
    file = forms.blank(form, tmp_path / "a.xlsx", ws=ws, period=period, language=language)
    checked = forms.check_file(ws, None, file, source=SOURCE)
    assert checked.form.id == form
    assert checked.counts == {"no-rows": 1}
    (layout,) = [one for one in forms.layouts_of(ws, form, file) if one.sheet in ("数据", "Data")]
    assert [one.key for one in layout.suggestions] == list(forms.load()[form].keys)


def test_a_blank_workbook_has_units_drop_downs_notes_and_a_frozen_header(ws, tmp_path) -> None:
    file = forms.blank("enterprise-register", tmp_path / "a.xlsx", ws=ws)
    header = cells(file, "数据")[0]
    assert "注册资本（万元）" in header
    sheet = inside(file, r"worksheets/sheet2\.xml")
    assert '<pane xSplit="2" ySplit="1"' in sheet
    assert sheet.count('<dataValidation type="list"') >= 6
    assert 'type="date"' in sheet
    assert "18位，与营业执照一致" in inside(file, "comments")
    words = {cell for row in cells(file, "_options") for cell in row if cell}
    assert {"存续", "长沙经济技术开发区", "岳麓区", "是", "大型"} <= words
    guide = " ".join(cell for row in cells(file, "填表说明") for cell in row if cell)
    assert "企业登记表" in guide
    assert "成立日期 <= 注销日期" in guide
    assert fastexcel.read_excel(file).load_sheet("_gaodi").visible == "veryhidden"


def test_the_notes_of_an_english_workbook_are_the_english_definitions_of_its_metrics(ws, tmp_path) -> None:
    revenue = metrics.load()["revenue"]
    notes = inside(forms.blank("annual-enterprise", tmp_path / "a.xlsx", ws=ws, language="en"), "comments")
    assert revenue.definition_en in notes
    assert revenue.definition not in notes


def test_a_prefilled_workbook_is_filled_in_and_loaded_without_saying_what_it_is(ws, tmp_path) -> None:
    file = forms.blank("annual-enterprise", tmp_path / "a.xlsx", ws=ws, period="2023", prefilled=True)
    rows = cells(file, "数据")
    assert [row[:2] for row in rows[1:]] == list(zip(CODES[:8], NAMES, strict=True))
    filled = write_xlsx(
        tmp_path / "b.xlsx", [rows[0], *([*row[:2], None, None, None, None, None, 7] for row in rows[1:])]
    )
    with zipfile.ZipFile(filled) as new, zipfile.ZipFile(tmp_path / "c.xlsx", "w") as out, zipfile.ZipFile(file) as old:
        for part in old.infolist():
            data = new.read("xl/worksheets/sheet1.xml") if part.filename.endswith("sheet2.xml") else old.read(part)
            out.writestr(part, _inline(data, new) if part.filename.endswith("sheet2.xml") else data)
    loaded = forms.load_file(ws, None, tmp_path / "c.xlsx", source=SOURCE)
    assert (loaded.rows, loaded.written) == (8, {"observations": 8})
    assert {period for _, _, period, _ in values(ws)} == {"2023"}


def _inline(sheet: bytes, book: zipfile.ZipFile) -> bytes:
    """A sheet with its texts in it, so that it can stand in another workbook."""
    texts = re.findall(rb"<si><t[^>]*>(.*?)</t></si>", book.read("xl/sharedStrings.xml"), re.DOTALL)
    return re.sub(
        rb'<c r="(\w+)"( s="\d+")? t="s"><v>(\d+)</v></c>',
        lambda m: b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (m[1], texts[int(m[3])]),
        sheet,
    )


def test_a_demonstration_says_so_and_is_not_loaded_elsewhere(ws, tmp_path) -> None:
    demonstration = Workspace.create(tmp_path / "demo", region="430100", demonstration=True)
    file = forms.blank("park-return", tmp_path / "a.xlsx", ws=demonstration, period="2023", prefilled=True)
    assert cells(file, "数据")[0][0].startswith("演示数据")
    assert any("演示数据" in (row[0] or "") for row in cells(file, "填表说明"))
    assert forms.check_file(demonstration, None, file).rows == 1
    assert forms.check_file(ws, None, file).counts == {"made-up": 1}


def test_what_a_blank_workbook_cannot_be_is_told(ws, tmp_path) -> None:
    for wrong in ({"period": "2023Q1"}, {"prefilled": True}):
        with pytest.raises(InputError):
            forms.blank("annual-enterprise", tmp_path / "a.xlsx", **wrong)
    with pytest.raises(InputError, match=r"ends in \.xlsx"):
        forms.blank("annual-enterprise", tmp_path / "a.csv")
    with pytest.raises(InputError, match="was not written"):
        forms.blank("annual-enterprise", tmp_path / "none" / "a.xlsx")
    assert not list(tmp_path.glob("*draft*"))


BAD = [
    HEADER,
    [CODES[0], NAMES[0], "很多", 1, 1],
    [CODES[1], '=HYPERLINK("http://x")', 1, 2, 3],
    ["", NAMES[2], 1, 2, 3],
]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "csv"])
def test_a_file_comes_back_with_its_bad_cells_marked_and_all_faults_listed(ws, tmp_path, kind: str) -> None:
    write = {"xlsx": write_xlsx, "xls": write_xls, "csv": write_csv}[kind]
    file = write(tmp_path / f"a.{kind}", BAD)
    checked = annual(ws, file)
    out = forms.mark(checked, file, tmp_path / "marked.xlsx")
    listed = cells(out, "问题清单")
    assert listed[0] == ("工作表", "单元格", "列名", "内容", "级别", "问题", "处理办法")
    assert [row[1] for row in listed[1:]] == ["C2", "A4", "B3"]
    assert listed[1][5] == "“很多”不是数"
    back = cells(out, fastexcel.read_excel(out).sheet_names[1])
    assert back[1][:5] == (CODES[0], NAMES[0], "很多", "1", "1")
    assert back[2][1].startswith("=HYPERLINK")
    assert "<f>" not in inside(out, "worksheets")
    assert "“很多”不是数。请更正该单元格" in inside(out, "comments")
    sheet = inside(out, r"worksheets/sheet2\.xml")
    styled = set(re.findall(r'<c r="(\w+)" s="', sheet))
    assert {"A4", "C2", "B3"} <= styled
    assert annual(ws, out).counts == checked.counts  # what was marked is found again


def test_of_a_large_file_the_rows_with_faults_come_back(ws, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(marked, "MOST_CELLS", 50)
    good = [[CODES[n % 8], NAMES[n % 8], n, n, n] for n in range(50)]
    file = write_csv(tmp_path / "a.csv", [HEADER, *good, BAD[1]])
    out = forms.mark(annual(ws, file), file, tmp_path / "marked.xlsx", language="en")
    rows = cells(out, fastexcel.read_excel(out).sheet_names[1])
    assert rows[0][0].startswith("The table has 52 rows")
    assert rows[-1][:4] == ("52", CODES[0], NAMES[0], "很多")


def test_a_file_that_cannot_be_read_comes_back_as_a_list(ws, tmp_path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"")
    out = forms.mark(annual(ws, file), file, tmp_path / "marked.xlsx", language="en")
    assert cells(out, 0)[1][5] == "The file is empty"
    assert load_annual(ws, write_csv(file, [HEADER, *ROWS])).rows == 4

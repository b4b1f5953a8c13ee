"""Each way in which a file can be bad: the sentence that is said of it, and that nothing was loaded."""

from __future__ import annotations

import resource
import struct
import zipfile
from contextlib import ExitStack, contextmanager

import pytest
import xlsxwriter

from gaodi.errors import LakeError
from gaodi.registry import forms
from gaodi.registry.forms.files import archive, delimited, encodings
from registry.forms.making import (
    CODES,
    HEADER,
    NAMES,
    ROWS,
    SOURCE,
    annual,
    codes_of,
    load_annual,
    nothing_loaded,
    text,
    values,
    write_csv,
    write_xls,
    write_xlsx,
)  # fmt: skip

TABLE = [HEADER, *ROWS]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(ws, path, code: str, en: str, zh: str) -> None:
    """The file is refused with these sentences, before anything of it is kept."""
    checked = annual(ws, path)
    assert checked.counts == {code: 1}
    fault = checked.faults.row(0, named=True)
    assert en in fault["message_en"]
    assert zh in fault["message_zh"]
    with pytest.raises(forms.Faulty, match=path.name.replace(".", r"\.")) as error:
        load_annual(ws, path, accept_warnings=True)
    assert en in str(error.value)
    assert nothing_loaded(ws)


def written(path, content: bytes):
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "en", "zh"),
    [
        ("a.xlsx", b"\x89PNG\r\n" + bytes(100), "a picture", "图片"),
        ("a.csv", b"%PDF-1.7 ...", "a PDF", "PDF"),
        ("a.zip", b"Rar!\x1a\x07", "a RAR archive", "RAR"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "a web page", "网页"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", "an XML file", "XML"),
        ("a.parquet", b"SQLite format 3\0" + bytes(100), "a database", "数据库"),
        ("a.xls", COMPOUND + bytes(600) + "WordDocument".encode("utf-16-le"), "an old Office document", "旧版 Office"),
    ],
)
def test_what_is_no_table_is_named(ws, tmp_path, name, content, en, zh) -> None:
    refused(ws, written(tmp_path / name, content), "foreign-file", en, zh)


def test_a_file_that_is_not_there(ws, tmp_path) -> None:
    refused(ws, tmp_path / "none.csv", "missing-file", "no such file", "文件不存在")


@pytest.mark.parametrize("content", [b"", b" \n\r\n\t"])
def test_an_empty_file(ws, tmp_path, content) -> None:
    refused(ws, written(tmp_path / "a.csv", content), "empty-file", "is empty", "空的")


def test_a_name_that_says_something_else_than_the_content(ws, tmp_path) -> None:
    file = written(tmp_path / "a.xlsx", text(TABLE).encode())
    refused(ws, file, "wrong-ending", "The name ends in '.xlsx', the content is text", "内容却是文本")


def test_a_workbook_with_a_password(ws, tmp_path) -> None:
    content = COMPOUND + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    refused(ws, written(tmp_path / "a.xlsx", content), "encrypted", "protected by a password", "打开密码")


def test_an_old_workbook_with_a_password(ws, tmp_path) -> None:
    content = write_xls(tmp_path / "plain.xls", TABLE).read_bytes()
    # The second record of the stream says that what follows is encrypted.
    start = content.index(b"\x09\x08\x10\x00\x00\x06") + 20
    assert content[start : start + 2] == b"\x42\x00" or struct.unpack("<H", content[start : start + 2])
    patched = content[:start] + b"\x2f\x00" + content[start + 2 :]
    refused(ws, written(tmp_path / "a.xls", patched), "encrypted", "protected by a password", "打开密码")


def test_an_archive_with_a_password(ws, tmp_path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("a.csv", text(TABLE))
    content = bytearray(file.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    refused(ws, written(file, bytes(content)), "encrypted", "protected by a password", "打开密码")


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_workbook_that_was_cut_off(ws, tmp_path, share: float) -> None:
    content = write_xlsx(tmp_path / "whole.xlsx", TABLE).read_bytes()
    file = written(tmp_path / "a.xlsx", content[: int(len(content) * share)])
    refused(ws, file, "damaged", "damaged or cut off", "已损坏或不完整")


def test_a_workbook_with_damage_inside(ws, tmp_path) -> None:
    content = bytearray(write_xlsx(tmp_path / "whole.xlsx", TABLE).read_bytes())
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as file:
        part = file.getinfo("xl/worksheets/sheet1.xml")
    middle = part.header_offset + 60 + part.compress_size // 2
    content[middle : middle + 8] = b"\xff" * 8
    refused(ws, written(tmp_path / "a.xlsx", bytes(content)), "damaged", "damaged or cut off", "已损坏")


@pytest.mark.parametrize("name", ["a.parquet", "a.xls"])
def test_other_files_that_were_cut_off(ws, tmp_path, name: str) -> None:
    whole = (
        b"PAR1" + bytes(500) if name.endswith("parquet") else write_xls(tmp_path / "w.xls", TABLE).read_bytes()[:3000]
    )
    refused(ws, written(tmp_path / name, whole), "damaged", "damaged or cut off", "已损坏")


def repacked(path, source, parts):
    """A copy of an archive with some parts written anew."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part, old.read(part))
        for name, content in parts.items():
            new.writestr(name, content)
    return path


def test_a_workbook_that_grows_beyond_measure(ws, tmp_path) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", TABLE)
    file = repacked(tmp_path / "a.xlsx", plain, {"xl/media/x.bin": bytes(60 * 1024 * 1024)})
    refused(ws, file, "bomb", "would unpack from", "膨胀")


def test_an_archive_that_grows_beyond_measure(ws, tmp_path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.csv", b"1,2,3\n" * (8 * 1024 * 1024))
    refused(ws, file, "bomb", "would unpack from", "膨胀")


def test_an_archive_that_lies_about_its_size(ws, tmp_path) -> None:
    """The size that is declared is small, what unpacks is large: the reader stops at what was declared."""
    file = tmp_path / "a.zip"
    content = text(TABLE * 2000).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.csv", content)
    lie = file.read_bytes().replace(struct.pack("<I", len(content)), struct.pack("<I", 100))
    refused(ws, written(file, lie), "damaged", "damaged or cut off", "已损坏")


def test_a_cell_so_far_out_that_no_memory_would_hold_the_sheet(ws, tmp_path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet()
    for row, cells in enumerate(TABLE):
        page.write_row(row, 0, cells)
    page.write(1_048_575, 16_383, "x")
    book.close()
    refused(ws, tmp_path / "a.xlsx", "too-many-cells", "The sheet reaches to XFD1048576", "XFD1048576")


@pytest.mark.parametrize("change", [(b'<c r="XFD1048576"', b"<c\n r='XFD1048576'"), (b'<c r="XFD', b'<c s="0" r="XFD')])
def test_however_the_far_cell_is_written(ws, tmp_path, change) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", [*TABLE, *[[]] * 10])
    with zipfile.ZipFile(plain) as whole:
        sheet = whole.read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'.replace(*change)
    far = far.replace(b'XFD1048576"><v>', b"XFD1048576'><v>") if b"'XFD" in far else far
    file = repacked(tmp_path / "a.xlsx", plain, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", far)})
    refused(ws, file, "too-many-cells", "reaches to XFD1048576", "XFD1048576")


def test_a_workbook_whose_parts_declare_types_or_lead_out_of_it(ws, tmp_path) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", TABLE)
    strings = b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaa">]><sst/>'
    file = repacked(tmp_path / "a.xlsx", plain, {"xl/sharedStrings.xml": strings})
    refused(ws, file, "document-type", "declares a document type", "文档类型声明")
    file = repacked(tmp_path / "b.xlsx", plain, {"../../etc/x": b"x"})
    refused(ws, file, "wandering-part", "leads out of its folder", "包外目录")


def test_too_many_sheets_parts_columns_and_rows(ws, tmp_path, monkeypatch) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    for _ in range(201):
        book.add_worksheet()
    book.close()
    refused(ws, tmp_path / "a.xlsx", "too-many-sheets", "201 sheets", "201 张")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as out:
        for number in range(archive.MOST_PARTS + 1):
            out.writestr(f"{number}.csv", "x")
    refused(ws, tmp_path / "b.zip", "too-many-parts", "5001 parts", "5001 个")
    wide = written(tmp_path / "c.csv", b",".join([b"x"] * 2001) + b"\n")
    refused(ws, wide, "too-many-columns", "2,001 columns", "2,001 列")
    monkeypatch.setattr(delimited, "MOST_ROWS", 4)
    refused(ws, write_csv(tmp_path / "d.csv", TABLE), "too-many-rows", "more than 4 rows", "超过 4 行")


def test_an_archive_without_a_table(ws, tmp_path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr("报表.xlsx", b"x")
    refused(ws, tmp_path / "a.zip", "no-table-inside", "no .csv file in the archive; it has 报表.xlsx", "没有 .csv")


@pytest.mark.parametrize(
    ("content", "code", "en", "zh"),
    [
        (b"\xfd\xff\xfa" * 50, "unknown-encoding", "no known encoding", "无法识别文字编码"),
        (("中" * 30).encode() + b"\xff,1\n", "broken-encoding", "byte 91 (0xFF)", "第 91 字节"),
        ("統一編號,名稱,營業收入\n".encode("big5") * 5, "unknown-encoding", "no known encoding", "无法识别文字编码"),
        (b"a,b\0\1\2,c\n", "binary", "bytes that no text has", "文本中不会出现"),
        (text(TABLE).encode() + b'x,"y,1\nz,1,1\n', "open-quote", "A quotation mark in row 6", "第 6 行的引号"),
    ],
)
def test_text_that_cannot_be_read(ws, tmp_path, content, code, en, zh) -> None:
    refused(ws, written(tmp_path / "a.csv", content), code, en, zh)


def test_a_wrong_byte_far_down_is_found_before_anything_is_kept(ws, tmp_path) -> None:
    rows = text([HEADER, *ROWS * 60_000]).encode("gb18030")
    refused(ws, written(tmp_path / "a.csv", rows + b"\x80\x80\n"), "unknown-encoding", "no known encoding", "无法识别")


def test_a_table_of_something_else_and_one_without_rows(ws, tmp_path) -> None:
    other = write_csv(tmp_path / "a.csv", [["日期", "天气"], ["2023-01-01", "晴"]])
    refused(ws, other, "no-header", "No sheet has the header of the form", "没有一张工作表含有“企业年报”的表头")
    bare = write_csv(tmp_path / "b.csv", [HEADER, ["合计", "", 0, 0, 0]])
    refused(ws, bare, "no-rows", "no rows under the header", "表头之下没有数据")


def test_cells_with_errors_and_formulas_that_were_never_computed(ws, tmp_path) -> None:
    formulas = {(1, 2): ("=1/0", "#DIV/0!"), (2, 2): ("=A1", ""), (3, 3): ('=""', "")}
    file = write_xlsx(tmp_path / "a.xlsx", TABLE, formulas=formulas)
    with zipfile.ZipFile(file) as whole:
        sheet = whole.read("xl/worksheets/sheet1.xml").replace(b'<c r="D4"><f>', b'<c r="D4" t="str"><f>')
    file = repacked(tmp_path / "b.xlsx", file, {"xl/worksheets/sheet1.xml": sheet})
    found = annual(ws, file)
    assert codes_of(found) == {"C2": "cell-error", "C3": "formula-without-value"}
    first, second = found.faults.iter_rows(named=True)
    assert (first["value"], first["message_zh"]) == ("#DIV/0!", "单元格显示错误值 #DIV/0!")
    assert second["do_en"] == "Open the workbook in Excel or WPS, save it and send it again"
    with pytest.raises(forms.Faulty):
        load_annual(ws, file)
    assert nothing_loaded(ws)


def test_figures_in_merged_cells_are_of_nobody(ws, tmp_path) -> None:
    rows = [HEADER, [*ROWS[0][:2], None, 1, 1], [*ROWS[1][:2], None, 1, 1]]
    file = write_xlsx(tmp_path / "a.xlsx", rows, merges={"C2:C3": 100})
    assert codes_of(annual(ws, file)) == {"C2": "merged-number"}
    assert "C2:C3" in annual(ws, file).faults["message_zh"][0]


def test_a_row_that_was_shifted_by_a_delimiter_in_its_text(ws, tmp_path) -> None:
    file = written(tmp_path / "a.csv", (text(TABLE) + f"{CODES[5]},甲,乙公司,1,2,3\n").encode())
    found = annual(ws, file)
    assert codes_of(found)["F6"] == "too-many-cells-in-row"


def test_a_quotation_mark_within_a_cell_is_text(ws, tmp_path) -> None:
    rows = f'统一社会信用代码,主导产品,营业收入\n{CODES[0]},5" 管,1\n{CODES[1]},6" 管,2\n{CODES[2]},"多\n行",3\n'
    load_annual(ws, written(tmp_path / "a.csv", rows.encode()))
    products = ws.lake.read("observations").collect().filter(metric="leading-product").sort("subject")["code"]
    assert products.to_list() == ['5" 管', '6" 管', "多\n行"]


@contextmanager
def files_no_larger_than(size: int):
    """As a full disk: writing beyond this fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_while_the_file_is_prepared(ws, tmp_path) -> None:
    file = write_csv(tmp_path / "a.csv", TABLE)
    with files_no_larger_than(500), pytest.raises(forms.Faulty, match="could not be prepared") as error:
        load_annual(ws, file)
    assert "无法完成导入准备" in error.value.checked.faults["message_zh"][0]
    assert nothing_loaded(ws)
    assert load_annual(ws, file).rows == 4


def test_a_full_disk_while_the_batch_is_written(ws, tmp_path) -> None:
    file = write_csv(tmp_path / "a.csv", TABLE)
    with ExitStack() as disk:

        def fill(doing: str, share: float) -> None:
            if doing == "checking":
                disk.enter_context(files_no_larger_than(1_000))

        with pytest.raises(LakeError, match="nothing of it is seen by readers"):
            load_annual(ws, file, progress=fill)
    assert nothing_loaded(ws)
    assert load_annual(ws, file).rows == 4
    assert len(values(ws)) == 12


def test_whatever_its_size_a_text_is_read_in_blocks_of_the_same_size(monkeypatch) -> None:
    """A gigabyte is not kept in the tree: this one is made while it is read, and cut as a large one is."""
    monkeypatch.setattr(delimited, "BLOCK", 1 << 18)
    row = (",".join([CODES[0], NAMES[0], *["12345.67"] * 38]) + "\n").encode("gb18030")

    def pieces():
        yield ",".join(["统一社会信用代码", *[f"列{n}" for n in range(39)]]).encode("gb18030") + b"\n"
        for _ in range(40):
            yield row * 1000

    size = 40_000 * len(row)
    sheet = delimited.sheet("a.csv", pieces, size)
    sizes = [(block.frame.height, block.frame.estimated_size()) for block in sheet.blocks()]
    assert encodings.encoding(pieces) == "gb18030"
    assert sum(height for height, _ in sizes) == 40_001
    assert len(sizes) > 20
    assert max(memory for _, memory in sizes) < 4 * 1024 * 1024


def test_a_quotation_mark_that_is_never_closed_does_not_fill_the_memory(monkeypatch) -> None:
    monkeypatch.setattr(delimited, "BLOCK", 1 << 16)
    monkeypatch.setattr(delimited, "MOST_CARRIED", 1 << 18)
    asked = 0

    def pieces():
        nonlocal asked
        yield b'a,b\n1,2\n3,"4\n'
        for _ in range(1000):
            asked += 1
            yield b"5,6\n" * 4096

    with pytest.raises(delimited.Stop) as stop:
        list(delimited.sheet("a.csv", pieces, 10**9).blocks())
    assert (stop.value.code, stop.value.facts) == ("open-quote", {"row": 3})
    assert asked < 1100


def test_a_workbook_of_another_form_period_or_world(ws, tmp_path) -> None:
    forms.blank("annual-enterprise", tmp_path / "a.xlsx", period="2022")
    refused(ws, tmp_path / "a.xlsx", "other-period", "was made for 2022, not for 2023", "报告期为 2022")
    forms.blank("park-return", tmp_path / "b.xlsx", period="2023")
    refused(ws, tmp_path / "b.xlsx", "other-form", "made for the form park-return", "“park-return”的空白表")
    assert SOURCE == "synthetic"

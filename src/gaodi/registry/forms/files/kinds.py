"""What a file is: told by its content; the ending must agree, because somebody who mixes them up has usually sent the
wrong file. What is no table is refused with the name of what it is."""

from __future__ import annotations

import zipfile
from pathlib import Path

from gaodi.registry.forms.faults import Stop

EXPECTED = "xlsx, xls, csv, zip (csv), parquet"
ENDINGS = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".et": "xls", ".csv": "csv", ".txt": "csv", ".tsv": "csv",
    ".zip": "zip", ".parquet": "parquet",
}  # fmt: skip
NAMES = {
    "xlsx": ("an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）"),
    "xls": ("an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）"),
    "csv": ("text", "文本"),
    "zip": ("a ZIP archive", "ZIP 压缩包"),
    "parquet": ("a Parquet table", "Parquet 数据表"),
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLAIN_XLS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_PICTURE = ("a picture", "图片")
_FOREIGN: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"%PDF-", ("a PDF", "PDF 文件")),
    (b"{\\rtf", ("an RTF document", "RTF 文档")),
    (b"Rar!", ("a RAR archive", "RAR 压缩包")),
    (b"7z\xbc\xaf", ("a 7z archive", "7z 压缩包")),
    (b"\x1f\x8b", ("a gzip archive", "gzip 压缩包")),
    (b"SQLite format 3", ("a database", "数据库文件")),
    (b"\x7fELF", ("a program", "程序文件")),
    (b"MZ", ("a program", "程序文件")),
)
_PACKED: tuple[tuple[str, tuple[str, str]], ...] = (
    ("word/", ("a Word document", "Word 文档")),
    ("ppt/", ("a presentation", "演示文稿")),
    ("xl/workbook.bin", ("a binary workbook (.xlsb)", "二进制工作簿（.xlsb）")),
    ("content.xml", ("an OpenDocument file", "OpenDocument 文件")),
    ("OFD.xml", ("an OFD document", "OFD 文档")),
)
_HEAD = 1 << 16


def kind(path: Path, name: str) -> str:
    """xlsx, xls, csv, zip or parquet. name: of the file where it came from. Raises Stop for anything else."""
    if not path.is_file():
        raise Stop("missing-file")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        raise Stop("empty-file")
    ending = Path(name).suffix.lower()
    found, told = _content(path, head, ending), ENDINGS.get(ending)
    # A web page that is named .xls is common; it is said to be a page, not a wrong ending.
    if told is not None and told != found:
        raise Stop("wrong-ending", ending=ending, kind_en=NAMES[found][0], kind_zh=NAMES[found][1])
    return found


def _content(path: Path, head: bytes, ending: str) -> str:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(path)
    if head.startswith(_COMPOUND):
        return _compound(path, ending)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(_PLAIN_XLS) and b"\0" in head[:16]:
        return "xls"
    for start, said in _FOREIGN:
        if head.startswith(start):
            raise _foreign(said)
    if head[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<table")):
        raise _foreign(("a web page", "网页"))
    if head[:1024].lstrip().startswith(b"<?xml"):
        raise _foreign(("an XML file", "XML 文件"))
    return "csv"


def _packed(path: Path) -> str:
    """What a ZIP archive is."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Stop("damaged", reason=error) from error
    for part, said in _PACKED:
        if any(entry == part or (part.endswith("/") and entry.startswith(part)) for entry in inside):
            raise _foreign(said)
    return "xlsx" if "xl/workbook.xml" in inside else "zip"


def _compound(path: Path, ending: str) -> str:
    """What the old Office container is, which also holds new workbooks under a password."""
    data = path.read_bytes()

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise Stop("encrypted")
    if has("Workbook") or has("Book"):
        return "xls"
    # The names stand at the end: a workbook that was cut off has none.
    if ENDINGS.get(ending) == "xls" and not has("WordDocument") and not has("PowerPoint Document"):
        raise Stop("damaged", reason="the end is missing")
    raise _foreign(("an old Office document", "旧版 Office 文档"))


def _foreign(said: tuple[str, str]) -> Stop:
    return Stop("foreign-file", kind_en=said[0], kind_zh=said[1], expected=EXPECTED)

"""What somebody sends is read, or refused with a sentence that says what to do."""

from __future__ import annotations

import zlib
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.errors import InputError
from gaodi.plan.readers import LIMIT, read, read_bytes
from gaodi.plan.readers.numbering import chinese
from plan.documents import pdf, repacked, scan, word

TEXT = "一、主要目标\n到2026年，规上工业增加值突破800亿元。\n"


def refused(name: str, data: bytes, **more: int) -> str:
    with pytest.raises(InputError) as found:
        read_bytes(name, data, **more)
    return str(found.value)


def answered(name: str, data: bytes) -> str:
    """The text, or the refusal; any other exception is a defect."""
    try:
        return read_bytes(name, data).text
    except InputError as error:
        return str(error)


# --- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_the_encoding_is_decided_by_mark_then_utf_8_then_gb18030(data: bytes, encoding: str) -> None:
    document = read_bytes("plan.txt", data)
    assert (document.text, document.source.encoding) == (TEXT, encoding)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(lambda t: t.strip()))
def test_any_utf_8_text_is_read_as_it_is(text: str) -> None:
    document = read_bytes("plan.md", text.encode())
    assert document.text == text.removeprefix("\ufeff")
    assert document.source.characters == len(document.text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_any_chinese_text_in_gb18030_is_read_as_it_is_unless_it_is_utf_8_too(text: str) -> None:
    data = text.encode("gb18030")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        answer = answered("plan.txt", data)
        assert answer == text or "UTF-8" in answer


@settings(max_examples=300)
@given(
    st.binary(min_size=1, max_size=400), st.sampled_from(["a.txt", "a.md", "a.docx", "a.pdf", "a.doc", "a", "a.xyz"])
)
def test_any_bytes_under_any_name_are_read_or_refused_in_a_sentence(data: bytes, name: str) -> None:
    assert answered(name, data).strip()


def test_line_ends_of_windows_become_line_feeds_so_that_spans_count_what_every_program_reads() -> None:
    assert read_bytes("plan.txt", TEXT.replace("\n", "\r\n").encode()).text == TEXT


def test_english_text_is_read() -> None:
    assert read_bytes("plan.txt", b"The plan has no targets.").text == "The plan has no targets."


def test_utf_8_that_was_cut_off_is_not_taken_for_another_encoding() -> None:
    told = refused("plan.txt", TEXT.encode()[:-3])
    assert "line 2" in told
    assert "UTF-8" in told


def test_a_file_with_control_characters_is_no_text() -> None:
    assert "U+0007" in refused("plan.txt", TEXT.encode() + b"\x07")


def test_utf_16_without_its_mark_is_refused_rather_than_guessed() -> None:
    assert "UTF-16" in refused("plan.txt", "target 30".encode("utf-16-le"))


def test_binary_garbage_is_refused() -> None:
    assert "not text" in refused("plan.txt", bytes(range(128, 256)) * 40)


# --- what a file is --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "empty" in refused("plan.txt", data)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as .docx"),
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office"),
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("plan.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "picture"),
        ("plan.txt", b"<!DOCTYPE html><html><body>1</body></html>", "web page"),
        ("plan.docx", b"{\\rtf1 text}", "RTF"),
        ("plan.txt", b"%PDF-1.7\n", "the content is a PDF"),
        ("plan.xlsx", b"PK", "'.xlsx' is not read"),
        ("plan", b"text", "without an ending is not read"),
        ("plan.docx", b"PK\x03\x04rubbish", "damaged"),
    ],
)
def test_a_file_that_is_something_else_is_named_as_what_it_is(name: str, data: bytes, said: str) -> None:
    assert said in refused(name, data)


@pytest.mark.parametrize(
    ("part", "said"),
    [("xl/workbook.xml", "Excel"), ("ppt/slides.xml", "presentation"), ("OFD.xml", "OFD"), ("a", "ZIP")],
)
def test_archives_that_are_no_word_documents_are_named(part: str, said: str) -> None:
    empty = b"PK\x05\x06" + b"\0" * 18
    assert said in refused("plan.docx", repacked(empty, {}, [(part, b"x")]))


def test_a_word_document_with_the_ending_of_text_is_not_read_as_text() -> None:
    assert "the content is a Word document" in refused("plan.txt", word(lambda d: d.add_paragraph("甲")))


def test_a_large_file_is_refused_before_any_of_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(InputError, match="200 MB, more than the 50 MB"):
        read(path)
    assert LIMIT == 50 * 1024 * 1024


def test_the_limit_can_be_set() -> None:
    assert "more than the 0 MB" in refused("plan.txt", b"x" * 1000, limit=999)


def test_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.txt", "no such file"), (tmp_path, "not a file")):
        with pytest.raises(InputError, match=said):
            read(path)


def test_a_path_in_the_name_of_an_upload_is_left_out() -> None:
    assert read_bytes(r"C:\plans\..\plan.txt", b"text").source.file == "plan.txt"
    assert read_bytes("../../etc/plan.txt", b"text").source.file == "plan.txt"


# --- Word ------------------------------------------------------------------------------------------------------------


def read_word(write) -> str:  # type: ignore[no-untyped-def]
    return read_bytes("plan.docx", word(write)).text


def test_paragraphs_and_tables_come_in_their_order_with_their_places() -> None:
    def write(document: docx.document.Document) -> None:
        document.add_paragraph("主要目标")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ["指标", "2026年", "产值", "100亿元"], strict=True):
            cell.text = text
        document.add_paragraph("任务")

    document = read_bytes("plan.docx", word(write))
    assert document.text == "主要目标\n指标\t2026年\n产值\t100亿元\n\n任务\n"
    places = {p.name: document.text[p.start :] for p in document.source.places}
    assert places["表1第2行第2列"].startswith("100亿元")
    assert places["第2段"].startswith("任务")


def numbered(*levels: tuple[str, str]):  # type: ignore[no-untyped-def]
    """A document whose paragraphs Word numbers: (form, text) of each level, then one paragraph for each level."""

    def write(document: docx.document.Document) -> None:
        root = document.part.numbering_part.element
        rows = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for n, (form, text) in enumerate(levels)
        )
        root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{rows}</w:abstractNum>'))
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for depth, text in [(0, "甲"), (1, "乙"), (1, "丙"), (0, "丁"), (1, "戊")]:
            properties = document.add_paragraph(text)._p.get_or_add_pPr()
            reference = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
            properties.append(parse_xml(reference))

    return write


def test_numbers_that_word_counts_are_written_out() -> None:
    assert read_word(numbered(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"))).split() == [
        "一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊",
    ]  # fmt: skip
    assert read_word(numbered(("decimal", "%1."), ("decimal", "%1.%2"))).splitlines() == [
        "1. 甲", "1.1 乙", "1.2 丙", "2. 丁", "2.1 戊",
    ]  # fmt: skip


def test_numbers_of_a_style_are_written_out() -> None:
    def write(document: docx.document.Document) -> None:
        document.add_paragraph("甲", style="List Number")
        document.add_paragraph("乙", style="List Number")
        document.add_paragraph("丙", style="List Bullet")

    assert read_word(write) == "1. 甲\n2. 乙\n• 丙\n"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (110, "一百一十")]
)
def test_chinese_counting(number: int, words: str) -> None:
    assert chinese(number) == words


def test_text_boxes_come_after_their_paragraph_and_once_only() -> None:
    box = (
        '<w:r {}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    ).format(nsdecls("w"))
    assert read_word(lambda d: d.add_paragraph("段落")._p.append(parse_xml(box))) == "段落\n框内\n"


def test_deleted_and_hidden_words_are_left_out() -> None:
    deleted = f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"
    hidden = f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"

    def write(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("留下")._p
        paragraph.append(parse_xml(deleted))
        paragraph.append(parse_xml(hidden))

    assert read_word(write) == "留下\n"


def test_a_document_without_text_is_refused() -> None:
    assert "no text" in refused("plan.docx", word(lambda d: None))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(word(lambda d: d.add_paragraph("甲")), {}, [("word/media/a.bin", b"\0" * (60 * 1024 * 1024))])
    assert len(bomb) < 200_000
    assert "would unpack" in refused("plan.docx", bomb)


def test_xml_that_grows_by_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    data = repacked(word(lambda d: d.add_paragraph("甲")), {"word/document.xml": bomb})
    assert "declares a document type" in refused("plan.docx", data)


@pytest.mark.parametrize("part", ["../../evil.xml", "/etc/evil", "word\\..\\evil"])
def test_names_of_parts_that_lead_out_of_the_archive_are_refused(part: str) -> None:
    data = repacked(word(lambda d: d.add_paragraph("甲")), {}, [(part, b"x")])
    assert "leads out of its folder" in refused("plan.docx", data)


def test_a_damaged_word_document_is_refused() -> None:
    whole = word(lambda d: d.add_paragraph("甲" * 500))
    assert "damaged" in refused("plan.docx", repacked(whole, {"word/document.xml": b"<w:document>"}))
    spoiled = bytearray(whole)
    at = whole.index(b"word/document.xml") + 40
    spoiled[at : at + 30] = b"\xff" * 30
    with pytest.raises(InputError):
        read_bytes("plan.docx", bytes(spoiled))


def test_deeply_nested_xml_is_refused() -> None:
    deep = b"<w:p>" * 5000 + b"</w:p>" * 5000
    document = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + deep
        + b"</w:body></w:document>"
    )  # fmt: skip
    assert "damaged" in refused("plan.docx", repacked(word(lambda d: None), {"word/document.xml": document}))


# --- PDF -------------------------------------------------------------------------------------------------------------

LINES = ("一、主要目标", "到2026年，规上工业增加值突破800亿元。", "建成市级以上智能工厂40家。")


def test_a_pdf_with_text_is_read_page_by_page() -> None:
    document = read_bytes("plan.pdf", pdf(LINES, ["二、重点任务", *LINES]))
    assert [p.name for p in document.source.places] == ["第1页", "第2页"]
    second = document.text[document.source.places[1].start :]
    assert second.startswith("二、重点任务")
    assert "到2026年，规上工业增加值突破800亿元。" in document.text


def test_a_scan_is_refused() -> None:
    assert "2 pages and no text: it was scanned" in refused("plan.pdf", scan(2))


def test_a_pdf_under_a_password_is_refused() -> None:
    assert "password" in refused("plan.pdf", pdf(LINES, encrypt="secret"))


def test_a_broken_pdf_is_refused() -> None:
    whole = pdf(LINES)
    assert "PDF" in refused("plan.pdf", whole[: len(whole) // 3])
    assert "PDF" in refused("plan.pdf", b"%PDF-1.7\n" + zlib.compress(b"rubbish" * 99))

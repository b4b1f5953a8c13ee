"""What comes in from anywhere: refused with a sentence at once, or found out by the work; nothing of it is loaded."""

from __future__ import annotations

import io
import os
import time
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from gaodi.registry import enterprises
from gaodi.web.imports import clearing, staging
from gaodi.web.imports.models import Import
from gaodi.web.people.roles import Role
from web.imports.conftest import HEAD, REGISTER, code, firm, sheet, upload, work


@pytest.fixture
def client(ws, sign_in):
    """A statistician of the city."""
    return sign_in(Role.STATISTICIAN)


def send(client, name, data, form=REGISTER):
    return client.post(f"/imports/forms/{form}/", {"source": "market-regulation", "file": upload(data, name)})


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("名录.docx", b"PK", "不是表格文件"),
        ("名录", b"x", "不是表格文件"),
        ("名录.xlsx", b"", "空文件"),
    ],
)
def test_what_is_no_table_is_refused_at_once(client, name, data, said):
    answer = send(client, name, data)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert Import.objects.count() == 0
    assert list(staging.root().glob("*")) == []


def test_a_file_that_is_too_large_is_refused_with_the_limit_and_another_way(client, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    assert "gaodi forms load" in send(client, "名录.csv", b"a" * (1024 * 1024 + 1)).content.decode()


@pytest.mark.parametrize("name", ["../../../etc/名录.xlsx", "..\\..\\名录.xlsx", "/etc/名录.xlsx"])
def test_a_name_that_leads_elsewhere_stays_in_the_staging_place(client, name):
    send(client, name, sheet([firm(1)]))
    one = Import.objects.get()
    assert one.file == "名录.xlsx"
    assert staging.file(one).parent.parent == staging.root()


def bomb() -> bytes:
    """A workbook of a few KB that unpacks to 300 MB."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (300 * 1024 * 1024))
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("图.xlsx", b"\x89PNG\r\n" + b"0" * 200, "不是表格"),
        ("断.xlsx", sheet([firm(1)])[:900], "损坏"),
        ("乱.csv", b"\xff\xfe\xfa\x00\x01" * 30, "文"),
    ],
)
def test_what_only_the_reader_finds_is_said_on_the_page(client, ws, bring, name, data, said):
    one = bring(client, data, name)
    assert one.state == "faulty"
    assert said in client.get(f"/imports/i/{one.pk}/").content.decode()
    assert enterprises.current(ws).is_empty()


def test_a_bomb_is_refused_without_being_unpacked(client, bring):
    one = bring(client, bomb(), "炸弹.xlsx")
    assert list(one.counts) == ["bomb"]
    assert "请勿打开" in client.get(f"/imports/i/{one.pk}/").content.decode()


def test_a_table_of_an_office_in_gb18030_is_read(client, bring):
    rows = "\n".join(",".join(row) for row in (HEAD, firm(1), firm(2)))
    one = bring(client, rows.encode("gb18030"), "名录.csv")
    assert (one.state, one.rows) == ("ready", 2)


def test_what_a_cell_says_is_text_on_the_page_and_harmless_in_a_file(client, bring):
    one = bring(client, sheet([(code(1), "<script>x</script>", "@x")]))
    page = client.get(f"/imports/i/{one.pk}/").content.decode()
    assert "<script>x" not in page
    assert ",'@x," in client.get(f"/imports/i/{one.pk}/?export=csv").getvalue().decode("utf-8-sig")


def test_files_that_nobody_came_back_to_and_folders_of_nobody_are_cleared(client, bring):
    kept, left = bring(client, sheet([firm(1)])), bring(client, sheet([firm(2)]))
    Import.objects.filter(pk=left.pk).update(changed=timezone.now() - timedelta(days=31))
    for name, age in (("stray", 7200), ("arriving", 0)):
        (staging.root() / name).mkdir()
        os.utime(staging.root() / name, (time.time() - age, time.time() - age))
    assert clearing.clear() == 1
    left.refresh_from_db()
    assert left.state == "discarded"
    assert {path.name for path in staging.root().glob("*")} == {kept.pk.hex, "arriving"}


def test_two_files_are_checked_without_one_another(client, ws):
    send(client, "一.xlsx", sheet([firm(1)]))
    send(client, "二.xlsx", sheet([firm(2, "长沙星球")]))
    work()
    assert set(Import.objects.values_list("file", "state")) == {("一.xlsx", "ready"), ("二.xlsx", "faulty")}

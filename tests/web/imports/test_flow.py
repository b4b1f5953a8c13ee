"""A file on its way: uploaded, checked, explained, confirmed, loaded, taken back."""

from __future__ import annotations

import io

import fastexcel
import pytest

from gaodi.registry import enterprises, forms, observations
from gaodi.web.audit.models import Entry
from gaodi.web.imports import reports, staging
from gaodi.web.imports.models import Import
from gaodi.web.jobs import services as jobs
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role
from web.imports.conftest import ANNUAL, HEAD, REGISTER, code, firm, load, sheet, upload, work


@pytest.fixture
def client(ws, sign_in):
    """A statistician of the city."""
    return sign_in(Role.STATISTICIAN)


def page(client, one):
    return client.get(f"/imports/i/{one.pk}/").content.decode()


def actions():
    return list(Entry.objects.filter(kind="import").order_by("sequence").values_list("action", flat=True))


def test_a_right_file_is_loaded_and_stands_in_the_history(ws, client, bring):
    one = bring(client, sheet([firm(1), firm(2)]))
    assert (one.state, one.rows, one.errors, one.warnings) == ("ready", 2, 0, 0)
    assert "导入 2 行" in page(client, one)
    assert enterprises.current(ws).is_empty(), "nothing is loaded before it is ordered"
    one = load(client, one)
    assert one.state == "loaded"
    assert enterprises.current(ws)["id"].to_list() == [code(1), code(2)]
    (said,) = forms.history(ws).iter_rows(named=True)
    assert (said["batch"], said["user"], said["file"]) == (one.batch, "statistician", "名录.xlsx")
    assert "名录.xlsx" in client.get("/imports/").content.decode()
    assert actions() == ["imports.upload", "imports.check", "imports.load", "imports.loaded"]
    assert not staging.file(one).exists()


def test_what_was_loaded_and_what_was_taken_back_changes_the_data_quality(client, bring):
    one = load(client, bring(client, sheet([firm(1), firm(2)])))
    assert [(job.kind, job.state) for job in work()] == [(reports.WORK, "done")]
    client.post(f"/imports/i/{one.pk}/take-back/", {"reason": "重报"})
    assert [job.kind for job in Job.objects.filter(state="queued")] == [reports.WORK]


def test_the_faults_are_all_said_with_their_cells_in_both_languages_and_nothing_is_loaded(ws, client, bring):
    one = bring(client, sheet([(code(1)[:-1] + "?", "", "430104"), firm(2, "长沙星球")]))
    assert one.state == "faulty"
    said = page(client, one)
    for words in ("A2", "B2", "C3", "长沙星球", "“企业名称”未填", "处错误"):
        assert words in said, words
    client.cookies["django_language"] = "en"
    said = page(client, one)
    assert "is empty" in said
    assert "stand against loading" in said
    client.cookies["django_language"] = "zh-hans"
    client.post(f"/imports/i/{one.pk}/load/")
    assert "文件有错误" in page(client, one)
    assert work() == []
    assert enterprises.current(ws).is_empty()


def test_the_faults_are_shown_by_kind_and_exported(client, bring):
    one = bring(client, sheet([(code(1), "", "430104"), firm(2, "长沙星球")]))
    only = client.get(f"/imports/i/{one.pk}/?kind=required").content.decode()
    assert ">B2<" in only
    assert ">C3<" not in only
    file = client.get(f"/imports/i/{one.pk}/?export=csv").getvalue().decode("utf-8-sig")
    assert "“企业名称”未填" in file


def test_the_marked_workbook_lists_every_fault(client, bring):
    one = bring(client, sheet([(code(1), "", "430104")]))
    assert f"/imports/i/{one.pk}/marked/" in page(client, one)
    answer = client.get(f"/imports/i/{one.pk}/marked/")
    book = fastexcel.read_excel(answer.getvalue())
    assert book.sheet_names == ["问题清单", "报送"]
    assert "“企业名称”未填" in book.load_sheet(0).to_polars()["问题"].to_list()
    assert "%E5%90%8D%E5%BD%95-%E6%A0%87%E6%B3%A8.xlsx" in answer["Content-Disposition"]


def test_warnings_have_to_be_confirmed(ws, client, bring):
    one = bring(client, sheet([(*firm(1), "x")], (*HEAD, "备用列")))
    assert (one.state, one.warnings) == ("warned", 1)
    assert "有 1 处需要确认" in page(client, one)
    client.post(f"/imports/i/{one.pk}/load/")
    assert "请核对并勾选确认" in page(client, one)
    assert enterprises.current(ws).is_empty()
    one = load(client, one, accept="yes")
    assert (one.state, one.accepted_by.username) == ("loaded", "statistician")


def test_a_layout_of_ones_own_is_explained_once_and_remembered(ws, client, bring):
    head = ("单位代码证", "单位称谓", "县市区")
    one = bring(client, sheet([firm(1)], head))
    assert (one.state, list(one.counts)) == ("faulty", ["no-header"])
    assert "指定列对应" in page(client, one)
    asked = client.get(f"/imports/i/{one.pk}/layout/").content.decode()
    assert "单位代码证" in asked
    assert code(1) in asked
    said = {"c0-0": "uscc", "c0-1": "name", "c0-2": "region"}
    assert client.post(f"/imports/i/{one.pk}/layout/", said | {"c0-1": "uscc"}).status_code == 200, "said twice"
    assert client.post(f"/imports/i/{one.pk}/layout/", said).status_code == 302
    work()
    one.refresh_from_db()
    assert one.state == "ready"
    assert bring(client, sheet([firm(2)], head), "七月.xlsx").state == "ready"
    assert "imports.layout" in actions()


def test_the_same_file_again_says_who_loaded_it(ws, client, sign_in, bring):
    data = sheet([firm(1)])
    first = load(client, bring(client, data))
    again = bring(sign_in(Role.STATISTICIAN, "district"), data, "副本.xlsx")
    assert (again.state, again.batch) == ("repeated", first.batch)
    said = page(client, again)
    assert "statistician 导入" in said
    assert f"/imports/i/{first.pk}/" in said
    assert forms.history(ws).height == 1


def test_a_load_is_taken_back_with_its_reason_and_can_come_again(ws, client, bring):
    data = sheet([firm(1)])
    one = load(client, bring(client, data))
    address = f"/imports/i/{one.pk}/take-back/"
    assert "必填" in client.post(address, {"reason": " "}).content.decode()
    assert client.post(address, {"reason": "来源选错"}).status_code == 302
    one.refresh_from_db()
    assert one.state == "taken-back"
    said = page(client, one)
    assert "来源选错" in said
    assert enterprises.current(ws).is_empty()
    assert client.get(address).status_code == 404, "it is taken back already"
    entry = Entry.objects.filter(action="imports.take-back").get()
    assert "来源选错" in entry.details
    assert load(client, bring(client, data)).state == "loaded"


def test_what_others_stand_on_is_not_taken_back(ws, client, bring):
    register = load(client, bring(client, sheet([firm(1)])))
    rows = sheet([(code(1), 500.0)], ("统一社会信用代码", "营业收入（万元）"))
    load(client, bring(client, rows, "年报.xlsx", ANNUAL, period="2025"), accept="yes")
    assert observations.read(ws, "revenue", code(1))["value"].to_list() == [500.0]
    said = client.post(f"/imports/i/{register.pk}/take-back/", {"reason": "错"}).content.decode()
    assert "有 1 家企业只在本批次登记" in said
    register.refresh_from_db()
    assert register.state == "loaded"


def test_the_period_is_chosen_and_the_blank_workbook_is_of_it(ws, client, bring):
    asked = client.get(f"/imports/forms/{ANNUAL}/").content.decode()
    assert '<option value="2025"' in asked
    blank = client.get(f"/imports/forms/{ANNUAL}/blank/?period=2025&language=both").getvalue()
    book = fastexcel.read_excel(blank)
    assert "填表说明" in book.sheet_names[0]
    head = book.load_sheet(1, header_row=None).to_polars().row(0)
    assert any("Unified social credit code" in str(cell) for cell in head)
    one = bring(client, blank, "空表.xlsx", ANNUAL, period="2025")
    assert "no-rows" in one.counts
    wrong = bring(client, blank, "空表.xlsx", ANNUAL, period="2024")
    assert "other-period" in wrong.counts
    assert client.get(f"/imports/forms/{ANNUAL}/blank/?period=2025-03").status_code == 404


def test_a_blank_workbook_has_those_of_the_register_for_who_enters_figures_of_everybody(ws, client, sign_in, bring):
    load(client, bring(client, sheet([firm(1)])))
    address = f"/imports/forms/{ANNUAL}/blank/?period=2025&prefilled=1"
    for who, rows in ((client, [code(1)]), (sign_in(Role.STATISTICIAN, "district"), [])):
        book = fastexcel.read_excel(who.get(address).getvalue())
        cells = book.load_sheet(1, header_row=None).to_polars().to_series().to_list()
        assert [cell for cell in cells if str(cell).startswith("91")] == rows


def test_a_check_that_was_cancelled_can_be_done_again_or_put_away(client, bring):
    client.post(f"/imports/forms/{REGISTER}/", {"source": "market-regulation", "file": upload(sheet([firm(1)]))})
    one = Import.objects.get()
    jobs.cancel(one.job, client.user)
    assert "重新检查" in page(client, one)
    assert client.get(f"/imports/i/{one.pk}/watch/").headers["HX-Refresh"] == "true"
    client.post(f"/imports/i/{one.pk}/check/")
    assert client.get(f"/imports/i/{one.pk}/watch/").status_code == 204
    work()
    one.refresh_from_db()
    assert one.state == "ready"
    client.post(f"/imports/i/{one.pk}/discard/")
    one.refresh_from_db()
    assert one.state == "discarded"
    assert not staging.folder(one).exists()


def test_a_load_that_is_cancelled_on_its_way_leaves_nothing(ws, client, bring):
    one = bring(client, sheet([firm(1)]))
    client.post(f"/imports/i/{one.pk}/load/")
    Job.objects.filter(state="queued").update(cancel_requested=True)
    work()
    assert enterprises.current(ws).is_empty()
    assert "已取消" in page(client, one)


def test_a_server_that_dies_after_the_writing_finds_its_own_load(ws, client, bring):
    """The lake has the batch, the record does not know it yet: the work is run again."""
    one = bring(client, sheet([firm(1)]))
    client.post(f"/imports/i/{one.pk}/load/")
    written = forms.load_file(ws, REGISTER, staging.file(one), user="statistician", name=one.file, source=one.source)
    work()
    one.refresh_from_db()
    assert (one.state, one.batch) == ("loaded", written.batch.number)
    assert forms.history(ws).height == 1


def test_two_people_load_the_same_file_at_once_and_it_counts_once(ws, client, sign_in, bring):
    data = sheet([firm(1)])
    mine, theirs = bring(client, data), bring(client, data)
    assert (mine.state, theirs.state) == ("ready", "ready")
    for one in (mine, theirs):
        client.post(f"/imports/i/{one.pk}/load/")
    work()
    assert sorted(Import.objects.values_list("state", flat=True)) == ["loaded", "repeated"]
    assert enterprises.current(ws).height == 1


def test_the_second_of_two_people_at_one_file_is_told(client, bring):
    one = bring(client, sheet([firm(1)]))
    seen = one.stamp
    client.post(f"/imports/i/{one.pk}/check/", {"seen": seen})
    work()
    client.post(f"/imports/i/{one.pk}/load/", {"seen": seen})
    assert "已由他人处理" in page(client, one)
    assert work() == []


def test_loads_by_command_stand_in_the_history_and_can_be_taken_back(ws, client, tmp_path):
    path = tmp_path / "命令.xlsx"
    path.write_bytes(sheet([firm(1)]))
    number = forms.load_file(ws, REGISTER, path, user="someone").batch.number
    assert f"/imports/batch/{number}/" in client.get("/imports/").content.decode()
    assert "由命令导入" in client.get(f"/imports/batch/{number}/").content.decode()
    assert client.get(f"/imports/batch/{number}/original/").getvalue() == path.read_bytes()
    assert client.post(f"/imports/batch/{number}/take-back/", {"reason": "错"}).status_code == 302
    assert "已撤回" in client.get(f"/imports/batch/{number}/").content.decode()


def test_the_original_is_fetched_before_and_after_the_load(client, bring):
    data = sheet([firm(1)])
    one = bring(client, data)
    assert client.get(f"/imports/i/{one.pk}/original/").getvalue() == data
    one = load(client, one)
    assert client.get(f"/imports/i/{one.pk}/original/").getvalue() == data
    assert "imports.original" in actions()
    assert io.BytesIO(data).read(2) == b"PK"

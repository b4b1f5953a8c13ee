"""Objections as pages: made with evidence, listed, read, decided; who may do what; what is refused and where."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gaodi.rules import process
from gaodi.rules.process import Verdict
from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from web.process.conftest import DISTRICT, OTHER, OWN

FIRM = Role.ENTERPRISE_OFFICER
PDF = b"%PDF-1.4 made up"


def file(name="税单.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def sent(client, run, subject=OWN, **given):
    return client.post(
        f"/process/{run}/{subject}/object/", {"statement": "缴税数据有误", "clause": "tax", "files": [file()]} | given
    )


def test_a_firm_objects_from_the_explanation_of_its_result(ws, sign_in, public):
    client = sign_in(FIRM, OWN)
    path = f"/process/{public}/{OWN}/object/"
    assert path in client.get(f"/evaluations/{public}/{OWN}/").content.decode()
    form = client.get(path).content.decode()
    for said in ("亩均税收", "研发强度", "整体结果", 'type="file"', "multiple", "证明材料"):
        assert said in form
    answer = sent(client, public)
    (one,) = process.objections(ws, public)
    assert (answer.status_code, answer.url) == (302, f"/process/objections/{one.id}/")
    assert (one.subject, one.clause, one.by) == (OWN, "tax", client.user.username)
    assert (one.evidence[0].name, one.evidence[0].path.read_bytes()) == ("税单.pdf", PDF)
    entry = Entry.objects.get(action="objection.lodge")
    assert (entry.key, "税单.pdf" in entry.details) == (one.id, True)


@pytest.mark.parametrize(
    ("role", "at"), [(Role.OFFICER, ""), (Role.REVIEWER, ""), (Role.AUDITOR, ""), (Role.STATISTICIAN, "")]
)
def test_who_decides_for_the_city_does_not_object(sign_in, shown, public, role, at):
    assert sign_in(role, at).get(f"/process/{public}/{OWN}/object/").status_code == 403
    assert "/object/" not in shown(f"/evaluations/{public}/{OWN}/", role, at)


def test_a_district_objects_for_what_is_in_it_and_for_nothing_else(ws, sign_in, public):
    assert sent(sign_in(Role.OFFICER, DISTRICT), public).status_code == 302
    assert sent(sign_in(Role.OFFICER, "430121"), public).status_code == 403
    assert sent(sign_in(FIRM, OTHER), public).status_code == 403
    assert len(process.objections(ws, public)) == 1


def test_nobody_objects_to_what_is_not_public(ws, sign_in, run):
    assert sent(sign_in(FIRM, OWN), run).status_code == 404
    district = sign_in(Role.OFFICER, DISTRICT)
    assert "现在不能对该结果提出异议" in district.get(f"/process/{run}/{OWN}/object/").content.decode()
    assert "只能在公示期内提出异议" in sent(district, run).content.decode()
    assert not process.objections(ws, run)


def test_after_the_last_day_the_page_says_until_when_it_was(ws, sign_in, over):
    client = sign_in(FIRM, OWN)
    assert "现已截止" in client.get(f"/process/{over}/{OWN}/object/").content.decode()
    assert "现已截止" in sent(client, over).content.decode()
    assert "/object/" not in client.get(f"/evaluations/{over}/{OWN}/").content.decode()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([file("tool.exe")], "不接收“tool.exe”作为证明材料"),
        ([file("empty.pdf", b"")], "“empty.pdf”是空文件"),
        ([file("virus.pdf", b"MZ\x90\x00")], "“virus.pdf”的内容与扩展名不符"),
        ([file("page.txt", b"<html><script>")], "“page.txt”的内容与扩展名不符"),
        ([file("large.pdf", b"%PDF" + bytes(20 * 1024 * 1024))], "单个文件不超过 20 MB"),
        ([file(f"{n}.pdf") for n in range(11)], "提交了 11 个文件，超过上限"),
    ],
    ids=["ending", "empty", "program", "web page", "large", "eleven"],
)
def test_files_that_are_not_taken_are_named(ws, sign_in, public, files, said):
    page = sent(sign_in(FIRM, OWN), public, files=files).content.decode()
    assert said in page
    assert not process.objections(ws, public)


def test_ten_files_are_taken_also_two_of_one_name(ws, sign_in, public):
    files = [file("税单.pdf", PDF + str(n).encode()) for n in range(10)]
    assert sent(sign_in(FIRM, OWN), public, files=files).status_code == 302
    kept = process.objections(ws, public)[0].evidence
    assert [one.path.read_bytes()[-1:] for one in kept] == [str(n).encode() for n in range(10)]


def test_a_name_that_leads_out_of_its_folder_is_only_a_name(ws, sign_in, public):
    assert sent(sign_in(FIRM, OWN), public, files=[file("../../税单.pdf"), file("长" * 90 + ".pdf")]).status_code == 302
    kept = process.objections(ws, public)[0].evidence
    assert kept[0].name == "税单.pdf"
    assert kept[1].name == "长" * 60 + ".pdf"
    assert all((ws.path / "evidence") in one.path.parents for one in kept)


def test_a_statement_is_due(sign_in, public):
    page = sent(sign_in(FIRM, OWN), public, statement=" ").content.decode()
    assert "field-error" in page


def test_evidence_is_handed_out_as_a_file_and_each_look_is_on_the_trail(sign_in, public, objected):
    one = objected(public)
    answer = sign_in(Role.OFFICER).get(f"/process/objections/{one.id}/evidence/0/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 made up"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert Entry.objects.get(action="objection.evidence").key == one.id
    assert sign_in(Role.OFFICER).get(f"/process/objections/{one.id}/evidence/1/").status_code == 404


@pytest.mark.parametrize(
    ("role", "at", "status"),
    [
        (FIRM, OWN, 200), (FIRM, OTHER, 403), (Role.OFFICER, DISTRICT, 200), (Role.OFFICER, "430121", 403),
        (Role.PARK_OFFICER, "other-park", 403), (Role.AUDITOR, "", 200), (Role.ADMINISTRATOR, "", 403),
    ],
)  # fmt: skip
def test_objection_and_evidence_are_for_who_may_see_the_subject(sign_in, public, objected, role, at, status):
    one = objected(public)
    for path in ("", "evidence/0/"):
        assert sign_in(role, at).get(f"/process/objections/{one.id}/{path}").status_code == status


def test_the_list_has_filters_and_shows_each_only_its_own(shown, public, objected):
    first, second = objected(public, OWN), objected(public, OTHER)
    page = shown("/process/objections/", Role.OFFICER)
    for said in (first.id, second.id, "虚构A公司", "未处理", "亩均税收", "小镇亩均评价"):
        assert said in page
    assert first.id in shown(f"/process/objections/?verdict=open&run={public}", Role.OFFICER)
    assert first.id not in shown("/process/objections/?verdict=upheld", Role.OFFICER)
    own = shown("/process/objections/", FIRM, OWN)
    assert first.id in own
    assert second.id not in own
    assert first.id not in shown("/process/objections/", Role.STATISTICIAN, "430121")


def test_an_empty_list_says_how_objections_come_about(shown, run):
    assert "公示期内" in shown("/process/objections/", Role.OFFICER)


def test_the_page_of_one_has_the_result_beside_it(shown, public, objected):
    one = objected(public)
    page = shown(f"/process/objections/{one.id}/", FIRM, OWN)
    for said in ("少计一个季度", "亩均税收", "税单.pdf", "所涉结果", "200", "主管部门尚未处理"):
        assert said in page
    masked = shown(f"/process/objections/{one.id}/", Role.OFFICER)
    assert "不予显示" in masked or "不公开" in masked or "figures behind" not in masked
    assert "/decide/" in masked
    assert "The objection" in shown(f"/process/objections/{one.id}/", Role.OFFICER, language="en")


def test_upholding_puts_inputs_right_in_the_units_that_are_typed(ws, sign_in, public, objected):
    one = objected(public)
    client = sign_in(Role.OFFICER)
    path = f"/process/objections/{one.id}/decide/"
    form = client.get(path).content.decode()
    for said in ("缴纳税金" if "缴纳税金" in form else "税", "万元", "不公开", "应为"):
        assert said in form
    answer = client.post(
        path, {"verdict": "upheld", "reason": "税单为证", "c-tax_paid": "3000000 元", "c-land_area": "12"}
    )
    assert answer.status_code == 302
    found = process.objection(ws, one.id)
    assert (found.verdict, dict(found.corrections)) == (Verdict.UPHELD, {"tax_paid": 300, "land_area": 12})
    assert "tax_paid" in Entry.objects.get(action="objection.decide").details
    page = client.get(f"/process/objections/{one.id}/").content.decode()
    assert "税单为证" in page
    assert "300 万元" not in page
    assert "300 万元" in sign_in(FIRM, OWN).get(f"/process/objections/{one.id}/").content.decode()


def test_errors_stand_at_their_fields(ws, sign_in, public, objected):
    one = objected(public)
    page = (
        sign_in(Role.OFFICER)
        .post(
            f"/process/objections/{one.id}/decide/",
            {"verdict": "upheld", "reason": "", "c-tax_paid": "300 亩", "c-revenue": "很多"},
        )
        .content.decode()
    )
    assert "“300 亩”不符合要求。应填数值和单位，如万元。" in page
    assert "“很多”不符合要求" in page
    assert page.count("field-error") == 3
    assert process.objection(ws, one.id).verdict is Verdict.OPEN


def test_a_rejection_takes_a_reason_and_corrects_nothing(ws, sign_in, public, objected):
    one = objected(public)
    client = sign_in(Role.REVIEWER)
    path = f"/process/objections/{one.id}/decide/"
    page = client.post(path, {"verdict": "rejected", "reason": "申报表为准", "c-tax_paid": "300 万元"}).content.decode()
    assert "异议不成立的，不作更正" in page
    assert client.post(path, {"verdict": "rejected", "reason": "申报表为准"}).status_code == 302
    assert process.objection(ws, one.id).verdict is Verdict.REJECTED


def test_of_two_people_who_decide_the_second_is_told(ws, sign_in, public, objected):
    one = objected(public)
    path = f"/process/objections/{one.id}/decide/"
    assert sign_in(Role.OFFICER).post(path, {"verdict": "rejected", "reason": "申报表为准"}).status_code == 302
    page = sign_in(Role.REVIEWER).post(path, {"verdict": "upheld", "reason": "税单为证"}).content.decode()
    assert "认定不成立" in page
    assert process.objection(ws, one.id).decided_by == "officer"
    assert sign_in(Role.REVIEWER).get(path).status_code == 302


def test_who_objects_does_not_decide(ws, sign_in, public, objected):
    client = sign_in(Role.OFFICER)
    one = objected(public, by=client.user.username)
    page = client.get(f"/process/objections/{one.id}/").content.decode()
    assert "应由他人处理" in page
    path = f"/process/objections/{one.id}/decide/"
    assert "提出异议的人不得处理该异议" in client.post(path, {"verdict": "rejected", "reason": "不"}).content.decode()


@pytest.mark.parametrize(("role", "at"), [(FIRM, OWN), (Role.STATISTICIAN, ""), (Role.LEADER, ""), (Role.AUDITOR, "")])
def test_deciding_is_for_officers_and_reviewers(sign_in, public, objected, role, at):
    one = objected(public)
    assert sign_in(role, at).get(f"/process/objections/{one.id}/decide/").status_code == 403
    assert "/decide/" not in sign_in(role, at).get(f"/process/objections/{one.id}/").content.decode()


def test_statement_and_file_names_are_escaped(shown, ws, public, tmp_path):
    odd = tmp_path / "<b>x.pdf"
    odd.write_bytes(PDF)
    one = process.lodge(ws, public, OWN, "<script>alert(1)</script>", evidence=[odd], by="someone")
    for page in (shown(f"/process/objections/{one.id}/", Role.OFFICER), shown("/process/objections/", Role.OFFICER)):
        assert "<script>alert" not in page
        assert "<b>x.pdf" not in page

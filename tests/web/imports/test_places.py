"""Whose files and figures: statisticians of a district bring their own enterprises' and see their own imports."""

from __future__ import annotations

import pytest

from gaodi.web.audit.models import Entry
from gaodi.web.people import services
from gaodi.web.people.roles import Kind, Role
from web.imports.conftest import code, firm, load, sheet, upload


@pytest.fixture
def tree(tree):
    """With the district of Yuelu and that of Changsha County, by their codes."""
    for name in ("430104", "430121"):
        tree[name] = services.create_organisation(name, f"{name}（测试）", Kind.DISTRICT, parent=tree["group"])
    return tree


def page(client, one):
    return client.get(f"/imports/i/{one.pk}/").content.decode()


def test_a_district_brings_its_own_enterprises_and_no_others(ws, sign_in, bring):
    client = sign_in(Role.STATISTICIAN, "430104")
    one = bring(client, sheet([firm(1, "430104"), firm(2, "430121")]))
    assert (one.state, one.counts) == ("faulty", {"outside": 1})
    said = page(client, one)
    assert "此行不属于本区县（园区）" in said
    assert "A3" in said
    assert bring(client, sheet([firm(1, "430104")])).state == "ready"


def test_where_an_enterprise_is_says_the_register_before_the_file(ws, sign_in, bring):
    load(sign_in(Role.STATISTICIAN), bring(sign_in(Role.STATISTICIAN), sheet([firm(1, "430121")])))
    one = bring(sign_in(Role.STATISTICIAN, "430104"), sheet([firm(1, "430104")]))
    assert one.counts["outside"] == 1, "an enterprise is not taken over by writing another district"


def test_a_form_without_places_is_for_the_city(ws, sign_in):
    client = sign_in(Role.STATISTICIAN, "430104")
    assert "由市级统计人员导入" in client.get("/imports/new/").content.decode()
    sent = {"source": "industry-bureau", "file": upload(sheet([]))}
    assert "由市级统计人员导入" in client.post("/imports/forms/projects/", sent).content.decode()


def test_a_department_of_the_city_brings_the_whole_city(ws, sign_in, bring):
    one = bring(sign_in(Role.STATISTICIAN, "department"), sheet([firm(1, "430104"), firm(2, "430121")]))
    assert one.state == "ready"


def test_the_imports_of_another_place_are_neither_seen_nor_touched(ws, sign_in, bring):
    theirs = bring(sign_in(Role.STATISTICIAN, "430121"), sheet([firm(1, "430121")]), "别处.xlsx")
    client = sign_in(Role.STATISTICIAN, "430104")
    assert "别处.xlsx" not in client.get("/imports/").content.decode()
    for way in ("", "marked/", "original/", "layout/", "take-back/"):
        assert client.get(f"/imports/i/{theirs.pk}/{way}").status_code in {403, 404}, way
    for way in ("check/", "load/", "discard/"):
        assert client.post(f"/imports/i/{theirs.pk}/{way}").status_code == 403, way
    assert client.get(f"/api/imports/{theirs.pk}").status_code == 403
    theirs.refresh_from_db()
    assert theirs.state == "ready"


def test_what_a_file_says_is_shown_to_who_brought_it_and_a_look_of_others_is_recorded(ws, sign_in, bring):
    one = bring(sign_in(Role.STATISTICIAN), sheet([(code(1), "", "430104")]))
    assert not Entry.objects.filter(action="look.confidential").exists()
    officer = sign_in(Role.OFFICER)
    said = page(officer, one)
    assert "必填项未填" in said
    assert ">B2<" not in said
    assert officer.get(f"/imports/i/{one.pk}/marked/").status_code == 403
    assert officer.get(f"/imports/i/{one.pk}/original/").status_code == 403
    assert officer.get(f"/api/imports/{one.pk}/faults").status_code == 403
    assert ">B2<" in page(sign_in(Role.LEADER), one)
    assert Entry.objects.filter(action="look.confidential", label=one.file).exists()


def test_an_auditor_reads_the_history_and_changes_nothing(ws, sign_in, bring):
    one = bring(sign_in(Role.STATISTICIAN), sheet([firm(1)]))
    client = sign_in(Role.AUDITOR)
    assert "名录.xlsx" in client.get("/imports/").content.decode()
    assert "导入 1 行" not in page(client, one)
    assert client.post(f"/imports/i/{one.pk}/load/").status_code == 403

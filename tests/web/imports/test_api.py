"""Getting data in over the API: the same steps, refusals and permissions as on the pages."""

from __future__ import annotations

import fastexcel

from gaodi.registry import enterprises
from gaodi.web.people.roles import Role
from web.imports.conftest import ANNUAL, REGISTER, code, firm, sheet, upload, work


def test_a_file_is_brought_checked_loaded_and_taken_back(ws, sign_in):
    client = sign_in(Role.STATISTICIAN)
    answer = client.post("/api/imports", {"form": REGISTER, "file": upload(sheet([firm(1)]))})
    assert answer.status_code == 202, answer.content
    key, job = answer.json()["id"], answer.json()["job"]
    assert client.get(f"/api/jobs/{job}").json()["state"] == "queued"
    work()
    assert client.get(f"/api/imports/{key}").json()["state"] == "ready"
    loading = client.post(f"/api/imports/{key}/load", {"accept": False}, content_type="application/json")
    assert loading.status_code == 202
    work()
    one = client.get(f"/api/imports/{key}").json()
    assert (one["state"], one["rows"]) == ("loaded", 1)
    assert enterprises.current(ws)["id"].to_list() == [code(1)]
    (row,) = client.get("/api/imports").json()
    assert (row["key"], row["batch"]) == (key, one["batch"])
    assert client.delete(f"/api/imports/{key}?reason=错").json() == {"batch": one["batch"]}
    assert enterprises.current(ws).is_empty()


def test_faults_come_with_their_cells_in_both_languages(ws, sign_in):
    client = sign_in(Role.STATISTICIAN)
    key = client.post("/api/imports", {"form": REGISTER, "file": upload(sheet([(code(1), "", "430104")]))}).json()["id"]
    work()
    (fault,) = client.get(f"/api/imports/{key}/faults").json()
    assert (fault["cell"], fault["code"], fault["message_zh"]) == ("B2", "required", "“企业名称”未填")
    refused = client.post(f"/api/imports/{key}/load", {}, content_type="application/json")
    assert refused.status_code == 422


def test_what_does_not_fit_the_form_is_refused_with_a_sentence(ws, sign_in):
    client = sign_in(Role.STATISTICIAN)
    for more, said in (
        ({}, "请选择报告期"),
        ({"period": "2025-03"}, "没有 2025-03 这一报告期"),
        ({"period": "2025", "source": "nobody"}, "没有来源“nobody”"),
    ):
        answer = client.post("/api/imports", {"form": ANNUAL, "file": upload(sheet([])), **more})
        assert answer.status_code == 422
        assert said in answer.json()["detail"]
    assert client.post("/api/imports", {"form": "nothing", "file": upload(b"x")}).status_code == 404


def test_forms_are_listed_and_handed_out_blank(ws, sign_in):
    client = sign_in(Role.STATISTICIAN)
    known = {form["id"]: form for form in client.get("/api/forms").json()}
    assert known[ANNUAL]["periods"] == ["year"]
    book = fastexcel.read_excel(client.get(f"/api/forms/{ANNUAL}/blank?period=2025&language=en").getvalue())
    assert book.sheet_names[0] == "Instructions"

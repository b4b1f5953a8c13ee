"""A file on its way: uploaded, checked, loaded, seen in the history, taken back."""

from __future__ import annotations

from gaodi.registry import enterprises, forms
from gaodi.web.audit.models import Entry
from gaodi.web.imports import staging
from gaodi.web.people.roles import Role
from web.imports.conftest import HEAD, REGISTER, code, firm, load, sheet


def test_a_right_file_is_loaded_and_stands_in_the_history(ws, sign_in, bring):
    client = sign_in(Role.STATISTICIAN)
    one = bring(client, sheet([firm(1), firm(2)]))
    assert (one.state, one.rows, one.errors, one.warnings) == ("ready", 2, 0, 0)
    page = client.get(f"/imports/i/{one.pk}/").content.decode()
    assert "导入 2 行" in page
    assert enterprises.current(ws).is_empty()
    one = load(client, one)
    assert one.state == "loaded"
    assert enterprises.current(ws)["id"].to_list() == [code(1), code(2)]
    (said,) = forms.history(ws).iter_rows(named=True)
    assert (said["batch"], said["user"], said["file"]) == (one.batch, "statistician", "名录.xlsx")
    assert "名录.xlsx" in client.get("/imports/").content.decode()
    actions = list(Entry.objects.filter(kind="import").order_by("sequence").values_list("action", flat=True))
    assert actions == ["imports.upload", "imports.check", "imports.load", "imports.loaded"]
    assert not staging.file(one).exists()


def test_the_faults_are_all_said_with_their_cells_and_nothing_is_loaded(ws, sign_in, bring):
    client = sign_in(Role.STATISTICIAN)
    one = bring(client, sheet([(code(1)[:-1] + "?", "", "430104"), firm(2, "长沙星球")]))
    assert one.state == "faulty"
    page = client.get(f"/imports/i/{one.pk}/").content.decode()
    for words in ("A2", "B2", "C3", "长沙星球", "“企业名称”未填", "处错误"):
        assert words in page, words
    client.post("/language/", {"language": "en"})
    page = client.get(f"/imports/i/{one.pk}/").content.decode()
    assert "is empty" in page
    assert "stand against loading" in page
    assert client.post(f"/imports/i/{one.pk}/load/").status_code == 302
    assert enterprises.current(ws).is_empty()
    assert HEAD
    assert REGISTER

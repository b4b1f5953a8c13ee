"""A workspace: made once, opened by its folder, asked for its lake, its settings and its namespaces."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pyarrow as pa
import pytest

import gaodi
from gaodi.errors import WorkspaceError
from gaodi.workspace import Region, Settings, Workspace


@pytest.fixture
def ws(tmp_path):
    return Workspace.create(tmp_path / "city", region="430100")


def test_a_new_workspace_knows_its_region_by_the_code(ws):
    assert ws.settings.region == Region(code="430100", name="长沙市", name_en="Changsha")
    assert ws.settings.name == "长沙市"


@pytest.mark.parametrize("words", ["长沙市", "Changsha", " 430100 "])
def test_a_region_is_known_by_any_of_its_names(tmp_path, words):
    assert Workspace.create(tmp_path / "city", region=words).settings.region.code == "430100"


def test_a_region_that_the_catalogue_does_not_know_keeps_what_was_said(tmp_path):
    assert Workspace.create(tmp_path / "a", region="云川市").settings.region == Region(name="云川市")
    assert Workspace.create(tmp_path / "b", region="430600").settings.region == Region(code="430600")
    given = Region(name='名 "引号" \\ # : \t')
    assert Workspace.create(tmp_path / "c", region=given).settings.region == given


def test_without_a_region_the_workspace_is_called_after_its_folder(tmp_path):
    ws = Workspace.create(tmp_path / "试点")
    assert (ws.settings.name, ws.settings.region) == ("试点", Region())


def test_everything_but_name_and_region_is_as_the_model_has_it(ws):
    assert ws.settings == Settings(name=ws.settings.name, region=ws.settings.region)


def test_opening_gives_what_was_made(ws):
    again = gaodi.open(ws.path)
    assert (again.path, again.settings) == (ws.path, ws.settings)


def test_the_lake_lies_in_the_workspace(ws):
    ws.lake.define("figures", pa.schema([("value", pa.float64())]))
    ws.lake.write({"figures": pl.DataFrame({"value": [1.0]})}, kind="test")
    assert (ws.path / "lake" / "batches").is_dir()
    assert gaodi.open(ws.path).lake.read("figures").collect()["value"].to_list() == [1.0]


def test_the_lake_lies_where_the_settings_say(ws, tmp_path):
    file = ws.path / "gaodi.yaml"
    file.write_text(file.read_text("utf-8").replace("lake: lake ", f"lake: {tmp_path}/elsewhere "), "utf-8")
    assert gaodi.open(ws.path).lake.root == str(tmp_path / "elsewhere")


def test_a_workspace_may_be_made_where_the_server_put_its_keys_before(tmp_path):
    for name in ("secret.key", "db.sqlite3", "audit.key"):
        (tmp_path / name).write_text("kept")
    Workspace.create(tmp_path)
    assert (tmp_path / "secret.key").read_text() == "kept"


def test_a_workspace_is_not_made_over_another(ws):
    before = (ws.path / "gaodi.yaml").read_bytes()
    with pytest.raises(WorkspaceError, match="There is a workspace already"):
        Workspace.create(ws.path, name="other")
    assert (ws.path / "gaodi.yaml").read_bytes() == before


def test_of_several_that_make_a_workspace_at_once_one_succeeds(tmp_path):
    def make(n):
        try:
            return Workspace.create(tmp_path / "city", name=str(n)).settings.name
        except WorkspaceError:
            return None

    with ThreadPoolExecutor(8) as pool:
        made = [name for name in pool.map(make, range(8)) if name]
    assert len(made) == 1
    assert gaodi.open(tmp_path / "city").settings.name == made[0]
    assert [p.name for p in (tmp_path / "city").iterdir()] == ["gaodi.yaml"]


def test_a_file_is_not_a_place_for_a_workspace(tmp_path):
    (tmp_path / "city").write_text("")
    with pytest.raises(WorkspaceError, match="This is a file"):
        Workspace.create(tmp_path / "city")


def test_a_wrong_code_of_a_region_is_said(tmp_path):
    with pytest.raises(WorkspaceError, match="'12' is not a code of GB/T 2260"):
        Workspace.create(tmp_path / "city", region="12")
    assert not (tmp_path / "city").exists()


def test_a_folder_that_is_no_workspace_is_said_with_what_to_do(tmp_path):
    with pytest.raises(WorkspaceError, match=r"not a workspace: it has no gaodi\.yaml.*`gaodi init"):
        gaodi.open(tmp_path)
    with pytest.raises(WorkspaceError, match=r"There is no such folder.*`gaodi init"):
        gaodi.open(tmp_path / "nowhere")


def test_a_namespace_is_made_once_for_each_workspace(ws, monkeypatch):
    monkeypatch.setattr(Workspace, "_namespaces", {})
    Workspace.namespace("echo", lambda of: [of.settings.name])
    assert ws.echo == ["长沙市"]
    assert ws.echo is ws.echo


def test_a_namespace_that_is_not_there_is_named(ws):
    with pytest.raises(AttributeError, match=r"no 'laek'\. Did you mean 'lake'"):
        _ = ws.laek


def test_a_part_of_a_workspace_cannot_be_replaced_by_a_namespace():
    with pytest.raises(ValueError, match=r"Workspace\.lake is taken"):
        Workspace.namespace("lake", lambda ws: None)


def test_an_opened_workspace_has_the_plan(ws):
    assert hasattr(gaodi.open(ws.path), "plan")


def test_importing_gaodi_imports_nothing_heavy():
    code = "import sys, gaodi; print(sorted({'polars', 'pyarrow', 'deltalake', 'ibis', 'django'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

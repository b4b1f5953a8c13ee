"""`ws.enterprises` gives notebooks what the library gives."""

from __future__ import annotations

from pathlib import Path

import pytest

import gaodi
from gaodi.registry import enterprises
from gaodi.workspace import Workspace
from registry.enterprises.city import SIZE, code, made


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return gaodi.open(made(tmp_path_factory.mktemp("city") / "ws").path)


def test_a_workspace_has_its_enterprises(ws: Workspace, tmp_path: Path) -> None:
    assert ws.enterprises.current().height == SIZE
    found = ws.enterprises.search("云岭", {"district": "430104"}, size=3)
    assert found.equals(enterprises.search(ws, "云岭", {"district": "430104"}, size=3).rows)
    every = ws.enterprises.all("云岭", columns=("id",))
    assert every.height == enterprises.search(ws, "云岭").total
    assert ws.enterprises.facets("云岭").filter(facet="district")["count"].sum() == every.height
    assert ws.enterprises.dossier(code(1)).id == code(1)
    assert ws.enterprises.resolve([code(1)])["by"].to_list() == ["id"]
    assert ws.enterprises.export(tmp_path / "all.csv", "云岭") == every.height

"""Sources in the order that decides, and subjects with the days on which they exist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gaodi.errors import InputError
from gaodi.registry import sources, subjects
from gaodi.registry.metrics import SubjectKind
from gaodi.workspace import Workspace


def test_the_official_bulletin_comes_before_the_press_and_the_press_before_compilations() -> None:
    order = list(sources.load())
    assert order.index("changsha-statistics") < order.index("press") < order.index("second-hand")


def test_a_workspace_puts_sources_in_its_own_order_and_names_unknown_ones(ws: Workspace) -> None:
    path = ws.path / "gaodi.yaml"
    path.write_text(path.read_text("utf-8").replace("sources: []", "sources: [press, gossip]"), "utf-8")
    opened = Workspace.open(ws.path)
    assert next(iter(sources.load(opened))) == "press"
    assert sources.unknown(opened) == ("gossip",)


def test_every_source_says_who_provides_it_and_what_may_be_done_with_it() -> None:
    for source in sources.load().values():
        assert source.provider
        assert source.legal_basis
        assert source.purposes
        assert source.recipients
        assert source.retention


def test_a_source_without_a_legal_basis_is_refused_with_its_line(ws: Workspace) -> None:
    path = ws.path / "catalog" / "sources.yaml"
    path.parent.mkdir()
    path.write_text("format: gaodi-sources/1\nsources:\n  - {id: x, name: 甲, name_en: A, provider: 甲}\n", "utf-8")
    with pytest.raises(InputError, match="lacks `legal_basis`") as error:
        sources.load(ws)
    assert all("line 3" in fault.where for fault in error.value.faults)


def test_a_county_that_became_a_city_is_a_part_until_then() -> None:
    def names(year: int) -> set[str]:
        return {s.name for s in subjects.load().parts("430100", on=date(year, 12, 31))}

    assert "宁乡县" in names(2016)
    assert "宁乡市" not in names(2016)
    assert "宁乡市" in names(2023)
    assert len(names(2016)) == len(names(2023)) == 9


def test_districts_are_those_of_the_boundaries(shared: Path) -> None:
    import json

    drawn = json.loads((shared / "data/admin/changsha_counties_430100.geojson").read_text("utf-8"))
    codes = {str(feature["properties"]["adcode"]) for feature in drawn["features"]}
    assert {s.id for s in subjects.load().parts("430100", on=date(2023, 1, 1))} == codes


def test_the_region_of_a_plan_is_found_by_its_name_and_else_is_the_workspaces(ws: Workspace) -> None:
    found = [subjects.region(ws, name) for name in ("湖南省", "云川市", None)]
    assert [one.id if one else None for one in found] == ["430000", "430100", "430100"]


def test_chains_belong_to_their_region() -> None:
    known = subjects.load()
    (chain,) = known.named("工程机械", SubjectKind.CHAIN, "430100")
    assert chain.id == "430100/construction-machinery"
    assert all(s.part_of and s.id.startswith(f"{s.part_of}/") for s in known.values() if s.kind is SubjectKind.CHAIN)

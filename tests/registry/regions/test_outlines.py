"""Outlines of districts: the right ones, in the right place, of the right size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from gaodi.errors import NotFound
from gaodi.registry import regions
from gaodi.registry.regions import Boundary, outlines


@pytest.fixture(scope="module")
def changsha() -> dict[str, Boundary]:
    return {one.code: one for one in regions.boundaries("430100")}


def test_the_districts_of_changsha_are_outlined_and_no_others(changsha: dict[str, Boundary]) -> None:
    assert {one.code: one.name for one in changsha.values()} == {
        one.code: one.name for one in regions.load().children("430100")
    }
    assert changsha["430182"].name == "宁乡市"
    assert [one.name for one in regions.boundaries("430124")] == ["宁乡市"]
    assert len(regions.boundaries("430000")) == 122


def test_districts_are_as_large_as_officially_and_where_another_map_draws_them(
    changsha: dict[str, Boundary], shared: Path
) -> None:
    assert sum(one.area for one in changsha.values()) == pytest.approx(11_819, rel=0.01)  # published for the city
    drawn = json.loads((shared / "data/admin/changsha_counties_430100.geojson").read_text("utf-8"))["features"]
    common = 0.0
    for feature in drawn:
        ours = changsha[str(feature["properties"]["adcode"])].geometry
        # The other map is in GCJ-02, which lies east and south of ours here.
        theirs = shapely.affinity.translate(shapely.geometry.shape(feature["geometry"]).buffer(0), -0.0056, 0.0029)
        assert ours.area == pytest.approx(theirs.area, rel=0.05)
        assert ours.intersection(theirs).area > 0.9 * theirs.area
        common += ours.intersection(theirs).area
    assert common > 0.97 * sum(one.geometry.area for one in changsha.values())


def test_outlines_are_valid_and_do_not_overlap(changsha: dict[str, Boundary]) -> None:
    shapes = [one.geometry for one in changsha.values()]
    assert all(one.is_valid for one in shapes)
    assert shapely.union_all(shapes).area == pytest.approx(sum(one.area for one in shapes), rel=0.001)


def test_a_map_gets_features_with_code_and_name(changsha: dict[str, Boundary]) -> None:
    collection = regions.geojson("430100")
    assert json.loads(json.dumps(collection))["type"] == "FeatureCollection"
    assert {feature["properties"]["code"] for feature in collection["features"]} == set(changsha)


def test_what_has_no_outline_and_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFound, match="There is no outline of 喻家坳乡"):
        regions.boundaries("430182209")
    regions.boundaries.cache_clear()
    monkeypatch.setattr(outlines, "PACKAGE", "no_such_package")
    with pytest.raises(NotFound, match="The outlines of districts are not installed"):
        regions.boundaries("430100")

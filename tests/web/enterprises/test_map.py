"""The map: the same numbers in colour and in the table, totals that give nobody away, points gathered in cells."""

from __future__ import annotations

import json
import re

import pytest

from gaodi.registry import regions
from gaodi.web.audit.models import Entry
from gaodi.web.enterprises.mapping import pieces
from gaodi.web.people.roles import Role
from web.enterprises import city

MAP = "/enterprises/map/"


@pytest.fixture(autouse=True)
def outlines(monkeypatch):
    """Three squares, whether or not the package with the outlines is installed."""
    import shapely

    made = tuple(
        regions.outlines.Boundary(code, code, shapely.box(east - 0.1, north - 0.1, east + 0.1, north + 0.1))
        for code, (east, north) in city.PLACES.items()
    )
    monkeypatch.setattr(regions, "boundaries", lambda code: made)


def table(page: str, which: str) -> list[list[str]]:
    part = page.split(f'id="areas-{which}"')[1].split("</table>")[0].split("<tbody>")[1]
    rows = re.findall(r"<tr>(.*?)</tr>", part)
    return [[re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in rows]


def drawn(page: str) -> dict:
    return json.loads(re.search(r'id="map-data" type="application/json">(.*?)</script>', page)[1])


def test_districts_and_parks_stand_with_how_many_enterprises_they_have(shown):
    page = shown(MAP, Role.OFFICER)
    assert table(page, "districts")[:3] == [["浏阳市", "4"], ["岳麓区", "3"], ["长沙县", "3"]]
    assert table(page, "parks") == [["东部园区", "3"], ["西部园区", "2"]]
    data = drawn(page)
    assert {one["code"]: one["value"] for one in data["districts"]}["430181"] == 4
    assert data["districts"][0]["url"] == "/enterprises/?district=430181"
    assert not data["filtered"]


def test_the_filters_of_the_list_narrow_the_map(shown):
    page = shown(f"{MAP}?above_scale=yes", Role.OFFICER)
    assert table(page, "districts")[0] == ["长沙县", "3"]
    assert drawn(page)["filtered"]
    assert drawn(page)["districts"][0]["url"] == "/enterprises/?above_scale=yes&district=430121"


def test_a_total_of_a_few_is_confidential_and_one_of_more_is_not(shown):
    rows = {row[0]: row[2] for row in table(shown(f"{MAP}?by=revenue", Role.OFFICER), "districts")}
    assert rows["长沙县"] == "60\u202f090"
    assert rows["岳麓区"] == "不公开"
    assert rows["芙蓉区"] == "—"
    assert not Entry.objects.filter(action="look.confidential").exists()


def test_who_sees_everything_sees_the_totals_of_a_few(shown):
    rows = {row[0]: row[2] for row in table(shown(f"{MAP}?by=revenue", Role.LEADER), "districts")}
    assert rows["岳麓区"] == "40\u202f030"
    assert Entry.objects.filter(action="look.confidential").exists()


def test_totals_do_not_follow_filters_that_would_give_one_away(shown):
    rows = {row[0]: row[2] for row in table(shown(f"{MAP}?by=revenue&scale=large", Role.OFFICER), "districts")}
    assert rows["长沙县"] == "60\u202f090"


def test_a_band_has_ends_instead_of_a_total(shown):
    rows = {row[0]: row[2] for row in table(shown(f"{MAP}?by=tax-paid", Role.LEADER), "parks")}
    assert rows["东部园区"] == "100 – 500"


def test_without_outlines_the_table_is_there_and_a_sentence(shown, monkeypatch):
    from gaodi.errors import NotFound

    def missing(code):
        raise NotFound("none")

    monkeypatch.setattr(regions, "boundaries", missing)
    page = shown(MAP, Role.OFFICER)
    assert "表中的数字相同" in page
    assert "map-data" not in page
    assert table(page, "districts")


def test_points_are_gathered_in_cells_and_one_alone_leads_to_its_page(ws, sign_in):
    found = sign_in(Role.OFFICER).get(f"{MAP}cells/?district=430104&box=112,27,114,29").json()
    assert found["within"] == 3
    assert sum(cell["count"] for cell in found["cells"]) == 3
    (one,) = sign_in(Role.OFFICER).get(f"{MAP}cells/?q=液压").json()["cells"]
    assert one["url"] == f"/enterprises/e/{city.SECOND}/"


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "114,29,112,27", "nan,1,2,3"])
def test_a_box_that_is_none_is_all(ws, sign_in, box):
    assert sign_in(Role.OFFICER).get(f"{MAP}cells/?box={box}").json()["within"] == 10


def test_whoever_looks_after_one_enterprise_has_no_map(ws, sign_in):
    client = sign_in(Role.ENTERPRISE_OFFICER, city.FIRST)
    assert client.get(MAP).url == f"/enterprises/e/{city.FIRST}/"
    assert client.get(f"{MAP}cells/").json() == {"cells": [], "within": 0}


@pytest.mark.parametrize("values", [[], [5.0], [0.0, 0.0], [1.0, 2.0, 3.0, 1000.0], [float(n) for n in range(100)]])
def test_every_value_has_its_class_in_the_legend(values):
    made = pieces(values)
    assert all(any(one["min"] <= value <= one["max"] for one in made) for value in values)
    assert len(made) <= 5

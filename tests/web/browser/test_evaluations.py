"""An evaluation in a real browser: chosen, looked at before, run, read, printed, simulated; public, objected, final."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import polars as pl
import pytest

from gaodi.lake.moments import CHINA
from gaodi.registry import enterprises
from gaodi.rules import process, runs
from gaodi.web.people.demonstration import PARK
from rules import town
from web.browser.contrast import CONTRAST
from web.visits import BUILT, Site, free_port

pytestmark = pytest.mark.browser

FIRM = "firm-a"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def today() -> date:
    return datetime.now(CHINA).date()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The town, whose first firm is in the park of the demonstration accounts, with three evaluations: one that is a
    trial, one that is public, one whose publicity is over with one objection to decide."""
    if not BUILT.exists():
        pytest.skip("the pages have not been built: run make pages")
    firms = town._firms().with_columns(park=pl.when(pl.col("id") == FIRM).then(pl.lit(PARK)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(town, "_firms", lambda: firms)
        ws = town.made(tmp_path_factory.mktemp("evaluations") / "ws")
    enterprises.search(ws, size=1)
    trial, public, over = (
        runs.evaluate(ws, "town/per-mu/2022", year=2022, on=town.ON, user="officer", note=note).id
        for note in ("试算", "公示", "期满")
    )
    now = today()
    process.publicise(ws, public, until=now + timedelta(days=7), by="reviewer")
    process.publicise(ws, over, until=now - timedelta(days=1), by="reviewer", on=now - timedelta(days=8))
    process.lodge(ws, over, FIRM, "少计一个季度", clause="tax", by="parkofficer", on=now - timedelta(days=2))
    served = Site(ws.path, free_port())
    served.runs = {"trial": trial, "public": public, "over": over}
    try:
        served.start()
        yield served
    finally:
        served.stop()


def figure(page, label: str) -> str:
    """A number of the page by the words under it."""
    return page.locator(".status-counts li").filter(has_text=label).locator(".status-count").inner_text()


def test_a_rulebook_is_chosen_looked_at_run_and_its_results_are_filtered_explained_and_taken_along(visit):
    page = visit("statistician", "/evaluations/")
    page.get_by_role("link", name="新建评价").first.click()
    page.locator("#rulebook").select_option("town/per-mu/2022")
    page.wait_for_url("**rulebook=town*")
    page.get_by_label("数据年度").fill("2022")
    page.get_by_label("评价日期").fill("2023-06-30")
    page.get_by_text("评价范围", exact=True).click()
    page.get_by_label("岳麓区").check()
    page.get_by_label("备注").fill("浏览器试算")
    page.get_by_role("button", name="先看数据情况").click()
    page.get_by_text("企业 8 个").wait_for()
    assert page.get_by_label("岳麓区").is_checked()
    page.locator("#new-form").get_by_role("button", name="评价", exact=True).click()
    page.wait_for_url("**/evaluations/per-mu-*/", timeout=60_000)
    assert "区县：岳麓区" in page.locator("main").inner_text()

    page.get_by_role("link", name="A", exact=True).first.click()
    page.wait_for_url("**grade=A*")
    named = page.locator("td.firm a")
    assert named.count() == 1
    name = named.inner_text()
    named.click()
    assert page.locator("h1").inner_text().startswith(name)

    page.emulate_media(media="print")
    assert page.locator(".verdict-row").is_visible()
    assert not page.locator(".page-actions").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")

    with page.expect_download() as download:
        page.get_by_role("link", name="导出计算表").click()
    with ZipFile(BytesIO(download.value.path().read_bytes())) as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert any(b"<f>" in sheet for sheet in sheets)


def test_a_dial_changes_the_numbers_and_back_again(visit, site):
    page = visit("officer", f"/evaluations/{site.runs['trial']}/simulate/")
    assert page.get_by_text("尚未调整").count() or page.locator("#simulated .empty").count()
    field = page.locator("#p-b_tax")
    field.fill("20")
    field.press("Tab")
    page.get_by_role("heading", name="模拟结果").wait_for()
    first = figure(page, "平均得分")
    slider = page.locator("input[type=range][data-for=p-b_tax]")
    slider.focus()
    slider.press("PageDown")
    page.wait_for_function("was => !document.querySelector('#simulated .two')?.innerText.includes(was)", arg=first)
    assert figure(page, "平均得分") != first
    assert "p-b_tax=" in page.url
    page.get_by_role("link", name="恢复原值").click()
    page.locator("#simulated .empty").wait_for()


def test_a_trial_is_made_public(visit, site):
    page = visit("reviewer", f"/evaluations/{site.runs['trial']}/")
    page.locator(".process-panel").get_by_role("link", name="公示", exact=True).click()
    page.get_by_label("公示截止日").fill((today() + timedelta(days=5)).isoformat())
    page.locator("main form .btn-primary").click()
    page.wait_for_url(f"**/evaluations/{site.runs['trial']}/")
    assert page.locator(".stage[aria-current=step]").inner_text().startswith("公示")


def test_an_objection_is_made_with_evidence_and_decided(visit, site):
    page = visit("parkofficer", f"/evaluations/{site.runs['public']}/{FIRM}/")
    page.get_by_role("link", name="对结果提出异议").click()
    page.locator("#id_clause").select_option("tax")
    page.locator("#id_statement").fill("缴税少计一个季度")
    page.set_input_files("input[type=file]", {"name": "税单.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
    page.get_by_role("button", name="提交异议").click()
    page.wait_for_url("**/process/objections/**")
    assert "税单.pdf" in page.locator("main").inner_text()

    page = visit("officer", page.url.removesuffix("/") + "/decide/")
    page.locator("input[name=verdict][value=rejected]").check()
    page.locator("#id_reason").fill("税单所属期为上年")
    page.get_by_role("button", name="提交处理意见").click()
    page.get_by_text("税单所属期为上年").first.wait_for()


def test_the_last_objection_decided_and_put_right_results_become_final(visit, site):
    page = visit("reviewer", f"/evaluations/{site.runs['over']}/")
    page.locator(".process-panel").get_by_role("link", name="异议", exact=True).click()
    page.locator("tbody a").first.click()
    page.get_by_role("link", name="处理", exact=False).first.click()
    page.locator("input[name=verdict][value=rejected]").check()
    page.locator("#id_reason").fill("经核对无误")
    page.get_by_role("button", name="提交处理意见").click()
    page.goto(f"/process/{site.runs['over']}/conclude/")
    page.locator("#id_document").fill("试验区〔2023〕1号")
    page.locator("main form .btn-primary").click()
    page.wait_for_url(f"**/evaluations/{site.runs['over']}/")
    assert "试验区〔2023〕1号" in page.locator(".process-panel").inner_text()


PAGES = {
    "runs": "/evaluations/",
    "new": "/evaluations/new/?rulebook=town/support/2022&year=2022&day=2023-06-30&preview=1&regions=430104",
    "run": "/evaluations/{public}/",
    "explain": "/evaluations/{public}/firm-a/",
    "gap": "/evaluations/{public}/firm-a/gap/",
    "compare": "/evaluations/compare/?before={trial}&after={public}",
    "simulate": "/evaluations/{trial}/simulate/?p-b_tax=20",
    "match": "/evaluations/match/firm-a/?day=2023-06-30",
    "ladder": "/evaluations/ladder/",
    "objections": "/process/objections/",
    "notice": "/process/{public}/notice/",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_page_is_sound_in_both_languages_and_themes_and_on_every_screen(visit, site, path):
    """One heading, nothing wider than the screen, no faint letters; the fixture looks for complaints of the browser."""
    for language, theme in (("zh-hans", "light"), ("en", "dark")):
        page = visit("officer", path.format(**site.runs), language=language, theme=theme)
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").count() == 1
        assert page.evaluate(CONTRAST) == [], (language, theme)
        for width in (1366, 390):
            page.set_viewport_size({"width": width, "height": 768})
            assert not page.evaluate(WIDER), (language, width)

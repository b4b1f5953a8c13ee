"""Getting data in, matching and definitions in a real browser: one city, from a faulty file to a clean register."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

import pytest

from gaodi.registry import enterprises, linkage, quality, recorded
from gaodi.registry.trades import TRADES
from web.browser.contrast import CONTRAST
from web.enterprises import city
from web.imports.conftest import firm, sheet
from web.matching.conftest import FIRMS, SELLERS
from web.visits import BUILT, Site, free_port

pytestmark = pytest.mark.browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The city of ten, with purchases from sellers written badly, compared; the quality of its last year computed."""
    if not BUILT.exists():
        pytest.skip("the pages have not been built: run make pages")
    ws = city.build(tmp_path_factory.mktemp("imports") / "ws")
    rows = [{"id": firm(90 + n)[0], "uscc": firm(90 + n)[0], "name": name} for n, name in enumerate(FIRMS)]
    enterprises.record(ws, [row | {"region": "430121", "synthetic": True} for row in rows], source="demo-market")
    about = {"buyer": city.FIRST, "period": "2023", "start": date(2023, 1, 1), "end": date(2023, 12, 31)}
    about |= {"source": "demo-invoices", "synthetic": True}
    trades = [about | {"trade": f"s{n}", "seller_name": who, "amount": much} for n, (who, much) in enumerate(SELLERS)]
    recorded.write(ws, {TRADES: TRADES.frame(trades)}, kind="trades", source="demo-invoices")
    linkage.match_trades(ws, user="officer")
    quality.report(ws, 2023)
    served = Site(ws.path, free_port())
    try:
        served.start()
        yield served
    finally:
        served.stop()


def upload(page, name, data):
    """Hand a filled register in, and wait until it is checked."""
    page.goto("/imports/forms/enterprise-register/")
    page.set_input_files("main input[type=file]", {"name": name, "mimeType": XLSX, "buffer": data})
    page.get_by_role("button", name="上传并检查").click()
    page.wait_for_url("**/imports/i/**")
    page.locator(".status-word.state-beside", has_not_text="检查中").wait_for()


def test_a_file_is_checked_explained_loaded_and_taken_back(visit):
    page = visit("statistician", "/imports/")
    page.get_by_role("link", name="导入文件").click()
    page.get_by_role("link", name="企业登记表").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载空白表").click()
    assert download.value.suggested_filename == "企业登记表.xlsx"

    upload(page, "有错.xlsx", sheet([firm(1, "长沙星球"), firm(2)]))
    row = page.locator("tbody tr").filter(has_text="C2").first
    assert "“长沙星球”不是已知的行政区划" in row.inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="标注工作簿").click()
    assert download.value.path().read_bytes()[:2] == b"PK"

    upload(page, "自有版式.xlsx", sheet([firm(1), firm(2)], ("单位代码证", "单位称谓", "县市区")))
    page.get_by_role("link", name="指定列对应").first.click()
    for heading, column in (("单位代码证", "统一社会信用代码 *"), ("单位称谓", "企业名称 *"), ("县市区", "行政区划")):
        page.get_by_label(heading, exact=True).select_option(label=column)
    page.get_by_role("button", name="记住并重新检查").click()
    page.get_by_role("button", name="导入 2 行").click()
    page.get_by_text("已导入 2 行").wait_for()

    page.get_by_role("link", name="撤回").click()
    page.get_by_label("理由").fill("演练")
    page.get_by_role("button", name="撤回").click()
    page.get_by_text("该次导入已撤回").wait_for()


def test_the_queue_is_walked_and_decided_by_keyboard(visit):
    page = visit("officer", "/matching/")
    name = page.locator("#record")
    first, second = SELLERS[0][0], SELLERS[1][0]
    assert name.inner_text() == first
    page.keyboard.press("j")
    page.wait_for_url(f"**record=*{quote(second)}*")
    assert name.inner_text() == second
    page.keyboard.press("k")
    page.wait_for_url(f"**record=*{quote(first)}*")
    page.keyboard.press("2")
    page.locator("[data-key=u]").wait_for()
    assert re.search("1\\s*条待处理", page.locator("h1").inner_text())
    page.keyboard.press("u")
    page.get_by_text("已撤销处理").wait_for()
    assert name.inner_text() == first
    page.keyboard.press("/")
    page.keyboard.type("西岭模具")
    page.keyboard.press("Enter")
    page.get_by_text("查找所得").wait_for()
    page.keyboard.press("n")
    page.get_by_text("今日已处理 1 条").wait_for()
    page.keyboard.press("x")
    page.get_by_text("没有待处理记录").wait_for()


def test_the_queue_is_decided_without_scripts(chromium, site):
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    site.sign_in(page, "officer")
    page.goto("/matching/history/")
    page.locator("tbody a").first.click()
    page.get_by_role("button", name="撤销此项处理").click()
    page.get_by_role("button", name="选定").first.click()
    page.goto("/matching/history/")
    assert "已选定企业" in page.locator("tbody").inner_text()
    context.close()


PAGES = {
    "imports": "/imports/",
    "forms": "/imports/new/",
    "form": "/imports/forms/annual-enterprise/",
    "quality": "/imports/quality/",
    "contradictions": "/imports/quality/contradictions/",
    "matching": "/matching/",
    "metrics": "/definitions/",
    "metric": "/definitions/metrics/revenue/",
    "regions": "/definitions/regions/",
    "industries": "/definitions/industries/C/",
    "sources": "/definitions/sources/",
    "lists": "/definitions/lists/",
    "list": "/definitions/lists/little-giants/",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_page_is_sound_in_both_languages_and_themes_and_on_every_screen(visit, path):
    """One heading, nothing wider than the screen, no faint letters; the fixture looks for complaints of the browser."""
    for language, theme in (("zh-hans", "light"), ("en", "dark")):
        page = visit("statistician", path, language=language, theme=theme)
        assert page.locator("h1").count() == 1
        assert page.evaluate(CONTRAST) == [], (language, theme)
        for width in (1366, 390):
            page.set_viewport_size({"width": width, "height": 768})
            assert not page.evaluate(WIDER), (language, width)

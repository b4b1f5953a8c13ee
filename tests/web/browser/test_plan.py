"""The pages of the plan in a real browser: a document comes in, is reviewed by keyboard, published, and read."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from gaodi.cli import demonstration
from gaodi.plan import library, readers
from gaodi.plan.compile import compile_text
from web.browser.contrast import CONTRAST
from web.visits import BUILT, ROOT, Site, free_port

pytestmark = pytest.mark.browser

SAMPLE = ROOT / "examples/sample-plan/yunchuan-2024.docx"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Copies of the sample plan under ids of their own: a test that decides takes one that no other test looks at.
DRAFTS = ("walked", "corrected", "contested")
# The demonstration's plan of a fictional city: published, with made-up figures, computed.
READ = "yunchuan-2024"


@pytest.fixture(scope="module")
def sample():
    """The sample plan and the text of its document."""
    document = readers.read(SAMPLE)
    return compile_text(document), document.text


@pytest.fixture(scope="module")
def site(tmp_path_factory, sample):
    """A served workspace with drafts to review and a published plan."""
    if not BUILT.exists():
        pytest.skip("the pages have not been built: run make pages")
    plan, text = sample
    ws = demonstration.create(tmp_path_factory.mktemp("plans") / "ws")
    demonstration.fill(ws, print)
    for key in DRAFTS:
        library.add(ws, plan.model_copy(update={"id": key}), text=text, original=SAMPLE.read_bytes(), made_up=True)
    served = Site(ws.path, free_port())
    try:
        served.start()
        yield served
    finally:
        served.stop()


def opened(page):
    """The id of the item that is opened."""
    return page.locator("article.item.selected").get_attribute("data-item")


def decided(page, item, kind="target"):
    return page.locator(f"#{kind}-{item}.item .status-word").inner_text()


def in_view(locator):
    """Whether an element stands within what is shown of the box that scrolls it."""
    return locator.evaluate(
        """(element) => {
          const box = element.closest(".source, .items").getBoundingClientRect();
          const own = element.getBoundingClientRect();
          return own.bottom > box.top && own.top < box.bottom;
        }"""
    )


def test_a_document_is_uploaded_and_opens_as_a_plan(visit, sample):
    page = visit("reviewer", "/plan/upload/")
    document = {"name": "uploaded.docx", "mimeType": WORD, "buffer": SAMPLE.read_bytes()}
    page.set_input_files("input[type=file]", document)
    page.click("main button.btn-primary")
    page.wait_for_url("**/jobs/**follow=1")
    page.wait_for_url("**/plan/p/uploaded/")
    assert page.locator("#items-target article").count() == len(sample[0].targets)
    assert "虚构示例" in page.locator(".page-head").inner_text()


def test_a_click_on_words_of_the_text_opens_their_item(visit, sample):
    page = visit("reviewer", f"/plan/p/{READ}/")
    alone = Counter(target.span for target in sample[0].targets)
    target = [t for t in sample[0].targets if alone[t.span] == 1][-1]
    page.locator(f".mark[data-items='target-{target.id}']").first.click()
    assert opened(page) == target.id
    page.locator("article.selected .item-detail dl").wait_for()
    assert in_view(page.locator(f"#target-{target.id}"))


def test_a_click_on_an_item_moves_the_text_to_its_place(visit, sample):
    page = visit("reviewer", f"/plan/p/{READ}/")
    last = max(sample[0].targets, key=lambda target: target.span)
    mark = page.locator(f".mark[data-items~='target-{last.id}']").first
    page.locator(".source").evaluate("(source) => source.scrollTo(0, 0)")
    page.locator(f"#target-{last.id} .item-head").click()
    assert in_view(mark)
    assert "selected" in mark.get_attribute("class")


def test_tasks_and_names_are_found_in_the_text_too(visit, sample):
    page = visit("reviewer", f"/plan/p/{READ}/")
    task = sample[0].tasks[-1]
    page.get_by_role("tab", name="任务").click()
    page.locator(f"#task-{task.id} .item-head").click()
    assert in_view(page.locator(f".in-task[data-items~='task-{task.id}']").first)
    name = sample[0].names[0]
    page.get_by_role("tab", name="名称").click()
    page.locator(f"#name-{name.id} .item-head").click()
    assert in_view(page.locator(f".mark[data-items~='name-{name.id}']").first)


def test_the_review_is_walked_and_decided_by_keyboard(visit, sample):
    first, second = (target.id for target in sample[0].targets[:2])
    page = visit("reviewer", "/plan/p/walked/")
    page.keyboard.press("j")
    assert opened(page) == first
    page.keyboard.press("j")
    assert opened(page) == second
    page.keyboard.press("k")
    assert opened(page) == first
    page.keyboard.press("a")
    page.locator(f"#target-{first}:not(.pending)").wait_for()
    assert decided(page, first) == "已确认"
    assert opened(page) == first
    page.locator("article.selected [data-key=u]").wait_for()
    page.keyboard.press("u")
    page.locator(f"#target-{first}.pending").wait_for()


def test_a_target_is_corrected_and_published_and_everybody_reads_it(visit, sample):
    first = sample[0].targets[0]
    page = visit("reviewer", "/plan/p/corrected/")
    page.keyboard.press("j")
    page.locator("article.selected [data-key=e]").wait_for()
    page.keyboard.press("e")
    page.locator(".decide-form [name=value]").fill("3456")
    page.locator(".decide-form .btn-primary").click()
    page.locator(f"#target-{first.id}:not(.pending)").wait_for()
    assert decided(page, first.id) == "已更正"
    assert re.search("3\\s456", page.locator(f"#target-{first.id} .item-goal").inner_text())
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("button", name="发布此版").click()
    page.get_by_text("第 1 版已发布").wait_for()

    page = visit("leader", "/plan/targets/?plan=corrected")
    row = page.locator("tbody tr").filter(has_text=first.indicator).first
    assert re.search("3\\s456", row.inner_text())
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="csv").click()
    assert "3456" in download.value.path().read_text("utf-8-sig")

    page = visit("leader", "/plan/p/corrected/versions/?old=1&new=1")
    assert page.get_by_text("两者相同").is_visible()


def test_the_second_of_two_reviewers_at_one_item_is_told(visit, sample):
    first = sample[0].targets[0].id
    pages = [visit(who, "/plan/p/contested/") for who in ("officer", "reviewer")]
    for page in pages:
        page.keyboard.press("j")
        page.locator("article.selected [data-key=a]").wait_for()
    pages[0].keyboard.press("a")
    pages[0].locator(f"#target-{first}:not(.pending)").wait_for()
    pages[1].keyboard.press("r")
    pages[1].get_by_text("已作出处理").wait_for()
    page = visit("reviewer", "/plan/p/contested/")
    assert decided(page, first) == "已确认"


def test_an_answer_that_comes_late_does_not_take_the_form_away(visit, sample):
    first, second = (target.id for target in sample[0].targets[:2])
    page = visit("reviewer", "/plan/p/walked/")
    held = []
    page.route(f"**/item/target/{first}/**", lambda route: held.append(route))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.locator(f"#target-{second} [data-key=e]").wait_for()
    page.keyboard.press("k")
    held[0].continue_()
    page.locator(f"#target-{first} [data-key=e]").wait_for()
    page.keyboard.press("e")
    page.locator(".decide-form [name=value]").fill("1")
    for _pause in range(500):
        if len(held) == 1:
            page.wait_for_timeout(20)
    with page.expect_response(f"**/item/target/{first}/**"):
        held[1].continue_()
    page.keyboard.press("Tab")
    assert page.locator(".decide-form [name=value]").input_value() == "1"


def test_words_that_were_missed_are_selected_and_added(visit):
    page = visit("reviewer", "/plan/p/walked/")
    page.locator(".source p").filter(has_text="为加快建设").first.click(click_count=3)
    page.get_by_role("menuitem", name="任务").click()
    form = page.locator("#add-dialog .decide-form")
    form.locator("[name=title]").fill("补充的任务")
    form.locator(".btn-primary").click()
    page.get_by_role("tab", name="任务").click()
    page.locator("#items-task").get_by_text("补充的任务").wait_for()


def test_a_version_shows_no_buttons_of_the_review(visit):
    page = visit("leader", f"/plan/p/{READ}/")
    page.keyboard.press("j")
    page.locator("article.selected .item-detail dl").wait_for()
    assert page.locator("[data-key=a]").count() == 0
    assert page.locator(".review-keys").get_by_text("确认").count() == 0


def picture(page):
    """How many different colours the drawn chart shows in its middle: one, where nothing was drawn."""
    page.locator(".chart canvas").wait_for()
    return page.locator(".chart canvas").evaluate(
        """(canvas) => {
          const {width, height} = canvas;
          const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
          const seen = new Set();
          for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 3).join());
          return seen.size;
        }"""
    )


def test_the_page_of_a_target_shows_its_series_forecast_and_sources(visit):
    page = visit("leader", f"/plan/p/{READ}/targets/t1/")
    assert picture(page) > 20
    said = page.locator(".chart").get_attribute("aria-label")
    assert "规上工业总产值" in said
    assert "预测" in said
    odds = page.locator(".opened", has_text="完成概率")
    odds.locator("summary").click()
    assert odds.get_by_role("link").is_visible()
    assert page.locator("[aria-labelledby=observations] tbody tr").count() > 3
    page.locator("blockquote a").click()
    page.wait_for_url(f"**/plan/p/{READ}/#target-t1")
    assert opened(page) == "t1"


def test_the_breakdown_of_a_target_names_the_districts(visit):
    page = visit("leader", f"/plan/p/{READ}/targets/t2/")
    assert "东湾区" in page.locator("[aria-labelledby=breakdown]").inner_text()


def test_the_cockpit_leads_from_a_count_to_its_targets(visit):
    page = visit("leader", f"/?plan={READ}")
    counts = page.locator(".status-counts a")
    numbers = [int(text) for text in page.locator(".status-count").all_inner_texts()]
    assert sum(numbers) == int(re.search(r"共 (\d+) 项目标", page.locator("main").inner_text())[1])
    counts.nth(2).click()
    page.wait_for_url("**/plan/targets/?status=at_risk")
    assert page.locator(".figures tbody tr").count() == numbers[2]
    assert set(page.locator(".figures tbody .status-word").all_inner_texts()) == {"有风险"}


def test_the_wall_shows_the_cockpit_without_controls(visit):
    page = visit("leader", f"/?wall=1&plan={READ}", width=1920)
    assert page.locator(".status-count").count() == 5
    assert page.locator("button:visible, select:visible, nav.navbar-vertical").count() == 0


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("plan", [READ, demonstration.CATALOGUED])
def test_the_wall_fills_the_screen_and_nothing_is_below_it(visit, width, height, language, plan):
    page = visit("leader", f"/?wall=1&plan={plan}", width=width, height=height, language=language)
    assert page.evaluate("document.documentElement.scrollHeight") == height
    lowest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.card')].map(c => c.getBoundingClientRect().bottom))"
    )
    assert 0.97 * height < lowest <= height
    letters = page.locator(".figures tbody td").first.evaluate("(cell) => parseFloat(getComputedStyle(cell).fontSize)")
    assert letters > 0.015 * height


def test_tasks_are_found_by_who_leads_them(visit, sample):
    lead = next(task.lead[0] for task in sample[0].tasks if task.lead)
    page = visit("officer", f"/plan/tasks/?plan={READ}")
    page.fill("input[type=search]", lead)
    page.wait_for_url("**q=**")
    assert 0 < page.locator(".figures tbody tr").count() < len(sample[0].tasks)
    assert lead in page.locator(".figures tbody tr").first.inner_text()


def test_calibration_says_in_words_and_in_a_picture_how_often_forecasts_came_true(visit):
    page = visit("leader", f"/plan/calibration/?plan={READ}")
    assert picture(page) > 20
    assert "80%" in page.locator(".verdict").inner_text()


def test_checks_say_whether_targets_fit_one_another(visit):
    page = visit("leader", f"/plan/checks/?plan={READ}")
    assert page.locator(".figures tbody .status-word").first.inner_text() == "相符"


PAGES = {
    "cockpit": "/",
    "plans": "/plan/",
    "upload": "/plan/upload/",
    "plan": f"/plan/p/{READ}/",
    "targets": f"/plan/targets/?plan={READ}",
    "target": f"/plan/p/{READ}/targets/t1/",
    "tasks": f"/plan/tasks/?plan={READ}",
    "task": f"/plan/p/{READ}/tasks/k1/",
    "checks": f"/plan/checks/?plan={READ}",
    "calibration": f"/plan/calibration/?plan={READ}",
    "versions": f"/plan/p/{READ}/versions/",
    "decisions": f"/plan/p/{READ}/decisions/",
    "methods": "/help/methods/",
    "wall": "/?wall=1",
}


WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_page_is_sound_in_both_languages_and_themes_and_on_every_screen(visit, path):
    """One heading, nothing wider than the screen, no faint letters; the fixture looks for complaints of the browser."""
    for language, theme in (("zh-hans", "light"), ("en", "dark")):
        page = visit("reviewer", path, language=language, theme=theme)
        assert page.locator("h1").count() == 1
        assert page.evaluate(CONTRAST) == [], (language, theme)
        for width in (1366, 1920, 390):
            page.set_viewport_size({"width": width, "height": 768})
            assert not page.evaluate(WIDER), (language, width)

"""A rulebook is written in a real browser: faults are marked while one types, what can stand there is offered."""

from __future__ import annotations

import pytest

from gaodi.rules import drafting
from gaodi.web.drafting import skeleton
from gaodi.workspace import Workspace
from web.browser.contrast import CONTRAST
from web.visits import BUILT, Site, free_port

pytestmark = pytest.mark.browser

TEXT = skeleton.text("zh")
KEPT = "my-city/kept/2024"
HOME = "/rulebooks/drafts/"
WRITE = f"{HOME}write/"
SOON = 150
"""Milliseconds; a key that comes sooner than a list can be read does not choose from it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A served workspace without figures, with two versions of a rulebook."""
    if not BUILT.exists():
        pytest.skip("the pages have not been built: run make pages")
    ws = Workspace.create(tmp_path_factory.mktemp("drafts"))
    kept = TEXT.replace("my-city/support/2024", KEPT)
    for number, text in enumerate((kept, kept.replace("100 万元", "150 万元"))):
        drafting.save(ws, text, skeleton.TESTS.replace("my-city/support/2024", KEPT), by="officer", after=number)
    served = Site(ws.path, free_port())
    try:
        served.start()
        yield served
    finally:
        served.stop()


def opened(visit, **more):
    """The editor with the empty text, once it was checked and its words are there."""
    page = visit("officer", "/", **more)
    with page.expect_response("**/vocabulary/"):
        page.goto(WRITE)
    page.locator("#fault-count.status-good").wait_for()
    return page


def text_of(page) -> str:
    return page.locator("textarea[name=text]").input_value()


def after(page, words: str) -> None:
    """Put the cursor behind words of the text."""
    page.get_by_role("textbox", name="办法文本").locator(".cm-line", has_text=words).last.click()
    page.keyboard.press("End")


def type_after(page, words: str, typed: str) -> None:
    """Type a line of its own behind a line that has these words."""
    after(page, words)
    page.keyboard.press("Enter")
    page.keyboard.type(typed)


def choose(page, word: str) -> None:
    """Take what is offered first, which has this word."""
    page.locator(".cm-tooltip-autocomplete li[aria-selected]", has_text=word).wait_for()
    page.wait_for_timeout(SOON)
    page.keyboard.press("Enter")


def test_a_fault_is_marked_while_one_types_and_gone_when_it_is_put_right(visit):
    page = opened(visit)
    type_after(page, "in_force", "colour: red")
    page.locator("#fault-count.status-poor").wait_for()
    assert page.locator(".cm-lintRange-error").first.inner_text() == "colour"
    line = TEXT.splitlines().index("in_force: {from: 2024-01-01}") + 2
    assert page.locator(".fault-list .fault-place").first.inner_text() == f"第 {line} 行第 1 列"
    assert "“colour”" in page.locator(".fault-list .fault-said").first.inner_text()
    for _letter in "colour: red":
        page.keyboard.press("Backspace")
    page.locator("#fault-count.status-good").wait_for()
    assert page.locator(".cm-lintRange-error").count() == 0


def test_the_initials_of_the_pinyin_find_a_metric(visit):
    page = opened(visit)
    type_after(page, "id: rd,", "- {id: more, test: yffy")
    choose(page, "研发费用")
    assert "{id: more, test: rd_expense" in text_of(page)


def test_keys_are_offered_where_they_can_stand_and_by_their_chinese_names(visit):
    page = opened(visit)
    type_after(page, "in_force", "pjfw")
    choose(page, "population")
    assert "\npopulation: \n" in text_of(page)


def test_units_are_offered_behind_a_number(visit):
    page = opened(visit)
    type_after(page, "id: rd,", "- {id: more, test: rd_expense >= 5 wy")
    choose(page, "万元")
    assert "rd_expense >= 5 万元" in text_of(page)


def test_the_keyboard_reaches_the_text_and_leaves_it(visit):
    page = opened(visit)
    page.locator("#content").focus()
    page.keyboard.press("Tab")
    content = "document.activeElement.shadowRoot?.activeElement?.getAttribute('aria-label')"
    assert page.evaluate(content) == "办法文本"
    page.keyboard.press("Tab")
    assert page.evaluate(content) == "测试"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.writing-side') !== null")


def test_a_fault_of_the_list_leads_to_its_place(visit):
    page = opened(visit)
    type_after(page, "in_force", "colour: red")
    page.locator("#fault-count.status-poor").wait_for()
    page.locator(".fault-list button").first.click()
    page.keyboard.type("x")
    assert "\nxcolour: red\n" in text_of(page)


def test_ctrl_s_saves_a_version(visit, site):
    page = opened(visit)
    after(page, "title")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/version/my-city/support/2024/1/")
    assert "第 1 版已保存" in page.locator("#messages").inner_text()


def test_without_scripts_the_text_is_a_field_that_is_checked_by_a_button(visit, site, chromium):
    session = visit("officer").context.cookies()
    context = chromium.new_context(java_script_enabled=False, base_url=site.address)
    context.add_cookies(session)
    page = context.new_page()
    page.goto(WRITE)
    page.fill("textarea[name=text]", TEXT.replace("rd_expense", "rd_expens"))
    page.click("button[value=check]")
    assert "“rd_expens”" in page.locator("#faults").inner_text()
    context.close()


PAGES = {
    "list": HOME,
    "beginning": f"{HOME}new/",
    "editor": WRITE,
    "version": f"{HOME}version/{KEPT}/2/",
    "source": f"{HOME}version/{KEPT}/2/source/",
    "tests": f"{HOME}version/{KEPT}/2/tests/",
    "effect": f"{HOME}version/{KEPT}/2/effect/",
    "differences": f"{HOME}differences/{KEPT}/",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_page_is_readable_in_both_themes_and_fits_every_screen(visit, path):
    for language, theme in (("zh-hans", "light"), ("en", "dark")):
        page = visit("officer", path, language=language, theme=theme)
        assert page.locator("h1").count() == 1
        assert page.evaluate(CONTRAST) == [], (language, theme)
        for width in (1366, 1920, 390):
            page.set_viewport_size({"width": width, "height": 768})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (language, width)

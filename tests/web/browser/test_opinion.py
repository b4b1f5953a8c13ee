"""The second opinion in a real browser: asked for, looked at by keyboard, taken over. The model is a server of ours."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from gaodi.plan import library, readers
from gaodi.plan.compile import compile_text
from gaodi.workspace import Workspace
from plan.opinion.chats import Chat, said, switch_on
from web.browser.contrast import CONTRAST
from web.visits import BUILT, ROOT, Site, free_port

pytestmark = pytest.mark.browser

SAMPLE = ROOT / "examples/sample-plan/yunchuan-2024.docx"
# Plans of the sample's text without one target: a test that decides takes one that no other test looks at.
DRAFTS = ("asked", "corrected", "shown")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
MISSED = "国家级单项冠军企业"


def reading(target, **changes):
    """A target as a model says it."""
    keys = ("indicator", "comparator", "value", "value_max", "unit", "deadline", "kind", "scope", "quote")
    return target.model_dump(mode="json", include=set(keys)) | changes


@pytest.fixture(scope="module")
def sample():
    document = readers.read(SAMPLE)
    return compile_text(document), document.text


@pytest.fixture(scope="module")
def chat(sample):
    """It reads three targets: the first as the compiler does, the second by another deadline, one that is missing."""
    targets = sample[0].targets
    missed = next(target for target in targets if target.indicator == MISSED)
    answer = said(reading(targets[0]), reading(targets[1], deadline="2025"), reading(missed))
    with Chat(answer=answer).served() as served:
        yield served


@pytest.fixture(scope="module")
def site(tmp_path_factory, sample, chat):
    """A served workspace whose settings name the model."""
    if not BUILT.exists():
        pytest.skip("the pages have not been built: run make pages")
    plan, text = sample
    ws = Workspace.create(tmp_path_factory.mktemp("opinions") / "ws")
    less = plan.model_copy(update={"targets": tuple(t for t in plan.targets if t.indicator != MISSED)})
    for key in DRAFTS:
        library.add(ws, less.model_copy(update={"id": key}), text=text, made_up=True)
    switch_on(ws.path, chat.address)
    served = Site(ws.path, free_port())
    try:
        served.start()
        yield served
    finally:
        served.stop()


def ask(page):
    """From the page of a plan to its suggestions."""
    page.get_by_role("tab", name="第二意见").click()
    page.get_by_role("button", name="发送并征求").click()
    page.wait_for_url("**#suggestion")
    page.locator("#items-suggestion article").first.wait_for()


def word(page, key):
    return page.locator(f"#suggestion-{key} .status-word").inner_text()


def test_a_target_that_was_missed_is_suggested_found_in_the_text_and_added(visit, chat):
    page = visit("reviewer", "/plan/p/asked/")
    page.get_by_role("tab", name="第二意见").click()
    assert page.locator(".opinion-ask strong").inner_text() == urlsplit(chat.address).netloc
    ask(page)
    assert [word(page, key) for key in ("s1", "s2", "s3")] == ["一致", "有出入", "仅第二意见有"]

    page.locator(".source").evaluate("(source) => source.scrollTo(0, source.scrollHeight)")
    page.locator("#suggestion-s3 .item-head").click()
    mark = page.locator(".source .mark-suggestion.selected")
    assert mark.inner_text() == "国家级单项冠军企业3家"
    assert mark.evaluate("(mark) => mark.getBoundingClientRect().top") < 768

    page.locator("#suggestion-s3 [data-key=a]").wait_for()
    page.keyboard.press("a")
    form = page.locator("#add-dialog .decide-form")
    form.locator("[name=value]").wait_for()
    filled = {name: form.locator(f"[name={name}]").input_value() for name in ("indicator", "value", "unit", "kind")}
    assert filled == {"indicator": MISSED, "value": "3", "unit": "家", "kind": "increment"}
    form.locator("[name=reason]").press("Enter")
    page.locator("#suggestion-s3:not(.pending)").wait_for()
    assert word(page, "s3") == "已处理"
    page.get_by_role("button", name="转到该目标").click()
    assert page.locator("#items-target article.selected .item-title").inner_text().startswith(MISSED)


def test_a_difference_is_walked_to_and_corrected_by_keyboard(visit):
    page = visit("reviewer", "/plan/p/corrected/")
    ask(page)
    page.keyboard.press("j")
    page.locator("article.selected [data-key=e]").wait_for()
    assert page.locator("article.selected").get_attribute("id") == "suggestion-s2"
    page.keyboard.press("e")
    deadline = page.locator("#items-suggestion .decide-form [name=deadline]")
    deadline.wait_for()
    assert deadline.input_value() == "2025"
    deadline.press("Enter")
    page.locator("#suggestion-s2:not(.pending)").wait_for()
    assert word(page, "s2") == "已处理"
    page.get_by_role("button", name="转到该目标").click()
    assert "2025" in page.locator("#items-target article.selected .item-note").inner_text()


def test_the_tab_is_reached_by_the_arrow_keys(visit):
    page = visit("reviewer", "/plan/p/shown/")
    page.get_by_role("tab", name="目标").focus()
    for _tab in range(3):
        page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="第二意见").get_attribute("aria-selected") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "tab-suggestion"
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.id") == "tab-target"


def test_the_suggestions_are_sound_in_both_languages_and_themes_and_on_every_screen(visit):
    ask(visit("reviewer", "/plan/p/shown/"))
    for language, theme in (("zh-hans", "light"), ("en", "dark")):
        page = visit("reviewer", "/plan/p/shown/#suggestion-s2", language=language, theme=theme)
        page.locator("article.selected .opinion-fields").wait_for()
        assert page.evaluate(CONTRAST) == [], (language, theme)
        for width in (1366, 1920, 390):
            page.set_viewport_size({"width": width, "height": 768})
            assert not page.evaluate(WIDER), (language, width)

"""The frame in a real browser: signing in, language, theme, tables, keyboard, contrast, small and large screens."""

from __future__ import annotations

import pytest

from web.browser.contrast import CONTRAST

pytestmark = pytest.mark.browser

PAGES = (
    ("administrator", "/administration/accounts/"),
    ("administrator", "/administration/accounts/1/"),
    ("administrator", "/administration/organisations/add/"),
    ("auditor", "/audit/"),
    ("officer", "/account/"),
    ("officer", "/account/second-factor/"),
    ("officer", "/jobs/"),
    ("officer", "/help/tables/"),
    ("", "/account/sign-in/"),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("who", "path"), PAGES)
def test_letters_stand_out_from_what_is_behind_them(visit, who, path, theme):
    page = visit(who, path, theme=theme)
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [390, 768, 1366, 1920])
def test_a_page_is_never_wider_than_the_screen(visit, width):
    page = visit("administrator", "/administration/accounts/", width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_language_and_theme_are_switched_from_every_page(visit):
    page = visit("reviewer", "/help/tables/")
    page.click("button[name=language]")
    page.get_by_role("heading", name="Tables and exports").wait_for()
    page.click("button[name=theme]")
    page.wait_for_load_state()
    assert page.get_attribute("html", "data-bs-theme") == "dark"
    assert page.url.endswith("/help/tables/")


def test_the_first_visit_follows_the_system_until_a_theme_is_chosen(visit):
    page = visit("", "/account/sign-in/", theme="", scheme="dark")
    assert page.get_attribute("html", "data-bs-theme") == "dark"
    assert page.evaluate(CONTRAST) == []
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html[data-bs-theme=light]")
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("html[data-bs-theme=dark]")
    page.get_by_title("浅色").click()
    page.wait_for_selector("html[data-bs-theme=light]")
    page.get_by_title("深色").click()
    page.wait_for_selector("html[data-bs-theme=dark]")
    page.emulate_media(color_scheme="light")
    page.reload()
    assert page.get_attribute("html", "data-bs-theme") == "dark"


def test_a_table_is_searched_without_loading_the_page_again(visit):
    page = visit("administrator", "/administration/accounts/")
    page.evaluate("window.sameDocument = true")
    page.fill("input[type=search]", "审计")
    page.fill("input[type=search]", "auditor")
    page.wait_for_url("**q=auditor**")
    assert page.locator(".figures tbody tr").count() == 1
    assert page.evaluate("window.sameDocument") is True
    assert "q=auditor" in page.url
    assert page.evaluate("document.activeElement.type") == "search"


def test_columns_are_picked_and_rows_are_sorted(visit):
    page = visit("administrator", "/administration/accounts/", language="en")
    page.get_by_role("button", name="Columns").click()
    page.get_by_label("Roles").uncheck()
    page.get_by_role("button", name="Show these").click()
    page.wait_for_load_state()
    headers = page.locator(".figures thead th").all_inner_texts()
    assert [text.strip() for text in headers] == ["Account", "Name", "State", "Last sign-in"]
    page.get_by_role("link", name="Account", exact=True).click()
    page.locator("th[aria-sort=ascending]").wait_for()
    page.get_by_role("link", name="Account", exact=True).click()
    page.locator("th[aria-sort=descending]").wait_for()
    assert page.locator(".figures tbody tr td").first.inner_text() == "statistician"


def test_an_export_is_downloaded(visit):
    page = visit("administrator", "/administration/accounts/", language="en")
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Workbook").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_the_skip_link_is_the_first_stop_of_the_keyboard(visit):
    page = visit("officer", "/help/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_on_a_telephone_the_navigation_opens_by_its_button(visit):
    page = visit("officer", "/help/", width=390)
    assert not page.locator("#places").is_visible()
    page.get_by_role("button", name="展开导航").click()
    page.locator("#places").get_by_role("link", name="帮助").wait_for()


def test_the_description_of_the_api_opens(visit):
    page = visit("officer", "/api/docs")
    page.get_by_text("/api/me").first.wait_for()

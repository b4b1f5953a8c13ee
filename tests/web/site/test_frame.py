"""What every page has: language, theme, headers, errors that say what to do."""

from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from gaodi.web.people.roles import Role
from gaodi.web.policy import Action
from gaodi.web.site import places, views
from gaodi.web.site.places import Page, Place

PAGES = ("cockpit", "help", "account", "jobs:mine", "mfa_index")


def test_the_first_visit_is_in_chinese_whatever_the_browser_prefers(client, db):
    page = client.get(reverse("account_login"), headers={"accept-language": "en-US,en;q=0.9"})
    assert page.headers["Content-Language"] == "zh-hans"
    assert "登录" in page.content.decode()


def test_the_language_is_kept_for_the_visitor_and_with_the_account(sign_in):
    officer = sign_in(Role.OFFICER)
    officer.post(reverse("language"), {"language": "en", "next": "/account/"})
    assert "My account" in officer.get("/account/").content.decode()
    again = Client()
    again.force_login(officer.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "My account" in again.get("/account/").content.decode()


def test_a_visitor_who_is_not_signed_in_can_change_the_language(client, db):
    client.post(reverse("language"), {"language": "en", "next": "/account/sign-in/"})
    assert "Sign in" in client.get("/account/sign-in/").content.decode()


@pytest.mark.parametrize("chosen", ["xx", "", "../../etc"])
def test_a_language_that_does_not_exist_changes_nothing(client, db, chosen):
    client.post(reverse("language"), {"language": chosen})
    assert "登录" in client.get("/account/sign-in/").content.decode()


def test_the_theme_is_that_of_the_system_until_one_is_chosen_and_then_kept(sign_in):
    officer = sign_in(Role.OFFICER)
    assert 'data-bs-theme="auto"' in officer.get("/account/").content.decode()
    officer.post(reverse("theme"), {"theme": "dark", "next": "/account/"})
    assert 'data-bs-theme="dark"' in officer.get("/account/").content.decode()


@pytest.mark.parametrize("path", ["/account/", "/account/sign-in/"])
def test_the_theme_is_known_before_anything_is_drawn(sign_in, client, path):
    page = (client if "sign-in" in path else sign_in(Role.OFFICER)).get(path).content.decode()
    (script,) = re.findall(r"<script[^>]*theme\.js[^>]*>", page)
    assert not re.search("defer|async|module", script)
    assert page.index(script) < page.index("stylesheet") < page.index("<body")


def test_a_switch_never_leads_to_another_site(client, db):
    response = client.post(reverse("theme"), {"theme": "dark", "next": "https://elsewhere.example/"})
    assert response.url == "/"


@pytest.mark.parametrize("name", PAGES)
def test_pages_carry_a_content_policy_and_nothing_inline(sign_in, name):
    page = sign_in(Role.OFFICER).get(reverse(name))
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    html = page.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)


def test_pages_are_not_kept_by_caches_and_not_framed(sign_in):
    page = sign_in(Role.OFFICER).get("/")
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_a_page_can_be_reached_by_keyboard_and_says_where_one_is(sign_in):
    html = sign_in(Role.ADMINISTRATOR).get(reverse("people:users")).content.decode()
    assert html.index('class="skip-link" href="#content"') < html.index("<main")
    assert '<html lang="zh-hans"' in html
    assert html.count("<h1") == 1
    assert 'aria-current="page"' in html


def test_the_navigation_shows_only_what_one_may_enter(sign_in):
    auditor, administrator = (
        sign_in(role).get("/help/").content.decode() for role in (Role.AUDITOR, Role.ADMINISTRATOR)
    )
    assert 'href="/audit/"' in auditor
    assert 'href="/administration/accounts/"' not in auditor
    assert 'href="/audit/"' not in administrator
    assert 'href="/administration/accounts/"' in administrator


def test_a_place_has_pages_of_other_apps_by_their_order(monkeypatch):
    monkeypatch.setattr(places, "_ADDED", {})
    place = Place("x", "X", "x", "x", Action.READ_HELP, 1, pages=(Page("a", "a", Action.READ_HELP, order=10),))
    for name, order in (("c", 30), ("b", 20)):
        places.add_page("x", Page(name, name, Action.READ_HELP, order=order))
    assert [page.label for page in places.pages_of(place)] == ["a", "b", "c"]


def test_wall_mode_has_no_controls(sign_in):
    html = sign_in(Role.LEADER).get("/?wall=1").content.decode()
    assert '<nav class="collapse' not in html
    assert "<button" not in html


def test_somebody_without_a_role_is_told_whom_to_ask(sign_in):
    page = sign_in().get("/")
    assert page.status_code == 200
    assert "尚无角色" in page.content.decode()


def test_an_enterprise_officer_is_sent_to_the_first_place_there_is(sign_in):
    page = sign_in(Role.ENTERPRISE_OFFICER).get("/")
    assert page.status_code == 302
    assert page.url != "/"


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "页面不存在"), ("en", "There is no such page")])
def test_an_address_that_does_not_exist_is_answered_in_the_language_of_the_page(sign_in, language, words):
    officer = sign_in(Role.OFFICER)
    officer.post(reverse("language"), {"language": language})
    page = officer.get("/no/such/page/")
    assert page.status_code == 404
    assert words in page.content.decode()


def test_a_refusal_says_what_was_refused_and_what_to_do(sign_in):
    page = sign_in(Role.OFFICER).get(reverse("audit:trail"))
    assert page.status_code == 403
    html = page.content.decode()
    assert "查看和核验审计日志" in html
    assert "管理员" in html


def test_a_failure_of_the_server_shows_no_traceback(db):
    request = RequestFactory().get("/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    page = views.server_error(request)
    assert page.status_code == 500
    assert "Traceback" not in page.content.decode()


def test_a_form_from_another_page_is_refused_with_a_sentence(sign_in):
    officer = sign_in(Role.OFFICER, enforce_csrf_checks=True)
    page = officer.post(reverse("theme"), {"theme": "dark"})
    assert page.status_code == 403
    assert "表单已失效" in page.content.decode()


def test_every_place_in_the_navigation_has_help(sign_in):
    from gaodi.web.site import help as guide
    from gaodi.web.site import places

    keys = {topic.key for topic in guide.topics()}
    assert {place.key for place in places._PLACES.values()} - {"help"} <= keys
    officer = sign_in(Role.OFFICER)
    for topic in guide.topics():
        assert officer.get(reverse("help_topic", args=[topic.key])).status_code == 200


def test_a_request_that_is_too_large_is_refused_before_it_is_read(sign_in, settings):
    length = str(settings.UPLOAD_LIMIT_BYTES + 2 * 1024 * 1024)
    page = sign_in(Role.OFFICER).post("/theme/", CONTENT_LENGTH=length)
    assert page.status_code == 413
    assert "文件过大" in page.content.decode()


def test_a_program_is_told_the_same_as_data(sign_in, settings):
    length = str(settings.UPLOAD_LIMIT_BYTES + 2 * 1024 * 1024)
    answer = sign_in(Role.OFFICER).post("/api/plans", CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert "不得超过" in answer.json()["detail"]


def test_the_tour_is_shown_until_it_is_closed_and_comes_back_from_the_help(sign_in):
    officer = sign_in(Role.OFFICER)
    assert 'class="tour"' in officer.get("/").content.decode()
    officer.post(reverse("tour"), {"tour": "done"})
    assert 'class="tour"' not in officer.get("/").content.decode()
    officer.post(reverse("tour"))
    assert 'class="tour"' in officer.get("/").content.decode()

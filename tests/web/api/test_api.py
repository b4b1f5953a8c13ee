"""The API: the same permissions, signed in by session or by token, described without the outside."""

from __future__ import annotations

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from gaodi.web.api import tokens
from gaodi.web.api.models import Token
from gaodi.web.people import services
from gaodi.web.people.roles import Role


def bearer(text: str) -> dict[str, str]:
    return {"authorization": f"Bearer {text}"}


def test_a_token_signs_in_as_the_person_who_made_it(client, person):
    _token, text = tokens.make(person(Role.OFFICER), "script")
    answer = client.get("/api/me", headers=bearer(text))
    assert answer.json()["username"] == "officer"
    assert answer.json()["memberships"][0] == {"role": "officer", "organisation": "office", "name": "office（测试）"}


def test_a_session_signs_in_too(sign_in):
    assert sign_in(Role.LEADER).get("/api/me").json()["username"] == "leader"


def test_without_a_token_nothing_is_told(client, db):
    answer = client.get("/api/me")
    assert answer.status_code == 401
    assert client.get("/api/me", headers=bearer("gaodi_nonsense")).status_code == 401


def test_a_token_is_kept_as_a_hash_only(person):
    token, text = tokens.make(person(Role.OFFICER), "script")
    assert text not in str(Token.objects.filter(pk=token.pk).values().get())


def test_a_token_ends(client, person):
    token, text = tokens.make(person(Role.OFFICER), "script")
    Token.objects.filter(pk=token.pk).update(expires=timezone.now() - timedelta(seconds=1))
    assert client.get("/api/me", headers=bearer(text)).status_code == 401


def test_a_token_of_a_closed_account_opens_nothing(client, person):
    officer = person(Role.OFFICER)
    _token, text = tokens.make(officer, "script")
    services.set_active(officer, False)
    assert client.get("/api/me", headers=bearer(text)).status_code == 401


def test_a_token_of_somebody_who_lost_the_role_is_refused(client, person):
    officer = person(Role.OFFICER)
    _token, text = tokens.make(officer, "script")
    services.withdraw(officer.memberships.get())
    assert client.get("/api/me", headers=bearer(text)).status_code == 403


def test_a_token_is_shown_once_and_withdrawn(sign_in, client):
    officer = sign_in(Role.OFFICER)
    page = officer.post(reverse("token_add"), {"name": "night job"}).content.decode()
    text = re.search(r"gaodi_[\w-]+", page).group()
    assert text not in officer.get(reverse("account")).content.decode()
    assert client.get("/api/me", headers=bearer(text)).status_code == 200
    officer.post(reverse("token_withdraw", args=[Token.objects.get().pk]))
    assert client.get("/api/me", headers=bearer(text)).status_code == 401


def test_the_token_of_another_is_not_withdrawn(sign_in, person):
    token, _text = tokens.make(person(Role.OFFICER), "script")
    assert sign_in(Role.REVIEWER).post(reverse("token_withdraw", args=[token.pk])).status_code == 403
    assert Token.objects.filter(pk=token.pk).exists()


def test_the_description_loads_nothing_from_outside_and_runs_nothing_inline(sign_in):
    page = sign_in(Role.OFFICER).get("/api/docs").content.decode()
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.search(r'<script(?![^>]*\bsrc=)(?![^>]*type="application/json")', page)


def test_every_call_has_a_summary_and_wants_a_sign_in(sign_in):
    schema = sign_in(Role.OFFICER).get("/api/openapi.json").json()
    for path, methods in schema["paths"].items():
        for method, call in methods.items():
            assert call.get("summary"), f"{method} {path}"
            assert call.get("security"), f"{method} {path}"


def test_a_session_changes_nothing_through_the_api_without_the_token_of_the_page():
    from ninja.security import APIKeyCookie

    from gaodi.web.api.urls import api

    by_cookie = [way for way in api.auth if isinstance(way, APIKeyCookie)]
    assert by_cookie
    assert all(way.csrf for way in by_cookie)

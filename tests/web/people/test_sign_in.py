"""Signing in: passwords, lock-out, second factor, idle sessions, temporary passwords."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import cache
from django.urls import reverse

from gaodi.web.audit.models import Entry
from gaodi.web.people import services
from gaodi.web.people.models import User
from gaodi.web.people.roles import Role

PASSWORD = "a-long-password-42"


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


def enter(client, username="officer", password=PASSWORD):
    return client.post(reverse("account_login"), {"login": username, "password": password})


def digits(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_right_password_opens_the_first_page_and_is_on_the_trail(client, person):
    person(Role.OFFICER)
    response = enter(client)
    assert response.url == "/"
    assert client.get("/").status_code == 200
    assert Entry.objects.get(action="sign-in").actor == "officer"


def test_a_wrong_password_is_said_without_telling_whether_the_account_exists(client, person):
    person(Role.OFFICER)
    wrong, unknown = (
        re.findall(r'role="alert">([^<]+)', enter(client, name, "wrong").content.decode())
        for name in ("officer", "nobody-here")
    )
    assert wrong == unknown != []
    assert list(Entry.objects.filter(action="sign-in.failed").values_list("label", flat=True)) == [
        "nobody-here",
        "officer",
    ]


def test_five_wrong_passwords_lock_the_account_and_say_for_how_long(client, person):
    person(Role.OFFICER)
    answers = [enter(client, password="wrong") for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429]
    assert "15 分钟" in answers[-1].content.decode()
    assert enter(client).status_code == 429, "the right password does not help now"
    assert Entry.objects.filter(action="sign-in.locked").exists()


def test_another_spelling_of_the_name_does_not_get_more_tries(client, person):
    person(Role.OFFICER)
    answers = [
        enter(client, name, "wrong").status_code for name in ("officer", "Officer", "OFFICER", "officer ", "oFFicer")
    ]
    assert answers[-1] == 429


def test_setting_up_the_second_factor_asks_for_the_password_again(client, person):
    person(Role.OFFICER)
    enter(client)
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))


def test_an_administrator_unlocks(client, person, sign_in):
    officer = person(Role.OFFICER)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        enter(client, password="wrong")
    sign_in(Role.ADMINISTRATOR).post(reverse("people:unlock", args=[officer.pk]))
    assert enter(client).status_code == 302


def test_nobody_signs_up(client, db):
    assert client.get(reverse("account_signup")).url == reverse("account_login")
    assert client.get("/account/signup/").status_code == 404
    assert not User.objects.exists()


def test_a_closed_account_does_not_open(client, person):
    services.set_active(person(Role.OFFICER), False)
    enter(client)
    assert client.get("/").status_code == 302


def test_a_closed_account_ends_its_sessions(sign_in):
    officer = sign_in(Role.OFFICER)
    services.set_active(officer.user, False)
    assert officer.get("/").url.startswith(reverse("account_login"))


def test_a_session_that_nobody_uses_ends(sign_in):
    officer = sign_in(Role.OFFICER)
    assert officer.get("/").status_code == 200
    session = officer.session
    session["seen"] = int(time.time()) - settings.SESSION_IDLE_SECONDS - 1
    session.save()
    assert officer.get("/").url.startswith(reverse("account_login"))
    assert officer.get("/").status_code == 302


def test_a_temporary_password_has_to_be_changed_first(client, person):
    officer = person(Role.OFFICER)
    password = services.reset_password(officer, person(Role.ADMINISTRATOR))
    enter(client, password=password)
    assert client.get("/").url == reverse("account_change_password")
    own = {"oldpassword": password, "password1": "quite-another-one-7", "password2": "quite-another-one-7"}
    client.post(reverse("account_change_password"), own)
    assert client.get("/").status_code == 200
    officer.refresh_from_db()
    assert not officer.must_change_password


@pytest.mark.parametrize("weak", ["short-1", "123456789012", "password1234", "officer-1234"])
def test_a_weak_password_is_refused(sign_in, weak):
    officer = sign_in(Role.OFFICER)
    page = officer.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    )
    assert page.status_code == 200
    assert "field-error" in page.content.decode()


def test_passwords_are_kept_as_slow_hashes_outside_tests():
    from django.conf import global_settings

    from gaodi.web.config import settings as served

    assert getattr(served, "PASSWORD_HASHERS", global_settings.PASSWORD_HASHERS)[0].endswith("PBKDF2PasswordHasher")


def test_a_password_is_nowhere_in_the_clear(person):
    officer = person(Role.OFFICER)
    assert identify_hasher(officer.password)
    assert not any(PASSWORD in entry.details for entry in Entry.objects.all())


def set_up_second_factor(client) -> str:
    enter(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": digits(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    return secret


def test_with_a_second_factor_the_password_alone_does_not_open(client, person):
    person(Role.OFFICER)
    secret = set_up_second_factor(client)
    client.post(reverse("account_logout"))
    cache.clear()
    assert enter(client).url == reverse("mfa_authenticate")
    assert client.get("/").status_code == 302
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert client.get("/").status_code == 302
    assert Entry.objects.filter(action="second-factor.failed").exists()
    client.post(reverse("mfa_authenticate"), {"code": digits(secret)})
    assert client.get("/").status_code == 200


def test_a_recovery_code_opens_once(client, person):
    person(Role.OFFICER)
    set_up_second_factor(client)
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for opened in (200, 302):
        client.post(reverse("account_logout"))
        enter(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert client.get("/").status_code == opened


def test_guessing_the_second_factor_is_stopped(client, person):
    person(Role.OFFICER)
    secret = set_up_second_factor(client)
    client.post(reverse("account_logout"))
    cache.clear()
    enter(client)
    for number in range(21):
        client.post(reverse("mfa_authenticate"), {"code": f"{number:06}"})
    client.post(reverse("mfa_authenticate"), {"code": digits(secret)})
    assert client.get("/").status_code == 302


def test_the_secret_of_the_second_factor_is_not_in_the_database_in_the_clear(client, person):
    person(Role.OFFICER)
    secret = set_up_second_factor(client)
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_an_administrator_removes_the_second_factor_of_a_lost_telephone(client, person, sign_in):
    officer = person(Role.OFFICER)
    set_up_second_factor(client)
    sign_in(Role.ADMINISTRATOR).post(reverse("people:remove_second_factor", args=[officer.pk]))
    client.post(reverse("account_logout"))
    enter(client)
    assert client.get("/").status_code == 200


def test_a_role_that_needs_a_second_factor_does_nothing_without_one(client, person, settings):
    settings.SECOND_FACTOR_ROLES = ["administrator", "officer"]
    person(Role.OFFICER)
    enter(client)
    assert client.get("/").url == reverse("mfa_activate_totp")
    set_up_second_factor(client)
    assert client.get("/").status_code == 200


def test_other_roles_go_on_with_the_password(sign_in, settings):
    settings.SECOND_FACTOR_ROLES = ["administrator"]
    assert sign_in(Role.LEADER).get("/").status_code == 200


def test_six_digits_open_once(client, person):
    person(Role.OFFICER)
    secret = set_up_second_factor(client)
    code = digits(secret)
    for opened in (200, 302):
        client.post(reverse("account_logout"))
        enter(client)
        if opened == 200:
            cache.clear()
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert client.get("/").status_code == opened


def test_signing_in_makes_a_new_session_and_signing_out_ends_it(client, person):
    person(Role.OFFICER)
    client.get(reverse("account_login"))
    client.session["planted"] = 1
    before = client.session.session_key
    enter(client)
    within = client.session.session_key
    assert within != before
    client.post(reverse("account_logout"))
    client.cookies["sessionid"] = within
    assert client.get("/").status_code == 302


def test_a_new_password_ends_the_other_sessions(sign_in):
    here, elsewhere = sign_in(Role.OFFICER), sign_in(Role.OFFICER)
    new = {"oldpassword": PASSWORD, "password1": "quite-another-one-7", "password2": "quite-another-one-7"}
    here.post(reverse("account_change_password"), new)
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client, person):
    person(Role.OFFICER)
    enter(client)
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"

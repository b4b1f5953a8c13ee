"""What an administrator does: accounts, organisations, roles, and how far it reaches."""

from __future__ import annotations

import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from gaodi.errors import Refused
from gaodi.web.audit.models import Entry
from gaodi.web.people import services
from gaodi.web.people.models import Membership, Organisation, User
from gaodi.web.people.roles import Role
from gaodi.workspace import Workspace


def test_a_new_account_gets_a_password_that_is_shown_once(sign_in, client):
    administrator = sign_in(Role.ADMINISTRATOR)
    page = administrator.post(reverse("people:user_add"), {"username": "new", "name": "新人"})
    password = re.search(r'class="once">([^<]+)<', page.content.decode()).group(1)
    user = User.objects.get(username="new")
    assert user.check_password(password)
    assert user.must_change_password
    assert password not in administrator.get(reverse("people:user", args=[user.pk])).content.decode()
    assert not any(password in entry.details for entry in Entry.objects.all())


def test_a_name_that_is_taken_is_refused_in_any_spelling(sign_in, person):
    person(Role.OFFICER)
    page = sign_in(Role.ADMINISTRATOR).post(reverse("people:user_add"), {"username": "Officer", "name": "x"})
    assert "已存在" in page.content.decode()
    assert User.objects.filter(username__iexact="officer").count() == 1


def test_a_role_is_given_and_withdrawn_and_both_are_on_the_trail(sign_in, person, tree):
    somebody = person(username="somebody")
    administrator = sign_in(Role.ADMINISTRATOR)
    administrator.post(
        reverse("people:grant", args=[somebody.pk]), {"organisation": tree["park"].pk, "role": Role.PARK_OFFICER}
    )
    membership = Membership.objects.get(user=somebody)
    administrator.post(reverse("people:withdraw", args=[membership.pk]))
    assert not Membership.objects.current().filter(user=somebody).exists()
    actions = list(Entry.objects.filter(kind="membership", actor="administrator").values_list("action", flat=True))
    assert actions == ["membership.delete", "membership.create"]


def test_a_role_that_was_held_stays_in_the_history(person, tree):
    from datetime import date

    membership = services.grant(person(username="somebody"), tree["park"], Role.OFFICER, since=date(2024, 1, 1))
    services.withdraw(membership)
    membership.refresh_from_db()
    assert membership.until is not None
    assert not membership.holds


def test_nobody_gives_a_role_to_oneself_or_closes_the_own_account(sign_in, tree):
    administrator = sign_in(Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        services.grant(administrator.user, tree["group"], Role.AUDITOR, by=administrator.user)
    with pytest.raises(Refused):
        services.set_active(administrator.user, False, by=administrator.user)


def test_an_administrator_of_a_park_does_not_reach_the_city(sign_in, person, tree):
    leader = person(Role.LEADER)
    of_park = sign_in(Role.ADMINISTRATOR, at="park")
    assert of_park.get(reverse("people:user", args=[leader.pk])).status_code == 404
    assert of_park.post(reverse("people:reset_password", args=[leader.pk])).status_code == 404
    assert of_park.get(reverse("people:organisation", args=[tree["group"].pk])).status_code == 403
    page = of_park.get(reverse("people:organisations")).content.decode()
    assert "park（测试）" in page
    assert "office（测试）" not in page


def test_an_administrator_of_a_park_cannot_give_roles_outside_it(sign_in, person, tree):
    somebody = person(username="somebody")
    of_park = sign_in(Role.ADMINISTRATOR, at="park")
    of_park.post(
        reverse("people:grant", args=[somebody.pk]), {"organisation": tree["office"].pk, "role": Role.REVIEWER}
    )
    assert not Membership.objects.filter(user=somebody).exists()


def test_somebody_with_a_second_role_elsewhere_is_out_of_reach(sign_in, person, tree):
    both = person(Role.PARK_OFFICER)
    services.grant(both, tree["office"], Role.OFFICER)
    of_park = sign_in(Role.ADMINISTRATOR, at="park")
    assert of_park.get(reverse("people:user", args=[both.pk])).status_code == 404


def test_an_organisation_is_made_under_another_and_changed(sign_in, tree):
    administrator = sign_in(Role.ADMINISTRATOR)
    new = {"parent": tree["district"].pk, "code": "new-park", "name": "新园区", "name_en": "New Park", "kind": "park"}
    administrator.post(reverse("people:organisation_add"), new)
    made = Organisation.objects.get(code="new-park")
    assert made.path.startswith(tree["district"].path)
    address = reverse("people:organisation", args=[made.pk])
    administrator.post(address, {"name": "改名园区", "name_en": "", "kind": "park", "active": "on"})
    made.refresh_from_db()
    assert made.name == "改名园区"
    assert '"name": ["新园区", "改名园区"]' in Entry.objects.get(action="organisation.change", key=made.pk).details


def test_a_code_is_never_used_twice(sign_in, tree):
    new = {"parent": tree["district"].pk, "code": "park", "name": "x", "kind": "park"}
    page = sign_in(Role.ADMINISTRATOR).post(reverse("people:organisation_add"), new)
    assert "已被使用" in page.content.decode()


@pytest.mark.parametrize("code", ["91430102DEM0000000", "430102", "changsha-etdz"])
def test_only_an_administrator_of_the_whole_takes_the_code_of_what_has_figures(sign_in, tree, code, tmp_path, settings):
    settings.GAODI_WORKSPACE = Workspace.create(tmp_path / "w", region="430100").path
    new = {"parent": tree["park"].pk, "code": code, "name": "x", "kind": "enterprise"}
    page = sign_in(Role.ADMINISTRATOR, at="park").post(reverse("people:organisation_add"), new)
    assert "请由全市管理员添加" in page.content.decode()
    assert not Organisation.objects.filter(code=code).exists()
    sign_in(Role.ADMINISTRATOR).post(reverse("people:organisation_add"), new)
    assert Organisation.objects.filter(code=code).exists()


def test_roles_in_a_closed_organisation_do_not_count(sign_in, tree):
    park_officer = sign_in(Role.PARK_OFFICER)
    assert park_officer.get("/help/").status_code == 200
    services.change_organisation(tree["park"], name="x", name_en="", kind="park", active=False)
    assert park_officer.get("/help/").status_code == 403


def test_the_demonstration_has_one_person_for_each_role_and_is_made_once(db):
    from gaodi.web.people.demonstration import make_people

    logins = make_people()
    assert {login.role for login in logins} == set(Role)
    assert all(User.objects.get(username=login.username).check_password(login.password) for login in logins)
    assert make_people() == []
    assert all("演示" in organisation.name for organisation in Organisation.objects.all())


def test_a_new_server_gets_its_first_administrator_and_only_one_that_way(db, capsys):
    call_command("first_administrator", "sunli", "孙力", organisation="领导小组")
    password = capsys.readouterr().out.split(" signs in with ")[1].split()[0]
    administrator = User.objects.get(username="sunli")
    assert administrator.check_password(password)
    assert administrator.must_change_password
    assert administrator.memberships.get().role == Role.ADMINISTRATOR
    with pytest.raises(CommandError, match="already"):
        call_command("first_administrator", "another", "x")


def test_the_second_of_two_people_at_one_record_is_told(sign_in, tree):
    administrator = sign_in(Role.ADMINISTRATOR)
    address = reverse("people:organisation", args=[tree["park"].pk])
    seen = administrator.get(address).context["form"].initial["seen"]
    change = {"name": "甲改名", "kind": "park", "active": "on", "seen": seen}
    assert administrator.post(address, change).status_code == 302
    page = administrator.post(address, {**change, "name": "乙改名"})
    assert "最新内容上重新修改。" in page.content.decode()
    assert Organisation.objects.get(code="park").name == "甲改名"

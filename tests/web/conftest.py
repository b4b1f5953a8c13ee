"""What the tests of the site share: a small tree of organisations, one person for each role, and clients."""

from __future__ import annotations

import os
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from gaodi.web.audit import triggers
from gaodi.web.people import services
from gaodi.web.people.models import Organisation, User
from gaodi.web.people.roles import Kind, Role

# The catalogues as Django reads them are made when the pages are built; here, where that has not been done.
runpy.run_path(str(Path(__file__).resolve().parents[2] / "scripts/translations.py"), run_name="__main__")

PASSWORD = "a-long-password-42"
HELD_AT = {
    Role.LEADER: "group",
    Role.OFFICER: "office",
    Role.REVIEWER: "office",
    Role.STATISTICIAN: "office",
    Role.PARK_OFFICER: "park",
    Role.ENTERPRISE_OFFICER: "enterprise",
    Role.AUDITOR: "group",
    Role.ADMINISTRATOR: "group",
}


@pytest.fixture(scope="session")
def postgresql() -> str:
    """The address of a PostgreSQL server on which databases can be made (GAODI_TEST_DATABASE)."""
    address = os.environ.get("GAODI_TEST_DATABASE", "")
    if not address:
        pytest.skip(
            "there is no PostgreSQL server to test on: set GAODI_TEST_DATABASE=postgresql://user@host:port/name"
        )
    return address


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """The database of the tests without the triggers that keep the audit trail: it has to be emptied between tests."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        triggers.remove(None, editor)


@pytest.fixture
def tree(db: None) -> dict[str, Organisation]:
    """group → office, department, district → park → enterprise; and a second park beside the first."""
    made: dict[str, Organisation] = {}
    for code, parent, kind in (
        ("group", "", Kind.LEADING_GROUP),
        ("office", "group", Kind.OFFICE),
        ("department", "group", Kind.DEPARTMENT),
        ("district", "group", Kind.DISTRICT),
        ("park", "district", Kind.PARK),
        ("other-park", "district", Kind.PARK),
        ("enterprise", "park", Kind.ENTERPRISE),
    ):
        made[code] = services.create_organisation(
            code, f"{code}（测试）", kind, name_en=code.title(), parent=made.get(parent)
        )
    return made


@pytest.fixture
def person(tree: dict[str, Organisation]) -> Callable[..., User]:
    """`person(Role.OFFICER)` or `person(Role.STATISTICIAN, at="park")`: an account that holds the role."""

    def make(role: Role | None = None, at: str = "", username: str = "") -> User:
        name = username or (f"{role.value}-{at}" if at else role.value if role else "nobody")
        user = User.objects.filter(username=name).first()
        if user is None:
            user, _ = services.create_user(name, name, password=PASSWORD, temporary=False)
        if role:
            services.grant(user, tree[at or HELD_AT[role]], role)
        return User.objects.get(pk=user.pk)

    return make


@pytest.fixture
def sign_in(person: Callable[..., User]) -> Callable[..., Client]:
    """`sign_in(Role.OFFICER)`: a client signed in as such a person (`client.user`)."""

    def enter(role: Role | None = None, at: str = "", **options: object) -> Client:
        client = Client(**options)
        client.user = person(role, at)
        client.force_login(client.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter

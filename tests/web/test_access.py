"""Every address × every role, by real requests: allowed, refused, or sent to the sign-in page."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from gaodi.web.people.models import Organisation, User
from gaodi.web.people.roles import Role
from gaodi.web.policy import Action, allows, decide
from gaodi.web.policy.table import TABLE
from web.accounts import HANDLER, account, planted, signed_in
from web.matrix import Row, World

LISTS = sorted(Path(__file__).parent.rglob("access*.py"))
ROWS: dict[str, Row] = {name: row for path in LISTS for name, row in runpy.run_path(str(path))["ROWS"].items()}

# What each role may do when it is held where it usually is: + allowed, m masked, . refused.
#                                leader officer reviewer statist. park enterpr. auditor admin  no role
GRID = {
    Action.USE_ACCOUNT: "          +      +       +        +       +      +        +      +      +",
    Action.USE_API: "              +      +       +        +       +      .        +      .      .",
    Action.READ_HELP: "            +      +       +        +       +      +        +      +      .",
    Action.READ_COCKPIT: "         +      +       +        +       +      .        +      .      .",
    Action.READ_PLAN: "            +      +       +        +       +      +        +      .      .",
    Action.READ_DRAFT_PLAN: "      +      +       +        +       .      .        +      .      .",
    Action.COMPILE_PLAN: "         .      +       +        .       .      .        .      .      .",
    Action.REVIEW_PLAN: "          .      +       +        .       .      .        .      .      .",
    Action.PUBLISH_PLAN: "         .      .       +        .       .      .        .      .      .",
    Action.READ_ENTERPRISES: "     +      +       +        +       +      +        +      .      .",
    Action.SAVE_VIEW: "            +      +       +        +       +      .        +      .      .",
    Action.READ_FIGURES: "         +      +       +        +       +      +        +      .      .",
    Action.READ_CONFIDENTIAL: "    +      m       m        +       +      +        m      m      m",
    Action.ENTER_FIGURES: "        .      .       .        +       .      .        .      .      .",
    Action.READ_IMPORTS: "         +      +       +        +       +      .        +      .      .",
    Action.TAKE_BACK_IMPORT: "     .      .       .        +       .      .        .      .      .",
    Action.DECIDE_MATCH: "         .      +       .        +       .      .        .      .      .",
    Action.READ_RULEBOOKS: "       +      +       +        +       +      +        +      .      .",
    Action.DRAFT_RULEBOOK: "       .      +       +        +       .      .        .      .      .",
    Action.PUT_RULEBOOK_IN_FORCE: ".      .       +        .       .      .        .      .      .",
    Action.READ_RUNS: "            +      +       +        +       +      +        +      .      .",
    Action.READ_TRIAL_RUNS: "      +      +       +        +       +      .        +      .      .",
    Action.PUBLICISE_RUN: "        +      .       +        .       .      .        .      .      .",
    Action.CONCLUDE_RUN: "         .      .       +        .       .      .        .      .      .",
    Action.OBJECT: "               .      .       .        .       +      +        .      .      .",
    Action.DECIDE_OBJECTION: "     .      +       +        .       .      .        .      .      .",
    Action.READ_OWN_RESULTS: "     .      .       .        .       .      +        .      .      .",
    Action.EVALUATE: "             .      +       +        +       .      .        .      .      .",
    Action.MATCH_POLICIES: "       +      +       +        +       +      +        .      .      .",
    Action.ANSWER_QUESTIONNAIRE: " .      +      .        +       +      +        .      .      .",
    Action.EXPORT: "               +      +       +        +       +      .        +      +      .",
    Action.READ_JOB: "             +      +       +        +       +      +        +      +      .",
    Action.CANCEL_JOB: "           +      +       +        +       +      +        +      +      .",
    Action.ADMINISTER_PEOPLE: "    .      .       .        .       .      .        .      +      .",
    Action.READ_AUDIT: "           .      .       .        .       .      .        +      .      .",
}
SIGNS = {"+": "allowed", "m": "masked", ".": "refused"}
WHO: list[Role | None] = [*Role, None]


def expected(action: Action, role: Role | None) -> str:
    return SIGNS[GRID[action].split()[WHO.index(role)]]


def addresses(patterns: list, space: str = "") -> Iterator[str]:
    """The name of every address; one without a name is named by its route."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield space + (pattern.name or str(pattern.pattern))
        else:
            yield from addresses(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)


def test_every_action_has_a_rule_and_stands_in_the_grid():
    assert set(TABLE) == set(Action) == set(GRID)


def test_every_address_of_the_site_stands_in_the_matrix():
    named = set(addresses(get_resolver().url_patterns))
    assert named - set(ROWS) == set(), "add these to an access*.py: who may ask for them?"
    assert set(ROWS) - named == set(), "these addresses are gone: take them out"


@pytest.mark.parametrize("role", WHO, ids=str)
def test_the_policy_decides_as_the_grid_says(person: Callable[..., User], role: Role | None):
    user = person(role)
    assert {action: decide(user, action).verdict for action in Action} == {
        action: expected(action, role) for action in Action
    }


def test_somebody_who_is_not_signed_in_may_do_nothing(db):
    assert not any(allows(AnonymousUser(), action) for action in Action)


@dataclass
class Everybody:
    """Organisations, and for each role somebody who is signed in."""

    tree: dict[str, Organisation]
    clients: dict[Role | None, Client]

    def world(self, role: Role | None) -> World:
        """What there is for who holds the role."""
        return World(self.clients[role].user, self.tree)

    def client(self, role: Role | None) -> Client:
        """A browser of theirs, as it was after signing in."""
        made = Client()
        made.handler = HANDLER
        made.cookies.load({name: morsel.value for name, morsel in self.clients[role].cookies.items()})
        return made


@pytest.fixture(scope="module")
def everybody(django_db_setup: None, django_db_blocker: Any) -> Iterator[Everybody]:
    """Made once: what a test changes is taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        tree = planted()
        users = {role: account(tree, role) for role in WHO}
        yield Everybody(tree, {role: signed_in(user) for role, user in users.items()})
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_address(name: str, everybody: Everybody, client: Client, db: None):
    row = ROWS[name]
    for role in asking(row):
        response = ask(everybody.client(role), name, row, everybody.world(role))
        if row.action is None or expected(row.action, role) != "refused":
            assert response.status_code not in {401, 403}, f"{name} refuses {role}"
            assert response.status_code < 500
            assert not to_sign_in(response) or row.action is None
        else:
            sent_on = row.moves and response.status_code in {200, 302}
            assert response.status_code == 403 or sent_on, f"{name} is open to {role}"
    response = ask(client, name, row, everybody.world(Role.OFFICER))
    if row.action is None:
        assert response.status_code < 400 or response.status_code == 404
    else:
        assert response.status_code == 401 or to_sign_in(response), f"{name} is open to everybody"


def asking(row: Row) -> list[Role | None]:
    """Everybody; where the records are on PostgreSQL, which decides nothing, one who may and one who may not."""
    if connection.vendor == "sqlite" or row.action is None:
        return WHO
    first = {expected(row.action, role) == "refused": role for role in reversed(WHO)}
    return list(first.values())


def ask(client: Client, name: str, row: Row, world: World):
    return client.generic(row.method, reverse(name, args=row.args(world)), **form(row, world))


def form(row: Row, world: World) -> dict[str, str]:
    if row.method != "POST":
        return {}
    body = "&".join(f"{key}={value}" for key, value in row.data(world).items())
    return {"data": body, "content_type": "application/x-www-form-urlencoded"}


def to_sign_in(response) -> bool:
    return response.status_code == 302 and response.url.startswith("/account/sign-in/")

"""Every address × every role, by real requests: allowed, refused, or sent to the sign-in page."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from gaodi.web.people.models import Organisation, User
from gaodi.web.people.roles import Role
from gaodi.web.policy import Action, allows, decide
from gaodi.web.policy.table import TABLE
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


@pytest.mark.parametrize("name", sorted(ROWS))
def test_address(
    name: str,
    sign_in: Callable[..., Client],
    person: Callable[..., User],
    tree: dict[str, Organisation],
    client: Client,
):
    row = ROWS[name]
    for role in WHO:
        signed_in = sign_in(role)
        response = ask(signed_in, name, row, World(signed_in.user, tree))
        if row.action is None or expected(row.action, role) != "refused":
            assert response.status_code not in {401, 403}, f"{name} refuses {role}"
            assert response.status_code < 500
            assert not to_sign_in(response) or row.action is None
        else:
            sent_on = row.moves and response.status_code in {200, 302}
            assert response.status_code == 403 or sent_on, f"{name} is open to {role}"
    response = ask(client, name, row, World(person(Role.OFFICER), tree))
    if row.action is None:
        assert response.status_code < 400 or response.status_code == 404
    else:
        assert response.status_code == 401 or to_sign_in(response), f"{name} is open to everybody"


def ask(client: Client, name: str, row: Row, world: World):
    return client.generic(row.method, reverse(name, args=row.args(world)), **form(row, world))


def form(row: Row, world: World) -> dict[str, str]:
    if row.method != "POST":
        return {}
    body = "&".join(f"{key}={value}" for key, value in row.data(world).items())
    return {"data": body, "content_type": "application/x-www-form-urlencoded"}


def to_sign_in(response) -> bool:
    return response.status_code == 302 and response.url.startswith("/account/sign-in/")

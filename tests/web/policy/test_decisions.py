"""The policy: role, place in the tree, ownership; records and rows that are visible; figures that are masked."""

from __future__ import annotations

from types import SimpleNamespace

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied

from gaodi.web import policy
from gaodi.web.audit.models import Entry
from gaodi.web.jobs.models import Job
from gaodi.web.people import services
from gaodi.web.people.models import Organisation
from gaodi.web.people.roles import Role
from gaodi.web.policy import Action, Verdict

FIGURES = pl.DataFrame(
    {
        "organisation": ["enterprise", "park", "other-park", None],
        "value": [1.0, 2.0, 3.0, 4.0],
        "confidential": [True, True, True, None],
    }
)


def test_a_role_reaches_the_own_place_and_what_is_below(person, tree):
    of_park = person(Role.STATISTICIAN, at="park")
    reached = {code for code, place in tree.items() if policy.allows(of_park, Action.READ_CONFIDENTIAL, place)}
    assert reached == {"park", "enterprise"}


def test_a_place_can_be_named_by_its_code(person):
    of_park = person(Role.STATISTICIAN, at="park")
    assert policy.allows(of_park, Action.READ_CONFIDENTIAL, "enterprise")
    assert not policy.allows(of_park, Action.READ_CONFIDENTIAL, "other-park")
    assert not policy.allows(of_park, Action.READ_CONFIDENTIAL, "no-such-place")


def test_roles_add_up(person, tree):
    user = person(Role.PARK_OFFICER)
    assert not policy.allows(user, Action.COMPILE_PLAN)
    services.grant(user, tree["office"], Role.OFFICER)
    assert policy.allows(person(username=user.username), Action.COMPILE_PLAN)


def test_the_kind_of_organisation_counts(person):
    assert policy.allows(person(Role.OFFICER, at="office"), Action.COMPILE_PLAN)
    assert not policy.allows(person(Role.OFFICER, at="department"), Action.COMPILE_PLAN)


def test_what_is_ones_own_is_ones_own(person):
    owner, other = person(Role.OFFICER), person(Role.REVIEWER)
    job = Job.objects.create(kind="test", owner=owner)
    assert policy.allows(owner, Action.READ_JOB, job)
    assert not policy.allows(other, Action.READ_JOB, job)
    assert list(policy.visible(owner, Job.objects.all())) == [job]
    assert list(policy.visible(other, Job.objects.all())) == []


def test_organisations_that_are_visible_for_an_action(person, tree):
    of_district = person(Role.ADMINISTRATOR, at="district")
    seen = policy.visible(of_district, Organisation.objects.all(), Action.ADMINISTER_PEOPLE)
    assert set(seen) == {tree[code] for code in ("district", "park", "other-park", "enterprise")}


def test_a_refusal_is_a_sentence_and_a_row_on_the_trail(person):
    user = person(Role.OFFICER)
    with pytest.raises(PermissionDenied, match="发布规划"):
        policy.require(user, Action.PUBLISH_PLAN)
    assert Entry.objects.get(action="refused").details == '{"action": "publish_plan"}'


def test_a_look_at_something_confidential_is_on_the_trail(person, tree):
    policy.require(person(Role.STATISTICIAN), Action.READ_CONFIDENTIAL, tree["enterprise"])
    assert Entry.objects.get(action="look.confidential").actor == "statistician"


def test_confidential_figures_are_masked_where_the_role_does_not_reach(person):
    masked = policy.mask(person(Role.STATISTICIAN, at="park"), FIGURES, ["value"])
    assert masked["value"].to_list() == [1.0, 2.0, None, None]
    assert masked["masked"].to_list() == [False, False, True, True]


def test_a_thing_of_several_places_is_reached_by_any_of_them(person):
    thing = SimpleNamespace(organisations=("no-such-place", "enterprise", "other-park"))
    assert policy.allows(person(Role.STATISTICIAN, at="park"), Action.READ_CONFIDENTIAL, thing)
    assert policy.allows(person(Role.STATISTICIAN, at="other-park"), Action.READ_CONFIDENTIAL, thing)
    assert policy.allows(person(Role.STATISTICIAN, at="department"), Action.READ_CONFIDENTIAL, thing)
    assert not policy.allows(person(Role.OFFICER, at="department"), Action.READ_CONFIDENTIAL, thing)


def test_rows_of_several_places_are_seen_by_any_of_them(person):
    places = [["enterprise", "park"], ["other-park"], [], None]
    frame = FIGURES.with_columns(organisation=pl.Series(places, dtype=pl.List(pl.String)))
    of_park = person(Role.STATISTICIAN, at="park")
    assert policy.mask(of_park, frame, ["value"])["value"].to_list() == [1.0, None, None, None]
    assert policy.visible(of_park, frame, Action.READ_CONFIDENTIAL)["value"].to_list() == [1.0]


def test_some_reach_everywhere(person):
    assert policy.everywhere(person(Role.LEADER), Action.READ_CONFIDENTIAL)
    assert not policy.everywhere(person(Role.STATISTICIAN, at="park"), Action.READ_CONFIDENTIAL)


def test_who_sees_everything_confidential_has_nothing_masked(person):
    assert policy.mask(person(Role.LEADER), FIGURES, ["value"])["value"].to_list() == [1.0, 2.0, 3.0, 4.0]


def test_who_sees_nothing_confidential_has_all_of_it_masked(person):
    assert policy.mask(person(Role.OFFICER), FIGURES, ["value"])["value"].to_list() == [None] * 4


def test_a_frame_without_confidential_rows_stays_as_it_is(person):
    frame = policy.mask(person(Role.OFFICER), FIGURES.drop("confidential"), ["value"])
    assert frame["value"].to_list() == [1.0, 2.0, 3.0, 4.0]


def test_rows_outside_ones_reach_are_left_out(person):
    seen = policy.visible(person(Role.ENTERPRISE_OFFICER), FIGURES, Action.READ_CONFIDENTIAL)
    assert seen["organisation"].to_list() == ["enterprise"]
    assert policy.visible(person(Role.OFFICER), FIGURES).height == 4
    assert policy.visible(person(), FIGURES).height == 0


def test_a_masked_figure_is_decided_as_such(person):
    decision = policy.decide(person(Role.OFFICER), Action.READ_CONFIDENTIAL)
    assert decision.verdict is Verdict.MASKED
    assert not decision


def test_nothing_but_the_policy_reads_roles():
    from pathlib import Path

    import gaodi.web

    web = Path(gaodi.web.__file__).parent
    allowed = {"policy", "people", "migrations"}
    offenders = [
        str(path.relative_to(web))
        for path in web.rglob("*.py")
        if not allowed & set(path.relative_to(web).parts) and "Role." in path.read_text()
    ]
    assert offenders == []


def test_confidential_figures_that_are_shown_are_a_look_on_the_trail(person):
    policy.mask(person(Role.STATISTICIAN, at="park"), FIGURES, ["value"])
    entry = Entry.objects.get(action="look.confidential")
    assert entry.details == '{"columns": ["value"], "rows": 2}'


def test_masked_figures_are_no_look(person):
    policy.mask(person(Role.OFFICER), FIGURES, ["value"])
    assert not Entry.objects.filter(action="look.confidential").exists()

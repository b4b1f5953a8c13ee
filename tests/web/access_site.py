"""Addresses of the frame, accounts, administration, audit trail, background work and API."""

from gaodi.web.api import tokens
from gaodi.web.audit.services import record
from gaodi.web.jobs.models import Job
from gaodi.web.people.models import Membership, User
from gaodi.web.people.services import create_user
from gaodi.web.policy import Action
from web.matrix import Row, World

ADMINISTER, ACCOUNT = Action.ADMINISTER_PEOPLE, Action.USE_ACCOUNT


def somebody(world: World) -> tuple[int]:
    user = User.objects.filter(username="somebody").first() or create_user("somebody", "somebody")[0]
    return (user.pk,)


def membership(world: World) -> tuple[int]:
    user = User.objects.get(pk=somebody(world)[0])
    return (Membership.objects.create(user=user, organisation=world.tree["park"], role="officer").pk,)


def organisation(world: World) -> tuple[int]:
    return (world.tree["park"].pk,)


def entry(world: World) -> tuple[int]:
    return (record("test").pk,)


def job(world: World) -> tuple[str]:
    return (str(Job.objects.create(kind="test", owner=world.user).pk),)


def token(world: World) -> tuple[int]:
    return (tokens.make(world.user, "test")[0].pk,)


ROWS = {
    "cockpit": Row(Action.READ_COCKPIT, moves=True),
    "help": Row(Action.READ_HELP),
    "help_topic": Row(Action.READ_HELP, args=lambda world: ("tables",)),
    "language": Row(None, "POST"),
    "theme": Row(None, "POST"),
    "tour": Row(None, "POST", data=lambda world: {"tour": "done"}),
    "account": Row(ACCOUNT),
    "account_login": Row(None),
    "account_logout": Row(None, "POST"),
    "account_reauthenticate": Row(ACCOUNT),
    "account_change_password": Row(ACCOUNT),
    "account_signup": Row(None),
    "account_inactive": Row(None),
    "account_email": Row(None),
    "account_set_password": Row(None),
    "token_add": Row(Action.USE_API, "POST", data=lambda world: {"name": "script"}),
    "token_withdraw": Row(ACCOUNT, "POST", token),
    "mfa_index": Row(ACCOUNT),
    "mfa_authenticate": Row(None),
    "mfa_reauthenticate": Row(ACCOUNT),
    "mfa_activate_totp": Row(ACCOUNT),
    "mfa_deactivate_totp": Row(ACCOUNT),
    "mfa_view_recovery_codes": Row(ACCOUNT),
    "mfa_generate_recovery_codes": Row(ACCOUNT),
    "mfa_download_recovery_codes": Row(ACCOUNT),
    "people:users": Row(ADMINISTER),
    "people:user_add": Row(ADMINISTER),
    "people:user": Row(ADMINISTER, args=somebody),
    "people:grant": Row(
        ADMINISTER, "POST", somebody, data=lambda world: {"organisation": world.tree["park"].pk, "role": "officer"}
    ),
    "people:reset_password": Row(ADMINISTER, "POST", somebody),
    "people:activate": Row(ADMINISTER, "POST", somebody, data=lambda world: {"active": "1"}),
    "people:unlock": Row(ADMINISTER, "POST", somebody),
    "people:remove_second_factor": Row(ADMINISTER, "POST", somebody),
    "people:withdraw": Row(ADMINISTER, "POST", membership),
    "people:organisations": Row(ADMINISTER),
    "people:organisation_add": Row(ADMINISTER),
    "people:organisation": Row(ADMINISTER, args=organisation),
    "audit:trail": Row(Action.READ_AUDIT),
    "audit:check": Row(Action.READ_AUDIT, "POST"),
    "audit:entry": Row(Action.READ_AUDIT, args=entry),
    "jobs:mine": Row(Action.READ_JOB),
    "jobs:progress": Row(Action.READ_JOB, args=job),
    "jobs:cancel": Row(Action.CANCEL_JOB, "POST", job),
    "api:openapi-json": Row(Action.READ_HELP),
    "api:openapi-view": Row(Action.READ_HELP),
    "api:api-root": Row(None),
    "api:me": Row(ACCOUNT),
}

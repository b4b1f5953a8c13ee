"""Addresses of the plan, as pages and over the API."""

from __future__ import annotations

from gaodi.web.jobs.models import Job
from gaodi.web.policy import Action
from web.matrix import Row, World

READ, DRAFT, COMPILE = Action.READ_PLAN, Action.READ_DRAFT_PLAN, Action.COMPILE_PLAN
REVIEW, PUBLISH = Action.REVIEW_PLAN, Action.PUBLISH_PLAN


def plan(world: World) -> tuple[str]:
    return ("no-such-plan",)


def target(world: World) -> tuple[str, str]:
    return ("no-such-plan", "t1")


def suggestion(world: World) -> tuple[str, str]:
    return ("no-such-plan", "s1")


def item(world: World) -> tuple[str, str, str]:
    return ("no-such-plan", "target", "t1")


def form(world: World) -> tuple[str, str, str]:
    return ("no-such-plan", "target", "correct")


def job(world: World) -> tuple[str]:
    return (str(Job.objects.create(kind="test", owner=world.user).pk),)


ROWS = {
    "plans:index": Row(READ),
    "plans:upload": Row(COMPILE),
    "plans:targets": Row(READ),
    "plans:tasks": Row(READ),
    "plans:checks": Row(READ),
    "plans:calibration": Row(READ),
    "plans:recompute": Row(COMPILE, "POST"),
    "plans:plan": Row(READ, args=plan),
    "plans:original": Row(Action.EXPORT, args=plan),
    "plans:versions": Row(READ, args=plan),
    "plans:decisions": Row(DRAFT, args=plan),
    "plans:decide": Row(REVIEW, "POST", args=plan),
    "plans:form": Row(REVIEW, args=form),
    "plans:undo": Row(REVIEW, "POST", args=plan),
    "plans:publish": Row(PUBLISH, "POST", args=plan),
    "plans:withdraw": Row(REVIEW, "POST", args=plan),
    "plans:item": Row(READ, args=item),
    "plans:second-opinion": Row(REVIEW, "POST", args=plan),
    "plans:suggestion": Row(REVIEW, args=suggestion),
    "plans:target": Row(READ, args=target),
    "plans:task": Row(READ, args=target),
    "api:plans": Row(READ),
    "api:progress": Row(Action.READ_JOB, args=job),
    "api:plan": Row(READ, args=plan),
    "api:targets": Row(READ, args=plan),
    "api:tasks": Row(READ, args=plan),
    "api:names": Row(READ, args=plan),
    "api:attainment": Row(READ, args=plan),
    "api:compute": Row(COMPILE, "POST", args=plan),
    "api:target": Row(READ, args=target),
    "api:checks": Row(READ, args=plan),
    "api:calibration": Row(READ, args=plan),
    "api:decisions": Row(DRAFT, args=plan),
    "api:second_opinion": Row(DRAFT, args=plan),
    "api:ask_second_opinion": Row(REVIEW, "POST", args=plan),
    "api:upload": Row(COMPILE, "POST"),
    "api:decide": Row(REVIEW, "POST", args=plan),
    "api:withdraw": Row(REVIEW, "DELETE", args=plan),
    "api:publish": Row(PUBLISH, "POST", args=plan),
}

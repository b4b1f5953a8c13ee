"""What the pages of evaluations show of the process: `{% run_process run as process %}`, `{% object_address … %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from gaodi.rules.process import Kind, Process
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.evaluations import reach
from gaodi.web.policy import Action
from gaodi.web.process import stages, standing, words

register = template.Library()


@register.simple_tag(takes_context=True)
def run_process(context: dict[str, Any], run: Run) -> dict[str, Any]:
    """The panel of a run: its stages, the steps that may be taken, what stands in the way, the other run."""
    user = context["request"].user
    found = standing.read(run)
    whole = policy.everywhere(user, Action.READ_RUNS)
    line = stages.line(run, found, counted=whole)
    corrected, withdrawn = line.step(Kind.CORRECT), line.step(Kind.WITHDRAW)
    trials = policy.allows(user, Action.READ_TRIAL_RUNS)
    return {
        "found": found,
        "stages": line.stages(),
        "nexts": list(standing.nexts(user, found)),
        "way": standing.way(found) if trials else [],
        "corrected_by": corrected.other if corrected and trials else "",
        "corrects": found.corrects if trials else "",
        "withdrawn": withdrawn,
        "objected": _objected(found, line) if trials else "",
    }


def _objected(found: Process, line: stages.Line) -> str:
    """The run whose objections are listed: this one, or the one that it corrects."""
    if found.objections:
        return found.run
    return found.corrects if line.before is not None and line.before.objections else ""


@register.simple_tag(takes_context=True)
def object_address(context: dict[str, Any], run: Run, subject: str) -> str:
    """Where the person objects to the result of a subject; empty where that cannot be done."""
    user = context["request"].user
    if not policy.allows(user, Action.OBJECT) or not standing.objectable(standing.read(run)):
        return ""
    held = reach.held(run, subject, run.inputs_of(subject))
    return reverse("process:object", args=[run.id, subject]) if policy.allows(user, Action.OBJECT, held) else ""


@register.filter
def verdict(key: Any) -> Any:
    """The status of an objection."""
    return words.VERDICTS[str(key)]


@register.filter
def taken(kind: Kind) -> Any:
    """What a step was."""
    return words.TAKEN[kind]

"""What a subject lacks to reach a goal: distances, and the smallest plans, with the inputs that may move."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError
from gaodi.registry.metrics import SubjectKind
from gaodi.rules import gaps, library
from gaodi.rules.gaps import Gap, Limits, Plan
from gaodi.rules.language.nodes import Origin
from gaodi.rules.runs import Run
from gaodi.rules.saying import Labels
from gaodi.web import policy
from gaodi.web.answers import lacking
from gaodi.web.evaluations import explaining, one, opened, said, words
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.templatetags.figures import grouped

REACHES = (1.2, 1.5, 2.0, 3.0, 5.0, 10.0)
MOVES = (Origin.METRIC, Origin.OWN)


def goals(run: Run) -> list[tuple[str, str]]:
    """What can be reached by the rulebook, with the words for it; a score is typed besides."""
    program = run.program
    found = [("", _("meet the conditions"))] if program.criteria else []
    found += [(name, _("grade %(grade)s") % {"grade": name}) for name in (program.grade.names if program.grade else ())]
    return found + [(part.level.id, part.level.label.label(words.language())) for part in program.levels] or (
        [("score", _("a score"))] if program.scored else []
    )


@require_safe
@requires(Action.READ_RUNS)
def page(request: HttpRequest, run: str, subject: str) -> HttpResponse:
    """The gap of one subject. It is made of figures, so the plans are for those who may see them."""
    found = opened.judged(request, run, subject)
    context = one.about(found.run) | explaining.subject_of(request, found) | _form(request, found.run)
    if found.may:
        opened.look(request, found)
        context["form"] = _form_of(request, found)
        context |= _found(found.run, subject, context["to"], context["fixed"], context["reach"])
    return render(request, "evaluations/gap.html", context)


@require_safe
@requires(Action.READ_RUNS)
def plan(request: HttpRequest, run: str, subject: str) -> HttpResponse:
    """The shortest plan of one subject to meet the conditions, for a cell of a list."""
    found = opened.judged(request, run, subject)
    if not found.may:
        return render(request, "evaluations/_plan.html", {"masked": True})
    opened.look(request, found)
    return render(request, "evaluations/_plan.html", _found(found.run, subject, "", (), 3.0))


def _form(request: HttpRequest, run: Run) -> dict[str, Any]:
    given = request.GET
    score = given.get("score", "").strip()[:12]
    choices = goals(run)
    known = {key for key, _words in choices}
    to = given.get("to", choices[0][0] if choices else "").strip()
    if score or to == "score":
        to = f"score>={score}" if score else ""
    elif to not in known:
        to = choices[0][0] if choices else ""
    labels = Labels(run.program, run.ws, words.language())
    moves = [(x.column, labels.input(x)) for x in run.program.inputs if x.origin in MOVES and not x.lag]
    fixed = tuple(sorted(set(given.getlist("fixed")) & {key for key, _label in moves}))
    reach = next((x for x in REACHES if given.get("reach") == f"{x:g}"), 3.0)
    return {
        "to": to, "score_asked": score, "goals": choices, "moves": moves, "fixed": fixed, "reach": reach,
        "reaches": [f"{x:g}" for x in REACHES], "reach_shown": f"{reach:g}", "scored": run.program.scored,
    }  # fmt: skip


def _found(run: Run, subject: str, to: str, fixed: tuple[str, ...], reach: float) -> dict[str, Any]:
    if not to and run.program.criteria is None:
        return {"gap": None}
    try:
        found = _kept(run.ws.path, run.id, subject, to, fixed, reach, words.language())
    except GaodiError as error:
        return {"gap": None, "fault": said.words(error)}
    stages = lacking.told(found.stages)
    return {"gap": found, "stages": stages, "plans": [steps(found, plan) for plan in found.plans]}


def _form_of(request: HttpRequest, found: opened.Judged) -> Any:
    """Where the answers are given, for who may give them: the parts of the address."""
    rulebook = library.load(found.run.ws).get(found.run.rulebook)
    there = rulebook is not None and rulebook.questionnaire and rulebook.subject is SubjectKind.ENTERPRISE
    if not there or not policy.allows(request.user, Action.ANSWER_QUESTIONNAIRE, found.held):
        return None
    return {"id": found.subject, "year": found.run.year, "rulebook": rulebook}


@lru_cache(maxsize=256)
def _kept(path: Path, run: str, subject: str, to: str, fixed: tuple[str, ...], reach: float, language: str) -> Gap:
    found = opened.kept(path, run)
    return gaps.gap(found, subject, to, Limits(fixed=frozenset(fixed), farthest=reach), language)


def steps(found: Gap, plan: Plan) -> list[str]:
    """The changes of a plan: research expense from 60 to 100. Items of a questionnaire are told by themselves."""
    asked = {f"answer:{item.question}" for stage in found.stages for item in stage.requirements}
    return [_step(found, change) for change in plan.changes if change.column not in asked]


def _step(found: Gap, change: Any) -> str:
    shown = {value: grouped(words) for value, words in found.shown[change.column].items()}
    told = {"input": found.labels[change.column], "now": shown[change.now], "to": shown[change.to]}
    if isinstance(change.to, bool) or not isinstance(change.to, int | float):
        return _("%(input)s: from %(now)s to %(to)s") % told
    if change.to > (change.now or 0):
        return _("%(input)s: up from %(now)s to %(to)s") % told
    return _("%(input)s: down from %(now)s to %(to)s") % told

"""What was reached: the level, the scores of the sections, and what stands between here and a level."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError
from gaodi.rules import gaps
from gaodi.rules.single import Evaluation
from gaodi.web import policy
from gaodi.web.answers import judging, lacking
from gaodi.web.answers.opened import Opened, opened
from gaodi.web.enterprises import holders
from gaodi.web.evaluations import said, words
from gaodi.web.people.selectors import memberships_of
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks.words import STATUS


@require_safe
@requires(Action.ANSWER_QUESTIONNAIRE)
def page(request: HttpRequest, enterprise: str, year: int, rulebook: str) -> HttpResponse:
    """The result of one enterprise."""
    one = opened(request, enterprise, year, rulebook)
    context = about(request, one)
    try:
        found = judging.evaluation(one)
    except GaodiError as error:
        return render(request, "answers/result.html", context | {"fault": said.words(error)})
    return render(request, "answers/result.html", context | result(one, found, request.GET.get("to", "")))


def about(request: HttpRequest, one: Opened) -> dict[str, Any]:
    """Who it is about, by which document."""
    parts = [(one.answered(section), len(section.asked)) for section in one.sections]
    return {
        "one": one,
        "sure": STATUS[one.rulebook.status.value],
        "rulebook_address": words.rulebook_address(one.rulebook.id),
        "unanswered": [x for x in one.asked if not one.said[x.key].answer],
        "answered": sum(n for n, _all in parts),
        "all": sum(every for _n, every in parts),
        "office": next(iter(memberships_of(request.user)), None),
        "today": timezone.localdate(),
        "may_read": policy.allows(request.user, Action.READ_ENTERPRISES, holders.of(one.enterprise)),
    }


def result(one: Opened, found: Evaluation, to: str) -> dict[str, Any]:
    """Everything that the page and the workbook say. to: the level that is asked for; the next unless it is one."""
    stages = gaps.stages(found, goal(one, to), words.language())
    rows = judging.rows(one, found)
    low, _high = judging.reached(found)
    chosen = goal(one, to) or next((stage.level for stage in stages), "")
    last = one.program.levels[-1].level.id if one.program.levels else ""
    least = next((stage.least for stage in stages if stage.level == chosen), None)
    return {
        "verdict": judging.verdict(one, found),
        "rows": rows,
        "whole": judging.whole(one, found),
        "levels": [(part.level.id, part.level.label.label(words.language())) for part in one.program.levels],
        "reached": low,
        "to": chosen,
        "stages": lacking.told(stages),
        "needed": sum(stage.fewest or 0 for stage in stages),
        "possible": all(stage.fewest is not None for stage in stages),
        "chart": judging.chart(one, rows, chosen or last, least),
    }


def goal(one: Opened, to: str) -> str:
    """The level that is asked for, if it is one."""
    return to if to in {part.level.id for part in one.program.levels} else ""

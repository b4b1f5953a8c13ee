"""The faults of a text and its tests with their places in words; for the script of the page, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gaodi.web.drafting import looking, selectors
from gaodi.web.drafting.looking import Looked
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import findings
from gaodi.web.rulebooks.texts import LIMIT, Found

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@require_POST
@requires(Action.DRAFT_RULEBOOK)
def faults(request: HttpRequest) -> JsonResponse:
    """`{"faults": [{"of": "text", "line": 11, "column": 27, "place": "line 11, column 27", "said": "…"}], "said": "1
    fault", "reminders": […]}`; line and column from 1, 0 where it is of the whole. of: `text` or `tests`."""
    text, tests = (request.POST.get(name, "")[: LIMIT + 1].replace("\r\n", "\n") for name in ("text", "tests"))
    ws = selectors.ready()
    found = told(looking.look(ws, text, tests))
    number = ngettext("%(number)s fault", "%(number)s faults", len(found)) % {"number": len(found)}
    said = number if found else _("Without fault")
    return JsonResponse({"faults": found, "said": said, "reminders": reminders(ws, text)})


def told(looked: Looked) -> list[dict[str, Any]]:
    """Every fault, those of the text first."""
    return [*(_told("text", one) for one in looked.faults), *(_told("tests", one) for one in looked.wrong)]


def reminders(ws: Workspace, text: str) -> list[dict[str, Any]]:
    """What the text still says as the edition before it does."""
    return [_told("text", one) for one in looking.reminders(ws, text)]


def _told(of: str, one: Found) -> dict[str, Any]:
    place = _("Tests: %(place)s") % {"place": _place(one)} if of == "tests" else _place(one)
    return {"of": of, "line": one.line, "column": one.column, "place": place, "said": findings.sentence(one.fault)}


def _place(one: Found) -> str:
    if one.elsewhere:
        return findings.place(one.fault.where)
    if not one.line:
        return _("the whole text")
    if one.column:
        return _("line %(line)s, column %(column)s") % {"line": one.line, "column": one.column}
    return _("line %(line)s") % {"line": one.line}

"""What the policies in force offer one enterprise: the page answers at once, the matching comes as a fragment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError
from gaodi.registry import enterprises
from gaodi.rules import matching
from gaodi.rules.matching import Match, Matched
from gaodi.rules.single import Interval
from gaodi.web import policy
from gaodi.web.enterprises import holders, yearly
from gaodi.web.evaluations import one, opened, said, words
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import windows
from gaodi.web.rulebooks.words import STATUS
from gaodi.web.site.templatetags.figures import decimals

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NEEDS = 5


def _asked(request: HttpRequest, key: str) -> tuple[Any, dict[str, Any]]:
    """The workspace and the enterprise, which this person may match."""
    ws = opened.ready()
    rows = enterprises.current(ws, ids=[key])
    if rows.is_empty():
        raise Http404
    row = rows.row(0, named=True)
    policy.require(request.user, Action.MATCH_POLICIES, holders.of(row))
    return ws, row


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return timezone.localdate()


def _year(ws: Workspace, day: date) -> int:
    """The year before the day, or the last of which there are figures of enterprises."""
    over = day.year - 1
    return min(yearly.year(ws) or over, over)


@require_safe
@requires(Action.MATCH_POLICIES)
def page(request: HttpRequest, enterprise: str) -> HttpResponse:
    """The enterprise and the day; what is offered is asked for by the page."""
    ws, row = _asked(request, enterprise)
    day = _day(request)
    context = {
        "enterprise": row,
        "day": day,
        "year": _year(ws, day),
        "may_read": policy.allows(request.user, Action.READ_ENTERPRISES, holders.of(row)),
    } | one.head(request)
    return render(request, "evaluations/match.html", context)


@require_safe
@requires(Action.MATCH_POLICIES)
def offers(request: HttpRequest, enterprise: str) -> HttpResponse:
    """The documents in force, each with what it offers; a whole page goes to the one that asks for it."""
    ws, row = _asked(request, enterprise)
    day = _day(request)
    if not request.htmx:
        return redirect("evaluations:match", enterprise)
    year = _year(ws, day)
    try:
        found = matching.match(ws, row["id"], on=day, year=year, language=words.language())
    except GaodiError as error:
        return render(request, "evaluations/_offers.html", {"fault": said.words(error)})
    context = {"found": found, "rows": _rows(found), "total": _total(found), "year": year}
    return render(request, "evaluations/_offers.html", context)


def _total(found: Matched) -> str:
    """What it gets together, in a sentence."""
    total = found.total
    low, high = (None if end is None else words.money(end) for end in (total.low, total.high))
    if low == high:
        return _("Together, after conflicts: %(low)s.") % {"low": low}
    if high is None:
        return _("Certain together, after conflicts: %(low)s; how much more is open.") % {"low": low}
    said = _("Together, after conflicts: from %(low)s to %(high)s.")
    return said % {"low": low, "high": high}


def _rows(found: Matched) -> list[dict[str, Any]]:
    named = {f"{one.rulebook}#{one.benefit}": " · ".join(filter(None, [one.title, one.label])) for one in found.matches}
    amounts = [end for one in found.matches for money in (one.amount, one.kept) if money for end in money]
    digits = min(decimals(amounts), 2)
    return [_row(one, named, digits) for one in found.matches]


def _row(one: Match, named: dict[str, str], digits: int) -> dict[str, Any]:
    judged = one.standing in ("judged", "to-check")
    return {
        "one": one,
        "address": words.rulebook_address(one.rulebook),
        "sure": STATUS[one.status],
        "opening": windows.state(one.opening) if one.opening else None,
        "verdict": words.QUALIFIED[words.qualified(one.qualified)] if judged else words.STANDINGS[one.standing],
        "amount": _amount(one, one.amount, digits),
        "kept": _amount(one, one.kept, digits),
        "needs": _(", ").join(one.needs[:NEEDS]) + (" …" if len(one.needs) > NEEDS else ""),
        "conflict": _("stands against %(other)s, which gives more")
        % {"other": named.get(one.excluded_by, one.excluded_by)}
        if one.excluded_by
        else "",
    }


def _amount(one: Match, money: Interval | None, digits: int) -> str:
    return "" if money is None or one.qualified is False else words.amount(money.low, money.high, digits)

"""The cultivation ladder: how many stand on each tier, by the last evaluations and by lists; who is nearest to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaodi.errors import NotFound
from gaodi.registry import lists
from gaodi.rules import library, runs
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.definitions import words as definitions
from gaodi.web.evaluations import opened, population, results, summary, words
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NEAREST = 10


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier: the family of its rulebooks, and the list of those that were recognised, where there is one."""

    family: str
    label: Any
    list: str


TIERS = (
    Tier("innovative-sme", gettext_lazy("Innovative SMEs"), "innovative-smes"),
    Tier("specialised-sme", gettext_lazy("Specialised SMEs"), "specialised-smes"),
    Tier("little-giant", gettext_lazy("Little giants"), "little-giants"),
    Tier("champion", gettext_lazy("Single-product champions"), "champions"),
)


@require_safe
@requires(Action.READ_RUNS)
def page(request: HttpRequest) -> HttpResponse:
    """The funnel."""
    ws = workspace()
    tiers = [_tier(request, ws, tier) for tier in TIERS] if ws is not None else []
    most = max((tier["qualified"] + tier["open"] for tier in tiers if tier["run"]), default=0)
    for tier in tiers:
        tier["share"] = tier["qualified"] / most if most and tier["run"] else 0
        tier["share_open"] = tier["open"] / most if most and tier["run"] else 0
    context = {
        "tiers": tiers,
        "may_evaluate": policy.allows(request.user, Action.EVALUATE),
        "whole": policy.everywhere(request.user, Action.READ_RUNS),
        "synthetic": any(tier["run"] and tier["run"].synthetic for tier in tiers),
        "today": timezone.localdate(),
    }
    return render(request, "evaluations/ladder.html", context)


def _tier(request: HttpRequest, ws: Workspace, tier: Tier) -> dict[str, Any]:
    edition, run = _edition(ws, tier.family), last(ws, tier.family)
    counted = _counted(request, run) if run else {"qualified": 0, "open": 0, "unmet": 0}
    return {
        "tier": tier,
        "edition": edition,
        "edition_title": edition.title.label(words.language()) if edition else "",
        "edition_address": words.rulebook_address(edition.id) if edition else "",
        "run": run,
        "narrowed": population.sentences(ws, population.kept(run.among)) if run else [],
        "older": bool(run and edition and run.rulebook != edition.id),
        "listed": _listed(ws, tier),
        **counted,
    }


def _edition(ws: Workspace, family: str) -> Any:
    """The edition that serves new applications today."""
    try:
        return library.applying(ws, family, on=timezone.localdate(), procedure="new")
    except NotFound:
        return None


def last(ws: Workspace, family: str) -> Run | None:
    """The last run for new applications: of the edition in force, else of the one before."""
    rows = opened.seen(runs.listed(ws, family))
    new = {one.id for one in library.load(ws).values() if "new" in one.procedure}
    rows = rows.filter(pl.col("rulebook").is_in(list(new)))
    edition = _edition(ws, family)
    same = rows.filter(pl.col("rulebook") == edition.id) if edition else rows.clear()
    return opened.last(same) or opened.last(rows)


def _counted(request: HttpRequest, run: Run) -> dict[str, int]:
    found = {key: n for key, _words, n in summary.verdicts(run, results.frame(run, request.user))}
    return {"qualified": found.get("yes", 0), "open": found.get("open", 0), "unmet": found.get("no", 0)}


def _listed(ws: Workspace, tier: Tier) -> dict[str, Any] | None:
    """How many are on the list today in the region; None where there is no such list, or nobody on it."""
    known = lists.load(ws)
    if tier.list not in known:
        return None
    counted = lists.count(ws, tier.list, timezone.localdate(), subjects=[ws.settings.region.code])
    if not lists.members(ws, tier.list, subjects=[ws.settings.region.code]).height:
        return None
    return {"n": counted.value, "name": definitions.name(known[tier.list]), "id": tier.list}


@require_safe
@requires(Action.READ_RUNS)
def nearest(request: HttpRequest, family: str) -> HttpResponse:
    """Those that do not qualify and lack least: fewest conditions that are certainly not met, then fewest open."""
    ws = opened.ready()
    run = last(ws, family) if family in {tier.family for tier in TIERS} else None
    if run is None:
        raise Http404
    return render(request, "evaluations/_nearest.html", {"rows": near(request, run), "run": run})


def near(request: HttpRequest, run: Run) -> list[dict[str, Any]]:
    """The rows of the nearest, each with how much it lacks."""
    leaves = [part.step.name for part in run.program.every_clause() if not part.parts]
    if not leaves or run.program.criteria is None:
        return []
    schema = run.results().collect_schema().names()
    there = [name for name in leaves if name in schema]
    unmet = pl.sum_horizontal((~pl.col(name)).fill_null(value=False).cast(pl.Int32) for name in there)
    unknown = pl.sum_horizontal(pl.col(name).is_null().cast(pl.Int32) for name in there)
    tried = run.results().filter((pl.col("standing") == "judged") & ~pl.col("qualified"))
    counted = tried.select("subject", unmet=unmet, unknown=unknown)
    seen = results.frame(run, request.user).select("subject", "name", "region", "park")
    found = counted.join(seen, on="subject").sort("unmet", "unknown", "subject").head(NEAREST)
    return found.collect().to_dicts()

"""The enterprises' part of the cockpit: how many there are by district and size, and who was recognised this year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gaodi.registry import enterprises, lists
from gaodi.registry.enterprises import Value, directory
from gaodi.web.enterprises.labels import Labels, Names
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy.actions import Action
from gaodi.web.site.cockpit import Panel, register

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FIRST = 9
ACTIVE = {"status": ("active",)}


def summary(request: HttpRequest) -> dict[str, Any]:
    """Enterprises in business: in all, above scale, by district and size."""
    ws = workspace()
    if ws is None:
        return {"total": 0}
    wanted = ("district", "scale", "above_scale")
    found = enterprises.search(ws, filters=ACTIVE, size=1, facets=wanted, fresh=False)
    said = Labels(ws)
    districts = sorted(_counted(found.facets["district"], said["district"]), key=lambda row: -row[2])
    return {
        "total": found.total,
        "above": next((one.count for one in found.facets["above_scale"] if one.value == "yes"), 0),
        "scales": _counted(found.facets["scale"], said["scale"]),
        "districts": districts[:FIRST],
        "more": max(0, len(districts) - FIRST),
        "most": max((count for _code, _name, count in districts), default=0),
    }


def _counted(values: tuple[Value, ...], names: Names) -> list[tuple[str, str, int]]:
    return [(one.value, names[one.value], one.count) for one in values if one.value]


def recognised(request: HttpRequest) -> dict[str, Any]:
    """What enterprises of the registry were recognised as in the last year in which any was, and how many hold it."""
    ws = workspace()
    stays = _stays(ws) if ws else None
    if ws is None or stays is None or stays.is_empty():
        return {"rows": []}
    year = int(str(stays["recognised"].dt.year().max()))
    first = stays.sort("recognised").unique(["list", "uscc"], keep="first", maintain_order=True)
    came = first.filter(pl.col("recognised").dt.year() == year).group_by("list").len().sort("len", descending=True)
    held = enterprises.search(ws, size=1, facets=("list",), fresh=False).facets["list"]
    there, names = {one.value: one.count for one in held}, Labels(ws)["list"]
    rows = [(key, names[key], count, there.get(key, 0)) for key, count in came.iter_rows()]
    return {"year": year, "rows": rows[:FIRST], "more": max(0, len(rows) - FIRST)}


def _stays(ws: Workspace) -> pl.DataFrame:
    """The dated stays on lists of enterprises that the registry knows."""
    known = directory.current(ws, fresh=False).rows["id"]
    dated = pl.col("recognised").is_not_null() & (pl.col("recognised") <= timezone.localdate())
    return lists.members(ws).filter(dated & pl.col("uscc").is_in(known.implode()))


SUMMARY, RECOGNISED = "enterprises/panels/summary.html", "enterprises/panels/recognised.html"
# A wall has no room for more than the plan.
register(Panel("enterprises", _("Enterprises"), SUMMARY, summary, Action.READ_ENTERPRISES, 60, 7, wall=False))
register(Panel("recognised", _("Newly recognised"), RECOGNISED, recognised, Action.READ_ENTERPRISES, 70, 5, wall=False))

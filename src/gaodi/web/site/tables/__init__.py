"""The table of every page: searched, filtered, sorted, columns picked, paged, exported.

    COLUMNS = (
        Column("name", _("Indicator"), url=lambda row: reverse("plans:target", args=[row["id"]])),
        Column("value", _("Value"), kind=Kind.NUMBER, unit="亿元", decimals=1, confidential=True),
        Column("status", _("Status"), statuses={"met": Status("good", _("Met")), …}, filtered=True),
    )

    @requires(Action.READ_PLAN)
    def targets(request):
        table = Table(request, COLUMNS, policy.visible(request.user, frame), name=_("Targets"), search=("name",))
        return table.export() or render(request, "plans/targets.html", {"table": table})

and in the template: {% include "site/_table.html" %}. Rows come from a Polars frame or a queryset.
"""

from gaodi.web.site.tables.column import Column, Kind, Status
from gaodi.web.site.tables.table import Table

__all__ = ["Column", "Kind", "Status", "Table"]

"""Contradictions as a table: what sources say differently of the same, the widest first.

A figure of one enterprise is shown to who may see it, and only where every source that it comes from may be used for
checking by an office like theirs; how far the sources are apart is shown to all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gaodi import periods
from gaodi.registry import sources
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.sources import Purpose
from gaodi.web import policy
from gaodi.web.definitions import words as definitions
from gaodi.web.definitions.dossiers import dossier
from gaodi.web.enterprises import recipients
from gaodi.web.people.models import User
from gaodi.web.site.tables import Column, Kind, Table

if TYPE_CHECKING:
    from gaodi.web.imports.quality import Asked
    from gaodi.workspace import Workspace

USES = (Purpose.CHECKING, Purpose.STATISTICS)
FIGURES = ("lowest", "highest", "gap")


def dossier_of(row: dict[str, Any]) -> str:
    """The address of the enterprise's dossier."""
    return dossier(row["subject"])


def source_names(ws: Workspace) -> dict[str, str]:
    """Source → what it is called on the page."""
    return {key: definitions.name(one) for key, one in sources.load(ws).items()}


def table(asked: Asked) -> Table:
    """The contradictions about enterprises that the person may see."""
    there = asked.now.report.contradictions.filter(pl.col("subject_kind") == SubjectKind.ENTERPRISE.value)
    rows = asked.placed(there).collect()
    hidden = [key for key, one in asked.known.items() if one.hides(SubjectKind.ENTERPRISE)]
    allowed = sorted(usable(asked.ws, asked.request.user))
    rows = policy.mask(asked.request.user, rows.with_columns(confidential=pl.col("metric").is_in(hidden)), FIGURES)
    refused = ~pl.col("sources").list.eval(pl.element().is_in(allowed)).list.all()
    rows = rows.with_columns(masked=pl.col("masked") | refused)
    rows = rows.with_columns(pl.when("masked").then(None).otherwise(pl.col(name)).alias(name) for name in FIGURES)
    names = source_names(asked.ws)
    rows = rows.with_columns(
        period=pl.struct("start", "end").map_elements(lambda span: _period(**span), return_dtype=pl.String),
        said=pl.col("sources").list.eval(pl.element().replace(names)).list.join("、"),
    )
    empty = {"what": _("The sources agree"), "do": _("Differences of up to half a percent are taken for rounding.")}
    return Table(
        asked.request, _columns(asked), rows, name=_("Contradictions in %(year)s") % {"year": asked.now.year},
        search=("name", "subject", "said"), empty=empty,
    )  # fmt: skip


def usable(ws: Workspace, user: User) -> set[str]:
    """The sources whose figures may be used for checking by an office like the person's."""
    to = recipients.of(user)
    return {
        key
        for key in sources.load(ws)
        if any(not sources.refusals(ws, [key], purpose=use, recipient=one) for use in USES for one in to)
    }


def _columns(asked: Asked) -> tuple[Column, ...]:
    return (
        Column("name", gettext_lazy("Enterprise"), url=dossier_of, css="words"),
        Column("metric", pgettext_lazy("catalogue", "Metric"), choices=asked.metric_names(), css="words"),
        Column("period", gettext_lazy("Period"), css="fixed"),
        Column("relative", gettext_lazy("Apart by"), kind=Kind.PERCENT, decimals=1),
        Column("lowest", gettext_lazy("Lowest"), kind=Kind.NUMBER, confidential=True),
        Column("highest", gettext_lazy("Highest"), kind=Kind.NUMBER, confidential=True),
        Column("unit", gettext_lazy("Unit"), css="fixed"),
        Column("said", gettext_lazy("Sources")),
        Column("subject", gettext_lazy("Unified social credit code"), css="fixed", hidden=True),
    )


def _period(start: Any, end: Any) -> str:
    """The period between two days, in the language of the page."""
    if start == end:
        return str(start)
    for kind in (periods.Kind.YEAR, periods.Kind.MONTH, periods.Kind.QUARTER, periods.Kind.HALF):
        one = periods.containing(end, kind)
        if (one.start, one.end) == (start, end):
            return one.label(definitions.language())
    if start.month == 1 and start.day == 1:
        return periods.cumulative(end.year, end.month).label(definitions.language())
    return f"{start} – {end}"

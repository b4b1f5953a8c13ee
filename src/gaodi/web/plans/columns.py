"""Columns that several tables of the plan share."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from gaodi.web.plans.selectors import Shown
from gaodi.web.site.tables import Column


def plan_title(found: Shown | None) -> tuple[Column, ...]:
    """For the rows of a file: the plan that they are of."""
    return (Column("plan_title", gettext_lazy("Plan"), value=lambda row: found.entry.title),) if found else ()


def indicator() -> Column:
    """The indicator in the plan's words; on English pages with the name of its metric, a column of its own in files."""
    words = Column("indicator", gettext_lazy("Indicator"))
    english = (get_language() or "").startswith("en")
    return Column(
        "indicator",
        gettext_lazy("Indicator"),
        url=lambda row: reverse("plans:target", args=[row["plan"], row["id"]]),
        note=lambda row: row["gloss"] or "",
        in_files=(words, Column("gloss", gettext_lazy("Metric"))) if english else (),
    )

"""Columns that several tables of the plan share."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy

from gaodi.web.plans.selectors import Shown
from gaodi.web.site.languages import language
from gaodi.web.site.tables import Column


def plan_title(found: Shown | None) -> tuple[Column, ...]:
    """For the rows of a file: the plan that they are of."""
    return (Column("plan_title", gettext_lazy("Plan"), value=lambda row: found.entry.title),) if found else ()


def is_english() -> bool:
    """Whether the page is in English."""
    return language() == "en"


def indicator() -> Column:
    """The indicator in the plan's words; on English pages with the name of its metric, a column of its own in files."""
    words = Column("indicator", gettext_lazy("Indicator"))
    return Column(
        "indicator",
        gettext_lazy("Indicator"),
        url=lambda row: reverse("plans:target", args=[row["plan"], row["id"]]),
        note=lambda row: row["gloss"] or "",
        css="named",
        in_files=(words, Column("gloss", gettext_lazy("Metric"))) if is_english() else (),
    )

"""The rows of a table of figures. A dossier has a thousand cells, on which the template language would spend half of
the time that the page takes."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gaodi.web.enterprises.series import Cell, Line
from gaodi.web.enterprises.sparks import Spark
from gaodi.web.site.templatetags.figures import NONE

register = template.Library()


@register.filter
def rows(lines: tuple[Line, ...]) -> SafeString:
    """A row for each metric: its name, its unit, a cell for each year, its course."""
    said = escape(_("sources differ"))
    differs = f'<span class="differs-mark" title="{said}" aria-label="{said}">≠</span>'
    return mark_safe("".join(_row(line, differs) for line in lines))  # noqa: S308 - every text in it is escaped


def _row(line: Line, differs: str) -> str:
    metric = f'<td class="metric"><a href="{escape(line.address)}">{escape(line.label)}</a></td>'
    unit = f'<td class="fixed text-secondary">{escape(line.unit)}</td>'
    cells = "".join(_cell(cell, differs) for cell in line.cells)
    return f'<tr>{metric}{unit}{cells}<td class="spark-cell">{_spark(line.spark)}</td></tr>'


def _cell(cell: Cell, differs: str) -> str:
    masked = " masked" if cell.masked else ""
    return f'<td class="right{masked}">{escape(cell.text or NONE)}{differs if cell.differs else ""}</td>'


def _spark(spark: Spark | None) -> str:
    if spark is None:
        return ""
    width, height, (x, y) = spark.width, spark.height, spark.last
    box = f'class="spark" width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true"'
    line, end = f'<polyline points="{spark.points}"></polyline>', f'<circle cx="{x}" cy="{y}" r="2"></circle>'
    return f"<svg {box}>{line}{end}</svg>"

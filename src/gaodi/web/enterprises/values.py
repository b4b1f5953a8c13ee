"""How an observation is written: figures, bands, yes or no, categories and texts, by the metric that they are of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gaodi.registry.metrics import Metric, Type
from gaodi.web.enterprises import words
from gaodi.web.site.templatetags.figures import NONE, figure


def written(row: Mapping[str, Any], metric: Metric | None) -> str:
    """The value of a row of observations, without its unit."""
    kind = metric.type if metric else Type.NUMBER
    if kind is Type.YES_NO and row["code"]:
        return str(words.YES_NO.get(row["code"], row["code"]))
    if kind is Type.CATEGORY and metric and row["code"]:
        return metric.code_label(row["code"], words.language())
    if kind is Type.TEXT and row["code"]:
        return str(row["code"])
    return number(row["value"], row["value_low"], row["value_high"])


def number(value: float | None, low: float | None, high: float | None) -> str:
    """A figure, or the band in which it lies: `10–50`, `≥ 50 000`, `< 10`."""
    if value is not None:
        return figure(value, 1) if 100 <= abs(value) < 1000 and value != int(value) else figure(value)
    if low is not None and high is not None:
        return f"{figure(low)}–{figure(high)}"
    if low is not None:
        return f"≥ {figure(low)}"
    return NONE if high is None else f"< {figure(high)}"

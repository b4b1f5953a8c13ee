"""Which forms bring in the values of a metric, and who returns them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gaodi.registry import forms
from gaodi.registry.metrics import Metric
from gaodi.registry.sources import Sources
from gaodi.web.definitions import words

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Returned:
    """A form, the heading under which the metric stands in it, and who gives what is in it."""

    id: str
    name: str
    heading: str
    provider: str


def forms_of(ws: Workspace | None, metric: Metric, known: Sources) -> list[Returned]:
    """The forms with a column of this metric."""
    english = words.language() == "en"
    return [
        Returned(
            form.id,
            words.name(form),
            column.heading_en if english else column.heading,
            known[form.source].provider if form.source in known else "",
        )
        for form in forms.load(ws).values()
        for column in form.columns
        if column.metric == metric.id
    ]

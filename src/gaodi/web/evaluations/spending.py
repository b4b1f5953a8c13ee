"""What a simulation costs against the budgets, and what becomes of amounts where there is not enough."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext as _

from gaodi.rules.query import Spent
from gaodi.rules.runs import Run
from gaodi.rules.simulating import Simulation
from gaodi.web.evaluations import summary, words
from gaodi.web.site.templatetags.figures import figure, percent


@dataclass(frozen=True, slots=True)
class Line:
    """One benefit before and after. told: what the budget does to it, as sentences; over: whether more is asked for
    than there is."""

    label: str
    before: Spent
    after: Spent
    told: str
    over: bool


def of(run: Run, found: Simulation) -> list[Line]:
    """Every benefit; none where the text that was simulated has others."""
    if [one.benefit for one in found.before] != [one.benefit for one in found.after]:
        return []
    labels = summary.benefit_labels(run)
    past = {
        part.benefit.id: part.benefit.budget.past_it if part.benefit.budget else "" for part in found.program.benefits
    }
    return [
        Line(
            labels.get(after.benefit, after.benefit),
            before,
            after,
            _told(after, past.get(after.benefit, ""), _reached(found, after.benefit)),
            after.budget is not None and after.asked > after.budget,
        )
        for before, after in zip(found.before, found.after, strict=True)
    ]


def _reached(found: Simulation, benefit: str) -> int:
    """How many are paid anything."""
    rows, name = found.whole[1], f"paid.{benefit}"
    return int(rows.select((pl.col(name) > 0).sum()).item()) if name in rows.columns else 0


def _told(one: Spent, past_it: str, reached: int) -> str:
    if one.budget is None:
        return _("No budget is set.")
    if one.asked <= one.budget:
        return _("Within the budget; %(left)s are left.") % {"left": words.money(one.budget - one.asked)}
    first = _("The budget is short by %(short)s.") % {"short": words.money(one.asked - one.budget)}
    if past_it == "prorate":
        second = _("All amounts are cut alike: each gets %(share)s of what is due.") % {"share": percent(one.share, 1)}
    elif past_it == "queue":
        said = {"n": figure(reached), "m": figure(one.due), "none": figure(one.due - reached)}
        second = (
            _("They are paid in their order until it is used up: %(n)s of %(m)s get money, %(none)s get none.") % said
        )
    else:
        second = _("The document does not say what happens then; everything is paid.")
    return f"{first} {second}"

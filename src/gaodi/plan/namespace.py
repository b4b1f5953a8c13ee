"""`ws.plan`: what is known of the plan of a workspace, as frames for notebooks. `gaodi.open` knows of it.

ws.plan.attainment()      # a row for each target: status, odds, forecast, progress
ws.plan.alike("t1")       # what other plans ask of what measures it
ws.plan.calibration()     # how much the odds deserve trust
ws.plan.second_opinion()  # what a model reads in its text, beside the compiler; off by default
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.plan import library, opinion
from gaodi.plan.attainment import across, checks, tables, words
from gaodi.plan.attainment.computing import compute
from gaodi.plan.attainment.reading import Run, last
from gaodi.plan.library.reading import Which
from gaodi.plan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gaodi.plan.model import Record
    from gaodi.workspace import Workspace


class PlanNamespace:
    """The plan of a workspace (the chosen one, unless named), read-only but for `compute` and an opinion asked for."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def current(self, plan: str | None = None, version: Which = None) -> Plan:
        """The plan as everybody reads it. Raises NotFound."""
        return library.current(self._ws, plan, version)

    def targets(self, plan: str | None = None) -> pl.DataFrame:
        """A row for each target, with the keys of the plan format."""
        return _frame(self.current(plan).targets)

    def tasks(self, plan: str | None = None) -> pl.DataFrame:
        """A row for each task."""
        return _frame(self.current(plan).tasks)

    def compute(self, plan: str | None = None, *, user: str = "", force: bool = False) -> Run:
        """Compute the attainment and keep the run; see `gaodi.plan.attainment.computing.compute`."""
        return compute(self._ws, plan, user=user, force=force)

    def run(self, plan: str | None = None, as_of: datetime | None = None) -> Run | None:
        """The last run (made before a moment); without a moment one is computed where there is none."""
        found = last(self._ws, self.current(plan).id, as_of)
        return self.compute(plan) if found is None and as_of is None else found

    def attainment(self, plan: str | None = None, as_of: datetime | None = None) -> pl.DataFrame:
        """A row for each target: what it asks for, status, odds, latest, progress, pace, forecast with its interval.

        Values are in the target's unit; missing is the reason where there is no data, cautions what has to be known
        beside the forecast, both in the workspace's language.
        """
        content, run = self.current(plan), self.run(plan, as_of)
        asked = pl.DataFrame([{name: getattr(t, name) for name in ASKED} for t in content.targets], schema=ASKED)
        if run is None:
            return asked
        language = self._ws.settings.language.value
        said = run.frame(tables.TARGETS).rename({"target": "id"}).drop("unit")
        missing = [
            words.reason(code, json.loads(facts), language) if code else None
            for code, facts in said.select("reason", "facts").iter_rows()
        ]
        beside = [
            words.cautions(overdue, periods, language)
            for overdue, periods in said.select("overdue", "incomparable").iter_rows()
        ]
        more = pl.Series("missing", missing, pl.String), pl.Series("cautions", beside, pl.List(pl.String))
        said = said.with_columns(more).drop("reason", "facts", "incomparable")
        return asked.join(said, on="id", how="left", maintain_order="left")

    def alike(self, target: str, plan: str | None = None) -> pl.DataFrame:
        """The targets of other published plans that are measured by what measures this one; units are theirs."""
        found = across.alike(self._ws, self.current(plan), target)
        rows = [{"plan": one.entry.id, **{name: getattr(one.target, name) for name in ASKED}} for one in found]
        return pl.DataFrame(rows, schema={"plan": pl.String} | ASKED)

    def checks(self, plan: str | None = None, as_of: datetime | None = None) -> pl.DataFrame:
        """A row for each check between targets: verdict (holds, fails, open), the finding and its arithmetic."""
        run = self.run(plan, as_of)
        rows = run.frame(tables.CHECKS).iter_rows(named=True) if run else ()
        language = self._ws.settings.language.value
        made = []
        for row in rows:
            said = checks.say(row["kind"], row["verdict"], json.loads(row["facts"]), language)
            made.append({"verdict": row["verdict"], "kind": said.kind, "what": said.what, "detail": said.detail,
                         "targets": row["targets"]})  # fmt: skip
        return pl.DataFrame(made, schema=CHECKED)

    def calibration(self, plan: str | None = None, as_of: datetime | None = None) -> pl.DataFrame:
        """The back-test: a row for all cases, for each family of series, each horizon, and each tenth of the odds."""
        run = self.run(plan, as_of)
        return run.frame(tables.CALIBRATION) if run else pl.DataFrame()

    def second_opinion(self, plan: str | None = None, *, ask: bool = False, user: str = "") -> pl.DataFrame:
        """A row for each target as the second opinion and as the compiler reads it; see `gaodi.plan.opinion.rows`.

        ask: send the text of the plan to the endpoint of gaodi.yaml first. Raises InputError where it is switched off,
        NotFound where nobody asked, GaodiError for an endpoint that does not answer as it should.
        """
        opinion.required(self._ws)
        key = self.current(plan).id
        said = opinion.ask(self._ws, key, user=user) if ask else opinion.given(self._ws, key)
        return opinion.frame(opinion.beside(self._ws, said))


ASKED: dict[str, Any] = {
    "id": pl.String, "indicator": pl.String, "scope": pl.String, "comparator": pl.String, "value": pl.Float64,
    "value_max": pl.Float64, "unit": pl.String, "deadline": pl.String, "kind": pl.String,
}  # fmt: skip
CHECKED: dict[str, Any] = {
    "verdict": pl.String, "kind": pl.String, "what": pl.String, "detail": pl.String, "targets": pl.List(pl.String),
}  # fmt: skip


def _frame(items: Iterable[Record]) -> pl.DataFrame:
    rows = [item.model_dump(mode="json") for item in items]
    return pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame()

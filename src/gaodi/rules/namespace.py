"""`ws.rules` and `ws.evaluate`: rulebooks of a workspace for notebooks. `gaodi.open` knows of them.

run = ws.evaluate("specialised-sme/2022", year=2022)
ws.rules.explain(run.id, "91430000…").score
ws.rules.gap(run.id, "91430000…").plans
ws.rules.match("91430000…", on=date(2023, 6, 30)).total
ws.rules.process.publicise(run.id, until=date(2023, 7, 12))
ws.rules.drafting.versions("my-town/support/2024")
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.rules import comparing, explaining, gaps, library, matching, runs, simulating, trying
from gaodi.rules import unknowns as unknown
from gaodi.rules.drafting.namespace import DraftingNamespace
from gaodi.rules.process.namespace import ProcessNamespace
from gaodi.rules.runs import Recomputed, Run

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def evaluator(ws: Workspace) -> Callable[..., Run]:
    """`ws.evaluate(id, year=…)`; see gaodi.rules.runs.evaluate."""
    return partial(runs.evaluate, ws)


class RulesNamespace:
    """The rulebooks and runs of a workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    @property
    def process(self) -> ProcessNamespace:
        """Evaluations from their trial over publicity and objections to final results."""
        return ProcessNamespace(self._ws)

    @property
    def drafting(self) -> DraftingNamespace:
        """Rulebooks of the workspace from their first draft to being in force."""
        return DraftingNamespace(self._ws)

    def catalogue(self) -> pl.DataFrame:
        """A row for each rulebook, with its title, issuer, document, status, procedures and validity."""
        rows = [
            (
                one.id,
                one.family,
                one.title.zh,
                one.issuer.zh,
                one.document,
                one.status.value,
                ", ".join(one.procedure),
                one.in_force.from_,
                one.in_force.to,
            )
            for one in library.load(self._ws).values()
        ]
        names = ["id", "family", "title", "issuer", "document", "status", "procedure", "from", "to"]
        return pl.DataFrame(rows, schema=names, orient="row")

    def applying(self, family: str, **more: Any) -> str:
        """The id of the edition of a family that applies; see gaodi.rules.library.applying."""
        return library.applying(self._ws, family, **more).id

    def test(self, id: str) -> trying.Outcome:  # noqa: A002 - what it is called everywhere
        """What the tests beside a rulebook give."""
        return trying.run(self._ws, id)

    def runs(self, family: str = "") -> pl.DataFrame:
        """The runs, the latest first."""
        return runs.listed(self._ws, family)

    def run(self, id: str) -> Run:  # noqa: A002 - what it is called everywhere
        """A run by its id."""
        return runs.load(self._ws, id)

    def recompute(self, id: str) -> Recomputed:  # noqa: A002 - what it is called everywhere
        """Whether a run gives the same to the last bit when it is evaluated again."""
        return runs.recompute(self._ws, id)

    def explain(self, run: str, subject: str, language: str = "zh") -> explaining.Explanation:
        """Why a subject got what it got."""
        return explaining.explain(self.run(run), subject, language)

    def gap(self, run: str, subject: str, to: str = "", limits: gaps.Limits | None = None) -> gaps.Gap:
        """What a subject lacks, and the smallest changes that would do."""
        return gaps.gap(self.run(run), subject, to, limits)

    def compare(self, before: str, after: str) -> comparing.Comparison:
        """Two runs beside one another."""
        return comparing.compare(self._ws, before, after)

    def simulate(
        self,
        run: str,
        settled: Mapping[str, str] | None = None,
        weights: Mapping[str, float] | None = None,
        numbers: Mapping[str, float] | None = None,
    ) -> simulating.Simulation:
        """A run with other parameters, weights, thresholds and rates."""
        return simulating.simulate(self.run(run), settled, weights, numbers=numbers)

    def match(self, subject: str, *, on: date, **more: Any) -> matching.Matched:
        """What the documents in force offer an enterprise."""
        return matching.match(self._ws, subject, on=on, **more)

    def match_all(self, *, on: date, **more: Any) -> matching.Everybody:
        """What the documents in force offer all enterprises."""
        return matching.match_all(self._ws, on=on, **more)

    def unknowns(self, run: str) -> unknown.Unknowns:
        """The data requests that would settle the most open cases of a run."""
        return unknown.unknowns(self.run(run))

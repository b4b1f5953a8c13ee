"""What was said of a plan: the last opinion on its latest edition, and how it stands beside what was compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, LakeError, NotFound
from gaodi.plan import library
from gaodi.plan.opinion import tables
from gaodi.plan.opinion.comparing import Compared, compare
from gaodi.plan.opinion.model import Opinion

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def last(ws: Workspace, plan: str) -> Opinion | None:
    """The last opinion on the latest revision of a plan; None where nobody asked. Raises NotFound for the plan.

    An opinion on an earlier edition is not shown: its places count in another text.
    """
    revision = library.entry(ws, plan).revision
    try:
        rows = ws.lake.read(tables.OPINIONS)
    except LakeError:
        return None
    found = rows.filter(pl.col("plan") == plan, pl.col("revision") == revision).sort("at").collect()
    return tables.opinion_of(found.row(-1, named=True)) if found.height else None


def given(ws: Workspace, plan: str) -> Opinion:
    """The same for those who cannot go on without. Raises NotFound where nobody asked, saying how to."""
    said = last(ws, plan)
    if said is None:
        host = ws.settings.second_opinion.host or "the endpoint of gaodi.yaml"
        do = f"Ask for one: `gaodi plan second-opinion --ask` sends the text of the plan to {host}"
        raise NotFound(Fault(f"There is no second opinion on {plan!r} yet", do=do))
    return said


def beside(ws: Workspace, opinion: Opinion) -> list[Compared]:
    """The opinion beside the plan as it was compiled, before any decision; in the order of the text."""
    compiled = library.compiled(ws, opinion.plan, opinion.revision)
    return compare(compiled, opinion.suggestions, library.source_text(ws, compiled) or "")

"""What is in the library: plans, their revisions, decisions, versions, and the plan that everybody reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from gaodi.errors import Fault, LakeError, NotFound
from gaodi.plan.library import tables
from gaodi.plan.library.applying import Applied, apply
from gaodi.plan.library.decisions import Decision, standing
from gaodi.plan.library.reviewing import Review, State, review_of
from gaodi.plan.model import Plan

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

DRAFT: Literal["draft"] = "draft"
Which = int | Literal["draft"] | None
CATALOGUE, DEMONSTRATION = "catalogue", "demonstration"


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan of the library: its latest revision, and its latest version (None while it is not published).

    origin: where it comes from: `document` (compiled here), `file` (compiled elsewhere), `catalogue`, `demonstration`.
    made_up: the plan of a fictional region, which every page has to mark.
    """

    id: str
    title: str
    region: str | None
    period: tuple[str, str] | None
    revision: int
    file: str
    sha256: str
    origin: str
    made_up: bool
    user: str
    at: datetime
    version: int | None = None
    published: datetime | None = None

    @property
    def beforehand(self) -> bool:
        """Whether its items were reviewed before it was added: the catalogue's plans and the demonstration's are."""
        return self.origin in {CATALOGUE, DEMONSTRATION}


@dataclass(frozen=True, slots=True)
class Version:
    """A publication. decided: how many decisions it stands on."""

    plan: str
    version: int
    revision: int
    decided: int
    note: str
    user: str
    at: datetime


def rows(ws: Workspace, table: str, plan: str | None = None, columns: list[str] | None = None) -> pl.DataFrame:
    """Rows of a library table; an empty frame while nothing has been added."""
    try:
        found = ws.lake.read(table)
    except LakeError:
        return tables.frame(table, [])
    if plan is not None:
        found = found.filter(pl.col("plan") == plan)
    return (found.select(columns) if columns else found).collect()


def plans(ws: Workspace) -> list[Entry]:
    """Every plan, the one whose period ends last first."""
    light = [name for name in tables.SCHEMAS[tables.PLANS].names if name != "compiled"]
    latest = rows(ws, tables.PLANS, columns=light).sort("revision").unique("plan", keep="last")
    published = {v.plan: v for v in versions(ws)}
    entries = [_entry(row, published.get(row["plan"])) for row in latest.iter_rows(named=True)]
    return sorted(entries, key=lambda e: (e.period[1] if e.period else "", e.at), reverse=True)


def _entry(row: dict[str, Any], version: Version | None) -> Entry:
    taken = ("title", "region", "revision", "file", "sha256", "origin", "user", "at")
    return Entry(
        id=row["plan"],
        period=(row["begins"], row["ends"]) if row["begins"] else None,
        made_up=bool(row["made_up"]),
        version=version.version if version else None,
        published=version.at if version else None,
        **{name: row[name] for name in taken},
    )


def entry(ws: Workspace, plan: str) -> Entry:
    """One plan of the library. Raises NotFound, naming those that are there."""
    known = plans(ws)
    for found in known:
        if found.id == plan:
            return found
    there = ", ".join(e.id for e in known) or "none yet"
    raise NotFound(Fault(f"There is no plan {plan!r} in this workspace", expected=f"one of: {there}"))


def published(ws: Workspace, plan: str) -> bool:
    """Whether the library has the plan, and a version of it."""
    return any(entry.id == plan and entry.version is not None for entry in plans(ws))


def chosen(ws: Workspace, plan: str | None = None) -> Entry | None:
    """The plan that is meant when none is named: a published one before a draft, the latest period first."""
    if plan is not None:
        return entry(ws, plan)
    known = plans(ws)
    return next((e for e in known if e.version is not None), known[0] if known else None)


def compiled(ws: Workspace, plan: str, revision: int | None = None) -> Plan:
    """The plan as the compiler made it, before any decision."""
    found = rows(ws, tables.PLANS, plan)
    if revision is not None:
        found = found.filter(pl.col("revision") == revision)
    if found.is_empty():
        entry(ws, plan)
        raise NotFound(f"Plan {plan!r} has no revision {revision}.")
    return _parsed(found.sort("revision")["compiled"][-1])


@lru_cache(maxsize=32)
def _parsed(content: str) -> Plan:
    return Plan.model_validate_json(content)


def decisions(ws: Workspace, plan: str, revision: int | None = None) -> list[Decision]:
    """The decisions on a revision (the latest, unless told), in the order in which they were taken."""
    revision = revision if revision is not None else _latest(ws, plan)
    return [d for d in history(ws, plan) if d.revision == revision]


def _latest(ws: Workspace, plan: str) -> int:
    """The latest revision of a plan. Raises NotFound."""
    numbers = rows(ws, tables.PLANS, plan, columns=["plan", "revision"])["revision"].to_list()
    return max(numbers) if numbers else entry(ws, plan).revision


def history(ws: Workspace, plan: str) -> list[Decision]:
    """Every decision ever taken on the plan, also those undone and those on earlier revisions."""
    found = rows(ws, tables.DECISIONS, plan).sort("number")
    return [tables.decision_of(row) for row in found.iter_rows(named=True)]


def draft(ws: Workspace, plan: str) -> Applied:
    """The latest revision with its decisions applied, and the decisions that found nothing to act on."""
    return apply(compiled(ws, plan), decisions(ws, plan))


def review(ws: Workspace, plan: str) -> Review:
    """The state of every item of the latest revision."""
    beginning = State.BEFOREHAND if entry(ws, plan).beforehand else State.PENDING
    return review_of(compiled(ws, plan), decisions(ws, plan), beginning)


def versions(ws: Workspace, plan: str | None = None) -> list[Version]:
    """The publications of a plan (or of all), the first one first."""
    light = list(Version.__dataclass_fields__)
    found = rows(ws, tables.PUBLICATIONS, plan, columns=light).sort("plan", "version")
    return [Version(**row) for row in found.iter_rows(named=True)]


def current(ws: Workspace, plan: str | None = None, version: Which = None) -> Plan:
    """The plan that everybody reads: a version by number, the draft, or by default the latest published version and
    the draft where there is none. Without an id the `chosen` plan. Raises NotFound."""
    found = chosen(ws, plan)
    if found is None:
        raise NotFound(Fault("This workspace has no plan yet", do="Add one: `gaodi plan add FILE`"))
    version = found.version if version is None else version
    if version is None or version == DRAFT:
        return draft(ws, found.id).plan
    published = rows(ws, tables.PUBLICATIONS, found.id).filter(pl.col("version") == version)
    if published.is_empty():
        there = ", ".join(str(v.version) for v in versions(ws, found.id)) or "none"
        raise NotFound(Fault(f"Plan {found.id!r} has no version {version}", expected=f"one of: {there}, draft"))
    return _parsed(published["content"][0])


def left_behind(ws: Workspace, plan: str) -> list[Decision]:
    """Decisions on the revision before, whose items the newer document no longer has as they were: look again."""
    revision = entry(ws, plan).revision
    everything = history(ws, plan)
    carried = {d.carried for d in everything if d.revision == revision}
    before = standing(d for d in everything if d.revision == revision - 1)
    return [d for d in before if (d.carried or d.id) not in carried]

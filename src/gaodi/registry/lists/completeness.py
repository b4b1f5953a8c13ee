"""Until when a list is known in full: somebody has to say so, for no list says by itself that no batch is missing.

lists.complete(ws, "little-giants", date(2023, 12, 31), source="recognition-notices", user="chen")
lists.complete_until(ws, "little-giants", ["430100"])
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from gaodi.errors import Fault, InputError
from gaodi.lake.moments import CHINA
from gaodi.registry import sources, subjects
from gaodi.registry.facts import Facts
from gaodi.registry.lists.reading import load
from gaodi.registry.metrics import SubjectKind

if TYPE_CHECKING:
    from gaodi.lake import Batch
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

COMPLETE = Facts(
    "list_completeness",
    pa.schema(
        [
            ("list", pa.string()),
            ("subject", pa.string()),
            ("until", pa.date32()),
            ("source", pa.string()),
            ("synthetic", pa.bool_()),
        ]
    ),
    ("list", "subject"),
)
"""subject: the region whose members are all there. until: the last day of which that is so."""


def complete(
    ws: Workspace, key: str, until: date, *, source: str, subject: str = "", user: str = "", note: str = ""
) -> Batch:
    """Say that a list holds every member of a region (by default the workspace's) that was recognised until a day.

    What was said before of the list and the region is replaced, also by an earlier day. Raises NotFound for a list that
    is not defined, InputError for an unknown source or region and for a day to come.
    """
    load(ws)[key]
    known = sources.load(ws)
    subject = subject or _own(ws)
    faults = []
    if source not in known:
        faults.append(Fault(f"There is no source {source!r}", do="`gaodi sources list` lists them"))
    told = subjects.load(ws).get(subject)
    if told is None or told.kind is not SubjectKind.REGION:
        faults.append(Fault(f"There is no region {subject!r}", do="Name one that is known, such as 430100"))
    if until > datetime.now(CHINA).date():
        faults.append(Fault(f"{until} is yet to come", expected="a day until which all batches are known"))
    if faults:
        raise InputError.of(faults)
    about = {"source": source, "synthetic": known[source].synthetic}
    row = {"list": key, "subject": subject, "until": until, **about}
    COMPLETE.define(ws.lake)
    content = {COMPLETE.name: COMPLETE.frame([row])}
    return ws.lake.write(content, kind="list completeness", source=source, user=user, note=note)


def complete_until(ws: Workspace, key: str, regions: Iterable[str] | None = None, known_at: At = None) -> date | None:
    """The last day of which a list holds every member of all these regions (by default the workspace's); None where
    nobody has said so of one of them."""
    wanted = set(regions or [_own(ws)])
    said = COMPLETE.current(ws, known_at, (pl.col("list") == key) & pl.col("subject").is_in(wanted))
    return said["until"].min() if set(said["subject"]) == wanted else None  # type: ignore[return-value]


def _own(ws: Workspace) -> str:
    region = subjects.region(ws)
    return region.id if region else ""

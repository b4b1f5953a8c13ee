"""Who is measured: regions, parks, chains of a region; enterprises and projects join them in the same table.

Those that everybody shares stand in the catalogue. A file of observations may bring others along: they become rows of
the lake table `subjects`, of which the latest counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal

import polars as pl
import pyarrow as pa
from pydantic import StringConstraints

from gaodi.registry import defined
from gaodi.registry.definition import Definition, Text
from gaodi.registry.identified import Set, every
from gaodi.registry.metrics import SubjectKind

if TYPE_CHECKING:
    from gaodi.lake import Lake
    from gaodi.workspace import Workspace

NAME = "subjects.yaml"
TABLE = "subjects"
SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("id", pa.string()),
        ("name", pa.string()),
        ("name_en", pa.string()),
        ("part_of", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("since", pa.date32()),
        ("until", pa.date32()),
        ("synthetic", pa.bool_()),
    ]
)


class Subject(Definition):
    """One subject.

    id: of a region its code (GB/T 2260), of an enterprise its unified social credit code, else a slug; that of a chain
    begins with the id of its region or park. part_of: the subject that contains it. since, until: the days between
    which it exists (both inclusive). synthetic: it is made up.
    """

    kind: SubjectKind
    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9/.-]*$")]
    name: Text
    name_en: str = ""
    part_of: str | None = None
    aliases: tuple[Text, ...] = ()
    since: date | None = None
    until: date | None = None
    synthetic: bool = False

    def exists(self, on: date) -> bool:
        """Whether it exists on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class File(Definition):
    """What subjects.yaml holds."""

    format: Literal["gaodi-subjects/1"]
    subjects: tuple[Subject, ...]


class Subjects(Set[Subject]):
    """Subjects by id."""

    noun = "subject"

    def parts(self, whole: str, kind: SubjectKind = SubjectKind.REGION, on: date | None = None) -> tuple[Subject, ...]:
        """The subjects of a kind that make up another one; with a day, those that exist then."""
        found = (s for s in self.values() if s.part_of == whole and s.kind is kind)
        return tuple(s for s in found if on is None or s.exists(on))

    def named(self, name: str, kind: SubjectKind | None = None, part_of: str | None = None) -> tuple[Subject, ...]:
        """The subjects that are called so, by name or alias; of a kind, and within another, where that is said."""
        return tuple(
            s
            for s in self.values()
            if name in (s.name, *s.aliases) and kind in (None, s.kind) and part_of in (None, s.part_of)
        )


def load(ws: Workspace | None = None) -> Subjects:
    """The subjects of the catalogue and of a workspace. Raises InputError for faults of the files."""
    shared = _load(defined.stamps(NAME, ws))
    if ws is None or TABLE not in ws.lake.tables():
        return shared
    rows = ws.lake.read(TABLE, batch=True).collect().sort("_batch", maintain_order=True)
    return Subjects([*shared.values(), *(_subject(row) for row in rows.iter_rows(named=True))])


def among(ws: Workspace, asked: Iterable[str]) -> Subjects:
    """What `load` gives, and of enterprises, which are too many to be all loaded, those that are asked for."""
    from gaodi.registry.enterprises.tables import ENTERPRISES  # what is said of enterprises stands on subjects

    known = load(ws)
    rows = ENTERPRISES.current(ws, where=pl.col("id").is_in([key for key in asked if key not in known]))
    found = rows.select("id", "name", pl.col("synthetic").fill_null(value=False)).unique("id", maintain_order=True)
    enterprises = (Subject(kind=SubjectKind.ENTERPRISE, **row) for row in found.iter_rows(named=True))
    return Subjects([*known.values(), *enterprises])


def region(ws: Workspace, name: str | None = None) -> Subject | None:
    """The region of this name (as a plan calls its region), else that of the workspace; None where it is not known."""
    known = load(ws)
    wanted = ws.settings.region
    found = known.named(name, SubjectKind.REGION) if name else ()
    if found:
        return found[0]
    if wanted.code in known:
        return known[wanted.code]
    return next(iter(known.named(wanted.name, SubjectKind.REGION)), None)


def frame(lake: Lake, subjects: Iterable[Subject]) -> pl.DataFrame:
    """Subjects as rows of the table, which is made known to the lake."""
    lake.define(TABLE, SCHEMA)
    made = pl.from_arrow(pa.Table.from_pylist([s.model_dump(mode="python") for s in subjects], schema=SCHEMA))
    assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
    return made


@lru_cache(maxsize=16)
def _load(stamps: tuple[defined.Stamp, ...]) -> Subjects:
    return Subjects(every(stamps, File, "subjects"))


def _subject(row: dict[str, object]) -> Subject:
    return Subject.model_validate({key: row[key] for key in Subject.model_fields if row[key] is not None})

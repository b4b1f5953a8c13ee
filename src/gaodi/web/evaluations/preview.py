"""What an evaluation would find, before it is run: whom there is, which inputs nobody has, which sources are shut."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from gaodi import engine
from gaodi.rules import saying
from gaodi.rules.gathering import EVERYBODY, Among, gather
from gaodi.rules.language.nodes import Origin
from gaodi.rules.program import Program
from gaodi.web.evaluations.words import language

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

ENDS = ("", "@low", "@high")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An input: what it is called, and of how many subjects there is something."""

    label: str
    known: int
    share: float


@dataclass(frozen=True, slots=True)
class Preview:
    """subjects: how many there are. missing: inputs of which nobody has anything; partial: those of which some do.
    refused: sentences. synthetic: whether anything of it is made up."""

    subjects: int
    missing: tuple[Wanted, ...]
    partial: tuple[Wanted, ...]
    refused: tuple[str, ...]
    synthetic: bool


def preview(ws: Workspace, program: Program, year: int, on: date, among: Among = EVERYBODY) -> Preview:
    """Gather the inputs and count; nothing is evaluated or kept."""
    con = engine.connect("duckdb")
    gathered = gather(ws, program, year, on, con, among=among)
    counts = _counts(gathered.table)
    total = counts.pop("")
    labels = saying.Labels(program, ws, language())
    found = [
        Wanted(labels.input(one), known := max(counts.get(one.column + end, 0) for end in ENDS), known / max(total, 1))
        for one in program.inputs
        if one.origin is not Origin.LIST
    ]
    missing = tuple(one for one in found if not one.known)
    partial = tuple(sorted((one for one in found if 0 < one.known < total), key=lambda one: one.known))
    refused = tuple(refusal.sentence(language()) for refusal, _metrics in gathered.refused)
    return Preview(total, missing, partial, refused, gathered.synthetic)


def _counts(table: Any) -> dict[str, int]:
    """Column → in how many rows it is known; "" → how many rows there are."""
    names = [name for name in table.columns if name not in ("subject", "name")]
    made = table.agg(n=table.count(), **{f"c{n}": table[name].count() for n, name in enumerate(names)})
    row = engine.frame(made).row(0, named=True)
    return {"": int(row["n"])} | {name: int(row[f"c{n}"]) for n, name in enumerate(names)}

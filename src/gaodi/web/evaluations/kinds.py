"""What subjects of a run are coloured by: their grade, else whether they meet the conditions, else their level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.utils.translation import gettext as _

from gaodi.rules.runs import Run
from gaodi.web.evaluations import words

OPEN = "open"
TONES = {1: ("good",), 2: ("good", "poor"), 3: ("good", "fair", "poor")}
MORE = ("good", "busy", "fair", "poor")
"""From the best to the worst; all behind the fourth are alike, and told apart by their words."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One outcome. key: as in `column_of`. hollow: drawn as a ring, because it is not decided. query: the filter of the
    table that shows these; empty where there is none."""

    key: str
    label: Any
    tone: str
    query: str = ""
    hollow: bool = False


def kinds(run: Run) -> tuple[Kind, ...]:
    """The outcomes of a run, the best first."""
    program = run.program
    if program.grade is not None:
        exempt = sorted({part.exemption.grade for part in program.exempt if part.exemption.grade})
        graded = _ordered([(name, name) for name in program.grade.names], "grade")
        apart = tuple(Kind(one, one, "none", urlencode({"grade": one})) for one in exempt)
        return (*graded, *apart, Kind(OPEN, _("Still open"), "none", hollow=True))
    if program.criteria is not None:
        found = words.QUALIFIED.items()
        return tuple(Kind(key, one.label, one.tone, urlencode({"verdict": key}), key == OPEN) for key, one in found)
    if program.levels:
        levels = [(part.level.id, part.level.label.label(words.language())) for part in reversed(program.levels)]
        return (*_ordered(levels, "level"), Kind(OPEN, _("No level"), "none", hollow=True))
    known = [(key, words.STANDINGS[key]) for key in ("judged", "to-check")]
    return tuple(Kind(key, one.label, one.tone, urlencode({"standing": key}), key != "judged") for key, one in known)


def _ordered(named: list[tuple[str, str]], column: str) -> tuple[Kind, ...]:
    tones = TONES.get(len(named), (*MORE, *("poor",) * len(named)))
    return tuple(
        Kind(key, label, tone, urlencode({column: key})) for (key, label), tone in zip(named, tones, strict=False)
    )


def column_of(run: Run) -> pl.Expr:
    """The key of each row of a sheet; null of those that are not judged."""
    program, asked = run.program, pl.col("standing").is_in(["judged", "to-check"])
    if program.grade is not None:
        return pl.when(pl.col("grade").is_not_null()).then("grade").when(asked).then(pl.lit(OPEN))
    if program.criteria is not None:
        return pl.col("verdict")
    if program.levels:
        return pl.when(asked).then(pl.col("level").fill_null(OPEN))
    return pl.when(asked).then("standing")

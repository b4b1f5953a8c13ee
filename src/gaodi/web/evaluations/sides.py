"""Who wins and loses in a simulation, by grade, by conditions and by money, by name, and what moved of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gaodi.rules.program import Program
from gaodi.rules.runs import Run
from gaodi.rules.saying import Labels
from gaodi.rules.simulating import Simulation
from gaodi.web.evaluations import words

FIRST, PARTS = 20, 4
"""How many of a side are named, and how many parts of each."""


@dataclass(frozen=True, slots=True)
class Side:
    """Those that win or lose by one thing. key: for the page; rows: the first of them as they are shown."""

    key: str
    title: str
    number: int
    tone: str
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Who wins and who loses by one thing; or those whose result is open, whom nobody knows to do either."""

    by: str
    title: str
    sides: tuple[Side, ...]

    @property
    def any(self) -> bool:
        """Whether anybody does."""
        return any(side.number for side in self.sides)


def decided(run: Run) -> bool:
    """Whether the rulebook decides anything but a score."""
    return bool(run.program.grade or run.program.criteria or run.program.benefits)


def of(run: Run, found: Simulation) -> list[Pair]:
    """By each thing that the rulebook decides; where it decides nothing but a score, by that."""
    every = _split(run, found)
    row = _rows(run, found, [rows for _by, each in every for rows in each])
    return [_pair(by, each, row) for by, each in every]


def opened(run: Run, found: Simulation) -> Pair:
    """Those whose result was settled and is open by the new text, for want of figures."""
    rows = _ordered(found).filter(pl.col("opened"))
    title = _("Become open")
    return Pair("opened", title, (_side("opened", title, "fair", rows, _rows(run, found, [rows])),))


def _rows(run: Run, found: Simulation, every: list[pl.DataFrame]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """How a row is shown; looked up at once for all that are."""
    shown = set(pl.concat([rows.head(FIRST) for rows in every])["subject"])
    moved, names = _moved(found, sorted(shown)), _names(run, shown)
    return lambda one: _row(one, moved, names)


def _split(run: Run, found: Simulation) -> list[tuple[str, tuple[pl.DataFrame, pl.DataFrame]]]:
    """What there is to win by: those that win, those that lose, whose score moves most first."""
    program, ordered = run.program, _ordered(found)
    there = {"criteria": program.criteria, "grade": program.grade, "money": program.benefits or None}
    names = [name for name, part in there.items() if part is not None] or ["score"]
    return [(name, (ordered.filter(pl.col(name) > 0), ordered.filter(pl.col(name) < 0))) for name in names]


def _ordered(found: Simulation) -> pl.DataFrame:
    """The rows, those with which most changes first."""
    rows = found.rows.with_columns(
        by=(pl.col("score_after") - pl.col("score_before")).abs(),
        score=(pl.col("score_after") - pl.col("score_before")).fill_null(0),
        paid=(pl.col("paid_after") - pl.col("paid_before")).abs(),
    )
    return rows.sort(["paid", "by", "subject"], descending=[True, True, False], nulls_last=True)


def _titles(by: str) -> tuple[str, str, str]:
    """What it is, and what they do who win and who lose by it."""
    return {
        "criteria": (pgettext("won by", "Conditions"), _("Come to meet the conditions"), _("Cease to meet them")),
        "grade": (pgettext("won by", "Grade"), _("Get a better grade"), _("Get a worse grade")),
        "money": (pgettext("won by", "Money"), _("Are paid more"), _("Are paid less")),
        "score": (pgettext("won by", "Score"), _("Score rises"), _("Score falls")),
    }[by]


def _pair(by: str, each: tuple[pl.DataFrame, pl.DataFrame], row: Callable[[dict[str, Any]], dict[str, Any]]) -> Pair:
    title, up, down = _titles(by)
    sides = (_side(f"{by}-won", up, "good", each[0], row), _side(f"{by}-lost", down, "poor", each[1], row))
    return Pair(by, title, sides)


def _side(key: str, title: str, tone: str, rows: pl.DataFrame, row: Callable[[dict[str, Any]], dict[str, Any]]) -> Side:
    return Side(key, title, rows.height, tone, tuple(row(one) for one in rows.head(FIRST).to_dicts()))


def _row(one: dict[str, Any], moved: dict[str, list[str]], names: dict[str, str]) -> dict[str, Any]:
    parts = moved.get(one["subject"], [])
    verdicts = {name: words.QUALIFIED[words.qualified(one[name])] for name in ("qualified_before", "qualified_after")}
    return one | verdicts | {
        "name": names.get(one["subject"], one["subject"]), "parts": parts[:PARTS], "more": max(len(parts) - PARTS, 0)
    }  # fmt: skip


def _names(run: Run, subjects: set[str]) -> dict[str, str]:
    inputs = run.inputs()
    if "name" not in inputs.collect_schema():
        return {}
    found = inputs.select("subject", "name").filter(pl.col("subject").is_in(list(subjects))).collect()
    return {subject: name for subject, name in found.iter_rows() if name}


def _moved(found: Simulation, subjects: list[str]) -> dict[str, list[str]]:
    """For each subject the clauses and items that changed, in words; not what is put together from others."""
    labels = Labels(found.program, found.run.ws, words.language())
    single = _single(found.program)
    told: dict[str, list[str]] = {}
    for row in found.parts(subjects).filter(pl.col("part").is_in(list(single))).iter_rows(named=True):
        told.setdefault(row["subject"], []).append(_said(row, labels))
    return told


def _single(program: Program) -> set[str]:
    clauses = {f"clause.{part.key}" for part in program.every_clause() if not part.parts}
    return clauses | {f"score.{part.item.id}" for part in program.every_item() if not part.parts}


def _said(row: dict[str, Any], labels: Labels) -> str:
    name = labels.step(row["part"])
    if row["part"].startswith("clause."):
        verdicts = {1.0: "met", 0.0: "unmet", None: "open"}
        before, after = (str(words.VERDICTS[verdicts[row[f"{when}_low"]]].label) for when in ("before", "after"))
    else:
        before, after = (words.even(row[f"{when}_low"], row[f"{when}_high"]) for when in ("before", "after"))
    return _("%(what)s: %(before)s → %(after)s") % {"what": name, "before": before, "after": after}

"""The queue as a page shows it: one record beside its candidates, and what stands before and after it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.utils import timezone

from gaodi.registry import enterprises, linkage, regions
from gaodi.registry.enterprises import directory
from gaodi.registry.linkage import Candidate
from gaodi.web.definitions import words as definitions
from gaodi.web.definitions.dossiers import dossier
from gaodi.web.definitions.regions import said as region_name

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

MOST = 9
AROUND = 12
# What weighs less says nothing.
LEAST = 0.05
_FACTS = ("id", "name", "uscc", "region", "address", "representative", "status", "industry", "synthetic")


@dataclass(frozen=True, slots=True)
class Beside:
    """A candidate beside the record. number: the key that chooses it; facts: what the register says, by field; weights:
    comparison → what it says and how much that weighs."""

    number: int
    enterprise: str
    name: str
    kind: str
    probability: float | None
    weight: float | None
    facts: Mapping[str, str]
    weights: Mapping[str, Any]
    address: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that waits. given: what it says, by field; place: its number in the queue, from 1."""

    key: str
    kind: str
    name: str
    given: Mapping[str, str]
    amount: float | None
    source: str
    reason: str
    place: int
    candidates: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """The page: the record in the middle, those around it, and how much is left and done."""

    record: Waiting | None
    around: list[dict[str, Any]]
    previous: Mapping[str, Any] | None
    next: Mapping[str, Any] | None
    left: int
    done_today: int
    amount: float


def desk(ws: Workspace, kind: str, key: str, found: str = "") -> Desk:
    """The queue with the record that is asked for, else the first. found: words for enterprises to choose besides."""
    queue = linkage.queue(ws)
    rows = queue.select("kind", "record", "name", "amount", "reason").to_dicts()
    at = next((n for n, row in enumerate(rows) if (row["kind"], row["record"]) == (kind, key)), 0)
    record = _waiting(ws, queue.row(at, named=True), at + 1, found) if rows else None
    start = max(0, min(at - AROUND // 2, len(rows) - AROUND))
    around = [
        row | {"place": start + n + 1, "current": start + n == at} for n, row in enumerate(rows[start : start + AROUND])
    ]
    return Desk(
        record,
        around,
        rows[at - 1] if at > 0 else None,
        rows[at + 1] if at + 1 < len(rows) else None,
        len(rows),
        _done_today(ws),
        float(queue["amount"].sum() or 0),
    )


def _done_today(ws: Workspace) -> int:
    """How many of the decisions that stand were taken by people today."""
    by_people = linkage.current(ws).filter(pl.col("person").fill_null(value=False))
    today = timezone.localdate()
    days = by_people["recorded_at"].dt.convert_time_zone(str(timezone.get_current_timezone())).dt.date()
    return int((days == today).sum())


def _waiting(ws: Workspace, row: Mapping[str, Any], place: int, found: str) -> Waiting:
    given = {field: str(value) for field, value in json.loads(row["given"] or "{}").items()}
    scored = linkage.candidates(row["evidence"], definitions.language())[:MOST]
    others = [one for one in _found(ws, found) if one not in {c.enterprise for c in scored}][: MOST - len(scored)]
    facts = _facts(ws, [*(one.enterprise for one in scored), *others])
    beside = [_beside(number, one, facts.get(one.enterprise, {})) for number, one in enumerate(scored, 1)]
    beside += [_plain(number, key, facts.get(key, {})) for number, key in enumerate(others, len(beside) + 1)]
    if "region" in given:
        given["region"] = _region(ws, given["region"])
    return Waiting(
        row["record"], row["kind"], row["name"] or "", given, row["amount"], row["source"] or "", row["reason"] or "",
        place, tuple(beside),
    )  # fmt: skip


def _found(ws: Workspace, words: str) -> list[str]:
    """The enterprises that words may mean."""
    rows = enterprises.suggest(ws, words, limit=5)
    return rows["id"].to_list() if rows.height else []


def _facts(ws: Workspace, ids: list[str]) -> dict[str, dict[str, Any]]:
    """What the directory says of enterprises; of one that it does not have yet, what the register says."""
    there = directory.current(ws, fresh=False).rows
    rows = there.filter(pl.col("id").is_in(ids)).select(_FACTS)
    missing = [key for key in ids if key not in set(rows["id"])]
    more = enterprises.current(ws, ids=missing).select(_FACTS) if missing else rows.clear()
    found = [*rows.iter_rows(named=True), *more.iter_rows(named=True)]
    return {row["id"]: row | {"region": _region(ws, row["region"])} for row in found}


def _region(ws: Workspace, code: str | None) -> str:
    known = regions.load(ws)
    return region_name(known.of(code)) if code and code in known else code or ""


def _beside(number: int, one: Candidate, facts: Mapping[str, Any]) -> Beside:
    weights = {said.comparison: said for said in one.said}
    return _made(number, one.enterprise, facts, one.name, one.kind, one.probability, one.weight, weights)


def _plain(number: int, key: str, facts: Mapping[str, Any]) -> Beside:
    return _made(number, key, facts, "", "", None, None, {})


def _made(
    number: int, key: str, facts: Mapping[str, Any], name: str, kind: str, probability: float | None,
    weight: float | None, weights: Mapping[str, Any],
) -> Beside:  # fmt: skip
    said = {
        field: str(facts[field])
        for field in ("name", "uscc", "region", "address", "representative")
        if facts.get(field)
    }
    made_up = bool(facts.get("synthetic"))
    return Beside(
        number, key, name or said.get("name", key), kind, probability, weight, said, weights, dossier(key), made_up
    )

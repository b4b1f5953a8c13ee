"""Attainment as it was last computed: read from the workspace, never computed while somebody waits for a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import polars as pl

from gaodi import periods
from gaodi.errors import GaodiError
from gaodi.plan.attainment import across, reading, summary, tables, words
from gaodi.plan.attainment import checks as between
from gaodi.plan.attainment.across import Alike
from gaodi.plan.attainment.calibration import of_rows
from gaodi.registry import lists, metrics, sources
from gaodi.web.plans.selectors import Shown
from gaodi.web.site.languages import language
from gaodi.web.site.templatetags.figures import beside, decimals, grouped, unit

TONES = {"holds": "good", "fails": "poor", "open": "none"}


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """One request's plan, told from others by being the very same object: all that a page says is of one run."""

    found: Shown

    def __hash__(self) -> int:
        return id(self.found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Page) and other.found is self.found


@lru_cache(maxsize=32)
def _last(page: _Page, as_of: datetime | None) -> reading.Run | None:
    return reading.last(page.found.ws, page.found.entry.id, as_of)


def _run(found: Shown, as_of: datetime | None = None) -> reading.Run | None:
    """The last run, looked up once for a page."""
    return _last(_Page(found), as_of)


@lru_cache(maxsize=256)
def _frame(run: reading.Run, table: str) -> pl.DataFrame:
    """Rows of a run never change."""
    return run.frame(table)


def _rows(found: Shown, table: str, as_of: datetime | None = None) -> list[dict[str, Any]]:
    run = _run(found, as_of)
    return _frame(run, table).to_dicts() if run else []


def attainment(found: Shown, as_of: datetime | None = None) -> dict[str, dict[str, Any]]:
    """Target id → what the last run (before `as_of`) says of it; empty while there was no run."""
    rows = _rows(found, tables.TARGETS, as_of)
    measures = {**lists.load(found.ws), **metrics.load(found.ws)}
    return {row["target"]: _result(found, row, measures.get(row["metric"] or "")) for row in rows}


def _result(found: Shown, row: dict[str, Any], measure: Any) -> dict[str, Any]:
    """measure: the metric or list that the target is measured by, where that is known."""
    spoken = language()
    facts = json.loads(row["facts"]) if row["reason"] else {}
    return row | {
        "latest_period": period_label(row["latest_period"]),
        "source": source_names(found, row["source"]),
        "metric_label": _named(measure, row["metric"]) if measure else row["metric"],
        # What an indicator is called in English; on Chinese pages it stands as quoted.
        "gloss": measure.name_en if measure and spoken == "en" else "",
        "overdue": bool(row["overdue"]),
        "cautions": words.cautions(row["overdue"], row["incomparable"], spoken),
        "missing": words.reason(row["reason"], _in_words(facts, unit), spoken) if row["reason"] else None,
    }


def period_label(code: str | None) -> str | None:
    """A period in the language of the page; a day as it is."""
    try:
        return periods.parse(code).label(language()) if code else None
    except GaodiError:
        return code


def source_names(found: Shown, ids: str | None) -> str:
    """The names of sources in the language of the page."""
    known = sources.load(found.ws)
    said = [_named(known[key], key) if key in known else key for key in (ids or "").split("、") if key]
    return "、".join(said)


def _named(one: Any, key: str) -> str:
    return (one.name_en if language() == "en" else one.name) or key


def _in_words(facts: dict[str, Any], say: Callable[[str], str]) -> dict[str, Any]:
    """The facts of a sentence with their units in the language of the page."""
    return facts | {name: say(facts[name]) for name in ("unit", "asked") if name in facts}


def _between(row: dict[str, Any], facts: dict[str, Any]) -> between.Said:
    """A check in words: its units stand behind figures."""
    told = _in_words(facts, beside)
    if row["kind"] == "rate":
        told |= {name: [*facts[name][:2], beside(facts[name][2])] for name in ("above", "below")}
        # The sentence has the unit of a rate right behind its figure: 25.45%.
        told["unit"] = told["unit"] if told["unit"] == facts["unit"] else f" {told['unit']}"
    return between.say(row["kind"], row["verdict"], told, language())


def computed(found: Shown) -> datetime | None:
    """When the last run was made; None while there was none."""
    run = _run(found)
    return run.at if run else None


def observations(found: Shown, target: str) -> list[dict[str, Any]]:
    """The observations of the metric that a target binds to, the oldest first."""
    label = "label_en" if language() == "en" else "label"
    return [
        {
            "at": row["at"].isoformat(),
            "label": row[label],
            "value": row["value"],
            "source": source_names(found, row["source"]),
            "confidence": words.confidence(row["confidence"], language()),
            "recorded_at": row["recorded_at"],
            "losing": row["losing"],
            "set_aside": row["set_aside"],
            "citation": row["citation"],
            "note": row["note"],
            "provisional": row["provisional"],
            "comparable": row["comparable"] is not False,
        }
        for row in _rows(found, tables.POINTS)
        if row["target"] == target
    ]


def course(found: Shown, target: str) -> list[dict[str, Any]]:
    """The values so far as they are compared with the target (of an increment the running total), the oldest first."""
    return [
        {"at": row["at"].isoformat(), "label": period_label(row["period"]) or "", "value": row["value"]}
        for row in _rows(found, tables.COURSES)
        if row["target"] == target
    ]


def path(found: Shown, target: str) -> list[dict[str, Any]]:
    """The forecast up to the deadline, with its interval."""
    return [
        {"at": row["at"].isoformat(), "label": _day(row["at"]), **{k: row[k] for k in ("value", "low", "high")}}
        for row in _rows(found, tables.PATHS)
        if row["target"] == target
    ]


def _day(day: Any) -> str:
    """The end of a year by its year."""
    return period_label(str(day.year)) or "" if (day.month, day.day) == (12, 31) else day.isoformat()


def breakdown(found: Shown, target: str) -> dict[str, Any] | None:
    """The districts' shares of a target, and what is missing to the whole."""
    for row in _rows(found, tables.CHECKS):
        if row["kind"] == "breakdown" and target in row["targets"]:
            facts = json.loads(row["facts"])
            said = _between(row, facts)
            rows = [{"label": r[1], "target": r[2], "latest": r[3]} for r in facts["rows"]]
            what, tone = grouped(said.what), TONES[row["verdict"]]
            places = decimals(value for r in rows for value in (r["target"], r["latest"]))
            return {"rows": rows, "places": places, "said": what, "tone": tone, "shortfall": facts["shortfall"]}
    return None


def alike(found: Shown, target: str) -> list[Alike]:
    """Targets of other published plans that are measured by the same; none while a file of bindings has faults."""
    try:
        return across.alike(found.ws, found.plan, target)
    except GaodiError:
        return []


def checks(found: Shown) -> list[dict[str, Any]]:
    """Consistency checks between targets."""
    from gaodi.web.plans.attainment import VERDICTS

    named = {target.id: target.indicator for target in found.plan.targets}
    glosses = {key: result["gloss"] for key, result in attainment(found).items()}
    made = []
    for row in _rows(found, tables.CHECKS):
        said = _between(row, json.loads(row["facts"]))
        targets = [key for key in row["targets"] if key in named]
        made.append(
            {
                "verdict": row["verdict"],
                "tone": TONES[row["verdict"]],
                "word": VERDICTS[row["verdict"]].label,
                "kind": said.kind,
                "what": grouped(said.what),
                "detail": grouped(said.detail),
                "targets": targets,
                "indicators": "、".join(dict.fromkeys(named[key] for key in targets)),
                "glosses": ", ".join(dict.fromkeys(glosses[key] for key in targets if glosses.get(key))),
            }
        )
    return made


def calibration(found: Shown) -> dict[str, Any] | None:
    """The rolling back-test."""
    run = _run(found)
    report = of_rows(_frame(run, tables.CALIBRATION).to_dicts()) if run else None
    if run is None or report is None:
        return None
    spoken = language()
    taken = ("cases", "coverage", "brier", "brier_last", "brier_pace")
    groups = [
        {"group": words.group(g.by, g.key, spoken), **{name: getattr(g, name) for name in taken}} for g in report.groups
    ]
    return {
        **{name: getattr(report.total, name) for name in taken},
        "series": report.total.series,
        "groups": groups,
        "reliability": [{"said": b.said, "came": b.came, "cases": b.cases} for b in report.reliability],
        "sentences": summary.sentences(report, run.interval, spoken),
    }


def recorded(found: Shown, since: datetime) -> int:
    """How many observations were loaded since then."""
    batches = found.ws.lake.batches().filter(
        (pl.col("kind") == "observations") & (pl.col("recorded") >= since) & (pl.col("status") == "committed")
    )
    rows = batches["tables"].explode().struct.unnest() if batches.height else None
    return int(rows.filter(pl.col("table") == "observations")["rows"].sum()) if rows is not None else 0

"""An office's own layout: which of its columns is which of the form's, said once by a person and remembered.

A layout is known by the fingerprint of its headings. Without one that is remembered, only headings that the form knows
by name are used.

    suggestions = layouts.suggest(form, ["单位名称", "营收（万元）"])
    layouts.remember(ws, form, headings, {"单位名称": "name", "营收（万元）": "revenue"}, user="officer")
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from gaodi import units
from gaodi.errors import Fault, InputError, UnitError
from gaodi.lake import Batch
from gaodi.registry.facts import Facts
from gaodi.registry.forms.headings import heading
from gaodi.registry.forms.matching import How, Names, Suggestion
from gaodi.registry.forms.model import Form

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

LAYOUTS = Facts(
    "form_layouts",
    pa.schema(
        [
            ("fingerprint", pa.string()),
            ("form", pa.string()),
            ("mapping", pa.string()),
            ("by", pa.string()),
            ("source", pa.string()),
        ]
    ),
    ("fingerprint", "form"),
)
"""mapping: JSON, a list of {heading, key, unit}, key null for a column that is not loaded."""


def fingerprint(headings: Sequence[str]) -> str:
    """What a layout is known by: its headings in their order, but for what writers vary. Empty columns at its end do
    not count."""
    words = [f"{one.plain}|{one.unit}" for one in map(heading, headings)]
    while words and words[-1] == "|":
        words.pop()
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


def suggest(form: Form, headings: Sequence[str], ws: Workspace | None = None) -> tuple[Suggestion, ...]:
    """What each heading may be, as far as it is remembered in the workspace or its name says."""
    found = Names(form).suggest(headings)
    known = remembered(ws, form, headings) if ws is not None else None
    if known is None:
        return found
    return tuple(
        replace(one, key=key, how=How.REMEMBERED, confidence=1.0, unit=unit or one.unit, others=())
        for one, (key, unit) in zip(found, known, strict=True)
    )


def remember(
    ws: Workspace,
    form: Form,
    headings: Sequence[str],
    mapping: Mapping[str | int, str | None],
    *,
    units: Mapping[str | int, str] | None = None,
    user: str,
    source: str = "",
) -> Batch:
    """Remember what the columns of a layout are, for every file with these headings; the last that was said counts.

    mapping: heading, or number of the column from 0, → key of the form's column, or None for one that is not loaded.
    What it does not name stays what its name says. units: of columns whose heading does not say it, or says it wrong.
    Raises InputError with every fault.
    """
    rows = list(_completed(form, headings, mapping, units or {}))
    if faults := _faults(form, headings, mapping, rows):
        raise InputError.of(faults)
    content = json.dumps(rows, ensure_ascii=False)
    row = {"fingerprint": fingerprint(headings), "form": form.id, "mapping": content, "by": user, "source": source}
    LAYOUTS.define(ws.lake)
    return ws.lake.write(
        {LAYOUTS.name: LAYOUTS.frame([row])}, kind="form layout", source=source, user=user, note=form.id
    )


def remembered(ws: Workspace, form: Form, headings: Sequence[str]) -> list[tuple[str | None, str]] | None:
    """What was said of a layout with these headings: of each column its key and unit; None where nothing was."""
    about = (pl.col("fingerprint") == fingerprint(headings)) & (pl.col("form") == form.id)
    found = LAYOUTS.current(ws, where=about)
    if found.is_empty():
        return None
    rows = json.loads(found["mapping"].item())
    known = [(row["key"] if row["key"] in form.keys else None, row["unit"]) for row in rows]
    return (known + [(None, "")] * len(headings))[: len(headings)]


def every(ws: Workspace, form: str | None = None) -> pl.DataFrame:
    """The layouts that are remembered: `form`, `fingerprint`, `mapping`, `by`, `source`, `batch`, `recorded_at`."""
    found = LAYOUTS.current(ws)
    return found if form is None else found.filter(pl.col("form") == form)


def _completed(
    form: Form, headings: Sequence[str], mapping: Mapping[str | int, str | None], given: Mapping[str | int, str]
) -> list[dict[str, str | None]]:
    rows: list[dict[str, str | None]] = []
    for one in Names(form).suggest(headings):
        key = one.key if one.how.sure else None
        for name in (one.heading, one.index):
            key = mapping.get(name, key)
        unit = given.get(one.index, given.get(one.heading, one.unit))
        rows.append({"heading": one.heading, "key": key, "unit": unit if key else ""})
    # What is said by a person takes a column from one that only has its name.
    said = {mapping[name] for name in mapping}
    for number, row in enumerate(rows):
        if row["key"] in said and row["heading"] not in mapping and number not in mapping:
            row["key"] = None
    return rows


def _faults(
    form: Form, headings: Sequence[str], mapping: Mapping[str | int, str | None], rows: list[dict[str, str | None]]
) -> list[Fault]:
    faults = [
        Fault(f"There is no column {name!r}", expected=f"one of: {', '.join(filter(None, headings))}")
        for name in mapping
        if name not in headings and not (isinstance(name, int) and 0 <= name < len(headings))
    ]
    faults += [
        Fault(f"The form {form.id} has no column {key!r}", expected=f"one of: {', '.join(form.keys)}")
        for key in mapping.values()
        if key is not None and key not in form.keys
    ]
    keys = [row["key"] for row in rows if row["key"]]
    faults += [Fault(f"Two columns are {key}") for key in dict.fromkeys(keys) if keys.count(key) > 1]
    return faults + [fault for row in rows if row["key"] in form.keys for fault in _unit_faults(form, row)]


def _unit_faults(form: Form, row: Mapping[str, str | None]) -> list[Fault]:
    key, unit = row["key"], row["unit"]
    if not unit or key is None or not form.column(key).type.numeric:
        return []
    try:
        units.ratio(unit, form.column(key).unit or "1")
    except UnitError as error:
        return [Fault(f"{row['heading']}: {fault.what}", do=fault.do) for fault in error.faults]
    return []

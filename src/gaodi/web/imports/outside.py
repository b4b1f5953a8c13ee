"""Rows of places that are not one's own: who enters figures of a district or park enters those of nobody else.

A row has the place of the enterprise, park or region that it is about; of an enterprise that the register does not know
yet, the place that the row itself says. Forms whose rows are not about one of these are for who enters figures of all.
"""

from __future__ import annotations

import polars as pl
from django.utils import translation
from django.utils.translation import gettext as _

from gaodi.registry import enterprises, subjects
from gaodi.registry.forms import Form
from gaodi.registry.forms.checking import Looked
from gaodi.registry.forms.faults import SCHEMA
from gaodi.registry.forms.model import Severity, Type
from gaodi.registry.forms.staging import ROW, SHEET
from gaodi.web import policy
from gaodi.web.enterprises import holders
from gaodi.web.people.models import User
from gaodi.web.policy import Action

CODE = "outside"
MOST = 1000
_PLACED = {Type.USCC, Type.PARK, Type.REGION}


def may_bring(user: User, form: Form) -> bool:
    """Whether the person may bring this form at all: everybody's rows, or rows that have a place."""
    if policy.everywhere(user, Action.ENTER_FIGURES):
        return True
    return policy.allows(user, Action.ENTER_FIGURES) and _placed(form)


def _placed(form: Form) -> bool:
    return form.subject is not None and form.column(form.subject).type in _PLACED


def faults(seen: Looked, user: User) -> pl.DataFrame:
    """A fault for each row of a place that the person does not reach, as many as anybody looks at."""
    form = seen.job.form
    if policy.everywhere(user, Action.ENTER_FIGURES) or not seen.staging.rows or form.subject is None:
        return pl.DataFrame(schema=SCHEMA)
    rows = _with_place(seen)
    mine = policy.visible(user, rows, Action.ENTER_FIGURES)
    strange = rows.join(mine, on=[SHEET, ROW], how="anti").sort(SHEET, ROW).head(MOST)
    return pl.DataFrame([_fault(seen, row) for row in strange.iter_rows(named=True)], schema=SCHEMA)


def _with_place(seen: Looked) -> pl.DataFrame:
    """The rows with what each is about in `id`, and the codes of its places in `organisation`."""
    form = seen.job.form
    assert form.subject is not None  # noqa: S101 - asked by who calls
    kind = form.column(form.subject).type
    own = {column.field: column.key for column in form.columns if column.field in {"park", "region"}}
    there = seen.staging.scan().collect_schema()
    said = [pl.col(key).alias(f"own_{field}") for field, key in own.items() if key in there]
    rows = seen.staging.scan().select(SHEET, ROW, pl.col(form.subject).cast(pl.String).alias("id"), *said).collect()
    if kind is Type.USCC:
        known = enterprises.current(seen.job.ws, ids=rows["id"].drop_nulls().unique()).select("id", "park", "region")
        rows = rows.join(known, on="id", how="left", maintain_order="left")
        filled = [pl.coalesce(name, f"own_{name}") for name in own if f"own_{name}" in rows.columns]
        return holders.column(rows.with_columns(filled))
    parks = {key: one.part_of for key, one in subjects.load(seen.job.ws).items() if one.part_of}
    return holders.column(rows.with_columns(region=pl.col("id").replace_strict(parks, default=None)))


def _fault(seen: Looked, row: dict[str, object]) -> dict[str, object]:
    form, table = seen.job.form, seen.tables[int(str(row[SHEET]))]
    placed = table.columns.get(form.subject or "")
    letter = placed.place.letter if placed else ""
    found = {"sheet": table.sheet or None, "row": row[ROW], "column": letter, "cell": f"{letter}{row[ROW]}"}
    found |= {"heading": placed.place.heading if placed else None, "value": row["id"]}
    return found | {"severity": Severity.ERROR.value, "code": CODE} | _said("en", "en") | _said("zh", "zh-hans")


def _said(ending: str, language: str) -> dict[str, str]:
    with translation.override(language):
        what = _("This row is not of your place: you enter figures of your own district or park")
        return {
            f"message_{ending}": what,
            f"do_{ending}": _("Take the row out, or have the city's statisticians load it"),
        }

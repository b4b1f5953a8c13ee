"""The workbook as it came, with every cell that is wrong marked and explained.

Of a small file it is made when it is first asked for; of a large one by the work that looks at it, in the language of
who brought it.
"""

from __future__ import annotations

from pathlib import Path

from gaodi.registry import forms
from gaodi.registry.forms import Checked
from gaodi.registry.forms.checking import FoundTable
from gaodi.web.definitions import words as definitions
from gaodi.web.imports import staging
from gaodi.web.imports.models import Import
from gaodi.web.plans.workspace import workspace

SMALL = 1024 * 1024
LANGUAGES = ("zh", "en")


def is_small(one: Import) -> bool:
    """Whether nobody has to wait long for it."""
    return one.size <= SMALL


def possible(one: Import) -> bool:
    """Whether there is one, or one can be made at once."""
    return _any(one) is not None or (is_small(one) and staging.file(one).is_file())


def name(one: Import) -> str:
    """What it is called when it is fetched: `名录-标注.xlsx`."""
    return f"{Path(one.file).stem}-{'marked' if definitions.language() == 'en' else '标注'}.xlsx"


def workbook(one: Import) -> Path | None:
    """The marked workbook, in the language of the page where it is there; None where it cannot be made."""
    path = _place(one, definitions.language())
    if path.is_file():
        return path
    return make(one) if is_small(one) and staging.file(one).is_file() else _any(one)


def make(one: Import) -> Path:
    """Write it in the language of the page."""
    language = definitions.language()
    form = forms.load(workspace())[one.form]
    tables = tuple(FoundTable(said["sheet"], said["header"], {}, said["rows"], {}, "") for said in one.tables)
    found = staging.faults(one)
    checked = Checked(form, one.file, tables, one.rows or 0, found, one.errors, one.warnings, one.counts)
    return forms.mark(checked, staging.file(one), _place(one, language), language=language)


def _place(one: Import, language: str) -> Path:
    return staging.folder(one) / f"{staging.MARKED}-{language}.xlsx"


def _any(one: Import) -> Path | None:
    return next((path for path in (_place(one, language) for language in LANGUAGES) if path.is_file()), None)

"""What is to be done with a file: for which form, period and source, and what is known of those."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gaodi import periods
from gaodi.errors import Fault, InputError, PeriodError
from gaodi.periods import Kind
from gaodi.registry import metrics, sources
from gaodi.registry.forms.model import Form
from gaodi.registry.metrics import Metrics
from gaodi.registry.sources import Source

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Progress = Callable[[str, float], None]
"""Told what is being done (reading, checking, writing) and how much of it, 0 to 1. What it raises ends the load."""


@dataclass(frozen=True)
class Job:
    """A file to check or load. file: its name; period: of its rows, None where they have none or their own."""

    ws: Workspace
    form: Form
    file: str
    period: periods.Period | None
    source: Source
    metrics: Metrics
    progress: Progress

    @classmethod
    def of(
        cls, ws: Workspace, form: Form, file: str, period: str | None, source: str | None, progress: Progress | None
    ) -> Job:
        """Raises InputError with everything that does not fit the form."""
        faults: list[Fault] = []
        when = None
        try:
            when = period_of_form(form, period)
        except InputError as error:
            faults += error.faults
        known = sources.load(ws)
        named = source or form.source or ""
        if not named:
            faults.append(Fault("The source is not said", expected=f"one of: {', '.join(known)}"))
        elif named not in known:
            faults.append(Fault(f"There is no source {named!r}", do="Define it in sources.yaml, or name one that is"))
        if faults:
            raise InputError.of(faults)
        return cls(ws, form, file, when, known[named], metrics.load(ws), progress or _silent)

    @property
    def code(self) -> str:
        """The code of the period, empty where there is none."""
        return self.period.code if self.period else ""


def _silent(doing: str, share: float) -> None:
    """Tells nobody."""


def period_of_form(form: Form, text: str | None) -> periods.Period | None:
    """The period that is meant, None where the form needs none. Raises InputError where it is not one of the form's."""
    if not form.periods or form.period_column is not None:
        if text:
            raise InputError(Fault(f"The form {form.id} has no period of its own", do=f"Leave {text} out"))
        return None
    kinds = ", ".join(form.periods)
    if not text:
        raise InputError(Fault(f"The form {form.id} is returned for a period", expected=f"a period by {kinds}"))
    try:
        found = _as_returned(form, periods.parse(text))
    except PeriodError as error:
        raise InputError.of(error.faults) from error
    if found.kind not in form.periods:
        raise InputError(Fault(f"The form {form.id} is not returned for {text}", expected=f"a period by {kinds}"))
    return found


def _as_returned(form: Form, period: periods.Period) -> periods.Period:
    """2023年上半年 or 2023-06 on a form of sums from January on is 2023C06."""
    short = period.kind not in form.periods and period.kind is not Kind.YEAR
    if short and Kind.CUMULATIVE in form.periods and (period.kind is Kind.MONTH or period.start.month == 1):
        return periods.cumulative(period.year, period.end.month)
    return period

"""When something can be handed in under a rulebook: once between two days, or every year between two days of it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from gaodi.registry.definition import Definition
from gaodi.rules.model.words import Words

OfYear = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
"""A day of every year: `07-01`. 02-29 is the last of February; 04-31 is no day."""


class State(StrEnum):
    """Whether something can be handed in now, later, or not any more."""

    OPEN = "open"
    COMING = "coming"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Opening:
    """A window as it stands on a day: its first and last day, that is of the present or next time, or of the last."""

    state: State
    first: date
    last: date


class Window(Definition):
    """from, to: days, both inclusive, or days of every year (`07-01`), which may go over its end. what: can be handed
    in then."""

    from_: Annotated[date | OfYear, Field(alias="from", union_mode="left_to_right")]
    to: Annotated[date | OfYear, Field(union_mode="left_to_right")]
    what: Words | None = None
    cite: str = ""

    @model_validator(mode="after")
    def _alike_and_in_order(self) -> Window:
        if isinstance(self.from_, date) != isinstance(self.to, date):
            raise ValueError("one end is a day, the other a day of every year")
        if isinstance(self.from_, date) and isinstance(self.to, date) and self.to < self.from_:
            raise ValueError(f"it ends on {self.to}, before it begins on {self.from_}")
        for end in (self.from_, self.to):
            if isinstance(end, str) and int(end[3:]) > calendar.monthrange(2024, int(end[:2]))[1]:
                raise ValueError(f"{end} is no day of a year")
        return self

    def opening(self, on: date) -> Opening:
        """How it stands on a day."""
        if isinstance(self.from_, date) and isinstance(self.to, date):
            return _opening(self.from_, self.to, on)
        found = [_opening(*self._of(year), on) for year in (on.year - 1, on.year, on.year + 1)]
        return next(one for one in found if one.state is not State.CLOSED)

    def _of(self, year: int) -> tuple[date, date]:
        """The window that begins in a year."""
        first, last = str(self.from_), str(self.to)
        return _day(year, first), _day(year + (last < first), last)


def _day(year: int, of_year: str) -> date:
    month, day = int(of_year[:2]), int(of_year[3:])
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _opening(first: date, last: date, on: date) -> Opening:
    state = State.COMING if on < first else State.CLOSED if on > last else State.OPEN
    return Opening(state, first, last)

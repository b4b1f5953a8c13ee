"""What an opinion is made of: suggestions that stood up to checking, and the count of those that did not."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from gaodi.plan.model import Record, Target


class Reason(StrEnum):
    """Why something that the model said is not among its suggestions.

    UNREADABLE counts pieces of the text whose whole answer was not the JSON that was asked for, the others suggestions.
    """

    FORM = "form"
    QUOTE = "quote"
    VALUE = "value"
    UNIT = "unit"
    TWICE = "twice"
    UNREADABLE = "unreadable"


class Suggestion(Target):
    """A target as the model reads it, in the terms of the plan format; its span counts in the source text.

    id: `s1`, `s2`, … within its opinion, in the order of the text.
    """

    indicator: Annotated[str, Field(min_length=1, max_length=200)]
    unit: Annotated[str, Field(max_length=40)] = ""
    scope: Annotated[str | None, Field(max_length=200)] = None


class Opinion(Record):
    """What one model said of one edition of a plan's text.

    revision: of the compiled plan, whose source text it read. host: where the text was sent. pieces: in how many parts.
    dropped: how many were left out, by reason.
    """

    id: str
    plan: str
    revision: int
    model: str
    host: str
    pieces: int
    suggestions: tuple[Suggestion, ...]
    dropped: dict[Reason, int]
    user: str
    at: datetime

"""An observation as it is given: one value of a metric, for a subject and a period, from a source.

The form in which people write it; `checking` makes of it the row that is kept.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from gaodi.registry.definition import Definition, Slug, Text
from gaodi.registry.subjects import Subject


class Confidence(StrEnum):
    """How a figure is known, the strongest first.

    SEEN in a published text. ENCODED or transcribed by somebody else only: a cross-check. DERIVED by arithmetic.
    REMEMBERED, to be confirmed: never to be presented as official.
    """

    SEEN = "seen"
    ENCODED = "encoded"
    DERIVED = "derived"
    REMEMBERED = "remembered"


class Status(StrEnum):
    """What the source says of the figure. EXPECTED was announced before it was so: kept, but never counted."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    EXPECTED = "expected"


class Observation(Definition):
    """One observation.

    subject: an id; by default the region that the file or load is for. period: a code or Chinese spelling.
    value: in `unit` (by default the metric's); true or false; a category's code; a text. low, high: of a band, where
    the source gives no figure, or an open end (超过10万户). status, confidence: see there. published: when the source
    said it. citation: which text; address: where it is; quote: its words. comparable: false where what was counted may
    differ from the other values of the metric, as the note then says. synthetic: it is made up.
    """

    metric: Slug
    subject: str = ""
    period: Text
    value: float | bool | str | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    source: str = ""
    confidence: Confidence = Confidence.SEEN
    status: Status = Status.FINAL
    published: date | None = None
    citation: str = ""
    address: str = ""
    quote: str = ""
    note: str = ""
    comparable: bool = True
    synthetic: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Observation:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("there is no value: neither `value` nor `low` or `high`")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the band from {self.low:g} to {self.high:g} ends before it begins")
        if not self.comparable and not self.note:
            raise ValueError("comparable is false and nothing says why: write into `note` what may differ")
        return self


class File(Definition):
    """What a file of observations holds.

    region: the subject of what names none. source: of what names none. subjects: those that come with it.
    synthetic: all of it is made up.
    """

    format: Literal["gaodi-observations/1"]
    region: str = ""
    source: str = ""
    synthetic: bool = False
    subjects: tuple[Subject, ...] = ()
    observations: tuple[Observation, ...]

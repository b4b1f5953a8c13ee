"""The ways in which a period can be counted."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """How a period is counted. CUMULATIVE runs from January to a month; HORIZON is the years of a plan."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    CUMULATIVE = "cumulative"
    HORIZON = "horizon"


MONTHS = {Kind.YEAR: 12, Kind.HALF: 6, Kind.QUARTER: 3, Kind.MONTH: 1}
"""How many months a period of the kind has, where that is fixed."""

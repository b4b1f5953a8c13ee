"""What a metric says of itself in one word: what its values are, also in time, what it measures, which way is good."""

from __future__ import annotations

from enum import StrEnum


class Type(StrEnum):
    """What a value is. CATEGORY is one of ordered `codes`, the lowest first."""

    NUMBER = "number"
    YES_NO = "yes-no"
    CATEGORY = "category"
    TEXT = "text"


class SubjectKind(StrEnum):
    """What can be measured or judged."""

    ENTERPRISE = "enterprise"
    PROJECT = "project"
    PARK = "park"
    REGION = "region"
    CHAIN = "chain"
    ORGANISATION = "organisation"


class Nature(StrEnum):
    """What the values are in time.

    STOCK stands at the end of the period. FLOW happens in the period. CUMULATIVE is a flow that is published from
    January on (2023C06); its year is the December figure. INDEX does not add. RATE is a share, quotient or growth.
    """

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    INDEX = "index"
    RATE = "rate"


class Prices(StrEnum):
    """Whose prices a money figure, or the growth of one, is in. NONE where no prices are in it."""

    NONE = "none"
    CURRENT = "current"
    COMPARABLE = "comparable"


class Direction(StrEnum):
    """Which way is good."""

    UP = "up"
    DOWN = "down"
    NONE = "none"

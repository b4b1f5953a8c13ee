"""What the calls about enterprises take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field


class Value(Schema):
    """A value of a filter, and how many enterprises it would leave."""

    value: str
    count: int
    chosen: bool


class Page(Schema):
    """A page of enterprises. rows: the columns asked for, `matched` (the other name by which one was found) and, where
    they were asked for, `figures` of `year`: each with value, or low and high of a band, or masked. facets: by filter,
    where they were asked for. current: whether everything that was loaded is in it already."""

    total: int
    page: int
    pages: int
    current: bool
    year: int | None = None
    rows: list[dict[str, Any]]
    facets: dict[str, list[Value]] = {}


class Suggestion(Schema):
    """An enterprise that a text may mean. matched: its other name that has the text."""

    id: str
    name: str | None
    matched: str | None
    region: str | None
    synthetic: bool


class Partners(Schema):
    """What an enterprise buys or sells, 万元: by year, and the largest partners of each."""

    years: list[dict[str, Any]]
    partners: list[dict[str, Any]]


class Known(Schema):
    """Everything about one enterprise. attributes: what each source says; standing is what counts. masked: its
    confidential figures are left out, and so are its trades. notes: what is odd or missing in its data."""

    id: str
    name: str
    synthetic: bool
    masked: bool
    enterprise: dict[str, Any]
    attributes: list[dict[str, Any]]
    aliases: list[dict[str, Any]]
    sites: list[dict[str, Any]]
    groups: list[dict[str, Any]]
    recognitions: list[dict[str, Any]]
    parcels: list[dict[str, Any]]
    projects: list[dict[str, Any]]
    purchases: Partners | None
    sales: Partners | None
    notes: list[str]


class Observed(Schema):
    """An observation of an enterprise, in `unit`. low, high: of a band. set_aside: why it does not count; masked: it is
    confidential, and its value left out."""

    metric: str
    period: str
    start: date
    end: date
    value: float | None
    low: float | None
    high: float | None
    code: str | None
    unit: str | None
    source: str
    status: str | None
    recorded_at: datetime | None
    standing: bool
    set_aside: str
    masked: bool
    synthetic: bool | None


class Asking(Schema):
    """Text and filters, as the address of the list has them; each may be there several times. `-` is “not known”."""

    q: str = Field("", description="Part of a name, beginning of a credit code, pinyin or its initials")
    district: list[str] = Field([], description="Codes of districts and counties as they are today")
    park: list[str] = []
    section: list[str] = Field([], description="Sections of GB/T 4754: C")
    division: list[str] = Field([], description="Divisions of GB/T 4754 with their section: C35")
    industry: list[str] = Field([], description="What codes of GB/T 4754 begin with: C351")
    region: list[str] = Field([], description="Codes of GB/T 2260 of any level")
    tag: list[str] = []
    on_list: list[str] = Field([], alias="list", description="Named lists on which they are today")
    scale: list[str] = []
    above_scale: list[str] = Field([], description="yes or no")
    status: list[str] = []
    ownership: list[str] = []
    decade: list[str] = []
    source: list[str] = []
    coded: list[str] = []
    contradicted: list[str] = []
    synthetic: list[str] = []

"""What a compiled plan is made of. Every other module of the package makes, reads or corrects these.

Offsets count characters of the *source text*: the decoded file for .txt and .md, the extracted text for .docx and .pdf
(`Source.places` then says which paragraph or page an offset lies in). A span is a half-open pair [start, end).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]


class Comparator(StrEnum):
    """How the value is to be compared. Plain 达到 is `=`: reach; for attainment it counts as at least."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    ABOUT = "about"


class Kind(StrEnum):
    """What the value says: a state, a count to add within the period, a change against a base, or a range."""

    LEVEL = "level"
    INCREMENT = "increment"
    GROWTH = "growth"
    RANGE = "range"


class NameKind(StrEnum):
    """The kinds of proper names that a plan gives."""

    ENTERPRISE = "enterprise"
    PARK = "park"
    INSTITUTION = "institution"
    CHAIN = "chain"
    PROGRAMME = "programme"


class Record(BaseModel):
    """The frozen base of every part of a compiled plan."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Repeat(Record):
    """Another place that states the same target."""

    span: Span
    quote: str


class Target(Record):
    """A number the plan promises.

    unit: as written. deadline: a year or year-month as text ("2023", "2023-06"), None where the text gives none.
    part_of: the span of the target of which this is a part (其中). id, baseline and deadline_span are for Gaodi's own
    use and are not among the JSON Lines keys; baseline is the year that a growth is measured from; deadline_span is
    where the deadline is written.
    """

    id: str = ""
    indicator: str
    comparator: Comparator
    value: float
    value_max: float | None = None
    unit: str
    deadline: str | None = None
    kind: Kind
    scope: str | None = None
    firmness: str | None = None
    quote: str
    span: Span
    section: str = ""
    repeats: tuple[Repeat, ...] = ()
    part_of: Span | None = None
    baseline: str | None = None
    deadline_span: Span | None = None


TARGET_KEYS = (
    "indicator", "comparator", "value", "value_max", "unit", "deadline", "kind", "scope", "firmness", "quote", "span",
    "section", "repeats", "part_of",
)  # fmt: skip


class Mention(Record):
    """One place where a proper name stands. role: what the text calls it there (龙头企业, 牵头单位 …)."""

    span: Span
    task: str | None = None
    role: str | None = None
    chain: str | None = None


class Name(Record):
    """A proper name and where it is mentioned."""

    id: str = ""
    text: str
    kind: NameKind
    mentions: tuple[Mention, ...]


class Measure(Record):
    """One thing to do: a verb and its object."""

    verb: str
    text: str
    span: Span


class Task(Record):
    """A numbered item of the plan.

    lead: the organisations named to lead it, first the leading one (牵头单位), then those that support (责任单位).
    targets and names: ids of what stands within its span.
    """

    id: str = ""
    number: str
    title: str
    section: str
    span: Span
    quote: str
    lead: tuple[str, ...] = ()
    deadline: str | None = None
    deadline_span: Span | None = None
    measures: tuple[Measure, ...] = ()
    targets: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Section(Record):
    """A heading of the outline: its level (0 is the title), label (一、 / （一） / 1.), title and what it spans."""

    level: int
    label: str
    title: str
    span: Span


class Place(Record):
    """From this offset on, the text comes from here: a page of a PDF, a paragraph or table cell of a document."""

    start: int
    name: str


class Source(Record):
    """The document that was compiled: its file name, format, encoding, checksum, size in characters and places."""

    file: str
    format: str
    encoding: str
    sha256: str
    characters: int
    places: tuple[Place, ...] = ()


class Plan(Record):
    """A compiled plan. Deterministic: the same file gives the same plan, to the byte."""

    id: str
    title: str
    region: str | None = None
    period: tuple[str, str] | None = None
    source: Source
    sections: tuple[Section, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    names: tuple[Name, ...] = ()


def target_line(target: Target) -> dict[str, Any]:
    """The target as its JSON Lines object: exactly the keys of the format, in their order."""
    return {key: target.model_dump(mode="json")[key] for key in TARGET_KEYS}

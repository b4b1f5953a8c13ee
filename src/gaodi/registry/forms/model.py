"""A form: what a spreadsheet that is returned looks like, where its columns go, and what has to hold in it.

It holds no values. `definitions` reads forms and checks them against metrics and tables; all else in this package asks
a form what to do.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator

from gaodi.periods import Kind
from gaodi.registry.definition import Definition, Slug, Text
from gaodi.registry.forms import rules
from gaodi.registry.metrics import SubjectKind

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The name of a column in rules: small letters, digits and _."""


class Table(StrEnum):
    """Where rows go."""

    ENTERPRISES = "enterprises"
    OBSERVATIONS = "observations"
    TRADES = "trades"
    PARCELS = "parcels"
    MEMBERS = "list-members"
    PROJECTS = "projects"


class Type(StrEnum):
    """What the cells of a column are. From USCC on they are codes of something that is known."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    YES_NO = "yes-no"
    CHOICE = "choice"
    PERIOD = "period"
    UNIT = "unit"
    USCC = "uscc"
    INDUSTRY = "industry"
    REGION = "region"
    PARK = "park"
    LIST = "list"
    METRIC = "metric"

    @property
    def numeric(self) -> bool:
        """Whether rules can reckon with it."""
        return self in (Type.NUMBER, Type.INTEGER)


class Severity(StrEnum):
    """An error stops a load; a warning has to be accepted by whoever loads."""

    ERROR = "error"
    WARNING = "warning"


class Unknown(StrEnum):
    """What becomes of a code that nobody knows: refused, kept as it is (for linkage), or entered as new."""

    REFUSE = "refuse"
    KEEP = "keep"
    ENTER = "enter"


class Choice(Definition):
    """One of the values of a column. code: what is kept; name, name_en, aliases: what people write."""

    code: Text
    name: Text
    name_en: str = ""
    aliases: tuple[Text, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that stands for it."""
        return tuple(word for word in (self.code, self.name, self.name_en, *self.aliases) if word)


class Column(Definition):
    """One column.

    heading, heading_en: as the blank workbook has them; aliases: other headings that were seen. metric: which one its
    cells are values of; names, unit, bounds, choices and note are then the metric's where the column does not say its
    own. field: or which column of the table they fill. A column with neither is looked at and not kept. bounds: lowest
    and highest value in `unit`. jump: a value so
    many times larger or smaller than that of the last period is asked about. name_of: the column whose subject is named
    here, so that a name which is not that of the code is found. note: help for whoever fills it in.
    """

    key: Key
    heading: str = ""
    heading_en: str = ""
    aliases: tuple[Text, ...] = ()
    type: Type = Type.NUMBER
    metric: Slug | None = None
    field: str = ""
    unit: str = ""
    required: bool = False
    bounds: tuple[float | None, float | None] | None = None
    choices: tuple[Choice, ...] = ()
    unknown: Unknown = Unknown.REFUSE
    jump: Annotated[float, Field(gt=1)] | None = None
    name_of: Key | None = None
    note: str = ""
    note_en: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Column:
        problem = next(iter(_problems(self)), None)
        if problem:
            raise ValueError(problem)
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the column is called."""
        return tuple(filter(None, (self.heading, self.heading_en, *self.aliases)))


def _problems(column: Column) -> list[str]:
    found = []
    if not column.metric and not (column.heading and column.heading_en):
        found.append("a column without a metric needs `heading` and `heading_en`")
    if column.metric and column.field:
        found.append("a column is of a `metric` or fills a `field`, not both")
    if column.bounds is not None:
        low, high = column.bounds
        if low is not None and high is not None and low > high:
            found.append(f"bounds [{low:g}, {high:g}] end before they begin")
    if not column.type.numeric and (column.unit or column.bounds is not None or column.jump):
        found.append("only a number has `unit`, `bounds` or `jump`")
    if column.choices and column.type is not Type.CHOICE:
        found.append("only a choice has `choices`")
    return found


class Check(Definition):
    """Something that holds in every row: `total = a + b`, `a <= b`. Where a cell it speaks of is empty it says nothing.

    tolerance: by how much the sides of an equation may differ, because parts are rounded; in the unit of its columns.
    empty_is_zero: an empty cell counts as 0, unless all are empty. say, say_en: what to tell whoever filled it in.
    """

    rule: Text
    severity: Severity = Severity.ERROR
    tolerance: Annotated[float, Field(ge=0)] = 0.0
    empty_is_zero: bool = False
    say: str = ""
    say_en: str = ""

    @field_validator("rule")
    @classmethod
    def _is_readable(cls, rule: str) -> str:
        rules.parse(rule)
        return rule

    @cached_property
    def parsed(self) -> rules.Rule:
        """The rule, taken apart."""
        return rules.parse(self.rule)


class Form(Definition):
    """One form.

    table: where its rows go; subjects: of observations, what they are about. periods: the kinds of periods it is
    returned for; empty where it has none, or has them in a column. source: of what is loaded, unless told otherwise.
    subject: the column that says what a row is about. unique: the columns that no two rows share. empty: what people
    write into cells that are empty. constants: fields of the table that every row has. about: what it is for.
    """

    format: Literal["gaodi-form/1"]
    id: Slug
    version: Annotated[int, Field(ge=1)] = 1
    name: Text
    name_en: Text
    about: str = ""
    about_en: str = ""
    table: Table
    subjects: SubjectKind | None = None
    periods: tuple[Kind, ...] = ()
    source: Slug | None = None
    subject: Key | None = None
    unique: tuple[Key, ...] = ()
    empty: tuple[Text, ...] = ("-", "--", "—", "——", "/", "\\", "无", "空", "N/A", "n/a", "NA", "null", "NULL", "#N/A")
    constants: dict[str, str] = Field(default_factory=dict)
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()

    def column(self, key: str) -> Column:
        """The column of this key, which there must be."""
        return next(column for column in self.columns if column.key == key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns, in order."""
        return tuple(column.key for column in self.columns)

    def of_type(self, kind: Type) -> tuple[Column, ...]:
        """The columns of a type."""
        return tuple(column for column in self.columns if column.type is kind)

    @property
    def period_column(self) -> Column | None:
        """The column that says the period of each row."""
        return next(iter(self.of_type(Type.PERIOD)), None)

"""A rulebook: which document it is, for whom and when it holds, and what it says."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from gaodi.registry.definition import Definition, Text
from gaodi.registry.metrics import SubjectKind, Type
from gaodi.registry.sources.vocabulary import PurposeWord
from gaodi.rules.model.benefits import Benefit, Measure
from gaodi.rules.model.criteria import Clause
from gaodi.rules.model.grading import Grade, Level
from gaodi.rules.model.population import Population
from gaodi.rules.model.questionnaire import Questionnaire
from gaodi.rules.model.scoring import Bonus, Item
from gaodi.rules.model.windows import Opening, State, Window
from gaodi.rules.model.words import Expression, Name, Path, Words

TO_BE_CONFIRMED = "to be confirmed"


class Status(StrEnum):
    """How sure we are of the text: it was read; read in a copy or as retold; put together from what is known."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    RECONSTRUCTED = "reconstructed"


class Procedure(StrEnum):
    """What is done under it: a yearly evaluation, new applications, reviews of those recognised before."""

    EVALUATION = "evaluation"
    NEW = "new"
    REVIEW = "review"


class Validity(Definition):
    """From which day to which, both inclusive; without an end it still holds."""

    from_: Annotated[date, Field(alias="from")]
    to: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Validity:
        if self.to and self.to < self.from_:
            raise ValueError(f"it ends on {self.to}, before it begins on {self.from_}")
        return self

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.from_ <= on and (self.to is None or on <= self.to)


class Parameter(Definition):
    """A figure of the document that can be changed without touching its rules. value: `to be confirmed` where nobody
    has seen it; what depends on it is then unknown. unit: of a value that is to be confirmed."""

    value: Expression
    unit: str = "1"
    label: Words
    source: str = ""
    cite: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether there is a value."""
        return self.value != TO_BE_CONFIRMED


class Own(Definition):
    """An input that no metric of the catalogue is: what is asked of applicants, for this document only."""

    label: Words
    type: Type = Type.NUMBER
    unit: str = ""
    codes: tuple[Text, ...] = ()
    codes_en: tuple[Text, ...] = ()
    bounds: tuple[float | None, float | None] = (None, None)
    definition: Words | None = None


class Rulebook(Definition):
    """One document, of one edition.

    family: the editions and counties of one document share it. status: how sure its text is. data_year: the year whose
    figures it judges, where it is made for one. windows: when one can apply, where the document says so. purpose: for
    which use of figures it asks (see sources). sources: where its text was read. notes: what a reader has to know, such
    as what the text does not say. round: decimals of the score. extends: the rulebook whose parts it takes over where
    it says nothing itself.
    """

    format: Literal["gaodi-rulebook/1"] = "gaodi-rulebook/1"
    id: Path
    family: Path
    title: Words
    issuer: Words
    document: str = ""
    status: Status
    data_year: Annotated[int, Field(ge=1990, le=2100)] | None = None
    in_force: Validity
    windows: tuple[Window, ...] = ()
    procedure: Annotated[tuple[Procedure, ...], Field(min_length=1)] = (Procedure.EVALUATION,)
    subject: SubjectKind = SubjectKind.ENTERPRISE
    purpose: PurposeWord
    extends: Path | None = None
    about: Words | None = None
    sources: tuple[Text, ...] = ()
    notes: tuple[Words, ...] = ()
    parameters: dict[Name, Parameter] = Field(default_factory=dict)
    inputs: dict[Name, Own] = Field(default_factory=dict)
    population: Population = Population()
    questionnaire: Questionnaire | None = None
    let: dict[Name, Expression] = Field(default_factory=dict)
    labels: dict[str, Words] = Field(default_factory=dict)
    score: tuple[Item, ...] = ()
    bonus: Bonus | None = None
    round: Annotated[int, Field(ge=0, le=6)] = 2
    criteria: Clause | None = None
    grade: Grade | None = None
    levels: tuple[Level, ...] = ()
    benefit: tuple[Benefit, ...] = ()
    measures: dict[str, tuple[Measure, ...]] = Field(default_factory=dict)

    @field_validator("procedure", mode="before")
    @classmethod
    def _one_or_several(cls, said: Any) -> Any:
        return [said] if isinstance(said, str) else said

    @field_validator("benefit", mode="before")
    @classmethod
    def _one_benefit(cls, said: Any) -> Any:
        return [said] if isinstance(said, dict) else said

    def opening(self, on: date) -> Opening | None:
        """The window that is open on a day, else the next to open, else the last to have closed; None where the
        document says none."""
        order = {"open": 0, "coming": 1, "closed": 2}
        found = [self.stands(one, on) for one in self.windows]
        return min(found, key=lambda one: (order[one.state], abs((one.first - on).days)), default=None)

    def stands(self, window: Window, on: date) -> Opening:
        """How a window stands on a day: nothing can be handed in once the document has ended."""
        found, end = window.opening(on), self.in_force.to
        if end is None or (found.last <= end and on <= end):
            return found
        over = on > end or found.first > end
        return Opening(State.CLOSED if over else found.state, min(found.first, end), min(found.last, end))

    def __str__(self) -> str:
        return self.id

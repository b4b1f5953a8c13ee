"""A metric: what is measured, in what unit, and how its values may be put together. It holds no values.

A metric says what it is, so that nobody has to guess from its name: a growth at comparable prices cannot be derived
from totals at current prices, a ratio is computed from its parts, a figure that runs from January is not a monthly one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import model_validator

from gaodi import periods, units
from gaodi.errors import UnitError
from gaodi.registry.definition import Definition, Slug, Text
from gaodi.registry.metrics.gathering import Gathers
from gaodi.registry.metrics.kinds import Direction, Nature, Prices, SubjectKind, Type
from gaodi.registry.metrics.rules import Alone, Sum, Total
from gaodi.registry.metrics.themes import Theme

SINGLE = (SubjectKind.ENTERPRISE, SubjectKind.PROJECT)
"""The subjects whose figures can be confidential: those of a park or region are totals."""


class Metric(Definition):
    """One metric.

    theme: what it is about; by default that of its file. subjects: the kinds of subjects it is measured for.
    frequency: the kinds of periods its values come in. prices: see Prices. growth_of: the metric whose change on the
    same period of the year before this is (同比). falls: the change is counted as a fall, so that more is less
    (能耗降低率). total: how it adds up over subjects. gathers: the metric of single enterprises of which it is the
    total. bounds: the lowest and highest value there can be, in `unit`. codes: of a category, the lowest first;
    codes_en: their English. confidential: the figure of a single enterprise or project is shown only to who may see
    it; so it is with every metric of enterprises that does not say otherwise. form: the official form it is returned
    on. basis: the official text that defines it. definition_en: the definition in English. confirmed: whether the
    definition was read there.
    """

    id: Slug
    name: Text
    name_en: Text
    theme: Theme = Theme.OTHER
    aliases: tuple[Text, ...] = ()
    unit: str = ""
    type: Type = Type.NUMBER
    subjects: tuple[SubjectKind, ...] = (SubjectKind.REGION,)
    frequency: tuple[periods.Kind, ...] = (periods.Kind.YEAR,)
    nature: Nature
    prices: Prices = Prices.NONE
    growth_of: Slug | None = None
    falls: bool = False
    total: Total = Alone()
    gathers: Gathers | None = None
    direction: Direction = Direction.NONE
    bounds: tuple[float | None, float | None] = (None, None)
    codes: tuple[Text, ...] = ()
    codes_en: tuple[Text, ...] = ()
    confidential: bool = False
    form: str = ""
    basis: str = ""
    definition: str = ""
    definition_en: str = ""
    confirmed: bool = True

    @model_validator(mode="before")
    @classmethod
    def _confidential_unless_said(cls, said: Any) -> Any:
        """What is measured for enterprises is confidential until the contrary is said: nobody has to think of it."""
        if not isinstance(said, Mapping) or "confidential" in said:
            return said
        subjects = said.get("subjects")
        of_enterprises = isinstance(subjects, Sequence) and SubjectKind.ENTERPRISE in subjects
        return {**said, "confidential": of_enterprises}

    @model_validator(mode="after")
    def _holds_together(self) -> Metric:
        problem = next(iter(_problems(self)), None)
        if problem:
            raise ValueError(problem)
        return self

    @property
    def measure(self) -> units.Unit:
        """Its unit; of a metric that has none (yes or no, text) the plain number."""
        return units.parse(self.unit or "1")

    @property
    def whole(self) -> bool:
        """Whether its values are counted things: whole numbers that are never negative."""
        return self.bounds[0] == 0 and _counts(self.unit)

    def hides(self, kind: SubjectKind) -> bool:
        """Whether its figures for such a subject are confidential: those of one enterprise or project, never totals."""
        return self.confidential and kind in SINGLE

    def code_label(self, code: str, language: str = "zh") -> str:
        """A code of the category in the language."""
        if language.startswith("en") and self.codes_en and code in self.codes:
            return self.codes_en[self.codes.index(code)]
        return code

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and what else it is called."""
        return (self.name, *self.aliases)


@lru_cache(maxsize=1024)
def _counts(unit: str) -> bool:
    """Whether the unit counts things (家, 台（套）, 人)."""
    counted = set(dict(units.parse(unit or "1").dimension))
    return bool(counted) and counted <= {"entity", "machine", "document", "person"}


def _problems(metric: Metric) -> list[str]:
    low, high = metric.bounds
    found = [_unit_problem(metric)]
    if low is not None and high is not None and low > high:
        found.append(f"bounds [{low:g}, {high:g}] end before they begin")
    if (metric.type is Type.CATEGORY) != bool(metric.codes):
        found.append("a category, and nothing else, has `codes`")
    if metric.codes_en and len(metric.codes_en) != len(metric.codes):
        found.append(f"there are {len(metric.codes)} codes and {len(metric.codes_en)} in English (`codes_en`)")
    if len(set(metric.codes)) != len(metric.codes):
        found.append("a code is there twice")
    if metric.gathers and (SubjectKind.ENTERPRISE in metric.subjects or not isinstance(metric.total, Sum)):
        found.append("what is gathered from enterprises is a total of theirs: not measured for one, and it adds up")
    if metric.growth_of and (metric.prices is Prices.NONE or metric.nature is not Nature.RATE):
        found.append("a growth is a rate, and says whether at current or comparable prices (`prices`)")
    if isinstance(metric.total, Sum) and metric.nature in (Nature.RATE, Nature.INDEX):
        found.append(f"{metric.nature} values cannot be summed over subjects")
    return [problem for problem in found if problem]


def _unit_problem(metric: Metric) -> str:
    if metric.type is not Type.NUMBER:
        return "only a number has a unit" if metric.unit else ""
    if not metric.unit:
        return "a number needs a unit"
    try:
        units.parse(metric.unit)
    except UnitError as error:
        return str(error)
    return ""

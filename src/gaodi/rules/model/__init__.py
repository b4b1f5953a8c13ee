"""A rulebook as its file says it: Pydantic models of every part, nothing computed yet.

The format is described in docs/rulebooks.md; its JSON Schema is made from these models (`gaodi rulebook schema`).
"""

from gaodi.rules.model.benefits import Benefit, Budget, Cap, Measure
from gaodi.rules.model.criteria import Clause
from gaodi.rules.model.grading import Grade, Level, Override
from gaodi.rules.model.population import Exemption, Population
from gaodi.rules.model.questionnaire import Question, Questionnaire, Section
from gaodi.rules.model.rulebook import Own, Parameter, Procedure, Rulebook, Status, Validity
from gaodi.rules.model.scoring import Band, Benchmark, Bonus, Item
from gaodi.rules.model.windows import Opening, Window
from gaodi.rules.model.words import Words

__all__ = [
    "Band", "Benchmark", "Benefit", "Bonus", "Budget", "Cap", "Clause", "Exemption", "Grade", "Item", "Level",
    "Measure", "Opening", "Override", "Own", "Parameter", "Population", "Procedure", "Question", "Questionnaire",
    "Rulebook", "Section", "Status", "Validity", "Window", "Words",
]  # fmt: skip

"""What a rulebook computes: its expressions with their meaning, as named steps that evaluators take one after another.

    program = compiled(files.read("huangyan.yaml"))
    program.steps["score.tax_per_mu"]

Scoring methods, bands, criteria, benefits are all written in the few kinds of nodes of gaodi.rules.language.nodes here,
once, so that every evaluator gives them the same meaning.
"""

from gaodi.rules.program.compiling import compiled
from gaodi.rules.program.model import (
    GRADE,
    LEVEL,
    QUALIFIED,
    REQUIRE,
    SCORE,
    UNCAPPED,
    BenefitPart,
    ClausePart,
    ExemptPart,
    GradePart,
    ItemPart,
    LevelPart,
    Line,
    MeasurePart,
    Program,
)  # fmt: skip

__all__ = [
    "GRADE", "LEVEL", "QUALIFIED", "REQUIRE", "SCORE", "UNCAPPED", "BenefitPart", "ClausePart", "ExemptPart",
    "GradePart", "ItemPart", "LevelPart", "Line", "MeasurePart", "Program", "compiled",
]  # fmt: skip

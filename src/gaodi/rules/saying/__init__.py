"""What a rulebook computes, in words of either language: inputs by their names, numbers with units, conditions as an
official would read them out.

    say = saying.Speaker(program, ws, "zh")
    say.node(program.steps["clause.rd"])        # 研发费用 ≥ 100万元 且 研发费用 ÷ 营业收入 ≥ 3%
"""

from gaodi.rules.saying.document import document
from gaodi.rules.saying.labels import ATTRIBUTES, Labels
from gaodi.rules.saying.quantities import quantity
from gaodi.rules.saying.speaking import Speaker

__all__ = ["ATTRIBUTES", "Labels", "Speaker", "document", "quantity"]

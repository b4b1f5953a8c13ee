"""What if: weights, thresholds, rates and budgets varied on the figures of a run; winners, losers, cost, and how much
the ranking depends on the weights.

    found = simulating.simulate(run, {"b_tax": "30 万元/亩"}, weights={"tax_per_mu": 40}, numbers={"criteria.rd": 4})
    found.winners, found.losers, found.budgets, found.counts()
    simulating.numerals(run.source)              # the thresholds and rates of the text, by id
    simulating.sensitivity(run, spread=0.2)
"""

from gaodi.rules.simulating.numerals import Numeral, numerals
from gaodi.rules.simulating.places import Kind
from gaodi.rules.simulating.saying import said
from gaodi.rules.simulating.sensing import Sensitivity, sensitivity
from gaodi.rules.simulating.simulating import Simulation, simulate
from gaodi.rules.simulating.varying import varied

__all__ = ["Kind", "Numeral", "Sensitivity", "Simulation", "numerals", "said", "sensitivity", "simulate", "varied"]

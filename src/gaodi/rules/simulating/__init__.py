"""What if: weights, thresholds, rates and budgets varied on the figures of a run; winners, losers, cost, and how much
the ranking depends on the weights.

    found = simulating.simulate(run, {"b_tax": "30 万元/亩"}, weights={"tax_per_mu": 40})
    found.winners, found.losers, found.budgets
    simulating.sensitivity(run, spread=0.2)
"""

from gaodi.rules.simulating.sensing import Sensitivity, sensitivity
from gaodi.rules.simulating.simulating import Simulation, simulate
from gaodi.rules.simulating.varying import varied

__all__ = ["Sensitivity", "Simulation", "sensitivity", "simulate", "varied"]

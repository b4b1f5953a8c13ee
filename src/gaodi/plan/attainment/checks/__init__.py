"""Checks between the targets of a plan: whether they can all be true at once.

Each check names its targets, carries its arithmetic as numbers, and says holds, fails or open; `saying.say` puts it in
Chinese or English.
"""

from gaodi.plan.attainment.checks.deadlines import deadlines
from gaodi.plan.attainment.checks.finding import Check, Verdict, check
from gaodi.plan.attainment.checks.growth import growth
from gaodi.plan.attainment.checks.parts import parts
from gaodi.plan.attainment.checks.rates import RATES, Rate, rates
from gaodi.plan.attainment.checks.saying import Said, say

__all__ = ["RATES", "Check", "Rate", "Said", "Verdict", "check", "deadlines", "growth", "parts", "rates", "say"]

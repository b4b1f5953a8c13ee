"""Evaluations: a rulebook applied to a population, its results, and why; what is lacking; what policies offer."""

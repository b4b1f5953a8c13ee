"""Attainment: where the targets of a plan stand, where they are going, and the odds that they are met in time.

    from gaodi.plan import attainment

    attainment.compute(ws, plan.id, user="officer")           # a run, kept in the lake
    attainment.last(ws, plan.id).frame("attainment")          # a row for each target

A target is bound to a metric or a named list (`bindings`), its observations become a `Series`, and from there on all is
arithmetic on small frozen values: progress → forecast → odds → status, checks between targets, and a back-test that
says how much the odds deserve trust. docs/attainment.md gives each formula with its source.
"""

from gaodi.plan.attainment.computing import compute
from gaodi.plan.attainment.reading import Run, last, runs

__all__ = ["Run", "compute", "last", "runs"]

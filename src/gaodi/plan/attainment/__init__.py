"""Attainment: where the targets of a plan stand, where they are going, and the odds that they are met in time.

A target is bound to a metric or a named list (`bindings`), its observations become a `Series`, and from there on all is
arithmetic on small frozen values: progress → forecast → odds → status, checks between targets, and a back-test that
says how much the odds deserve trust. docs/attainment.md gives each formula with its source.
"""

"""Rulebooks: official documents as data, applied to a population: who passes, with what score, grade or money, and why.

language    the expressions, typed, with units and unknowns
model       a rulebook as its file says it
files       reading it, with the place of everything
program     what it computes, as named steps of few kinds
query       the steps over a population, on DuckDB or Spark
single      the steps for one subject, in Python
library     which rulebooks there are, and which applies
trying      the tests that stand beside a rulebook
"""

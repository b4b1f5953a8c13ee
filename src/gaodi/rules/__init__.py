"""Rulebooks: official documents as data, applied to a population: who passes, with what score, grade or money, and why.

A rulebook
  language    the expressions, typed, with units and unknowns
  model       a rulebook as its file says it
  files       reading it, with the place of everything
  schema      the JSON Schema of its format
  program     what it computes, as named steps of few kinds
  saying      what it computes, in words
  checking    every fault of it
  trying      the tests that stand beside it
  library     which rulebooks there are, and which applies
  drafting    those of an office: versions, review, in force

Figures
  declared    what subjects say of themselves for a rulebook
  gathering   the inputs of a program, from a workspace or a file
  written     a value as somebody writes it
  tables      files of inputs: can they be read, whom is a row about
  exactness   how exact numbers are

An evaluation
  query       the steps over a population, on DuckDB or Spark
  single      the steps for one subject, in Python
  runs        one evaluation, kept so that it can be shown and repeated
  results     the lake tables of runs
  process     from a trial over publicity and objections to final results

What is asked of it
  explaining  why a subject got what it got
  workbook    the same as a workbook with live formulas
  gaps        what a subject lacks
  comparing   two runs: who moved, and why
  simulating  what if
  matching    what the documents in force offer
  unknowns    which data would settle the most cases

namespace     `ws.rules`, for notebooks
"""

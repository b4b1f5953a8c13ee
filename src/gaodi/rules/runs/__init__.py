"""Runs: one evaluation of a rulebook over a population, kept so that it can be shown, argued about and repeated.

    run = runs.evaluate(ws, "specialised-sme/2022", year=2022)
    run.frame()                                  # a row for each subject
    runs.load(ws, run.id).statistics             # what explanations read
    runs.recompute(ws, run.id).identical

A run pins the state of the lake, the text of the rulebook by its hash, the parameters, who and when; it keeps its
inputs, its group statistics and its cut-offs as files. Its results are facts of the lake.
"""

from gaodi.rules.results import RESULTS, RUNS, latest
from gaodi.rules.runs.correcting import corrected
from gaodi.rules.runs.files import evaluate_table
from gaodi.rules.runs.keeping import Beside, Progress
from gaodi.rules.runs.listing import listed, load
from gaodi.rules.runs.making import evaluate
from gaodi.rules.runs.recomputing import Recomputed, recompute
from gaodi.rules.runs.run import Run

__all__ = [
    "RESULTS", "RUNS", "Beside", "Progress", "Recomputed", "Run", "corrected", "evaluate", "evaluate_table", "latest",
    "listed", "load", "recompute",
]  # fmt: skip

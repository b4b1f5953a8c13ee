"""Compiled plans as files: `plan.yaml` that people read, diff and edit, and JSON Lines of the targets for machines.

    save(plan, "plan.yaml")
    plan = load("plan.yaml")          # every fault of the file at once, each with its line
    save_lines(plan, "targets.jsonl")

The same plan always gives the same bytes. The format is described in docs/plan-format.md.
"""

from gaodi.plan.files.lines import lines, save_lines
from gaodi.plan.files.reading import load, loads
from gaodi.plan.files.writing import FORMAT, dumps, save

__all__ = ["FORMAT", "dumps", "lines", "load", "loads", "save", "save_lines"]

"""How far the data can be trusted: what is there, what contradicts itself, what has fallen behind, who says nothing.

report = quality.report(ws, 2023)
report.coverage            # how many enterprises of each park have each metric
report.contradictions      # where sources say different things of the same
report.stale               # series that ended before those of the others
report.silent              # enterprises of which nothing is known in the year
"""

from gaodi.registry.quality.contradictions import contradictions
from gaodi.registry.quality.coverage import coverage
from gaodi.registry.quality.report import Report, report
from gaodi.registry.quality.silence import silent
from gaodi.registry.quality.staleness import stale

__all__ = ["Report", "contradictions", "coverage", "report", "silent", "stale"]

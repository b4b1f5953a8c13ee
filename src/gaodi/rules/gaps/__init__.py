"""What a subject lacks: for each unmet clause how far it is away, and the smallest sets of changes that would do.

found = gaps.gap(run, "91430000…")                       # to meet the criteria
found = gaps.gap(run, "91430000…", to="A")               # to reach a grade
found.plans[0].changes                                   # research expense from 60 to 100 万元
gaps.stages(evaluation, "l3")                            # what a questionnaire requires up to a level, item by item
"""

from gaodi.rules.gaps.distances import Distance
from gaodi.rules.gaps.finding import Gap, gap
from gaodi.rules.gaps.moving import Limits
from gaodi.rules.gaps.planning import Change, Plan
from gaodi.rules.gaps.requirements import Requirement, Stage, stages

__all__ = ["Change", "Distance", "Gap", "Limits", "Plan", "Requirement", "Stage", "gap", "stages"]

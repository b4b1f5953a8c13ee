"""The place of the plan: documents compiled and reviewed, targets and their attainment, tasks, calibration.

Everything shown is read from the workspace through `gaodi.plan`; what a reviewer decides is written there too.
"""

"""Analytic tables: the observations of one kind of subject and one year as one wide table, a column for a metric.

    analytic.table(ws, "enterprise", 2023)              # an ibis.Table, brought up to date when it is asked for
    analytic.table(ws, "enterprise", 2023, back=2)      # with `revenue@-1` and `revenue@-2`, the two years before
    analytic.refresh(ws)                                # only the years whose observations have changed

They are derived: the lake decides what is in them, and the folder `derived/analytic` of a workspace may be deleted at
any time.
"""

from gaodi.registry.analytic.building import columns
from gaodi.registry.analytic.keeping import Refreshed, frame, refresh, scan, table
from gaodi.registry.analytic.state import years

__all__ = ["Refreshed", "columns", "frame", "refresh", "scan", "table", "years"]

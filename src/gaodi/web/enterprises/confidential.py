"""What of one enterprise is confidential, and who may see it: asked once for a page, and a look is on the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import metrics
from gaodi.registry.dossier import Dossier
from gaodi.registry.metrics import SubjectKind
from gaodi.web import policy
from gaodi.web.enterprises import holders
from gaodi.web.people.models import User
from gaodi.web.policy import Action

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

VALUES = ("value", "value_low", "value_high", "code", "given")


def shown(user: User, dossier: Dossier, *, there: bool) -> bool:
    """Whether the person sees confidential figures of the enterprise. there: whether the page has any; then a look at
    them goes on the trail, under the name and code of the enterprise."""
    held = holders.of(dossier.enterprise)
    if not policy.decide(user, Action.READ_CONFIDENTIAL, held):
        return False
    if there:
        policy.require(user, Action.READ_CONFIDENTIAL, held)
    return True


def marked(ws: Workspace, series: pl.DataFrame) -> pl.DataFrame:
    """The observations with `confidential`: those of metrics that hide the figures of one enterprise. Of a metric that
    nobody defines any more nothing says that it may be shown."""
    known = metrics.load(ws)
    open_ones = [one.id for one in known.values() if not one.hides(SubjectKind.ENTERPRISE)]
    return series.with_columns(confidential=~pl.col("metric").is_in(open_ones))


def withheld(series: pl.DataFrame, *, may: bool) -> pl.DataFrame:
    """The observations without the values that are not to be seen, which `masked` says of each."""
    masked = series.with_columns(masked=pl.col("confidential") & pl.lit(not may))
    return masked.with_columns(pl.when(~pl.col("masked")).then(pl.col(name)).alias(name) for name in VALUES)

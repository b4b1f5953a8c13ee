"""Attainment as it was last computed: read from the workspace, never computed while somebody waits for a page."""

from __future__ import annotations

from typing import Any

import polars as pl

from gaodi.web.plans.selectors import Shown


def attainment(found: Shown) -> dict[str, dict[str, Any]]:
    """Target id → what the last run says of it; empty while there was no run."""
    return {}


def computed(found: Shown) -> Any:
    """When the last run was made; None while there was none."""
    return None


def checks(found: Shown) -> pl.DataFrame:
    """Consistency checks between targets, as last computed."""
    return pl.DataFrame()


def calibration(found: Shown) -> dict[str, Any]:
    """The rolling back-test, as last computed."""
    return {}


def series(found: Shown, target: str) -> pl.DataFrame:
    """Observations of the metric that a target binds to."""
    return pl.DataFrame()

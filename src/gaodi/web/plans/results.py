"""Attainment as it was last computed: read from the workspace, never computed while somebody waits for a page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from gaodi.web.plans.selectors import Shown


def attainment(found: Shown, as_of: datetime | None = None) -> dict[str, dict[str, Any]]:
    """Target id → what the last run (before `as_of`) says of it; empty while there was no run."""
    return {}


def computed(found: Shown) -> datetime | None:
    """When the last run was made; None while there was none."""
    return None


def observations(found: Shown, target: str) -> list[dict[str, Any]]:
    """The observations of the metric that a target binds to, the oldest first."""
    return []


def path(found: Shown, target: str) -> list[dict[str, Any]]:
    """The forecast up to the deadline, with its interval."""
    return []


def breakdown(found: Shown, target: str) -> dict[str, Any] | None:
    """The districts' shares of a target, and what is missing to the whole."""
    return None


def checks(found: Shown) -> list[dict[str, Any]]:
    """Consistency checks between targets."""
    return []


def calibration(found: Shown) -> dict[str, Any] | None:
    """The rolling back-test."""
    return None


def recorded(found: Shown, since: datetime) -> int:
    """How many observations were loaded since then."""
    return 0

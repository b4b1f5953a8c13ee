"""The status of a target, read off its odds by the thresholds of the workspace.

done: reached, and settled: the deadline has been observed, or the goal is one that is reached once (an output, a
count). A floor, a ceiling or a rate that has to hold is done only when its last period is known. A target that was
missed at its deadline is `unlikely` with odds 0.
"""

from __future__ import annotations

from enum import StrEnum

from gaodi.plan.attainment.goals import Goal


class Status(StrEnum):
    """Where a target stands: 已完成, 正常, 有风险, 难以完成, 无数据."""

    DONE = "done"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    UNLIKELY = "unlikely"
    NO_DATA = "no_data"


def status(latest: float | None, odds: float | None, goal: Goal, over: bool, on_track: float, at_risk: float) -> Status:
    """over: the value at the deadline is known. odds: None where there is no forecast (no deadline)."""
    if latest is None:
        return Status.NO_DATA
    if goal.met(latest) and (over or not goal.holds):
        return Status.DONE
    if odds is None:
        return Status.NO_DATA
    if over:
        return Status.UNLIKELY
    if odds >= on_track:
        return Status.ON_TRACK
    return Status.AT_RISK if odds >= at_risk else Status.UNLIKELY

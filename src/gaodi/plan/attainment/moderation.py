"""Empirical Bayes for variances: what one short series says of its errors, moderated by what all of them say.

Source of every formula: G. K. Smyth (2004), "Linear models and empirical Bayes methods for assessing differential
expression", Statistical Applications in Genetics and Molecular Biology 3(1), section 6.2 (estimation of d0 and s0²).
There the many are genes, here they are the indicators of a workspace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Fewer series than these say nothing of how much series differ; then DEFAULT degrees of freedom are taken.
SERIES, DEFAULT = 4, 4.0
LEAST = 3.0


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of a variance before its series is looked at: s0² with d0 degrees of freedom."""

    variance: float
    freedom: float

    def moderate(self, own: float, freedom: float) -> tuple[float, float]:
        """The moderated variance (d0·s0² + d·s²)/(d0 + d) and its degrees of freedom d0 + d."""
        total = self.freedom + freedom
        return (self.freedom * self.variance + freedom * own) / total, total


def prior_of(variances: Sequence[float], freedoms: Sequence[float], default: float) -> Prior:
    """d0 and s0² by the moments of the log variances. default: s0² where no series has an error to learn from.

    Where series do not seem to differ, Smyth's d0 is infinite; here it is never more than the number of series.
    """
    s2, d = np.asarray(variances, float), np.asarray(freedoms, float)
    used = d > 0
    s2, d = s2[used], d[used]
    if s2.size == 0 or not s2.any():
        return Prior(default, DEFAULT)
    if s2.size < SERIES:
        # A few series say little of the level either: the default counts as one more series of four errors.
        return Prior(float((s2 @ d + DEFAULT * default) / (d.sum() + DEFAULT)), DEFAULT)
    from scipy.special import polygamma, psi  # read where it is needed: most processes never do

    s2 = np.maximum(s2, 1e-5 * np.median(s2[s2 > 0]))
    e = np.log(s2) - psi(d / 2) + np.log(d / 2)
    excess = float(e.var(ddof=1) - polygamma(1, d / 2).mean())
    most = float(max(s2.size, LEAST))
    d0 = min(max(2 * inverse_trigamma(excess), LEAST), most) if excess > 0 else most
    return Prior(float(np.exp(e.mean() + psi(d0 / 2) - np.log(d0 / 2))), d0)


def inverse_trigamma(value: float) -> float:
    """The x > 0 with trigamma(x) = value."""
    if value > 1e7:
        return float(1 / np.sqrt(value))
    if value < 1e-6:
        return 1 / value
    from scipy.optimize import brentq
    from scipy.special import polygamma

    return float(brentq(lambda x: float(polygamma(1, x)) - value, 1e-4, 1e7, xtol=1e-12))

"""Land: how much each firm above scale works on."""

from __future__ import annotations

import numpy as np

from gaodi.demo import figures, sizes
from gaodi.demo.draws import Floats
from gaodi.demo.firms import Firms
from gaodi.demo.layout import Layout

LEAST, MOST = 3.0, 4000.0
"""亩."""


def areas(layout: Layout, firms: Firms) -> Floats:
    """The land of each large firm, 亩: its size of the base year over the output that its division has of one 亩."""
    larger = (firms.ranks + 0.5) / np.maximum(firms.peers, 1)
    usual = figures.value("threshold") + sizes.scales(layout)[firms.division] * sizes.excess(larger)
    scattered = np.exp(0.45 * firms.normal("land") - 0.1)
    return np.clip(usual / figures.divisions()["land"][firms.division] * scattered, LEAST, MOST)

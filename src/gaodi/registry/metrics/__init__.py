"""What is measured: every metric once, with its unit, its nature, and how it adds up.

metrics.load()["manufacturing-share"].total        # a ratio of two metrics
metrics.load(ws).named("规模工业总产值", "万亿元")
metrics.load().find("亩均", theme=Theme.LAND)
"""

from gaodi.registry.metrics.bases import basis_en
from gaodi.registry.metrics.gathering import Gathers, Population
from gaodi.registry.metrics.kinds import Direction, Nature, Prices, SubjectKind, Type
from gaodi.registry.metrics.model import Metric
from gaodi.registry.metrics.reading import Metrics, load
from gaodi.registry.metrics.rules import Alone, Ratio, Sum, Total, Weighted
from gaodi.registry.metrics.themes import Theme

__all__ = [
    "Alone", "Direction", "Gathers", "Metric", "Metrics", "Nature", "Population", "Prices", "Ratio", "SubjectKind",
    "Sum", "Theme", "Total", "Type", "Weighted", "basis_en", "load",
]  # fmt: skip

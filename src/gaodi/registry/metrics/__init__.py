"""What is measured: every metric once, with its unit, its nature, and how it adds up.

metrics.load()["manufacturing-share"].total        # a ratio of two metrics
metrics.load(ws).named("规模工业总产值", "万亿元")
"""

from gaodi.registry.metrics.model import (
    Alone,
    Direction,
    Metric,
    Nature,
    Prices,
    Ratio,
    SubjectKind,
    Sum,
    Total,
    Type,
    Weighted,
)
from gaodi.registry.metrics.reading import Metrics, load

__all__ = [
    "Alone", "Direction", "Metric", "Metrics", "Nature", "Prices", "Ratio", "SubjectKind", "Sum", "Total", "Type",
    "Weighted", "load",
]  # fmt: skip

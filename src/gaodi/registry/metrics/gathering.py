"""Totals that are gathered from enterprises: 规模以上工业企业利润总额 is the 利润总额 of a region's above-scale firms.

An enterprise's figure and the official total of it are two metrics where the total leaves enterprises out: adding up
every enterprise that has a figure would give something else. `gathers` is the bridge between the two.
"""

from __future__ import annotations

from enum import StrEnum

from gaodi.registry.definition import Definition, Slug


class Population(StrEnum):
    """Which enterprises of a region, park or chain a total is of.

    ENTERPRISES: all of them. ABOVE_SCALE_INDUSTRY: 规模以上, of sections B, C and D. KEY_FIRMS: the key manufacturers
    (制造业重点企业) that the industry department has report on digital conversion.
    """

    ENTERPRISES = "enterprises"
    ABOVE_SCALE_INDUSTRY = "above-scale-industry"
    KEY_FIRMS = "key-firms"

    def label(self, language: str = "zh") -> str:
        """Its name in Chinese or English."""
        return _LABELS[self][language.startswith("en")]


_LABELS = {
    Population.ENTERPRISES: ("全部企业", "all enterprises"),
    Population.ABOVE_SCALE_INDUSTRY: ("规模以上工业企业", "above-scale industrial enterprises"),
    Population.KEY_FIRMS: ("制造业重点企业", "key manufacturers"),
}


class Gathers(Definition):
    """What a total is gathered from.

    metric: of enterprises, whose values are added; of a yes-or-no metric those with yes are counted. Without it the
    enterprises themselves are counted. population: which of them.
    """

    metric: Slug | None = None
    population: Population

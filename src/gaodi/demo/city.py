"""The demonstration city as a whole: a seed, a scale and years; everything else is a function of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gaodi.demo import sizes
from gaodi.demo.draws import Draws, Ints
from gaodi.demo.economy import Economy
from gaodi.demo.firms import Firms, firms
from gaodi.demo.layout import Layout
from gaodi.demo.places import Places
from gaodi.errors import Fault, InputError

VERSION = 3
"""Of what the city is: a city of another version is written beside the old one."""

FIRST, LAST = 2019, 2025
"""The years that there are yardsticks for."""


@dataclass(frozen=True)
class City:
    """One city.

    scale: 1 is about 3 300 firms above scale and 60 000 smaller ones. years: of annual returns. months: the years of
    monthly ones.
    """

    seed: int = 2023
    scale: float = 1.0
    years: tuple[int, ...] = (2019, 2020, 2021, 2022, 2023)
    months: tuple[int, ...] = (2021, 2022, 2023)

    def __post_init__(self) -> None:
        faults = []
        if not 0.001 <= self.scale <= 200:
            faults.append(Fault(f"The scale is {self.scale:g}", expected="0.001 to 200"))
        if not self.years or list(self.years) != list(range(self.years[0], self.years[-1] + 1)):
            faults.append(Fault(f"The years are {self.years}", expected="years one after another"))
        elif not (self.years[0] >= FIRST and self.years[-1] <= LAST):
            faults.append(Fault(f"The years are {self.years}", expected=f"years from {FIRST} to {LAST}"))
        if not set(self.months) <= set(self.years):
            faults.append(Fault(f"The years of monthly returns are {self.months}", expected="years of annual ones"))
        if faults:
            raise InputError.of(faults)

    @cached_property
    def draws(self) -> Draws:
        """Its random numbers."""
        return Draws(self.seed)

    @cached_property
    def layout(self) -> Layout:
        """Which number is which firm."""
        return Layout(self.draws, self.scale, self.years)

    @cached_property
    def places(self) -> Places:
        """Where firms are."""
        return Places(self.draws, sizes.expected(self.layout))

    @cached_property
    def economy(self) -> Economy:
        """How large they are."""
        return Economy(self.draws, self.layout, self.large)

    @cached_property
    def large(self) -> Firms:
        """All firms that are ever above scale."""
        return self.firms(np.arange(self.layout.large.size))

    def firms(self, numbers: Ints) -> Firms:
        """The firms with these numbers."""
        return firms(self.draws, self.layout, self.places, numbers)

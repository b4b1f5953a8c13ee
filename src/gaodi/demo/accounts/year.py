"""Firms in one year, with the noise that tells them apart: what every part of the return starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from gaodi.demo import figures
from gaodi.demo.draws import Bools, Floats
from gaodi.demo.economy import Economy
from gaodi.demo.firms import Firms

Columns: TypeAlias = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Year:
    """Firms above scale in one year."""

    economy: Economy
    firms: Firms
    year: int

    @cached_property
    def output(self) -> Floats:
        """Gross output, 万元."""
        return self.economy.output(self.firms, self.year)

    @cached_property
    def value_added(self) -> Floats:
        """Value added, 万元."""
        return self.economy.value_added(self.firms, self.year)

    def usual(self, figure: str) -> Floats:
        """A figure of each firm's division."""
        return figures.divisions()[figure][self.firms.division]

    def noise(self, purpose: str, spread: float, yearly: float = 0.0) -> Floats:
        """A factor around 1, lognormal with mean 1: what is the firm's own, and what is of the year."""
        scattered = spread * self.firms.normal(purpose)
        if yearly:
            scattered = scattered + yearly * self.firms.normal(f"{purpose}/{self.year}")
        return np.exp(scattered - (spread**2 + yearly**2) / 2)

    def shifted(self, purpose: str, spread: float, yearly: float = 0.0) -> Floats:
        """A term around 0, normal."""
        scattered = spread * self.firms.normal(purpose)
        return scattered + yearly * self.firms.normal(f"{purpose}/{self.year}") if yearly else scattered

    def happens(self, purpose: str, odds: float | Floats) -> Bools:
        """Whether it is so of a firm, in every year alike; as odds rise, more firms join and none leaves."""
        return self.firms.happens(purpose, odds)

    def since(self, year: int = 2020) -> int:
        """Years that have gone by."""
        return self.year - year


def tenths(values: Floats) -> Floats:
    """Rounded as returns give money: to a tenth of 万元."""
    return np.round(values, 1)


def counts(values: Floats) -> Floats:
    """Whole numbers, never negative."""
    return np.maximum(np.round(values), 0)

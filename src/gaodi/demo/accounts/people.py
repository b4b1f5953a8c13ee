"""Employees and pay. Larger firms make more with each."""

from __future__ import annotations

import numpy as np

from gaodi.demo.accounts.year import Columns, Year, counts, tenths
from gaodi.demo.draws import Floats

PAY = 8.4
"""Pay of an average employee in 2020, 万元 a year. Assumed."""

PER_WORKER = 1.15
"""Output per employee of the city over the nation's. Assumed."""


def people(year: Year) -> Columns:
    """The columns of employees."""
    average = employees(year)
    pay = PAY * 1.06 ** year.since() * year.noise("pay", 0.2, 0.03)
    return {
        "employees": counts(average * (1 + year.shifted("staff at the end", 0, 0.03))),
        "average_employees": average,
        "insured_employees": counts(average * (0.78 + 0.2 * year.firms.uniform("insured"))),
        "payroll": tenths(np.minimum(average * pay, 0.85 * year.value_added)),
        "skilled_workers": counts(average * 0.16 * year.noise("skilled", 0.5)),
    }


def employees(year: Year) -> Floats:
    """How many people work in each firm on average."""
    per_worker = np.maximum(year.usual("output-per-worker"), 20) * PER_WORKER * 1.045 ** year.since()
    size = np.maximum(year.output, 1.0) / 20_000
    needed = year.output / per_worker * size**-0.12 * year.noise("labour", 0.35, 0.04)
    return np.where(year.output > 0, np.maximum(np.round(needed), 4), 0)

"""The sheets of returns: one row for a firm, one column for a metric."""

from __future__ import annotations

from gaodi.demo.accounts.certificates import certificates
from gaodi.demo.accounts.digital import digital
from gaodi.demo.accounts.energy import energy
from gaodi.demo.accounts.environment import environment
from gaodi.demo.accounts.finance import finance
from gaodi.demo.accounts.innovation import innovation
from gaodi.demo.accounts.investment import investment
from gaodi.demo.accounts.people import people
from gaodi.demo.accounts.production import production
from gaodi.demo.accounts.year import Columns, Year
from gaodi.demo.economy import Economy
from gaodi.demo.firms import Firms


def annual(economy: Economy, firms: Firms, year: int) -> Columns:
    """The annual return of firms that are above scale in the year; figures of others are meaningless."""
    now = Year(economy, firms, year)
    made = production(now)
    made |= people(now)
    made |= innovation(now, made)
    made |= finance(now, made)
    made |= energy(now)
    made |= environment(now, made)
    made |= investment(now)
    made |= digital(now, made)
    made |= certificates(now, made)
    return made

"""What else firms are called: former names, short names, numbers from before the credit code."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.demo.frames import days, rows
from gaodi.demo.register import naming
from gaodi.demo.register.register import Register
from gaodi.registry.enterprises.tables import ALIASES

SOURCE = "demo-market"

RENAMED, SHORT, NUMBERED = 0.12, 0.5, 0.5
"""How often an old firm has had another name; a large one a short name; one from before 2014 an organisation code."""


def aliases(register: Register) -> pl.DataFrame:
    """The rows of the table of aliases."""
    return pl.concat([_former(register), _short(register), _organisation_codes(register)])


def _former(register: Register) -> pl.DataFrame:
    """The same brand under another region, once a works (厂) and now a company, or the other way round."""
    some = register.only(register.firms.happens("renamed", RENAMED) & (register.firms.founded < 2015))
    firms = some.firms
    form = np.where(naming.forms(firms, some.members) == "厂", "有限公司", "厂")
    region = naming.regions(some.city, firms, "name/former region")
    name = region + naming.brands(some.city, firms) + naming.trades(firms) + form
    until = days(firms, np.maximum(firms.founded + 3, 2008), "renamed")
    return _rows(some, "former-name", name).with_columns(until=until)


def _short(register: Register) -> pl.DataFrame:
    some = register.only(register.firms.large & register.firms.happens("short name", SHORT))
    return _rows(some, "short-name", naming.brands(some.city, some.firms) + naming.trades(some.firms))


def _organisation_codes(register: Register) -> pl.DataFrame:
    some = register.only((register.firms.founded < 2014) & register.firms.happens("organisation code", NUMBERED))
    return _rows(some, "organisation-code", some.ids.str.slice(8, 8) + "-" + some.ids.str.slice(16, 1))


def _rows(register: Register, kind: str, value: naming.Texts | pl.Series) -> pl.DataFrame:
    return rows(ALIASES.frame(), enterprise=register.ids, kind=kind, value=value, source=SOURCE, synthetic=True)

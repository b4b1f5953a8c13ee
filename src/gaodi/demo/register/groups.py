"""Rows of the table of groups: which firms are under one control, and which are evaluated together."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.demo.frames import rows
from gaodi.demo.register import naming
from gaodi.demo.register.membership import TOGETHER
from gaodi.demo.register.register import Register
from gaodi.registry.enterprises.tables import GROUPS

SOURCE = "demo-market"


def groups(register: Register) -> pl.DataFrame:
    """A row for each head and each member."""
    some = register.only(register.members.head >= 0)
    city, firms, head, member = some.city, some.firms, some.members.head, some.members.member
    heads = Register(city, city.firms(head))
    common = {
        "group": "demo-group-" + heads.ids,
        "name": naming.brands(city, heads.firms) + "集团",
        "enterprise": some.ids,
        "head": member < 0,
    }
    share = np.where(member >= 0, np.round(51 + 49 * firms.uniform("group/share"), 1), np.nan)
    control = rows(
        GROUPS.frame(), kind="control", **common, share=pl.Series(share).fill_nan(None), source=SOURCE, synthetic=True
    )
    entity = rows(GROUPS.frame(), kind="entity", **common, source=SOURCE, synthetic=True)
    together = city.draws.happens("group/together", head, TOGETHER) & (member <= 0)
    return pl.concat([control, entity.filter(pl.Series(together))])

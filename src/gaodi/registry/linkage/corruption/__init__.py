"""A corruption model: labelled records by which linkage is tested, corrupted in ways that real records are.

    registry = fiction.enterprises(2_000)
    records = corruption.labelled(registry, 3_000, seed=7)        # with `kind` and `truth`
    corruption.KINDS["homophone"].says

Each kind is one way in which what a list says differs from what the register says; four kinds are strangers, which look
like an enterprise of the registry and are none. Every record is one kind. docs/linkage.md lists them.
"""

from gaodi.registry.linkage.corruption import fields, names, negatives
from gaodi.registry.linkage.corruption.firm import Firm
from gaodi.registry.linkage.corruption.kinds import KINDS, Kind
from gaodi.registry.linkage.corruption.making import Shares, labelled

# Importing these enters their kinds, in this order.
_ENTERED = (names, fields, negatives)

__all__ = ["KINDS", "Firm", "Kind", "Shares", "labelled"]

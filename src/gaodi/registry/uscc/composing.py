"""Makes codes from their parts, with both check characters: for demonstrations and tests, marked as made up there."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry import check_digits
from gaodi.registry.uscc.offices import CATEGORIES


def compose(category: str, region: str, number: str) -> str:
    """A code. category: the two characters of department and category, 91 for an enterprise. region: 6 digits.
    number: the first 8 characters of the organisation code. Raises InputError with all that does not fit."""
    faults = []
    if category not in CATEGORIES:
        faults.append(Fault(f"The category is {category!r}", expected=f"one of {', '.join(CATEGORIES)}"))
    if not (len(region) == 6 and region.isascii() and region.isdecimal()):
        faults.append(Fault(f"The region is {region!r}", expected="6 digits"))
    if len(number) != 8 or not set(number) <= set(check_digits.USCC_ALPHABET):
        faults.append(Fault(f"The number is {number!r}", expected="8 digits or capitals without I, O, S, V, Z"))
    if faults:
        raise InputError.of(faults)
    return str(composed(category, pl.Series([region]), pl.Series([number])).item())


def composed(category: str, regions: pl.Series, numbers: pl.Series) -> pl.Series:
    """A column of codes from columns of parts, which are taken as they are: 6 digits, 8 characters."""
    heads = (pl.Series([category]).new_from_index(0, len(regions)) + regions + numbers).str.join("").item() or ""
    first = check_digits.matrix([heads], 16)
    whole = np.empty((len(first), 18), dtype=np.uint8)
    whole[:, :16] = first
    whole[:, 16] = check_digits.organisation(whole[:, 8:16])
    whole[:, 17] = check_digits.uscc(whole[:, :17])
    text = whole.tobytes().decode("ascii")
    return pl.Series("code", [text[at : at + 18] for at in range(0, len(text), 18)], dtype=pl.String)

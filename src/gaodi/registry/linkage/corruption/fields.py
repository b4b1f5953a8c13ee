"""What befalls the other fields of a record: codes and addresses."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from gaodi.registry.linkage.corruption.firm import Firm
from gaodi.registry.linkage.corruption.kinds import kind
from gaodi.registry.linkage.corruption.names import short_name


@kind("code-only", "简称加代码", "A short name with the right code.")
def code_only(firm: Firm, draw: Random) -> Firm | None:
    """The name says little, the code all."""
    return replace(short_name(firm, draw) or firm, representative="") if firm.uscc else None


@kind(
    "code-by-spreadsheet",
    "代码被表格改动",
    "A spreadsheet took a code of digits for a number: 9.14301E+17, or zeros at its end.",
)
def code_by_spreadsheet(firm: Firm, draw: Random) -> Firm | None:
    """15 digits are left, or as many as the cell showed."""
    if not firm.uscc.isdecimal():
        return None
    code = f"{firm.uscc[0]}.{firm.uscc[1:6]}E+17" if draw.random() < 0.3 else firm.uscc[:15] + "000"
    return replace(firm, uscc=code)


@kind("code-digits-swapped", "代码两位颠倒", "Two neighbouring characters of the code have changed places.")
def code_digits_swapped(firm: Firm, draw: Random) -> Firm | None:
    """The check digit no longer fits."""
    places = [at for at in range(2, len(firm.uscc) - 1) if firm.uscc[at] != firm.uscc[at + 1]]
    if not places:
        return None
    at = draw.choice(places)
    return replace(firm, uscc=firm.uscc[:at] + firm.uscc[at + 1] + firm.uscc[at] + firm.uscc[at + 2 :])


@kind("code-mistyped", "代码错一位", "A character of the code is another: O for 0, I for 1, or any.")
def code_mistyped(firm: Firm, draw: Random) -> Firm | None:
    """One character differs."""
    if not firm.uscc:
        return None
    at = draw.randrange(2, len(firm.uscc))
    usual = {"0": "O", "1": "I", "5": "S", "2": "Z", "8": "B", "B": "8"}
    other = usual.get(firm.uscc[at]) or draw.choice([one for one in "0123456789" if one != firm.uscc[at]])
    return replace(firm, uscc=firm.uscc[:at] + other + firm.uscc[at + 1 :])


@kind(
    "address-reworded",
    "地址改写",
    "The address is shorter, longer or ordered otherwise; the region is left out of the name.",
)
def address_reworded(firm: Firm, draw: Random) -> Firm | None:
    """City dropped, building added, 号 dropped."""
    found = re.search(r"(?P<road>[^市区县]+?(?:路|大道|街))(?P<number>\d+)号", firm.address)
    if not found:
        return None
    building = draw.choice(("", "A栋", "2栋301", "厂房", "号院内"))
    written = draw.choice(
        (
            f"{found['road']}{found['number']}号{building}", f"{firm.address}{building}", f"中国{firm.address}",
            f"{firm.address.removesuffix('号')}", f"{found['road']} {found['number']} 号",
        )
    )  # fmt: skip
    return replace(firm, place="", address=written)

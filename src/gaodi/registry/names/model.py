"""A name taken apart."""

from __future__ import annotations

from typing import NamedTuple

from gaodi.registry.names import words


class Name(NamedTuple):
    """The parts of a name. (A tuple and not a dataclass: a million of them are made for a column.)

    text: the name in simplified characters, half width, without blanks. region: the short name of the lowest division
    that it says, as that division is called today; region_code: its code, empty where several have the name. brand:
    字号; empty where the name is only a division and a trade (长沙水泵厂). trade: what it deals in. form: the legal
    form as written. branch: what stands behind the form and names a part of it. rest: what stands in brackets and is
    none of these. former: names it had before, as far as the text says.
    """

    text: str
    region: str = ""
    region_code: str = ""
    brand: str = ""
    trade: str = ""
    form: str = ""
    branch: str = ""
    rest: str = ""
    former: tuple[str, ...] = ()

    @property
    def legal(self) -> str:
        """The form in its usual wording: 有限责任公司 is 有限公司."""
        return words.canonical(self.form)

    @property
    def short(self) -> str:
        """Brand and trade, as the enterprise is called in speech; without a brand the division stands for it."""
        return (self.brand or self.region) + self.trade

    @property
    def key(self) -> str:
        """Division, brand, trade, form and branch in one order and wording: names with one key are one name."""
        return self.region + self.brand + self.trade + self.legal + self.branch

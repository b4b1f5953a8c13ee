"""What a record says of an enterprise while it is being corrupted: the parts of its name, and its other fields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Firm:
    """An enterprise as a record has it.

    place, brand, trade, form: the parts of its name. head, tail: what is written around it. text: the whole name where
    it is no longer the parts. region: 6 digits. former: a name it had before, where the registry knows one.
    """

    place: str
    brand: str
    trade: str
    form: str
    uscc: str = ""
    address: str = ""
    representative: str = ""
    region: str = ""
    former: str = ""
    head: str = ""
    tail: str = ""
    text: str = ""

    @property
    def name(self) -> str:
        """The name as it is written."""
        return self.text or f"{self.head}{self.place}{self.brand}{self.trade}{self.form}{self.tail}"

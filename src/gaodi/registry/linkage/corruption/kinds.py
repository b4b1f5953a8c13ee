"""The kinds of corruption: what each is called, what it does to names, and whether the enterprise is still the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from gaodi.registry.linkage.corruption.firm import Firm

Change = Callable[[Firm, Random], Firm | None]
"""Gives the firm as the record has it; None where the kind cannot befall this firm."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. same: whether the record still means the enterprise; of a negative it means one that is not there."""

    id: str
    name: str
    says: str
    change: Change
    same: bool = True


_KINDS: dict[str, Kind] = {}
KINDS: Mapping[str, Kind] = MappingProxyType(_KINDS)
"""Every kind by its id, in the order of the documentation."""


def kind(key: str, name: str, says: str, *, same: bool = True) -> Callable[[Change], Change]:
    """Enter a change among the kinds. name: in Chinese. says: what happens, in a sentence."""

    def entered(change: Change) -> Change:
        _KINDS[key] = Kind(key, name, says, change, same)
        return change

    return entered

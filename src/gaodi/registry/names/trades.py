"""Parts brand and trade: the trade is what a name ends in that consists of words for trades."""

from __future__ import annotations

from gaodi.registry.names import words


def split(core: str) -> tuple[str, str]:
    """(brand, trade) of what is left of a name without division and form. A brand has two characters or none."""
    cuts = _cuts(core)
    if cuts[-1] == 1 and len(cuts) > 1:
        cuts.pop()
    return core[: cuts[-1]], core[cuts[-1] :]


def before(core: str) -> int:
    """How many characters stand before the trades with which the text ends: one is no brand."""
    return _cuts(core)[-1]


def _cuts(core: str) -> list[int]:
    """Where words for trades begin, from the end of the text on: each time the longest."""
    trades = words.trades()
    cuts = [len(core)]
    while cuts[-1] and (word := trades.of(core, cuts[-1])):
        cuts.append(cuts[-1] - len(word))
    return cuts


def with_brand(core: str) -> tuple[str, str]:
    """As `split` for a name that has no division: its first word is the brand, though it may be one for a trade."""
    brand, trade = split(core)
    if brand or not trade:
        return brand, trade
    first = _cuts(core)[-2]
    return core[:first], core[first:]

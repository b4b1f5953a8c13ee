"""The dimension of a unit: which base quantities it is made of, each with its power. 万元/亩 is CNY · length⁻²."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Dimension(Mapping[str, int]):
    """A mapping from base quantity to power, without zeros. Immutable, hashable; `*`, `/` and `**` work on it.

    Dimensions form a group: `d * d**-1` is `Dimension()`, the dimension of ratios.
    """

    __slots__ = ("_powers",)

    def __init__(self, powers: Mapping[str, int] | None = None) -> None:
        self._powers = {base: power for base, power in sorted((powers or {}).items()) if power}

    def __getitem__(self, base: str) -> int:
        return self._powers[base]

    def __iter__(self) -> Iterator[str]:
        return iter(self._powers)

    def __len__(self) -> int:
        return len(self._powers)

    def __hash__(self) -> int:
        return hash(tuple(self._powers.items()))

    def __mul__(self, other: Dimension) -> Dimension:
        return Dimension({base: self.get(base, 0) + other.get(base, 0) for base in {*self, *other}})

    def __truediv__(self, other: Dimension) -> Dimension:
        return self * other**-1

    def __pow__(self, exponent: int) -> Dimension:
        return Dimension({base: power * exponent for base, power in self.items()})

    def __str__(self) -> str:
        """`CNY·length⁻²`; `ratio` where nothing is left."""
        words = (base + (str(power).translate(_RAISED) if power != 1 else "") for base, power in self.items())
        return "·".join(words) or "ratio"

    def __repr__(self) -> str:
        return f"Dimension({self._powers!r})"


RATIO = Dimension()

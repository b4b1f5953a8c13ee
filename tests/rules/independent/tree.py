"""What an expression says, as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is written, with its unit."""

    value: Fraction
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text in quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Settled:
    """`true` or `false`."""

    truth: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name, or two with a dot: `score.rd`."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Tree, ...]
    named: tuple[tuple[str, Tree], ...] = ()

    def named_as(self, name: str) -> Tree | None:
        """An argument by its name."""
        return dict(self.named).get(name)

    def whole(self, place: int, name: str, default: int) -> int:
        """A whole number that stands in the text, at its place or by its name."""
        given = self.named_as(name)
        if given is None and len(self.arguments) > place:
            given = self.arguments[place]
        return int(given.value) if isinstance(given, Amount) else default


@dataclass(frozen=True, slots=True)
class Listing:
    """`[a, b]`."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Minus:
    """`-a`."""

    part: Tree


@dataclass(frozen=True, slots=True)
class Sum:
    """`a + b`, `a - b`, `a * b`, `a / b`."""

    sign: str
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a < b <= c`: every one of them holds."""

    parts: tuple[Tree, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """`a in [b, c]`."""

    part: Tree
    listing: Tree


@dataclass(frozen=True, slots=True)
class Not:
    """`not a`."""

    part: Tree


@dataclass(frozen=True, slots=True)
class Both:
    """`a and b`."""

    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Either:
    """`a or b`."""

    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Choice:
    """`a if condition else b`."""

    then: Tree
    condition: Tree
    otherwise: Tree


Tree = (
    Amount | Quoted | Settled | Name | Call | Listing | Minus | Sum | Comparison | Among | Not | Both | Either | Choice
)  # fmt: skip

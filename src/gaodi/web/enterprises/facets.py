"""The filters beside the list: how many enterprises each value would leave, which are chosen, and how to undo them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from gaodi.registry.enterprises import Found, Value
from gaodi.web.enterprises import words
from gaodi.web.enterprises.asked import FACETS, MORE, UNKNOWN, Asked
from gaodi.web.enterprises.labels import Labels

# What stands in an order of its own; the values of all others are shown by how many there are.
ORDERED = {"scale", "above_scale", "status", "decade", "coded", "contradicted"}
FIRST = 6


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A filter. first: always seen; rest: unfolded, or because something of it is chosen."""

    name: str
    title: str
    first: tuple[Option, ...]
    rest: tuple[Option, ...]

    @property
    def unfolded(self) -> bool:
        """Whether one of the rest is chosen."""
        return any(option.chosen for option in self.rest)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is chosen, and the address without it."""

    title: str
    label: str
    address: str


def groups(found: Found, labels: Labels, *, more: bool = False) -> list[Group]:
    """The filters in order; those that would not tell the enterprises apart that were found are left out."""
    made = (_group(name, found.facets.get(name, ()), labels) for name in (MORE if more else FACETS))
    return [group for group in made if any(option.chosen or option.count != found.total for option in group.first)]


def _group(name: str, values: Sequence[Value], labels: Labels) -> Group:
    options = [
        Option(one.value or UNKNOWN, labels[name][one.value], one.count, one.chosen)
        for one in values
        if one.count or one.chosen
    ]
    if name not in ORDERED:
        options.sort(key=lambda option: (option.value == UNKNOWN, -option.count))
    cut = len(options) if len(options) <= FIRST + 2 else FIRST
    return Group(name, words.heading(name), tuple(options[:cut]), tuple(options[cut:]))


def chips(asked: Asked, labels: Labels, kept: Sequence[tuple[str, str]]) -> Iterator[Chip]:
    """What is chosen. kept: other parameters of the address that stay, such as the order."""
    for name, values in asked.filters.items():
        for value in values:
            without = urlencode([*asked.without(name, value).parts(), *kept])
            said = labels[name]["" if value == UNKNOWN else value]
            yield Chip(words.heading(name), said, f"?{without}")

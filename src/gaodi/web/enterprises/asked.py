"""What the address asks the directory for: text and filters. The list, the map, saved views and exports share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

# As they stand on the page; those of the second line are chosen by links from elsewhere or under "More filters".
FACETS = ("district", "park", "section", "division", "tag", "list", "scale", "above_scale", "status", "ownership")
MORE = ("decade", "source", "coded", "contradicted", "synthetic")
CODES = ("industry", "region")
FILTERS = (*FACETS, *MORE, *CODES)
KEPT = ("q", "sort", "columns")
# What stands in an address for “not known”, which the directory keeps as an empty text.
UNKNOWN = "-"
MOST = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """text: of the search box. filters: name → the values of which any will do, as the address has them."""

    text: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """What an address asks for; what it says beside that is left alone."""
        found = {name: tuple(dict.fromkeys(filter(None, query.getlist(name))))[:MOST] for name in FILTERS}
        return cls(query.get("q", "").strip()[:100], {name: values for name, values in found.items() if values})

    @property
    def narrowed(self) -> bool:
        """Whether something was searched for or filtered."""
        return bool(self.text or self.filters)

    @property
    def narrowing(self) -> dict[str, tuple[str, ...]]:
        """The filters as the directory takes them."""
        return {name: tuple("" if v == UNKNOWN else v for v in values) for name, values in self.filters.items()}

    def parts(self) -> Iterator[tuple[str, str]]:
        """The parameters of the address."""
        if self.text:
            yield "q", self.text
        for name, values in self.filters.items():
            yield from ((name, value) for value in values)

    def without(self, name: str, value: str) -> Asked:
        """The same without one of the chosen values."""
        left = tuple(one for one in self.filters.get(name, ()) if one != value)
        others = {key: values for key, values in self.filters.items() if key != name}
        return replace(self, filters=others | ({name: left} if left else {}))

    def and_only(self, name: str, *values: str) -> Asked:
        """The same with these values of one filter."""
        return replace(self, filters={**self.filters, name: values})

    @property
    def query(self) -> str:
        """As an address has it."""
        return urlencode(list(self.parts()))


def canonical(query: str) -> str:
    """What of an address belongs to a view: text, filters, order and columns, in one order."""
    given = QueryDict(query.lstrip("?"))
    kept: Iterable[tuple[str, str]] = [(name, given[name][:500]) for name in KEPT[1:] if given.get(name)]
    return urlencode([*Asked.of(given).parts(), *kept])[:2000]

"""Sets of definitions that are told apart by an id: unknown ids and ids given twice are said with what is near."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from gaodi import catalog
from gaodi.errors import Fault, InputError, NotFound
from gaodi.registry import defined


class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id."""


T = TypeVar("T", bound=Identified)

SHOWN = 20
"""How many ids a message lists."""


class Set(Mapping[str, T]):
    """Definitions by id, in order. A later one with the same id replaces an earlier one, in its place."""

    noun = "definition"

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items = {item.id: item for item in items}

    def __getitem__(self, key: str) -> T:
        if key not in self._items:
            near = difflib.get_close_matches(key, self._items, n=3)
            do = f"Did you mean {' or '.join(near)}?" if near else ""
            expected = "" if near else f"one of: {_listed(self._items)}"
            raise NotFound(Fault(f"There is no {self.noun} {key!r}", expected=expected, do=do))
        return self._items[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The definition, or the default. (Mapping's own looks for KeyError, which NotFound is not.)"""
        return self._items.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


def _listed(ids: Mapping[str, Any]) -> str:
    """The ids, the first of them where there are many: nobody reads hundreds."""
    rest = len(ids) - SHOWN
    return (", ".join(list(ids)[:SHOWN]) or "none yet") + (f" … and {rest} more" if rest > 0 else "")


def every(stamps: Iterable[defined.Stamp], model: type[BaseModel], key: str) -> list[Any]:
    """What the files define, in order. model: of a file; key: of the list in it. Raises InputError with every fault."""
    items: list[Any] = []
    faults = []
    for stamp in stamps:
        file, lines = defined.read(stamp, model)
        given = getattr(file, key)
        faults += doubles(given, lines, key, str(stamp.path))
        items += given
    if faults:
        raise InputError.of(faults)
    return items


def doubles(items: Iterable[Identified], lines: Any, key: str, where: str) -> list[Fault]:
    """A fault for every id that a file gives twice. key: of the list in the file."""
    seen: set[str] = set()
    faults = []
    for number, item in enumerate(items):
        if item.id in seen:
            at = catalog.place(lines, (key, number, "id"), where)
            faults.append(Fault(f"{item.id!r} is defined twice", at, "an id of its own"))
        seen.add(item.id)
    return faults

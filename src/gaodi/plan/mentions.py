"""Where plans name an enterprise: names that the compiler found in their text and that are names of this enterprise.

mentions.of(ws, ["云川锂能科技有限公司", "云川锂能"])      # its registered name, and what else it is called
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gaodi.plan import library
from gaodi.plan.library import DRAFT, Entry
from gaodi.plan.library.reading import Which
from gaodi.plan.model import Name, NameKind
from gaodi.registry import names

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name in a plan. version: of the plan that was looked through.

    sure: the plan writes a name of the enterprise, whole or one that it is known by. Otherwise it writes brand and
    trade alone, which another enterprise may share.
    """

    entry: Entry
    version: Which
    name: Name
    sure: bool


def of(ws: Workspace, called: Iterable[str], *, drafts: bool = False) -> tuple[Mentioned, ...]:
    """The places, plan by plan in the order of the library. called: every name of the enterprise.

    drafts: look through the drafts of plans too that are not published; of a published one its latest version counts.
    """
    parsed = [names.parse(one) for one in called if one]
    keys, shorts = {one.key for one in parsed}, {one.short for one in parsed if one.form}
    entries = (entry for entry in library.plans(ws) if drafts or entry.version is not None)
    return tuple(found for entry in entries for found in _within(ws, entry, keys, shorts)) if parsed else ()


def _within(ws: Workspace, entry: Entry, keys: set[str], shorts: set[str]) -> Iterator[Mentioned]:
    version: Which = entry.version if entry.version is not None else DRAFT
    for name in library.current(ws, entry.id, version).names:
        if name.kind is not NameKind.ENTERPRISE:
            continue
        said = names.parse(name.text)
        if said.key in keys or said.text in shorts:
            yield Mentioned(entry, version, name, said.key in keys)

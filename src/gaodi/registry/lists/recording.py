"""Puts members on lists: checked first, whole or not at all, and never the same twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gaodi import catalog
from gaodi.errors import Fault, InputError
from gaodi.registry import defined, sources, subjects
from gaodi.registry.lists import tables
from gaodi.registry.lists.model import File, Member
from gaodi.registry.lists.reading import load as definitions
from gaodi.registry.lists.reading import members as known_members
from gaodi.registry.observations.recording import Recorded

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Where = Callable[[int, str], str]


def load(ws: Workspace, path: str | Path, *, user: str = "") -> Recorded:
    """Record the members in a file (YAML). Loading it again changes nothing. Raises InputError with every fault."""
    path = Path(path)
    lines = defined.lines(path)
    file = catalog.validated(lines, File, str(path))
    default = {"synthetic": True} if file.synthetic else {}
    return record(
        ws,
        [one.model_copy(update=default) for one in file.members],
        source=file.source,
        subject=file.region,
        more=file.subjects,
        user=user,
        note=path.name,
        where=lambda number, key: catalog.place(lines, ("members", number, key), str(path)),
    )


def record(
    ws: Workspace,
    members: Iterable[Member],
    *,
    source: str = "",
    subject: str = "",
    more: Iterable[subjects.Subject] = (),
    user: str = "",
    note: str = "",
    where: Where = lambda number, key: f"member {number + 1}",
) -> Recorded:
    """Record members, or what has become known of them (that one has left). source, subject: of those that name none.

    Raises InputError with every fault; nothing is kept then. What stands already is not written again.
    """
    more = tuple(more)
    if not subject and (region := subjects.region(ws)):
        subject = region.id
    full = [
        one.model_copy(update={"source": one.source or source, "subject": one.subject or subject}) for one in members
    ]
    faults = list(_faults(ws, full, more, where))
    if faults:
        raise InputError.of(faults)
    made = tables.frame(_row(one, sources.load(ws)) for one in full)
    standing = known_members(ws).select(tables.COLUMNS)
    new = made.join(standing, on=list(tables.COLUMNS), how="anti", nulls_equal=True, maintain_order="left")
    if new.is_empty():
        return Recorded(None, 0, made.height)
    tables.MEMBERS.define(ws.lake)
    content = {tables.TABLE: new}
    there = subjects.load(ws)
    if unknown := [one for one in more if there.get(one.id) != one]:
        content[subjects.TABLE] = subjects.frame(ws.lake, unknown)
    batch = ws.lake.write(content, kind="list members", source=source, user=user, note=note)
    return Recorded(batch, new.height, made.height - new.height)


def _row(one: Member, known: sources.Sources) -> dict[str, Any]:
    row = one.model_dump(mode="python")
    blank = {key: row[key] or None for key in ("uscc", "citation", "address", "quote", "note")}
    synthetic = one.synthetic or known[one.source].synthetic
    return row | blank | {"member": one.uscc or one.name, "confidence": one.confidence.value, "synthetic": synthetic}


def _faults(ws: Workspace, given: list[Member], more: tuple[subjects.Subject, ...], where: Where) -> Iterator[Fault]:
    everybody = {*subjects.load(ws), *(one.id for one in more)}
    tables_ = (("list", definitions(ws)), ("source", sources.load(ws)), ("subject", everybody))
    seen: dict[tuple[Any, ...], int] = {}
    for number, one in enumerate(given):
        for key, known in tables_:
            if getattr(one, key) not in known:
                what = f"There is no {key} {getattr(one, key)!r}"
                yield Fault(what, where(number, key), do=f"Define it, or name one that is known: {_some(known)}")
        stay = (one.list, one.uscc or one.name, one.recognised)
        first = seen.setdefault(stay, number)
        if first != number:
            what = f"{one.name} is on the list {one.list} twice"
            yield Fault(what, where(number, "name"), do=f"Take one out; the other is at {where(first, 'name')}")


def _some(known: Iterable[str]) -> str:
    names = sorted(known)
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")

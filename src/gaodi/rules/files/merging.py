"""A rulebook that extends another: what it says itself counts, the rest is taken over.

Mappings are put together key by key; lists whose entries have ids, entry by entry (`items` by `id`), so that one
county's document can differ from another's by a weight; any other list is replaced whole.
"""

from __future__ import annotations

from typing import Any

from gaodi.catalog.lines import Listed, Mapped

OWN = ("id", "extends", "notes", "sources")
"""What is never taken over."""
WHOLE = ("in_force", "procedure")
"""What is taken over whole or not at all: a successor without an end does not end when the one before it did."""


def marked(content: Any, file: str) -> Any:
    """The content, each of whose parts remembers its file; a part that holds itself is marked once."""
    if isinstance(content, Mapped | Listed) and not hasattr(content, "files"):
        content.files = dict.fromkeys(content.lines, file)  # type: ignore[union-attr]
        for part in content.values() if isinstance(content, Mapped) else content:
            marked(part, file)
    return content


def extended(own: Any, base: Any, top: bool = True) -> Any:
    """The content of a rulebook upon that of the one that it extends."""
    if isinstance(own, Mapped) and isinstance(base, Mapped):
        return _mapping(own, base, top)
    if isinstance(own, Listed) and isinstance(base, Listed) and _told_apart(own) and _told_apart(base):
        return _listing(own, base)
    return own


def _mapping(own: Mapped, base: Mapped, top: bool) -> Mapped:
    made = Mapped()
    made.lines, made.marks, made.files = {}, {}, {}  # type: ignore[attr-defined]
    for key in dict.fromkeys([*base, *own]):
        source = own if key in own else base
        if source is base and top and key in OWN:
            continue
        both = key in own and key in base and not (top and key in WHOLE)
        made[key] = extended(own[key], base[key], top=False) if both else source[key]
        _place(made, key, source, key)
    return made


def _listing(own: Listed, base: Listed) -> Listed:
    made = Listed()
    made.lines, made.marks, made.files = {}, {}, {}  # type: ignore[attr-defined]
    mine = {entry["id"]: number for number, entry in enumerate(own)}
    for number, entry in enumerate(base):
        at = mine.pop(entry["id"], None)
        _place(made, len(made), base if at is None else own, number if at is None else at)
        made.append(entry if at is None else extended(own[at], entry, top=False))
    for number in mine.values():
        _place(made, len(made), own, number)
        made.append(own[number])
    return made


def _place(made: Any, key: Any, source: Any, there: Any) -> None:
    made.lines[key], made.marks[key] = source.lines[there], source.marks[there]
    made.files[key] = source.files[there]


def _told_apart(entries: Listed) -> bool:
    """Whether every entry has an id of its own."""
    ids = [entry.get("id") if isinstance(entry, Mapped) else None for entry in entries]
    return all(isinstance(one, str) for one in ids) and len(set(ids)) == len(ids)

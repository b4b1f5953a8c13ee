"""What a rulebook begins with: an empty text that explains its parts, a copy as the next edition, one that builds on
another, or the text that there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from gaodi.rules import drafting, library
from gaodi.web.drafting import selectors, skeleton
from gaodi.web.drafting.selectors import Texts
from gaodi.web.rulebooks.words import language

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMES = ("id", "rulebook")
"""The keys by which a rulebook and its tests say which rulebook they are of."""


def empty() -> Texts:
    """The text that explains its parts."""
    return Texts(skeleton.text(language()), skeleton.TESTS)


def same(ws: Workspace, key: str) -> Texts:
    """The last version, or the file that holds, to be changed under its id. Raises Http404."""
    return selectors.last(ws, key)


def next_edition(ws: Workspace, key: str) -> Texts:
    """A copy under the id of the year after; with its tests. Raises Http404."""
    found = selectors.last(ws, key)
    new = _free(ws, key)
    return Texts(_renamed(found.text, key, new), _renamed(found.tests, key, new))


def extending(ws: Workspace, key: str) -> Texts:
    """A text that takes over all that the other says and has room for what differs. Raises Http404."""
    base = selectors.file(ws, key).rulebook
    name = base.family.rpartition("/")[2]
    edition = key.removeprefix(base.family).strip("/") or "1"
    text = skeleton.extending(
        language(), base=key, family=f"my-city/{name}", edition=edition, title=base.title.label("zh")
    )
    return Texts(text)


def given(ws: Workspace, text: str, tests: str) -> Texts:
    """A file that somebody has, written upon the last version of the rulebook whose id it says."""
    key = drafting.said_id(text)
    last = drafting.latest(ws, key)
    return Texts(text, tests, key if last else "", last.version if last else 0)


WAYS: dict[str, Callable[[Workspace, str], Texts]] = {"next": next_edition, "extends": extending, "same": same}
"""How a text comes from a rulebook that there is, as addresses say it."""


def _free(ws: Workspace, key: str) -> str:
    """The id of the edition after, which nobody has yet."""
    known = library.load(ws)
    following = _following(key)
    while following in known or drafting.latest(ws, following):
        following = _following(following)
    return following


def _following(key: str) -> str:
    """`family/2022` → `family/2023`; without a year `family/second` → `family/second-2` → `family/second-3`."""
    folder, _, edition = key.rpartition("/")
    if _YEAR.search(edition):
        return f"{folder}/{_YEAR.sub(lambda year: str(int(year[0]) + 1), edition, count=1)}"
    stem, _, number = edition.rpartition("-")
    return f"{folder}/{stem}-{int(number) + 1}" if stem and number.isdecimal() else f"{key}-2"


def _renamed(text: str, old: str, new: str) -> str:
    """The text with another id; its comments and everything else as they were."""
    said = re.compile(rf"^({'|'.join(_NAMES)}):([ \t]*)([\"']?){re.escape(old)}\3", re.MULTILINE)
    return said.sub(rf"\g<1>:\g<2>{new}", text, count=1)

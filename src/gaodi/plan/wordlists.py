"""Reads the word lists that the grammar stands on: text files, a group a paragraph, the first line names the group."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

_GROUP = re.compile(r"^\[(.+)\]$")


@lru_cache(maxsize=8)
def _groups(package: str, file: str) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    found: list[str] = []
    for line in resources.files(package).joinpath(file).read_text("utf-8").splitlines():
        if match := _GROUP.match(line):
            found = groups.setdefault(match[1], [])
        elif not line.startswith("#"):
            found.extend(line.split())
    return {name: tuple(dict.fromkeys(words)) for name, words in groups.items()}


@lru_cache(maxsize=32)
def words(package: str, file: str, group: str) -> frozenset[str]:
    """The words of one group of a list that lies in a package."""
    return frozenset(_groups(package, file)[group])


@lru_cache(maxsize=32)
def any_of(package: str, file: str, group: str) -> str:
    """The words of a group as an alternative of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(package, file, group), key=lambda w: (-len(w), w)))

"""The words of `words.txt`, as alternatives of a regular expression and as sets."""

from __future__ import annotations

import re

from gaodi.plan import wordlists

_LIST = (__package__ or "", "words.txt")


def words(*groups: str) -> frozenset[str]:
    """The words of some groups."""
    return frozenset().union(*(wordlists.words(*_LIST, group) for group in groups))


def any_of(*groups: str) -> str:
    """The words of some groups as an alternative, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(*groups), key=lambda w: (-len(w), w)))


MEASURES = any_of("measures") + "|部(?![分门件署位委])|项(?!目(?!标))"
"""Measure words of counts; 部门 and 项目 are nouns."""

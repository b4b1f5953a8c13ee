"""The same target stated again is one target with another citation.

Same means: quantity, comparator, kind and deadline agree, and the names are alike (character pairs, Dice ≥ 0.6),
whatever the scope adds: “储能产业产值达到90亿元” and “实现储能产业产值90亿元”. What stands side by side is never the
same.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from gaodi.plan.model import Comparator
from gaodi.plan.targets.drafts import Draft

_ALIKE = 0.6
_APART = 30
"""Characters at least between two places that state the same."""
_COMPARED = 40
_LONGEST = 80
"""No indicator is longer; a text without stops is read in linear time all the same."""


def merge(drafts: Iterable[Draft]) -> list[list[Draft]]:
    """Groups of drafts that state the same target, each in the order of the text."""
    buckets: dict[tuple[object, ...], list[list[Draft]]] = {}
    groups: list[list[Draft]] = []
    for draft in drafts:
        bucket = buckets.setdefault(_key(draft), [])
        same = next((g for g in bucket[:_COMPARED] if _alike(g[0], draft)), None)
        if same is None:
            bucket.append([draft])
            groups.append(bucket[-1])
        else:
            same.append(draft)
    return groups


def _key(draft: Draft) -> tuple[object, ...]:
    q = draft.quantity
    unit = "" if q.counts else draft.unit
    sign = Comparator.EQUAL if draft.comparator is Comparator.AT_LEAST else draft.comparator
    return q.value, q.value_max, unit, sign, draft.kind, draft.deadline.value if draft.deadline else None


def _alike(one: Draft, other: Draft) -> bool:
    if other.start - one.end < _APART:
        return False
    names = [
        (one.indicator, other.indicator),
        (_full(one), _full(other)),
        (_full(one), other.indicator),
        (one.indicator, _full(other)),
    ]
    if one.scope and other.scope and one.scope != other.scope and _local(one.scope) and _local(other.scope):
        names = [(_full(one), _full(other))]
    return max(_dice(a, b) for a, b in names) >= _ALIKE


def _local(scope: str) -> bool:
    return not scope.startswith("全")


def _full(draft: Draft) -> str:
    scope = draft.scope or ""
    return (scope if _local(scope) else "") + draft.indicator


def _dice(one: str, other: str) -> float:
    a, b = _pairs(one[-_LONGEST:]), _pairs(other[-_LONGEST:])
    return 2 * len(a & b) / (len(a) + len(b))


@lru_cache(maxsize=10_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset({text[i : i + 2] for i in range(len(text) - 1)} or {text})

"""Groups of firms under one control: the largest of each division are heads, and have members among the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gaodi.demo.city import City
from gaodi.demo.draws import Bools, Ints
from gaodi.demo.firms import Firms
from gaodi.demo.shuffling import Shuffle

HEADS = 0.015
"""The share of a division's large firms, from the top, that head a group."""

MEMBERS = 5
"""How many members a group may have."""

FILLED = 0.7
TOGETHER = 0.3
"""The share of groups whose head and first member are evaluated together (合并评价)."""


@dataclass(frozen=True)
class Membership:
    """For each firm: whether it heads a group, the firm at the head of the one it is in (itself where it heads it, −1
    where there is none), and its place among the members (−1 where it is none)."""

    heads: Bools
    head: Ints
    member: Ints


def membership(city: City, firms: Firms) -> Membership:
    """Which groups firms belong to. Members are dealt out among the smaller firms, which are never heads."""
    counts = _counts(city)
    heads = firms.large & (firms.ranks < counts[firms.division])
    small = city.layout.small
    head, member = np.where(heads, firms.numbers, -1), np.full(len(firms), -1)
    chosen = ~firms.large
    if small.size and counts.sum():
        slot = Shuffle(city.draws, "group/member", small.size).place(firms.numbers[chosen] - small.first)
        group = slot // MEMBERS
        inside = (group < counts.sum()) & firms.happens("group/filled", FILLED)[chosen]
        found = _heads(city, counts)[np.where(inside, group, 0)]
        head[chosen] = np.where(inside, found, -1)
        member[chosen] = np.where(inside, slot % MEMBERS, -1)
    return Membership(heads, head, member)


def _counts(city: City) -> Ints:
    """How many heads each division has."""
    counts: Ints = np.ceil(HEADS * city.layout.large.by_division).astype(np.int64)
    return counts


def _heads(city: City, counts: Ints) -> Ints:
    """The heads of all groups, by division and rank."""
    division = np.repeat(np.arange(len(counts)), counts)
    ranks = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    found: Ints = city.layout.large.ranked(ranks, division)
    return found

"""The help: a page for each place. Places add theirs: `help.add(Topic("plan", _("Plan"), "plans/help.html"))`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Topic:
    """What a place is for and how it is used; the template holds the text."""

    key: str
    title: Any
    template: str
    order: int = 50


_TOPICS: dict[str, Topic] = {}


def add(topic: Topic) -> None:
    """Add a page of help."""
    _TOPICS[topic.key] = topic


def topics() -> list[Topic]:
    """All pages of help, in order."""
    return sorted(_TOPICS.values(), key=lambda topic: topic.order)


def find(key: str) -> Topic | None:
    """The page of this key."""
    return _TOPICS.get(key)

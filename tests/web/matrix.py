"""How the access matrix is written down: every address of the site, the action it takes, and how to ask for it.

Each app has its rows in an `access*.py` under tests/web; an address that stands in none of them fails the test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gaodi.web.people.models import Organisation, User
from gaodi.web.policy import Action


@dataclass
class World:
    """What there is to ask for: the person who asks, the organisations, and things that the rows make."""

    user: User
    tree: dict[str, Organisation]


@dataclass(frozen=True)
class Row:
    """An address: the action it takes (None: open to everybody), the method, and what stands in the address.

    args: from the world to the parts of the address; make it return things that belong to the person who asks.
    moves: people without the permission are sent elsewhere instead of being refused.
    """

    action: Action | None
    method: str = "GET"
    args: Callable[[World], tuple[Any, ...]] = lambda world: ()
    data: Callable[[World], dict[str, Any]] = lambda world: {}
    moves: bool = False

"""A property that is computed when it is first asked for, and kept with its object.

As `functools.cached_property`, which before Python 3.12 has a lock for each property: what one thread reads for one
object would be waited for by all threads that read it for others. Here two threads may compute it twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 - it is written as a decorator
    """`@kept` before a method without arguments."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute, self.name, self.__doc__ = compute, compute.__name__, compute.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> kept[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> Any:
        """The value, which the next read finds in the object itself."""
        if owner is None:
            return self
        found = self.compute(owner)
        owner.__dict__[self.name] = found
        return found

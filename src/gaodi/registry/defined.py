"""Where definitions stand: in the catalogue that Gaodi ships, and in the `catalog` folder of a workspace, which wins.

A workspace that needs a metric, source, subject or list of its own puts a file of the same name there; an id that the
catalogue has too is replaced by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from gaodi import catalog
from gaodi.catalog.reading import text

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

T = TypeVar("T")

FOLDER = "catalog"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it is now: what is read from it can be kept until one of these changes."""

    path: Path
    changed: int
    size: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """The stamp of a file that is there."""
        state = path.stat()
        return cls(path, state.st_mtime_ns, state.st_size)


def stamps(name: str, ws: Workspace | None = None) -> tuple[Stamp, ...]:
    """The files of this name, those of the catalogue first."""
    own = ws.path / FOLDER / name if ws is not None else None
    places = [catalog.root() / name, *([own] if own is not None else [])]
    return tuple(Stamp.of(place) for place in places if place.is_file())


@lru_cache(maxsize=64)
def _content(stamp: Stamp) -> Any:
    return catalog.parsed(text(stamp.path), str(stamp.path))


def lines(path: str | Path) -> Any:
    """The content of a file (YAML), which remembers its lines. Raises InputError where it cannot be read."""
    path = Path(path)
    return _content(Stamp.of(path)) if path.is_file() else catalog.parsed(text(path), str(path))


def read(stamp: Stamp, model: type[T]) -> tuple[T, Any]:
    """The file as the model, and its content, which remembers the lines. Raises InputError with every fault."""
    content = _content(stamp)
    return catalog.validated(content, model, str(stamp.path)), content

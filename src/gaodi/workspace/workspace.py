"""A workspace is made, opened, and asked for its parts."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

from pydantic import ValidationError

from gaodi import catalog
from gaodi.errors import Fault, WorkspaceError
from gaodi.lake import Lake
from gaodi.workspace import file, regions
from gaodi.workspace.settings import Region, Settings


class Workspace:
    """A folder with a gaodi.yaml. path: the folder. Use `gaodi.open` or `Workspace.create`."""

    _namespaces: ClassVar[dict[str, Callable[[Workspace], Any]]] = {}

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self._opened: dict[str, Any] = {}

    @classmethod
    def create(
        cls,
        path: str | Path,
        region: str | Region | None = None,
        name: str | None = None,
        *,
        demonstration: bool = False,
    ) -> Workspace:
        """Make a workspace. The folder may hold other files (keys, a database), but no workspace yet.

        region: its name, its code (GB/T 2260) or both as a Region. name: of the workspace; by default that of the
        region or the folder. Raises WorkspaceError.
        """
        path = Path(path).expanduser().resolve()
        settings = _settings(path, region, name, demonstration)
        target = path / file.NAME
        if path.exists() and not path.is_dir():
            raise WorkspaceError(Fault("This is a file", str(path), "a folder, or a name that is free"))
        if target.exists():
            raise WorkspaceError(Fault("There is a workspace already", str(path), do="Open it, or name another folder"))
        path.mkdir(parents=True, exist_ok=True)
        _place(target, file.text(settings))
        return cls.open(path)

    @classmethod
    def open(cls, path: str | Path) -> Workspace:
        """The workspace in the folder. Raises WorkspaceError for a folder that is none, one of a newer Gaodi, and
        settings with faults."""
        path = Path(path).expanduser().resolve()
        if not path.is_dir():
            raise WorkspaceError(Fault("There is no such folder", str(path), do=f"Make it with `gaodi init {path}`"))
        if not (path / file.NAME).is_file():
            what = f"This folder is not a workspace: it has no {file.NAME}"
            raise WorkspaceError(Fault(what, str(path), do=f"Make it one with `gaodi init {path}`"))
        return cls(path, file.load(path / file.NAME))

    @classmethod
    def namespace(cls, name: str, factory: Callable[[Workspace], Any]) -> None:
        """Let every workspace have `ws.<name>`, made by the factory when it is first asked for."""
        if hasattr(cls, name):
            raise ValueError(f"Workspace.{name} is taken")
        cls._namespaces[name] = factory

    @cached_property
    def lake(self) -> Lake:
        """The versioned tables."""
        root = self.settings.lake
        return Lake(root if "://" in root else self.path / root)

    def __getattr__(self, name: str) -> Any:
        """A registered namespace."""
        if name.startswith("_") or name not in self._namespaces:
            near = difflib.get_close_matches(name, [*self._namespaces, "lake", "path", "settings"], n=1)
            raise AttributeError(f"A workspace has no {name!r}" + (f". Did you mean {near[0]!r}?" if near else ""))
        if name not in self._opened:
            self._opened[name] = self._namespaces[name](self)
        return self._opened[name]

    def __repr__(self) -> str:
        return f"<Workspace {self.settings.name} at {self.path}>"


def _settings(path: Path, region: str | Region | None, name: str | None, demonstration: bool) -> Settings:
    try:
        if not isinstance(region, Region):
            region = regions.region(region or "")
        named = name or region.name or path.name or "workspace"
        return Settings(name=named, region=region, demonstration=demonstration)
    except ValidationError as error:
        raise WorkspaceError.of(catalog.faults(error, {}, "", Settings, "The workspace")) from error


def _place(target: Path, text: str) -> None:
    """Write the file whole or not at all; two that make a workspace at once do not make one over the other."""
    draft = target.with_name(f".{target.name}.{uuid4().hex}")
    draft.write_text(text, encoding="utf-8", newline="\n")
    try:
        os.link(draft, target)
    except FileExistsError:
        raise WorkspaceError(Fault("There is a workspace already", str(target.parent))) from None
    finally:
        draft.unlink()

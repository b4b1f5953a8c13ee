"""Gaodi (高地): runs a region's manufacturing action plan, from its text to targets that are tracked.

    import gaodi

    ws = gaodi.open("var/changsha")
    plan = gaodi.compile_plan("plan.docx")

What stands here is imported when it is used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gaodi.plan.model import Plan
    from gaodi.workspace import Workspace

__all__ = ["compile_plan", "open"]

# Modules that give a workspace its namespaces (ws.plan …).
NAMESPACES = ("gaodi.plan.namespace", "gaodi.registry.namespace")


def open(path: str | Path) -> Workspace:  # noqa: A001 - gaodi.open is what it is
    """The workspace in a folder, with its namespaces. Raises WorkspaceError for a folder that is none."""
    from gaodi.workspace import Workspace

    for module in NAMESPACES:
        if find_spec(module) is not None:
            import_module(module)
    return Workspace.open(path)


def compile_plan(path: str | Path) -> Plan:
    """Targets, tasks and names of the plan in a document, each with its place in the text. Raises InputError."""
    compiled: Plan = import_module("gaodi.plan.compile").compile_plan(path)
    return compiled

"""Gaodi (高地): runs a region's manufacturing action plan, from its text to targets that are tracked.

    import gaodi

    ws = gaodi.open("var/changsha")
    plan = gaodi.compile_plan("plan.docx")

What stands here is imported when it is used, so that importing the package costs nothing.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gaodi.plan.model import Plan
    from gaodi.workspace import Workspace

__all__ = ["compile_plan", "open"]

# What a workspace can do (ws.plan …): a class in a module, which is imported when it is first asked for.
NAMESPACES = {
    "plan": ("gaodi.plan.namespace", "PlanNamespace"),
    "enterprises": ("gaodi.registry.namespace", "EnterprisesNamespace"),
    "rules": ("gaodi.rules.namespace", "RulesNamespace"),
    "evaluate": ("gaodi.rules.namespace", "evaluator"),
}


def open(path: str | Path) -> Workspace:  # noqa: A001 - gaodi.open is what it is
    """The workspace in a folder, with its namespaces. Raises WorkspaceError for a folder that is none."""
    from gaodi.workspace import Workspace

    for name, (module, made) in NAMESPACES.items():
        Workspace.namespace(name, partial(_namespace, module, made))
    return Workspace.open(path)


def _namespace(module: str, made: str, ws: Workspace) -> Any:
    return getattr(import_module(module), made)(ws)


def compile_plan(path: str | Path) -> Plan:
    """Targets, tasks and names of the plan in a document, each with its place in the text. Raises InputError."""
    compiled: Plan = import_module("gaodi.plan.compile").compile_plan(path)
    return compiled

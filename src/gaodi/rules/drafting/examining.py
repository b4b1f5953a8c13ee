"""What is to be said of a text before it is put in force: its faults, what its tests give."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi.errors import Fault, InputError
from gaodi.rules import checking, trying
from gaodi.rules.drafting.model import Draft
from gaodi.rules.drafting.reading import source
from gaodi.rules.program import Program, compiled
from gaodi.rules.trying import Outcome

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Examined:
    """faults: of the text and of the file of tests. outcome: what the tests gave; None where there are none or the text
    is at fault."""

    faults: tuple[Fault, ...]
    outcome: Outcome | None

    @property
    def obstacles(self) -> tuple[Fault, ...]:
        """What keeps it from being put in force: faults, and tests that fail."""
        failed = self.outcome.failed if self.outcome else ()
        return (*self.faults, *(Fault(f"The test {one.name!r} fails", do="; ".join(one.differs[:3])) for one in failed))


def examine(ws: Workspace, draft: Draft) -> Examined:
    """Look at a version."""
    if faults := checking.faults_of(draft.text, draft.name, ws):
        return Examined(tuple(faults), None)
    read = source(ws, draft)
    if read.rulebook.id != draft.rulebook:
        what = f"The text is of {read.rulebook.id!r}"
        return Examined((Fault(what, draft.name, f"`id: {draft.rulebook}`"),), None)
    if not draft.tests.strip():
        return Examined((), None)
    name = f"{draft.name}, tests"
    with tempfile.TemporaryDirectory(prefix="gaodi-draft-") as folder:
        path = Path(folder) / "rulebook.tests.yaml"
        path.write_text(draft.tests, encoding="utf-8")

        def program(settled: Mapping[str, str]) -> Program:
            return compiled(read, ws, settled)

        try:
            return Examined((), trying.run_file(draft.rulebook, path, program))
        except InputError as error:
            faults = [replace(fault, where=fault.where.replace(str(path), name)) for fault in error.faults]
            return Examined(tuple(faults), None)

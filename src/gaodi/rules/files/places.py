"""Where something stands in a rulebook: file, line and column of a value, also within an expression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gaodi.catalog.lines import Listed, Mapped, Mark
from gaodi.errors import Fault
from gaodi.rules.language import ExpressionFault, ExpressionFaults
from gaodi.rules.language.faults import SaidElsewhere

Step = str | int


@dataclass(frozen=True)
class Places:
    """The content of a file, which remembers its lines. where: what to call the file. texts: the lines of every file
    that parts of the content came from, by what it is called."""

    content: Any
    where: str
    texts: dict[str, list[str]]

    def of(self, path: Sequence[Step], offset: int | None = None, value: str = "") -> str:
        """`file, line 3`; with the offset of a character in an expression also its column."""
        found = self._found(path)
        if found is None:
            return self.where
        file, line, mark, complete = found
        if offset is None or not complete:
            return f"{file}, line {line + 1}"
        at, column = self._within(file, mark, value, offset)
        return f"{file}, line {at + 1}, column {column + 1}"

    def faults(self, error: ExpressionFault | ExpressionFaults, path: Sequence[Step], value: str) -> list[Fault]:
        """The faults of an expression, each with its line and column."""
        each = error.each if isinstance(error, ExpressionFaults) else (error,)
        return [
            Fault(one.fault.what, self.of(path, one.span.start, value), one.fault.expected, one.fault.do)
            for one in each
            if not isinstance(one, SaidElsewhere)
        ]

    def _found(self, path: Sequence[Step]) -> tuple[str, int, Mark, bool] | None:
        """The file and line of the deepest step of the path that is there, and whether that is the last."""
        content, found = self.content, None
        for number, step in enumerate(path):
            if not isinstance(content, Mapped | Listed) or step not in content.lines:
                break
            file = getattr(content, "files", {}).get(step, self.where)
            found = (file, content.lines[step], content.marks[step], number == len(path) - 1)
            content = content[step]  # type: ignore[index]
        return found

    def _within(self, file: str, mark: Mark, value: str, offset: int) -> tuple[int, int]:
        """Line and column of a character of a value. A plain value on one line begins at its mark; a block below it."""
        lines = self.texts.get(file, [])
        if mark.style in ("|", ">"):
            before = value[:offset]
            down = before.count("\n") if mark.style == "|" else 0
            line = mark.line + 1 + down
            indent = len(lines[line]) - len(lines[line].lstrip()) if line < len(lines) else 0
            return line, indent + (len(before) - before.rfind("\n") - 1 if mark.style == "|" else offset)
        return mark.line, mark.column + (1 if mark.style else 0) + offset

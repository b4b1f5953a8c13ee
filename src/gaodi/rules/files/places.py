"""Where something stands in a rulebook: file, line and column of a value, also within an expression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gaodi.catalog.lines import Listed, Mapped, Mark
from gaodi.errors import Fault
from gaodi.rules.files.aligning import aligned
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
        """`file, line 3, column 5`: where the key of the value begins, or the entry of a list; with the offset of a
        character in an expression, that character."""
        found = self._found(path)
        if found is None:
            return self.where
        file, line, mark, depth = found
        if offset is None or depth < len(path):
            return f"{file}, line {line + 1}, column {self._key(file, line, mark, path[depth - 1]) + 1}"
        at, column = aligned(self.texts.get(file, []), mark, value, offset)
        return f"{file}, line {at + 1}, column {column + 1}"

    def _key(self, file: str, line: int, mark: Mark, step: Step) -> int:
        """The column of a key, which stands before its value, or of an entry of a list."""
        text = "".join(self.texts.get(file, [])[line : line + 1])
        if isinstance(step, int) or not text:
            return mark.column
        return max(text.rfind(step, 0, mark.column if mark.line == line else len(text)), 0)

    def start(self, path: Sequence[Step]) -> str:
        """Where a value begins, if it is a single one, else where its key does."""
        value = self.content
        for step in path:
            inside = step in value.lines if isinstance(value, Mapped | Listed) else False
            value = value[step] if inside else None
        single = isinstance(value, str | int | float) and not isinstance(value, bool)
        return self.of(path, 0, str(value)) if single and path else self.of(path)

    def faults(self, error: ExpressionFault | ExpressionFaults, path: Sequence[Step], value: str) -> list[Fault]:
        """The faults of an expression, each with its line and column."""
        each = error.each if isinstance(error, ExpressionFaults) else (error,)
        return [
            Fault(one.fault.what, self.of(path, one.span.start, value), one.fault.expected, one.fault.do)
            for one in each
            if not isinstance(one, SaidElsewhere)
        ]

    def _found(self, path: Sequence[Step]) -> tuple[str, int, Mark, int] | None:
        """The file, line and mark of the deepest step of the path that is there, and how deep that is."""
        content, found = self.content, None
        for number, step in enumerate(path):
            if not isinstance(content, Mapped | Listed) or step not in content.lines:
                break
            file = getattr(content, "files", {}).get(step, self.where)
            found = (file, content.lines[step], content.marks[step], number + 1)
            content = content[step]  # type: ignore[index]
        return found
